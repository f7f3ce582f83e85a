/** The other userlands of the qemu lab: the host's own files, and a disk image. No machine changes either. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder } from '../../src/labs/qemu/lab.ts';
import { kernelPackage, remove, requireFreshBuild, runProgram, small, temporaryFolder } from './support.ts';

const folder = temporaryFolder();

beforeAll(requireFreshBuild);
afterAll(() => remove(folder));

describe("the host's files", () => {
  const host = ['--qemu-userland', 'host', ...small];

  test('are there, and what a machine writes stays in the machine', async () => {
    const probe = `${process.pid}`;
    const before = statSync('/etc/os-release').ino;
    const args = [
      '--tests-dir',
      '__tests__/qemu-lab/storage',
      '--tests',
      'writes-to-root',
      '--params',
      `PROBE=${probe}`,
    ];
    const outcome = await runProgram(['run', ...args, '--kernel-tip', kernelPackage('generic'), ...host]);
    const machine = outcome.machine('writes-to-root');
    expect(machine.reason).toBeNull();
    expect(machine.verdict).toBe('pass');
    expect(new Set(machine.stages.map(({ boot_id }) => boot_id)).size).toBe(2);
    expect(outcome.evidence('writes-to-root', 'run-2-output.log')).toContain('everything is as stage 1 left it');
    expect(outcome.evidence('writes-to-root', 'run-1-output.log')).not.toContain('the share can be written to');
    for (const place of ['/etc', '/tmp', '/usr/bin']) {
      expect(readdirSync(place).filter((name) => name.startsWith(`pullab-probe-${probe}`))).toEqual([]);
    }
    expect(statSync('/etc/os-release').ino).toBe(before);
    expect(outcome.run.notes.join('\n')).toContain('can read every file that this user can read');
    remove(outcome.out);
  }, 240_000);

  test('need a kernel with 9p; without, nothing boots and the remedy is named', async () => {
    const cloud = kernelPackage('newest-cloud');
    const outcome = await runProgram(['run', '--tests', 'basic-test', '--kernel-tip', cloud, ...host]);
    expect(outcome.code).toBe(3);
    expect(outcome.stderr).toMatch(/lacks drivers for qemu-userland host .*9p, 9pnet_virtio/);
    expect(outcome.stderr).toContain('distribution:linux-image-amd64');
    expect(outcome.stdout).not.toContain('starting');
  }, 120_000);
});

describe('a disk image', () => {
  const digest = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');
  const runOn = (image: string, ...more: string[]) => {
    const args = ['--qemu-userland', 'image', '--qemu-image', image, '--qemu-kernel', kernelPackage('newest-cloud')];
    return runProgram(['run', '--tests', 'basic-test', ...args, ...more, ...small]);
  };

  /** A disk with a partition table (MBR) whose only partition is this file system. */
  function partitioned(fileSystem: string): string {
    const image = join(folder, 'partitioned.raw');
    const start = 2048;
    execFileSync('dd', [`if=${fileSystem}`, `of=${image}`, 'bs=1M', 'seek=1', 'conv=sparse', 'status=none']);
    const bytes = readFileSync(image);
    const entry = 446;
    const linux = 0x83;
    bytes.writeUInt8(linux, entry + 4);
    bytes.writeUInt32LE(start, entry + 8);
    bytes.writeUInt32LE(bytes.length / 512 - start, entry + 12);
    bytes.writeUInt16LE(0xaa55, 510);
    writeFileSync(image, bytes);
    return image;
  }

  let fileSystem: string;

  beforeAll(async () => {
    // The lab's own userland is the one that every host has; a run makes it when it is not there yet.
    const cache = join(cacheFolder(process.env, homedir()), 'userland');
    const own = () => (existsSync(cache) ? readdirSync(cache).find((name) => name.endsWith('.ext4')) : undefined);
    if (own() === undefined) {
      remove((await runProgram(['run', '--tests', 'basic-test', ...small])).out);
    }
    const tree = join(folder, 'tree');
    mkdirSync(tree);
    execFileSync('debugfs', ['-R', `rdump / ${tree}`, join(cache, own() as string)], { stdio: 'ignore' });
    fileSystem = join(folder, 'root.ext4');
    execFileSync('mke2fs', ['-q', '-F', '-t', 'ext4', '-E', 'root_owner=0:0', '-d', tree, fileSystem, '300M']);
    remove(tree);
  }, 180_000);

  test('boots, raw and with partitions, and is not changed', async () => {
    const image = partitioned(fileSystem);
    const before = digest(image);
    const outcome = await runOn(image);
    expect(outcome.machine('basic-test').reason).toBeNull();
    expect(outcome.code).toBe(0);
    expect(outcome.evidence('basic-test', 'console.log')).toMatch(/pullab\.root=image:/);
    expect(digest(image)).toBe(before);
    remove(outcome.out);
  }, 180_000);

  test('boots as qcow2, and is not changed', async () => {
    const image = join(folder, 'root.qcow2');
    execFileSync('qemu-img', ['convert', '-f', 'raw', '-O', 'qcow2', fileSystem, image]);
    const before = digest(image);
    const outcome = await runOn(image);
    expect(outcome.code).toBe(0);
    expect(digest(image)).toBe(before);
    remove(outcome.out);
  }, 180_000);

  test('that holds no userland makes the machine incomplete, and the reason says so', async () => {
    const image = join(folder, 'empty.raw');
    writeFileSync(image, '');
    truncateSync(image, 8 * 2 ** 20);
    const outcome = await runOn(image, '--retries-incomplete', '0');
    expect(outcome.code).toBe(3);
    expect(outcome.machine('basic-test').reason).toMatch(
      /^no-boot: the known-good kernel did not come up: no-root: no partition of the image holds a userland/,
    );
    remove(outcome.out);
  }, 180_000);
});
