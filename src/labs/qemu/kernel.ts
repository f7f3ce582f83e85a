/** A kernel made ready for the machines of the qemu lab: the file QEMU loads, its initramfs, and the disks it can see. */
import { InfrastructureError } from '../../errors.ts';
import type { GuestFiles } from '../../guest/files.ts';
import type { KernelArtifact } from '../../kernels/artifact.ts';
import { driverHints } from '../../kernels/image.ts';
import { moduleClosure, readModule } from '../../kernels/modules.ts';
import { proveKernel } from '../../kernels/proof.ts';
import type { KernelProof, KernelRole } from '../../results/schema.ts';
import { buildInitramfs, type InitramfsModule } from './initramfs.ts';
import type { DiskBus } from './process.ts';

export interface PreparedKernel {
  role: KernelRole;
  artifact: KernelArtifact;
  /** What QEMU loads: the uncompressed kernel where it can be started directly, else the image itself. */
  file: string;
  initrd: string;
  /** Null when the kernel has no driver for any disk of the lab: then the machine's files are in its memory. */
  bus: DiskBus | null;
  /** Says why a running kernel is not this one; null when it is. */
  prove: (seen: KernelProof) => string | null;
}

const busDrivers: [DiskBus, string[]][] = [
  ['virtio-blk', ['virtio_pci', 'virtio_blk']],
  ['nvme', ['nvme']],
  ['ahci', ['ahci', 'sd_mod']],
];

const fileSystems = {
  packages: ['ext4'],
  image: ['ext4'],
  host: ['ext4', 'virtio_pci', '9p', '9pnet_virtio', 'overlay'],
};

interface DriverChoice {
  bus: DiskBus | null;
  files: string[];
}

/** Text that only a kernel with the driver built in holds: names of its parameters, or what it logs. */
const tracesOfDrivers: Record<string, string> = {
  virtio_pci: 'virtio-pci',
  virtio_blk: 'virtio_blk',
  nvme: 'nvme_core.',
  ahci: 'ahci.',
  sd_mod: 'sd_mod.',
  ext4: 'EXT4-fs',
  '9p': '9p.',
  '9pnet_virtio': '9pnet_virtio.',
  overlay: 'overlay.',
};

/** Whether a driver is built in. A bare image comes without a list of that: then its own text is searched, once. */
function builtinLookup(artifact: KernelArtifact): (name: string) => boolean {
  let traces: Record<string, boolean> | null = null;
  return (name) => {
    const known = artifact.builtin(name);
    if (known !== null) {
      return known;
    }
    const { image } = artifact;
    traces ??= driverHints(image.vmlinux ?? image.path, Object.values(tracesOfDrivers));
    return traces[tracesOfDrivers[name] ?? ''] === true;
  };
}

const remedies = {
  packages: '',
  image:
    'Give its modules with it (its package, or a folder with the image and lib/modules), or build these in; ' +
    'with qemu-userland packages a kernel needs no disk at all.',
  host:
    'Give a kernel that has these built in or comes with them as modules, such as --qemu-kernel ' +
    "distribution:linux-image-amd64 (Debian's kernels for clouds have no 9p), or use qemu-userland packages.",
};

/**
 * The kind of disk for which the kernel has every driver, with the fewest modules to load (each costs a tenth of a
 * second under emulation); none for a kernel whose files can be in its memory.
 *
 * @throws InfrastructureError that says what the kernel lacks for this userland
 */
async function chooseDrivers(artifact: KernelArtifact, userland: keyof typeof fileSystems): Promise<DriverChoice> {
  const lacking: string[] = [];
  const choices: DriverChoice[] = [];
  const isBuiltIn = builtinLookup(artifact);
  for (const [bus, drivers] of busDrivers) {
    const wanted = [...new Set([...drivers, ...fileSystems[userland]])];
    const { files, missing } =
      artifact.modules === null ? { files: [], missing: wanted } : await moduleClosure(artifact.modules, wanted);
    const lacks = missing.filter((name) => !isBuiltIn(name));
    if (lacks.length === 0) {
      choices.push({ bus, files });
    } else {
      lacking.push(`${bus} needs ${lacks.join(', ')}`);
    }
  }
  const [best] = choices.sort((left, right) => left.files.length - right.files.length);
  if (best !== undefined) {
    return best;
  }
  if (userland === 'packages') {
    return { bus: null, files: [] };
  }
  throw new InfrastructureError(
    `the kernel ${artifact.ref} lacks drivers for qemu-userland ${userland} on any disk of the qemu lab ` +
      `(${lacking.join('; ')}). ${remedies[userland]}`,
  );
}

/** Makes a kernel ready to boot: picks its disks and packs its initramfs (cached by content). */
export async function prepareKernel(
  role: KernelRole,
  artifact: KernelArtifact,
  context: {
    cacheDir: string;
    busybox: { file: string; digest: string };
    guest: GuestFiles;
    userland: 'packages' | 'host' | 'image';
  },
): Promise<PreparedKernel> {
  const { bus, files } = await chooseDrivers(artifact, context.userland);
  const modules: InitramfsModule[] = [];
  for (const [index, file] of files.entries()) {
    const name =
      file
        .split('/')
        .at(-1)
        ?.replace(/\.ko(\.\w+)?$/, '.ko') ?? 'module.ko';
    modules.push({ name: `${String(index).padStart(2, '0')}-${name}`, bytes: await readModule(file) });
  }
  const { image } = artifact;
  return {
    role,
    artifact,
    file: image.pvh && image.vmlinux !== null ? image.vmlinux : image.path,
    initrd: await buildInitramfs(context.cacheDir, context.busybox, context.guest, modules),
    bus,
    prove: (seen) => {
      const proof = proveKernel(artifact, seen);
      return proof.ok ? null : proof.why;
    },
  };
}
