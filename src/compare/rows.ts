import { z } from 'zod';
import type { HistoryRun } from './history.ts';
import { type RunOrder, runOrder } from './schema.ts';

export type Side = 'base' | 'tip';

/** One measured value, as a line of a benchmark CSV gives it. */
export interface BenchmarkRow {
  side: Side;
  metric: string;
  unit: string;
  value: number;
  /** Null: the file did not say, or said something that is neither yes nor no. */
  more_is_better: boolean | null;
  kernel_version: string;
  instance_id: string;
  instance_type: string;
  arch: string;
}

/** Rows that differ in nothing but their value. */
export interface BenchmarkSeries extends Omit<BenchmarkRow, 'value'> {
  values: readonly number[];
}

/** What `compare:` of the configuration and the caller's knowledge of the run come to. Effects are fractions. */
export const compareOptions = z.strictObject({
  /** Changes up to this size count as none; it is part of the null hypothesis. */
  margin: z.number().min(0).max(0.5).default(0.01),
  /** A verdict needs a change of at least this size. */
  min_effect: z.number().min(0).max(1).default(0.02),
  /** Family-wise error rate of one run. */
  alpha: z.number().gt(0).lt(1).default(0.05),
  /** False discovery rate of the suspects. */
  fdr: z.number().gt(0).lt(1).default(0.1),
  /** The change that `needed_machines` is about. */
  target_effect: z.number().gt(0).max(1).default(0.05),
  /** Metrics the kernel hardly touches; `*` stands for any text. */
  negative_controls: z.array(z.string()).default([]),
  /** Overrides of `more_is_better`, by metric; `*` stands for any text. The first match counts. */
  directions: z.record(z.string(), z.enum(['higher', 'lower'])).default({}),
  /** Earlier runs, for the variance prior; they were checked when their file was read. */
  history: z.custom<readonly HistoryRun[]>(Array.isArray).default([]),
  /** Which kernel each machine ran first, by instance id. */
  order: z.record(z.string(), runOrder).default({}),
  /**
   * Says whether both sides are the same kernel. By default the kernel versions decide, which cannot see a kernel that
   * differs by its command line only.
   */
  mode: z.enum(['ab', 'aa']).optional(),
});
export type CompareOptions = z.input<typeof compareOptions>;
export type CompareSettings = z.output<typeof compareOptions>;

export type OrderByMachine = Readonly<Record<string, RunOrder>>;

/** True when `pattern` (with `*` for any text) is the whole of `metric`. */
export function matchesMetric(pattern: string, metric: string): boolean {
  const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${escaped}$`).test(metric);
}
