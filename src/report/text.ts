/** The report for a terminal: one table, then what broke. Pure. */
import type { RunFile } from '../results/schema.ts';
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
export function renderText(run: RunFile): string {
  const rows = run.machines.map((machine) => [
    machine.verdict.toUpperCase(),
    machine.id,
    `${machine.stages.filter((stage) => stage.verdict !== null).length}/${machine.stages.length}`,
    kernelsOf(machine).join(', ') || '-',
    secondsText(machineSeconds(machine)),
    machine.reason ?? '',
  ]);
  const table = alignTable([['VERDICT', 'MACHINE', 'STAGES', 'KERNELS', 'TIME', 'REASON'], ...rows]);
  return [...table, '', verdictSentence(run)].join('\n');
}
