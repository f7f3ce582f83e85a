import { studentUpperTail } from './student.ts';

/**
 * p of the null hypothesis |δ| ≤ margin for an estimate d with standard error and degrees of freedom, at the edge of
 * the null where rejection is likeliest (Hodges & Lehmann 1954). With margin 0 it is the ordinary two-sided p.
 *
 * d, margin and standard error are in the same unit (here differences of logarithms).
 */
export function intervalNullP(d: number, standardError: number, df: number, margin: number): number {
  const size = Math.abs(d);
  const p =
    studentUpperTail((size - margin) / standardError, df) + studentUpperTail((size + margin) / standardError, df);
  return Math.min(1, p);
}
