/** Kernels of the host's own distribution: fetched and unpacked, never installed. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, link, mkdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { compareVersions } from '../../config/version-sort.ts';
import { UserError } from '../../errors.ts';
import type { Apt } from './apt.ts';

interface Flavour {
  /** The package that always depends on the newest kernel for virtual machines. */
  meta: string;
  /** The packages of its versions, as a regular expression of apt. */
  versions: string;
}

const flavours: Record<string, Flavour> = {
  debian: { meta: 'linux-image-cloud-amd64', versions: '^linux-image-[0-9][0-9.]*-[0-9]+-cloud-amd64$' },
  ubuntu: { meta: 'linux-image-virtual', versions: '^linux-image-[0-9][0-9.]*-[0-9]+-generic$' },
};

/** The flavour of the distribution that an os-release file describes; Debian's where it names no other. */
export function flavourOf(osRelease: string): Flavour {
  const words = [...osRelease.matchAll(/^ID(?:_LIKE)?="?([^"\n]*)"?$/gm)].flatMap((match) =>
    (match[1] ?? '').split(' '),
  );
  return flavours[words.find((word) => word in flavours) ?? 'debian'] as Flavour;
}

async function packageName(wanted: string, apt: Apt): Promise<string> {
  const flavour = flavourOf(await readFile('/etc/os-release', 'utf8').catch(() => ''));
  if (wanted === 'newest') {
    return flavour.meta;
  }
  if (wanted === 'oldest') {
    const [oldest] = (await apt.search(flavour.versions)).sort(compareVersions);
    return oldest ?? flavour.meta;
  }
  return wanted;
}

/**
 * Fetches a kernel of this distribution.
 *
 * @param wanted `newest` or `oldest` of those for virtual machines, or the name of a package
 * @returns its package file, or a folder of them
 * @throws UserError when the package leads to no kernel
 */
export async function fetchDistributionKernel(wanted: string, cacheDir: string, apt: Apt): Promise<string> {
  const name = await packageName(wanted, apt);
  const files = await apt.fetchMatching(name, /^linux-(image|modules)-[0-9]/);
  const [first, ...more] = files;
  if (first === undefined) {
    throw new UserError(
      `distribution:${wanted}: the package ${name} leads to no kernel; name one such as linux-image-…`,
    );
  }
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
