/**
 * What the action does after its job, however that ended: ends what the main step left running, reads back that
 * nothing is left, and uploads the results if the main step did not get to it.
 */
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, isAbsolute } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { resultFiles, type UploadedArtifact, uploadResults } from '../action/artifact.ts';
import { EXIT } from '../cli/exit.ts';
import type { Face } from '../cli/face.ts';
import { errorMessage } from '../errors.ts';
import { defuseWorkflowCommands } from '../evidence/escape.ts';
import { type EndingEffects, endProcesses, type FoundProcess, findProcesses } from './processes.ts';

/** What the main step saved before it launched anything; a text is empty when it did not come that far. */
export interface PostState {
  scratch: string;
  out: string;
  uploaded: boolean;
}

export interface PostEffects extends EndingEffects {
  remove: (folder: string) => Promise<void>;
  exists: (path: string) => boolean;
  /** Files of the results tree. */
  files: (out: string) => Promise<string[]>;
  upload: (out: string) => Promise<UploadedArtifact>;
}

const endingLimitMs = 10_000;

const listed = (processes: FoundProcess[]): string =>
  processes.map(({ pid, name }) => `${pid} (${defuseWorkflowCommands(name)})`).join(', ');

/** Only a folder that a main step may have made is ever removed. */
export function isScratch(folder: string): boolean {
  return isAbsolute(folder) && /^pullab-\w+$/.test(basename(folder));
}

/** Ends the processes and removes the folder of a run; true when nothing is left. */
async function cleanUp(scratch: string, face: Face, effects: PostEffects): Promise<boolean> {
  if (scratch === '') {
    face.info('nothing was launched');
    return true;
  }
  if (!isScratch(scratch)) {
    face.error(
      `the saved state names ${JSON.stringify(scratch)}, which is no temporary folder of a run; it is left as it is`,
    );
    return false;
  }
  const { ended, left } = await endProcesses(scratch, endingLimitMs, effects);
  if (ended.length > 0) {
    face.warning(`the main step left processes running, which are ended now: ${listed(ended)}`);
  }
  let why = '';
  await effects.remove(scratch).catch((error: unknown) => {
    why = `: ${errorMessage(error)}`;
  });
  if (left.length > 0) {
    face.error(`these processes could not be ended: ${listed(left)}; end them on this machine with kill -KILL`);
  }
  const remains = effects.exists(scratch);
  if (remains) {
    face.error(`the temporary folder ${scratch} could not be removed${why}; remove it on this machine`);
  }
  if (left.length === 0 && !remains) {
    face.info(`nothing is left running, and ${scratch} is gone`);
    return true;
  }
  return false;
}

/** Uploads the results of a main step that was cancelled or died. That it cannot is no failure of its own. */
async function deliverResults(state: PostState, face: Face, effects: PostEffects): Promise<void> {
  if (state.uploaded || state.out === '') {
    return;
  }
  try {
    if ((await effects.files(state.out)).length === 0) {
      face.info('there are no results to upload');
      return;
    }
    const { name, url } = await effects.upload(state.out);
    face.info(`the results are in the artifact ${name}: ${url}`);
  } catch (error) {
    face.warning(`the results could not be uploaded as an artifact: ${errorMessage(error)}`);
  }
}

/**
 * The post step on given effects.
 *
 * @returns the exit code: not 0 when something is left that could not be ended or removed
 */
export async function afterRun(state: PostState, face: Face, effects: PostEffects): Promise<number> {
  const clean = await cleanUp(state.scratch, face, effects);
  await deliverResults(state, face, effects);
  return clean ? EXIT.fine : EXIT.incomplete;
}

/** The effects on this machine; artifacts are named after the run. */
export function realEffects(runId: string): PostEffects {
  return {
    find: findProcesses,
    kill: (pid) => {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It has ended in the meantime; whether it is gone is read back.
      }
    },
    sleep: (ms) => sleep(ms),
    remove: (folder) => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
    exists: existsSync,
    files: resultFiles,
    upload: (out) => uploadResults(out, `pullab-${runId}`),
  };
}

/** The post step of the action; `getState` reads what the main step saved. Returns the exit code. */
export async function postCommand(face: Face, getState: (name: string) => string, runId: string): Promise<number> {
  const state = { scratch: getState('scratch'), out: getState('out'), uploaded: getState('uploaded') === 'yes' };
  return afterRun(state, face, realEffects(runId));
}
