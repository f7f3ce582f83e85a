/** The report as markdown (job summary, `summary.md`): the verdict first, then what broke, then the rest. Pure. */
import type { ComparisonFile } from '../compare/schema.ts';
import { escapeMarkdown, markdownBlock } from '../evidence/escape.ts';
import type { Machine, RunFile, Verdict } from '../results/schema.ts';
import { comparisonHead, comparisonRows, comparisonSentence } from './comparison.ts';

const mark: Record<Verdict, string> = { pass: '✅', fail: '❌', skip: '⏭️', incomplete: '⚠️' };

/** `1 machine`, `2 machines`. */
export const countOf = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;

/** The sentence a reader needs if they read one only. */
export function verdictSentence(run: RunFile): string {
  const { machines, pass, fail, skip, incomplete } = run.counts;
  const parts = [
    fail > 0 ? `${fail} failed` : '',
    incomplete > 0 ? `${incomplete} incomplete (infrastructure, not the kernel)` : '',
    pass > 0 ? `${pass} passed` : '',
    skip > 0 ? `${skip} skipped` : '',
  ].filter(Boolean);
  return `${run.verdict.toUpperCase()}: of ${countOf(machines, 'machine')}, ${parts.join(', ')}.`;
}

/** Seconds of a machine from its first boot to its end. */
export function machineSeconds(machine: Machine): number | null {
  return machine.started_at === null || machine.finished_at === null
    ? null
    : (Date.parse(machine.finished_at) - Date.parse(machine.started_at)) / 1000;
}

/** `3.2 s`; a dash when there is no value. */
export const secondsText = (value: number | null): string => (value === null ? '–' : `${value.toFixed(1)} s`);

/** The kernels a machine's stages ran on, in their order, each once. */
export function kernelsOf(machine: Machine): string[] {
  return [...new Set(machine.stages.flatMap((stage) => stage.kernel_release ?? []))];
}

const cell = escapeMarkdown;

function machineTable(machines: Machine[]): string {
  const rows = machines.map((machine) => {
    const done = machine.stages.filter((stage) => stage.verdict !== null).length;
    return [
      `${mark[machine.verdict]} ${machine.verdict}`,
      cell(machine.id),
      `${done}/${machine.stages.length}`,
      String(machine.boots),
      cell(kernelsOf(machine).join(', ')) || '–',
      secondsText(machineSeconds(machine)),
      cell(machine.reason ?? ''),
    ];
  });
  const head = ['Verdict', 'Machine', 'Stages', 'Boots', 'Kernels', 'Time', 'Reason'];
  return table([head, head.map(() => '---'), ...rows]);
}

function brokenMachine(machine: Machine, excerpt: string | null): string {
  const lines = [`#### ${mark[machine.verdict]} ${cell(machine.id)}: ${cell(machine.reason ?? machine.verdict)}`];
  if (machine.notes.length > 0) {
    lines.push(machine.notes.map((note) => `- ${cell(note)}`).join('\n'));
  }
  if (excerpt) {
    lines.push(`<details><summary>Last lines</summary>\n\n${markdownBlock(excerpt)}\n\n</details>`);
  }
  return lines.join('\n\n');
}

const table = (rows: string[][]): string => rows.map((row) => `| ${row.join(' | ')} |`).join('\n');

/** The comparison as a section of markdown. */
export function comparisonMarkdown(file: ComparisonFile, emulated: boolean): string {
  const rows = comparisonRows(file).map((row) => row.map(cell));
  return `#### Benchmarks\n\n${cell(comparisonSentence(file, emulated))}\n\n${table([comparisonHead, comparisonHead.map(() => '---'), ...rows])}`;
}

export interface SummaryInput {
  run: RunFile;
  /** The last lines of what a machine that did not pass wrote, by machine id; already free of control characters. */
  excerpts: Record<string, string>;
  /** Null when there were no benchmarks to compare. */
  comparison: ComparisonFile | null;
  emulated: boolean;
  maxBytes: number;
}

const maxBroken = 20;

/**
 * Renders the report as markdown, `maxBytes` long at most: what does not fit is left out from the end, and said.
 */
export function renderSummary({ run, excerpts, comparison, emulated, maxBytes }: SummaryInput): string {
  const broken = run.machines.filter((machine) => machine.verdict === 'fail' || machine.verdict === 'incomplete');
  const sections = [
    `### ${mark[run.verdict]} ${cell(verdictSentence(run))}`,
    ...broken.slice(0, maxBroken).map((machine) => brokenMachine(machine, excerpts[machine.id] ?? null)),
    ...(broken.length > maxBroken ? [`… and ${broken.length - maxBroken} more machines that did not pass.`] : []),
    ...(comparison === null ? [] : [comparisonMarkdown(comparison, emulated)]),
    machineTable(run.machines),
    ...(run.notes.length > 0 ? [run.notes.map((note) => `- ${cell(note)}`).join('\n')] : []),
    `<details><summary>Run ${cell(run.run_id)}: where and how</summary>\n\n${Object.entries({
      lab: run.lab,
      ...run.environment,
    })
      .map(([name, value]) => `- ${cell(name)}: ${cell(value)}`)
      .join('\n')}\n\n</details>`,
  ];
  const cut = '\n\n*The rest is left out here for its size; the artifact has all of it.*\n';
  let text = '';
  for (const section of sections) {
    if (Buffer.byteLength(`${text}${section}\n\n${cut}`) > maxBytes) {
      return `${text}${cut}`;
    }
    text += `${section}\n\n`;
  }
  return text;
}
