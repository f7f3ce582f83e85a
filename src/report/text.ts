/** The report for a terminal: one table, then what broke. Pure. */
import type { ComparisonFile } from '../compare/schema.ts';
import { stratumName } from '../compare/strata.ts';
import { defuseWorkflowCommands, stripTerminal } from '../evidence/escape.ts';
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

/** The table of metrics and the sentence that sums it up. */
export function renderComparison(comparison: ComparisonFile, emulated: boolean): string[] {
  const rows = comparisonRows(comparison).map((row) => row.map(stripTerminal));
  const table = alignTable([comparisonHead.map((word) => word.toUpperCase()), ...rows]);
  return [...table, comparisonSentence(comparison, emulated)].map(defuseWorkflowCommands);
}

/** What a comparison's reader must know beside the table: what the checks say, warnings, what was left out. */
export function renderRemarks({ comparisons, checks, warnings, excluded }: ComparisonFile): string[] {
  const flagged = Object.entries(checks).filter(([, check]) => check.flagged);
  const byReason = new Map<string, string[]>();
  for (const item of comparisons.filter(({ reason }) => reason !== null)) {
    const reason = `${item.verdict}: ${item.reason}`;
    byReason.set(reason, [...(byReason.get(reason) ?? []), stratumName(item)]);
  }
  const reasons = [...byReason].map(([reason, names]) => `${reason}: ${firstOf(names)}`);
  const lines = [
    ...capped(reasons),
    ...flagged.map(([name, check]) => `check ${name.replaceAll('_', '-')}: ${check.note}`),
    ...capped(warnings.map(({ what, reason }) => `warning: ${what}: ${reason}`)),
    ...capped(excluded.map(({ what, reason }) => `left out: ${what}: ${reason}`)),
  ];
  return lines.map((line) => defuseWorkflowCommands(line.replace(/\s+/g, ' ')));
}

const MAX_REMARKS = 20;
const MAX_NAMES = 3;

function firstOf(names: readonly string[]): string {
  const more = names.length > MAX_NAMES ? ` and ${names.length - MAX_NAMES} more` : '';
  return names.slice(0, MAX_NAMES).join(', ') + more;
}

function capped(lines: string[]): string[] {
  const more = lines.length - MAX_REMARKS;
  return more > 0 ? [...lines.slice(0, MAX_REMARKS), `… and ${more} more like these (--json has them)`] : lines;
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
    lines.push('', ...renderComparison(comparison, emulated));
  }
  return [...lines, '', verdictSentence(run)].join('\n');
}
