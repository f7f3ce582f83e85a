import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface ExecOptions {
  cwd?: string;
  env?: Record<string, string>;
  signal?: AbortSignal;
  /** Exit codes that are no error; 0 when not given. */
  allow?: number[];
  timeoutMs?: number;
}

/**
 * Runs a program without a shell and gives what it wrote to standard output (and its exit code).
 *
 * @throws Error that names the program, its exit code and the last lines of its standard error
 */
export function exec(
  command: string,
  args: string[],
  options: ExecOptions = {},
): Promise<{ stdout: string; code: number }> {
  const { cwd, env, signal, allow = [0], timeoutMs = 0 } = options;
  return new Promise((resolve, reject) => {
    const settings = {
      maxBuffer: 256 * 2 ** 20,
      timeout: timeoutMs,
      env: { ...process.env, LC_ALL: 'C', ...env },
      ...(cwd === undefined ? {} : { cwd }),
      ...(signal === undefined ? {} : { signal }),
    };
    execFile(command, args, settings, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
      if (allow.includes(code)) {
        resolve({ stdout, code });
        return;
      }
      const last = stderr.trim().split('\n').slice(-5).join('\n');
      const how =
        code === -1 ? (error?.message.split('\n')[0] ?? 'could not be started') : `ended with exit code ${code}`;
      reject(new Error(`${command} ${how}${last === '' ? '' : `: ${last}`}`, { cause: undefined }));
    });
  });
}

/** The full path of a program on the PATH (or in sbin, which users often do not have there); null if there is none. */
export function findProgram(name: string, path = process.env.PATH ?? ''): string | null {
  for (const folder of [...path.split(delimiter), '/usr/local/sbin', '/usr/sbin', '/sbin']) {
    const file = join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // Not here: the next folder.
    }
  }
  return null;
}
