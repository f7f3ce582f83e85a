/**
 * Multiplicity: which of many tests of one run may be believed together.
 *
 * A metric is tested once over all its strata (min of "mean over strata" and "worst stratum"); Holm over the metrics;
 * strata of a metric are looked at only behind it. Benjamini–Hochberg over all strata gives the suspects.
 */
import type { Change } from './prior.ts';
import { intervalNullP } from './stats/interval-null.ts';
import { benjaminiHochberg, holm } from './stats/multiplicity.ts';

/** A member of the family: one stratum that can reach a verdict. */
export interface Member {
  metric: string;
  p: number;
  /** Null where there is no percentage to speak of. */
  change: Change | null;
}

export interface StratumDecision {
  pHolm: number;
  q: number;
}

export interface MetricDecision {
  metric: string;
  /** Mean over the strata as a difference of logarithms; null where there is none. */
  d: number | null;
  pHolm: number;
  q: number;
  /** The mean over the strata is itself significant, family-wise. */
  meanPHolm: number;
}

export interface FamilyDecision {
  strata: Map<Member, StratumDecision>;
  metrics: Map<string, MetricDecision>;
}

/** p of the interval null for one stratum; a change without noise is certain, in either direction. */
export function changeP(change: Change, margin: number): number {
  if (change.standardError === 0) {
    return Math.abs(change.d) > margin ? 0 : 1;
  }
  return intervalNullP(change.d, change.standardError, change.df, margin);
}

interface MetricTest {
  metric: string;
  members: Member[];
  d: number | null;
  meanP: number;
  p: number;
}

/** Degrees of freedom of a mean over strata: Satterthwaite's where the variances are independent of each other. */
function dfOfMean(changes: readonly Change[]): number {
  const smallest = Math.min(...changes.map(({ df }) => df));
  if (changes.some(({ prior }) => prior !== null && prior.source !== 'history')) {
    return smallest;
  }
  const squares = changes.map(({ standardError }) => standardError ** 2);
  const total = squares.reduce((sum, square) => sum + square, 0);
  const inverse = changes.reduce((sum, { df }, i) => sum + ((squares[i] ?? 0) / total) ** 2 / df, 0);
  return total > 0 ? 1 / inverse : smallest;
}

function testMetric(metric: string, members: Member[], margin: number): MetricTest {
  const changes = members.flatMap(({ change }) => change ?? []);
  const strata = changes.length;
  const d = strata === 0 ? null : changes.reduce((sum, change) => sum + change.d, 0) / strata;
  const worst = Math.min(1, members.length * Math.min(...members.map(({ p }) => p)));
  if (members.length === 1 || d === null || strata < members.length) {
    return { metric, members, d, meanP: members.length === 1 ? worst : 1, p: worst };
  }
  const standardError = Math.sqrt(changes.reduce((sum, change) => sum + change.standardError ** 2, 0)) / strata;
  const meanP =
    standardError === 0 ? Number(Math.abs(d) <= margin) : intervalNullP(d, standardError, dfOfMean(changes), margin);
  return { metric, members, d, meanP: Math.min(1, 2 * meanP), p: Math.min(1, 2 * Math.min(meanP, worst)) };
}

/**
 * Adjusted p-values of the strata and of the metrics.
 *
 * `margin` is a difference of logarithms. Strata behind a metric are Holm-adjusted among themselves and then multiplied
 * by the number of metrics, so that a metric which changed on one platform does not open the door for the others.
 */
export function decide(members: readonly Member[], margin: number): FamilyDecision {
  const byMetric = new Map<string, Member[]>();
  for (const member of members) {
    byMetric.set(member.metric, [...(byMetric.get(member.metric) ?? []), member]);
  }
  const tests = [...byMetric].map(([metric, group]) => testMetric(metric, group, margin));
  const adjusted = holm(tests.map(({ p }) => p));
  const metricQ = benjaminiHochberg(tests.map(({ p }) => p));
  const stratumQ = benjaminiHochberg(members.map(({ p }) => p));
  const qOf = new Map(members.map((member, i) => [member, stratumQ[i] ?? 1]));
  const strata = new Map<Member, StratumDecision>();
  const metrics = new Map<string, MetricDecision>();
  tests.forEach((test, i) => {
    const pHolm = adjusted[i] ?? 1;
    const inside = holm(test.members.map(({ p }) => p)).map((p) => Math.min(1, p * tests.length));
    test.members.forEach((member, k) => {
      const own = test.members.length === 1 ? pHolm : Math.max(pHolm, inside[k] ?? 1);
      strata.set(member, { pHolm: own, q: qOf.get(member) ?? 1 });
    });
    const meanPHolm = test.members.length === 1 ? pHolm : Math.max(pHolm, Math.min(1, test.meanP * tests.length));
    metrics.set(test.metric, { metric: test.metric, d: test.d, pHolm, q: metricQ[i] ?? 1, meanPHolm });
  });
  return { strata, metrics };
}
