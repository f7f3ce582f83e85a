import { compareRows } from '../../src/compare/compare.ts';
import { historyRunOf } from '../../src/compare/history.ts';
import { matchesMetric } from '../../src/compare/rows.ts';
import { combine } from '../../src/compare/verdict.ts';
import { type Measurement, rowsOf } from './rows.ts';

/** Values of machines of different speed with a little noise, the same in every test. */
const NOISE = [0.4, -0.7, 0.1, 0.9, -0.3, -0.5, 0.6, -0.2, 0.8, -0.6];
const speeds = (n: number) => Array.from({ length: n }, (_, i) => 1000 + 150 * ((i * 7) % 5));
const noisy = (n: number, factor: number, percent: number, offset: number) =>
  speeds(n).map((speed, i) => speed * factor * (1 + (percent / 100) * (NOISE[(i * 3 + offset) % 10] ?? 0)));

function measurement(n: number, factor: number, percent: number, seed: number, rest: Measurement = {}): Measurement {
  return { base: noisy(n, 1, percent, seed), tip: noisy(n, factor, percent, seed + 5), ...rest };
}

const family = (n: number, percent: number) =>
  Array.from({ length: 8 }, (_, i) => measurement(n, 1, percent, i, { metric: `quiet-${i}` }));

describe('the decision rule', () => {
  test('a regression is found among quiet metrics', () => {
    const file = compareRows([measurement(5, 0.9, 1, 3), ...family(5, 1)].flatMap(rowsOf));
    expect(file.verdict).toBe('regression');
    expect(file.metrics.filter(({ verdict }) => verdict === 'regression').map(({ metric }) => metric)).toEqual(['m']);
  });

  test('direction turns the verdict, not the p-value', () => {
    const up = compareRows(rowsOf(measurement(6, 1.1, 1, 2, { unit: 'ms', more_is_better: true }))).comparisons[0];
    const down = compareRows(rowsOf(measurement(6, 1.1, 1, 2, { unit: 'ms', more_is_better: false }))).comparisons[0];
    expect([up?.verdict, down?.verdict]).toEqual(['improvement', 'regression']);
    expect(down?.p).toBe(up?.p);
  });

  test('instance types are not pooled: 10 % on one, the reverse on the other', () => {
    const arm = { instance_type: 'c7g.large', arch: 'aarch64', instance_id: 'arm' };
    const file = compareRows([measurement(6, 0.9, 0.5, 1, arm), measurement(6, 1.04, 0.5, 2)].flatMap(rowsOf));
    expect(file.comparisons.map(({ verdict }) => verdict)).toEqual(['regression', 'improvement']);
    expect(file.metrics[0]?.verdict).toBe('regression');
    expect(file.checks.heterogeneity).toMatchObject({
      flagged: true,
      metrics: [{ metric: 'm', signs_disagree: true, intervals_disjoint: true }],
    });
  });

  test('a lost machine is no change', () => {
    const fast = { base: [3000, 3010, 2990], tip: [3000, 3012], instance_id: 'fast' };
    const slow = { base: [1000, 1003, 998], tip: [1001, 1002, 999], instance_id: 'slow' };
    const [only] = compareRows([...rowsOf(slow), ...rowsOf(fast)]).comparisons;
    expect(Math.abs(only?.pct_change ?? 100)).toBeLessThan(0.2);
  });

  test('an effect on every metric at once is gated by none of the noise', () => {
    const all = Array.from({ length: 6 }, (_, i) => measurement(6, 0.97, 0.3, i, { metric: `all-${i}` }));
    const { common_mode } = compareRows(all.flatMap(rowsOf)).checks;
    expect(common_mode).toMatchObject({ flagged: true });
    expect(common_mode.strata[0]?.pct).toBeCloseTo(-3, 0);
  });

  test('a moved negative control keeps the run from gating', () => {
    const rows = [
      measurement(5, 0.9, 1, 3),
      measurement(5, 0.9, 1, 4, { metric: 'x.dhrystone' }),
      ...family(5, 1),
    ].flatMap(rowsOf);
    expect(compareRows(rows).verdict).toBe('regression');
    const file = compareRows(rows, { negative_controls: ['*.dhrystone', 'absent'] });
    expect(file.verdict).toBe('suspect');
    expect(file.comparisons.every(({ verdict }) => verdict !== 'regression')).toBe(true);
    expect(file.checks.negative_controls).toMatchObject({ flagged: true, changed: ['x.dhrystone'] });
  });

  test('order bias is estimated where the order alternates', () => {
    const n = 8;
    const order = Object.fromEntries(
      speeds(n).map((_, i) => [`i-${i}`, i % 2 === 0 ? 'base-first' : 'tip-first'] as const),
    );
    const biased = Array.from({ length: 6 }, (_, k) => {
      const { base = [], tip = [] } = measurement(n, 1, 0.2, k);
      const second = (values: readonly number[], side: 'base' | 'tip') =>
        values.map((value, i) => ((i % 2 === 0) === (side === 'tip') ? value * 0.98 : value));
      return { metric: `b-${k}`, base: second(base, 'base'), tip: second(tip, 'tip') };
    });
    const { order_bias } = compareRows(biased.flatMap(rowsOf), { order }).checks;
    expect(order_bias).toMatchObject({ flagged: true, n_base_first: 4, n_tip_first: 4 });
    expect(order_bias.pct).toBeCloseTo(-2, 1);
  });

  test('history lends its degrees of freedom and finds what one run of three cannot', () => {
    const past = Array.from({ length: 10 }, (_, i) =>
      historyRunOf(compareRows(rowsOf(measurement(3, 1, 1, i))), {
        run_id: `r${i}`,
        finished_at: `2026-01-${String(i + 1).padStart(2, '0')}T00:00:00Z`,
      }),
    );
    const rows = [measurement(3, 0.93, 1, 4), ...family(3, 1)].flatMap(rowsOf);
    const file = compareRows(rows, { history: past });
    expect(file.comparisons[0]).toMatchObject({ verdict: 'regression', prior: { source: 'history', df: 20 }, df: 22 });
    expect(file.settings.history_runs).toBe(10);
  });

  test('an outlier-prone metric is judged by its Huber mean', () => {
    const wild = (i: number) => {
      const { base = [], tip = [] } = measurement(5, 1, 1, i);
      return { base, tip: tip.map((value, k) => (k === i % 5 ? value * 0.75 : value)) };
    };
    const past = Array.from({ length: 8 }, (_, i) =>
      historyRunOf(compareRows(rowsOf(wild(i))), { run_id: `r${i}`, finished_at: '2026-01-01T00:00:00Z' }),
    );
    const [today] = compareRows(rowsOf(wild(2)), { history: past }).comparisons;
    expect(Math.abs(today?.pct_change ?? 100)).toBeLessThan(2);
    expect(today?.verdict).not.toBe('regression');
  });

  test('the order of rows does not matter', () => {
    const rows = [measurement(4, 0.95, 1, 3), ...family(4, 1)].flatMap(rowsOf);
    const byMetric = (file: ReturnType<typeof compareRows>) =>
      new Map(
        file.comparisons.map(({ metric, verdict, p, ci95 }) => [
          metric,
          { verdict, p: p?.toFixed(12), lo: ci95?.[0].toFixed(9) },
        ]),
      );
    expect(byMetric(compareRows([...rows].reverse()))).toEqual(byMetric(compareRows(rows)));
  });
});

test('verdicts combine to the gravest, and to equivalence only of all', () => {
  expect(combine([])).toBe('not-compared');
  expect(combine(['equivalent', 'equivalent'])).toBe('equivalent');
  expect(combine(['equivalent', 'not-compared'])).toBe('inconclusive');
  expect(combine(['equivalent', 'insufficient'])).toBe('inconclusive');
  expect(combine(['insufficient', 'not-compared'])).toBe('insufficient');
  expect(combine(['improvement', 'suspect'])).toBe('suspect');
  expect(combine(['improvement', 'regression', 'suspect'])).toBe('regression');
  expect(combine(['inconclusive', 'improvement'])).toBe('improvement');
});

test('patterns of metrics', () => {
  expect(matchesMetric('a.(b)', 'a.(b)')).toBe(true);
  expect(matchesMetric('a.*', 'a.(b)')).toBe(true);
  expect(matchesMetric('a', 'ab')).toBe(false);
  expect(matchesMetric('a.b', 'axb')).toBe(false);
});
