import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFindings, scrubFolder } from '../../src/run/evidence.ts';

const folder = mkdtempSync(join(tmpdir(), 'pullab-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

const banner = '[    0.000000] Linux version 6.1.0-test (x@y) #1\n';
const timerPanic = `${banner}[    0.100000] Kernel panic - not syncing: IO-APIC + timer doesn't work!\n[    0.100001] Call Trace:\n`;

test('a panic of a boot that never came up is evidence, but no verdict on the one that did', async () => {
  const first = write('console-1.log', timerPanic);
  const second = write('console-2.log', `${banner}[    1.000000] all is well\n`);
  const findings = await readFindings(
    [
      { file: first, cameUp: false },
      { file: second, cameUp: true },
    ],
    'm',
  );
  expect(findings.map(({ kind, fatal }) => [kind, fatal])).toEqual([['panic', false]]);
});

test('a panic of a boot that came up is fatal, at its line in the whole console', async () => {
  const first = write('console-1.log', `${banner}[    1.000000] all is well\n`);
  const second = write('console-2.log', timerPanic);
  const findings = await readFindings(
    [
      { file: first, cameUp: true },
      { file: second, cameUp: true },
    ],
    'm',
  );
  expect(findings.map(({ kind, fatal, line }) => [kind, fatal, line])).toEqual([['panic', true, 4]]);
});

test('secrets leave no collected text; other bytes stay as they are', async () => {
  const target = mkdtempSync(join(folder, 'machine-'));
  const secret = `AKIA${'A'.repeat(16)}`;
  writeFileSync(join(target, 'run-1-output.log'), `key ${secret}\ngr\xfcn\n`, 'latin1');
  const binary = Buffer.from([0, 1, 2, ...Buffer.from(secret)]);
  writeFileSync(join(target, 'core.bin'), binary);
  const notes = await scrubFolder(target);
  const log = readFileSync(join(target, 'run-1-output.log'), 'latin1');
  expect(log).not.toContain(secret);
  expect(log).toContain('gr\xfcn');
  expect(notes).toHaveLength(1);
  expect(notes[0]).toContain('run-1-output.log');
  expect(readFileSync(join(target, 'core.bin')).equals(binary)).toBe(true);
});
