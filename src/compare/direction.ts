/** Which way is better: reading it, overriding it, doubting it. */
import { type CompareSettings, matchesMetric } from './rows.ts';

const YES = new Set(['true', '1', 'yes']);
const NO = new Set(['false', '0', 'no']);

/** `more_is_better` as a CSV spells it; null when it is neither yes nor no. */
export function parseDirection(text: string): boolean | null {
  const word = text.trim().toLowerCase();
  return YES.has(word) ? true : NO.has(word) ? false : null;
}

/** The configured direction of a metric, or undefined when nothing is configured for it. */
export function directionOverride(metric: string, directions: CompareSettings['directions']): boolean | undefined {
  for (const [pattern, direction] of Object.entries(directions)) {
    if (matchesMetric(pattern, metric)) {
      return direction === 'higher';
    }
  }
  return undefined;
}

const RATE_UNIT = /^(lps|lpm|mwips|mflops|tps|fps|iops|hz|[kmgt]?i?b(it)?ps|[a-z]*(\/|_per_| per )s(ec(ond)?)?)$/i;

/**
 * True when the unit is a rate (so more is better) and the direction says the opposite.
 *
 * pullab_cloud's scripts mark UnixBench's System_Call_Overhead, in loops per second, as less-is-better: a slower
 * kernel would be shown as an improvement.
 */
export function contradictsUnit(unit: string, moreIsBetter: boolean): boolean {
  return !moreIsBetter && RATE_UNIT.test(unit.trim());
}
