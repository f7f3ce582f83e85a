import { seededRandom } from '../../bench/power/random.ts';
import { changePoints, largestSplit, maxTThreshold } from '../../src/compare/change-points.ts';
import { compareRows } from '../../src/compare/compare.ts';
import { type HistoryRun, historyRun, historyRunOf, poolNoise } from '../../src/compare/history.ts';
import { noiseProfiles } from '../../src/compare/noise-profile.ts';
import { metricSeries } from '../../src/compare/series.ts';
import { rowsOf } from './rows.ts';

const random = seededRandom(7);
const quiet = (n: number, sd: number, level = 0) => Array.from({ length: n }, () => level + sd * random.normal());

/** One night: machines of different speed, `cv` noise on each value. */
function night(
  i: number,
  options: { change?: number; cv?: number; tip?: string; base?: string; n?: number } = {},
): HistoryRun {
  const { change = 0, cv = 0.01, tip = `6.13.${i}`, base = '6.12.0', n = 5 } = options;
  const speeds = Array.from({ length: n }, (_, k) => 1000 * (1 + 0.1 * k));
  const noisy = (factor: number) => speeds.map((speed) => speed * factor * Math.exp(cv * random.normal()));
  const rows = [
    ...rowsOf({ base: noisy(1), kernel_version: base }),
    ...rowsOf({ tip: noisy(1 + change), kernel_version: tip }),
  ];
  const order = Object.fromEntries(speeds.map((_, k) => [`i-${k}`, k % 2 === 0 ? 'base-first' : 'tip-first'] as const));
  const finished_at = new Date(Date.UTC(2026, 0, 1 + i)).toISOString();
  return historyRun.parse(historyRunOf(compareRows(rows, { order }), { run_id: `run-${i}`, finished_at }));
}

describe('change points', () => {
  test('a quiet series has none', () => {
    for (let i = 0; i < 20; i++) {
      expect(changePoints(quiet(100, 0.02))).toEqual([]);
    }
  });

  test('a step of 5 % is found where it is, with its size', () => {
    const [point, ...others] = changePoints([...quiet(40, 0.01), ...quiet(30, 0.01, Math.log(0.95))]);
    expect(others).toEqual([]);
    expect(Math.abs((point?.index ?? 0) - 40)).toBeLessThanOrEqual(1);
    expect(point?.pct).toBeCloseTo(-5, -0.5);
  });

  test('two steps, in order', () => {
    const series = [...quiet(30, 0.005), ...quiet(30, 0.005, 0.1), ...quiet(30, 0.005, 0.03)];
    expect(changePoints(series).map(({ index }) => index)).toEqual([30, 60]);
  });

  test('a step below the minimum effect is not reported', () => {
    expect(changePoints([...quiet(50, 0.001), ...quiet(50, 0.001, 0.01)])).toEqual([]);
  });

  test('series without noise', () => {
    expect(changePoints(new Array(20).fill(0.7))).toEqual([]);
    expect(changePoints([...new Array(10).fill(7), ...new Array(10).fill(7.1)])).toMatchObject([{ index: 10 }]);
  });

  test('fewer than six nights say nothing', () => {
    expect(largestSplit([0, 0, 1, 1, 1])).toBeNull();
    expect(changePoints([0, 0, 1, 1, 1])).toEqual([]);
    expect(maxTThreshold(5, 0.001)).toBe(Number.POSITIVE_INFINITY);
  });

  test('the threshold of six nights is that of the one split they have', () => {
    expect(maxTThreshold(6, 0.01)).toBeCloseTo(4.604, 1);
    expect(maxTThreshold(13, 0.001)).toBeLessThan(maxTThreshold(12, 0.001));
    expect(maxTThreshold(5000, 0.001)).toBe(maxTThreshold(1000, 0.001));
  });
});

describe('the nightly series', () => {
  test('the ratio to a fixed reference, with the change of the tenth night', () => {
    const history = Array.from({ length: 20 }, (_, i) => night(i, { change: i < 10 ? 0 : -0.06 }));
    const [series] = metricSeries([...history].reverse());
    expect(series).toMatchObject({ metric: 'm', basis: 'ratio' });
    expect(series?.points.map(({ run_id }) => run_id)).toEqual(history.map(({ run_id }) => run_id));
    expect(series?.change_points).toHaveLength(1);
    expect(series?.change_points[0]?.index).toBe(10);
    expect(series?.points[0]?.ci95?.[0]).toBeLessThan(series?.points[0]?.pct ?? -1);
  });

  test('tip values where the base moved', () => {
    const history = Array.from({ length: 8 }, (_, i) => night(i, { base: `6.12.${i}` }));
    expect(metricSeries(history)[0]?.basis).toBe('tip');
  });

  test('runs of a kernel against itself are not part of it', () => {
    expect(metricSeries([night(0, { tip: '6.12.0' })])).toEqual([]);
  });
});

describe('the noise profile', () => {
  const history = Array.from({ length: 40 }, (_, i) => night(i, { cv: 0.02, tip: i % 2 === 0 ? '6.12.0' : '6.13.0' }));
  const [profile] = noiseProfiles(history);

  test('finds the noise that was put in', () => {
    expect(profile).toMatchObject({ metric: 'm', runs: 40, machines: 5, fit_to_gate: true, reason: null });
    expect(profile?.within_pct).toBeCloseTo(2, 0);
    expect(profile?.between_pct).toBeGreaterThan(10);
    expect(profile?.pairing_gain).toBeGreaterThan(5);
    expect(Math.abs(profile?.order_bias_pct ?? 9)).toBeLessThan(1);
    expect(profile?.outlier_share).toBeLessThan(0.02);
  });

  test('counts the alarms of A/A runs against what is due', () => {
    expect(profile?.aa).toMatchObject({ comparisons: 20, expected: 1 });
    expect(profile?.aa.alarms).toBeLessThanOrEqual(5);
  });

  test('a metric that sees nothing is unfit to gate', () => {
    const [noisy] = noiseProfiles(Array.from({ length: 10 }, (_, i) => night(i, { cv: 0.2 })));
    expect(noisy?.fit_to_gate).toBe(false);
    expect(noisy?.reason).toMatch(/10 % is the limit/);
  });
});

test('pooled noise ignores runs of one machine, and outliers do not move the robust sd', () => {
  expect(poolNoise([[0.1], []])).toBeNull();
  const runs = Array.from({ length: 30 }, () => quiet(6, 0.01));
  const clean = poolNoise(runs);
  const dirty = poolNoise(runs.map((x) => [...x.slice(1), 0.3]));
  expect(clean?.robustSd).toBeCloseTo(0.01, 2);
  expect(dirty?.robustSd).toBeLessThan(0.02);
  expect(dirty?.outlierShare).toBeGreaterThan(0.1);
});
