import { spawnSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { UserError } from '../../src/errors.ts';
import { builtinByConfig, parseBuiltinModinfo, parseModule } from '../../src/kernels/modinfo.ts';
import { moduleClosure, readModule } from '../../src/kernels/modules.ts';
import { makeModule, plant, temporaryFolder } from './support.ts';

const folder = temporaryFolder();
let count = 0;

function modules(files: Record<string, string | Buffer>): string {
  return plant(join(folder, `tree-${count++}`), files);
}

async function closureOf(root: string, wanted: string[]) {
  const { files, optional, builtin, missing } = await moduleClosure(root, wanted);
  const strip = (file: string): string => file.slice(root.length + 1).replace(/^kernel\//, '');
  return { files: files.map(strip), optional: optional.map(strip), builtin, missing };
}

test('dependencies come first, with - and _ alike, each once', async () => {
  const root = modules({
    'kernel/nvme.ko': makeModule(['depends=nvme-core', 'name=nvme']),
    'kernel/nvme-core.ko': makeModule(['depends=t10-pi,base']),
    'kernel/t10-pi.ko': makeModule(['depends=base']),
    'kernel/base.ko': makeModule(['depends=']),
  });
  expect(await closureOf(root, ['nvme', 'nvme_core'])).toEqual({
    files: ['base.ko', 't10-pi.ko', 'nvme-core.ko', 'nvme.ko'],
    optional: [],
    builtin: [],
    missing: [],
  });
});

test('built-in modules are not files, and what is nowhere is missing', async () => {
  const root = modules({
    'modules.builtin': 'kernel/fs/ext4/ext4.ko\nkernel/lib/crc-core.ko\n',
    'kernel/ext4.ko': makeModule(['depends=']),
    'kernel/a.ko': makeModule(['depends=crc_core,gone']),
  });
  expect(await closureOf(root, ['ext4', 'a', 'none'])).toEqual({
    files: ['a.ko'],
    optional: [],
    builtin: ['ext4', 'crc_core'],
    missing: ['gone', 'none'],
  });
});

test('a soft dependency loads every provider of the alias, and none is required', async () => {
  const root = modules({
    'kernel/fs/ext4.ko': makeModule(['softdep=pre: crypto-crc32c post: late', 'depends=']),
    'kernel/crypto/crc32c_generic.ko': makeModule(['alias=crypto-crc32c', 'depends=']),
    'kernel/arch/x86/crypto/crc32c-intel.ko': makeModule(['alias=crypto-crc32c', 'depends=helper']),
    'kernel/helper.ko': makeModule(['depends=']),
    'kernel/late.ko': makeModule([]),
    'kernel/crypto/libcrc32c.ko': makeModule(['alias=other']),
  });
  const closure = await closureOf(root, ['ext4']);
  expect(closure.files).toEqual([
    'helper.ko',
    'arch/x86/crypto/crc32c-intel.ko',
    'crypto/crc32c_generic.ko',
    'fs/ext4.ko',
  ]);
  expect(closure.optional).toEqual(['helper.ko', 'arch/x86/crypto/crc32c-intel.ko', 'crypto/crc32c_generic.ko']);
  // What is needed for itself as well is no longer optional.
  expect((await closureOf(root, ['ext4', 'crc32c_intel'])).optional).toEqual(['crypto/crc32c_generic.ko']);
});

test('a provider of another name is found among the crypto modules; a built-in one is enough', async () => {
  const ext4 = makeModule(['softdep=pre: crypto-crc32c', 'depends=']);
  const provider = makeModule(['alias=crypto-crc32c', 'depends=']);
  const renamed = modules({ 'kernel/ext4.ko': ext4, 'kernel/crypto/sums.ko': provider });
  expect((await closureOf(renamed, ['ext4'])).files).toEqual(['crypto/sums.ko', 'ext4.ko']);
  const builtin = modules({
    'kernel/ext4.ko': ext4,
    'kernel/crypto/crc32c_generic.ko': provider,
    'modules.builtin.modinfo': 'sums.license=GPL\0sums.alias=crypto-crc32c\0',
  });
  expect((await closureOf(builtin, ['ext4'])).files).toEqual(['ext4.ko']);
});

test('a soft dependency that nobody provides is not missing; cycles end', async () => {
  const root = modules({
    'kernel/a.ko': makeModule(['softdep=pre: nothing soft', 'depends=b']),
    'kernel/soft.ko': makeModule(['depends=gone']),
    'kernel/b.ko': makeModule(['depends=a']),
  });
  expect(await closureOf(root, ['a'])).toMatchObject({ files: ['soft.ko', 'b.ko', 'a.ko'], missing: [] });
});

test('updates/ replaces kernel/, and links are not followed', async () => {
  const root = modules({
    'kernel/a.ko': makeModule(['depends=old']),
    'updates/dkms/a.ko': makeModule(['depends=']),
  });
  symlinkSync(folder, join(root, 'build'));
  symlinkSync('/etc/hostname', join(root, 'kernel/evil.ko'));
  expect(await closureOf(root, ['a', 'evil'])).toMatchObject({ files: ['updates/dkms/a.ko'], missing: ['evil'] });
});

test.each<[string, (bytes: Buffer) => Buffer]>([
  ['ko', (bytes) => bytes],
  ['ko.gz', (bytes) => gzipSync(bytes)],
  ['ko.xz', (input) => spawnSync('xz', ['--check=crc32', '-c'], { input }).stdout],
  ['ko.zst', (input) => spawnSync('zstd', ['-c'], { input }).stdout],
])('reads a .%s', async (extension, pack) => {
  const plain = makeModule(['depends=', 'name=a']);
  const root = modules({ [`kernel/a.${extension}`]: pack(plain) });
  const { files } = await moduleClosure(root, ['a']);
  expect(files).toEqual([join(root, `kernel/a.${extension}`)]);
  expect((await readModule(files[0] ?? '')).equals(plain)).toBe(true);
});

test('a damaged module is named', async () => {
  const root = modules({ 'kernel/a.ko.xz': Buffer.from('fd377a585a00ffffffff', 'hex'), 'kernel/b.ko': 'text' });
  await expect(moduleClosure(root, ['a'])).rejects.toThrow(UserError);
  await expect(moduleClosure(root, ['a'])).rejects.toThrow(/a\.ko\.xz cannot be read: xz/);
  await expect(moduleClosure(root, ['b'])).rejects.toThrow(/b\.ko cannot be read: it is no ELF/);
});

test('parseModule survives truncation at every length and changed bytes', () => {
  const bytes = makeModule(['depends=a,b', 'softdep=pre: c', 'alias=x']);
  expect(parseModule(bytes)).toEqual({ name: null, depends: ['a', 'b'], softPre: ['c'], aliases: ['x'] });
  for (let length = 0; length < bytes.length; length++) {
    parseModule(bytes.subarray(0, length));
  }
  fc.assert(
    fc.property(fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 8 }), (at, to) => {
      const damaged = Buffer.from(bytes);
      damaged.set(to, at % (damaged.length - 8));
      parseModule(damaged);
    }),
    { numRuns: 500 },
  );
});

test('modules.builtin.modinfo and the configuration are read', () => {
  expect(parseBuiltinModinfo(Buffer.from('a-b.alias=x\0a_b.alias=y.z\0c.license=GPL\0')).get('a_b')?.aliases).toEqual([
    'x',
    'y.z',
  ]);
  const config = 'CONFIG_EXT4_FS=y\nCONFIG_VIRTIO_BLK=m\n# CONFIG_XFS_FS is not set\n';
  expect(['ext4', 'virtio-blk', 'xfs', 'nvme', 'foo'].map((name) => builtinByConfig(config, name))).toEqual([
    true,
    false,
    false,
    null,
    null,
  ]);
});
