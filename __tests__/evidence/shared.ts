import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ORACLES = join(import.meta.dirname, '..', '..', '..', 'shared', 'oracles');

/** The path of a sample beside the repository. */
export function oracle(...path: string[]): string {
  return join(ORACLES, ...path);
}

/** The text of a sample. */
export function readOracle(...path: string[]): string {
  return readFileSync(oracle(...path), 'utf8');
}

/**
 * `describe` for suites that need the samples in ../shared: skipped with a reason where they are absent, failing
 * where the environment says they must be there.
 */
export function describeWithOracles(name: string, body: () => void): void {
  if (existsSync(ORACLES)) {
    describe(name, body);
    return;
  }
  if (process.env.PULLAB_REQUIRE_SHARED === '1') {
    describe(name, () => {
      test('has the samples of ../shared', () => {
        throw new Error(`PULLAB_REQUIRE_SHARED=1 and ${ORACLES} does not exist`);
      });
    });
    return;
  }
  process.stderr.write(`skipped: ${name}: no samples in ${ORACLES}\n`);
  describe.skip(name, () => {
    test('needs the samples', () => {});
  });
}
