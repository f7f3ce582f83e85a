/** Which kernel a machine runs, and what happens when it is not the one, or does not come up. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  kernelPackage,
  remove,
  requireFreshBuild,
  runProgram,
  small,
  startProgram,
  temporaryFolder,
} from './support.ts';

const folder = temporaryFolder();
const unpacked = join(folder, 'oldest-cloud');

beforeAll(() => {
  requireFreshBuild();
  execFileSync('dpkg-deb', ['-x', kernelPackage('oldest-cloud'), unpacked]);
});
afterAll(() => remove(folder));

const releaseOf = (file: string) => /linux-image-(\S+?)_/.exec(file)?.[1];
const image = () => execFileSync('sh', ['-c', `echo ${unpacked}/boot/vmlinuz-*`], { encoding: 'utf8' }).trim();

test('base and tip are booted when they are asked for, each proven', async () => {
  const base = kernelPackage('oldest-cloud');
  const tip = kernelPackage('generic');
  const tests = 'example-kernel-reboot-test,boot,basic-test';
  const outcome = await runProgram(['run', '--tests', tests, '--kernel-base', base, '--kernel-tip', tip, ...small]);
  expect(outcome.code).toBe(0);
  const switching = outcome.machine('example-kernel-reboot-test');
  expect(switching.stages.slice(1).map(({ kernel_release }) => kernel_release)).toEqual([
    releaseOf(base),
    releaseOf(tip),
  ]);
  expect(switching.boot_log.map(({ kernel }) => kernel)).toEqual(['good', 'base', 'tip']);
  expect(new Set(switching.boot_log.map(({ boot_id }) => boot_id)).size).toBe(3);
  expect(switching.boot_log.map(({ build_id }) => build_id).slice(1)).toEqual([
    outcome.run.kernels.base?.build_id,
    outcome.run.kernels.tip?.build_id,
  ]);
  // A test that does not drive the kernels itself runs on the kernel under test.
  expect(outcome.machine('boot').stages[0]?.kernel_release).toBe(releaseOf(tip));
  expect(outcome.machine('basic-test').stages[0]?.kernel_release).toBe(releaseOf(tip));
  remove(outcome.out);
}, 300_000);

test('a kernel that is not what its file says is incomplete: wrong-kernel', async () => {
  const file = join(folder, 'vmlinuz-6.99.0-claimed');
  copyFileSync(image(), file);
  const outcome = await runProgram(['run', '--tests', 'basic-test', '--kernel-tip', file, ...small]);
  expect(outcome.code).toBe(3);
  const machine = outcome.machine('basic-test');
  expect(machine.verdict).toBe('incomplete');
  expect(machine.reason).toMatch(/^wrong-kernel: .*6\.99\.0-claimed.*6\.1\./);
  expect(machine.stages[0]?.verdict).toBeNull();
  expect(outcome.evidence('basic-test', 'console.log')).toContain('Linux version 6.1.');
  remove(outcome.out);
}, 180_000);

test('a release that the config claims is proven too', async () => {
  const config = join(folder, 'pullab.yml');
  writeFileSync(
    config,
    `tests: [basic-test]\ntests-dir: ${process.cwd()}/vm-tests\nkernels:\n  tip: { ref: ${image()}, release: 6.2.0-other }\n`,
  );
  const outcome = await runProgram(['run', '--config', config, ...small]);
  expect(outcome.code).toBe(3);
  expect(outcome.machine('basic-test').reason).toMatch(/^wrong-kernel: .*6\.2\.0-other/);
  remove(outcome.out);
}, 180_000);

test('a kernel that cannot mount its root fails where the known-good one comes up', async () => {
  const rootless = [
    '--kernel-tip',
    kernelPackage('oldest-cloud'),
    '--qemu-cmdline',
    'rdinit=/nothing root=/dev/nothing',
  ];
  const outcome = await runProgram(['run', '--tests', 'basic-test', ...rootless, '--boot-timeout', '1m', ...small]);
  expect(outcome.code).toBe(1);
  const machine = outcome.machine('basic-test');
  expect(machine.verdict).toBe('fail');
  expect(machine.reason).toMatch(/^no-boot: the tip kernel did not come up where the known-good one did: panic: /);
  expect(machine.boots).toBe(0);
  expect(machine.boot_log).toHaveLength(2);
  expect(machine.notes.join('\n')).toContain('attempt 1 of 2');
  expect(outcome.evidence('basic-test', 'console.log')).toContain('VFS: Unable to mount root fs');
  remove(outcome.out);
}, 300_000);

test('a kernel that says nothing at all is told from a machine that does not work', async () => {
  // A damaged payload: QEMU loads the image, and its decompressor halts before the kernel's first word.
  const damaged = join(folder, 'damaged');
  cpSync(unpacked, damaged, { recursive: true });
  const file = image().replace(unpacked, damaged);
  const bytes = readFileSync(file);
  bytes.fill(0xff, bytes.length / 2, bytes.length / 2 + 65_536);
  writeFileSync(file, bytes);
  const args = ['--kernel-tip', damaged, '--boot-timeout', '15s', ...small];
  const outcome = await runProgram(['run', '--tests', 'basic-test', ...args]);
  expect(outcome.code).toBe(1);
  const machine = outcome.machine('basic-test');
  expect(machine.reason).toMatch(/^no-boot: the tip kernel did not come up where the known-good one did/);
  expect(machine.boot_log.map(({ attempt }) => attempt)).toEqual([1, 2]);
  remove(outcome.out);
}, 300_000);

test('a known-good kernel that does not come up is infrastructure, and never the kernel', async () => {
  const args = [
    'run',
    '--tests',
    'basic-test',
    '--qemu-cmdline',
    'rdinit=/nothing root=/dev/nothing',
    '--retries-incomplete',
    '0',
  ];
  const outcome = await runProgram([...args, '--boot-timeout', '1m', ...small]);
  expect(outcome.code).toBe(3);
  expect(outcome.machine('basic-test').verdict).toBe('incomplete');
  expect(outcome.machine('basic-test').reason).toMatch(/^no-boot: the known-good kernel did not come up/);
  remove(outcome.out);
}, 300_000);

test('a QEMU that dies is infrastructure', async () => {
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(
    join(bin, 'qemu-system-x86_64'),
    '#!/bin/sh\n[ "$1" = --version ] && echo "QEMU emulator version 99.0" && exit 0\necho "out of luck" >&2\nexit 1\n',
    { mode: 0o755 },
  );
  cpSync(join(process.cwd(), 'vm-tests/basic-test'), join(folder, 'tests/basic-test'), { recursive: true });
  const args = ['run', '--tests-dir', join(folder, 'tests'), '--tests', 'basic-test', ...small];
  const running = startProgram(args, { env: { PATH: `${bin}:${process.env.PATH}` } });
  const end = await running.ended;
  expect(end.code).toBe(3);
  const run = JSON.parse(readFileSync(join(running.out, 'run.json'), 'utf8'));
  expect(run.machines[0].reason).toMatch(/^lab: QEMU ended by itself \(exit code 1\): out of luck/);
  expect(run.machines[0].notes.join('\n')).toMatch(/attempt 1 was incomplete/);
}, 120_000);
