/**
 * Reads tar archives of machines under test. They are hostile: only plain files and folders with plain names are made,
 * so that no link can lead a later entry out of the folder, whatever the archive says.
 */
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { safeName } from './disk.ts';

const block = 512;
/** What the file system that the entries are brought to has inodes for. */
const maxEntries = 10_000;
const maxNameBytes = 4096;
const chunkBytes = 2 ** 20;

interface Header {
  name: string;
  bytes: number;
  type: string;
}

const text = (header: Buffer, from: number, length: number) =>
  header.toString('latin1', from, from + length).split('\0')[0] ?? '';

/** Reads one header; null for anything that is none (pure). */
export function parseTarHeader(header: Buffer): Header | null {
  const bytes = Number.parseInt(text(header, 124, 12).trim() || '0', 8);
  const claimed = Number.parseInt(text(header, 148, 8).trim(), 8);
  let sum = 0;
  for (const [index, value] of header.entries()) {
    // The checksum counts its own field as spaces.
    sum += index >= 148 && index < 156 ? 0x20 : value;
  }
  if (sum !== claimed || !Number.isSafeInteger(bytes) || bytes < 0) {
    return null;
  }
  return { name: text(header, 0, 100), bytes, type: text(header, 156, 1) || '0' };
}

/** The parts of a path inside the archive; null when one of them is not kept. */
function safePath(name: string): string[] | null {
  const parts = name.split('/').filter((part) => part !== '' && part !== '.');
  return parts.every((part) => safeName.test(part)) ? parts : null;
}

/** Copies `bytes` of the archive from `offset` into a new file; less where the archive ends. */
async function copyOut(archive: FileHandle, offset: number, bytes: number, target: string): Promise<void> {
  const output = await open(target, 'wx', 0o600);
  try {
    for (let done = 0; done < bytes; ) {
      const want = Math.min(chunkBytes, bytes - done);
      const { bytesRead, buffer } = await archive.read(Buffer.allocUnsafe(want), 0, want, offset + done);
      if (bytesRead === 0) {
        return;
      }
      await output.write(buffer, 0, bytesRead);
      done += bytesRead;
    }
  } finally {
    await output.close();
  }
}

async function extractEntry(archive: FileHandle, offset: number, header: Header, folder: string) {
  const parts = safePath(header.name);
  if (parts === null) {
    return 'a file name with characters that are not kept';
  }
  const target = join(folder, ...parts);
  if (header.type === '5') {
    await mkdir(target, { recursive: true });
  } else if (header.type === '0') {
    await mkdir(dirname(target), { recursive: true });
    await copyOut(archive, offset, header.bytes, target);
  } else {
    return `${parts.join('/')} (neither a file nor a folder that is kept)`;
  }
  return null;
}

/** A later entry may want a path that an earlier one has taken. Any other trouble is the host's. */
function whyTaken(error: NodeJS.ErrnoException): string {
  if (['EEXIST', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG'].includes(error.code ?? '')) {
    return 'a file whose path another one has taken';
  }
  throw error;
}

/**
 * Extracts an archive into an empty folder. Its end may be missing: what is there is taken.
 *
 * @returns notes on what was left out
 */
export async function extractTar(file: string, folder: string): Promise<string[]> {
  const notes = new Set<string>();
  const leftOut = (what: string) => notes.add(`not collected: ${what}`);
  const archive = await open(file, 'r');
  try {
    let offset = 0;
    let longName: string | null = null;
    for (let entries = 0; ; entries += 1) {
      const { bytesRead, buffer } = await archive.read(Buffer.alloc(block), 0, block, offset);
      const header = bytesRead === block ? parseTarHeader(buffer) : null;
      if (header === null) {
        break;
      }
      if (entries === maxEntries) {
        leftOut(`everything after the first ${maxEntries} entries`);
        break;
      }
      offset += block;
      if (header.type === 'L') {
        // GNU's way to give a name of more than 100 bytes: it is the content of an entry of its own.
        const name = await archive.read(Buffer.alloc(maxNameBytes), 0, Math.min(maxNameBytes, header.bytes), offset);
        longName = text(name.buffer, 0, name.bytesRead);
      } else {
        const named = { ...header, name: longName ?? header.name };
        longName = null;
        const why = await extractEntry(archive, offset, named, folder).catch(whyTaken);
        if (why !== null) {
          leftOut(why);
        }
      }
      offset += Math.ceil(header.bytes / block) * block;
    }
  } finally {
    await archive.close();
  }
  return [...notes];
}
