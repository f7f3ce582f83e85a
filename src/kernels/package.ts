import { chmodSync, createReadStream, lstatSync, readdirSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { UserError } from '../errors.ts';
import { hasTool, limitBytes, MissingTool, type RunningTool, startTool, TooLarge, type Tool } from './tools.ts';

export type PackageKind = 'deb' | 'rpm';

export interface UnpackLimits {
  maxBytes: number;
  timeoutMs: number;
}

export const UNPACK_LIMITS: UnpackLimits = { maxBytes: 8 * 2 ** 30, timeoutMs: 120_000 };

/** Whether a file is a .deb or .rpm, by its magic (deb(5), rpm's lead); null for anything else. */
export async function packageKind(file: string): Promise<PackageKind | null> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(21), 0, 21, 0);
    return packageKindOf(buffer.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}

/** The same on the first bytes of a file. */
export function packageKindOf(head: Buffer): PackageKind | null {
  if (head.toString('latin1', 0, 21) === '!<arch>\ndebian-binary') {
    return 'deb';
  }
  return head.toString('hex', 0, 4) === 'edabeedb' ? 'rpm' : null;
}

/**
 * The commands that turn a package into a plain tar stream, each reading the one before. `tar` makes the files from
 * it, so that one program decides on all paths: GNU tar drops leading slashes, refuses `..` and never writes through a
 * symbolic link of the archive. `dpkg-deb -x` would do so too, but with `-p`: set-user-ID bits and owners survive.
 * Debian's cpio follows such links (CVE-2023-7207), hence no rpm2cpio.
 */
function tarProducers(kind: PackageKind, file: string): [Tool, ...string[]][] {
  if (kind === 'deb' && hasTool('dpkg-deb')) {
    return [['dpkg-deb', '--fsys-tarfile', file]];
  }
  if (kind === 'rpm' && !hasTool('bsdtar') && hasTool('rpm2archive')) {
    return [['rpm2archive', '-n', '-']];
  }
  if (!hasTool('bsdtar')) {
    throw new MissingTool('bsdtar');
  }
  return kind === 'rpm'
    ? [['bsdtar', '-cf', '-', `@${file}`]]
    : [
        ['bsdtar', '-xOf', file, 'data.tar*'],
        ['bsdtar', '-cf', '-', '@-'],
      ];
}

/**
 * Unpacks a package into the existing folder `destination` without installing it: no script of it runs.
 *
 * @throws UserError when it is damaged, leads out of the folder, or exceeds `limits`; MissingTool. On any of them the
 *   folder is left in an undefined state.
 */
export async function unpackPackage(
  kind: PackageKind,
  file: string,
  destination: string,
  limits: UnpackLimits = UNPACK_LIMITS,
): Promise<void> {
  const commands = tarProducers(kind, file);
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), limits.timeoutMs);
  const producers = commands.map(([tool, ...args]) => ({ tool, ...startTool(tool, args, stop.signal) }));
  const options = ['--no-same-owner', '--no-same-permissions'];
  const tar = { tool: 'tar', ...startTool('tar', ['-x', '-f', '-', '-C', destination, ...options], stop.signal) };
  const all = [...producers, tar];
  try {
    await connect(createReadStream(file), all, limits.maxBytes);
    for (const { tool, exit } of all) {
      const { code, stderr } = await exit;
      if (code !== 0) {
        throw new UserError(`${file} does not unpack: ${tool}: ${stderr || `exit code ${code}`}`);
      }
    }
  } catch (error) {
    throw explain(error, file, stop.signal.aborted, limits);
  } finally {
    clearTimeout(timer);
    stop.abort();
    await Promise.allSettled(all.map(({ exit }) => exit));
  }
  defuse(destination);
}

/** Wires the file into the first tool, each tool into the next, and a byte limit before the last. */
async function connect(input: Readable, tools: RunningTool[], maxBytes: number): Promise<void> {
  const first = tools[0];
  // Tools that were given the file's name close their stdin unread.
  const feeding = first === undefined ? Promise.resolve() : pipeline(input, first.stdin).catch(() => undefined);
  const links = tools.slice(1).map((tool, i) => {
    const before = tools[i] as RunningTool;
    return i === tools.length - 2
      ? pipeline(before.stdout, limitBytes(maxBytes), tool.stdin)
      : pipeline(before.stdout, tool.stdin);
  });
  const failures = (await Promise.allSettled(links)).flatMap((r) => (r.status === 'rejected' ? [r.reason] : []));
  input.destroy();
  await feeding;
  const tooLarge = failures.find((reason) => reason instanceof TooLarge);
  if (tooLarge !== undefined) {
    throw tooLarge;
  }
}

function explain(error: unknown, file: string, timedOut: boolean, limits: UnpackLimits): unknown {
  if (error instanceof TooLarge) {
    return new UserError(`${file} holds more than ${limits.maxBytes} bytes; it is not unpacked`);
  }
  if (timedOut) {
    return new UserError(`${file} takes more than ${limits.timeoutMs / 1000} s to unpack`);
  }
  return error;
}

/**
 * Leaves only regular files, folders and symbolic links under `folder`, all readable and removable by their owner:
 * to open a FIFO or device that a package brought would block, or worse.
 */
function defuse(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const info = lstatSync(path);
    if (info.isDirectory()) {
      chmodSync(path, (info.mode & 0o777) | 0o700);
      defuse(path);
    } else if (info.isFile()) {
      chmodSync(path, (info.mode & 0o777) | 0o600);
    } else if (!info.isSymbolicLink()) {
      rmSync(path);
    }
  }
}

const BESIDE_THE_POINT = /headers|-dbg|debuginfo|-devel|-libc-dev|-tools|-doc|-perf/;

/** The .deb and .rpm files directly in `folder` that may hold a kernel or its modules, in order of their names. */
export async function kernelPackages(folder: string): Promise<{ file: string; kind: PackageKind }[]> {
  const found: { file: string; kind: PackageKind }[] = [];
  for (const name of readdirSync(folder).sort()) {
    const file = join(folder, name);
    if (!BESIDE_THE_POINT.test(name) && lstatSync(file).isFile()) {
      const kind = await packageKind(file);
      if (kind !== null) {
        found.push({ file, kind });
      }
    }
  }
  return found;
}

/**
 * The kernel release in the name of a package file, as Debian and Ubuntu name theirs (linux-image-<release>,
 * linux-image-unsigned-<release>, linux-image-<release>-unsigned, linux-modules-<release>); null otherwise.
 */
export function releaseOfPackageName(name: string): string | null {
  const match = /^linux-(?:image|modules)-(?:unsigned-)?(\d+\.\d+\.[^_]*?)(?:-unsigned)?$/.exec(name);
  return match?.[1] ?? null;
}

/** The `Package` field of a .deb; null when dpkg-deb is not there or the file does not say. */
export async function debPackageName(file: string): Promise<string | null> {
  if (!hasTool('dpkg-deb')) {
    return null;
  }
  const tool = startTool('dpkg-deb', ['-f', file, 'Package'], AbortSignal.timeout(UNPACK_LIMITS.timeoutMs));
  tool.stdin.end();
  let text = '';
  for await (const chunk of tool.stdout) {
    text += String(chunk);
  }
  const { code } = await tool.exit;
  return code === 0 && /^[a-z0-9][a-z0-9.+-]*$/.test(text.trim()) ? text.trim() : null;
}
