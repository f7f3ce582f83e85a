// Makes a machine ready for the tests: installs the programs they run and fetches the kernels they boot.
// Nothing is done when everything is there. Debian; elsewhere the tests that need its kernels say so.
import { execFileSync } from 'node:child_process';
import { accessSync, constants, mkdirSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const programs = {
  'qemu-system-x86_64': 'qemu-system-x86',
  'qemu-img': 'qemu-utils',
  mke2fs: 'e2fsprogs',
  cpio: 'cpio',
  xz: 'xz-utils',
  zstd: 'zstd',
  lz4: 'lz4',
  bzip2: 'bzip2',
  bsdtar: 'libarchive-tools',
  rpmbuild: 'rpm',
  shellcheck: 'shellcheck',
};
const kernelFolder = process.env.PULLAB_TEST_KERNELS ?? '.cache/kernels';

const onPath = (name) =>
  [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'].some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

const isRoot = process.getuid?.() === 0;
const asRoot = (...command) => {
  const [program, ...args] = isRoot ? command : ['sudo', ...command];
  execFileSync(program, args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
};
const read = (program, ...args) => execFileSync(program, args, { encoding: 'utf8' });

function installPrograms() {
  const missing = Object.entries(programs).flatMap(([program, name]) => (onPath(program) ? [] : [name]));
  if (missing.length === 0) {
    return;
  }
  if (!onPath('apt-get')) {
    console.error(`The tests need these programs of Debian's packages: ${missing.join(' ')}`);
    process.exit(1);
  }
  console.log(`The tests need ${missing.join(', ')}: installing with apt-get${isRoot ? '' : ' (sudo)'}`);
  asRoot('apt-get', '-qq', 'update');
  asRoot('apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...missing);
}

/** The oldest and the newest kernel for virtual machines, and the newest generic one. */
function kernelPackages() {
  const newest = (meta) => /Depends: (linux-image-\S+)/.exec(read('apt-cache', 'depends', meta))?.[1];
  const cloud = read('apt-cache', '--names-only', 'search', '^linux-image-[0-9][0-9.]*-[0-9]+-cloud-amd64$')
    .split('\n')
    .map((line) => line.split(' ')[0])
    .filter(Boolean)
    .sort(new Intl.Collator('en', { numeric: true }).compare);
  return [...new Set([cloud[0], newest('linux-image-cloud-amd64'), newest('linux-image-amd64')])];
}

function fetchKernels() {
  mkdirSync(kernelFolder, { recursive: true });
  const have = readdirSync(kernelFolder).filter((name) => name.endsWith('.deb'));
  const cloud = have.filter((name) => name.includes('cloud'));
  if (cloud.length >= 2 && have.length > cloud.length) {
    return;
  }
  if (read('apt-cache', '--names-only', 'search', '^linux-image-cloud-amd64$') === '') {
    asRoot('apt-get', '-qq', 'update');
  }
  if (read('apt-cache', '--names-only', 'search', '^linux-image-cloud-amd64$') === '') {
    console.error(
      "The tests boot Debian's kernels, which this distribution does not have: run them in a Debian container.",
    );
    process.exit(1);
  }
  const names = kernelPackages();
  console.log(`The tests boot ${names.join(', ')}: fetching, not installing`);
  execFileSync('apt-get', ['-qq', '-o', 'APT::Sandbox::User=', 'download', ...names], {
    cwd: kernelFolder,
    stdio: 'inherit',
  });
}

installPrograms();
fetchKernels();
