import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { compareVersions } from '../../src/config/version-sort.ts';

test('stages run in the order of their numbers, run.sh first', () => {
  const scripts = ['run-10.sh', 'run-2.sh', 'run.sh', 'run-1.sh'];
  expect(scripts.sort(compareVersions)).toEqual(['run.sh', 'run-1.sh', 'run-2.sh', 'run-10.sh']);
});

/** What the predecessor's client would do with these names. */
function sortVersion(names: readonly string[]): string[] {
  const input = names.map((name) => `${name}\n`).join('');
  const output = execFileSync('sort', ['-V'], { input, env: { ...process.env, LC_ALL: 'C' }, encoding: 'utf8' });
  return output.split('\n').slice(0, -1);
}

test('the order is that of sort -V', () => {
  const piece = fc.constantFrom('-', '_', '.', '~', 'a', 'B', 'rc', '0', '1', '01', '2', '10', '100', '.sh', '.x1');
  const name = fc.array(piece, { maxLength: 5 }).map((pieces) => `run${pieces.join('')}.sh`);
  fc.assert(
    fc.property(fc.uniqueArray(name, { minLength: 2, maxLength: 12 }), (names) => {
      expect([...names].sort(compareVersions)).toEqual(sortVersion(names));
    }),
    { numRuns: 150 },
  );
});

test('numbers longer than any integer are compared as numbers', () => {
  expect(compareVersions('run-90071992547409930.sh', 'run-90071992547409931.sh')).toBeLessThan(0);
});
