import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../src/errors.ts';
import { findKernel, findKernelBeside, releaseOfFileName } from '../../src/kernels/tree.ts';
import { HEADER_VERSION, makeArm64Image, makeBzImage, makeVmlinux, plant, temporaryFolder } from './support.ts';

const folder = temporaryFolder();
let count = 0;
const release = '6.9.0-test';
const bzImage = makeBzImage();
const other = makeBzImage({ version: HEADER_VERSION.replace('6.9.0-test', '6.1.0') });

function tree(files: Record<string, string | Buffer>): string {
  return plant(join(folder, `${count++}`), files);
}

/** The found paths relative to the folder. */
function find(root: string, wanted: string | null = null) {
  const strip = (path: string | null): string | null => (path === null ? null : path.slice(root.length + 1));
  const { image, modules, config, builtinList, buildRelease } = findKernel(root, wanted);
  return {
    image: strip(image),
    modules: strip(modules),
    config: strip(config),
    builtinList: strip(builtinList),
    buildRelease,
  };
}

test('an unpacked Debian package', () => {
  const root = tree({
    [`boot/vmlinuz-${release}`]: bzImage,
    [`boot/config-${release}`]: '',
    [`boot/System.map-${release}`]: '',
    [`lib/modules/${release}/modules.builtin`]: '',
  });
  expect(find(root)).toEqual({
    image: `boot/vmlinuz-${release}`,
    modules: `lib/modules/${release}`,
    config: `boot/config-${release}`,
    builtinList: `lib/modules/${release}/modules.builtin`,
    buildRelease: null,
  });
});

test('an unpacked Fedora package, also when boot/ has a copy', () => {
  const base = `lib/modules/${release}`;
  const files = {
    [`${base}/vmlinuz`]: bzImage,
    [`${base}/config`]: '',
    [`${base}/.vmlinuz.hmac`]: '',
    [`${base}/kernel/a.ko`]: '',
  };
  const expected = {
    image: `${base}/vmlinuz`,
    modules: base,
    config: `${base}/config`,
    builtinList: null,
    buildRelease: null,
  };
  expect(find(tree(files))).toEqual(expected);
  expect(find(tree({ ...files, [`boot/vmlinuz-${release}`]: bzImage }))).toEqual({
    ...expected,
    image: `boot/vmlinuz-${release}`,
  });
});

test('a user’s folder with a bzImage and modules', () => {
  const root = tree({ bzImage, [`lib/modules/${release}/a.ko`]: '', 'lib/modules/6.1.0/a.ko': '' });
  expect(find(root)).toMatchObject({ image: 'bzImage', modules: `lib/modules/${release}` });
});

test('modules of another release are taken when they are the only ones, for the machine to prove', () => {
  expect(find(tree({ bzImage, 'lib/modules/6.1.0/a.ko': '' })).modules).toBe('lib/modules/6.1.0');
  expect(find(tree({ bzImage, 'lib/modules/6.1.0/a.ko': '', 'lib/modules/6.2.0/a.ko': '' })).modules).toBeNull();
});

test('a kernel build tree, for x86 and arm64', () => {
  const root = tree({
    'arch/x86/boot/bzImage': bzImage,
    'arch/x86/boot/vmlinux.bin': 'x',
    vmlinux: makeVmlinux(),
    'vmlinux.o': 'x',
    Makefile: '',
    '.config': '',
    'modules.builtin': '',
    'modules.order': '',
    'include/config/kernel.release': `${release}\n`,
  });
  const expected = { modules: null, config: '.config', builtinList: 'modules.builtin', buildRelease: release };
  expect(find(root)).toEqual({ image: 'arch/x86/boot/bzImage', ...expected });
  const image = makeArm64Image();
  expect(find(tree({ 'arch/arm64/boot/Image': image, 'arch/arm64/boot/Image.gz': 'x' })).image).toBe(
    'arch/arm64/boot/Image',
  );
  expect(find(tree({ vmlinux: makeVmlinux(), '.config': '' })).image).toBe('vmlinux');
});

test('the content of lib/modules/<release> itself', () => {
  const root = tree({ vmlinuz: bzImage, 'modules.order': '', 'kernel/a.ko': '' });
  expect(findKernel(root).modules).toBe(root);
});

test('two kernels are listed, unless a release decides', () => {
  const root = tree({ [`boot/vmlinuz-${release}`]: bzImage, 'boot/vmlinuz-6.1.0': other });
  expect(() => find(root)).toThrow(UserError);
  expect(() => find(root)).toThrow(`2 kernels in the folder ${root}: boot/vmlinuz-6.1.0, boot/vmlinuz-${release}`);
  expect(find(root, '6.1.0').image).toBe('boot/vmlinuz-6.1.0');
  expect(() => find(root, '5.0')).toThrow(/none or several are 5\.0/);
  // Two names of one file are one kernel.
  const linked = tree({ [`boot/vmlinuz-${release}`]: bzImage });
  symlinkSync(`boot/vmlinuz-${release}`, join(linked, 'vmlinuz'));
  expect(find(linked).image).toBe('vmlinuz');
});

test('a folder without a kernel, and one that links out', () => {
  expect(() => find(tree({ 'notes.txt': '' }))).toThrow(/no kernel in the folder/);
  const root = tree({ 'boot/a': '' });
  symlinkSync('/etc/hostname', join(root, 'boot/vmlinuz-1'));
  expect(() => find(root)).toThrow(/leads out of that folder/);
  const modules = tree({ bzImage, 'lib/a': '' });
  symlinkSync('/etc', join(modules, 'lib/modules'));
  expect(() => find(modules)).toThrow(UserError);
});

test('findKernelBeside takes neighbours of the same release only', () => {
  const root = tree({
    [`boot/vmlinuz-${release}`]: bzImage,
    [`boot/config-${release}`]: '',
    'boot/config-6.1.0': '',
    'lib/modules/6.1.0/modules.builtin': '',
    [`lib/modules/${release}/modules.builtin`]: '',
    'boot/other': other,
    'single/bzImage': bzImage,
    'single/lib/modules/6.1.0/a.ko': '',
    [`usr/lib/modules/${release}/vmlinuz`]: bzImage,
  });
  const beside = { modules: join(root, `lib/modules/${release}`), config: join(root, `boot/config-${release}`) };
  expect(findKernelBeside(join(root, `boot/vmlinuz-${release}`))).toMatchObject(beside);
  expect(findKernelBeside(join(root, `usr/lib/modules/${release}/vmlinuz`))).toMatchObject(beside);
  expect(findKernelBeside(join(root, 'boot/other'))).toMatchObject({ modules: join(root, 'lib/modules/6.1.0') });
  expect(findKernelBeside(join(root, 'single/bzImage'))).toMatchObject({ modules: null, config: null });
  const build = tree({ 'arch/x86/boot/bzImage': bzImage, '.config': '', 'modules.builtin': '' });
  expect(findKernelBeside(join(build, 'arch/x86/boot/bzImage'))).toMatchObject({
    config: join(build, '.config'),
    builtinList: join(build, 'modules.builtin'),
  });
});

test.each([
  ['vmlinuz-6.1.0-56-amd64', '6.1.0-56-amd64'],
  ['vmlinux-6.9.0-rc1+.gz', '6.9.0-rc1+'],
  ['vmlinuz', null],
  ['vmlinuz-mine', null],
  ['bzImage-6.9', null],
])('the file name %s claims %s', (name, claimed) => {
  expect(releaseOfFileName(name)).toBe(claimed);
});
