/** From one stratum to an estimate of its change, with everything that can be wrong with it. */
import type { MachineValues, Remark } from './schema.ts';
import { isConstant, moments } from './stats/descriptives.ts';
import { logRatio, oneSampleTTest, percent, welchTTest } from './stats/t-tests.ts';
import { type Stratum, stratumName } from './strata.ts';

/** A change of logarithms with its noise. The standard error is sqrt(variance / n). */
export interface RatioEstimate {
  kind: 'ratio';
  paired: boolean;
  /** ln(tip/base), mean over machines. */
  d: number;
  /** Of one log ratio when paired; scaled so that n counts the same when not. */
  variance: number;
  df: number;
  /** Pairs, or the half harmonic mean of the two sides. */
  n: number;
  /** The log ratios by machine; empty when unpaired. */
  x: number[];
  /** No noise at all was seen: the values differ by rounding only. */
  constant: boolean;
}

/** Values without a common logarithm: a test of differences, never a percentage. */
export interface AbsoluteEstimate {
  kind: 'absolute';
  paired: boolean;
  p: number;
  /** Mean difference. */
  difference: number;
  constant: boolean;
}

export interface NoEstimate {
  kind: 'none';
  verdict: 'not-compared' | 'insufficient';
  reason: string;
  /** A point change in percent, where one machine gave one. */
  pct: number | null;
}

export interface Measured {
  stratum: Stratum;
  /** Values that entered: base[i] with tip[i] when paired. */
  base: number[];
  tip: number[];
  /** The machines they are of. */
  machines: MachineValues[];
  /** Machines with a usable value on that side, whether or not they entered. */
  nBase: number;
  nTip: number;
  paired: boolean;
  estimate: RatioEstimate | AbsoluteEstimate | NoEstimate;
  excluded: Remark[];
  warnings: Remark[];
}

const isPair = (machine: MachineValues): machine is MachineValues & { base: number; tip: number } =>
  machine.base !== null && machine.tip !== null;

/** A score of 0 among positive scores is a run that failed; a side of nothing but zeros is left to speak for itself. */
function withoutFailedRuns(stratum: Stratum): { machines: MachineValues[]; excluded: Remark[] } {
  const values = stratum.machines.flatMap(({ base, tip }) => [base, tip]).filter((value) => value !== null);
  const positive = (side: 'base' | 'tip') => stratum.machines.some((machine) => (machine[side] ?? 0) > 0);
  const scores = stratum.more_is_better === true && values.every((value) => value >= 0);
  if (!scores || !positive('base') || !positive('tip')) {
    return { machines: stratum.machines, excluded: [] };
  }
  const failed = (machine: MachineValues) => machine.base === 0 || machine.tip === 0;
  return {
    machines: stratum.machines.filter((machine) => !failed(machine)),
    excluded: stratum.machines.filter(failed).map((machine) => ({
      what: `machine ${machine.instance_id}, ${stratumName(stratum)}`,
      reason: `a score of 0 on the ${machine.base === 0 ? 'base' : 'tip'} side is a failed run`,
    })),
  };
}

function oneSided(machine: MachineValues, stratum: Stratum): Remark {
  const missing = machine.base === null ? 'base' : 'tip';
  return {
    what: `machine ${machine.instance_id}, ${stratumName(stratum)}`,
    reason: `no value on the ${missing} side, so it is no pair`,
  };
}

function ratioOfPairs(base: number[], tip: number[]): RatioEstimate {
  const x = base.map((value, i) => logRatio(value, tip[i] ?? Number.NaN));
  const { n, mean, variance } = moments(x);
  const constant = isConstant(x, 1);
  return { kind: 'ratio', paired: true, d: mean, variance: constant ? 0 : variance, df: n - 1, n, x, constant };
}

function ratioOfSides(base: number[], tip: number[]): RatioEstimate {
  // Logarithms relative to one value: a shift of both sides changes nothing but keeps the digits.
  const origin = base[0] ?? 1;
  const logs = (side: number[]) => side.map((value) => logRatio(origin, value));
  const [logBase, logTip] = [logs(base), logs(tip)];
  const [b, t] = [moments(logBase), moments(logTip)];
  const n = (b.n * t.n) / (b.n + t.n);
  const constant = isConstant(logBase, 1) && isConstant(logTip, 1);
  const squaredError = b.variance / b.n + t.variance / t.n;
  const df = constant ? b.n + t.n - 2 : (welchTTest(logBase, logTip)?.df ?? b.n + t.n - 2);
  const variance = constant ? 0 : squaredError * n;
  return { kind: 'ratio', paired: false, d: t.mean - b.mean, variance, df, n, x: [], constant };
}

function absolute(base: number[], tip: number[], paired: boolean): AbsoluteEstimate {
  const difference = moments(tip).mean - moments(base).mean;
  const differences = paired ? base.map((value, i) => (tip[i] ?? Number.NaN) - value) : [];
  const scale = Math.max(...base.map(Math.abs), ...tip.map(Math.abs));
  const constant = paired ? isConstant(differences, scale) : isConstant(base, scale) && isConstant(tip, scale);
  const same = Math.abs(difference) <= 8 * Number.EPSILON * scale;
  const p = constant ? (same ? 1 : 0) : ((paired ? oneSampleTTest(differences) : welchTTest(base, tip))?.p ?? 1);
  return { kind: 'absolute', paired, p, difference: constant && same ? 0 : difference, constant };
}

function estimateOf(base: number[], tip: number[], paired: boolean): Measured['estimate'] {
  const sides = [...base, ...tip];
  const positive = sides.every((value) => value > 0);
  if (Math.min(base.length, tip.length) < 2) {
    const [b, t] = [moments(base).mean, moments(tip).mean];
    const pct = positive ? percent(logRatio(b, t)) : null;
    return { kind: 'none', verdict: 'insufficient', reason: 'one machine: no noise estimate', pct };
  }
  if (!positive) {
    return absolute(base, tip, paired);
  }
  return paired ? ratioOfPairs(base, tip) : ratioOfSides(base, tip);
}

function missingSide(nBase: number, nTip: number): NoEstimate {
  const where = nBase > 0 ? 'tip' : nTip > 0 ? 'base' : null;
  const reason =
    where === null
      ? 'no usable value on either side'
      : `no value on the ${where} side: the benchmark may have crashed there`;
  return { kind: 'none', verdict: 'not-compared', reason, pct: null };
}

/** Pairs a stratum's values by machine, or its two sides as they are when no machine ran both, and estimates. */
export function measure(stratum: Stratum): Measured {
  const { machines: usable, excluded } = withoutFailedRuns(stratum);
  const pairs = usable.filter(isPair);
  const paired = pairs.length > 0;
  const machines = paired ? pairs : usable;
  const base = machines.flatMap((machine) => machine.base ?? []);
  const tip = machines.flatMap((machine) => machine.tip ?? []);
  const nBase = usable.filter((machine) => machine.base !== null).length;
  const nTip = usable.filter((machine) => machine.tip !== null).length;
  const warnings: Remark[] = [];
  let estimate: Measured['estimate'];
  if (stratum.problem !== null) {
    estimate = { kind: 'none', verdict: 'not-compared', reason: stratum.problem, pct: null };
  } else if (nBase === 0 || nTip === 0) {
    estimate = missingSide(nBase, nTip);
  } else {
    estimate = estimateOf(base, tip, paired);
    if (paired) {
      excluded.push(...usable.filter((machine) => !isPair(machine)).map((machine) => oneSided(machine, stratum)));
    } else {
      warnings.push({
        what: stratumName(stratum),
        reason: 'no machine ran both kernels: the noise between machines is not removed',
      });
    }
  }
  return { stratum, base, tip, machines, nBase, nTip, paired, estimate, excluded, warnings };
}
