import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { InfrastructureError } from '../../errors.ts';
import { exec, findProgram } from '../../exec.ts';
import type { Apt } from './apt.ts';

/** Whether a program runs without any library: its ELF file names no interpreter. */
async function isStatic(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(8192), 0, 8192, 0);
    return !buffer.subarray(0, bytesRead).includes('/ld-linux') && !buffer.subarray(0, bytesRead).includes('/ld-musl');
  } finally {
    await handle.close();
  }
}

/**
 * A statically linked busybox: the host's own, or that of its distribution's package, unpacked into the cache.
 *
 * @throws InfrastructureError when there is none
 */
export async function findBusybox(cacheDir: string, apt: () => Promise<Apt>): Promise<string> {
  const cached = join(cacheDir, 'busybox/busybox');
  if (existsSync(cached)) {
    return cached;
  }
  const own = findProgram('busybox');
  if (own !== null && (await isStatic(own))) {
    return own;
  }
  const [file] = await (await apt()).fetchMatching('busybox-static', /^busybox-static$/);
  if (file === undefined) {
    throw new InfrastructureError('the distribution has no package busybox-static; install a static busybox');
  }
  await mkdir(join(cacheDir, 'busybox'), { recursive: true });
  const folder = await mkdtemp(join(cacheDir, 'busybox', 'build-'));
  try {
    await exec('dpkg-deb', ['-x', file, folder]);
    const inside = ['bin/busybox', 'usr/bin/busybox'].find((path) => existsSync(join(folder, path))) ?? 'bin/busybox';
    await rename(join(folder, inside), cached);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return cached;
}
