/** t tests on two samples and on pairs. Signs are tip minus base everywhere. */
import { moments, type Sample } from './descriptives.ts';
import { studentTwoSidedP, studentUpperQuantile } from './student.ts';

export interface TTest {
  t: number;
  df: number;
  p: number;
}

/**
 * Welch's t test of tip against base (Welch 1947), two-sided, for at least two values on each side.
 *
 * Returns t, the Welch–Satterthwaite degrees of freedom and p, or null when neither side varies
 * (or by more than a double holds): then t has no value.
 */
export function welchTTest(base: Sample, tip: Sample): TTest | null {
  const origin = base[0];
  if (origin === undefined || base.length < 2 || tip.length < 2) {
    return null;
  }
  const b = moments(base, origin);
  const t = moments(tip, origin);
  const baseShare = b.variance / b.n;
  const tipShare = t.variance / t.n;
  const squaredError = baseShare + tipShare;
  if (!(squaredError > 0 && Number.isFinite(squaredError))) {
    return null;
  }
  const statistic = (t.shiftedMean - b.shiftedMean) / Math.sqrt(squaredError);
  // In ratio form, so that tiny variances do not underflow when squared.
  const share = baseShare / squaredError;
  const df = 1 / ((share * share) / (b.n - 1) + ((1 - share) * (1 - share)) / (t.n - 1));
  return { t: statistic, df, p: studentTwoSidedP(statistic, df) };
}

/** One-sample t test of mean 0 for at least two values; null when they do not vary. */
export function oneSampleTTest(sample: Sample): TTest | null {
  if (sample.length < 2) {
    return null;
  }
  const { n, mean, variance } = moments(sample);
  if (!(variance > 0 && Number.isFinite(variance))) {
    return null;
  }
  const t = mean / Math.sqrt(variance / n);
  return { t, df: n - 1, p: studentTwoSidedP(t, n - 1) };
}

export interface LogRatioTTest extends TTest {
  mean: number;
  sd: number;
  /** Percent. */
  pctChange: number;
  /** Percent. */
  ci95: [number, number];
}

/** Change in percent from a difference of logarithms. */
export function percent(logRatio: number): number {
  return 100 * Math.expm1(logRatio);
}

/** ln(tip/base); exact to the last digits also where the ratio is next to 1. */
export function logRatio(base: number, tip: number): number {
  return Math.log1p((tip - base) / base);
}

/** The two-sided 95 % interval of d, in percent. */
export function percentInterval(d: number, standardError: number, df: number): [number, number] {
  const half = studentUpperQuantile(0.025, df) * standardError;
  return [percent(d - half), percent(d + half)];
}

/** Paired t test on log ratios of positive values, base[i] with tip[i]; null when n < 2 or the ratios do not vary. */
export function pairedLogRatioTTest(base: Sample, tip: Sample): LogRatioTTest | null {
  const x = base.map((value, i) => logRatio(value, tip[i] ?? Number.NaN));
  const test = oneSampleTTest(x);
  if (test === null) {
    return null;
  }
  const { n, mean, variance } = moments(x);
  const sd = Math.sqrt(variance);
  const ci95 = percentInterval(mean, sd / Math.sqrt(n), test.df);
  return { ...test, mean, sd, pctChange: percent(mean), ci95 };
}

/** Cohen's d with the pooled standard deviation (n − 1 weights); null when neither side varies or a side has n < 2. */
export function cohensD(base: Sample, tip: Sample): number | null {
  const origin = base[0];
  if (origin === undefined || base.length < 2 || tip.length < 2) {
    return null;
  }
  const b = moments(base, origin);
  const t = moments(tip, origin);
  const pooled = ((b.n - 1) * b.variance + (t.n - 1) * t.variance) / (b.n + t.n - 2);
  return pooled > 0 && Number.isFinite(pooled) ? (t.shiftedMean - b.shiftedMean) / Math.sqrt(pooled) : null;
}
