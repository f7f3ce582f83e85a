/**
 * The history of runs: what each left, one JSON document per line, never rewritten.
 *
 * From it come the variance prior of the next comparison, the nightly series and the noise profile.
 */
import { z } from 'zod';
import { type ComparisonFile, runOrder } from './schema.ts';
import { moments } from './stats/descriptives.ts';
import type { VarianceEstimate } from './stats/moderation.ts';
import { MAD_TO_SD, medianOf } from './stats/robust.ts';
import { logRatio } from './stats/t-tests.ts';

/** One stratum of one run: its machines' values. */
export const historyEntry = z.object({
  metric: z.string(),
  instance_type: z.string(),
  arch: z.string(),
  unit: z.string(),
  more_is_better: z.boolean().nullable(),
  /** Whether base and tip of a machine belong together. */
  paired: z.boolean(),
  machines: z.array(
    z.object({
      instance_id: z.string(),
      base: z.number().nullable(),
      tip: z.number().nullable(),
      order: runOrder.nullable(),
    }),
  ),
});
export type HistoryEntry = z.infer<typeof historyEntry>;

export const historyRun = z.object({
  schema: z.literal(1),
  run_id: z.string(),
  finished_at: z.iso.datetime(),
  mode: z.enum(['ab', 'aa']),
  base: z.object({ kernel: z.string() }),
  tip: z.object({ kernel: z.string() }),
  entries: z.array(historyEntry),
});
export type HistoryRun = z.infer<typeof historyRun>;

/** What a comparison adds to the history. */
export function historyRunOf(file: ComparisonFile, run: { run_id: string; finished_at: string }): HistoryRun {
  const entries = file.comparisons
    .filter(({ machines, verdict }) => machines.length > 0 && verdict !== 'not-compared')
    .map(({ metric, instance_type, arch, unit, more_is_better, n_pairs, machines }) => ({
      metric,
      instance_type,
      arch,
      unit,
      more_is_better,
      paired: n_pairs > 0,
      machines,
    }));
  return { schema: 1, ...run, mode: file.mode, base: file.base, tip: file.tip, entries };
}

/** The log ratios of an entry's pairs; values without a logarithm are left out. */
export function logRatios(entry: HistoryEntry): number[] {
  const x: number[] = [];
  for (const { base, tip } of entry.machines) {
    if (base !== null && tip !== null && base > 0 && tip > 0) {
      x.push(logRatio(base, tip));
    }
  }
  return x;
}

/** Pooled noise of one stratum over earlier runs. */
export interface PastNoise extends VarianceEstimate {
  runs: number;
  /** Residuals beyond 3 robust standard deviations, and how many that is of all. */
  outliers: number;
  outlierShare: number;
  /** Standard deviation of one log ratio that outliers do not inflate. */
  robustSd: number;
}

export const stratumKey = (of: { metric: string; instance_type: string; arch: string; paired: boolean }) =>
  JSON.stringify([of.metric, of.instance_type, of.arch, of.paired]);

/** With more machines than this the nearest ones are enough to know their spread. */
const NEIGHBOURS = 16;

/** Sizes of differences within a run over √2: they estimate the sd as residuals do, without a fitted mean. */
function pairwise(x: readonly number[]): number[] {
  const sizes: number[] = [];
  for (let i = 1; i < x.length; i++) {
    for (let j = Math.max(0, i - NEIGHBOURS); j < i; j++) {
      sizes.push(Math.abs((x[i] ?? 0) - (x[j] ?? 0)) / Math.SQRT2);
    }
  }
  return sizes;
}

/** The pooled within-run noise of runs of log ratios; null when no run has two values. */
export function poolNoise(runs: readonly (readonly number[])[]): PastNoise | null {
  const usable = runs.filter((x) => x.length > 1);
  if (usable.length === 0) {
    return null;
  }
  const parts = usable.map((x) => moments(x));
  const df = parts.reduce((sum, { n }) => sum + n - 1, 0);
  const variance = parts.reduce((sum, part) => sum + (part.n - 1) * part.variance, 0) / df;
  const robustSd = MAD_TO_SD * medianOf(usable.flatMap(pairwise));
  const residuals = usable.flatMap((x) => {
    const centre = medianOf(x);
    return x.map((value) => value - centre);
  });
  const outliers = robustSd > 0 ? residuals.filter((residual) => Math.abs(residual) > 3 * robustSd).length : 0;
  return { runs: usable.length, variance, df, outliers, outlierShare: outliers / residuals.length, robustSd };
}

/** Pooled noise by stratum, from the paired entries of all runs. */
export function pastNoise(history: readonly HistoryRun[]): Map<string, PastNoise> {
  const runs = new Map<string, number[][]>();
  for (const { entries } of history) {
    for (const entry of entries.filter(({ paired }) => paired)) {
      const key = stratumKey(entry);
      const list = runs.get(key) ?? [];
      list.push(logRatios(entry));
      runs.set(key, list);
    }
  }
  const pooled = [...runs].map(([key, list]) => [key, poolNoise(list)] as const);
  return new Map(pooled.filter((item): item is readonly [string, PastNoise] => item[1] !== null));
}
