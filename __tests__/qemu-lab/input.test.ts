/** Mistakes in the input of `run`: nothing boots, the message says what to do, and earlier results stay. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { remove, requireFreshBuild, startProgram, temporaryFolder } from './support.ts';

const folder = temporaryFolder();
beforeAll(requireFreshBuild);
afterAll(() => remove(folder));

async function refusal(args: string[], out = join(folder, 'results')) {
  const end = await startProgram(['run', ...args], { out }).ended;
  expect(end.code).toBe(2);
  expect(end.stdout).not.toMatch(/starting|boot \d/);
  return end.stderr;
}

test('a file that is no kernel is named, with what it looks like and what is expected', async () => {
  const page = join(folder, 'bzImage');
  writeFileSync(page, '<!doctype html><title>404</title>');
  expect(await refusal(['--tests', 'basic-test', '--kernel-tip', page])).toMatch(
    /bzImage is not a kernel: it looks like .*expected an x86-64 bzImage/,
  );
}, 60_000);

test('an unknown package of the distribution is named', async () => {
  const message = await refusal(['--tests', 'basic-test', '--kernel-tip', 'distribution:linux-image-nonsense']);
  expect(message).toContain('no package linux-image-nonsense');
}, 120_000);

test('a script that cannot be executed is named with the command that mends it', async () => {
  const tests = join(folder, 'tests/broken');
  mkdirSync(tests, { recursive: true });
  writeFileSync(join(tests, 'run.sh'), '#!/bin/bash\n', { mode: 0o644 });
  expect(await refusal(['--tests-dir', join(folder, 'tests'), '--tests', 'broken'])).toMatch(/chmod \+x .*run\.sh/);
});

test('a path out of the tests folder, zero replicas and an unknown test are refused', async () => {
  expect(await refusal(['--tests', '../etc'])).toContain('could lead out of tests-dir');
  expect(await refusal(['--tests', 'basic-test', '--replicas', '0'])).toContain('--replicas: 0');
  expect(await refusal(['--tests', 'basic-tset'])).toMatch(/basic-tset.*basic-test/);
});

test('a folder of something else is not taken for results', async () => {
  const out = join(folder, 'mine');
  mkdirSync(out);
  writeFileSync(join(out, 'thesis.tex'), 'x');
  expect(await refusal(['--tests', 'basic-test'], out)).toMatch(
    /mine holds files that are no results of a run \(such as thesis\.tex\)/,
  );
  expect(existsSync(join(out, 'thesis.tex'))).toBe(true);
});

test('a mistake costs nobody the results of the run before', async () => {
  const out = join(folder, 'earlier');
  mkdirSync(out);
  writeFileSync(join(out, 'run.json'), '{"earlier":true}');
  const page = join(folder, 'bzImage');
  await refusal(['--tests', 'basic-test', '--kernel-tip', page], out);
  expect(readFileSync(join(out, 'run.json'), 'utf8')).toBe('{"earlier":true}');
}, 60_000);
