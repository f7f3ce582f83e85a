import { spawnSync } from 'node:child_process';

/**
 * Makes sure that `dist/` is what `src/` builds to, so that a test of the built action tests what one is working on.
 *
 * @throws Error that says what to run
 */
export function requireCurrentDist(): void {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/build.js', '--check'], { encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(stderr.trim());
  }
}
