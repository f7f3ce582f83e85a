/**
 * The userland of the qemu lab's machines: made of the distribution's own packages (unpacked, never installed), the
 * same for every machine, and cached. Machines write to a copy-on-write layer over its image, or to a copy in memory.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { exec } from '../../exec.ts';
import type { Apt } from './apt.ts';
import { makeExt4 } from './disk.ts';
import { makeCpio } from './initramfs.ts';

/** What every test may rely on. Names are Debian's and Ubuntu's. */
export const basePackages = [
  ...[
    'base-files',
    'base-passwd',
    'bash',
    'busybox-static',
    'coreutils',
    'dash',
    'debianutils',
    'diffutils',
    'findutils',
    'grep',
    'gzip',
  ],
  ...['hostname', 'iproute2', 'kmod', 'libc-bin', 'mawk', 'mount', 'procps', 'sed', 'tar', 'util-linux', 'xz-utils'],
];

const imageBytes = 8 * 2 ** 30;

/** Raised when the way the image is made changes, so that no older one is taken from the cache. */
const recipe = 4;

async function unpack(packages: string[], tree: string): Promise<void> {
  // The packages still carry /bin, /lib and /sbin of the time before these became links into /usr.
  for (const folder of ['bin', 'sbin', 'lib', 'lib64']) {
    await mkdir(join(tree, 'usr', folder), { recursive: true });
    await symlink(`usr/${folder}`, join(tree, folder));
  }
  const script =
    'set -e; tree=$1; shift; for package; do dpkg-deb --fsys-tarfile "$package" | tar -x --keep-directory-symlink ' +
    '--no-same-owner -C "$tree" --exclude=./usr/share/doc --exclude=./usr/share/man --exclude=./usr/share/locale ' +
    '--exclude=./usr/share/info -f -; done';
  await exec('sh', ['-c', script, 'unpack', tree, ...packages], { timeoutMs: 300_000 });
}

/** What the packages' own scripts would have done on installation, as far as a test machine needs it. */
async function finishTree(tree: string): Promise<void> {
  await writeFile(
    join(tree, 'etc/passwd'),
    'root:x:0:0:root:/root:/bin/bash\nnobody:x:65534:65534:nobody:/:/usr/sbin/nologin\n',
  );
  await writeFile(join(tree, 'etc/group'), 'root:x:0:\ntty:x:5:\ndisk:x:6:\nnogroup:x:65534:\n');
  await writeFile(join(tree, 'etc/hosts'), '127.0.0.1 localhost pullab\n::1 localhost\n');
  await writeFile(join(tree, 'etc/hostname'), 'pullab\n');
  for (const [link, target] of [
    ['usr/bin/awk', 'mawk'],
    ['usr/bin/sh', 'dash'],
    ['etc/mtab', '../proc/self/mounts'],
  ] as const) {
    if (!existsSync(join(tree, link))) {
      await symlink(target, join(tree, link));
    }
  }
  // These are systemd's on a full system; here process 1 is the client's own.
  for (const [name, action] of [
    ['reboot', 'reboot'],
    ['poweroff', 'poweroff'],
    ['halt', 'poweroff'],
  ] as const) {
    const script = `#!/bin/sh\nsync\nexec busybox ${action} -f\n`;
    await writeFile(join(tree, 'usr/sbin', name), script, { mode: 0o755 });
  }
  for (const folder of ['proc', 'sys', 'dev', 'run', 'tmp', 'root', 'pullab', 'var/tmp', 'etc']) {
    await mkdir(join(tree, folder), { recursive: true });
  }
}

/** What a userland is made into: a raw ext4 image, or a cpio archive with everything under /newroot. */
const forms = {
  image: {
    ending: 'ext4',
    make: (tree: string, file: string) => makeExt4({ file, tree, bytes: imageBytes }),
  },
  archive: {
    ending: 'cpio',
    make: (tree: string, file: string) => makeCpio(dirname(tree), basename(tree), file),
  },
};

/**
 * A userland with the base packages and `dependencies`.
 *
 * @returns the path of its image or archive in the cache; never write to it
 * @throws InfrastructureError when the packages cannot be fetched
 */
export async function buildUserland(
  cacheDir: string,
  apt: Apt,
  dependencies: string[],
  form: keyof typeof forms,
  log: (line: string) => void,
): Promise<string> {
  const names = [...basePackages, ...[...new Set(dependencies)].sort()];
  const packages = await apt.fetchClosure(names);
  const key = createHash('sha256')
    .update(JSON.stringify([recipe, packages.map((file) => basename(file)).sort()]))
    .digest('hex')
    .slice(0, 32);
  const folder = join(cacheDir, 'userland');
  const { ending, make } = forms[form];
  const target = join(folder, `${key}.${ending}`);
  if (existsSync(target)) {
    return target;
  }
  log(`making the machines' userland of ${packages.length} packages …`);
  await mkdir(folder, { recursive: true });
  const build = await mkdtemp(join(folder, 'build-'));
  try {
    const tree = join(build, 'newroot');
    await mkdir(tree);
    await unpack(packages, tree);
    await finishTree(tree);
    await make(tree, join(build, 'made'));
    await rename(join(build, 'made'), target);
  } finally {
    await exec('chmod', ['-R', 'u+rwX', build], { allow: [0, 1] });
    await rm(build, { recursive: true, force: true });
  }
  return target;
}
