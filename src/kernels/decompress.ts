import { createReadStream, createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { errorMessage } from '../errors.ts';
import { withFile } from './bytes.ts';
import type { Compression } from './compression.ts';
import { inspectImage, type Payload } from './image.ts';
import { limitBytes, MissingTool, startTool, type Tool } from './tools.ts';

/** The command that unpacks what comes on its standard input. */
export const DECOMPRESSORS: Record<Exclude<Compression, 'gzip' | 'none'>, [Tool, ...string[]]> = {
  xz: ['xz', '--format=xz', '-dc'],
  lzma: ['xz', '--format=lzma', '-dc'],
  lz4: ['lz4', '-dc'],
  zstd: ['zstd', '-dc'],
  bzip2: ['bzip2', '-dc'],
  lzo: ['lzop', '-dc'],
};

const MAX_VMLINUX = 2 ** 31;
const TIMEOUT_MS = 120_000;

export type Extraction = { path: string } | { path: null; reason: string };

/**
 * Unpacks the vmlinux inside a bzImage to `destination`. Where that is impossible there is a reason instead: the
 * bzImage can be booted all the same. On failure nothing is left at `destination`.
 *
 * @throws MissingTool when the decompressor is not installed; UserError when `image` is not a kernel.
 */
export async function extractVmlinux(image: string, destination: string): Promise<Extraction> {
  const { payload } = inspectImage(image);
  if (payload === null) {
    return { path: null, reason: `${image} does not say where its payload is` };
  }
  const { compression } = payload;
  if (compression === null) {
    return { path: null, reason: `the compression of ${image} is not known` };
  }
  const reason = await unpackPayload(image, payload, compression, destination);
  if (reason === null) {
    return { path: destination };
  }
  await rm(destination, { force: true });
  return { path: null, reason: `the payload of ${image} does not unpack: ${reason}` };
}

async function unpackPayload(
  image: string,
  { offset, length }: Payload,
  compression: Compression,
  destination: string,
): Promise<string | null> {
  // All but gzip have the unpacked size appended (scripts/Makefile.lib, size_append), which the tools take for garbage.
  const trailer = compression === 'gzip' || compression === 'none' ? 0 : 4;
  const input = createReadStream(image, { start: offset, end: offset + length - trailer - 1 });
  const complaint = await decompress(input, compression, createWriteStream(destination), MAX_VMLINUX);
  const { size } = await stat(destination);
  if (trailer > 0) {
    const expected = withFile(image, (source) => source.read(offset + length - trailer, trailer)).readUInt32LE(0);
    // The size is the proof of completeness; how a tool liked the end of its input is not.
    return size === expected ? null : (complaint ?? `${size} bytes came out, ${expected} were announced`);
  }
  return complaint;
}

/**
 * Decompresses `input` into `output`.
 *
 * @returns null, or why it failed.
 * @throws MissingTool when the decompressor is not installed.
 */
async function decompress(
  input: Readable,
  compression: Compression,
  output: Writable,
  maxBytes: number,
): Promise<string | null> {
  try {
    if (compression === 'none') {
      await pipeline(input, limitBytes(maxBytes), output);
    } else if (compression === 'gzip') {
      await pipeline(input, createGunzip(), limitBytes(maxBytes), output);
    } else {
      return await decompressWithTool(input, DECOMPRESSORS[compression], output, maxBytes);
    }
    return null;
  } catch (error) {
    if (error instanceof MissingTool) {
      throw error;
    }
    return errorMessage(error);
  }
}

async function decompressWithTool(
  input: Readable,
  [command, ...args]: [Tool, ...string[]],
  output: Writable,
  maxBytes: number,
): Promise<string | null> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), TIMEOUT_MS);
  const tool = startTool(command, args, stop.signal);
  try {
    // Feeding may end early, when the tool has seen the end of its stream; only what comes out counts.
    const feeding = pipeline(input, tool.stdin).catch(() => undefined);
    await pipeline(tool.stdout, limitBytes(maxBytes), output).catch(async (error: unknown) => {
      stop.abort();
      await tool.exit;
      throw error;
    });
    const { code, stderr } = await tool.exit;
    await feeding;
    if (stop.signal.aborted) {
      return `${command} took more than ${TIMEOUT_MS / 1000} s`;
    }
    return code === 0 ? null : `${command}: ${stderr || `exit code ${code}`}`;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The decompressed bytes of `bytes`.
 *
 * @throws MissingTool, or Error when the bytes are damaged or hold more than `maxBytes`.
 */
export async function decompressBytes(bytes: Buffer, compression: Compression, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  const complaint = await decompress(Readable.from([bytes]), compression, sink, maxBytes);
  if (complaint !== null) {
    throw new Error(complaint);
  }
  return Buffer.concat(chunks);
}
