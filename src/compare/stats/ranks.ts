/** Ranks with ties, and the null distribution of a sum of ranks. */
import type { Sample } from './descriptives.ts';

export interface Ranking {
  /** Mid-ranks in the order of the sample, 1-based. */
  ranks: number[];
  /** Σ(t³ − t) over groups of t tied values; 0 without ties. */
  tieTerm: number;
}

/** Mid-ranks of a sample. */
export function rank(sample: Sample): Ranking {
  const n = sample.length;
  const order = Uint32Array.from({ length: n }, (_, i) => i).sort((i, j) => (sample[i] ?? 0) - (sample[j] ?? 0));
  const ranks = new Array<number>(n).fill(0);
  let tieTerm = 0;
  for (let start = 0; start < n; ) {
    const value = sample[order[start] ?? 0];
    let end = start + 1;
    while (end < n && sample[order[end] ?? 0] === value) {
      end++;
    }
    for (let k = start; k < end; k++) {
      ranks[order[k] ?? 0] = (start + end + 1) / 2;
    }
    const tied = end - start;
    tieTerm += tied * (tied * tied - 1);
    start = end;
  }
  return { ranks, tieTerm };
}

/**
 * Probability of each sum of `weights` over a random subset: of `size` members, or of any size when `size` is null.
 *
 * Index = the sum; weights are non-negative integers (twice the mid-ranks, so that ties stay integral). Every subset
 * is equally likely, as under the null hypothesis of a rank test. Probabilities, not counts, are carried: counts
 * overflow a double from about 500 values on.
 */
export function subsetSumDistribution(weights: readonly number[], size: number | null): Float64Array {
  return size === null ? anySubset(weights) : sizedSubset(weights, size);
}

function anySubset(weights: readonly number[]): Float64Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const p = new Float64Array(total + 1);
  p[0] = 1;
  let reach = 0;
  for (const weight of weights) {
    reach += weight;
    for (let sum = reach; sum >= 0; sum--) {
      const without = p[sum] ?? 0;
      const having = sum >= weight ? (p[sum - weight] ?? 0) : 0;
      p[sum] = 0.5 * (without + having);
    }
  }
  return p;
}

function sizedSubset(weights: readonly number[], size: number): Float64Array {
  const largest = [...weights].sort((a, b) => b - a).slice(0, size);
  const width = largest.reduce((sum, weight) => sum + weight, 0) + 1;
  // table[k·width + s]: probability that k of the values seen so far are in the subset and sum to s. Values are
  // dealt one by one; the chance that the next one is in depends on how many places are left.
  let table = new Float64Array((size + 1) * width);
  table[0] = 1;
  const n = weights.length;
  for (let seen = 0; seen < n; seen++) {
    const weight = weights[seen] ?? 0;
    const left = n - seen;
    const next = new Float64Array(table.length);
    for (let k = Math.max(0, size - left); k <= Math.min(seen, size); k++) {
      const chance = (size - k) / left;
      for (let sum = 0; sum < width; sum++) {
        const p = table[k * width + sum] ?? 0;
        if (p === 0) continue;
        next[k * width + sum] = (next[k * width + sum] ?? 0) + p * (1 - chance);
        if (k < size) {
          const index = (k + 1) * width + sum + weight;
          next[index] = (next[index] ?? 0) + p * chance;
        }
      }
    }
    table = next;
  }
  return table.slice(size * width);
}

/** Twice the smaller tail at `sum` (inclusive) of probabilities or of counts. */
export function twoSidedTail(distribution: Float64Array, sum: number): number {
  let lower = 0;
  for (let i = 0; i <= sum; i++) {
    lower += distribution[i] ?? 0;
  }
  let upper = 0;
  for (let i = distribution.length - 1; i >= sum; i--) {
    upper += distribution[i] ?? 0;
  }
  return 2 * Math.min(lower, upper);
}
