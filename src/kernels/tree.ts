import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { UserError } from '../errors.ts';
import { resolveInside } from './containment.ts';
import { EXPECTED, inspectImage } from './image.ts';

/** The parts of one kernel in a folder; all paths are absolute and inside the folder. */
export interface KernelTree {
  image: string;
  /** `lib/modules/<release>`. */
  modules: string | null;
  config: string | null;
  /** `modules.builtin`, which a build tree has without having installed modules. */
  builtinList: string | null;
  /** What a build tree says is its `uname -r` (include/config/kernel.release). */
  buildRelease: string | null;
}

const IMAGE_NAME = /^(vmlinuz|bzImage|Image|vmlinux)([-.].*)?$/;
const NOT_AN_IMAGE = /\.(old|hmac|sig|map|lds|o|a|s|bin|relocs|symvers|unstripped|debug|txt|bz2|xz|zst|lz4|lzo|lzma)$/i;
const MODULE_PARENTS = ['lib/modules', 'usr/lib/modules'];
const BOOT_FOLDERS = ['', 'boot', 'arch/x86/boot', 'arch/arm64/boot'];
const MAX_TEXT = 16 << 20;

/**
 * Finds the one kernel in a folder: an unpacked package, an installed root, a kernel build tree, or files a user put
 * together.
 *
 * @param wanted the release that decides where there are several kernels.
 * @throws UserError when there is none, or several and `wanted` does not decide.
 */
export function findKernel(root: string, wanted: string | null = null): KernelTree {
  const image = join(root, chooseImage(root, findImages(root), wanted));
  const release = wanted ?? inspectImage(image).release ?? releaseOfFileName(basename(image));
  const modules = findModules(root, image, release);
  return {
    image,
    modules,
    config: findConfig(root, modules, release),
    builtinList: firstFile(root, [
      ...(modules === null ? [] : [join(relative(root, modules), 'modules.builtin')]),
      'modules.builtin',
    ]),
    buildRelease: readFirstLine(root, 'include/config/kernel.release'),
  };
}

/** Whether a folder holds a kernel image in one of the places that `findKernel` knows. */
export function hasKernel(root: string): boolean {
  return findImages(root).length > 0;
}

/**
 * What belongs to the kernel image at `path`, looked for around it: in the root or build tree it lies in, or in its
 * own folder. Modules and configuration count only when they carry its release in their name.
 */
export function findKernelBeside(path: string): KernelTree {
  const tree = { image: path, modules: null, config: null, builtinList: null, buildRelease: null };
  const root = rootAround(path);
  const release = inspectImage(path).release ?? releaseOfFileName(basename(path));
  if (release === null) {
    return tree;
  }
  if (isBuildTree(root)) {
    return { ...tree, config: firstFile(root, ['.config']), builtinList: firstFile(root, ['modules.builtin']) };
  }
  const modules = MODULE_PARENTS.map((parent) => join(parent, release)).find((folder) => isFolder(root, folder));
  return {
    ...tree,
    modules: modules === undefined ? null : join(root, modules),
    config: firstFile(root, [...namedConfigs(release), ...(modules === undefined ? [] : [join(modules, 'config')])]),
    builtinList: modules === undefined ? null : firstFile(root, [join(modules, 'modules.builtin')]),
  };
}

/** `<root>/boot/x`, `<root>/lib/modules/<release>/x`, `<root>/arch/x86/boot/x`; otherwise the file's own folder. */
function rootAround(path: string): string {
  const match = /^(.*?)\/(?:(?:arch\/[^/]+\/)?boot|(?:usr\/)?lib\/modules\/[^/]+)\/[^/]+$/.exec(path);
  return match === null ? dirname(path) : match[1] || '/';
}

/**
 * The kernel release in an image's file name: `vmlinuz-<release>`; null otherwise. Names like `bzImage-mine` are the
 * user's own and claim nothing.
 */
export function releaseOfFileName(name: string): string | null {
  return /^vmlinu[xz]-(\d+\.\d+[!-.0-~]*?)(\.efi|\.gz)?$/.exec(name)?.[1] ?? null;
}

/** Paths relative to `root`, of different files, most bootable first. */
function findImages(root: string): string[] {
  const moduleFolders = MODULE_PARENTS.flatMap((parent) => list(root, parent).map((name) => join(parent, name)));
  const found = new Map<string, string>();
  for (const folder of [...BOOT_FOLDERS, ...moduleFolders]) {
    for (const name of list(root, folder)) {
      const path = join(folder, name);
      const real = IMAGE_NAME.test(name) && !NOT_AN_IMAGE.test(name) ? regularFile(root, path) : null;
      if (real !== null && !found.has(real)) {
        found.set(real, path);
      }
    }
  }
  return preferBootable([...found.values()]);
}

/** A build tree holds one kernel several times over: the ELF beside the bzImage, Image.gz beside Image. */
function preferBootable(paths: string[]): string[] {
  const bootable = paths.filter((path) => !basename(path).startsWith('vmlinux'));
  const images = bootable.length > 0 ? bootable : paths;
  return images.filter((path) => !(path.endsWith('.gz') && images.includes(path.slice(0, -'.gz'.length))));
}

function chooseImage(root: string, found: string[], wanted: string | null): string {
  const different = withoutCopies(root, found);
  const [only] = different;
  if (only === undefined) {
    throw new UserError(`no kernel in the folder ${root}; expected ${EXPECTED}`);
  }
  if (different.length === 1) {
    return only;
  }
  const matching = wanted === null ? [] : different.filter((path) => saysRelease(root, path, wanted));
  const [match] = matching;
  if (match !== undefined && matching.length === 1) {
    return match;
  }
  const advice = wanted === null ? 'say which with `release`, or name the file' : `none or several are ${wanted}`;
  throw new UserError(`${different.length} kernels in the folder ${root}: ${different.join(', ')}; ${advice}`);
}

function saysRelease(root: string, path: string, wanted: string): boolean {
  return releaseOfFileName(basename(path)) === wanted || inspectImage(join(root, path)).release === wanted;
}

/** Fedora installs the same image under boot/ and under lib/modules/<release>/. */
function withoutCopies(root: string, paths: string[]): string[] {
  if (paths.length < 2) {
    return paths;
  }
  const seen = new Set<string>();
  return paths.filter((path) => {
    const digest = createHash('sha256')
      .update(readFileSync(join(root, path)))
      .digest('hex');
    return !seen.has(digest) && seen.add(digest);
  });
}

/**
 * The modules folder of the release, or the only one there is: whether it fits is for the machine to prove. A user
 * may also hand over the content of `lib/modules/<release>` itself.
 */
function findModules(root: string, image: string, release: string | null): string | null {
  if (MODULE_PARENTS.some((parent) => dirname(dirname(relative(root, image))) === parent)) {
    return dirname(image);
  }
  const folders = MODULE_PARENTS.flatMap((parent) =>
    list(root, parent)
      .map((name) => join(parent, name))
      .filter((path) => isFolder(root, path)),
  );
  const distinct = folders.filter(
    (path, i) => folders.findIndex((p) => resolveInside(root, p) === resolveInside(root, path)) === i,
  );
  const chosen =
    distinct.find((path) => basename(path) === release) ?? (distinct.length === 1 ? distinct[0] : undefined);
  if (chosen !== undefined) {
    return join(root, chosen);
  }
  const isModulesFolder = firstFile(root, ['modules.order', 'modules.dep']) !== null && !isBuildTree(root);
  return distinct.length === 0 && isModulesFolder ? root : null;
}

function isBuildTree(root: string): boolean {
  return firstFile(root, ['Makefile', '.config']) !== null;
}

function findConfig(root: string, modules: string | null, release: string | null): string | null {
  const named = release === null ? [] : namedConfigs(release);
  const inModules = modules === null ? [] : [join(relative(root, modules), 'config')];
  const only = ['boot', ''].flatMap((folder) => {
    const names = list(root, folder).filter((name) => name.startsWith('config-'));
    return names.length === 1 ? [join(folder, names[0] ?? '')] : [];
  });
  return firstFile(root, [...named, ...inModules, '.config', 'config', ...only]);
}

function namedConfigs(release: string): string[] {
  return [`boot/config-${release}`, `config-${release}`];
}

function list(root: string, folder: string): string[] {
  const real = resolveInside(root, folder);
  return real !== null && statSync(real).isDirectory() ? readdirSync(real).sort() : [];
}

function isFolder(root: string, path: string): boolean {
  const real = resolveInside(root, path);
  return real !== null && lstatSync(real).isDirectory();
}

/** The real path of a regular file inside `root`; null when there is none. */
function regularFile(root: string, path: string): string | null {
  const real = resolveInside(root, path);
  return real !== null && lstatSync(real).isFile() ? real : null;
}

function firstFile(root: string, paths: string[]): string | null {
  const found = paths.find((path) => regularFile(root, path) !== null);
  return found === undefined ? null : join(root, found);
}

function readFirstLine(root: string, path: string): string | null {
  const real = regularFile(root, path);
  if (real === null || lstatSync(real).size > MAX_TEXT) {
    return null;
  }
  return readFileSync(real, 'utf8').split('\n', 1)[0]?.trim() || null;
}
