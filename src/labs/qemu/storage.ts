/** Where the files of a machine are: on disks of its own, or, for a kernel that can see none of them, in its memory. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeExt4, makeOverlay, writeThrough } from './disk.ts';
import type { PreparedKernel } from './kernel.ts';
import type { MachineOrder, MachineSetup } from './machine.ts';
import { openMemoryStorage } from './memory.ts';
import { diskNames, type QemuSpec } from './process.ts';
import { makeWorkTree } from './work.ts';

/** What QEMU gets for one boot. */
export interface BootStorage extends Pick<QemuSpec, 'initrd' | 'bus' | 'disks' | 'hostShare'> {
  /** Words of the kernel's command line that tell the machine's first program where its files are. */
  cmdline: string[];
  /** File to which the machine hands over its files before it ends; null when they are on its disks anyhow. */
  save: string | null;
}

/** What a boot handed over. */
export interface HandedOver {
  /** The file it was written to. */
  file: string;
  /** How many bytes the machine says these are; null when it never said that it is done. */
  bytes: number | null;
  /** Whether the machine needs its files for another boot. */
  goesOn: boolean;
}

export interface MachineStorage {
  forBoot: (kernel: PreparedKernel, n: number) => Promise<BootStorage>;
  /** Keeps what a boot handed over. Resolves to why the files are lost, or too few to go on with; null when they are not. */
  keep: (handedOver: HandedOver) => Promise<string | null>;
  /** The machine's work disk as it is at the end, for the evidence; null when nothing is left of it. */
  workDisk: () => Promise<string | null>;
  /** What a reader of the machine's results has to know. */
  notes: string[];
}

export interface StorageRequest {
  setup: MachineSetup;
  order: MachineOrder;
  /** The machine's folder in the scratch folder. */
  folder: string;
  stageSeconds: number;
}

async function openDiskStorage(
  request: StorageRequest,
  root: Exclude<MachineSetup['root'], { kind: 'memory' }>,
): Promise<MachineStorage> {
  const { setup, order, folder } = request;
  const image = join(folder, 'work.ext4');
  const overlay = join(folder, 'root.qcow2');
  const makeWorkDisk = async () => {
    const tree = join(folder, 'work');
    await makeWorkTree(tree, setup, order, request.stageSeconds);
    await makeExt4({ file: image, tree, bytes: setup.diskBytes });
    // What a stage writes must be on the disk when the kernel dies the next moment. A benchmark's own folder is left
    // alone, since writing through would change what it measures.
    await writeThrough(image, order.test.exclusive ? ['/results'] : ['/results', '/test']);
    await rm(tree, { recursive: true, force: true });
  };
  await Promise.all([makeWorkDisk(), root.kind === 'host' ? null : makeOverlay(overlay, root)]);
  return {
    forBoot: async ({ initrd, bus }) => {
      if (bus === null) {
        throw new Error('a kernel without a driver for any disk was given disks');
      }
      const rootDisk = root.kind === 'host' ? [] : [{ file: overlay, format: 'qcow2' as const }];
      const disks = [...rootDisk, { file: image, format: 'raw' as const }];
      const names = diskNames(bus, disks.length);
      const rootWord = root.kind === 'host' ? 'host:pullab-host' : `${root.kind}:${names[0]}`;
      return {
        initrd,
        bus,
        disks,
        hostShare: root.kind === 'host' ? 'pullab-host' : null,
        cmdline: [`pullab.root=${rootWord}`, `pullab.work=${names.at(-1)}`],
        save: null,
      };
    },
    keep: async () => null,
    workDisk: async () => image,
    notes: [],
  };
}

/** Makes the storage of a machine in its folder of the scratch folder. */
export function openStorage(request: StorageRequest): Promise<MachineStorage> {
  const { root } = request.setup;
  return root.kind === 'memory' ? openMemoryStorage(request, root.file) : openDiskStorage(request, root);
}
