import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { createInspector, type Inspection, inspect, inspectText } from '../../src/evidence/inspect.ts';
import { findingsFile, logEnding, testStatus } from '../../src/results/schema.ts';
import { describeWithOracles, oracle, readOracle } from './shared.ts';

const TOKENS = [
  'KTAP version 1\n',
  'TAP version 13\n',
  '1..3\n',
  '1..0 # SKIP x\n',
  'ok 1 a\n',
  'not ok 2 b # SKIP\n',
  'ok 3\n',
  '# ',
  '    ',
  '\t',
  '# Subtest: s\n',
  '# selftests: a: b\n',
  'Bail out!\n',
  '# Totals: pass:1 fail:0 xfail:0 xpass:0 skip:0 error:0\n',
  '---\n',
  '...\n',
  '[    0.000000] Linux version 6.1.0 (x)\n',
  '[    1.000000] ',
  '[    1.0][   T1] ',
  '------------[ cut here ]------------\n',
  'WARNING: CPU: 0 PID: 1 at a.c:1 f+0x1/0x2\n',
  'BUG: KASAN: x in f+0x1/0x2\n',
  'Kernel panic - not syncing: x\n',
  'Call Trace:\n',
  ' f+0x1/0x2\n',
  '---[ end trace 0 ]---\n',
  '==================================================================\n',
  'reboot: Power down\n',
  '<<<test_start>>>\n',
  'tag=a stime=1\n',
  'a.c:1: TPASS: x\n',
  'a: pass  (0.1s)\n',
  'PASS a (1 tests)\n',
  '<testsuite name="s">',
  '<testcase name="a"/>',
  '</testsuite>',
  '{"results":[',
  '{"name":"x","test_cases":[]}',
  '\r\n',
  '\n',
  '\x1b[31m',
  '\x00',
  'é',
  'plain\n',
];
const log = fc.array(fc.constantFrom(...TOKENS), { maxLength: 60 }).map((tokens) => tokens.join(''));

function isWellFormed(result: Inspection): void {
  expect(findingsFile.safeParse({ schema: 1, findings: result.findings }).success).toBe(true);
  expect(logEnding.safeParse(result.ending).success).toBe(true);
  for (const test of result.tests) {
    expect(test.path).toMatch(/^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*$/);
    expect(testStatus.safeParse(test.status).success).toBe(true);
  }
  expect(new Set(result.tests.map((test) => test.path)).size).toBe(result.tests.length);
}

describe('any input', () => {
  test('gives a well-formed result', () => {
    fc.assert(
      fc.property(log, (text) => isWellFormed(inspectText(text))),
      { numRuns: 150 },
    );
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: 'binary' }), (text) => isWellFormed(inspectText(text))),
      { numRuns: 60 },
    );
  });

  test('a prefix never has more passes than the whole', () => {
    fc.assert(
      fc.property(log, fc.nat(), (text, cut) => {
        const prefix = text.slice(0, cut % (text.length + 1));
        expect(inspectText(prefix).counts.pass).toBeLessThanOrEqual(inspectText(text).counts.pass);
      }),
      { numRuns: 500 },
    );
  });

  test('says the same however it is cut into chunks', async () => {
    await fc.assert(
      fc.asyncProperty(log, fc.integer({ min: 1, max: 40 }), async (text, size) => {
        const chunks = Array.from({ length: Math.ceil(text.length / size) }, (_, index) =>
          text.slice(index * size, (index + 1) * size),
        );
        expect(await inspect(chunks)).toEqual(inspectText(text));
      }),
      { numRuns: 100 },
    );
  });

  test.each([
    'a',
    '[',
    '[    1.000000] ',
    '# ',
    ' ',
    'ok 1 ',
    'WARNING: ',
    'BUG: ',
    '\x1b[',
    '1..',
    '-',
    'INFO: task ',
    'x: (',
    '<a>',
    '{',
    '0x1 ',
    '[    1.000000] BUG: ',
    'Linux version ',
  ])('takes no time on a long line of %j', (unit) => {
    const began = Date.now();
    inspectText(unit.repeat(60_000 / unit.length));
    inspectText(`[    1.000000] BUG: ${unit.repeat(60_000 / unit.length)}\n[    1.000001] Call Trace:\n`);
    expect(Date.now() - began).toBeLessThan(2000);
  });
});

test('a line without end in small chunks takes no time', () => {
  const inspector = createInspector();
  const began = Date.now();
  for (let index = 0; index < 200_000; index += 1) {
    inspector.feed('\x1b[31m.');
  }
  inspector.end();
  expect(Date.now() - began).toBeLessThan(5000);
});

describe('one log', () => {
  test('results and findings together', () => {
    const text = [
      '[    0.000000] Linux version 6.1.0 (x)',
      '[    0.100000] x',
      'KTAP version 1',
      '1..2',
      'ok 1 a',
      '[    1.000000] BUG: scheduling while atomic: insmod/91/0x00000002',
      '[    1.000001] CPU: 1 PID: 91 Comm: insmod',
      'not ok 2 b',
      '[    2.000000] reboot: Power down',
      '',
    ].join('\n');
    expect(inspectText(text)).toMatchObject({
      schema: 1,
      format: 'ktap',
      counts: { pass: 1, fail: 1 },
      findings: [{ kind: 'atomic-sleep', line: 6 }],
      ending: 'completed',
    });
  });

  test('results without a kernel log are complete or not', () => {
    expect(inspectText('TAP version 13\n1..1\nok 1 a\n').ending).toBe('completed');
    expect(inspectText('TAP version 13\n1..2\nok 1 a\n').ending).toBe('unknown');
    expect(inspectText('').ending).toBe('no-output');
  });

  test('the output of a test raises no findings', () => {
    const text =
      'TAP version 13\n1..1\n# BUG: KASAN: use-after-free in x\n# WARNING: CPU: 0 PID: 1 at a.c:1 f+0x1/0x2\nok 1 a\n';
    expect(inspectText(text, { source: 'output' }).findings).toEqual([]);
    expect(inspectText(text).findings).toEqual([]);
  });

  test('a kernel log without results', () => {
    expect(inspectText('[    0.000000] Linux version 6.1.0 (x)\n')).toMatchObject({
      format: 'kernel-log',
      ending: 'unknown',
    });
  });
});

describeWithOracles('every sample, cut anywhere', () => {
  const folders: [string, string][] = [
    ['console', 'logs'],
    ['ktap', 'kunit'],
    ['ktap', 'spec'],
    ['ktap', 'kselftest'],
    ['ktap', 'ltp'],
  ];
  const names = folders.flatMap((folder) =>
    readdirSync(oracle(...folder)).map((name): [string, string[]] => [name, [...folder, name]]),
  );

  test.each(names)('%s', (_name, path) => {
    const text = readOracle(...path);
    const whole = inspectText(text);
    isWellFormed(whole);
    for (let index = 1; index <= 12; index += 1) {
      const prefix = inspectText(text.slice(0, Math.floor((text.length * index) / 13) + (index % 5)));
      expect(prefix.counts.pass).toBeLessThanOrEqual(whole.counts.pass);
    }
  });
});
