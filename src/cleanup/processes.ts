/** The processes that work on a run's temporary folder, as the kernel shows them: whoever started them, and from when on. */
import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

export interface FoundProcess {
  pid: number;
  /** Name of its program. */
  name: string;
}

/** What `/proc` says of a process. */
export interface ProcessFacts {
  /** Arguments, each ended by a NUL. */
  cmdline: string;
  cwd: string;
}

/** Whether a text names the folder itself or something in it, and not a folder whose name only begins like it. */
function namesFolder(text: string, folder: string): boolean {
  for (let at = text.indexOf(folder); at !== -1; at = text.indexOf(folder, at + 1)) {
    if (!/^[\w.-]/.test(text.slice(at + folder.length))) {
      return true;
    }
  }
  return false;
}

/** Whether a process works on a folder: an argument names it, or it was started in it (pure). */
export function worksOn(folder: string, { cmdline, cwd }: ProcessFacts): boolean {
  // In QEMU's option syntax a comma of a path is doubled.
  return namesFolder(cmdline.replaceAll(',,', ','), folder) || cwd === folder || cwd.startsWith(`${folder}/`);
}

function orEmpty(read: () => string): string {
  try {
    return read();
  } catch {
    // It has ended since, or it is not ours to look at.
    return '';
  }
}

/** The processes of this user that work on `folder`. One that has ended and was not waited for is none. */
export function findProcesses(folder: string): FoundProcess[] {
  const uid = process.getuid?.();
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry) && Number(entry) !== process.pid)
    .flatMap((entry) => {
      const place = join('/proc', entry);
      const owner = orEmpty(() => String(statSync(place).uid));
      const cmdline = orEmpty(() => readFileSync(join(place, 'cmdline'), 'utf8'));
      const cwd = orEmpty(() => readlinkSync(join(place, 'cwd')));
      const found = owner === String(uid) && cmdline !== '' && worksOn(folder, { cmdline, cwd });
      return found ? [{ pid: Number(entry), name: basename(cmdline.split('\0')[0] ?? '') }] : [];
    });
}

export interface EndingEffects {
  find: (folder: string) => FoundProcess[];
  kill: (pid: number) => void;
  sleep: (ms: number) => Promise<void>;
}

const pollMs = 50;

/**
 * Kills the processes that work on `folder` until none is found any more, for `limitMs` at most.
 *
 * @returns those that were killed, and those that are still there
 */
export async function endProcesses(
  folder: string,
  limitMs: number,
  { find, kill, sleep }: EndingEffects,
): Promise<{ ended: FoundProcess[]; left: FoundProcess[] }> {
  const met = new Map<number, FoundProcess>();
  let left = find(folder);
  for (let waited = 0; left.length > 0 && waited < limitMs; waited += pollMs) {
    for (const found of left) {
      met.set(found.pid, found);
      kill(found.pid);
    }
    await sleep(pollMs);
    left = find(folder);
  }
  const still = new Set(left.map(({ pid }) => pid));
  return { ended: [...met.values()].filter(({ pid }) => !still.has(pid)), left };
}
