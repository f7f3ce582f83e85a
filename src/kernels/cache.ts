import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../errors.ts';

/** What is cached: fetched files, unpacked packages, and the vmlinux of an image. */
export type CacheKind = 'files' | 'packages' | 'images';

const STALE_MS = 24 * 3600 * 1000;

/** The folder of a complete entry, or null. */
export function lookUp(cacheDir: string, kind: CacheKind, key: string): string | null {
  const folder = join(cacheDir, kind, key);
  return existsSync(folder) ? folder : null;
}

/**
 * The folder of the entry `key`, made by `make` in an empty folder when there is none yet. An entry appears in one
 * rename, so that a half-written one is never seen; of two processes that make the same one, the first wins.
 *
 * @throws UserError when the cache cannot be written, and whatever `make` throws.
 */
export async function cacheEntry(
  cacheDir: string,
  kind: CacheKind,
  key: string,
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const present = lookUp(cacheDir, kind, key);
  if (present !== null) {
    return present;
  }
  const temporary = await temporaryFolder(cacheDir);
  try {
    await make(temporary);
    return await publish(temporary, cacheDir, kind, key);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** Moves a finished folder to its place; when another process was faster, its entry is the one to use. */
export async function publish(temporary: string, cacheDir: string, kind: CacheKind, key: string): Promise<string> {
  const final = join(cacheDir, kind, key);
  await mkdir(join(cacheDir, kind), { recursive: true });
  try {
    await rename(temporary, final);
  } catch (error) {
    if (!existsSync(final)) {
      throw error;
    }
  }
  return final;
}

/** A new empty folder on the cache's file system, whose leavings of killed processes it removes on the way. */
export async function temporaryFolder(cacheDir: string): Promise<string> {
  const parent = join(cacheDir, 'tmp');
  try {
    await mkdir(parent, { recursive: true });
    for (const name of await readdir(parent)) {
      const path = join(parent, name);
      const age = await stat(path).then(
        ({ mtimeMs }) => Date.now() - mtimeMs,
        () => 0,
      );
      if (age > STALE_MS) {
        await rm(path, { recursive: true, force: true });
      }
    }
    return await mkdtemp(join(parent, 'new-'));
  } catch (error) {
    throw new UserError(`cannot write to the cache folder ${cacheDir}`, { cause: error });
  }
}
