/** The comparison of benchmark values as rows that every form of the report shows. Pure. */
import type { Comparison, ComparisonFile } from '../compare/schema.ts';

const number = new Intl.NumberFormat('en', { maximumSignificantDigits: 4, useGrouping: false });
const signed = (value: number): string => `${value > 0 ? '+' : ''}${value.toFixed(1)} %`;

export const comparisonHead = ['Verdict', 'Metric', 'Base', 'Tip', 'Change', '95 % interval', 'Machines'];

/** One row of text cells per comparison, in the order of `comparisonHead`; what a reader acts on comes first. */
export function comparisonRows({ comparisons }: ComparisonFile): string[][] {
  const gravity = [
    'regression',
    'suspect',
    'improvement',
    'inconclusive',
    'insufficient',
    'not-compared',
    'equivalent',
  ];
  const order = (item: Comparison) => gravity.indexOf(item.verdict);
  return [...comparisons]
    .sort((left, right) => order(left) - order(right))
    .map((item) => [
      item.verdict,
      item.metric,
      item.mean_base === null ? '–' : `${number.format(item.mean_base)} ${item.unit}`,
      item.mean_tip === null ? '–' : `${number.format(item.mean_tip)} ${item.unit}`,
      item.pct_change === null ? '–' : signed(item.pct_change),
      item.ci95 === null ? '–' : `${signed(item.ci95[0])} … ${signed(item.ci95[1])}`,
      String(item.n_pairs > 0 ? item.n_pairs : item.n_base + item.n_tip),
    ]);
}

/** The sentence over the table. `emulated` processors measure the emulator, not the kernel. */
export function comparisonSentence(file: ComparisonFile, emulated: boolean): string {
  const changed = file.metrics.filter(({ verdict }) => verdict === 'regression').map(({ metric }) => metric);
  const what =
    file.verdict === 'regression'
      ? `${changed.length} of ${file.metrics.length} metrics regressed: ${changed.join(', ')}`
      : `benchmarks: ${file.verdict} (${file.metrics.length} metrics)`;
  const warning = emulated ? ' The processors are emulated: this says nothing about the speed of a kernel.' : '';
  return `Tip ${file.tip.kernel} against base ${file.base.kernel}: ${what}.${warning}`;
}
