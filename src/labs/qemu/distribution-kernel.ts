/** The host distribution's own kernel, as the known-good one: fetched and unpacked, never installed. */
import { mkdir, readFile, symlink } from 'node:fs/promises';
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
 * @returns a folder with its package files
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
  // Image and modules are one package here and two there: a folder of links is both.
  const key = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16);
  const folder = join(cacheDir, 'distribution-kernel', key);
  await mkdir(folder, { recursive: true });
  for (const file of files) {
    const link = join(folder, basename(file));
    if (!existsSync(link)) {
      await symlink(file, link);
    }
  }
  return folder;
}
