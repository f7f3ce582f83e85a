/**
 * Change points of a nightly series: the maximum over all splits of the two-segment t statistic, against the simulated
 * distribution of that maximum (not of one t, which a maximum exceeds far too often), and binary segmentation.
 */
import { maxTQuantiles } from './max-t-quantiles.ts';
import { percent } from './stats/t-tests.ts';

export interface ScanOptions {
  /** Probability of seeing a change anywhere in a quiet series; one of the tabulated levels. */
  alpha: 0.001 | 0.01;
  /** Smaller changes are not reported (a fraction). */
  minEffect: number;
}

export const SCAN_DEFAULTS: ScanOptions = { alpha: 0.001, minEffect: 0.02 };

/** Fewer nights than this on a side are no level. */
export const MIN_SEGMENT = 3;

export interface Split {
  /** Index of the first value after the split. */
  index: number;
  /** |t| with n − 2 degrees of freedom; Infinity when neither segment varies but they differ. */
  t: number;
}

/** The split with the largest |t| that leaves at least 3 values on each side; null for fewer than 6 values. */
export function largestSplit(series: readonly number[]): Split | null {
  const n = series.length;
  const origin = series[0] ?? 0;
  let sum = 0;
  let squares = 0;
  for (const value of series) {
    sum += value - origin;
    squares += (value - origin) ** 2;
  }
  const total = squares - (sum * sum) / n;
  // Rounding of sums of n squares is no variance.
  const rounding = 4 * n * Number.EPSILON * squares;
  let best: Split | null = null;
  let left = 0;
  for (let k = 1; k <= n - MIN_SEGMENT; k++) {
    left += (series[k - 1] ?? 0) - origin;
    if (k < MIN_SEGMENT) continue;
    const difference = (sum - left) / (n - k) - left / k;
    const between = (difference * difference * k * (n - k)) / n;
    const within = total - between;
    const t = within > rounding ? Math.sqrt((between * (n - 2)) / within) : between > rounding ? Infinity : 0;
    if (best === null || t > best.t) {
      best = { index: k, t };
    }
  }
  return best;
}

/** The value that the largest |t| of a quiet normal series of n values exceeds with probability alpha. */
export function maxTThreshold(n: number, alpha: ScanOptions['alpha']): number {
  const { lengths, quantiles } = maxTQuantiles;
  const column = quantiles[alpha];
  const next = lengths.findIndex((length) => length >= n);
  const last = column.at(-1) ?? Number.POSITIVE_INFINITY;
  if (next <= 0) {
    return next === 0 && n >= 2 * MIN_SEGMENT
      ? (column[0] ?? last)
      : n < 2 * MIN_SEGMENT
        ? Number.POSITIVE_INFINITY
        : last;
  }
  const [from, to] = [lengths[next - 1] ?? n, lengths[next] ?? n];
  const weight = (Math.log(n) - Math.log(from)) / (Math.log(to) - Math.log(from));
  return (column[next - 1] ?? last) * (1 - weight) + (column[next] ?? last) * weight;
}

export interface ChangePoint {
  /** Index of the first value at the new level. */
  index: number;
  /** Change of level between the neighbouring segments, in percent. */
  pct: number;
  t: number;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function segment(series: readonly number[], from: number, to: number, options: ScanOptions): Split[] {
  const split = largestSplit(series.slice(from, to));
  if (split === null || split.t <= maxTThreshold(to - from, options.alpha)) {
    return [];
  }
  const at = from + split.index;
  return [...segment(series, from, at, options), { index: at, t: split.t }, ...segment(series, at, to, options)];
}

/**
 * Change points of a series of logarithms (or of log ratios to a fixed reference), in order.
 *
 * Deterministic. Needs 3 values on each side of a change, so the newest change is reported on its third night.
 */
export function changePoints(series: readonly number[], options: ScanOptions = SCAN_DEFAULTS): ChangePoint[] {
  let splits = segment(series, 0, series.length, options);
  for (;;) {
    const edges = [0, ...splits.map(({ index }) => index), series.length];
    const points = splits.map(({ index, t }, i) => {
      const before = mean(series.slice(edges[i], index));
      const after = mean(series.slice(index, edges[i + 2]));
      return { index, t, pct: percent(after - before) };
    });
    // Small steps go one at a time: without its neighbour a step may be large enough.
    const size = ({ pct }: ChangePoint) => Math.abs(Math.log1p(pct / 100));
    const smallest = points.reduce<ChangePoint | null>((a, b) => (a === null || size(b) < size(a) ? b : a), null);
    if (smallest === null || size(smallest) >= Math.log1p(options.minEffect)) {
      return points;
    }
    splits = splits.filter(({ index }) => index !== smallest.index);
  }
}
