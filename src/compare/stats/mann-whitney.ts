/** The Mann–Whitney U test (Mann & Whitney 1947), tip against base, two-sided. */
import type { Sample } from './descriptives.ts';
import { normalUpperTail } from './normal.ts';
import { rank, subsetSumDistribution, twoSidedTail } from './ranks.ts';

export interface MannWhitney {
  /** U of the tip sample: pairs in which tip is larger, ties counted half. */
  u: number;
  p: number;
  method: 'exact' | 'asymptotic';
}

interface Ranked {
  u: number;
  ranks: number[];
  tieTerm: number;
}

function rankBoth(base: Sample, tip: Sample): Ranked {
  const { ranks, tieTerm } = rank([...tip, ...base]);
  let sum = 0;
  for (let i = 0; i < tip.length; i++) {
    sum += ranks[i] ?? 0;
  }
  return { u: sum - (tip.length * (tip.length + 1)) / 2, ranks, tieTerm };
}

/**
 * How many of the (m + n choose m) orders give each U, without ties: the coefficients of the Gaussian binomial, by one
 * multiplication and one division of polynomials per value of the smaller sample. Null once counts leave the exact
 * integers of a double, where the subtractions of the multiplication would lose the tail.
 */
function uCounts(m: number, n: number): { counts: Float64Array; total: number } | null {
  const counts = new Float64Array(m * n + 1);
  counts[0] = 1;
  let total = 1;
  for (let i = 1; i <= m; i++) {
    total = (total * (n + i)) / i;
    if (total > Number.MAX_SAFE_INTEGER) {
      return null;
    }
    for (let u = m * n; u >= n + i; u--) {
      counts[u] = (counts[u] ?? 0) - (counts[u - n - i] ?? 0);
    }
    for (let u = i; u <= m * n; u++) {
      counts[u] = (counts[u] ?? 0) + (counts[u - i] ?? 0);
    }
  }
  return { counts, total };
}

function exact(base: Sample, tip: Sample, { u, ranks, tieTerm }: Ranked): number {
  const small = Math.min(base.length, tip.length);
  const large = Math.max(base.length, tip.length);
  const orders = tieTerm === 0 ? uCounts(small, large) : null;
  if (orders !== null) {
    return Math.min(1, twoSidedTail(orders.counts, u) / orders.total);
  }
  // Equally likely subsets of doubled mid-ranks: the smaller sample is dealt, which keeps the table small.
  const doubled = ranks.map((value) => 2 * value);
  const tipSum = 2 * u + tip.length * (tip.length + 1);
  const total = (small + large) * (small + large + 1);
  const dealtSum = tip.length === small ? tipSum : total - tipSum;
  return Math.min(1, twoSidedTail(subsetSumDistribution(doubled, small), dealtSum));
}

function asymptotic(base: Sample, tip: Sample, { u, tieTerm }: Ranked): number {
  const product = base.length * tip.length;
  const n = base.length + tip.length;
  const variance = (product / 12) * (n + 1 - tieTerm / (n * (n - 1)));
  const distance = Math.abs(u - product / 2) - 0.5;
  if (!(variance > 0) || distance <= 0) {
    return 1;
  }
  return Math.min(1, 2 * normalUpperTail(distance / Math.sqrt(variance)));
}

/** Exact p by enumeration of the permutation distribution, also with ties. */
export function mannWhitneyExact(base: Sample, tip: Sample): MannWhitney {
  const ranked = rankBoth(base, tip);
  return { u: ranked.u, p: exact(base, tip, ranked), method: 'exact' };
}

/** Normal approximation with tie and continuity correction. */
export function mannWhitneyAsymptotic(base: Sample, tip: Sample): MannWhitney {
  const ranked = rankBoth(base, tip);
  return { u: ranked.u, p: asymptotic(base, tip, ranked), method: 'asymptotic' };
}

/** Above this many table cells the exact distribution costs seconds and differs from the normal one nowhere that counts. */
const EXACT_LIMIT = 3e8;

function exactIsAffordable(m: number, n: number): boolean {
  return m * m * n * (m + n) <= EXACT_LIMIT;
}

/** The choice SciPy makes: exact without ties and with at most 8 values in the smaller sample, else asymptotic. */
export function mannWhitney(base: Sample, tip: Sample): MannWhitney {
  const ranked = rankBoth(base, tip);
  const small = Math.min(base.length, tip.length);
  return ranked.tieTerm === 0 && small <= 8 && exactIsAffordable(small, Math.max(base.length, tip.length))
    ? { u: ranked.u, p: exact(base, tip, ranked), method: 'exact' }
    : { u: ranked.u, p: asymptotic(base, tip, ranked), method: 'asymptotic' };
}
