import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { extractVmlinux } from '../../src/kernels/decompress.ts';
import { MissingTool } from '../../src/kernels/tools.ts';
import { makeBzImage, makeVmlinux, temporaryFolder } from './support.ts';

const folder = temporaryFolder();
const vmlinux = makeVmlinux();

function run(command: string, ...args: string[]): Buffer {
  const { status, stdout, stderr } = spawnSync(command, args, { input: vmlinux });
  if (status !== 0) {
    throw new Error(`${command} (install it) failed: ${stderr}`);
  }
  return stdout;
}

/** The payload as the kernel's build appends to it: the unpacked size. */
function withSize(packed: Buffer, size = vmlinux.length): Buffer {
  const trailer = Buffer.alloc(4);
  trailer.writeUInt32LE(size);
  return Buffer.concat([packed, trailer]);
}

function bzImage(name: string, payload: Buffer): string {
  const file = join(folder, name);
  writeFileSync(file, makeBzImage({ payload }));
  return file;
}

test.each<[string, () => Buffer]>([
  ['gzip', () => gzipSync(vmlinux)],
  ['xz', () => withSize(run('xz', '--check=crc32', '-c'))],
  ['lzma', () => withSize(run('xz', '--format=lzma', '-c'))],
  ['lz4', () => withSize(run('lz4', '-l', '-c'))],
  ['zstd', () => withSize(run('zstd', '-c'))],
  ['bzip2', () => withSize(run('bzip2', '-c'))],
  ['none', () => vmlinux],
])('unpacks a %s payload', async (name, pack) => {
  const destination = join(folder, `${name}.elf`);
  expect(await extractVmlinux(bzImage(name, pack()), destination)).toEqual({ path: destination });
  expect(readFileSync(destination).equals(vmlinux)).toBe(true);
});

test.each<[string, Buffer, RegExp]>([
  ['damaged gzip', gzipSync(vmlinux).subarray(0, 60), /does not unpack/],
  ['damaged xz', withSize(run('xz', '-c').subarray(0, 100)), /does not unpack: xz/],
  ['a wrong size', withSize(run('zstd', '-c'), 5), new RegExp(`${vmlinux.length} bytes came out, 5 were announced`)],
  ['an unknown compression', Buffer.from('what is this'), /compression of .* is not known/],
])('gives the reason for %s and leaves nothing', async (name, payload, reason) => {
  const destination = join(folder, 'damaged.elf');
  const extraction = await extractVmlinux(bzImage(name, payload), destination);
  expect(extraction).toEqual({ path: null, reason: expect.stringMatching(reason) });
  expect(existsSync(destination)).toBe(false);
});

test('names the Debian package of a decompressor that is missing', async () => {
  const path = process.env.PATH;
  const file = bzImage('no-tool', withSize(run('xz', '-c')));
  process.env.PATH = join(folder, 'empty');
  try {
    const failure = await extractVmlinux(file, join(folder, 'x.elf')).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(MissingTool);
    expect(failure).toMatchObject({ debianPackage: 'xz-utils', message: expect.stringContaining('xz-utils') });
  } finally {
    process.env.PATH = path;
  }
});
