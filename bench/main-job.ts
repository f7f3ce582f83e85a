/**
 * What the program adds to a machine: the wall time of `run` against a bare QEMU that boots the same kernel and
 * initramfs to its first program and powers off.
 *
 *     npm run build && node bench/run.js main-job [--rounds 5] [--machines 50]
 *
 * The two take turns, so that a busy host slows both; the ratio of the medians is what counts.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';

const option = (name: string, fallback: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};

const rounds = option('rounds', 5);
const manyMachines = option('machines', 50);
const scratch = mkdtempSync(join(tmpdir(), 'pullab-bench-'));
// A stage that does nothing: what is measured is what the program adds, not what a test does.
const testsDir = join(scratch, 'tests');
mkdirSync(join(testsDir, 'nothing'), { recursive: true });
writeFileSync(join(testsDir, 'nothing/run.sh'), '#!/bin/bash\n:\n', { mode: 0o755 });
const common = ['--qemu-cpus', '1', '--qemu-memory', '512M', '--qemu-disk', '300M', '--qemu-accel', 'tcg'];

const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const show = (name: string, value: string) => console.log(`${name.padEnd(64)} ${value}`);

/** The command line of a running QEMU of ours, as the kernel shows it. */
function machineArguments(): string[] | null {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1);
      if (words[0]?.includes('qemu-system') && words.some((word) => word.startsWith('pullab-nothing'))) {
        return words;
      }
    } catch {
      // It has ended in between.
    }
  }
  return null;
}

interface Ran {
  seconds: number;
  maxRssMiB: number;
}

/** Runs the program on `machines` machines of basic-test; its own peak memory, not that of its machines. */
async function runProgram(machines: number, onTick?: () => void): Promise<Ran> {
  const out = join(scratch, 'results');
  const args = [
    'dist/index.js',
    'run',
    '--tests-dir',
    testsDir,
    '--tests',
    'nothing',
    '--replicas',
    String(machines),
    '--max-machines',
    '1000',
  ];
  const started = performance.now();
  const child = spawn(process.execPath, [...args, ...common, '--out', out], { stdio: 'ignore' });
  let maxRssMiB = 0;
  const ticker = setInterval(() => {
    onTick?.();
    try {
      const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
      // A process that has just ended has no such line any more.
      maxRssMiB = Math.max(maxRssMiB, Number(peak ?? 0) / 1024);
    } catch {
      // It has ended.
    }
  }, 50);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearInterval(ticker);
  if (code !== 0) {
    throw new Error(`the run ended with exit code ${code}; see ${out}`);
  }
  return { seconds: (performance.now() - started) / 1000, maxRssMiB };
}

/** Seconds from the start of QEMU to its end, for the machine's own kernel, initramfs, processor and memory. */
function runBare(args: string[]): number {
  const value = (name: string) => args[args.indexOf(name) + 1] as string;
  const kept = ['-nodefaults', '-no-user-config', '-display', 'none', '-nic', 'none'];
  const same = ['-machine', '-cpu', '-smp', '-m', '-kernel', '-initrd'].flatMap((name) => [name, value(name)]);
  const started = performance.now();
  execFileSync(args[0] as string, [
    ...kept,
    ...same,
    '-serial',
    `file:${scratch}/bare.log`,
    '-append',
    'console=ttyS0 panic=-1 pullab.probe',
  ]);
  if (!readFileSync(join(scratch, 'bare.log'), 'utf8').includes('pullab-probe: up')) {
    throw new Error('the bare machine did not come up');
  }
  return (performance.now() - started) / 1000;
}

async function bareNode(): Promise<number> {
  const empty = join(scratch, 'empty.mjs');
  writeFileSync(empty, '');
  const started = performance.now();
  execFileSync(process.execPath, [empty]);
  return performance.now() - started;
}

function plan(): number {
  const started = performance.now();
  execFileSync(process.execPath, ['dist/index.js', 'plan', '--tests-dir', testsDir, '--tests', 'nothing'], {
    stdio: 'ignore',
  });
  return performance.now() - started;
}

let args: string[] | null = null;
await runProgram(1, () => {
  args ??= machineArguments();
});
if (args === null) {
  throw new Error('no machine was seen running');
}
const single: number[] = [];
const bare: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  bare.push(runBare(args));
  single.push((await runProgram(1)).seconds);
}
const eight = await runProgram(8);
const starts = { bare: [] as number[], plan: [] as number[] };
for (let round = 0; round < 15; round += 1) {
  starts.bare.push(await bareNode());
  starts.plan.push(plan());
}
show(`host: ${cpus().length} CPUs, ${cpus()[0]?.model}; node ${process.version}`, '');
show('bare QEMU, boot to power-off, median', `${median(bare).toFixed(2)} s`);
show('run, one machine with one stage, median', `${median(single).toFixed(2)} s`);
show('ratio (target: at most 1.3)', (median(single) / median(bare)).toFixed(2));
show('run, 8 machines', `${eight.seconds.toFixed(2)} s`);
show('ratio to 8 bare boots one after the other', (eight.seconds / (8 * median(bare))).toFixed(2));
show('bare node, start to end, median of 15', `${median(starts.bare).toFixed(0)} ms`);
show(
  'plan on a small config, over bare node (target: at most 120 ms)',
  `${(median(starts.plan) - median(starts.bare)).toFixed(0)} ms`,
);
if (manyMachines > 0) {
  const many = await runProgram(manyMachines);
  show(
    `peak memory of the program, ${manyMachines} machines`,
    `${many.maxRssMiB.toFixed(0)} MiB (${many.seconds.toFixed(0)} s)`,
  );
}
rmSync(scratch, { recursive: true, force: true });
