/** Runs the shipped program on real machines. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Machine, RunFile } from '../../src/results/schema.ts';

export const program = resolve('dist/index.js');
export const kernelFolder = resolve(process.env.PULLAB_TEST_KERNELS ?? '.cache/kernels');

/** Small machines, so that two fit on two cores. */
export const small = ['--qemu-cpus', '1', '--qemu-memory', '512M', '--qemu-disk', '300M', '--qemu-accel', 'tcg'];

const newest = (folder: string): number =>
  Math.max(
    ...readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );

/** Tests of the shipped program are worth nothing when it is not built of these sources. */
export function requireFreshBuild(): void {
  if (!(newest('dist') >= newest('src'))) {
    throw new Error('dist is older than src: run npm run build');
  }
}

/** A kernel package that scripts/prepare.js fetched. */
export function kernelPackage(which: 'oldest-cloud' | 'newest-cloud' | 'generic'): string {
  const names = readdirSync(kernelFolder).filter((name) => name.endsWith('.deb'));
  const sorted = (pattern: RegExp) =>
    names.filter((name) => pattern.test(name)).sort(new Intl.Collator('en', { numeric: true }).compare);
  const cloud = sorted(/-cloud-amd64/);
  const found = { 'oldest-cloud': cloud[0], 'newest-cloud': cloud.at(-1), generic: sorted(/[0-9]-amd64/).at(-1) }[
    which
  ];
  if (found === undefined) {
    throw new Error(`no ${which} kernel in ${kernelFolder}: run node scripts/prepare.js`);
  }
  return join(kernelFolder, found);
}

export interface Outcome {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
  out: string;
  /** Milliseconds from `stop` (or the start) to the end. */
  run: RunFile;
  machine: (test: string) => Machine;
  /** A file of a machine's evidence. */
  evidence: (test: string, file: string) => string;
}

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'pullab-test-'));

export interface RunningProgram {
  child: ChildProcess;
  out: string;
  /** Resolves when the program has said something that matches. */
  said: (pattern: RegExp) => Promise<void>;
  ended: Promise<Pick<Outcome, 'code' | 'signal' | 'stdout' | 'stderr'>>;
}

export function startProgram(
  args: string[],
  options: { out?: string; env?: Record<string, string> } = {},
): RunningProgram {
  const out = options.out ?? join(temporaryFolder(), 'results');
  const child = spawn(process.execPath, [program, ...args, '--out', out], {
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  const waiting = new Set<() => void>();
  const heard = (text: string, stream: 'stdout' | 'stderr') => {
    stdout += stream === 'stdout' ? text : '';
    stderr += stream === 'stderr' ? text : '';
    for (const check of waiting) {
      check();
    }
  };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => heard(text, 'stdout'));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => heard(text, 'stderr'));
  const ended = new Promise<Pick<Outcome, 'code' | 'signal' | 'stdout' | 'stderr'>>((done) => {
    child.on('close', (code, signal) => done({ code, signal, stdout, stderr }));
  });
  const said = (pattern: RegExp) =>
    new Promise<void>((done, fail) => {
      const check = () => {
        if (pattern.test(stdout + stderr)) {
          waiting.delete(check);
          done();
        }
      };
      waiting.add(check);
      check();
      void ended.then(() => fail(new Error(`the program ended without saying ${pattern}:\n${stdout}${stderr}`)));
    });
  return { child, out, said, ended };
}

/** Runs the program to its end and reads what it left. */
export async function runProgram(args: string[]): Promise<Outcome> {
  const { out, ended } = startProgram(args);
  const end = await ended;
  let run: RunFile | undefined;
  try {
    run = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8')) as RunFile;
  } catch {
    run = undefined;
  }
  const machine = (test: string) => {
    const found = run?.machines.find((candidate) => candidate.test === test);
    if (found === undefined) {
      throw new Error(`no machine of ${test}; the program said:\n${end.stdout}${end.stderr}`);
    }
    return found;
  };
  return {
    ...end,
    out,
    run: run as RunFile,
    machine,
    evidence: (test, file) => readFileSync(join(out, 'machines', test, machine(test).id, file), 'utf8'),
  };
}

export const remove = (path: string): void => rmSync(path, { recursive: true, force: true });

/** Process ids of QEMU processes whose command line names this text. */
export function machinesRunning(text: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
        return (words[0] ?? '').includes('qemu-system') && words.some((word) => word.includes(text));
      } catch {
        return false;
      }
    })
    .map(Number);
}
