/** Was it the kernel? Looks at the run as a whole for what moves every metric or moves what no kernel moves. */
import type { Measured } from './estimate.ts';
import { type CompareSettings, matchesMetric } from './rows.ts';
import type { Checks, Comparison, MetricSummary, RunOrder } from './schema.ts';
import { medianOf } from './stats/robust.ts';
import { oneSampleTTest, percent, welchTTest } from './stats/t-tests.ts';

interface MachineMode {
  instance_type: string;
  arch: string;
  order: RunOrder | null;
  /** Median over metrics of the log ratio, turned so that + is better. */
  x: number;
  metrics: number;
}

/** With fewer metrics their median is not "everything moved" but one of them. */
const MIN_METRICS = 5;

/** The median log ratio over metrics of each machine that ran both kernels. */
export function machineModes(measured: readonly Measured[]): MachineMode[] {
  const byMachine = new Map<string, Omit<MachineMode, 'x' | 'metrics'> & { values: number[] }>();
  for (const { stratum, estimate, machines } of measured) {
    if (estimate.kind !== 'ratio' || !estimate.paired || stratum.more_is_better === null) continue;
    const sign = stratum.more_is_better ? 1 : -1;
    const { instance_type, arch } = stratum;
    machines.forEach(({ instance_id, order }, i) => {
      const machine = byMachine.get(instance_id) ?? { instance_type, arch, order, values: [] };
      machine.values.push(sign * (estimate.x[i] ?? 0));
      byMachine.set(instance_id, machine);
    });
  }
  return [...byMachine.values()].map(({ values, ...machine }) => ({
    ...machine,
    x: medianOf(values),
    metrics: values.length,
  }));
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Did all metrics of a platform move together? */
export function commonModeCheck(modes: readonly MachineMode[], options: CompareSettings): Checks['common_mode'] {
  const usable = modes.filter(({ metrics }) => metrics >= MIN_METRICS);
  const platforms = new Map<string, MachineMode[]>();
  for (const mode of usable) {
    const key = JSON.stringify([mode.instance_type, mode.arch]);
    platforms.set(key, [...(platforms.get(key) ?? []), mode]);
  }
  const strata = [...platforms.values()].map((group) => {
    const x = group.map((mode) => mode.x);
    const p = oneSampleTTest(x)?.p ?? null;
    const pct = percent(mean(x));
    const flagged = (p !== null && p < options.alpha) || Math.abs(pct) > 100 * options.margin;
    const { instance_type, arch } = group[0] as MachineMode;
    return { instance_type, arch, n_machines: x.length, pct, p, flagged };
  });
  const flagged = strata.some((stratum) => stratum.flagged);
  const note =
    strata.length === 0
      ? `not checked: it takes machines with ${MIN_METRICS} metrics on both kernels`
      : flagged
        ? 'all metrics moved together: a global effect of the kernel, or of the environment; nothing was subtracted'
        : 'metrics did not move together';
  return { flagged, strata, note };
}

/** What does running second do? Half the difference between machines that ran base first and those that ran tip first. */
export function orderBiasCheck(modes: readonly MachineMode[], options: CompareSettings): Checks['order_bias'] {
  const tipSecond = modes.filter(({ order }) => order === 'base-first').map(({ x }) => x);
  const baseSecond = modes.filter(({ order }) => order === 'tip-first').map(({ x }) => x);
  const counts = { n_base_first: tipSecond.length, n_tip_first: baseSecond.length };
  if (tipSecond.length === 0 || baseSecond.length === 0) {
    const known = tipSecond.length + baseSecond.length > 0;
    const note = known
      ? `every machine ran ${tipSecond.length > 0 ? 'base' : 'tip'} first: drift would look like an effect of the kernel`
      : 'the order in which the kernels ran is not known';
    return { flagged: false, ...counts, pct: null, p: null, note };
  }
  const pct = percent((mean(tipSecond) - mean(baseSecond)) / 2);
  const p = welchTTest(baseSecond, tipSecond)?.p ?? null;
  const flagged = p !== null && p < options.alpha;
  const note = flagged
    ? 'what ran second differs from what ran first; alternating the order keeps it out of the means'
    : 'no effect of the order is visible';
  return { flagged, ...counts, pct, p, note };
}

/** Did a metric change that the kernel hardly touches? Then the environment changed, and the run cannot gate. */
export function negativeControlCheck(
  metrics: readonly Pick<MetricSummary, 'metric' | 'p_holm'>[],
  options: CompareSettings,
): Checks['negative_controls'] {
  const controls = metrics.filter(({ metric }) =>
    options.negative_controls.some((pattern) => matchesMetric(pattern, metric)),
  );
  const changed = controls
    .filter(({ p_holm }) => p_holm !== null && p_holm < options.alpha)
    .map(({ metric }) => metric);
  const flagged = changed.length > 0;
  const note =
    controls.length === 0
      ? 'no negative control was measured'
      : flagged
        ? 'a metric changed that the kernel hardly touches: the environment is suspect, this run does not gate'
        : 'the negative controls did not change';
  return { flagged, metrics: controls.map(({ metric }) => metric), changed, note };
}

/** Do the platforms disagree about a metric? */
export function heterogeneityCheck(
  comparisons: readonly Comparison[],
  options: CompareSettings,
): Checks['heterogeneity'] {
  const floor = 100 * options.min_effect;
  const byMetric = new Map<string, Comparison[]>();
  for (const comparison of comparisons) {
    if (comparison.ci95 !== null) {
      byMetric.set(comparison.metric, [...(byMetric.get(comparison.metric) ?? []), comparison]);
    }
  }
  const metrics = [...byMetric]
    .filter(([, group]) => group.length > 1)
    .map(([metric, group]) => {
      const changes = group.map(({ pct_change }) => pct_change ?? 0);
      const lower = Math.max(...group.map(({ ci95 }) => ci95?.[0] ?? 0));
      const upper = Math.min(...group.map(({ ci95 }) => ci95?.[1] ?? 0));
      const signs_disagree = Math.max(...changes) >= floor && Math.min(...changes) <= -floor;
      return { metric, signs_disagree, intervals_disjoint: lower > upper };
    });
  const flagged = metrics.some(({ intervals_disjoint }) => intervals_disjoint);
  const note =
    metrics.length === 0
      ? 'no metric was measured on more than one platform'
      : flagged
        ? 'platforms disagree: read the metric by platform'
        : 'platforms agree within their intervals';
  return { flagged, metrics: metrics.filter((m) => m.signs_disagree || m.intervals_disjoint), note };
}
