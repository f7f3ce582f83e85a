/** Base against tip: rows in, `comparison.json` out. */
import { commonModeCheck, heterogeneityCheck, machineModes, negativeControlCheck, orderBiasCheck } from './checks.ts';
import { contradictsUnit } from './direction.ts';
import { type Measured, measure } from './estimate.ts';
import { changeP, decide, type FamilyDecision, type Member } from './family.ts';
import { type Change, changesOf } from './prior.ts';
import {
  type BenchmarkRow,
  type BenchmarkSeries,
  type CompareOptions,
  type CompareSettings,
  compareOptions,
} from './rows.ts';
import type { Comparison, ComparisonFile, ComparisonVerdict, MetricSummary, Remark } from './schema.ts';
import { moments } from './stats/descriptives.ts';
import { mannWhitney } from './stats/mann-whitney.ts';
import { detectableEffect, neededMachines } from './stats/power.ts';
import { studentUpperQuantile } from './stats/student.ts';
import { cohensD, percent, welchTTest } from './stats/t-tests.ts';
import { wilcoxon } from './stats/wilcoxon.ts';
import { groupRows, stratumName } from './strata.ts';
import { combine, verdictOf } from './verdict.ts';

/** Two machines give an estimate, not a verdict. */
const MIN_MACHINES = 3;
const POWER = 0.8;

type Quantile = (p: number, df: number) => number;

interface Tested {
  measured: Measured;
  change: Change | null;
  /** Null where there is nothing to test. */
  p: number | null;
  member: Member | null;
}

/** The t quantiles of one run repeat over its strata; finding one takes ten evaluations of the tail. */
function rememberingQuantile(): Quantile {
  const known = new Map<number, Map<number, number>>();
  return (p, df) => {
    let byDf = known.get(p);
    if (byDf === undefined) {
      byDf = new Map();
      known.set(p, byDf);
    }
    let value = byDf.get(df);
    if (value === undefined) {
      value = studentUpperQuantile(p, df);
      byDf.set(df, value);
    }
    return value;
  };
}

function machinesOf({ paired, base, tip }: Measured): number {
  return paired ? base.length : Math.min(base.length, tip.length);
}

/** Two machines without any noise are proof enough; otherwise it takes three. */
function canReachVerdict(measured: Measured, change: Change | null): boolean {
  const { estimate } = measured;
  const noiseless = change === null ? estimate.kind === 'absolute' && estimate.constant : change.deterministic;
  return machinesOf(measured) >= (noiseless ? 2 : MIN_MACHINES);
}

function test(measured: Measured, change: Change | null, margin: number): Tested {
  const { estimate } = measured;
  const p = change !== null ? changeP(change, margin) : estimate.kind === 'absolute' ? estimate.p : null;
  const member =
    p !== null && canReachVerdict(measured, change) ? { metric: measured.stratum.metric, p, change } : null;
  return { measured, change, p, member };
}

function pctOf({ measured, change }: Tested): number | null {
  if (change !== null) {
    return percent(change.d);
  }
  return measured.estimate.kind === 'none' ? measured.estimate.pct : null;
}

function intervalOf(change: Change, quantile: Quantile): [number, number] {
  const half = change.standardError === 0 ? 0 : quantile(0.025, change.df) * change.standardError;
  return [percent(change.d - half), percent(change.d + half)];
}

interface Sized {
  needed_machines: number | null;
  detectable_pct: number | null;
}

/** What this many machines could have seen, and how many it takes, with Holm's first step as the level. */
function sizes({ change }: Tested, family: number, options: CompareSettings, quantile: Quantile): Sized {
  if (change === null || change.variance === 0) {
    return { needed_machines: null, detectable_pct: null };
  }
  const { paired } = change.measured;
  const question = {
    // n counts pairs, or half the machines of a side: the same standard error from other units.
    sd: Math.sqrt(paired ? change.variance : 2 * change.variance),
    priorDf: change.prior?.df ?? 0,
    alpha: options.alpha / Math.max(1, family),
    margin: Math.log1p(options.margin),
    power: POWER,
  };
  const n = paired ? change.n : 2 * change.n;
  const detectable_pct = n < 2 ? null : percent(detectableEffect(n, question, quantile));
  return { needed_machines: neededMachines(Math.log1p(options.target_effect), question, quantile), detectable_pct };
}

function methodOf({ measured, change }: Tested): Comparison['method'] {
  const { estimate } = measured;
  if (estimate.kind === 'none') {
    return null;
  }
  if (estimate.kind === 'absolute') {
    return estimate.constant ? 'deterministic' : 'absolute';
  }
  return change?.deterministic ? 'deterministic' : estimate.paired ? 'paired' : 'unpaired';
}

interface Outcome {
  verdict: ComparisonVerdict;
  reason: string | null;
}

function outcomeOf(
  tested: Tested,
  ci95: [number, number] | null,
  decision: FamilyDecision,
  options: CompareSettings,
): Outcome {
  const { measured, change, member } = tested;
  const { estimate, stratum } = measured;
  if (estimate.kind === 'none') {
    return { verdict: estimate.verdict, reason: estimate.reason };
  }
  if (member === null) {
    return { verdict: 'inconclusive', reason: `${MIN_MACHINES} machines are the least for a verdict` };
  }
  const { pHolm, q } = decision.strata.get(member) ?? { pHolm: 1, q: 1 };
  if (change === null) {
    const reason = 'values that are zero or negative have no percentage, so no size to judge by';
    const unchanged = estimate.kind === 'absolute' && estimate.constant && estimate.difference === 0;
    return unchanged
      ? { verdict: 'equivalent', reason: null }
      : { verdict: q < options.fdr ? 'suspect' : 'inconclusive', reason };
  }
  const doubtful = stratum.more_is_better !== null && contradictsUnit(stratum.unit, stratum.more_is_better);
  const moreIsBetter = doubtful ? null : stratum.more_is_better;
  const verdict = verdictOf({ pct: percent(change.d), ci95, pHolm, q, moreIsBetter }, options);
  const reason = doubtful && verdict === 'suspect' ? 'its direction contradicts its unit' : null;
  return { verdict, reason };
}

function describe(
  tested: Tested,
  decision: FamilyDecision,
  family: number,
  options: CompareSettings,
  quantile: Quantile,
): Comparison {
  const { measured, change, p, member } = tested;
  const { stratum, base, tip, paired, estimate } = measured;
  const compared = estimate.kind !== 'none';
  const ci95 = change === null ? null : intervalOf(change, quantile);
  const decided = member === null ? undefined : decision.strata.get(member);
  const differences = compared && paired ? base.map((value, i) => (tip[i] ?? Number.NaN) - value) : null;
  return {
    metric: stratum.metric,
    instance_type: stratum.instance_type,
    arch: stratum.arch,
    unit: stratum.unit,
    more_is_better: stratum.more_is_better,
    n_pairs: paired ? base.length : 0,
    n_base: measured.nBase,
    n_tip: measured.nTip,
    mean_base: base.length > 0 ? moments(base).mean : null,
    mean_tip: tip.length > 0 ? moments(tip).mean : null,
    pct_change: pctOf(tested),
    ci95,
    ...outcomeOf(tested, ci95, decision, options),
    p,
    p_holm: decided?.pHolm ?? null,
    q_bh: decided?.q ?? null,
    welch: compared ? welchTTest(base, tip) : null,
    mannwhitney: compared ? mannWhitney(base, tip) : null,
    wilcoxon: differences === null ? null : wilcoxon(differences),
    cohens_d: compared ? cohensD(base, tip) : null,
    ...sizes(tested, family, options, quantile),
    method: methodOf(tested),
    df: change === null ? null : change.df,
    prior: change?.prior ?? null,
    machines: measured.machines,
  };
}

function summarize(
  comparisons: readonly Comparison[],
  decision: FamilyDecision,
  options: CompareSettings,
): MetricSummary[] {
  const byMetric = new Map<string, Comparison[]>();
  for (const comparison of comparisons) {
    byMetric.set(comparison.metric, [...(byMetric.get(comparison.metric) ?? []), comparison]);
  }
  return [...byMetric].map(([metric, group]) => {
    const decided = decision.metrics.get(metric);
    const verdict = combine(group.map((comparison) => comparison.verdict));
    if (decided === undefined) {
      return { metric, verdict, p_holm: null, pct_change: null };
    }
    const pct = decided.d === null ? null : percent(decided.d);
    const doubted = group.some(
      ({ unit, more_is_better }) => more_is_better !== null && contradictsUnit(unit, more_is_better),
    );
    const directions = new Set(group.map(({ more_is_better }) => more_is_better));
    const moreIsBetter = doubted || directions.size > 1 ? null : ([...directions][0] ?? null);
    const evidence = { pct: pct ?? 0, ci95: null, pHolm: decided.meanPHolm, q: decided.q, moreIsBetter };
    const ofMean = pct === null ? verdict : verdictOf(evidence, options);
    const alarm = ofMean === 'regression' || ofMean === 'improvement' || ofMean === 'suspect';
    return { metric, verdict: alarm ? combine([ofMean, verdict]) : verdict, p_holm: decided.pHolm, pct_change: pct };
  });
}

const isChange = (verdict: ComparisonVerdict) => verdict === 'regression' || verdict === 'improvement';

/** A run whose environment is suspect says so instead of blaming the kernel. */
function withoutGate<T extends { verdict: ComparisonVerdict }>(items: readonly T[]): T[] {
  return items.map((item) => (isChange(item.verdict) ? { ...item, verdict: 'suspect' } : item));
}

function directionWarnings(measured: readonly Measured[]): Remark[] {
  return measured
    .filter(({ stratum }) => stratum.more_is_better !== null && contradictsUnit(stratum.unit, stratum.more_is_better))
    .map(({ stratum }) => ({
      what: stratumName(stratum),
      reason: `${stratum.unit} is a rate, yet more_is_better is false; set compare.directions to higher or lower`,
    }));
}

/**
 * Compares tip with base, stratum by stratum (metric, instance type, architecture), and decides for the run.
 *
 * Rows (or series of them, as the CSV reader gives) may come in any order and from an iterator that is read once. One value per machine and side (the median of
 * repeats), paired by machine, as log ratios; the variance is moderated; the null hypothesis is a change of at most
 * `margin`; Holm over the metrics gates, Benjamini–Hochberg marks suspects.
 *
 * Throws `UserError` when a side holds more than one kernel, `ZodError` for options out of range.
 */
export function compareRows(
  rows: Iterable<BenchmarkRow | BenchmarkSeries>,
  options: CompareOptions = {},
): ComparisonFile {
  const settings = compareOptions.parse(options);
  const margin = Math.log1p(settings.margin);
  const grouped = groupRows(rows, settings);
  const measured = grouped.strata.map(measure);
  const changes = new Map<Measured, Change>(changesOf(measured, settings).map((change) => [change.measured, change]));
  const tested = measured.map((item) => test(item, changes.get(item) ?? null, margin));
  const decision = decide(
    tested.flatMap(({ member }) => member ?? []),
    margin,
  );
  const quantile = rememberingQuantile();
  const family = decision.strata.size;
  const comparisons = tested.map((item) => describe(item, decision, family, settings, quantile));
  const metrics = summarize(comparisons, decision, settings);
  const modes = machineModes(measured);
  const checks = {
    order_bias: orderBiasCheck(modes, settings),
    common_mode: commonModeCheck(modes, settings),
    negative_controls: negativeControlCheck(metrics, settings),
    heterogeneity: heterogeneityCheck(comparisons, settings),
  };
  const suspect = checks.negative_controls.flagged;
  const { base, tip } = grouped.kernels;
  const same = base === tip && base !== 'unknown';
  const believed = suspect ? withoutGate(comparisons) : comparisons;
  const believedMetrics = suspect ? withoutGate(metrics) : metrics;
  const mode = settings.mode ?? (same ? 'aa' : 'ab');
  const overall = combine([...believedMetrics, ...believed].map(({ verdict }) => verdict));
  return {
    schema: 1,
    // The same kernel on both sides cannot have regressed: whatever moved is the noise this mode is there to measure.
    verdict: mode === 'aa' && isChange(overall) ? 'suspect' : overall,
    mode,
    base: { kernel: base },
    tip: { kernel: tip },
    comparisons: believed,
    metrics: believedMetrics,
    excluded: [...grouped.excluded, ...measured.flatMap(({ excluded }) => excluded)],
    warnings: [...directionWarnings(measured), ...measured.flatMap(({ warnings }) => warnings)],
    checks,
    settings: {
      margin: settings.margin,
      min_effect: settings.min_effect,
      alpha: settings.alpha,
      fdr: settings.fdr,
      target_effect: settings.target_effect,
      history_runs: settings.history.length,
    },
  };
}
