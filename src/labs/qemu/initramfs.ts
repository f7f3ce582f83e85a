/** The initramfs of the qemu lab's machines: busybox, the first program, and the drivers the disks need. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { exec } from '../../exec.ts';
import type { GuestFiles } from '../../guest/files.ts';

export interface InitramfsModule {
  /** File name in the initramfs. */
  name: string;
  bytes: Uint8Array;
}

/**
 * Archives `what` of a folder in the form a kernel unpacks (cpio, newc): sorted and with fixed owners, so that the same
 * content gives the same file.
 */
export async function makeCpio(folder: string, what: string, output: string): Promise<void> {
  const script = 'find "$1" | LC_ALL=C sort | cpio -o -H newc -R 0:0 --reproducible --quiet > "$0"';
  await exec('sh', ['-c', script, output, what], { cwd: folder });
}

/**
 * Builds an initramfs, or takes it from the cache when one with the same content is there.
 *
 * @param busybox a statically linked busybox
 * @param modules drivers in the order in which to load them
 * @returns the path of the file, named by its content
 */
export async function buildInitramfs(
  cacheDir: string,
  busybox: { file: string; digest: string },
  guest: GuestFiles,
  modules: InitramfsModule[],
): Promise<string> {
  const hash = createHash('sha256').update(busybox.digest).update(guest.init).update(guest.lib);
  for (const module of modules) {
    hash.update(module.name).update(module.bytes);
  }
  const target = join(cacheDir, 'initramfs', `${hash.digest('hex').slice(0, 32)}.cpio`);
  if (existsSync(target)) {
    return target;
  }
  await mkdir(join(cacheDir, 'initramfs'), { recursive: true });
  const build = await mkdtemp(join(cacheDir, 'initramfs', 'build-'));
  try {
    const tree = join(build, 'tree');
    await mkdir(join(tree, 'bin'), { recursive: true });
    await mkdir(join(tree, 'modules'));
    await copyFile(busybox.file, join(tree, 'bin/busybox'));
    await chmod(join(tree, 'bin/busybox'), 0o755);
    await writeFile(join(tree, 'init'), guest.init, { mode: 0o755 });
    await writeFile(join(tree, 'pullab-lib.sh'), guest.lib);
    await writeFile(join(tree, 'modules/list'), modules.map((module) => `${basename(module.name)}\n`).join(''));
    for (const module of modules) {
      await writeFile(join(tree, 'modules', basename(module.name)), module.bytes);
    }
    await makeCpio(tree, '.', join(build, 'out.cpio'));
    await rename(join(build, 'out.cpio'), target);
  } finally {
    await rm(build, { recursive: true, force: true });
  }
  return target;
}
