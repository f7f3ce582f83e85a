import { readFileSync } from 'node:fs';
import { explainError } from '../../src/cli/exit.ts';
import { terminalFace } from '../../src/cli/face.ts';
import { helpText, parseArguments } from '../../src/cli/program.ts';
import { InfrastructureError, InterruptedError, UserError } from '../../src/errors.ts';
import { VERSION } from '../../src/version.ts';
import { messageOf } from '../config/support.ts';

const parse = (...args: string[]) => parseArguments(args, () => {});

test('flags alone mean run', () => {
  expect(parse('--tests', 'a')).toMatchObject({
    kind: 'command',
    command: 'run',
    out: 'pullab-results',
    json: false,
    overrides: [{ text: 'a', label: '--tests' }],
  });
});

test('a repeated list flag adds to the list', () => {
  expect(parse('plan', '--tests', 'a', '--tests', 'b,c')).toMatchObject({ overrides: [{ text: 'a\nb,c' }] });
});

test('program flags are not part of the config', () => {
  expect(parse('run', '--config', 'c.yml', '--out', 'o', '--json')).toEqual({
    kind: 'command',
    command: 'run',
    configFile: 'c.yml',
    out: 'o',
    json: true,
    operands: [],
    format: 'auto',
    source: 'auto',
    overrides: [],
  });
});

test.each([
  [['run', '--test', 'a'], "unknown option '--test' (Did you mean --tests?) (see pullab run --help)"],
  [['plan', '--out', 'x'], "unknown option '--out'"],
  [['plan', '--tests'], "option '--tests <NAMES>' argument missing (see pullab plan --help)"],
  [['plan', 'boot'], 'plan takes no argument "boot": name tests with --tests'],
  [['analyse'], 'unknown command "analyse"; did you mean analyze? (commands: run, plan, inspect, analyze; see'],
  [['boil'], 'unknown command "boil" (commands: run, plan, inspect, analyze; see pullab --help)'],
  [['analyze'], "missing required argument 'DIR' (see pullab analyze --help)"],
  [['inspect', 'x', '--lab', 'qemu'], "unknown option '--lab'"],
  [['inspect', '--format', 'ktpa'], '--format: "ktpa" is not one of auto, ktap,'],
  [['inspect', '--format', 'ktpa'], 'did you mean ktap?'],
  [['inspect', '--source', 'consol'], 'did you mean console?'],
])('%j is refused', (args, message) => {
  expect(messageOf(() => parse(...args))).toContain(message);
});

test('operands may stand before, behind and between flags', () => {
  expect(parse('inspect', 'a', '--json', '-', '--format', 'ltp', 'b')).toMatchObject({
    command: 'inspect',
    operands: ['a', '-', 'b'],
    format: 'ltp',
    json: true,
    out: undefined,
  });
  expect(parse('analyze', 'd', '--compare-margin', '2%')).toMatchObject({
    operands: ['d'],
    out: undefined,
    overrides: [{ text: '2%', label: '--compare-margin' }],
  });
});

test.each([['--help'], ['-h'], ['--version'], ['help'], ['run', '--help']])(
  '%s %s prints and does nothing',
  (...args) => {
    const printed: string[] = [];
    expect(parseArguments(args, (text) => printed.push(text))).toEqual({ kind: 'printed' });
    expect(printed.join('')).not.toBe('');
  },
);

test('the help names the exit codes', () => {
  expect(helpText()).toContain('3 incomplete (infrastructure), 130 interrupted.');
});

test('the version is that of the package', () => {
  expect(VERSION).toBe(JSON.parse(readFileSync('package.json', 'utf8')).version);
});

test.each([
  [new UserError('x'), 2, /^x$/],
  [new InfrastructureError('x', { cause: new Error('y') }), 3, /^x: y$/],
  [new InterruptedError('x'), 130, /^x$/],
  [new TypeError('x'), 3, /^internal error; please report it[^\n]*\nTypeError: x\n {4}at/],
  ['x', 3, /^internal error/],
])('%s ends with %d', (thrown, exitCode, message) => {
  expect(explainError(thrown)).toEqual({ exitCode, message: expect.stringMatching(message) });
});

test.each([
  [false, ['a\n', 'b\n'], ['pullab: warning: w\n', 'pullab: error: e\n']],
  [true, [], ['a\n', 'b\n', 'pullab: warning: w\n', 'pullab: error: e\n']],
])('the terminal with json=%s keeps stdout for what it is for', async (json, onStdout, onStderr) => {
  const [out, err]: [string[], string[]] = [[], []];
  const face = terminalFace({ write: (text) => out.push(text) }, { write: (text) => err.push(text) }, { json });
  face.info('a');
  face.group('b');
  face.endGroup();
  face.warning('w');
  face.error('e');
  await face.summary('s');
  expect([out, err]).toEqual([onStdout, onStderr]);
});
