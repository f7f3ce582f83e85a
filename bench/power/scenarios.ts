/** Synthetic runs: what machines, metrics and noise may look like. Every size is a fraction. */
import type { HistoryRun } from '../../src/compare/history.ts';
import type { BenchmarkRow } from '../../src/compare/rows.ts';
import type { RunOrder } from '../../src/compare/schema.ts';
import type { Random } from './random.ts';

export interface Scenario {
  name: string;
  /** Sd between machines, in units of the noise within one. */
  machineEffect?: number;
  /** Values per machine and side. */
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
  cvs: number[];
}

export function drawCvs(scenario: Scenario, random: Random): number[] {
  return Array.from({ length: METRICS }, () => scenario.cv ?? 0.01 + 0.04 * random.uniform());
}

function drawNoise({ noise }: Scenario, random: Random): number {
  if (noise !== 't3') {
    return random.normal();
  }
  const chi = random.normal() ** 2 + random.normal() ** 2 + random.normal() ** 2;
  // Scaled to a variance of 1.
  return random.normal() / Math.sqrt(chi / 3) / Math.sqrt(3);
}

interface Cell {
  m: number;
  cv: number;
  tipLog: number;
  stratum: number;
}

function drawSide(
  scenario: Scenario,
  random: Random,
  cell: Cell,
  machine: number,
  common: number,
  log: number,
): number {
  const rho = scenario.correlation ?? 0;
  const noise = Math.sqrt(rho) * common + Math.sqrt(1 - rho) * drawNoise(scenario, random);
  const outlier = random.uniform() < (scenario.outliers ?? 0) ? 1 - (0.05 + 0.25 * random.uniform()) : 1;
  return 1000 * Math.exp(machine + log + cell.cv * noise) * outlier;
}

/** The rows of one run of `n` machines per stratum. */
export function drawRun(scenario: Scenario, n: number, cvs: readonly number[], random: Random): SimulatedRun {
  const rows: BenchmarkRow[] = [];
  const order: Record<string, RunOrder> = {};
  const scales = scenario.strata ?? [1];
  const layout = cvs.map(() => (scenario.layout ?? 0) * random.normal());
  const repeats = scenario.repeats ?? 1;
  const effect = scenario.machineEffect ?? 2;
  scales.forEach((scale, stratum) => {
    for (let v = 0; v < n; v++) {
      const tipFirst = scenario.alternate === true && v % 2 === 1;
      order[`i-${stratum}-${v}`] = tipFirst ? 'tip-first' : 'base-first';
      const common = { base: random.normal(), tip: random.normal() };
      for (let m = 0; m < METRICS; m++) {
        const cv = scale * (cvs[m] ?? 0);
        const shift = m === 0 && stratum < (scenario.shifted ?? scales.length) ? Math.log1p(scenario.shift ?? 0) : 0;
        const cell = { m, cv, tipLog: shift + (layout[m] ?? 0), stratum };
        const machine = effect * cv * random.normal();
        const tipMachine = scenario.disjoint ? effect * cv * random.normal() : machine;
        const bias = Math.log1p(scenario.secondBias ?? 0);
        for (let r = 0; r < repeats; r++) {
          const base = drawSide(scenario, random, cell, machine, common.base, tipFirst ? bias : 0);
          const tip = drawSide(scenario, random, cell, tipMachine, common.tip, cell.tipLog + (tipFirst ? 0 : bias));
          const id = `i-${stratum}-${v}`;
          rows.push(row('base', cell, id, base), row('tip', cell, scenario.disjoint ? `${id}-tip` : id, tip));
        }
      }
    }
  });
  return { rows, order, cvs: [...cvs] };
}

function row(side: 'base' | 'tip', { m, stratum }: Cell, instance_id: string, value: number): BenchmarkRow {
  return {
    side,
    metric: metricName(m),
    unit: 'lps',
    value,
    more_is_better: true,
    kernel_version: side === 'base' ? '6.12.1' : '6.13.0',
    instance_id,
    instance_type: typeName(stratum),
    arch: 'x86_64',
  };
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
  return Array.from({ length: runs }, (_unused, i) => {
    const { rows } = drawRun(quiet, n, cvs, random);
    return {
      schema: 1 as const,
      run_id: `past-${i}`,
      finished_at: '2026-01-01T00:00:00Z',
      mode: 'ab' as const,
      base: { kernel: '6.12.1' },
      tip: { kernel: '6.13.0' },
      entries: entriesOf(rows),
    };
  });
}

function entriesOf(rows: readonly BenchmarkRow[]): HistoryRun['entries'] {
  const entries = new Map<string, Map<string, { base: number[]; tip: number[] }>>();
  for (const { metric, instance_type, instance_id, side, value } of rows) {
    const key = `${metric} ${instance_type}`;
    const machines = entries.get(key) ?? new Map();
    entries.set(key, machines);
    const machine = machines.get(instance_id) ?? { base: [], tip: [] };
    machines.set(instance_id, machine);
    machine[side].push(value);
  }
  const middle = (values: number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? null;
  return [...entries].map(([key, machines]) => ({
    metric: key.split(' ')[0] ?? '',
    instance_type: key.split(' ')[1] ?? '',
    arch: 'x86_64',
    unit: 'lps',
    more_is_better: true,
    paired: true,
    machines: [...machines].map(([instance_id, { base, tip }]) => ({
      instance_id,
      base: middle(base),
      tip: middle(tip),
      order: null,
    })),
  }));
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
