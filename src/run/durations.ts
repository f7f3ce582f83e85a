/** How long a machine of a test took on this host the last time it passed: what a waiting user can expect. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { machineSeconds } from '../report/summary.ts';
import type { Machine } from '../results/schema.ts';

const durations = z.record(z.string(), z.number().nonnegative());
export type Durations = z.infer<typeof durations>;

const fileOf = (cacheDir: string) => join(cacheDir, 'durations.json');

/** Seconds by test; empty when nothing is known. */
export async function readDurations(cacheDir: string): Promise<Durations> {
  try {
    return durations.parse(JSON.parse(await readFile(fileOf(cacheDir), 'utf8')));
  } catch {
    return {};
  }
}

/** Remembers the machines that passed. What cannot be written is only an expectation that is missing next time. */
export async function rememberDurations(cacheDir: string, machines: Machine[]): Promise<void> {
  const known = await readDurations(cacheDir);
  for (const machine of machines) {
    const seconds = machineSeconds(machine);
    if (machine.verdict === 'pass' && seconds !== null) {
      known[machine.test] = Math.round(seconds);
    }
  }
  try {
    await mkdir(cacheDir, { recursive: true });
    await writeFile(`${fileOf(cacheDir)}.${process.pid}`, JSON.stringify(known));
    await rename(`${fileOf(cacheDir)}.${process.pid}`, fileOf(cacheDir));
  } catch {
    // A read-only cache costs the estimate, nothing else.
  }
}
