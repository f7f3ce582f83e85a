/** What the tests of the built action share: a workspace, and looking at the machine itself for what is left. */
import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { folderWith } from '../config/support.ts';

/** Inputs of a run that needs no KVM and takes one emulated machine at a time. */
export const emulated = { 'qemu-accel': 'tcg', 'qemu-cpu-budget': '1', 'qemu-cpus': '1', 'qemu-memory': '512M' };

/** Real boots under emulation, on a busy machine. */
export const bootTimeout = 180_000;

/** A checked-out repository with these files and our `vm-tests`, unless there are own ones. */
export function workspaceWith(files: Readonly<Record<string, string>> = {}): string {
  const folder = folderWith({ 'README.md': 'a kernel tree\n', ...files });
  if (!existsSync(join(folder, 'vm-tests'))) {
    symlinkSync(join(process.cwd(), 'vm-tests'), join(folder, 'vm-tests'));
  }
  return folder;
}

/** Command lines of the processes that name a folder. */
export function processesNaming(folder: string): string[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .flatMap((entry) => {
      try {
        const cmdline = readFileSync(`/proc/${entry}/cmdline`, 'utf8').replaceAll('\0', ' ');
        return cmdline.includes(folder) ? [cmdline] : [];
      } catch {
        return [];
      }
    });
}

/** Seconds until nothing of a run's temporary folder is left on this machine; fails after `limit`. */
export async function secondsUntilGone(scratch: string, limit: number): Promise<number> {
  const start = performance.now();
  for (;;) {
    const left = processesNaming(scratch);
    const seconds = (performance.now() - start) / 1000;
    if (left.length === 0 && !existsSync(scratch)) {
      return seconds;
    }
    if (seconds > limit) {
      throw new Error(`after ${limit} s there are still: ${left.join('; ')} ${existsSync(scratch) ? scratch : ''}`);
    }
    await sleep(50);
  }
}
