/** Brings the evidence of a machine that ended from its disks to the results tree. */
import { createReadStream, createWriteStream } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { errorMessage } from '../../errors.ts';
import { extractFiles, listDisk, repairExt4 } from './disk.ts';
import type { MachineRemains } from './machine.ts';

const maxFileBytes = 256 * 2 ** 20;
const maxTotalBytes = 2 ** 30;

/** Names in a machine's folder that only the lab writes. */
const reserved = /^(result\.(json|txt)|stats\.json|console\.log)$/;

interface Wanted {
  inode: number;
  bytes: number;
  /** Path in the machine's folder of the results tree. */
  to: string;
}

async function wantedFiles(disk: string, notes: string[]): Promise<Wanted[]> {
  const wanted: Wanted[] = [];
  const names = new Set<string>();
  const take = (to: string, inode: number, bytes: number) => {
    const free = reserved.test(to) || names.has(to) ? `guest/${to}` : to;
    names.add(free);
    wanted.push({ to: free, inode, bytes });
  };
  for (const folder of ['/log', '/results', '/test']) {
    const listing = await listDisk(disk, folder);
    for (const { path, inode, bytes } of listing.files) {
      if (folder !== '/test' || /^(benchmark-[^/]*\.csv$|results_)/.test(path)) {
        take(path, inode, bytes);
      }
    }
    if (folder !== '/test') {
      notes.push(...listing.skipped.map((what) => `not collected: ${what}`));
    }
  }
  return wanted;
}

/** Keeps what fits into the limits; says what does not. */
function withinLimits(files: Wanted[], notes: string[]): Wanted[] {
  let total = 0;
  return files.filter(({ to, bytes }) => {
    if (bytes > maxFileBytes || total + bytes > maxTotalBytes) {
      notes.push(
        `not collected: ${to} (${bytes} bytes; at most ${maxFileBytes} a file and ${maxTotalBytes} a machine)`,
      );
      return false;
    }
    total += bytes;
    return true;
  });
}

/** The live copy of a stage's output reaches further than the disk's when the machine died with it in memory. */
async function addLiveOutput(remains: MachineRemains, target: string): Promise<void> {
  for (const file of remains.live) {
    const stage = /live-(\d+)\.log$/.exec(file)?.[1];
    const log = join(target, `run-${stage}-output.log`);
    const kept = await stat(log).then(
      (entry) => entry.size,
      () => -1,
    );
    if ((await stat(file)).size > kept) {
      await copyFile(file, log);
    }
  }
}

/**
 * Collects a machine's evidence into `target`: console, stage output, client logs and result files.
 *
 * @returns notes on what could not be collected; the machine's own notes are not changed
 */
export async function collectEvidence(remains: MachineRemains, target: string): Promise<string[]> {
  const notes: string[] = [];
  await mkdir(target, { recursive: true });
  const console = join(target, 'console.log');
  await writeFile(console, '');
  for (const part of remains.consoles) {
    await pipeline(createReadStream(part), createWriteStream(console, { flags: 'a' }));
  }
  const scratch = await mkdtemp(join(remains.folder, 'collect-'));
  try {
    if (remains.workDisk !== null) {
      await repairExt4(remains.workDisk);
      const files = withinLimits(await wantedFiles(remains.workDisk, notes), notes);
      const copies = await extractFiles(
        remains.workDisk,
        files.map(({ inode }) => inode),
        scratch,
      );
      for (const [index, { to }] of files.entries()) {
        await mkdir(dirname(join(target, to)), { recursive: true });
        await rename(copies[index] as string, join(target, to)).catch(() =>
          copyFile(copies[index] as string, join(target, to)),
        );
      }
    }
  } catch (error) {
    notes.push(`the machine's work disk could not be read: ${errorMessage(error)}`);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  await addLiveOutput(remains, target);
  return notes;
}
