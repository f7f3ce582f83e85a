/** The host distribution's own kernel, as the known-good one: fetched and unpacked, never installed. */
import { copyFile, link, mkdir, readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createHash } from 'node:crypto';
import { InfrastructureError } from '../../errors.ts';
import type { Apt } from './apt.ts';

/** The package that always depends on the newest kernel; the small flavours for virtual machines. */
const metaPackages: Record<string, string> = {
  debian: 'linux-image-cloud-amd64',
  ubuntu: 'linux-image-virtual',
};

async function distribution(): Promise<string> {
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  const words = [...release.matchAll(/^ID(?:_LIKE)?="?([^"\n]*)"?$/gm)].flatMap((match) => (match[1] ?? '').split(' '));
  return words.find((word) => word in metaPackages) ?? 'debian';
}

/**
 * Fetches the newest kernel of this distribution.
 *
 * @returns its package file, or a folder of them
 * @throws InfrastructureError when there is no such package
 */
export async function fetchDistributionKernel(
  cacheDir: string,
  apt: () => Promise<Apt>,
  log: (line: string) => void,
): Promise<string> {
  const meta = metaPackages[await distribution()] as string;
  log(`known-good kernel: the distribution's ${meta}`);
  const files = await (await apt()).fetchMatching(meta, /^linux-(image|modules)-[0-9]/);
  if (files.length === 0) {
    throw new InfrastructureError(`${meta} leads to no kernel package; give a known-good kernel with --qemu-kernel`);
  }
  const [first, ...more] = files as [string, ...string[]];
  if (more.length === 0) {
    return first;
  }
  // Ubuntu splits image and modules: a folder of both is one kernel.
  const key = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16);
  const folder = join(cacheDir, 'distribution-kernel', key);
  await mkdir(folder, { recursive: true });
  for (const file of files) {
    const inside = join(folder, basename(file));
    if (!existsSync(inside)) {
      await link(file, inside).catch(() => copyFile(file, inside));
    }
  }
  return folder;
}
