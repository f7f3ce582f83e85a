import { compareRows } from '../../src/compare/compare.ts';
import { parseBenchmarkCsv } from '../../src/compare/csv.ts';
import { contradictsUnit, parseDirection } from '../../src/compare/direction.ts';
import type { CompareOptions } from '../../src/compare/rows.ts';
import { type Comparison, comparisonFile } from '../../src/compare/schema.ts';
import { welchTTest } from '../../src/compare/stats/t-tests.ts';
import { UserError } from '../../src/errors.ts';
import { expectClose } from './oracles.ts';
import { type Measurement, rowsOf } from './rows.ts';

function compare(measurements: Measurement[], options: CompareOptions = {}) {
  const file = compareRows(measurements.flatMap(rowsOf), options);
  return { file: comparisonFile.parse(JSON.parse(JSON.stringify(file))), only: file.comparisons[0] as Comparison };
}

describe('too little to compare', () => {
  test('one machine: a change without interval', () => {
    const { file, only } = compare([{ base: [100], tip: [90] }]);
    expect(only).toMatchObject({ verdict: 'insufficient', p: null, ci95: null, n_pairs: 1 });
    expectClose(only.pct_change, -10);
    expect(only.reason).toMatch(/no noise estimate/);
    expect(file.verdict).toBe('insufficient');
  });

  test('a metric that is missing on tip stays in the report', () => {
    const { file, only } = compare([{ base: [1, 2, 3] }]);
    expect(only).toMatchObject({ verdict: 'not-compared', n_base: 3, n_tip: 0, p: null });
    expect(only.reason).toMatch(/no value on the tip side.*crashed/);
    expect(file.verdict).toBe('not-compared');
  });

  test('a missing metric keeps a run from being green', () => {
    const equal = { base: [5, 5, 5], tip: [5, 5, 5] };
    expect(compare([equal]).file.verdict).toBe('equivalent');
    expect(compare([equal, { metric: 'gone', base: [1, 2, 3] }]).file.verdict).toBe('inconclusive');
  });

  test('no rows at all: neutral', () => {
    const file = compareRows([]);
    expect(file).toMatchObject({ verdict: 'not-compared', comparisons: [], metrics: [] });
  });

  test('two machines are an estimate, never a verdict', () => {
    const { only } = compare([{ base: [100, 101], tip: [50, 50.6] }]);
    expect(only.verdict).toBe('inconclusive');
    expect(only.p_holm).toBeNull();
    expect(only.ci95).not.toBeNull();
  });
});

describe('no variance', () => {
  test('equal values', () => {
    const { only } = compare([{ base: [5, 5, 5], tip: [5, 5, 5] }]);
    expect(only).toMatchObject({ verdict: 'equivalent', p: 1, pct_change: 0, method: 'deterministic', welch: null });
  });

  test('rounding is no variance', () => {
    const { only } = compare([{ base: [0.30000000000000004, 0.3, 0.3], tip: [0.3, 0.3, 0.30000000000000004] }]);
    expect(only).toMatchObject({ verdict: 'equivalent', method: 'deterministic' });
  });

  test('a change without noise is judged by its size, from two machines', () => {
    expect(compare([{ base: [100, 100], tip: [50, 50] }]).only).toMatchObject({ verdict: 'regression', p_holm: 0 });
    expect(compare([{ base: [100, 100, 100], tip: [99, 99, 99] }]).only.verdict).toBe('equivalent');
    expect(
      compare([{ base: [100, 100, 100], tip: [50, 50, 50], unit: 'ms', more_is_better: false }]).only.verdict,
    ).toBe('improvement');
  });

  test('one constant side is an ordinary sample', () => {
    const test = welchTTest([5, 5, 5, 5], [5.1, 5.3, 5.2, 5.4]);
    expectClose(test?.t, 3.87298334620741);
    expectClose(test?.p, 0.03046629166217112);
  });
});

describe('values without a ratio', () => {
  test('a base of zero', () => {
    const { only } = compare([{ base: [0, 0, 0], tip: [1, 1.2, 0.9], more_is_better: false }]);
    expect(only).toMatchObject({ pct_change: null, ci95: null, method: 'absolute' });
    expect(only.verdict).toBe('suspect');
  });

  test('negative values', () => {
    const { only } = compare([{ base: [-5, -4, -6], tip: [-7, -8, -6] }]);
    expect(only).toMatchObject({ method: 'absolute', pct_change: null });
    expect(['suspect', 'inconclusive']).toContain(only.verdict);
  });

  test('a score of zero among scores is a failed run', () => {
    const { file, only } = compare([{ base: [100, 101, 102, 103], tip: [100, 0, 102, 103.5] }]);
    expect(only.n_pairs).toBe(3);
    expect(file.excluded).toEqual([
      { what: 'machine i-1, m on c7i.large (x86_64)', reason: 'a score of 0 on the tip side is a failed run' },
    ]);
  });

  test('zeros of a metric where less is better are values', () => {
    const { only } = compare([{ base: [1, 0, 2, 1], tip: [0, 1, 2, 1], more_is_better: false }]);
    expect(only).toMatchObject({ n_pairs: 4, method: 'absolute' });
  });
});

describe('sides that do not belong together', () => {
  test('different units', () => {
    const rows = [
      ...rowsOf({ base: [100, 101, 102], unit: 'KBps' }),
      ...rowsOf({ tip: [0.1, 0.2, 0.3], unit: 'MBps' }),
    ];
    const [only] = compareRows(rows).comparisons;
    expect(only).toMatchObject({ verdict: 'not-compared', reason: 'the unit differs: KBps and MBps' });
  });

  test('different directions, unless the configuration settles it', () => {
    const rows = [...rowsOf({ base: [100, 101, 102] }), ...rowsOf({ tip: [100, 101, 103], more_is_better: false })];
    expect(compareRows(rows).comparisons[0]?.verdict).toBe('not-compared');
    const settled = compareRows(rows, { directions: { m: 'higher' } }).comparisons[0];
    expect(settled).toMatchObject({ more_is_better: true, n_pairs: 3 });
  });

  test('no direction', () => {
    const { only } = compare([{ base: [1, 2, 3], tip: [1, 2, 3], more_is_better: null }]);
    expect(only).toMatchObject({ verdict: 'not-compared', more_is_better: null });
    expect(only.reason).toMatch(/compare\.directions/);
  });

  test('two kernels on one side are refused', () => {
    const rows = [
      ...rowsOf({ base: [1, 2], tip: [1, 2] }),
      ...rowsOf({ metric: 'n', base: [1, 2], kernel_version: '6.11.0' }),
    ];
    expect(() => compareRows(rows)).toThrow(UserError);
    expect(() => compareRows(rows)).toThrow(/base side holds 2 kernels \(6\.11\.0, 6\.12\.1\)/);
  });

  test('architecture suffixes are no versions', () => {
    const rows = ['x86_64', 'aarch64'].flatMap((arch) => [
      ...rowsOf({ base: [1, 2, 3], kernel_version: `6.12.1.${arch}`, arch, instance_id: arch }),
      ...rowsOf({ tip: [1, 2, 3], kernel_version: `6.13.0.${arch}`, arch, instance_id: arch }),
    ]);
    expect(compareRows(rows)).toMatchObject({ mode: 'ab', base: { kernel: '6.12.1' }, tip: { kernel: '6.13.0' } });
  });

  test('the same kernel on both sides is an A/A run, which never blames the kernel', () => {
    const rows = rowsOf({ base: [100, 101, 102, 99], tip: [50, 50.5, 51, 49.5], kernel_version: '6.12.1' });
    expect(compareRows(rows)).toMatchObject({ mode: 'aa', verdict: 'suspect' });
    expect(compareRows(rows, { mode: 'ab' })).toMatchObject({ mode: 'ab', verdict: 'regression' });
  });

  test('one machine cannot have two architectures', () => {
    const rows = [...rowsOf({ base: [1, 2, 3] }), ...rowsOf({ tip: [1, 2, 3], arch: 'aarch64' })];
    const file = compareRows(rows);
    expect(file.excluded).toHaveLength(3);
    expect(file.excluded[0]?.reason).toBe('one machine cannot be c7i.large x86_64 and c7i.large aarch64');
    expect(file.comparisons.every(({ verdict }) => verdict === 'not-compared')).toBe(true);
  });
});

describe('machines', () => {
  test('repeats are reduced to their median before anything else', () => {
    const rows = [1, 2, 3].flatMap((i) =>
      [98, 100, 500, 99, 101].flatMap((value) =>
        rowsOf({ base: [value + i], tip: [value + i], instance_id: `vm${i}` }),
      ),
    );
    expect(compareRows(rows).comparisons[0]).toMatchObject({ n_pairs: 3, mean_base: 102, pct_change: 0 });
  });

  test('a machine with one side is named and left out', () => {
    const { file, only } = compare([{ base: [100, 101, 102, 300], tip: [100, 101, 102.5] }]);
    expect(only).toMatchObject({ n_pairs: 3, n_base: 4, n_tip: 3, mean_base: 101 });
    expect(file.excluded).toEqual([
      { what: 'machine i-3, m on c7i.large (x86_64)', reason: 'no value on the tip side, so it is no pair' },
    ]);
  });

  test.each(['tip', 'unknown'])('disjoint machines (%s) are compared unpaired, with a warning', (tipMachines) => {
    const values = { base: [100, 101, 99, 100.5], tip: [80, 81, 79, 80.2], tipMachines };
    const { file, only } = compare([values]);
    expect(only).toMatchObject({ method: 'unpaired', n_pairs: 0, n_base: 4, n_tip: 4, wilcoxon: null });
    expect(only.verdict).toBe('regression');
    expect(file.warnings[0]?.reason).toMatch(/no machine ran both kernels/);
  });

  test('rows that do not name their machine are values of their own', () => {
    const rows = rowsOf({ base: [100, 101, 99], tip: [80, 81, 79] }).map((row) => ({ ...row, instance_id: 'unknown' }));
    expect(compareRows(rows).comparisons[0]).toMatchObject({ method: 'unpaired', n_base: 3, n_tip: 3 });
  });

  test('values that are not finite are dropped and counted', () => {
    const file = compareRows(rowsOf({ base: [1, 2, Number.NaN, 3], tip: [1, 2, 3, 4] }));
    expect(file.excluded[0]?.what).toBe('1 rows');
    expect(file.comparisons[0]?.n_base).toBe(3);
  });
});

describe('direction', () => {
  test.each([
    ['true', true],
    ['True', true],
    ['TRUE', true],
    ['1', true],
    ['yes', true],
    ['false', false],
    ['False', false],
    ['0', false],
    ['no', false],
    ['', null],
    ['maybe', null],
  ])('%j is %j', (text, expected) => expect(parseDirection(text)).toBe(expected));

  test.each(['lps', 'lpm', 'MWIPS', 'KBps', 'MBps', 'MB/s', 'TPS', 'ops/s', 'fps'])('%s is a rate', (unit) => {
    expect(contradictsUnit(unit, false)).toBe(true);
    expect(contradictsUnit(unit, true)).toBe(false);
  });

  test.each(['ms', 's', 'us', 'bytes', 'KB', 'bool', '%', ''])('%j is no rate', (unit) => {
    expect(contradictsUnit(unit, false)).toBe(false);
  });

  const syscall = {
    metric: 'byte-unixbench-6.0.0.System_Call_Overhead',
    base: [1000, 1010, 990, 1005, 1002],
    tip: [800, 809, 791, 806, 801],
    more_is_better: false,
  };

  test('a rate marked less-is-better is neither called better nor worse', () => {
    const { file, only } = compare([syscall]);
    expect(only.verdict).toBe('suspect');
    expect(file.warnings).toEqual([
      {
        what: 'byte-unixbench-6.0.0.System_Call_Overhead on c7i.large (x86_64)',
        reason: 'lps is a rate, yet more_is_better is false; set compare.directions to higher or lower',
      },
    ]);
  });

  test('an override settles it, by pattern', () => {
    const { file, only } = compare([syscall], { directions: { '*.System_Call_Overhead': 'higher' } });
    expect(only.verdict).toBe('regression');
    expect(file.warnings).toEqual([]);
  });
});

test('strict decimals', () => {
  const lines = ['0x10', ' 12.5 ', '1e3', '1_000', '"1,5"', 'nan', 'inf', ''].map(
    (value) => `m,lps,${value},true,6,i,t,a`,
  );
  const header = 'metric,unit,value,more_is_better,kernel_version,instance_id,instance_type,arch';
  const { series, excluded } = parseBenchmarkCsv([header, ...lines].join('\n'), { name: 'f.csv', side: 'base' });
  expect(series.flatMap(({ values }) => values)).toEqual([12.5, 1000]);
  expect(excluded).toEqual([
    { what: 'f.csv, lines 2, 5-6', reason: 'a value that is not a decimal number' },
    { what: 'f.csv, lines 7-8', reason: 'a value that is not finite' },
    { what: 'f.csv, line 9', reason: 'no value' },
  ]);
});
