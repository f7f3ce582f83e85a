import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, type Stats, statSync } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { distance } from 'fastest-levenshtein';
import { UserError } from '../errors.ts';
import type { KernelRef, ResolveDeps } from './artifact.ts';
import { cacheEntry, lookUp, publish, temporaryFolder } from './cache.ts';
import { fetchableUrl } from './fetch.ts';
import { EXPECTED } from './image.ts';
import { debPackageName, kernelPackages, type PackageKind, packageKind, unpackPackage } from './package.ts';
import { findKernel, findKernelBeside, hasKernel, type KernelTree } from './tree.ts';

/** Where the parts of a kernel are, before anything is read of them. */
export interface LocatedKernel {
  tree: KernelTree;
  /** Of the file the user gave; null for a folder. */
  sha256: string | null;
  /** The image's file name as the user knows it: a download's is that of its URL. */
  imageName: string;
  /** Names of the Debian packages it came in, as they say themselves. */
  packages: string[];
}

/**
 * Finds the parts of the kernel that `ref` means, after fetching and unpacking what needs it.
 *
 * @throws UserError, MissingTool, and whatever `deps.fetch` throws.
 */
export async function locateKernel(ref: KernelRef, deps: ResolveDeps): Promise<LocatedKernel> {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(ref.ref)) {
    return await locateFile(await download(ref, deps), ref, deps);
  }
  const path = resolve(ref.ref);
  const info = existing(path);
  if (!info.isDirectory()) {
    return await locateFile({ path, name: basename(path), alone: false }, ref, deps);
  }
  if (ref.sha256 !== undefined) {
    throw new UserError(`${ref.ref} is a folder; a sha256 can only be given for a file`);
  }
  return await locateFolder(path, ref, deps);
}

function existing(path: string): Stats {
  const info = statSync(path, { throwIfNoEntry: false });
  if (info !== undefined) {
    return info;
  }
  const folder = dirname(path);
  if (!existsSync(folder)) {
    throw new UserError(`no such file: ${path} (the folder ${folder} does not exist)`);
  }
  const near = nearest(basename(path), readdirSync(folder));
  throw new UserError(`no such file: ${path}${near.length > 0 ? `; did you mean ${near.join(' or ')}?` : ''}`);
}

function nearest(name: string, candidates: string[]): string[] {
  return candidates
    .map((candidate) => ({ candidate, edits: distance(name, candidate) }))
    .filter(({ candidate, edits }) => edits <= Math.max(name.length, candidate.length) / 2)
    .sort((a, b) => a.edits - b.edits)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

/** `alone`: the file lies in the cache, so that its neighbours mean nothing. */
interface GivenFile {
  path: string;
  name: string;
  alone: boolean;
}

async function locateFile(file: GivenFile, ref: KernelRef, deps: ResolveDeps): Promise<LocatedKernel> {
  const info = await stat(file.path);
  if (!info.isFile() || info.size === 0) {
    throw new UserError(
      `${ref.ref} is ${info.isFile() ? 'an empty file' : 'not a regular file'}; expected ${EXPECTED}`,
    );
  }
  const sha256 = await sha256Of(file.path);
  checkSha256(ref, sha256);
  const kind = await packageKind(file.path);
  if (kind === null) {
    return { tree: imageTree(file), sha256, imageName: file.name, packages: [] };
  }
  return { ...(await locateInPackages([{ file: file.path, kind, sha256 }], ref, deps)), sha256 };
}

function checkSha256(ref: KernelRef, actual: string): void {
  const expected = ref.sha256?.toLowerCase();
  if (expected !== undefined && expected !== actual) {
    throw new UserError(`${ref.ref} has the sha256 ${actual}, but ${expected} is expected`);
  }
}

function imageTree(file: GivenFile): KernelTree {
  const alone = { image: file.path, modules: null, config: null, builtinList: null, buildRelease: null };
  return file.alone ? alone : findKernelBeside(file.path);
}

async function locateFolder(folder: string, ref: KernelRef, deps: ResolveDeps): Promise<LocatedKernel> {
  const packages = hasKernel(folder) ? [] : await kernelPackages(folder);
  if (packages.length === 0) {
    const tree = findKernel(folder, ref.release ?? null);
    return { tree, sha256: null, imageName: basename(tree.image), packages: [] };
  }
  const hashed = [];
  for (const { file, kind } of packages) {
    hashed.push({ file, kind, sha256: await sha256Of(file) });
  }
  return await locateInPackages(hashed, ref, deps);
}

/** Several packages make one tree: distributions split the image from its modules. */
async function locateInPackages(
  packages: { file: string; kind: PackageKind; sha256: string }[],
  ref: KernelRef,
  deps: ResolveDeps,
): Promise<LocatedKernel> {
  const names = packages.map(({ file }) => basename(file)).join(', ');
  const root = await cacheEntry(deps.cacheDir, 'packages', jointKey(packages), async (folder) => {
    deps.log(`unpacking ${names}`);
    for (const { file, kind } of packages) {
      await unpackPackage(kind, file, folder);
    }
  });
  const tree = inPackages(names, () => findKernel(root, ref.release ?? null));
  const packageNames = [];
  for (const { file, kind } of packages) {
    packageNames.push(kind === 'deb' ? await debPackageName(file) : null);
  }
  return {
    tree,
    sha256: null,
    imageName: basename(tree.image),
    packages: packageNames.filter((name): name is string => name !== null),
  };
}

function jointKey(packages: { sha256: string }[]): string {
  const [only] = packages;
  const all = packages.map(({ sha256 }) => sha256).sort();
  return packages.length === 1 && only !== undefined
    ? only.sha256
    : createHash('sha256').update(all.join('\n')).digest('hex');
}

/** Errors about the unpacked tree name the packages, which the user knows, beside the cache folder. */
function inPackages<T>(names: string, find: () => T): T {
  try {
    return find();
  } catch (error) {
    throw error instanceof UserError ? new UserError(`${names}: ${error.message}`, { cause: error.cause }) : error;
  }
}

/** A download is kept by its content; without a sha256 in the configuration only a new download tells what that is. */
async function download(ref: KernelRef, deps: ResolveDeps): Promise<GivenFile> {
  const url = fetchableUrl(ref.ref);
  const name = fileNameOf(url);
  const known = ref.sha256 === undefined ? null : lookUp(deps.cacheDir, 'files', ref.sha256.toLowerCase());
  if (known !== null) {
    return { path: join(known, 'content'), name, alone: true };
  }
  deps.log(`fetching ${url.origin}${url.pathname}`);
  const temporary = await temporaryFolder(deps.cacheDir);
  try {
    const file = join(temporary, 'content');
    await deps.fetch(ref.ref, file);
    const sha256 = await sha256Of(file);
    checkSha256(ref, sha256);
    return { path: join(await publish(temporary, deps.cacheDir, 'files', sha256), 'content'), name, alone: true };
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

function fileNameOf(url: URL): string {
  return basename(url.pathname).replaceAll(/%(2b|7e)/gi, (code) => (code.toLowerCase() === '%2b' ? '+' : '~'));
}

/** The SHA-256 of a file, in lower-case hex. */
export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) {
    hash.update(chunk as Buffer);
  }
  return hash.digest('hex');
}
