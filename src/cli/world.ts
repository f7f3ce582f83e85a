import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { World } from './commands.ts';
import type { Face } from './face.ts';

/** The real world, seen through a face. */
export function realWorld(face: Face): World {
  return {
    face,
    cwd: process.cwd(),
    env: process.env,
    now: new Date(),
    randomBytes,
    host: { cpus: availableParallelism(), arch: process.arch },
    readFile: (path) => readFileSync(path, 'utf8'),
    exists: existsSync,
    stdin: () => (process.stdin.isTTY ? null : process.stdin),
    printDocument: (text) => void process.stdout.write(text),
  };
}
