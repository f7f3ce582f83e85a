/** Empirical-Bayes moderation of variances (Smyth 2004, "Linear models and empirical Bayes methods ..."). */
import { digamma, trigamma, trigammaInverse } from './special.ts';

/** A variance and the degrees of freedom it was estimated with. */
export interface VarianceEstimate {
  variance: number;
  df: number;
}

/** ln s² without the bias that its degrees of freedom bring: its expectation is ln σ². */
export function unbiasedLogVariance({ variance, df }: VarianceEstimate): number {
  return Math.log(variance) - digamma(df / 2) + Math.log(df / 2);
}

/**
 * The prior (d0, s0²) that best explains the spread of several sample variances, by the moments of their logarithms.
 *
 * d0 is Infinity when the variances differ no more than chance makes them. Null with fewer than two positive variances.
 */
export function fitVariancePrior(estimates: readonly VarianceEstimate[]): VarianceEstimate | null {
  const usable = estimates.filter(({ variance, df }) => variance > 0 && df > 0);
  if (usable.length < 2) {
    return null;
  }
  const logs = usable.map(unbiasedLogVariance);
  const mean = logs.reduce((sum, value) => sum + value, 0) / logs.length;
  const spread = logs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (logs.length - 1);
  const sampling = usable.reduce((sum, { df }) => sum + trigamma(df / 2), 0) / usable.length;
  const excess = spread - sampling;
  if (!(excess > 0)) {
    return { variance: Math.exp(mean), df: Number.POSITIVE_INFINITY };
  }
  const df = 2 * trigammaInverse(excess);
  return { variance: Math.exp(mean + digamma(df / 2) - Math.log(df / 2)), df };
}

/** The posterior of a variance: prior and estimate weighted by their degrees of freedom, which add up. */
export function moderate(estimate: VarianceEstimate, prior: VarianceEstimate | null): VarianceEstimate {
  if (prior === null) {
    return estimate;
  }
  const df = prior.df + estimate.df;
  return { variance: (prior.df * prior.variance + estimate.df * estimate.variance) / df, df };
}
