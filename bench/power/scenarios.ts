/** Synthetic runs: what machines, metrics and noise may look like. Every size is a fraction. */
import type { HistoryRun } from '../../src/compare/history.ts';
import type { BenchmarkRow } from '../../src/compare/rows.ts';
import type { RunOrder } from '../../src/compare/schema.ts';
import { medianOf } from '../../src/compare/stats/robust.ts';
import type { Random } from './random.ts';

export interface Scenario {
  name: string;
  /** Sd between machines, in units of the noise within one. */
  machineEffect?: number;
  /** Values per machine and side. They share the noise of their boot; among themselves they scatter half as much. */
  repeats?: number;
  noise?: 'normal' | 't3';
  /** Share of values that are 5–30 % low. */
  outliers?: number;
  /** Correlation of the noise of different metrics. */
  correlation?: number;
  /** What running second does. */
  secondBias?: number;
  alternate?: boolean;
  /** Sd of a change per metric that all machines share and that is no regression. */
  layout?: number;
  /** Base and tip ran on different machines. */
  disjoint?: boolean;
  /** Noise of every metric; by default 1–5 %, one per metric. */
  cv?: number;
  /** True change of the first metric. */
  shift?: number;
  /** Noise of each stratum against the first; its length is the number of strata. */
  strata?: readonly number[];
  /** Strata in which the shift is there; all by default. */
  shifted?: number;
  minEffect?: number;
}

export const METRICS = 24;
export const metricName = (m: number) => `metric-${String(m).padStart(2, '0')}`;
export const typeName = (s: number) => `type-${s}`;

export interface SimulatedRun {
  rows: BenchmarkRow[];
  order: Record<string, RunOrder>;
}

export function drawCvs(scenario: Scenario, random: Random): number[] {
  return Array.from({ length: METRICS }, () => scenario.cv ?? 0.01 * 5 ** random.uniform());
}

function drawNoise({ noise }: Scenario, random: Random): number {
  if (noise !== 't3') {
    return random.normal();
  }
  const chi = random.normal() ** 2 + random.normal() ** 2 + random.normal() ** 2;
  // Scaled to a variance of 1.
  return random.normal() / Math.sqrt(chi / 3) / Math.sqrt(3);
}

/** The values of one metric on one machine. */
interface Draw {
  m: number;
  stratum: number;
  machine: number;
  tipFirst: boolean;
  base: number[];
  tip: number[];
}

function drawValue(scenario: Scenario, random: Random, cv: number, common: number, log: number): number {
  const rho = scenario.correlation ?? 0;
  const noise = Math.sqrt(rho) * common + Math.sqrt(1 - rho) * drawNoise(scenario, random);
  const outlier = random.uniform() < (scenario.outliers ?? 0) ? 1 - (0.05 + 0.25 * random.uniform()) : 1;
  return 1000 * Math.exp(log + cv * noise) * outlier;
}

function drawMachines(
  scenario: Scenario,
  n: number,
  cvs: readonly number[],
  random: Random,
  emit: (draw: Draw) => void,
) {
  const scales = scenario.strata ?? [1];
  const layout = cvs.map(() => (scenario.layout ?? 0) * random.normal());
  const repeats = scenario.repeats ?? 1;
  const effect = scenario.machineEffect ?? 2;
  const bias = Math.log1p(scenario.secondBias ?? 0);
  scales.forEach((scale, stratum) => {
    for (let machine = 0; machine < n; machine++) {
      const tipFirst = scenario.alternate === true && machine % 2 === 1;
      const [commonBase, commonTip] = [random.normal(), random.normal()];
      for (let m = 0; m < METRICS; m++) {
        const cv = scale * (cvs[m] ?? 0);
        const shift = m === 0 && stratum < (scenario.shifted ?? scales.length) ? Math.log1p(scenario.shift ?? 0) : 0;
        const baseHost = effect * cv * random.normal();
        const tipHost = scenario.disjoint ? effect * cv * random.normal() : baseHost;
        const baseLog = baseHost + (tipFirst ? bias : 0);
        const tipLog = tipHost + shift + (layout[m] ?? 0) + (tipFirst ? 0 : bias);
        const draw: Draw = { m, stratum, machine, tipFirst, base: [], tip: [] };
        const [baseBoot, tipBoot] = repeats > 1 ? [cv * random.normal(), cv * random.normal()] : [0, 0];
        const own = repeats > 1 ? cv / 2 : cv;
        for (let r = 0; r < repeats; r++) {
          draw.base.push(drawValue(scenario, random, own, commonBase, baseLog + baseBoot));
          draw.tip.push(drawValue(scenario, random, own, commonTip, tipLog + tipBoot));
        }
        emit(draw);
      }
    }
  });
}

/** The rows of one run of `n` machines per stratum. */
export function drawRun(scenario: Scenario, n: number, cvs: readonly number[], random: Random): SimulatedRun {
  const rows: BenchmarkRow[] = [];
  const order: Record<string, RunOrder> = {};
  drawMachines(scenario, n, cvs, random, ({ m, stratum, machine, tipFirst, base, tip }) => {
    const id = `i-${stratum}-${machine}`;
    order[id] = tipFirst ? 'tip-first' : 'base-first';
    const common = {
      metric: metricName(m),
      unit: 'lps',
      more_is_better: true,
      instance_type: typeName(stratum),
      arch: 'x86_64',
    };
    const tipId = scenario.disjoint ? `${id}-tip` : id;
    for (const value of base) {
      rows.push({ side: 'base', ...common, value, kernel_version: '6.12.1', instance_id: id });
    }
    for (const value of tip) {
      rows.push({ side: 'tip', ...common, value, kernel_version: '6.13.0', instance_id: tipId });
    }
  });
  return { rows, order };
}

/** Earlier runs of the same machines and metrics, without a change. */
export function drawHistory(
  scenario: Scenario,
  n: number,
  cvs: readonly number[],
  runs: number,
  random: Random,
): HistoryRun[] {
  const { shift: _, ...quiet } = scenario;
  return Array.from({ length: runs }, (_unused, i) => ({
    schema: 1 as const,
    run_id: `past-${i}`,
    finished_at: '2026-01-01T00:00:00Z',
    mode: 'ab' as const,
    base: { kernel: '6.12.1' },
    tip: { kernel: '6.13.0' },
    entries: drawEntries(quiet, n, cvs, random),
  }));
}

function drawEntries(scenario: Scenario, n: number, cvs: readonly number[], random: Random): HistoryRun['entries'] {
  const entries: HistoryRun['entries'] = [];
  drawMachines(scenario, n, cvs, random, ({ m, stratum, machine, base, tip }) => {
    const index = stratum * METRICS + m;
    entries[index] ??= {
      metric: metricName(m),
      instance_type: typeName(stratum),
      arch: 'x86_64',
      unit: 'lps',
      more_is_better: true,
      paired: true,
      machines: [],
    };
    const middle = (values: number[]) => (values.length > 1 ? medianOf(values) : (values[0] ?? null));
    entries[index].machines.push({ instance_id: `i-${machine}`, base: middle(base), tip: middle(tip), order: null });
  });
  return entries;
}

export const FALSE_ALARM_SCENARIOS: readonly Scenario[] = [
  { name: 'same machines, machine sd 2x' },
  { name: 'no machine effect', machineEffect: 0 },
  { name: 'different machines', disjoint: true },
  { name: '5 repeats, no machine effect', machineEffect: 0, repeats: 5 },
  { name: '5 repeats, machine sd 2x', repeats: 5 },
  { name: 'heavy tails (t3)', noise: 't3' },
  { name: '5 % outliers of 5-30 %', outliers: 0.05 },
  { name: 'metrics correlated .5', correlation: 0.5 },
  { name: 'tip second and 1 % slower', secondBias: -0.01 },
  { name: 'same bias, order alternated', secondBias: -0.01, alternate: true },
  { name: 'layout effect sd .5 %', layout: 0.005 },
];

export const STRATA_SCENARIOS: readonly Scenario[] = [
  { name: '4 strata, no change', strata: [1, 1, 1, 1] },
  { name: '4 strata, one 5x noisier', strata: [1, 1, 1, 5], cv: 0.01 },
  { name: '2 strata, one 5x noisier', strata: [1, 5], cv: 0.01 },
];

export const POWER_SCENARIOS: readonly Scenario[] = [
  { name: 'cv 1-5 %, -2 %', shift: -0.02, minEffect: 0.01 },
  { name: 'cv 1-5 %, -5 %', shift: -0.05 },
  { name: 'cv 1-5 %, -10 %', shift: -0.1 },
  { name: 'cv 1 %, -5 %', cv: 0.01, shift: -0.05 },
  { name: 'cv 2 %, -5 %', cv: 0.02, shift: -0.05 },
  { name: 'cv 2 %, -10 %', cv: 0.02, shift: -0.1 },
  { name: 'cv 5 %, -10 %', cv: 0.05, shift: -0.1 },
  { name: 'cv 5 %, -5 %', cv: 0.05, shift: -0.05 },
  { name: 'cv 1-5 %, -5 %, 5 % outliers', shift: -0.05, outliers: 0.05 },
  { name: '4 strata, -5 % in all', shift: -0.05, strata: [1, 1, 1, 1] },
  { name: '4 strata, -5 % in 2', shift: -0.05, strata: [1, 1, 1, 1], shifted: 2 },
];
