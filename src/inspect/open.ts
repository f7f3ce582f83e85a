/** Opens logs: files and standard input, plain or compressed, as streams of text. */
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { didYouMean } from '../config/nearest.ts';
import { errorMessage, UserError } from '../errors.ts';
import { type Compression, detectCompression } from '../kernels/compression.ts';
import { DECOMPRESSORS } from '../kernels/decompress.ts';
import { hasTool, MissingTool, startTool, type Tool } from '../kernels/tools.ts';

/** What else a file may begin with that is no text; what to do about each. */
const OTHERS: [magic: string, what: string][] = [
  ['504b0304', 'a zip archive: unpack it and name the log in it'],
  ['377abcaf271c', 'a 7z archive: unpack it and name the log in it'],
  ['04224d18', 'compressed by lz4: unpack it first (lz4 -d)'],
  ['1f9d', 'compressed by compress: unpack it first (uncompress)'],
  ['4c5a4950', 'compressed by lzip: unpack it first (lzip -d)'],
  ['7f454c46', 'a program, not a log: name a text file'],
  ['fffe', 'UTF-16 text: convert it first (iconv -f UTF-16 -t UTF-8)'],
  ['feff', 'UTF-16 text: convert it first (iconv -f UTF-16 -t UTF-8)'],
];
const LONGEST_MAGIC = 16;
const CHUNK = 1 << 17;

/**
 * Refuses what is no readable file, before anything is read.
 *
 * @throws UserError with the nearest name, or what to name instead
 */
export async function checkFile(file: string, name: string): Promise<void> {
  try {
    if ((await stat(file)).isDirectory()) {
      throw new UserError(`${name} is a folder: name the logs in it`);
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      const beside = await readdir(dirname(file)).catch((): string[] => []);
      throw new UserError(`${name} does not exist${didYouMean(basename(file), beside)}`);
    }
    throw error instanceof UserError ? error : new UserError(`${name} cannot be read: ${errorMessage(error)}`);
  }
}

/** The bytes of a file as they come. */
export const openFile = (file: string): Readable => createReadStream(file, { highWaterMark: CHUNK });

/** The first bytes of a stream, enough to know what it is, and the stream as it was. */
async function peek(input: Readable): Promise<{ head: Buffer; whole: AsyncGenerator<Buffer> }> {
  const chunks = input[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  while (head.length < LONGEST_MAGIC) {
    const next = await chunks.next();
    if (next.done === true) {
      break;
    }
    head = Buffer.concat([head, next.value as Buffer]);
  }
  async function* whole(): AsyncGenerator<Buffer> {
    yield head;
    for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) {
      yield next.value as Buffer;
    }
  }
  return { head, whole: whole() };
}

async function* gunzip(input: Readable): AsyncGenerator<Buffer> {
  const output = createGunzip({ chunkSize: CHUNK });
  const feeding = pipeline(input, output);
  // Its error is thrown below, by the reading of what it feeds.
  feeding.catch(() => undefined);
  yield* output as AsyncIterable<Buffer>;
  await feeding;
}

async function* unpackWithTool(input: Readable, [command, ...args]: [Tool, ...string[]]): AsyncGenerator<Buffer> {
  if (!hasTool(command)) {
    throw new MissingTool(command);
  }
  const stop = new AbortController();
  const tool = startTool(command, args, stop.signal);
  try {
    const feeding = pipeline(input, tool.stdin);
    let broken: unknown = null;
    feeding.catch((error: NodeJS.ErrnoException) => {
      broken = error.code === 'EPIPE' || error.code === 'ERR_STREAM_PREMATURE_CLOSE' ? null : error;
      tool.stdin.destroy();
    });
    yield* tool.stdout as AsyncIterable<Buffer>;
    const { code, stderr } = await tool.exit;
    if (broken !== null || code !== 0) {
      throw broken ?? new Error(stderr || `${command} ended with exit code ${code}`);
    }
  } finally {
    stop.abort();
  }
}

function unpack(input: Readable, compression: Compression | null): AsyncIterable<Buffer> {
  if (compression === null || compression === 'none') {
    return input;
  }
  return compression === 'gzip' ? gunzip(input) : unpackWithTool(input, DECOMPRESSORS[compression]);
}

/**
 * The text of a log, unpacked by what its first bytes say it is: names lie, and standard input has none.
 *
 * @throws UserError that names the log, what is wrong with it, and what to do
 */
export async function* readLog(input: Readable, name: string): AsyncGenerator<string> {
  // Kernel and programs write bytes: what is no UTF-8 becomes a replacement character.
  const decoder = new TextDecoder();
  try {
    const { head, whole } = await peek(input);
    const hex = head.subarray(0, LONGEST_MAGIC).toString('hex');
    const other = OTHERS.find(([magic]) => hex.startsWith(magic));
    if (other !== undefined) {
      throw new UserError(`${name} is ${other[1]}`);
    }
    for await (const bytes of unpack(Readable.from(whole, { objectMode: false }), detectCompression(head))) {
      yield decoder.decode(bytes, { stream: true });
    }
    yield decoder.decode();
  } catch (error) {
    if (error instanceof UserError) {
      throw error;
    }
    const remedy = error instanceof MissingTool ? 'install it, or unpack the file first' : 'fetch it again';
    throw new UserError(`${name} cannot be read: ${errorMessage(error)}; ${remedy}`);
  } finally {
    input.destroy();
  }
}
