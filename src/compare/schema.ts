/**
 * `comparison.json`: base against tip, as other programs read it.
 *
 * Signs are tip minus base, percentages plain numbers (−5.2 is −5.2 %). A number that does not exist for a comparison
 * (no interval from one machine, no Wilcoxon test without pairs) is null.
 */
import { z } from 'zod';

export const comparisonVerdict = z.enum([
  'regression',
  'improvement',
  'suspect',
  'equivalent',
  'inconclusive',
  'not-compared',
  'insufficient',
]);
export type ComparisonVerdict = z.infer<typeof comparisonVerdict>;

export const runOrder = z.enum(['base-first', 'tip-first']);
export type RunOrder = z.infer<typeof runOrder>;

const probability = z.number().min(0).max(1);
const count = z.int().nonnegative();

/** One machine's values (the median of its repeats); a side is null where machines ran one kernel each. */
export const machineValues = z.object({
  instance_id: z.string(),
  base: z.number().nullable(),
  tip: z.number().nullable(),
  order: runOrder.nullable(),
});
export type MachineValues = z.infer<typeof machineValues>;

export const comparison = z.object({
  metric: z.string(),
  instance_type: z.string(),
  arch: z.string(),
  unit: z.string(),
  more_is_better: z.boolean().nullable(),
  n_pairs: count,
  n_base: count,
  n_tip: count,
  mean_base: z.number().nullable(),
  mean_tip: z.number().nullable(),
  pct_change: z.number().nullable(),
  ci95: z.tuple([z.number(), z.number()]).nullable(),
  verdict: comparisonVerdict,
  /** Of the null hypothesis "changed by at most the margin", two-sided. */
  p: probability.nullable(),
  p_holm: probability.nullable(),
  q_bh: probability.nullable(),
  welch: z.object({ t: z.number(), df: z.number(), p: probability }).nullable(),
  mannwhitney: z.object({ u: z.number(), p: probability, method: z.enum(['exact', 'asymptotic']) }).nullable(),
  wilcoxon: z.object({ w: z.number(), p: probability, method: z.enum(['exact', 'asymptotic']) }).nullable(),
  cohens_d: z.number().nullable(),
  /** Machines for 80 % power to confirm a change of `settings.target_effect`. */
  needed_machines: z.int().positive().nullable(),
  /** The smallest change in percent that this many machines find with 80 % power. */
  detectable_pct: z.number().nullable(),
  /** `paired` and `unpaired` compare logarithms, `absolute` differences, `deterministic` values without noise. */
  method: z.enum(['paired', 'unpaired', 'absolute', 'deterministic']).nullable(),
  df: z.number().nullable(),
  /** Where the variance was borrowed from, and how many degrees of freedom it lent. */
  prior: z.object({ source: z.enum(['history', 'strata', 'metrics']), df: z.number() }).nullable(),
  /** Why there is no verdict, or why it is weaker than the numbers alone would make it. */
  reason: z.string().nullable(),
  machines: z.array(machineValues),
});
export type Comparison = z.infer<typeof comparison>;

/** A metric over all its strata (instance type and architecture): what gates. */
export const metricSummary = z.object({
  metric: z.string(),
  verdict: comparisonVerdict,
  p_holm: probability.nullable(),
  /** Mean over the strata, in percent. */
  pct_change: z.number().nullable(),
});
export type MetricSummary = z.infer<typeof metricSummary>;

export const remark = z.object({ what: z.string(), reason: z.string() });
export type Remark = z.infer<typeof remark>;

export const orderBias = z.object({
  flagged: z.boolean(),
  n_base_first: count,
  n_tip_first: count,
  /** What running second costs or brings, in percent of better (+) or worse (−); null when it cannot be told. */
  pct: z.number().nullable(),
  p: probability.nullable(),
  note: z.string(),
});

export const commonMode = z.object({
  flagged: z.boolean(),
  strata: z.array(
    z.object({
      instance_type: z.string(),
      arch: z.string(),
      n_machines: count,
      /** Median over metrics, mean over machines, in percent of better (+) or worse (−). */
      pct: z.number(),
      p: probability.nullable(),
      flagged: z.boolean(),
    }),
  ),
  note: z.string(),
});

export const negativeControls = z.object({
  flagged: z.boolean(),
  metrics: z.array(z.string()),
  changed: z.array(z.string()),
  note: z.string(),
});

export const heterogeneity = z.object({
  flagged: z.boolean(),
  metrics: z.array(z.object({ metric: z.string(), signs_disagree: z.boolean(), intervals_disjoint: z.boolean() })),
  note: z.string(),
});

export const checks = z.object({
  order_bias: orderBias,
  common_mode: commonMode,
  negative_controls: negativeControls,
  heterogeneity,
});
export type Checks = z.infer<typeof checks>;

/** The numbers a verdict was reached with; effects and margins are fractions (0.02 is 2 %). */
export const settings = z.object({
  margin: z.number(),
  min_effect: z.number(),
  alpha: z.number(),
  fdr: z.number(),
  target_effect: z.number(),
  history_runs: count,
});

export const comparisonFile = z.object({
  schema: z.literal(1),
  verdict: comparisonVerdict,
  mode: z.enum(['ab', 'aa']),
  base: z.object({ kernel: z.string() }),
  tip: z.object({ kernel: z.string() }),
  comparisons: z.array(comparison),
  metrics: z.array(metricSummary),
  excluded: z.array(remark),
  warnings: z.array(remark),
  checks,
  settings,
});
export type ComparisonFile = z.infer<typeof comparisonFile>;
