import { inspectText } from '../../src/evidence/inspect.ts';
import { createDetectingParser } from '../../src/evidence/parsers/detect.ts';
import type { ParsedResults, ParsedTest } from '../../src/evidence/parsers/result.ts';
import { describeWithOracles, readOracle } from './shared.ts';

function parse(text: string | string[]): ParsedResults {
  const parser = createDetectingParser();
  const lines = (Array.isArray(text) ? `${text.join('\n')}\n` : text).split('\n');
  const rest = lines.pop() ?? '';
  for (const line of lines) {
    parser.feed(line);
  }
  if (rest !== '') {
    parser.feed(rest, false);
  }
  return parser.end();
}

/** `path status` of every test. */
function lines(tests: ParsedTest[]): string[] {
  return tests.map((test) => `${test.path} ${test.status}`);
}

describe('KTAP and TAP', () => {
  test('a header per collection, numbers start again', () => {
    const result = parse([
      'TAP version 13',
      '1..1',
      'ok 1 selftests: a: x',
      'TAP version 13',
      '1..2',
      'ok 1 selftests: b: y',
      'not ok 2 selftests: b: z # exit=1',
    ]);
    expect(lines(result.tests)).toEqual(['selftests.a.x pass', 'selftests.b.y pass', 'selftests.b.z fail']);
    expect(result).toMatchObject({ format: 'kselftest', complete: true, counts: { pass: 2, fail: 1 } });
    expect(result.tests[2]?.message).toContain('EXIT=1');
  });

  test('directives', () => {
    const result = parse([
      'KTAP version 1',
      '1..9',
      'ok 1 a # SKIP no device',
      'not ok 2 b # SKIP no device',
      'not ok 3 c # TODO later',
      'ok 4 # XFAIL known',
      'not ok 5 e # TIMEOUT 45 seconds',
      'not ok 6 f # IGNORE Flaky',
      'not ok 7 g # ERROR setup',
      'ok 8 uname # 6.1.0-56-amd64',
      'ok 9 # SKIP only a reason',
    ]);
    expect(lines(result.tests)).toEqual([
      'a skip',
      'b skip',
      'c skip',
      'test_4 pass',
      'e fail',
      'f skip',
      'g error',
      'uname pass',
      'test_9 skip',
    ]);
    expect(result.tests[0]?.message).toBe('SKIP no device');
  });

  test('names: empty, twice, and of any characters', () => {
    const { tests } = parse(['TAP version 13', '1..4', 'ok 1', 'ok 2 - same', 'ok 3 - same', 'ok 4 - a/b c: d.e']);
    expect(tests.map((test) => test.path)).toEqual(['test_1', 'same', 'same_dup2', 'a_b_c_d_e']);
  });

  test('nesting by `# ` over three levels, without version lines', () => {
    const { tests } = parse(['TAP version 13', '1..1', '# # # ok 1 deep', '# # ok 1 mid', '# ok 1 low', 'ok 1 top']);
    expect(lines(tests)).toEqual(['top pass', 'top.low pass', 'top.low.mid pass', 'top.low.mid.deep pass']);
  });

  test('TAP 14 names a subtest at its parent’s depth', () => {
    const { tests, counts } = parse([
      'TAP version 14',
      '1..2',
      '# Subtest: one',
      '    1..1',
      '    ok 1 - x',
      'ok 1 - one',
      '# Subtest: two',
      '    1..2',
      '    ok 1 - y',
      'Bail out! no more',
    ]);
    expect(lines(tests)).toEqual(['one pass', 'one.x pass', 'two miss', 'two.y pass', 'two.test_2 miss']);
    expect(counts).toMatchObject({ pass: 2, miss: 1 });
  });

  test('a YAML block says nothing', () => {
    const { tests } = parse([
      'TAP version 13',
      '1..2',
      'not ok 1 a',
      '  ---',
      '  message: ok 7 wrong',
      '  ok 7 wrong',
      '  ...',
      'ok 2 b',
    ]);
    expect(lines(tests)).toEqual(['a fail', 'b pass']);
  });

  test('a crashed KUnit suite: what was planned is missing', () => {
    const log = [
      'KTAP version 1',
      '1..2',
      '    KTAP version 1',
      '    # Subtest: first',
      '    1..3',
      '    ok 1 a',
      '    # b: EXPECTATION FAILED at x.c:3',
      '    not ok 2 b',
      'Kernel panic - not syncing: x',
    ];
    const result = parse(log.map((line, index) => `[    1.00000${index}][   T1] ${line}`));
    expect(lines(result.tests)).toEqual([
      'first miss',
      'first.a pass',
      'first.b fail',
      'first.test_3 miss',
      'test_2 miss',
    ]);
    expect(result.tests[2]?.message).toContain('EXPECTATION FAILED');
    expect(result.complete).toBe(false);
  });

  test('suites whose parent line never came stay apart', () => {
    const { tests } = parse([
      'KTAP version 1',
      '1..2',
      '    KTAP version 1',
      '    # Subtest: first',
      '    1..1',
      '    ok 1 a',
      '    KTAP version 1',
      '    # Subtest: second',
      '    1..1',
      '    ok 1 a',
      'ok 2 second',
    ]);
    expect(lines(tests)).toEqual(['first miss', 'first.a pass', 'second pass', 'second.a pass']);
  });

  test('console noise glued to a result, and a foreign prefix', () => {
    expect(lines(parse(['TAP version 13', '1..1', 'ok 1 - foo[   12.345678] eth0: link up']).tests)).toEqual([
      'foo pass',
    ]);
    expect(lines(parse(['run: TAP version 13', 'run: 1..1', 'run: ok 1 - foo']).tests)).toEqual(['foo pass']);
  });

  test('plans: after the results, too small, empty, skipped', () => {
    expect(parse(['TAP version 13', 'ok 1 a', 'ok 2 b', '1..2'])).toMatchObject({
      complete: true,
      counts: { pass: 2, miss: 0 },
    });
    expect(parse(['TAP version 13', '1..1', 'ok 1 a', 'ok 2 b']).warnings).toHaveLength(1);
    expect(parse(['TAP version 13', '1..0'])).toMatchObject({ tests: [], counts: { error: 1 } });
    expect(parse(['TAP version 13', '1..0 # SKIP not root'])).toMatchObject({ counts: { error: 0, skip: 1 } });
  });

  test('a hostile plan is counted, not listed', () => {
    const result = parse(['TAP version 13', '1..999999999', 'ok 1 a']);
    expect(result.counts.miss).toBe(999_999_998);
    expect(result.tests.length).toBeLessThan(6000);
    const many = parse(Array.from({ length: 20_000 }, (_, index) => `1..${index + 100_000}`));
    expect(many.tests.length).toBeLessThan(6000);
  });

  test('totals that do not agree are a warning', () => {
    expect(
      parse(['TAP version 13', '1..1', 'ok 1 a', '# Totals: pass:2 fail:0 xfail:0 xpass:0 skip:0 error:0']).warnings[0],
    ).toMatch(/totals say 2/);
  });

  test('a result cut off in its line is not believed', () => {
    expect(lines(parse('TAP version 13\n1..1\nok 1 foo # SK').tests)).toEqual(['foo miss']);
  });

  test('the runner announces a test: one that never ends is named', () => {
    const { tests } = parse([
      'TAP version 13',
      '1..2',
      '# selftests: a: x',
      '# hello',
      'ok 1 selftests: a: x',
      '# selftests: a: y',
      '# TAP version 13',
      '# 1..1',
      '# #  RUN           g.case ...',
    ]);
    expect(lines(tests)).toEqual(['selftests.a.x pass', 'selftests.a.y miss', 'selftests.a.y.g_case miss']);
  });

  test('ordinary output is no TAP', () => {
    expect(parse(['hello', 'ok then', 'not ok', '1..', 'ok - fine', '# comment'])).toMatchObject({
      format: 'none',
      tests: [],
    });
  });
});

describe('LTP', () => {
  test('runltp blocks', () => {
    const result = parse([
      '<<<test_start>>>',
      'tag=abort01 stime=1700000000',
      'cmdline="abort01"',
      '<<<test_output>>>',
      'abort01.c:61: TPASS: abort() dumped core',
      '<<<execution_status>>>',
      'initiation_status="ok"',
      'duration=3 termination_type=exited termination_id=0 corefile=no',
      '<<<test_end>>>',
      '<<<test_start>>>',
      'tag=acct01 stime=1700000001',
      'acct01.c:30: TFAIL: acct() succeeded',
      'duration=0 termination_type=exited termination_id=1 corefile=no',
      '<<<test_start>>>',
      'tag=acct02 stime=1700000001',
      'duration=0 termination_type=exited termination_id=32 corefile=no',
      '<<<test_start>>>',
      'tag=hang01 stime=1700000001',
    ]);
    expect(lines(result.tests)).toEqual(['abort01 pass', 'acct01 fail', 'acct02 skip', 'hang01 miss']);
    expect(result).toMatchObject({ format: 'ltp', complete: false });
    expect(result.tests[0]?.duration_s).toBe(3);
    expect(result.tests[1]?.message).toContain('TFAIL');
  });

  test('the result table', () => {
    const result = parse([
      'Testcase                                           Result     Exit Value',
      '--------                                           ------     ----------',
      'abort01                                            PASS       0',
      'acct02                                             CONF       32',
      '',
      '-----',
      'Total Tests: 3',
    ]);
    expect(lines(result.tests)).toEqual(['abort01 pass', 'acct02 skip']);
    expect(result.counts.miss).toBe(1);
  });

  test('kirk’s lines', () => {
    const result = parse([
      'Starting suite: x',
      '---',
      'abort01: \x1b[1;32mpass\x1b[0m  (0.013s)',
      'fail01: \x1b[1;31mfail\x1b[0m | \x1b[1;33mtainted\x1b[0m  (1m 2.500s)',
      'conf01: skip  (0.000s)',
      'brok01: broken  (0.001s)',
    ]);
    expect(lines(result.tests)).toEqual(['abort01 pass', 'fail01 fail', 'conf01 skip', 'brok01 error']);
    expect(result.tests[1]?.duration_s).toBe(62.5);
  });

  test('one test’s own lines', () => {
    const result = parse([
      'tst_test.c:1560: TINFO: Timeout per run is 0h 05m 00s',
      'fail01.c:30: TFAIL: open() succeeded',
      'fail01.c:33: TPASS: other part',
    ]);
    expect(lines(result.tests)).toEqual(['fail01 fail']);
  });
});

test('kvm-unit-tests', () => {
  const result = parse([
    '\x1b[32mPASS\x1b[0m apic-split (56 tests, 1 skipped)',
    '\x1b[31mFAIL\x1b[0m vmx (timeout; duration=90s)',
    '\x1b[33mSKIP\x1b[0m pmu (1 tests, 1 skipped)',
    'PASS',
    'PASS all good',
  ]);
  expect(result.format).toBe('kvm-unit-tests');
  expect(lines(result.tests)).toEqual(['apic-split pass', 'vmx fail', 'pmu skip']);
});

test('the JSON of kunit.py', () => {
  const group = (name: string, test_cases: object[], sub_groups: object[] = []) => ({
    name,
    arch: 'um',
    test_cases,
    sub_groups,
  });
  const result = parse(
    JSON.stringify(
      group(
        'KUnit Test Group',
        [],
        [
          group('suite', [
            { name: 'a', status: 'PASS' },
            { name: 'b', status: 'ERROR' },
          ]),
          group('other', [{ name: 'c', status: 'SKIP' }]),
        ],
      ),
      null,
      2,
    ),
  );
  expect(result.format).toBe('kunit-json');
  expect(lines(result.tests)).toEqual(['suite error', 'suite.a pass', 'suite.b error', 'other skip', 'other.c skip']);
  expect(parse('{"name": "x", "arch": "um", "test_cases": [').counts.error).toBe(1);
});

describe('JUnit XML', () => {
  const xml = `<?xml version="1.0"?>
<testsuites><testsuite name="s">
  <testcase classname="pkg.Class" name="a &amp; b" time="1.5"/>
  <testcase classname="pkg.Class" name="c"><failure message="boom">at line 3</failure></testcase>
  <testcase name="d"><skipped/></testcase>
  <testcase name="e"><error><![CDATA[x < y]]></error></testcase>
  <testcase name="f" status="notrun"/>
</testsuite></testsuites>
`;

  test('cases', () => {
    const result = parse(xml);
    expect(result).toMatchObject({ format: 'junit', complete: true, counts: { pass: 1, fail: 1, skip: 2, error: 1 } });
    expect(lines(result.tests)).toEqual([
      'pkg.Class.a_b pass',
      'pkg.Class.c fail',
      's.d skip',
      's.e error',
      's.f skip',
    ]);
    expect(result.tests[1]?.message).toBe('boom\nat line 3');
  });

  test('cut off, damaged, and with entities of its own', () => {
    expect(parse(xml.slice(0, xml.indexOf('at line'))).counts).toMatchObject({ pass: 1, miss: 1, error: 1 });
    expect(parse(xml.replace('</failure>', '</wrong>')).complete).toBe(false);
    const bomb =
      '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n<testsuite name="s"><testcase name="&b;"/></testsuite>\n';
    expect(parse(bomb).complete).toBe(false);
  });
});

type OracleTest = { name: string; status: string; subtests: OracleTest[] };
type KtapOracle = {
  oracle?: { counts: Record<string, number>; tests: OracleTest[] };
  top?: Record<string, number>;
  nested?: Record<string, number>;
  tests?: { name: string; status: string; nested: number }[];
};

describeWithOracles('KTAP samples', () => {
  const expected = JSON.parse(readOracle('ktap', 'expected.json')) as Record<string, KtapOracle>;
  const STATUSES: Record<string, string> = {
    SUCCESS: 'pass',
    FAILURE: 'fail',
    SKIPPED: 'skip',
    NO_TESTS: 'error',
    TEST_CRASHED: 'miss',
  };
  const flatten = (tests: OracleTest[], prefix = ''): string[] =>
    tests.flatMap((one) => [
      `${prefix}${one.name} ${STATUSES[one.status]}`,
      ...flatten(one.subtests, `${prefix}${one.name}.`),
    ]);
  // kunit.py does not read what kselftest embeds in comments.
  const EMBEDDED = 'kunit/test_is_test_passed-kselftest.log';
  const kunit = Object.entries(expected).filter(([, sample]) => sample.oracle !== undefined);

  test.each(kunit)('%s', (name, { oracle }) => {
    const result = parse(readOracle('ktap', name));
    if (name === EMBEDDED) {
      expect(result.tests.filter((one) => one.path.split('.').length === 3)).toHaveLength(2);
      expect(result.counts.pass).toBe(4);
      return;
    }
    expect(lines(result.tests)).toEqual(flatten(oracle?.tests ?? []));
    expect(result.counts).toEqual({
      pass: oracle?.counts.passed,
      fail: oracle?.counts.failed,
      skip: oracle?.counts.skipped,
      error: oracle?.counts.errors,
      miss: 0,
    });
  });

  const tally = (tests: ParsedTest[]): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const { status } of tests) {
      counts[status] = (counts[status] ?? 0) + 1;
    }
    return counts;
  };

  test('19 collections of kselftest, 52 tests', () => {
    const sample = expected['kselftest/run_19_collections.txt'];
    const { tests } = parse(readOracle('ktap', 'kselftest', 'run_19_collections.txt'));
    const top = tests.filter((one) => one.path.split('.').length === 3);
    expect(tally(top)).toEqual(sample?.top);
    // openat2's resolve_test bails out after its plan of 88.
    expect(tally(tests.filter((one) => one.path.split('.').length > 3))).toEqual({ ...sample?.nested, miss: 88 });
    expect(top.map((one) => one.status)).toEqual(sample?.tests?.map((one) => one.status));
  });

  test('a hang: the test that never finished is missing, its first result kept', () => {
    const { tests, complete } = parse(readOracle('ktap', 'kselftest', 'truncated_hang_in_vmaccess.txt'));
    expect(complete).toBe(false);
    expect(lines(tests).slice(-3)).toEqual([
      'selftests.ptrace.vmaccess miss',
      'selftests.ptrace.vmaccess.global_vmaccess pass',
      'selftests.ptrace.vmaccess.global_attach miss',
    ]);
  });

  test('kirk report', () => {
    const result = inspectText(readOracle('ktap', 'ltp', 'kirk_report.json'));
    expect(result).toMatchObject({
      format: 'kirk',
      counts: { pass: 1, fail: 1, skip: 1, error: 1, miss: 0 },
      findings: [],
      ending: 'completed',
    });
    expect(lines(result.tests)).toEqual(['pass01 pass', 'fail01 fail', 'conf01 skip', 'brok01 error']);
    expect(result.tests[1]?.message).toContain('TFAIL: open() succeeded unexpectedly');
  });
});
