/** Verdicts from sizes and adjusted p-values. Direction enters here and nowhere before. */
import type { CompareSettings } from './rows.ts';
import type { ComparisonVerdict } from './schema.ts';

export interface Evidence {
  /** Change in percent. */
  pct: number;
  ci95: readonly [number, number] | null;
  pHolm: number;
  q: number;
  moreIsBetter: boolean | null;
}

type Thresholds = Pick<CompareSettings, 'min_effect' | 'alpha' | 'fdr'>;

/**
 * The verdict on one change: a family-wise significant change of at least the minimum effect is a regression or an
 * improvement; one that only the false discovery rate lets through is suspect; an interval inside the minimum effect
 * is equivalence; everything else is inconclusive.
 */
export function verdictOf({ pct, ci95, pHolm, q, moreIsBetter }: Evidence, options: Thresholds): ComparisonVerdict {
  const floor = 100 * options.min_effect;
  const large = Math.abs(pct) >= floor;
  if (large && pHolm < options.alpha) {
    if (moreIsBetter === null) {
      return 'suspect';
    }
    return pct > 0 === moreIsBetter ? 'improvement' : 'regression';
  }
  if (large && q < options.fdr) {
    return 'suspect';
  }
  return ci95 !== null && ci95[0] > -floor && ci95[1] < floor ? 'equivalent' : 'inconclusive';
}

const ALARMS = ['regression', 'suspect', 'improvement'] as const;

/**
 * One verdict for several: the gravest alarm if there is one, `equivalent` only when every part is, and `inconclusive`
 * where at least something was compared. A part that could not be compared is never read as good news.
 */
export function combine(verdicts: readonly ComparisonVerdict[]): ComparisonVerdict {
  const alarm = ALARMS.find((verdict) => verdicts.includes(verdict));
  if (alarm !== undefined) {
    return alarm;
  }
  if (verdicts.length > 0 && verdicts.every((verdict) => verdict === 'equivalent')) {
    return 'equivalent';
  }
  if (verdicts.includes('equivalent') || verdicts.includes('inconclusive')) {
    return 'inconclusive';
  }
  return verdicts.includes('insufficient') ? 'insufficient' : 'not-compared';
}
