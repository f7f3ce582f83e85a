/** Student's t distribution for real degrees of freedom > 0, from the small tail. */
import { normalUpperQuantile } from './normal.ts';
import { incompleteBetaHalf, logGammaHalfStep } from './special.ts';

/** P(|T| > |t|) with `df` degrees of freedom; df may be fractional. */
export function studentTwoSidedP(t: number, df: number): number {
  return incompleteBetaHalf(df / 2, (t * t) / df);
}

/** P(T > t). */
export function studentUpperTail(t: number, df: number): number {
  const half = 0.5 * studentTwoSidedP(t, df);
  return t >= 0 ? half : 1 - half;
}

/** The density of T at t. */
export function studentDensity(t: number, df: number): number {
  const logConstant = logGammaHalfStep(df / 2) - 0.5 * Math.log(df * Math.PI);
  return Math.exp(logConstant - ((df + 1) / 2) * Math.log1p((t * t) / df));
}

/**
 * The t with P(T > t) = p, for 0 < p < 1.
 *
 * Newton on ln P against ln t: the tail is a power of t far out, so the function is nearly a line there, and it is
 * concave, so that after the first step the iteration approaches the root from one side only.
 */
export function studentUpperQuantile(p: number, df: number): number {
  if (p > 0.5) {
    return -studentUpperQuantile(1 - p, df);
  }
  if (p === 0.5) {
    return 0;
  }
  let t = Math.max(normalUpperQuantile(p), 1e-300);
  for (let i = 0; i < 100; i++) {
    const tail = studentUpperTail(t, df);
    const step = (Math.log(tail / p) * tail) / (t * studentDensity(t, df));
    t *= Math.exp(step);
    if (Math.abs(step) <= 4e-16) {
      break;
    }
  }
  return t;
}
