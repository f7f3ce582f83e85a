import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '../../src/config/load.ts';
import { flags, folderWith, load, messageOf, removeFolders } from './support.ts';

afterEach(removeFolders);

/** A folder with this pullab.yml, an empty vm-tests and two kernels. */
function project(yml: string): string {
  return folderWith({ 'pullab.yml': yml, 'vm-tests/.keep': '', 'k/base': '', 'k/tip': '' });
}

test('the defaults are safe and cheap', () => {
  const { config } = load(project('tests: [boot]'));
  expect(config).toMatchObject({
    version: 1,
    lab: 'qemu',
    driver: 'ssm',
    replicas: 1,
    limits: {
      'max-runtime': 3600,
      'max-machines': 20,
      'max-cost': 5,
      'boot-timeout': 300,
      'silence-timeout': 600,
    },
    retries: { fail: 0, incomplete: 1 },
    qemu: { memory: 2 ** 31, cpus: 2, accel: 'auto', userland: 'packages', disk: 2 ** 32, cmdline: '' },
    compare: { margin: 1, 'min-effect': 2 },
    'fail-on': ['fail', 'regression'],
  });
});

test('no file is needed when the tests are given', () => {
  const folder = folderWith({ 'vm-tests/.keep': '' });
  expect(load(folder, { tests: 'a, b\nc' }).config.tests).toEqual(['a', 'b', 'c']);
});

test('no file and no tests: the message says both', () => {
  const folder = folderWith({});
  expect(messageOf(() => load(folder), folder)).toBe(
    'no pullab.yml in DIR: tests is missing: name the tests to run: --tests NAME, input tests, or tests: [NAME] in pullab.yml',
  );
});

test('a file that is asked for must exist', () => {
  const folder = folderWith({});
  expect(messageOf(() => load(folder, {}, 'ci/p.yml'), folder)).toBe(
    'config file ci/p.yml does not exist (looked for DIR/ci/p.yml)',
  );
});

test('a file that cannot be read is named', () => {
  const folder = folderWith({ 'pullab.yml/x': '' });
  expect(messageOf(() => load(folder))).toBe('config file pullab.yml cannot be read');
});

test('flags win over the file', () => {
  const folder = project('tests: [a]\nreplicas: 2\nlimits: { max-runtime: 2h }\nkernels: { base: { ref: k/base } }');
  const { config } = load(folder, { replicas: '4', 'kernel-base': 'k/tip', 'max-runtime': '90s' });
  expect(config).toMatchObject({
    replicas: 4,
    limits: { 'max-runtime': 90, 'max-machines': 20 },
    kernels: { base: { ref: join(folder, 'k/tip') } },
  });
});

test('params of flags join those of the file, as they are written', () => {
  const folder = project('tests: [a]\nparams: { A: 1.10, B: 0644, C: true, D: x }');
  expect(load(folder, { params: 'D=y,E=a=b' }).config.params).toEqual({
    A: '1.10',
    B: '0644',
    C: 'true',
    D: 'y',
    E: 'a=b',
  });
});

test('a kernel is text or a mapping', () => {
  const sha256 = 'a'.repeat(64);
  const yml = `tests: [a]\nkernels: { base: k/base, tip: { ref: https://example.org/k.rpm, sha256: ${sha256} } }`;
  const folder = project(yml);
  expect(load(folder).config.kernels).toEqual({
    base: { ref: join(folder, 'k/base') },
    tip: { ref: 'https://example.org/k.rpm', sha256 },
  });
});

test('paths of the file are relative to the file, those of flags to the working folder', () => {
  const folder = folderWith({
    'ci/pullab.yml': 'tests: [a]\ntests-dir: t\nexpectations: e\nkernels: { base: ../k }\ncompare: { history: h.json }',
    'ci/t/.keep': '',
    'ci/e/.keep': '',
    k: '',
  });
  const { config } = load(folder, { 'kernel-tip': 'k' }, 'ci/pullab.yml');
  expect(config).toMatchObject({
    'tests-dir': join(folder, 'ci/t'),
    expectations: join(folder, 'ci/e'),
    kernels: { base: { ref: join(folder, 'k') }, tip: { ref: join(folder, 'k') } },
    compare: { history: join(folder, 'ci/h.json') },
  });
});

test('paths that lead nowhere are named with their place', () => {
  const folder = project('tests: [a]\ntests-dir: nope\n');
  expect(messageOf(() => load(folder, { 'kernel-tip': 'k/none' }), folder)).toBe(
    [
      '2 problems:',
      '  pullab.yml:2:12: tests-dir: "nope" does not exist (looked for DIR/nope): correct the path',
      '  --kernel-tip: "k/none" does not exist (looked for DIR/k/none): correct the path',
    ].join('\n'),
  );
});

test('a missing default folder is named as a default', () => {
  const folder = folderWith({});
  expect(messageOf(() => load(folder, { tests: 'a' }), folder)).toBe(
    'tests-dir (default): "vm-tests" does not exist (looked for DIR/vm-tests): correct the path',
  );
});

test.each([
  ['test: [a]', 'pullab.yml:2:1: "test" is not a setting; did you mean tests? (known: version, tests,'],
  ['limits: { max-runtme: 1h }', '2:11: "max-runtme" is not a setting of limits; did you mean max-runtime? (known: '],
  ['qemu:\n  memroy: 1G', '3:3: "memroy" is not a setting of qemu; did you mean memory?'],
  ['kernelci: { api: x }', '2:13: "api" is not a setting of kernelci (this version has none)'],
  ['lab: qem', '2:6: lab: "qem" is not one of qemu, ec2; did you mean qemu?'],
  [
    'fail-on: [fail, regresion]',
    '2:17: fail-on.1: "regresion" is not one of fail, regression, incomplete, suspect; did',
  ],
  ['limits: { max-runtime: 90 }', '2:24: limits.max-runtime: 90 has no unit: write 90s, 90m or 90h'],
  ['limits: { boot-timeout: 5 min }', '2:25: limits.boot-timeout: "5 min" is not a duration: write'],
  ['limits: { max-cost: lots }', '2:21: limits.max-cost: "lots" is not an amount in US dollars'],
  ['limits: { max-cost: -1 }', '2:21: limits.max-cost: -1 is negative: give an amount'],
  ['qemu: { memory: 2048 }', '2:17: qemu.memory: 2048 has no unit: write 2048M or 2048G'],
  ['compare: { margin: 1 }', '2:20: compare.margin: 1 has no unit: write 1%'],
  ['replicas: 0', '2:11: replicas: 0 is not a whole number from 1 to 1000'],
  ['replicas: 1.5', '2:11: replicas: 1.5 is not a whole number from 1 to 1000'],
  ['version: 2', '2:10: version: 2 is not a version of this file: write 1'],
  ['instance-types: [a, b, a]', '2:24: instance-types.2: "a" is listed twice: name it once'],
  ['instance-types: qemu-x86_64', '2:17: instance-types: "qemu-x86_64" is not a list: write [a, b]'],
  [
    'kernels: { tip: 6.1 }',
    '2:17: kernels.tip: 6.1 is no kernel: give a path, an https:// or s3:// address, or distribution:newest, or a mapping',
  ],
  ['kernels: { tip: "ftp://x/y" }', '2:17: kernels.tip: "ftp://x/y" is no address that can be fetched: give a path'],
  ['kernels: { tip: { reff: k } }', '2:19: "reff" is not a setting of kernels.tip; did you mean ref?'],
  [
    'kernels: { tip: { release: "6" } }',
    '2:17: kernels.tip.ref is missing: it must be a path, an https:// or s3:// address',
  ],
  ['kernels: { tip: { ref: k, release: 6.10 } }', 'kernels.tip.release: 6.1 is not text: put it in quotes'],
  ['params: { PULLAB_X: a }', '2:11: "PULLAB_X" is set by pullab itself: choose a name'],
  ['params: { TEST_NAME: a }', '2:11: "TEST_NAME" is set by pullab itself: choose a name'],
  ['params: { 9A: a }', '2:11: "9A" is no name of an environment variable: use letters, digits and _'],
  ['params: { A: [1] }', '2:14: params.A: a list is no value of an environment variable: write text'],
  ['params: { A: }', '2:11: params.A has no value: give one, or remove the key'],
  ['limits:', '2:1: limits has no value: give one, or remove the key'],
  ['limits: 1h', '2:9: limits: "1h" is not a mapping of settings'],
  ['ec2: { images: { x86_64: ubuntu } }', 'ec2.images.x86_64: "ubuntu" is not an image: ami-… or resolve:ssm:…'],
  [
    'qemu: { userland: image }',
    '2:19: qemu.userland: "image" needs an image: give the path of a disk image as qemu.image',
  ],
  ['qemu: { image: x }', '2:16: qemu.image: "x" is not used: set qemu.userland to image'],
  ['report: { check-run: "yes" }', '2:22: report.check-run: "yes" is neither true nor false'],
  ['compare: { directions: { lat: down } }', '2:31: compare.directions.lat: "down" is not one of higher, lower'],
])('%s is refused', (line, message) => {
  const folder = project(`tests: [boot]\n${line}\n`);
  expect(messageOf(() => load(folder))).toContain(message);
});

test.each([
  ['tests: [a]\ntests: [b]\n', 'pullab.yml:2:1: "tests" is there twice in one mapping: keep one'],
  ['tests: [a\nlab: qemu\n', 'pullab.yml:2:1: is not YAML: '],
  ['tests: [a]\n\tlab: qemu\n', 'pullab.yml:2:1: a tab indents this line: YAML takes spaces only'],
  ['- a\n', 'pullab.yml:1:1: a list is not a mapping of settings: begin with tests: [name]'],
  ['tests: [a]\n---\ntests: [b]\n', 'a second YAML document begins here: a config is one document'],
  ['', 'pullab.yml:1:1: tests is missing: name the tests to run'],
])('the file %j is refused', (yml, message) => {
  expect(messageOf(() => load(project(yml)))).toContain(message);
});

test.each([
  [{ lab: 'aws' }, '--lab: "aws" is not one of qemu, ec2'],
  [{ replicas: 'two' }, '--replicas: "two" is not a whole number from 1 to 1000'],
  [{ 'max-runtime': '60' }, '--max-runtime: "60" has no unit: write 60s, 60m or 60h'],
  [{ params: 'A=1,B' }, '--params: "B" is not KEY=value: separate pairs by commas'],
  [{ params: 'PULLAB_A=1' }, '--params: "PULLAB_A" is set by pullab itself'],
  [{ tests: 'a,b,a' }, '--tests: "a" is listed twice: name it once'],
  [{ tests: ' , ' }, '--tests: a list is empty: name at least one folder of tests-dir'],
])('the flag %j is refused', (values, message) => {
  expect(messageOf(() => load(project('tests: [boot]'), values))).toContain(message);
});

test('an input is named as an input', () => {
  const cwd = project('tests: [boot]');
  const overrides = flags({ lab: 'aws' }, 'input ');
  expect(messageOf(() => loadConfig({ cwd, overrides, readFile: () => 'tests: [a]', exists: () => true }))).toBe(
    'input lab: "aws" is not one of qemu, ec2',
  );
});

test('all problems are told at once, in the order of the file', () => {
  const folder = project('tests: [boot]\nlab: qem\nreplicas: 0\nlimits: { max-runtime: 5 }\nqemuu: {}\n');
  expect(messageOf(() => load(folder, { driver: 'ssh' })).split('\n')).toEqual([
    '5 problems:',
    expect.stringMatching(/^ {2}--driver: "ssh" is not one of ssm, runner, userdata/),
    expect.stringMatching(/^ {2}pullab.yml:2:6: lab/),
    expect.stringMatching(/^ {2}pullab.yml:3:11: replicas/),
    expect.stringMatching(/^ {2}pullab.yml:4:24: limits.max-runtime/),
    expect.stringMatching(/^ {2}pullab.yml:5:1: "qemuu"/),
  ]);
});

test('a later check can name where a setting came from', () => {
  const folder = project('tests: [a,\n  b]\n');
  expect(load(folder).where(['tests', 1])).toBe('pullab.yml:2:3: tests.1');
  expect(load(folder, { tests: 'a' }).where(['tests', 0])).toBe('--tests');
  expect(load(folder).where(['replicas'])).toBe('replicas (default)');
});

test('an alias bomb is refused', () => {
  const folder = project('');
  const levels = Array.from({ length: 12 }, (_, n) => `a${n}: &a${n} [${Array(9).fill(n === 0 ? 'x' : `*a${n - 1}`)}]`);
  writeFileSync(join(folder, 'pullab.yml'), levels.join('\n'));
  expect(messageOf(() => load(folder))).toMatch(/pullab.yml: is not YAML: .*alias/);
});
