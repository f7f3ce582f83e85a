/** The net under a local run: a process that outlives this program and ends its machines when this program dies. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Reaper {
  /** Kill this process when the program dies. */
  watchProcess: (pid: number) => void;
  forgetProcess: (pid: number) => void;
  /** Remove this folder, with all it holds, when the program dies. */
  watchFolder: (folder: string) => void;
  /** Ends the reaper, which does what is still on its list; resolves when it is done. */
  close: () => Promise<void>;
}

/** Starts the reaper. It must be running before the first thing it watches is started. */
export function startReaper(): Reaper {
  const script = readFileSync(new URL('./reaper.sh', import.meta.url), 'utf8');
  // The script travels as an argument: standard input is the line to the program whose end it waits for.
  const child = spawn('sh', ['-c', script, 'pullab-reaper'], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
  });
  const ended = new Promise<void>((resolve) => {
    child.on('close', () => resolve());
    child.on('error', () => resolve());
  });
  child.stdin.on('error', () => {});
  child.unref();
  const say = (line: string) => void child.stdin.write(`${line}\n`);
  return {
    watchProcess: (pid) => say(`process ${pid}`),
    forgetProcess: (pid) => say(`forget ${pid}`),
    watchFolder: (folder) => say(`folder ${folder}`),
    close: () => {
      child.ref();
      child.stdin.end();
      return ended;
    },
  };
}
