/** However the program ends, it leaves no machine and no temporary file. */
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { machinesRunning, requireFreshBuild, small, startProgram } from './support.ts';

const scratchFolders = () => readdirSync(tmpdir()).filter((name) => /^pullab-\w{6}$/.test(name));

beforeAll(requireFreshBuild);

/** Starts a machine whose stage sleeps, does something to the program, and waits until nothing is left. */
async function endBy(act: (pid: number) => void, seconds: number) {
  const before = new Set(scratchFolders());
  const args = ['run', '--tests-dir', '__tests__/qemu-lab/faults', '--tests', 'sleeps-forever', '--max-runtime', '10m'];
  const running = startProgram([...args, ...small]);
  await running.said(/going to sleep/);
  const mine = scratchFolders().filter((name) => !before.has(name));
  expect(mine).toHaveLength(1);
  const scratch = mine[0] as string;
  expect(machinesRunning(scratch)).toHaveLength(1);
  act(running.child.pid as number);
  const started = Date.now();
  while (Date.now() - started < seconds * 1000) {
    if (machinesRunning(scratch).length === 0 && !scratchFolders().includes(scratch)) {
      break;
    }
    await sleep(50);
  }
  expect(machinesRunning(scratch)).toEqual([]);
  expect(scratchFolders()).not.toContain(scratch);
  return running.ended;
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s ends all machines within 5 s; the run is incomplete',
  async (signal) => {
    const end = await endBy((pid) => process.kill(pid, signal), 5);
    expect(end.code).toBe(130);
    expect(end.stdout).toContain('interrupted');
  },
  120_000,
);

test('SIGKILL of the program leaves nothing after 5 s', async () => {
  const end = await endBy((pid) => process.kill(pid, 'SIGKILL'), 5);
  expect(end.signal).toBe('SIGKILL');
}, 120_000);

test('SIGKILL of the program and of what watches over it still ends the machine', async () => {
  const before = new Set(scratchFolders());
  const running = startProgram([
    'run',
    '--tests-dir',
    '__tests__/qemu-lab/faults',
    '--tests',
    'sleeps-forever',
    ...small,
  ]);
  await running.said(/going to sleep/);
  const scratch = scratchFolders().find((name) => !before.has(name)) as string;
  const { execFileSync } = await import('node:child_process');
  execFileSync('pkill', ['-KILL', '-f', 'pullab-reaper']);
  process.kill(running.child.pid as number, 'SIGKILL');
  await running.ended;
  await sleep(1000);
  expect(machinesRunning(scratch)).toEqual([]);
  const { rmSync } = await import('node:fs');
  rmSync(`${tmpdir()}/${scratch}`, { recursive: true, force: true });
}, 120_000);
