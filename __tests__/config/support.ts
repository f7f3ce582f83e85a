/** Real folders for the tests of config, tests and plan. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadConfig } from '../../src/config/load.ts';
import { CONFIG_OPTIONS, type Override } from '../../src/config/options.ts';

const folders: string[] = [];

/** A new folder with these files; `.sh` files are executable. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'pullab-test-')));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content, { mode: name.endsWith('.sh') ? 0o755 : 0o644 });
  }
  return folder;
}

export function removeFolders(): void {
  for (const folder of folders.splice(0)) {
    rmSync(folder, { recursive: true });
  }
}

/** Flags as the command line gives them. */
export function flags(values: Readonly<Record<string, string>>, prefix = '--'): Override[] {
  return Object.entries(values).map(([name, text]) => {
    const option = CONFIG_OPTIONS.find((known) => known.name === name);
    if (option === undefined) {
      throw new Error(`no option ${name}`);
    }
    return { option, text, label: prefix + name };
  });
}

/** The config of a folder, with flags. */
export function load(cwd: string, values: Readonly<Record<string, string>> = {}, file?: string) {
  return loadConfig({
    cwd,
    file,
    overrides: flags(values),
    readFile: (path) => readFileSync(path, 'utf8'),
    exists: existsSync,
  });
}

/** The message of what `action` throws, with the folder's path cut to `DIR`. */
export function messageOf(action: () => unknown, folder = '\0'): string {
  try {
    action();
  } catch (error) {
    return error instanceof Error ? error.message.replaceAll(folder, 'DIR') : String(error);
  }
  return 'nothing was thrown';
}
