import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { inspectionFile, inspectionFiles } from '../../src/results/schema.ts';
import { folderWith, removeFolders } from '../config/support.ts';
import { describeWithOracles, oracle } from '../evidence/shared.ts';
import { buildProgram, type Program } from './support.ts';

let program: Program;
beforeAll(async () => {
  program = await buildProgram();
});
afterAll(() => program.remove());
afterEach(removeFolders);

const KTAP = `KTAP version 1
1..2
  KTAP version 1
  1..2
  ok 1 one
  # expected 2, got 3
  not ok 2 two
not ok 1 suite
ok 2 other # SKIP no hardware
`;
const GOOD = 'TAP version 13\n1..1\nok 1 fine\n';
const PANIC = `[    0.000000] Linux version 6.1.0 (gcc) #1 SMP
[    1.000000] Kernel panic - not syncing: VFS: Unable to mount root fs
[    1.100000] CPU: 0 PID: 1 Comm: swapper/0 Not tainted 6.1.0 #1
[    1.200000] Call Trace:
[    1.300000]  panic+0x118/0x2f4
[    1.400000] ---[ end Kernel panic - not syncing: VFS: Unable to mount root fs ]---
`;
/** What a terminal, a runner of workflows or a browser would obey. */
const HOSTILE = `TAP version 13
1..2
# \u001b]0;owned\u0007 ::error::in a message
# ##[add-mask]x
not ok 1 \u001b[31m::error::<script>alert(1)</script>\u202e
ok 2 \u009b2J
[    2.000000] Linux version 6.1.0
[    3.000000] BUG: unable to handle page fault for address: \u001b[2J<script>##[error]x
[    3.100000] ::stop-commands::x
[    3.200000] Call Trace:
`;

const obeyed = (text: string) => [
  ...text.split('\n').filter((line) => /^\s*::/.test(line) || line.includes('##[')),
  ...(text.match(/[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]/g) ?? []),
];

test('results are shown as a tree with counts, and a failing test is exit code 1', () => {
  const folder = folderWith({ 'out.ktap': KTAP });
  const { exitCode, stdout, stderr } = program.cli(folder, 'inspect', 'out.ktap');
  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
  expect(stdout).toBe(`out.ktap: ktap: 1 pass, 1 fail, 1 skip; no findings; ending: completed
  FAIL  suite  (1 pass, 1 fail)
    pass  one
    FAIL  two
          |   # expected 2, got 3
  skip  other
        | SKIP no hardware
`);
});

test('a fatal report is exit code 1, shown with its line and excerpt', () => {
  const folder = folderWith({ 'console.log': PANIC });
  const { exitCode, stdout } = program.cli(folder, 'inspect', 'console.log');
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/^console\.log: no test results; \d findings? \(\d fatal\); ending: panic\n/);
  expect(stdout).toContain('Unable to mount root fs (line 2)\n      | Kernel panic - not syncing');
});

test('--json is one document of the contract; several files are a list', () => {
  const folder = folderWith({ a: KTAP, b: PANIC });
  const one = program.cli(folder, 'inspect', '--json', 'a');
  expect(one.exitCode).toBe(1);
  expect(inspectionFile.parse(JSON.parse(one.stdout))).toMatchObject({
    format: 'ktap',
    counts: { pass: 1, fail: 1, skip: 1, miss: 0, error: 0 },
    findings: [],
    ending: 'completed',
  });
  expect(JSON.parse(one.stdout)).not.toHaveProperty('file');
  expect(one.stderr).toContain('FAIL  two');
  const two = program.cli(folder, 'inspect', 'a', 'b', '--json');
  const { files } = inspectionFiles.parse(JSON.parse(two.stdout));
  expect(files.map(({ file, ending }) => [file, ending])).toEqual([
    ['a', 'completed'],
    ['b', 'panic'],
  ]);
});

test.each([[['inspect']], [['inspect', '-']]])('%j reads standard input', (args) => {
  const { exitCode, stdout } = program.piped(folderWith({}), GOOD, ...args);
  expect({ exitCode, stdout }).toEqual({
    exitCode: 0,
    stdout: 'standard input: tap: 1 pass; no findings; ending: completed\n  pass  fine\n',
  });
});

test('standard input can be read once only', () => {
  const { exitCode, stderr } = program.piped(folderWith({}), GOOD, 'inspect', '-', '-');
  expect({ exitCode, stderr }).toEqual({
    exitCode: 2,
    stderr: 'pullab: error: standard input (-) can be read once only\n',
  });
});

const compressed = (tool: string) => spawnSync(tool, ['-c'], { input: KTAP }).stdout;
const installed = (tool: string) => spawnSync(tool, ['--version']).status === 0;

test.each(['gzip', 'xz', 'zstd'])('a log compressed by %s is read, whatever its name, also piped', (tool) => {
  if (tool !== 'gzip' && !installed(tool)) {
    throw new Error(`${tool} is needed by this test: install it`);
  }
  const folder = folderWith({});
  const bytes = tool === 'gzip' ? gzipSync(KTAP) : compressed(tool);
  writeFileSync(join(folder, 'log'), bytes);
  for (const { exitCode, stdout } of [
    program.cli(folder, 'inspect', 'log'),
    program.piped(folder, bytes, 'inspect', '-'),
  ]) {
    expect(exitCode).toBe(1);
    expect(stdout).toContain(': ktap: 1 pass, 1 fail, 1 skip;');
  }
  writeFileSync(join(folder, 'cut'), bytes.subarray(0, bytes.length - 12));
  const { exitCode, stderr } = program.cli(folder, 'inspect', 'cut');
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^pullab: error: cut cannot be read: .*; fetch it again\n$/);
});

test('a missing tool is named with its package', () => {
  const folder = folderWith({});
  writeFileSync(join(folder, 'log.xz'), compressed('xz'));
  const { PATH } = process.env;
  process.env.PATH = folder;
  try {
    const { exitCode, stderr } = program.cli(folder, 'inspect', 'log.xz');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('log.xz cannot be read: xz is not installed; it is in the Debian package xz-utils');
  } finally {
    process.env.PATH = PATH;
  }
});

test.each([
  ['consol.log', 'consol.log does not exist; did you mean console.log?'],
  ['.', '. is a folder: name the logs in it'],
  ['a.zip', 'a.zip is a zip archive: unpack it and name the log in it'],
  ['a.lz4', 'a.lz4 is compressed by lz4: unpack it first (lz4 -d)'],
])('%s is refused before anything is said of the others', (name, message) => {
  const folder = folderWith({ 'console.log': PANIC });
  writeFileSync(join(folder, 'a.zip'), Buffer.from('504b03040000', 'hex'));
  writeFileSync(join(folder, 'a.lz4'), Buffer.from('04224d180000', 'hex'));
  const { exitCode, stdout, stderr } = program.cli(folder, 'inspect', '--json', name);
  expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 2, stdout: '', stderr: `pullab: error: ${message}\n` });
});

test.each([[[]], [['--json']]])('nothing a log says is obeyed, with %j', (args) => {
  const folder = folderWith({ log: HOSTILE });
  const { exitCode, stdout, stderr } = program.cli(folder, 'inspect', 'log', ...args);
  expect(exitCode).toBe(1);
  expect(obeyed(stdout + stderr)).toEqual([]);
  expect(stdout).toContain('script');
});

test('in a workflow the step fails, and nothing is obeyed', () => {
  const folder = folderWith({ log: HOSTILE, 'good.tap': GOOD });
  const bad = program.action(folder, { command: 'inspect', paths: 'log\ngood.tap' });
  expect(bad.exitCode).toBe(1);
  expect(bad.outputs).toEqual({ verdict: 'fail' });
  expect(obeyed(bad.stdout)).toEqual([]);
  expect(program.action(folder, { command: 'inspect', paths: 'good.tap' })).toMatchObject({
    exitCode: 0,
    outputs: { verdict: 'pass' },
  });
  const none = program.action(folder, { command: 'inspect' });
  expect(none.exitCode).toBe(2);
  expect(none.stdout).toContain('::error::input paths: inspect needs it');
});

test('what a program wrote raises no findings without the stamp of the kernel, by name or when told', () => {
  const text = 'BUG: unable to handle page fault for address: 0\nCall Trace:\n panic+0x1/0x2\n';
  const folder = folderWith({ 'run-1-output.log': text, 'other.log': text });
  expect(program.cli(folder, 'inspect', 'run-1-output.log').exitCode).toBe(0);
  expect(program.cli(folder, 'inspect', '--source', 'output', 'other.log').exitCode).toBe(0);
});

test('--format leaves no choice', () => {
  const folder = folderWith({ log: KTAP });
  const { stdout } = program.cli(folder, 'inspect', '--format', 'ltp', 'log');
  expect(stdout).toContain('neither test results nor messages of a kernel were found');
});

test('long results are folded, and failures are not', () => {
  const lines = Array.from({ length: 500 }, (_, i) => `${i === 400 ? 'not ' : ''}ok ${i + 1} t${i}`);
  const folder = folderWith({ log: `TAP version 13\n1..500\n${lines.join('\n')}\n` });
  const { stdout } = program.cli(folder, 'inspect', 'log');
  expect(stdout).toContain('  FAIL  t400\n');
  expect(stdout).toContain('487 more that did not fail');
  expect(stdout.split('\n').length).toBeLessThan(30);
});

test('a config that is named must be right', () => {
  const folder = folderWith({ log: GOOD, 'ci.yml': 'tests: [boot]\nlab: qem\n' });
  const { exitCode, stderr } = program.cli(folder, 'inspect', 'log', '--config', 'ci.yml');
  expect(exitCode).toBe(2);
  expect(stderr).toContain('ci.yml:2:6: lab: "qem" is not one of qemu, ec2; did you mean qemu?');
});

describeWithOracles('samples', () => {
  test('logs of real faults and of the ktap specification', () => {
    const logs = ['ok.log', 'panic.log', 'bug.log'].map((name) => oracle('console', 'logs', name));
    const spec = oracle('ktap', 'spec', 'ktap_rst_example1.ktap');
    expect(existsSync(spec)).toBe(true);
    const { exitCode, stdout } = program.cli(process.cwd(), 'inspect', '--json', ...logs, spec);
    expect(exitCode).toBe(1);
    const { files } = inspectionFiles.parse(JSON.parse(stdout));
    expect(files.map(({ findings }) => findings.map(({ kind }) => kind))).toEqual([[], ['panic'], ['bug'], []]);
    expect(program.cli(process.cwd(), 'inspect', logs[0] ?? '').exitCode).toBe(0);
  });
});
