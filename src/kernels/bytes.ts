import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { UserError } from '../errors.ts';

/** Random access to the bytes of a file or buffer. Reading past the end gives fewer bytes, never an exception. */
export interface ByteSource {
  readonly name: string;
  readonly size: number;
  read(offset: number, length: number): Buffer;
}

/** A source over bytes in memory. */
export function bufferSource(bytes: Uint8Array, name: string): ByteSource {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    name,
    size: buffer.length,
    read: (offset, length) => {
      const start = clamp(offset, buffer.length);
      return buffer.subarray(start, clamp(start + length, buffer.length));
    },
  };
}

/**
 * Runs `use` on a source over the file at `path` and closes the file afterwards. Files are not read whole: a vmlinux
 * with debug information exceeds what one buffer can hold.
 *
 * @throws UserError when the file is missing, unreadable or not a regular file.
 */
export function withFile<T>(path: string, use: (source: ByteSource) => T): T {
  const descriptor = openRegular(path);
  try {
    const { size } = fstatSync(descriptor);
    return use({
      name: path,
      size,
      read: (offset, length) => {
        const start = clamp(offset, size);
        const buffer = Buffer.alloc(clamp(start + length, size) - start);
        return buffer.subarray(0, readSync(descriptor, buffer, 0, buffer.length, start));
      },
    });
  } finally {
    closeSync(descriptor);
  }
}

function openRegular(path: string): number {
  try {
    // Asked before opening: to open a FIFO would block for ever.
    if (!statSync(path).isFile()) {
      throw new UserError(`${path} is not a regular file`);
    }
    return openSync(path, 'r');
  } catch (error) {
    if (error instanceof UserError) {
      throw error;
    }
    throw new UserError(`cannot read ${path}`, { cause: error });
  }
}

function clamp(value: number, max: number): number {
  return Number.isFinite(value) ? Math.min(Math.max(Math.trunc(value), 0), max) : max;
}

const CHUNK = 4 << 20;

/** The offsets in `[start, end)` at which `needle` begins, in order. */
export function* findAll(source: ByteSource, needle: string, start = 0, end = source.size): Generator<number> {
  const overlap = needle.length - 1;
  const stop = Math.min(end, source.size);
  for (let base = start; base < stop; base += CHUNK) {
    const chunk = source.read(base, Math.min(CHUNK + overlap, stop - base));
    for (let at = chunk.indexOf(needle, 0, 'latin1'); at !== -1; at = chunk.indexOf(needle, at + 1, 'latin1')) {
      yield base + at;
    }
  }
}

/** The NUL-terminated Latin-1 string at `offset`, at most `max` bytes of it. */
export function readCString(source: ByteSource, offset: number, max: number): string {
  const bytes = source.read(offset, max);
  const end = bytes.indexOf(0);
  return bytes.toString('latin1', 0, end === -1 ? bytes.length : end);
}
