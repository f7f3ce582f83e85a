/** Power of the paired t test and what follows from it: how many machines are needed, what change can be seen. */
import { normalUpperTail } from './normal.ts';
import { logGamma } from './special.ts';
import { studentUpperQuantile } from './student.ts';

/** Abscissae and weights of the 8-point Gauss–Legendre rule on [−1, 1]; symmetric, so the positive half is given. */
const GAUSS = [
  [0.1834346424956498, 0.362683783378362],
  [0.525532409916329, 0.3137066458778873],
  [0.7966664774136267, 0.2223810344533745],
  [0.9602898564975363, 0.1012285362903763],
] as const;

function integrate(f: (x: number) => number, from: number, to: number, panels: number): number {
  const half = (to - from) / panels / 2;
  let sum = 0;
  for (let i = 0; i < panels; i++) {
    const middle = from + (2 * i + 1) * half;
    for (const [x, weight] of GAUSS) {
      sum += weight * (f(middle - half * x) + f(middle + half * x));
    }
  }
  return sum * half;
}

/** P(|T′| > critical) for the noncentral t distribution, integrated over the distribution of the sample sd. */
function noncentralTwoSidedTail(critical: number, df: number, noncentrality: number): number {
  const logConstant = Math.log(2) + (df / 2) * Math.log(df / 2) - logGamma(df / 2);
  const upper = Math.sqrt(1 + 90 / df + 14 / Math.sqrt(df));
  // s = v²: smooths the density at 0 where there are few degrees of freedom.
  const integrand = (v: number) => {
    const s = v * v;
    const density = Math.exp(logConstant + (df - 1) * Math.log(s) - (df * s * s) / 2);
    const beyond = normalUpperTail(critical * s - noncentrality) + normalUpperTail(critical * s + noncentrality);
    return density * beyond * 2 * v;
  };
  return integrate(integrand, 0, Math.sqrt(upper), 300);
}

/** Probability that the two-sided paired t test at `alpha` rejects, for `n` pairs and a shift of `effect` pair sds. */
export function pairedTPower(n: number, effect: number, alpha: number): number {
  const df = n - 1;
  return noncentralTwoSidedTail(studentUpperQuantile(alpha / 2, df), df, effect * Math.sqrt(n));
}

export interface PowerQuestion {
  /** Standard deviation of one log ratio. */
  sd: number;
  /** Degrees of freedom that come from elsewhere (history); 0 for today's data alone. */
  priorDf: number;
  /** Two-sided level of the single test, for example 0.05 / 24 for the worst case of Holm over 24. */
  alpha: number;
  /** Half-width of the interval null, as a difference of logarithms. */
  margin: number;
  power: number;
}

type Quantile = (p: number, df: number) => number;

/**
 * The change (as a size of log ratio) that `n` machines find with the given power, in the usual two-quantile
 * approximation of the noncentral t.
 */
export function detectableEffect(
  n: number,
  question: PowerQuestion,
  quantile: Quantile = studentUpperQuantile,
): number {
  const df = question.priorDf + n - 1;
  const factor = quantile(question.alpha / 2, df) + quantile(1 - question.power, df);
  return question.margin + (question.sd / Math.sqrt(n)) * factor;
}

/** More machines than this are no answer. */
const MACHINES_LIMIT = 10_000;

/**
 * The smallest number of machines that finds a change of `target` (a size of log ratio) with the given power; at
 * least 3, null when more than 10 000 would be needed or the target is within the margin.
 */
export function neededMachines(
  target: number,
  question: PowerQuestion,
  quantile: Quantile = studentUpperQuantile,
): number | null {
  const enough = (n: number) => detectableEffect(n, question, quantile) <= target;
  if (target <= question.margin || !enough(MACHINES_LIMIT)) {
    return null;
  }
  let low = 2;
  let high = 3;
  while (!enough(high)) {
    low = high;
    high = Math.min(MACHINES_LIMIT, 2 * high);
  }
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (enough(middle)) {
      high = middle;
    } else {
      low = middle;
    }
  }
  return high;
}
