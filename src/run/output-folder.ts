import { existsSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../errors.ts';

/** What a run leaves at the top of its results tree. */
const ours = [
  'run.json',
  'machines',
  'tests.json',
  'findings.json',
  'comparison.json',
  'summary.md',
  'report.html',
  'junit.xml',
  'kcidb.json',
];

/**
 * Makes sure that the results can be written.
 *
 * @throws UserError when the folder holds something that is no results tree, or cannot be written
 */
export async function checkOutputFolder(out: string): Promise<void> {
  if (existsSync(out)) {
    const entries = await readdir(out).catch(() => {
      throw new UserError(`--out ${out} is not a folder; give another one`);
    });
    if (entries.length > 0 && !entries.includes('run.json') && !entries.includes('machines')) {
      throw new UserError(
        `--out ${out} holds files that are no results of a run (such as ${entries[0]}); give another folder`,
      );
    }
  }
  // Made now, so that a folder that cannot be written is found before anything runs.
  await mkdir(join(out, 'machines'), { recursive: true }).catch((error: Error) => {
    throw new UserError(`--out ${out} cannot be written: ${error.message}`);
  });
}

/** Removes an earlier run's results, so that a tree is always of one run. */
export async function clearOutputFolder(out: string): Promise<void> {
  for (const name of ours) {
    await rm(join(out, name), { recursive: true, force: true });
  }
  await mkdir(join(out, 'machines'), { recursive: true });
}
