/** Kernel images without their modules: what they can see decides where the machine's files are. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  kernelPackage,
  type Outcome,
  remove,
  requireFreshBuild,
  runProgram,
  small,
  temporaryFolder,
} from './support.ts';

const folder = temporaryFolder();
/** Of arguments given twice, the last counts. */
const roomy = [...small, '--qemu-memory', '768M'];

function bareImage(which: 'generic' | 'newest-cloud'): string {
  const unpacked = join(folder, which);
  execFileSync('dpkg-deb', ['-x', kernelPackage(which), unpacked]);
  const name = readdirSync(join(unpacked, 'boot')).find((file) => file.startsWith('vmlinuz-')) as string;
  const bare = join(folder, `${which}-bare`);
  mkdirSync(bare);
  copyFileSync(join(unpacked, 'boot', name), join(bare, name));
  remove(unpacked);
  return join(bare, name);
}

let generic: string;

beforeAll(() => {
  requireFreshBuild();
  generic = bareImage('generic');
}, 60_000);
afterAll(() => remove(folder));

describe('an image with no driver for any disk', () => {
  const tests = [
    ...['vm-tests/example-reboot-test', '__tests__/qemu-lab/faults/exits-3', '__tests__/qemu-lab/faults/hides-results'],
    ...['__tests__/qemu-lab/faults/panic-in-stage-2', '__tests__/qemu-lab/storage/saves-too-much'],
  ];
  let outcome: Outcome;

  beforeAll(async () => {
    const mixed = join(folder, 'tests');
    for (const test of tests) {
      cpSync(test, join(mixed, basename(test)), { recursive: true });
    }
    const names = tests.map((test) => basename(test)).join(',');
    outcome = await runProgram(['run', '--tests-dir', mixed, '--tests', names, '--kernel-tip', generic, ...roomy]);
  }, 400_000);
  afterAll(() => remove(outcome.out));

  test('keeps its state over a reboot', () => {
    const machine = outcome.machine('example-reboot-test');
    expect(machine.verdict).toBe('pass');
    expect(machine.stages.map(({ exit_code }) => exit_code)).toEqual([194, 0]);
    expect(new Set(machine.stages.map(({ boot_id }) => boot_id)).size).toBe(2);
    expect(`vmlinuz-${machine.stages[1]?.kernel_release}`).toBe(basename(generic));
    expect(outcome.evidence('example-reboot-test', 'run-1-output.log')).toContain('stage 1: kernel');
    expect(outcome.evidence('example-reboot-test', 'run-2-output.log')).toContain('stage 2: kernel');
    expect(outcome.evidence('example-reboot-test', 'client-1.log')).toContain('rebooting for stage 2');
    expect(outcome.evidence('example-reboot-test', 'console.log')).toContain('pullab.root=memory');
  });

  test('says where its files live, and what that means', () => {
    const notes = outcome.machine('example-reboot-test').notes.join('\n');
    expect(notes).toContain("this kernel has no driver for the lab's disks: its files live in memory (tip: ");
    expect(notes).toContain('a crash loses it, but not its live output');
  });

  test('fails by an exit code as any other', () => {
    expect(outcome.code).toBe(1);
    expect(outcome.machine('exits-3').reason).toBe('exit code 3 in stage 1 (run-1.sh)');
    expect(outcome.evidence('exits-3', 'run-1-output.log')).toBe('cannot go on\n');
  });

  test('brings only plain files with plain names to the host', () => {
    const machine = outcome.machine('hides-results');
    const target = join(outcome.out, 'machines/hides-results', machine.id);
    expect(machine.verdict).toBe('pass');
    expect(outcome.evidence('hides-results', 'a/b/deep.txt')).toBe('ok\n');
    expect(outcome.evidence('hides-results', 'guest/result.json')).toBe('forged\n');
    expect(existsSync(join(target, 'passwd'))).toBe(false);
    expect(existsSync(join(target, 'device'))).toBe(false);
    expect(machine.notes.join('\n')).toMatch(/passwd .*neither a file nor a folder/);
    expect(machine.notes.join('\n')).toMatch(/file name with characters that are not kept/);
  });

  test('loses by a panic what was not handed over, and nothing else', () => {
    const machine = outcome.machine('panic-in-stage-2');
    expect(machine.reason).toBe('panic in stage 2 (run-2.sh): sysrq triggered crash');
    expect(outcome.evidence('panic-in-stage-2', 'run-1-output.log')).toContain('stage 1 is fine');
    expect(outcome.evidence('panic-in-stage-2', 'run-2-output.log')).toContain('about to panic');
    expect(() => outcome.evidence('panic-in-stage-2', 'before-panic.txt')).toThrow('ENOENT');
  });

  test('says so when there are more files than it can hand over', () => {
    const machine = outcome.machine('saves-too-much');
    expect(machine.verdict).toBe('pass');
    expect(machine.notes.join('\n')).toMatch(/not everything was collected: its files are larger than the 64 MiB/);
    expect(outcome.evidence('saves-too-much', 'a-first.txt')).toBe('kept\n');
  });
});

test('too little memory for the files is said before anything boots', async () => {
  const outcome = await runProgram(['run', '--tests', 'basic-test', '--kernel-tip', generic, ...small]);
  expect(outcome.code).toBe(3);
  expect(outcome.stderr).toMatch(/qemu-memory is 512M, too little: .*Give --qemu-memory 768M or more/);
  expect(outcome.stdout).not.toContain('starting');
}, 120_000);

test('trouble on the way to the client is in the verdict', async () => {
  const ports = ['--qemu-cmdline', '8250.nr_uarts=3', '--boot-timeout', '1m'];
  const outcome = await runProgram(['run', '--tests', 'basic-test', '--kernel-tip', generic, ...ports, ...roomy]);
  expect(outcome.code).toBe(1);
  expect(outcome.machine('basic-test').reason).toMatch(
    /^no-boot: the tip kernel did not come up .*: no-disk: the kernel has neither .* nor a fourth serial port/,
  );
  remove(outcome.out);
}, 180_000);

test('an image with a driver for one of the disks uses it', async () => {
  const cloud = bareImage('newest-cloud');
  const outcome = await runProgram(['run', '--tests', 'basic-test', '--kernel-tip', cloud, ...small]);
  expect(outcome.code).toBe(0);
  expect(outcome.machine('basic-test').notes).toEqual([]);
  expect(outcome.evidence('basic-test', 'console.log')).toContain('pullab.root=disk:nvme0n1 ');
  remove(outcome.out);
}, 180_000);
