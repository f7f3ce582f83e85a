/** What the history says about each metric's noise: is it fit to gate, what can it see, how many machines does it take? */
import { type HistoryEntry, type HistoryRun, logRatios, poolNoise } from './history.ts';
import { moments } from './stats/descriptives.ts';
import { detectableEffect, neededMachines } from './stats/power.ts';
import { medianOf } from './stats/robust.ts';
import { oneSampleTTest, percent } from './stats/t-tests.ts';

export interface NoiseProfile {
  metric: string;
  instance_type: string;
  arch: string;
  runs: number;
  /** Machines of the median run. */
  machines: number;
  /** Sd of one value on one machine, in percent. */
  within_pct: number;
  /** Sd between machines, in percent: what pairing takes out. */
  between_pct: number;
  /** Between over within; above 1 pairing is worth more than doubling the machines. */
  pairing_gain: number;
  /** What running second does, in percent; null when one order only was run. */
  order_bias_pct: number | null;
  outlier_share: number;
  distinct_values: number;
  /** Smallest change found with 80 % power by the median run, in percent. */
  detectable_pct: number;
  /** Machines for 80 % power at a change of 5 %. */
  needed_machines: number | null;
  /** Runs of one kernel against itself: how many a 5 % test called different, and how many it should have. */
  aa: { comparisons: number; alarms: number; expected: number };
  fit_to_gate: boolean;
  /** Why not; null when fit. */
  reason: string | null;
}

/** A metric that cannot see a change of this size decides nothing. */
const UNFIT_PCT = 10;
const TARGET = 0.05;
const LEVEL = 0.05;
const MAX_PRIOR_DF = 30;
const MIN_RUNS = 3;

const pairsOf = ({ machines }: HistoryEntry) =>
  machines.flatMap(({ base, tip, order }) =>
    base !== null && tip !== null && base > 0 && tip > 0 ? [{ base: Math.log(base), tip: Math.log(tip), order }] : [],
  );

/** Pooled within-run covariance of ln base and ln tip. */
function covariance(entries: readonly HistoryEntry[]): number {
  let sum = 0;
  let df = 0;
  for (const pairs of entries.map(pairsOf).filter(({ length }) => length > 1)) {
    const base = moments(pairs.map((pair) => pair.base)).mean;
    const tip = moments(pairs.map((pair) => pair.tip)).mean;
    sum += pairs.reduce((total, pair) => total + (pair.base - base) * (pair.tip - tip), 0);
    df += pairs.length - 1;
  }
  return df > 0 ? sum / df : 0;
}

/** Half the difference between machines that ran base first and those that ran tip first, within runs. */
function orderBias(entries: readonly HistoryEntry[]): number | null {
  const biases = entries.flatMap((entry) => {
    const pairs = pairsOf(entry);
    const x = (order: string) => pairs.filter((pair) => pair.order === order).map((pair) => pair.tip - pair.base);
    const [tipSecond, baseSecond] = [x('base-first'), x('tip-first')];
    return tipSecond.length > 0 && baseSecond.length > 0
      ? [(moments(tipSecond).mean - moments(baseSecond).mean) / 2]
      : [];
  });
  return biases.length === 0 ? null : percent(moments(biases).mean);
}

interface Values {
  distinct: number;
  /** Sd that rounding to the metric's resolution alone would give, as a fraction; 0 where values hardly repeat. */
  resolutionSd: number;
}

function valuesOf(entries: readonly HistoryEntry[]): Values {
  const all = entries.flatMap(({ machines }) => machines.flatMap(({ base, tip }) => [base ?? [], tip ?? []].flat()));
  const distinct = [...new Set(all)].sort((a, b) => a - b);
  const gaps = distinct.slice(1).map((value, i) => value - (distinct[i] ?? 0));
  const coarse = distinct.length > 1 && distinct.length <= all.length / 2;
  const size = all.length === 0 ? 0 : Math.abs(medianOf(all));
  return { distinct: distinct.length, resolutionSd: coarse && size > 0 ? Math.min(...gaps) / size / Math.sqrt(12) : 0 };
}

function alarmsOf(runs: readonly (readonly number[])[]): NoiseProfile['aa'] {
  const tests = runs.map((x) => oneSampleTTest(x)).filter((test) => test !== null);
  const alarms = tests.filter(({ p }) => p < LEVEL).length;
  return { comparisons: tests.length, alarms, expected: LEVEL * tests.length };
}

interface Of {
  entry: HistoryEntry;
  mode: HistoryRun['mode'];
}

function profileOf(of: readonly Of[], family: number, margin: number): NoiseProfile | null {
  const entries = of.map(({ entry }) => entry);
  const first = entries[0];
  const past = poolNoise(entries.map(logRatios));
  if (first === undefined || past === null) {
    return null;
  }
  const { distinct, resolutionSd } = valuesOf(entries);
  const within = Math.max(Math.sqrt(past.variance / 2), resolutionSd);
  const between = Math.sqrt(Math.max(0, covariance(entries)));
  const machines = Math.round(medianOf(entries.map((entry) => pairsOf(entry).length)));
  const priorDf = Math.min(past.df, MAX_PRIOR_DF);
  const question = { sd: within * Math.SQRT2, priorDf, alpha: LEVEL / family, margin: Math.log1p(margin), power: 0.8 };
  const detectable_pct = percent(detectableEffect(Math.max(2, machines), question));
  const reason =
    past.runs < MIN_RUNS
      ? `${past.runs} of ${MIN_RUNS} runs seen`
      : detectable_pct > UNFIT_PCT
        ? `${machines} machines see changes from ${detectable_pct.toFixed(1)} %, and ${UNFIT_PCT} % is the limit`
        : null;
  return {
    metric: first.metric,
    instance_type: first.instance_type,
    arch: first.arch,
    runs: past.runs,
    machines,
    within_pct: 100 * within,
    between_pct: 100 * between,
    pairing_gain: within > 0 ? between / within : 0,
    order_bias_pct: orderBias(entries),
    outlier_share: past.outlierShare,
    distinct_values: distinct,
    detectable_pct,
    needed_machines: neededMachines(Math.log1p(TARGET), question),
    aa: alarmsOf(of.filter(({ mode }) => mode === 'aa').map(({ entry }) => logRatios(entry))),
    fit_to_gate: reason === null,
    reason,
  };
}

/** The noise profile of every metric, instance type and architecture with at least one run of two pairs. */
export function noiseProfiles(
  history: readonly HistoryRun[],
  options: { margin: number } = { margin: 0.01 },
): NoiseProfile[] {
  const byStratum = new Map<string, Of[]>();
  for (const { entries, mode } of history) {
    for (const entry of entries.filter(({ paired }) => paired)) {
      const key = JSON.stringify([entry.metric, entry.instance_type, entry.arch]);
      const list = byStratum.get(key) ?? [];
      byStratum.set(key, list);
      list.push({ entry, mode });
    }
  }
  const family = new Set([...byStratum.values()].flat().map(({ entry }) => entry.metric)).size;
  return [...byStratum.values()].flatMap((of) => profileOf(of, Math.max(1, family), options.margin) ?? []);
}
