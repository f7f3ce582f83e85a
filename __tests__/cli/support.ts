/** The program as a process: built once for a test file, started as a user or the runner starts it. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { folderWith } from '../config/support.ts';

export interface Outcome {
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

export interface Program {
  cli(cwd: string, ...args: string[]): Outcome;
  /** The command line with something piped in. */
  piped(cwd: string, input: string | Buffer, ...args: string[]): Outcome;
  /** Starts the action's step; `state` is that of an earlier step. */
  action(cwd: string, inputs: Record<string, string>, state?: Record<string, string>): Outcome & ActionFiles;
  remove(): void;
}

interface ActionFiles {
  outputs: Record<string, string>;
  state: Record<string, string>;
}

/** Reads what the toolkit writes: `name<<delimiter`, value, delimiter. */
function readFileCommands(path: string): Record<string, string> {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  return Object.fromEntries([...text.matchAll(/^(.+?)<<(.+)\n([\s\S]*?)\n\2$/gm)].map((match) => [match[1], match[3]]));
}

const withPrefix = (prefix: string, values: Record<string, string>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix}${name}`, value]));

/** Builds below the repository, where the packages are found. */
export async function buildProgram(): Promise<Program> {
  mkdirSync('build', { recursive: true });
  const outdir = mkdtempSync('build/test-program-');
  await build({
    entryPoints: ['src/index.ts'],
    outdir,
    bundle: true,
    splitting: true,
    // Unbundled, the other packages take most of the time of a start.
    external: ['@actions/*'],
    banner: {
      js: "import { createRequire as makeRequire__ } from 'node:module'; const require = makeRequire__(import.meta.url);",
    },
    mainFields: ['module', 'main'],
    format: 'esm',
    platform: 'node',
    outExtension: { '.js': '.mjs' },
  });
  const program = join(process.cwd(), outdir, 'index.mjs');
  const start = (
    cwd: string,
    args: readonly string[],
    env: NodeJS.ProcessEnv,
    input: string | Buffer = '',
  ): Outcome => {
    const base = { PATH: process.env.PATH, ...env };
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
      cwd,
      env: base,
      encoding: 'utf8',
      input,
      maxBuffer: 1 << 26,
    });
    return { exitCode: status, stdout, stderr };
  };
  return {
    cli: (cwd, ...args) => start(cwd, args, {}),
    piped: (cwd, input, ...args) => start(cwd, args, {}, input),
    action(cwd, inputs, state = {}) {
      const files = folderWith({ output: '', state: '', summary: '' });
      const upper = Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name.toUpperCase(), value]));
      const outcome = start(cwd, [], {
        GITHUB_ACTIONS: 'true',
        GITHUB_RUN_ID: '77',
        GITHUB_RUN_ATTEMPT: '1',
        GITHUB_OUTPUT: join(files, 'output'),
        GITHUB_STATE: join(files, 'state'),
        GITHUB_STEP_SUMMARY: join(files, 'summary'),
        ...withPrefix('INPUT_', upper),
        ...withPrefix('STATE_', state),
      });
      return {
        ...outcome,
        outputs: readFileCommands(join(files, 'output')),
        state: readFileCommands(join(files, 'state')),
      };
    },
    remove: () => rmSync(outdir, { recursive: true }),
  };
}

/** A folder with the test `boot`. */
export function project(yml = 'tests: [boot]\n'): string {
  const folder = folderWith({ 'vm-tests/boot/run.sh': '#!/bin/bash\n', 'pullab.yml': yml });
  writeFileSync(join(folder, 'kernel'), '');
  return folder;
}
