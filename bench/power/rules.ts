/** What others decide by, on the same rows: pooled over machines, metric by metric. */
import type { BenchmarkRow } from '../../src/compare/rows.ts';
import { moments } from '../../src/compare/stats/descriptives.ts';
import { mannWhitney } from '../../src/compare/stats/mann-whitney.ts';
import { normalTwoSidedP } from '../../src/compare/stats/normal.ts';
import { cohensD, welchTTest } from '../../src/compare/stats/t-tests.ts';

export type Call = 'regression' | 'improvement' | null;
type Rule = (base: number[], tip: number[]) => Call;

const direction = (base: number[], tip: number[]): Call =>
  moments(tip).mean < moments(base).mean ? 'regression' : 'improvement';

/** pullab_cloud: (Welch or uncorrected normal Mann-Whitney at .05) and |d| >= .5. */
const predecessor: Rule = (base, tip) => {
  const { u } = mannWhitney(base, tip);
  const product = base.length * tip.length;
  const z = (u - product / 2) / Math.sqrt((product * (base.length + tip.length + 1)) / 12);
  const significant = (welchTTest(base, tip)?.p ?? 1) < 0.05 || normalTwoSidedP(z) < 0.05;
  return significant && Math.abs(cohensD(base, tip) ?? 0) >= 0.5 ? direction(base, tip) : null;
};

/** benchstat: Mann-Whitney at .05, exact for small samples. */
const benchstat: Rule = (base, tip) => (mannWhitney(base, tip).p < 0.05 ? direction(base, tip) : null);

/** A plain threshold of 5 % on the means. */
const threshold: Rule = (base, tip) =>
  Math.abs(moments(tip).mean / moments(base).mean - 1) >= 0.05 ? direction(base, tip) : null;

export const OTHER_RULES = { predecessor, benchstat, 'threshold 5 %': threshold };

/** The calls of a rule by metric. */
export function callsOf(rule: Rule, rows: readonly BenchmarkRow[]): Map<string, Call> {
  const sides = new Map<string, { base: number[]; tip: number[] }>();
  for (const { metric, side, value } of rows) {
    const both = sides.get(metric) ?? { base: [], tip: [] };
    both[side].push(value);
    sides.set(metric, both);
  }
  return new Map([...sides].map(([metric, { base, tip }]) => [metric, rule(base, tip)]));
}
