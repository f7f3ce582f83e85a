/** Two-stage confirmation: screen on a few machines, repeat the suspects on fresh ones, and believe only those. */
import type { BenchmarkRow, BenchmarkSeries } from './rows.ts';
import type { ComparisonFile } from './schema.ts';

export interface StratumId {
  metric: string;
  instance_type: string;
  arch: string;
}

/** The screen is meant to let too much through: the second stage decides. */
export const SCREEN_FDR = 0.2;

const keyOf = ({ metric, instance_type, arch }: StratumId) => JSON.stringify([metric, instance_type, arch]);

/** The strata worth a second look: q below `fdr` and at least the minimum effect, or without a percentage to tell by. */
export function suspectsOf({ comparisons, settings }: ComparisonFile, fdr: number = SCREEN_FDR): StratumId[] {
  return comparisons
    .filter(({ q_bh, pct_change }) => {
      const large = pct_change === null || Math.abs(pct_change) >= 100 * settings.min_effect;
      return q_bh !== null && q_bh < fdr && large;
    })
    .map(({ metric, instance_type, arch }) => ({ metric, instance_type, arch }));
}

/**
 * The rows of the suspects, and nothing else: `compareRows` of these alone is the second stage, with Holm over the
 * suspects. The rows must be of machines that took no part in the screen.
 */
export function rowsOfSuspects<T extends BenchmarkRow | BenchmarkSeries>(
  rows: Iterable<T>,
  suspects: readonly StratumId[],
): T[] {
  const wanted = new Set(suspects.map(keyOf));
  return [...rows].filter((row) => wanted.has(keyOf(row)));
}
