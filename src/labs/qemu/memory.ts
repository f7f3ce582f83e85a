/**
 * Machines whose kernel can see no disk of ours: a bare image of a distribution's generic kernel, say, whose drivers
 * are all modules. Any kernel unpacks an initramfs and drives a serial port, so the userland and /pullab come in the
 * initramfs, and before a planned reboot and at its end the machine sends /pullab back over a serial port.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { copyFile, mkdir, open, rm, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { errorMessage, InfrastructureError } from '../../errors.ts';
import { exec } from '../../exec.ts';
import { makeExt4 } from './disk.ts';
import type { PreparedKernel } from './kernel.ts';
import type { BootStorage, HandedOver, MachineStorage, StorageRequest } from './storage.ts';
import { extractTar } from './tar.ts';
import { makeWorkTree } from './work.ts';

const mebi = 2 ** 20;

/** How much of /pullab a machine hands over: an emulated serial port carries some 0.4 MB/s. */
export const savedBytesLimit = 64 * mebi;

const leastMemoryBytes = 768 * mebi;
/** What the kernel and the programs of a test need besides the files. */
const workingMemoryBytes = 192 * mebi;

/** Memory a machine needs whose userland takes `userlandBytes`: while it is unpacked, it is there twice. */
export function neededMemory(userlandBytes: number): number {
  const needed = 2 * userlandBytes + workingMemoryBytes;
  return Math.max(leastMemoryBytes, Math.ceil(needed / (64 * mebi)) * 64 * mebi);
}

/**
 * Checks that a machine can hold its files in its memory.
 *
 * @throws InfrastructureError that says how much it takes
 */
export function requireMemory(memoryBytes: number, userlandBytes: number, kernel: string): void {
  const needed = neededMemory(userlandBytes);
  if (memoryBytes < needed) {
    throw new InfrastructureError(
      `qemu-memory is ${Math.floor(memoryBytes / mebi)}M, too little: the kernel ${kernel} has no driver for any disk of the ` +
        `qemu lab, so that the machine's files live in its memory. Give --qemu-memory ${needed / mebi}M or more, or ` +
        'give its modules with the kernel (its package, or a folder with the image and lib/modules).',
    );
  }
}

/** A cpio archive (newc) that ends where its only file is to follow: header, name and padding (pure). */
export function cpioHeader(name: string, bytes: number): Buffer {
  const hex = (value: number) => value.toString(16).padStart(8, '0');
  const regularFile = 0o100600;
  const fields = [1, regularFile, 0, 0, 1, 0, bytes, 0, 0, 0, 0, name.length + 1, 0];
  return padded(Buffer.from(`070701${fields.map(hex).join('')}${name}\0`, 'latin1'));
}

const padded = (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
const cpioTrailer = () => cpioHeader('TRAILER!!!', 0);

/** Appends a file and fills up to four bytes, where the next segment may begin. */
async function append(target: string, source: string): Promise<void> {
  await pipeline(createReadStream(source), createWriteStream(target, { flags: 'a' }));
  const rest = -(await stat(target)).size & 3;
  await appendBytes(target, Buffer.alloc(rest));
}

async function appendBytes(target: string, bytes: Buffer): Promise<void> {
  const handle = await open(target, 'a');
  try {
    await handle.write(bytes);
  } finally {
    await handle.close();
  }
}

/**
 * Unpacks what a machine sent: the last `bytes` of what came over the port.
 *
 * @returns whether the limit cut it
 * @throws Error when it did not all arrive, or is no archive, or larger than the limit
 */
export async function unpackSaved(file: string, bytes: number, target: string): Promise<boolean> {
  const { size } = await stat(file);
  if (size < bytes || bytes === 0) {
    throw new Error(`${size} of ${bytes} bytes arrived`);
  }
  let unpacked = 0;
  const bounded = async function* (source: AsyncIterable<Buffer>) {
    for await (const chunk of source) {
      unpacked += chunk.length;
      if (unpacked > savedBytesLimit) {
        throw new Error('it is larger than a machine may send');
      }
      yield chunk;
    }
  };
  // A stage can write to the port too; what the machine sent are its last bytes.
  const sent = createReadStream(file, { start: size - bytes });
  await pipeline(sent, createGunzip(), bounded, createWriteStream(target));
  return unpacked === savedBytesLimit;
}

/** Brings a machine's files from the archive it sent onto a disk, from which evidence is read as from any other. */
async function diskOfArchive(archive: string, folder: string, notes: string[]): Promise<string> {
  const tree = join(folder, 'saved');
  const image = join(folder, 'work.ext4');
  await mkdir(tree);
  notes.push(...(await extractTar(archive, tree)));
  await makeExt4({ file: image, tree, bytes: 4 * savedBytesLimit });
  await rm(tree, { recursive: true, force: true });
  return image;
}

const cutReason = `its files are larger than the ${savedBytesLimit / mebi} MiB that a machine without disks can hand over`;

function firstNotes(request: StorageRequest): string[] {
  const { kernels } = request.setup;
  const bare = Object.values(kernels).filter(({ bus }) => bus === null);
  return bare.map(
    ({ artifact, role }) =>
      `this kernel has no driver for the lab's disks: its files live in memory (${role}: ${artifact.ref}). ` +
      'What a stage wrote is kept when its boot ends in order; a crash loses it, but not its live output.',
  );
}

class MemoryStorage implements MachineStorage {
  readonly notes: string[];
  private saved = false;
  private readonly folder: string;
  private readonly initrd: string;
  /** The archive of /pullab for the next boot. */
  private work: string;
  private readonly userlandBytes: number;
  private readonly workBytes: number;

  constructor(request: StorageRequest, initrd: string, userlandBytes: number, work: string) {
    const { setup, folder } = request;
    this.notes = firstNotes(request);
    this.folder = folder;
    this.initrd = initrd;
    this.work = work;
    this.userlandBytes = userlandBytes;
    this.workBytes = Math.min(setup.diskBytes, setup.memoryBytes - userlandBytes - workingMemoryBytes);
  }

  /** The initramfs of a boot: the userland, which stays, and after it the kernel's own part and the work files. */
  async forBoot(kernel: PreparedKernel, n: number): Promise<BootStorage> {
    const { initrd, work } = this;
    await truncate(initrd, this.userlandBytes);
    await appendBytes(initrd, Buffer.alloc(-this.userlandBytes & 3));
    await append(initrd, kernel.initrd);
    await appendBytes(initrd, cpioHeader('pullab-work.tar', (await stat(work)).size));
    await append(initrd, work);
    await appendBytes(initrd, cpioTrailer());
    return {
      initrd,
      bus: 'virtio-blk',
      disks: [],
      hostShare: null,
      // A tmpfs would take half of the memory at most, which the files may not fit into.
      cmdline: [
        ...['rootfstype=ramfs', 'pullab.root=memory', `pullab.work=memory:${Math.floor(this.workBytes / mebi)}m`],
        `pullab.save=${savedBytesLimit}`,
      ],
      save: join(this.folder, `save-${n}.tar.gz`),
    };
  }

  async keep({ file, bytes, goesOn }: HandedOver): Promise<string | null> {
    if (bytes === null) {
      return 'the machine did not hand over its files';
    }
    const next = `${file}.unpacked`;
    try {
      const cut = await unpackSaved(file, bytes, next);
      await rm(this.work, { force: true });
      this.work = next;
      this.saved = true;
      if (cut) {
        this.notes.push(`not everything was collected: ${cutReason}`);
      }
      return cut && goesOn ? cutReason : null;
    } catch (error) {
      await rm(next, { force: true });
      return `what the machine handed over of its files cannot be read: ${errorMessage(error)}`;
    } finally {
      await rm(file, { force: true });
    }
  }

  async workDisk(): Promise<string | null> {
    try {
      return this.saved ? await diskOfArchive(this.work, this.folder, this.notes) : null;
    } catch (error) {
      this.notes.push(`what the machine handed over of its files could not be read: ${errorMessage(error)}`);
      return null;
    }
  }
}

/** Makes the storage of a machine that has its files, and the cpio archive `userland`, in its memory. */
export async function openMemoryStorage(request: StorageRequest, userland: string): Promise<MachineStorage> {
  const { setup, order, folder } = request;
  const tree = join(folder, 'work');
  const work = join(folder, 'work-0.tar');
  await makeWorkTree(tree, setup, order, request.stageSeconds);
  await exec('tar', ['--format=gnu', '--owner=0', '--group=0', '--numeric-owner', '-C', tree, '-cf', work, '.']);
  await rm(tree, { recursive: true, force: true });
  const initrd = join(folder, 'initrd');
  await copyFile(userland, initrd);
  return new MemoryStorage(request, initrd, (await stat(initrd)).size, work);
}
