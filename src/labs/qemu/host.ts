/** What the qemu lab needs of the host: programs, and how to get them. */
import { spawn } from 'node:child_process';
import { InfrastructureError } from '../../errors.ts';
import { exec, findProgram } from '../../exec.ts';

/** Program → the Debian and Ubuntu package that brings it. */
const packageOf: Record<string, string> = {
  'qemu-system-x86_64': 'qemu-system-x86',
  'qemu-img': 'qemu-utils',
  mke2fs: 'e2fsprogs',
  debugfs: 'e2fsprogs',
  e2fsck: 'e2fsprogs',
  cpio: 'cpio',
  xz: 'xz-utils',
  zstd: 'zstd',
  lz4: 'lz4',
  'dpkg-deb': 'dpkg',
  bsdtar: 'libarchive-tools',
};

/** Programs that every run of the qemu lab needs. A kernel packed in another way may need more. */
export const labPrograms = [
  'qemu-system-x86_64',
  'qemu-img',
  'mke2fs',
  'debugfs',
  'e2fsck',
  'cpio',
  'xz',
  'zstd',
  'lz4',
];

/** The packages that bring those of `programs` which this host lacks. */
export function missingPackages(programs: string[], find: (name: string) => string | null = findProgram): string[] {
  const missing = programs.filter((name) => find(name) === null);
  return [...new Set(missing.map((name) => packageOf[name] ?? name))];
}

const runVisibly = (command: string, args: string[]): Promise<number> =>
  new Promise((resolve) => {
    // Standard output may be the program's JSON: what apt says goes to standard error.
    const child = spawn(command, args, {
      stdio: ['inherit', 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    child.on('error', () => resolve(127));
    child.on('close', (code) => resolve(code ?? 1));
  });

/**
 * Makes sure the host has the programs the lab needs; installs their packages when that is allowed.
 *
 * @throws InfrastructureError that says what to install, when something is missing and may not or cannot be installed
 */
export async function ensurePrograms(programs: string[], install: boolean, log: (line: string) => void): Promise<void> {
  const packages = missingPackages(programs);
  if (packages.length === 0) {
    return;
  }
  const root = process.getuid?.() === 0;
  const command = ['apt-get', 'install', '-y', '--no-install-recommends', ...packages];
  const shown = `${root ? '' : 'sudo '}${command.join(' ')}`;
  const missing = `the qemu lab needs ${packages.join(', ')}, which this host lacks`;
  if (!install || findProgram('apt-get') === null) {
    throw new InfrastructureError(`${missing}. Install with: ${shown}   (or let the run do it: --qemu-install always)`);
  }
  const prefix = root ? [] : ['sudo'];
  log(`${missing}: ${shown}`);
  const attempt = async () => runVisibly([...prefix, ...command][0] as string, [...prefix, ...command].slice(1));
  if ((await attempt()) !== 0) {
    // On a fresh machine the package lists may be missing or older than the archive.
    await runVisibly([...prefix, 'apt-get'][0] as string, [...prefix, 'apt-get', '-qq', 'update'].slice(1));
    if ((await attempt()) !== 0) {
      throw new InfrastructureError(`${missing}, and installing them failed. Try: ${shown}`);
    }
  }
}

export interface QemuVersion {
  text: string;
  major: number;
  minor: number;
}

/** The version of a QEMU binary, e.g. 7.2.22. */
export async function qemuVersion(binary: string): Promise<QemuVersion> {
  const { stdout } = await exec(binary, ['--version']);
  const match = /version (\d+)\.(\d+)\S*/.exec(stdout);
  return {
    text: match?.[0].replace('version ', '') ?? 'unknown',
    major: Number(match?.[1] ?? 0),
    minor: Number(match?.[2] ?? 0),
  };
}

/**
 * Why a crash of this kernel on this emulator may be the emulator's; null when there is no such reason.
 *
 * Measured: QEMU 7.2 without KVM crashed 25 of 92 boots of a 6.12 kernel that QEMU 10.0 booted 40 times out of 40;
 * both booted 6.1 every time.
 */
export function emulatorDoubt(version: QemuVersion, accelerator: 'kvm' | 'tcg', kernelRelease: string): string | null {
  const [major = 0, minor = 0] = kernelRelease.split('.').map((part) => Number.parseInt(part, 10));
  const newKernel = major > 6 || (major === 6 && minor > 1);
  if (accelerator === 'kvm' || version.major >= 8 || !newKernel) {
    return null;
  }
  return `QEMU ${version.text} without KVM is known to crash kernels newer than 6.1 by itself: repeat it with KVM or QEMU 10`;
}

/** Words to put before a command so that the host's kernel kills it when this program dies. */
export function deathWrapper(find: (name: string) => string | null = findProgram): string[] {
  const setpriv = find('setpriv');
  return setpriv === null ? [] : [setpriv, '--pdeathsig', 'KILL', '--'];
}
