/**
 * Mean and variance as the tests need them.
 *
 * simple-statistics gives the median (and quantiles elsewhere); its `variance` divides by n and its mean is not
 * shifted, so both are computed here: on an offset of 1e9 the plain formulas lose ten digits.
 */

/** Where a value came from does not matter here: a sample is a list of finite numbers. */
export type Sample = readonly number[];

export interface Moments {
  n: number;
  mean: number;
  /** Mean minus the first value: keeps its digits where the mean itself has a large offset. */
  shiftedMean: number;
  /** Unbiased (divided by n − 1); NaN for n < 2. */
  variance: number;
}

/** Moments of a non-empty sample about its first value, in two passes. */
export function moments(sample: Sample, origin: number = sample[0] ?? 0): Moments {
  const n = sample.length;
  let sum = 0;
  for (const value of sample) {
    sum += value - origin;
  }
  const shiftedMean = sum / n;
  let squares = 0;
  let rest = 0;
  for (const value of sample) {
    const deviation = value - origin - shiftedMean;
    squares += deviation * deviation;
    rest += deviation;
  }
  const variance = n < 2 ? Number.NaN : (squares - (rest * rest) / n) / (n - 1);
  return { n, mean: origin + shiftedMean, shiftedMean, variance };
}

/** A standard deviation of at most 8 ε times the mean is rounding, not noise. */
const ROUNDING = 8 * Number.EPSILON;

/** True when the spread of a sample is nothing but rounding of values of the size of `scale` (default: its mean). */
export function isConstant(sample: Sample, scale?: number): boolean {
  if (sample.length < 2) {
    return true;
  }
  const { mean, variance } = moments(sample);
  return Math.sqrt(variance) <= ROUNDING * Math.abs(scale ?? mean);
}
