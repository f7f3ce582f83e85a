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

function exact(base: Sample, tip: Sample, ranked: Ranked): number {
  const doubled = ranked.ranks.map((value) => 2 * value);
  const rankSum = 2 * ranked.u + tip.length * (tip.length + 1);
  // Equally likely subsets: the smaller sample is dealt, which keeps the table small.
  if (tip.length <= base.length) {
    return twoSidedTail(subsetSumDistribution(doubled, tip.length), rankSum);
  }
  const total = (tip.length + base.length) * (tip.length + base.length + 1);
  return twoSidedTail(subsetSumDistribution(doubled, base.length), total - rankSum);
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

/** The choice SciPy makes: exact without ties and with at most 8 values in the smaller sample, else asymptotic. */
export function mannWhitney(base: Sample, tip: Sample): MannWhitney {
  const ranked = rankBoth(base, tip);
  return ranked.tieTerm === 0 && Math.min(base.length, tip.length) <= 8
    ? { u: ranked.u, p: exact(base, tip, ranked), method: 'exact' }
    : { u: ranked.u, p: asymptotic(base, tip, ranked), method: 'asymptotic' };
}
