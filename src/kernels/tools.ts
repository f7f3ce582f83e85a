import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Readable, Transform, type Writable } from 'node:stream';
import { InfrastructureError } from '../errors.ts';

/** The Debian package of each command this folder runs. */
const DEBIAN_PACKAGES = {
  xz: 'xz-utils',
  zstd: 'zstd',
  lz4: 'lz4',
  bzip2: 'bzip2',
  lzop: 'lzop',
  bsdtar: 'libarchive-tools',
  'dpkg-deb': 'dpkg',
  rpm2archive: 'rpm',
  tar: 'tar',
} as const;

export type Tool = keyof typeof DEBIAN_PACKAGES;

/** A command that is needed is not installed; `debianPackage` has it. */
export class MissingTool extends InfrastructureError {
  override name = 'MissingTool';
  readonly tool: string;
  readonly debianPackage: string;

  constructor(tool: Tool) {
    super(`${tool} is not installed; it is in the Debian package ${DEBIAN_PACKAGES[tool]}`);
    this.tool = tool;
    this.debianPackage = DEBIAN_PACKAGES[tool];
  }
}

/** More bytes came out of an archive than it may hold. */
export class TooLarge extends Error {
  override name = 'TooLarge';
}

/** Whether `tool` is on PATH and executable. */
export function hasTool(tool: Tool): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, tool), constants.X_OK);
      return folder !== '';
    } catch {
      return false;
    }
  });
}

export interface RunningTool {
  stdin: Writable;
  stdout: Readable;
  /** Settles when the process is gone; a non-zero exit is not a rejection. Rejects with MissingTool. */
  exit: Promise<{ code: number | null; stderr: string }>;
}

const MAX_STDERR = 4096;

/** Starts a command without a shell. It is killed when `signal` fires. */
export function startTool(tool: Tool, args: readonly string[], signal: AbortSignal): RunningTool {
  const child = spawn(tool, args, { stdio: 'pipe', signal, killSignal: 'SIGKILL', env: toolEnvironment() });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(0, MAX_STDERR);
  });
  // A tool that has read all it wants closes its stdin: that is no failure of ours.
  child.stdin.on('error', () => undefined);
  const exit = new Promise<{ code: number | null; stderr: string }>((resolve, reject) => {
    child.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') {
        reject(new MissingTool(tool));
      } else if (!signal.aborted) {
        reject(new InfrastructureError(`cannot run ${tool}`, { cause: error }));
      }
    });
    // One printable line: it becomes part of an error message, and archives choose the names in it.
    child.on('close', (code) => resolve({ code, stderr: stderr.trim().replaceAll(/[^ -~]+/g, ' ') }));
  });
  exit.catch(() => undefined);
  return { stdin: child.stdin, stdout: child.stdout, exit };
}

function toolEnvironment(): NodeJS.ProcessEnv {
  // XZ_OPT, TAR_OPTIONS and their like would change what the tools do.
  return { PATH: process.env.PATH, LC_ALL: 'C' };
}

/** A stream that fails with TooLarge once more than `max` bytes have passed. */
export function limitBytes(max: number): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      if (seen > max) {
        done(new TooLarge(`more than ${max} bytes`));
      } else {
        done(null, chunk);
      }
    },
  });
}
