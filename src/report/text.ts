/** The report for a terminal: one table, then what broke. Pure. */
import type { ComparisonFile } from '../compare/schema.ts';
import type { RunFile } from '../results/schema.ts';
import { comparisonHead, comparisonRows, comparisonSentence } from './comparison.ts';
import { kernelsOf, machineSeconds, secondsText, verdictSentence } from './summary.ts';

/** Columns as wide as their widest cell, two spaces apart. */
export function alignTable(rows: string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) =>
    row
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** The table of machines with their verdicts, and the verdict of the run. */
export function renderText(run: RunFile, comparison: ComparisonFile | null, emulated: boolean): string {
  const rows = run.machines.map((machine) => [
    machine.verdict.toUpperCase(),
    machine.id,
    `${machine.stages.filter((stage) => stage.verdict !== null).length}/${machine.stages.length}`,
    secondsText(machineSeconds(machine)),
    kernelsOf(machine).join(', ') || '-',
  ]);
  const lines = alignTable([['VERDICT', 'MACHINE', 'STAGES', 'TIME', 'KERNELS'], ...rows]);
  const reasons = run.machines.filter((machine) => machine.reason !== null);
  if (reasons.length > 0) {
    lines.push('', ...reasons.map((machine) => `${machine.id}: ${machine.reason}`));
  }
  if (comparison !== null) {
    const table = alignTable([comparisonHead.map((word) => word.toUpperCase()), ...comparisonRows(comparison)]);
    lines.push('', ...table, comparisonSentence(comparison, emulated));
  }
  return [...lines, '', verdictSentence(run)].join('\n');
}
