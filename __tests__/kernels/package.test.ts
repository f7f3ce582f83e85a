import { spawnSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../src/errors.ts';
import { resolveInside } from '../../src/kernels/containment.ts';
import {
  debPackageName,
  kernelPackages,
  packageKind,
  releaseOfPackageName,
  UNPACK_LIMITS,
  unpackPackage,
} from '../../src/kernels/package.ts';
import { hasTool, MissingTool } from '../../src/kernels/tools.ts';
import { makeDeb, plant, type TarEntry, temporaryFolder } from './support.ts';

const folder = temporaryFolder();
let count = 0;

async function unpack(entries: TarEntry[], limits = UNPACK_LIMITS): Promise<string> {
  const home = join(folder, `${count++}`);
  const destination = join(home, 'out');
  mkdirSync(destination, { recursive: true });
  writeFileSync(join(home, 'p.deb'), makeDeb('linux-image-6.9.0', entries));
  await unpackPackage('deb', join(home, 'p.deb'), destination, limits);
  return destination;
}

const content = Buffer.from('kernel');

test('unpacks a .deb', async () => {
  const out = await unpack([
    { name: './boot/', type: '5', mode: 0o755 },
    { name: './boot/vmlinuz-6.9.0', content },
  ]);
  expect(readFileSync(join(out, 'boot/vmlinuz-6.9.0'), 'utf8')).toBe('kernel');
});

test('the kind and the name come from the content', async () => {
  plant(folder, {
    'a.bin': makeDeb('linux-image-6.9.0-unsigned', []),
    'b.deb': 'text',
    'c.rpm': Buffer.from('edabeedb0300', 'hex'),
  });
  expect(await packageKind(join(folder, 'a.bin'))).toBe('deb');
  expect(await packageKind(join(folder, 'b.deb'))).toBeNull();
  expect(await packageKind(join(folder, 'c.rpm'))).toBe('rpm');
  expect(await debPackageName(join(folder, 'a.bin'))).toBe('linux-image-6.9.0-unsigned');
  expect(await debPackageName(join(folder, 'b.deb'))).toBeNull();
});

describe('a hostile package', () => {
  test('does not write outside by .. or an absolute path', async () => {
    const absolute = join(folder, 'absolute');
    await expect(unpack([{ name: '../escaped\x1b[31m', content }])).rejects.toThrow(
      /^[ -~]*p\.deb does not unpack: tar: [ -~]*Member name contains '\.\.'[ -~]*$/,
    );
    const out = await unpack([{ name: absolute, content }]);
    expect(existsSync(absolute)).toBe(false);
    expect(existsSync(join(out, absolute))).toBe(true);
    expect(readdirSync(folder).filter((name) => name.startsWith('escaped'))).toEqual([]);
    expect(existsSync(join(out, '../escaped'))).toBe(false);
  });

  test('does not write through a symbolic link of its own', async () => {
    const target = join(folder, 'target');
    mkdirSync(target);
    await unpack([
      { name: './boot', type: '2', link: target },
      { name: './boot/vmlinuz', content },
    ]).catch(() => undefined);
    expect(readdirSync(target)).toEqual([]);
  });

  test('leaves neither FIFOs nor set-user-ID files nor unreadable folders', async () => {
    const out = await unpack([
      { name: './closed/', type: '5', mode: 0o000 },
      { name: './fifo', type: '6' },
      { name: './suid', mode: 0o4755, content },
      { name: './unreadable', mode: 0o000, content },
    ]);
    expect(readdirSync(out).sort()).toEqual(['closed', 'suid', 'unreadable']);
    expect(statSync(join(out, 'suid')).mode & 0o7000).toBe(0);
    expect(statSync(join(out, 'closed')).mode & 0o700).toBe(0o700);
    expect(readFileSync(join(out, 'unreadable'), 'utf8')).toBe('kernel');
  });

  test('is stopped at the size limit', async () => {
    const big = { name: './big', content: Buffer.alloc(3 << 20) };
    const limits = { ...UNPACK_LIMITS, maxBytes: 1 << 20 };
    await expect(unpack([big], limits)).rejects.toThrow(/holds more than 1048576 bytes/);
  });

  test('is stopped at the time limit', async () => {
    const big = { name: './big', content: Buffer.alloc(32 << 20) };
    await expect(unpack([big], { ...UNPACK_LIMITS, timeoutMs: 1 })).rejects.toThrow(/takes more than 0.001 s/);
  });

  test('that is damaged is a UserError that names it', async () => {
    plant(folder, { 'cut.deb': makeDeb('x', [{ name: './a', content: Buffer.alloc(9000) }]).subarray(0, 4000) });
    const failure = unpackPackage('deb', join(folder, 'cut.deb'), folder);
    await expect(failure).rejects.toThrow(UserError);
    await expect(failure).rejects.toThrow(/cut\.deb does not unpack/);
  });
});

test('resolveInside follows links inside, and none that leads out', () => {
  const root = plant(join(folder, 'root'), { 'boot/vmlinuz-1': 'k' });
  symlinkSync('boot/vmlinuz-1', join(root, 'inside'));
  symlinkSync('/etc/passwd', join(root, 'outside'));
  symlinkSync('nowhere', join(root, 'dangling'));
  expect(resolveInside(root, 'inside')).toMatch(/root\/boot\/vmlinuz-1$/);
  expect(resolveInside(root, 'dangling')).toBeNull();
  expect(() => resolveInside(root, 'outside')).toThrow(UserError);
  expect(() => resolveInside(root, '../cut.deb')).toThrow(/leads out of that folder/);
  // A neighbour whose name begins alike is outside too.
  plant(join(folder, 'root-2'), { x: '' });
  expect(() => resolveInside(root, '../root-2/x')).toThrow(UserError);
});

test('kernelPackages leaves out what holds no kernel', async () => {
  const deb = makeDeb('x', []);
  const root = plant(join(folder, 'packages'), {
    'linux-image-6.9.0_1_amd64.deb': deb,
    'linux-image-6.9.0-dbg_1_amd64.deb': deb,
    'linux-headers-6.9.0_1_amd64.deb': deb,
    'linux-modules-6.9.0_1_amd64.deb': deb,
    'notes.deb': 'text',
  });
  expect((await kernelPackages(root)).map(({ file }) => file.slice(root.length + 1))).toEqual([
    'linux-image-6.9.0_1_amd64.deb',
    'linux-modules-6.9.0_1_amd64.deb',
  ]);
});

test.each([
  ['linux-image-6.1.0-56-amd64-unsigned', '6.1.0-56-amd64'],
  ['linux-image-unsigned-6.8.0-45-generic', '6.8.0-45-generic'],
  ['linux-modules-6.8.0-45-generic', '6.8.0-45-generic'],
  ['linux-image-6.9.0', '6.9.0'],
  ['linux-image-amd64', null],
  ['linux-image-6.1-amd64-foo', null],
  ['bash', null],
])('the package name %s claims %s', (name, release) => {
  expect(releaseOfPackageName(name)).toBe(release);
});

describe('an .rpm', () => {
  const SPEC = `Name: kernel-core
Version: 6.9.0
Release: 1
Summary: x
License: GPL
BuildArch: noarch
%description
x
%install
mkdir -p %{buildroot}/lib/modules/6.9.0
echo kernel > %{buildroot}/lib/modules/6.9.0/vmlinuz
ln -s /etc/passwd %{buildroot}/lib/modules/6.9.0/link
%files
/lib/modules/6.9.0
`;

  function buildRpm(): string {
    if (spawnSync('rpmbuild', ['--version']).status !== 0) {
      throw new Error('rpmbuild is needed for this test: install the Debian package rpm');
    }
    const top = join(folder, 'rpmbuild');
    plant(top, { 'k.spec': SPEC });
    const built = spawnSync('rpmbuild', ['-bb', '--define', `_topdir ${top}`, join(top, 'k.spec')], {
      encoding: 'utf8',
    });
    const file = join(top, 'RPMS/noarch/kernel-core-6.9.0-1.noarch.rpm');
    if (!existsSync(file)) {
      throw new Error(`rpmbuild failed: ${built.stderr}`);
    }
    return file;
  }

  test('unpacks without being installed', async () => {
    const file = buildRpm();
    expect(await packageKind(file)).toBe('rpm');
    const out = join(folder, 'rpm-out');
    mkdirSync(out);
    await unpackPackage('rpm', file, out);
    expect(readFileSync(join(out, 'lib/modules/6.9.0/vmlinuz'), 'utf8')).toBe('kernel\n');
    expect(lstatSync(join(out, 'lib/modules/6.9.0/link')).isSymbolicLink()).toBe(true);
  });

  test('needs a tool, and says of which package', async () => {
    const path = process.env.PATH;
    process.env.PATH = join(folder, 'empty');
    try {
      expect(hasTool('rpm2archive')).toBe(false);
      const failure = await unpackPackage('rpm', join(folder, 'c.rpm'), folder).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(MissingTool);
      expect(failure).toMatchObject({ debianPackage: 'libarchive-tools' });
    } finally {
      process.env.PATH = path;
    }
  });
});
