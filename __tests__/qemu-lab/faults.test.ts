/** Stages that go wrong in every way a stage can: verdict, reason and evidence of each, on real machines. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Outcome, remove, requireFreshBuild, runProgram, small } from './support.ts';

const tests = [
  ...['panic-in-stage-2', 'sleeps-forever', 'ignores-signals', 'exits-3', 'reboots-unasked', 'powers-off'],
  ...['fills-disk', 'floods-output', 'leaves-daemon', 'asks-to-skip', 'reboots-at-the-end', 'hides-results'],
];

let outcome: Outcome;

beforeAll(async () => {
  requireFreshBuild();
  outcome = await runProgram(['run', '--tests-dir', '__tests__/qemu-lab/faults', '--tests', tests.join(','), ...small]);
}, 600_000);

afterAll(() => remove(outcome.out));

test('the run fails, and counts every machine once', () => {
  expect(outcome.code).toBe(1);
  expect(outcome.run.verdict).toBe('fail');
  const { machines, pass, fail, skip, incomplete } = outcome.run.counts;
  expect({ machines, pass, fail, skip, incomplete }).toEqual({
    machines: 12,
    pass: 3,
    fail: 8,
    skip: 1,
    incomplete: 0,
  });
});

test('a panic is charged to the stage that ran, and what was written before it is kept', () => {
  const machine = outcome.machine('panic-in-stage-2');
  expect(machine.verdict).toBe('fail');
  expect(machine.reason).toBe('panic in stage 2 (run-2.sh): sysrq triggered crash');
  expect(machine.stages.map(({ verdict }) => verdict)).toEqual(['pass', null, null]);
  expect(outcome.evidence('panic-in-stage-2', 'console.log')).toContain(
    'Kernel panic - not syncing: sysrq triggered crash',
  );
  expect(outcome.evidence('panic-in-stage-2', 'run-2-output.log')).toContain('about to panic');
  expect(outcome.evidence('panic-in-stage-2', 'before-panic.txt')).toBe('written before the panic\n');
  expect(outcome.evidence('panic-in-stage-2', 'results_sequence.txt').trimEnd().split('\n')).toHaveLength(1000);
});

test('a stage that sleeps forever ends at its limit', () => {
  const machine = outcome.machine('sleeps-forever');
  expect(machine.verdict).toBe('fail');
  expect(machine.reason).toMatch(/^timeout in stage 1/);
  expect(machine.stages[0]?.duration_s).toBeLessThan(20);
  expect(outcome.evidence('sleeps-forever', 'run-1-output.log')).toContain('going to sleep');
  expect(outcome.evidence('sleeps-forever', 'kept.txt')).toBe('kept\n');
});

test('a stage that stops the client and its own timer is ended from outside', () => {
  const machine = outcome.machine('ignores-signals');
  expect(machine.verdict).toBe('fail');
  expect(machine.reason).toMatch(/^timeout in stage 1 .*did not end within its 5 s, nor when it was told to/);
  expect(outcome.evidence('ignores-signals', 'run-1-output.log')).toContain('stopping the client');
});

test('an exit code is the reason, and later stages do not run', () => {
  const machine = outcome.machine('exits-3');
  expect(machine.reason).toBe('exit code 3 in stage 1 (run-1.sh)');
  expect(machine.stages.map(({ exit_code }) => exit_code)).toEqual([3, null]);
  expect(outcome.evidence('exits-3', 'result.txt')).toBe('FAILED: Exit code 3 at run 1\n');
  expect(JSON.parse(outcome.evidence('exits-3', 'stats.json'))).toMatchObject({
    exit_code: 3,
    success: false,
    failed_at_run: 1,
  });
});

test('a reboot nobody asked for is a failure', () => {
  const machine = outcome.machine('reboots-unasked');
  expect(machine.verdict).toBe('fail');
  expect(machine.reason).toMatch(/^unplanned-reboot in stage 1/);
  expect(machine.boots).toBe(1);
});

test('a power-off nobody asked for is a failure', () => {
  expect(outcome.machine('powers-off').reason).toMatch(/^power-off in stage 1/);
});

test('a full disk stops neither the evidence nor the stages that follow', () => {
  const machine = outcome.machine('fills-disk');
  expect(machine.stages.map(({ exit_code }) => exit_code)).toEqual([194, 1]);
  expect(outcome.evidence('fills-disk', 'before.txt')).toBe('before\n');
  expect(outcome.evidence('fills-disk', 'run-1-output.log')).toContain('the disk is full');
  expect(outcome.evidence('fills-disk', 'run-2-output.log')).toContain('stage 2 after the disk was full');
});

test('50 MB of output are kept, and forged commands and events in it do nothing', () => {
  const machine = outcome.machine('floods-output');
  expect(machine.verdict).toBe('pass');
  const log = join(outcome.out, 'machines/floods-output', machine.id, 'run-1-output.log');
  expect(statSync(log).size).toBeGreaterThan(50_000_000);
  expect(outcome.evidence('floods-output', 'run-1-output.log')).toMatch(/the last line\n$/);
  expect(outcome.stdout).not.toMatch(/^.*\x1b\[/m);
  expect(outcome.stdout).not.toMatch(/^::error/m);
  expect(outcome.stdout.length).toBeLessThan(2_000_000);
});

test('a daemon that keeps the output open does not hold the stage', () => {
  const machine = outcome.machine('leaves-daemon');
  expect(machine.verdict).toBe('pass');
  expect(machine.stages[0]?.duration_s).toBeLessThan(30);
});

test('exit code 4 is a skip, and 194 without a stage left a failure', () => {
  expect(outcome.machine('asks-to-skip').verdict).toBe('skip');
  expect(outcome.machine('reboots-at-the-end').reason).toContain('no stage is left');
});

test('only plain files with plain names leave the machine', () => {
  const machine = outcome.machine('hides-results');
  const folder = join(outcome.out, 'machines/hides-results', machine.id);
  expect(outcome.evidence('hides-results', 'a/b/deep.txt')).toBe('ok\n');
  expect(outcome.evidence('hides-results', 'name with space.txt')).toBe('ok\n');
  expect(outcome.evidence('hides-results', 'guest/result.json')).toBe('forged\n');
  expect(existsSync(join(folder, 'passwd'))).toBe(false);
  expect(existsSync(join(folder, 'device'))).toBe(false);
  expect(machine.notes.join('\n')).toMatch(/passwd .*neither a file nor a folder/);
  expect(machine.notes.join('\n')).toMatch(/file name with characters that are not kept/);
});

test('every machine left its console from the first line', () => {
  for (const test of tests) {
    expect(outcome.evidence(test, 'console.log')).toMatch(/Linux version \d/);
  }
});
