import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { readTest, readTests } from '../../src/config/test-folder.ts';
import { folderWith, load, messageOf, removeFolders } from './support.ts';

afterEach(removeFolders);

const SCRIPT = '#!/bin/bash\n';

test('a test is its stages, dependencies and test.yml', () => {
  const dir = folderWith({
    'ltp/run.sh': SCRIPT,
    'ltp/run-10.sh': SCRIPT,
    'ltp/run-2.sh': 'echo no first line is needed\n',
    'ltp/helper.sh': SCRIPT,
    'ltp/dependencies.txt': '# tools\ngcc\nlibc6-dev # headers\n\ng++\ngcc\n',
    'ltp/test.yml': 'description: LTP\ntimeout: 20m\nneeds: [network]\nexclusive: true\nresult-format: ltp\n',
  });
  expect(readTest(dir, 'ltp')).toEqual({
    name: 'ltp',
    folder: join(dir, 'ltp'),
    stages: [
      { n: 1, script: 'run.sh' },
      { n: 2, script: 'run-2.sh' },
      { n: 3, script: 'run-10.sh' },
    ],
    dependencies: ['gcc', 'libc6-dev', 'g++'],
    needs: ['network'],
    timeout_s: 1200,
    exclusive: true,
    description: 'LTP',
    result_format: 'ltp',
  });
});

test('run.sh alone is a test', () => {
  const dir = folderWith({ 'boot/run.sh': SCRIPT });
  expect(readTest(dir, 'boot')).toMatchObject({
    dependencies: [],
    needs: [],
    timeout_s: null,
    exclusive: false,
    description: null,
    result_format: 'auto',
  });
});

test('a test that does not exist: the nearest name, and what there is', () => {
  const dir = folderWith({ 'basic-test/run.sh': SCRIPT, 'ltp/run.sh': SCRIPT, 'lib/x.sh': SCRIPT, 'README.md': '' });
  expect(messageOf(() => readTest(dir, 'basic-tset'), dir)).toBe(
    'test "basic-tset" does not exist in DIR; did you mean basic-test? (it has: basic-test, ltp)',
  );
});

test('an empty tests-dir says so', () => {
  const dir = folderWith({ 'README.md': '' });
  expect(messageOf(() => readTest(dir, 'a'), dir)).toBe('test "a" does not exist in DIR (there are no tests in it)');
});

test('a tests-dir that is a file is refused', () => {
  const dir = folderWith({ file: '' });
  expect(messageOf(() => readTest(join(dir, 'file'), 'a'), dir)).toContain('tests-dir DIR/file is not a folder');
});

test.each(['../x', '/etc', 'a/b', '..'])('the name %s cannot lead out of tests-dir', (name) => {
  const dir = folderWith({ 'a/run.sh': SCRIPT });
  const message = messageOf(() => readTest(join(dir, 'a'), name), dir);
  expect(message).toContain(JSON.stringify(name));
  expect(message).toContain('name a folder of DIR/a by letters, digits, _ and - only');
});

test('a test that is a link out of tests-dir is refused', () => {
  const dir = folderWith({ 'tests/.keep': '', 'outside/run.sh': SCRIPT });
  symlinkSync('../outside', join(dir, 'tests/boot'));
  expect(messageOf(() => readTest(join(dir, 'tests'), 'boot'), dir)).toBe(
    'DIR/tests/boot is a link to DIR/outside, outside DIR/tests: copy the file into it',
  );
});

test('a file that is a link out of tests-dir is refused', () => {
  const dir = folderWith({ 'tests/boot/run.sh': SCRIPT, secret: 's' });
  symlinkSync('../../secret', join(dir, 'tests/boot/data'));
  expect(messageOf(() => readTest(join(dir, 'tests'), 'boot'), dir)).toBe(
    'DIR/tests/boot/data is a link to DIR/secret, outside DIR/tests: copy the file into it',
  );
});

test('a link that leads out through another folder of tests-dir is refused', () => {
  const dir = folderWith({ 'tests/boot/run.sh': SCRIPT, 'tests/lib/x': '', secret: 's' });
  symlinkSync('../../secret', join(dir, 'tests/lib/data'));
  symlinkSync('../lib', join(dir, 'tests/boot/lib'));
  expect(messageOf(() => readTest(join(dir, 'tests'), 'boot'), dir)).toContain('DIR/tests/boot/lib/data is a link to');
});

test('a link to nothing is refused', () => {
  const dir = folderWith({ 'boot/run.sh': SCRIPT });
  symlinkSync('nowhere', join(dir, 'boot/data'));
  expect(messageOf(() => readTest(dir, 'boot'), dir)).toBe('DIR/boot/data is a link to nothing: remove or correct it');
});

test('links that stay inside tests-dir are fine, also in a circle', () => {
  const dir = folderWith({ 'boot/run.sh': SCRIPT, 'lib/helpers.sh': SCRIPT });
  symlinkSync('../lib/helpers.sh', join(dir, 'boot/helpers.sh'));
  symlinkSync('../lib', join(dir, 'boot/lib'));
  symlinkSync('..', join(dir, 'lib/up'));
  expect(readTest(dir, 'boot').stages).toHaveLength(1);
});

test('tests-dir itself may be a link', () => {
  const dir = folderWith({ 'real/boot/run.sh': SCRIPT });
  symlinkSync('real', join(dir, 'tests'));
  expect(readTest(join(dir, 'tests'), 'boot').name).toBe('boot');
});

test('a folder without a stage is refused', () => {
  const dir = folderWith({ 'boot/README.md': '' });
  expect(messageOf(() => readTest(dir, 'boot'), dir)).toBe(
    'DIR/boot has no stage: add run.sh, or run-1.sh, run-2.sh, …',
  );
});

test('a stage that is not executable is refused with the remedy', () => {
  const dir = folderWith({ 'boot/run.sh': SCRIPT });
  chmodSync(join(dir, 'boot/run.sh'), 0o644);
  expect(messageOf(() => readTest(dir, 'boot'), dir)).toBe(
    'DIR/boot/run.sh is not executable: chmod +x DIR/boot/run.sh',
  );
});

test('a stage that is a folder is refused', () => {
  const dir = folderWith({ 'boot/run.sh/x': '' });
  expect(messageOf(() => readTest(dir, 'boot'), dir)).toContain('DIR/boot/run.sh is not a file');
});

test.each(['gcc; reboot', '-o', 'Gcc', 'a b', '$(id)'])('the dependency %j is refused', (name) => {
  const dir = folderWith({ 'boot/run.sh': SCRIPT, 'boot/dependencies.txt': `make\n${name}\n` });
  expect(messageOf(() => readTest(dir, 'boot'), dir)).toBe(
    `DIR/boot/dependencies.txt:2: ${JSON.stringify(name)} is not the name of a package: one name per line, of a-z, 0-9, + . and -`,
  );
});

test.each([
  ['timeot: 5m', 'DIR/boot/test.yml:1:1: "timeot" is not a setting; did you mean timeout?'],
  ['timeout: 300', 'DIR/boot/test.yml:1:10: timeout: 300 has no unit: write 300s, 300m or 300h'],
  [
    'needs: [kernel]',
    '1:9: needs.0: "kernel" is not one of kernels, network, metal, nested-virtualization; did you mean kernels?',
  ],
  ['exclusive: "yes"', '1:12: exclusive: "yes" is neither true nor false'],
  ['result-format: tap13', '1:16: result-format: "tap13" is not one of auto, none, ktap, tap, ltp,'],
  ['needs: [', 'DIR/boot/test.yml:1:9: is not YAML'],
  ['- a', 'DIR/boot/test.yml:1:1: a list is not a mapping of settings'],
])('test.yml with %j is refused', (yml, message) => {
  const dir = folderWith({ 'boot/run.sh': SCRIPT, 'boot/test.yml': yml });
  expect(messageOf(() => readTest(dir, 'boot'), dir)).toContain(message);
});

test('the problems of all tests are told at once, each with the place that names the test', () => {
  const dir = folderWith({
    'pullab.yml': 'tests:\n  - boot\n  - botched\n  - gone\n',
    'vm-tests/boot/run.sh': SCRIPT,
    'vm-tests/botched/run.sh': SCRIPT,
    'vm-tests/botched/dependencies.txt': 'A\nB\n',
  });
  const { config, where } = load(dir);
  expect(messageOf(() => readTests(config, where), dir).split('\n')).toEqual([
    '2 problems:',
    '  pullab.yml:3:5: tests.1: 2 problems:',
    expect.stringMatching(/^ {4}DIR\/vm-tests\/botched\/dependencies.txt:1: "A" is not/),
    expect.stringMatching(/^ {4}DIR\/vm-tests\/botched\/dependencies.txt:2: "B" is not/),
    expect.stringMatching(
      /^ {2}pullab.yml:4:5: tests.2: test "gone" does not exist in DIR\/vm-tests \(it has: boot, botched\)/,
    ),
  ]);
});
