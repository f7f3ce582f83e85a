/** The Wilcoxon signed-rank test (Wilcoxon 1945) on differences tip − base, two-sided. Zero differences are dropped. */
import type { Sample } from './descriptives.ts';
import { normalUpperTail } from './normal.ts';
import { rank, subsetSumDistribution, twoSidedTail } from './ranks.ts';

export interface Wilcoxon {
  /** The smaller of the rank sums of positive and of negative differences. */
  w: number;
  p: number;
  method: 'exact' | 'asymptotic';
}

interface SignedRanks {
  w: number;
  ranks: number[];
  tieTerm: number;
}

function signedRanks(differences: Sample): SignedRanks {
  const nonZero = differences.filter((d) => d !== 0);
  const { ranks, tieTerm } = rank(nonZero.map(Math.abs));
  let positive = 0;
  let negative = 0;
  nonZero.forEach((d, i) => {
    if (d > 0) {
      positive += ranks[i] ?? 0;
    } else {
      negative += ranks[i] ?? 0;
    }
  });
  return { w: Math.min(positive, negative), ranks, tieTerm };
}

function exact({ w, ranks }: SignedRanks): number {
  const doubled = ranks.map((value) => 2 * value);
  return Math.min(1, twoSidedTail(subsetSumDistribution(doubled, null), 2 * w));
}

function asymptotic({ w, ranks, tieTerm }: SignedRanks): number {
  const n = ranks.length;
  const distance = (n * (n + 1)) / 4 - w - 0.5;
  const variance = (n * (n + 1) * (2 * n + 1)) / 24 - tieTerm / 48;
  if (!(variance > 0) || distance <= 0) {
    return 1;
  }
  return Math.min(1, 2 * normalUpperTail(distance / Math.sqrt(variance)));
}

/** Exact p over all sign assignments, also with ties. */
export function wilcoxonExact(differences: Sample): Wilcoxon {
  const signed = signedRanks(differences);
  return { w: signed.w, p: exact(signed), method: 'exact' };
}

/** Normal approximation with tie and continuity correction. */
export function wilcoxonAsymptotic(differences: Sample): Wilcoxon {
  const signed = signedRanks(differences);
  return { w: signed.w, p: asymptotic(signed), method: 'asymptotic' };
}

/** The choice SciPy makes: exact for at most 50 differences without zeros and ties, else asymptotic. */
export function wilcoxon(differences: Sample): Wilcoxon {
  const signed = signedRanks(differences);
  const clean = signed.tieTerm === 0 && signed.ranks.length === differences.length;
  return clean && differences.length <= 50
    ? { w: signed.w, p: exact(signed), method: 'exact' }
    : { w: signed.w, p: asymptotic(signed), method: 'asymptotic' };
}
