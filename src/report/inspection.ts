/** What `inspect` shows of a log on a terminal: a tree of results, then what the kernel reported. Pure. */
import { capText, defuseWorkflowCommands, stripTerminal } from '../evidence/escape.ts';
import type { Inspection } from '../evidence/inspect.ts';
import type { KernelFinding } from '../evidence/kernel-log/splat.ts';
import type { ParsedTest, TestCounts } from '../evidence/parsers/result.ts';
import type { TestStatus } from '../results/schema.ts';
import { countOf } from './summary.ts';

const MAX_TREE_LINES = 300;
/** Up to so many tests, those below a parent in which nothing failed are shown as well. */
const SMALL = 40;
/** Tests of one parent that did not fail. */
const MAX_GOOD = 12;
const MAX_FINDINGS = 50;
const MAX_EXCERPT_LINES = 24;
const MAX_EXCERPT = 4000;
const MAX_MESSAGE_LINES = 4;
const MAX_MESSAGE = 600;
const MAX_TITLE = 300;

const STATUSES: readonly TestStatus[] = ['pass', 'fail', 'skip', 'miss', 'error'];
const BAD: ReadonlySet<TestStatus> = new Set(['fail', 'miss', 'error']);

/** Whether a log is of a failure: a test that failed or is missing, or a fatal report of the kernel. */
export function isBad({ counts, findings }: Pick<Inspection, 'counts' | 'findings'>): boolean {
  return counts.fail + counts.miss + counts.error > 0 || findings.some(({ fatal }) => fatal);
}

interface Branch {
  name: string;
  test: ParsedTest | null;
  below: Map<string, Branch>;
  /** Of the leaves, and of parents that failed though nothing below them did. */
  counts: Partial<TestCounts>;
  bad: boolean;
}

const newBranch = (name: string): Branch => ({ name, test: null, below: new Map(), counts: {}, bad: false });

function treeOf(tests: readonly ParsedTest[]): Branch {
  const root = newBranch('');
  for (const test of tests) {
    let at = root;
    for (const name of test.path.split('.')) {
      let next = at.below.get(name);
      if (next === undefined) {
        next = newBranch(name);
        at.below.set(name, next);
      }
      at = next;
    }
    at.test = test;
  }
  count(root);
  return root;
}

function count(branch: Branch): void {
  const { counts, test } = branch;
  for (const child of branch.below.values()) {
    count(child);
    branch.bad ||= child.bad;
    for (const status of STATUSES) {
      counts[status] = (counts[status] ?? 0) + (child.counts[status] ?? 0);
    }
  }
  if (test !== null && (branch.below.size === 0 || (!branch.bad && BAD.has(test.status)))) {
    counts[test.status] = (counts[test.status] ?? 0) + 1;
    branch.bad ||= BAD.has(test.status);
  }
}

/** `3 pass, 1 fail`; statuses that do not occur are left out. */
function countsText(counts: Partial<TestCounts>): string {
  return STATUSES.filter((status) => (counts[status] ?? 0) > 0)
    .map((status) => `${counts[status]} ${status}`)
    .join(', ');
}

function indented(text: string, indent: string, maxLines: number, maxSize: number): string[] {
  const lines = capText(stripTerminal(text).trimEnd(), maxSize).split('\n');
  const more = lines.length - maxLines;
  return [...lines.slice(0, maxLines), ...(more > 0 ? [`… ${countOf(more, 'more line')}`] : [])].map(
    (line) => `${indent}| ${line}`,
  );
}

function treeLines(branch: Branch, indent: string, lines: string[], expandGood: boolean): void {
  let good = 0;
  for (const child of branch.below.values()) {
    good += child.bad ? 0 : 1;
    if (lines.length >= MAX_TREE_LINES || (!child.bad && good > MAX_GOOD)) {
      continue;
    }
    const status = child.test?.status ?? (child.bad ? 'fail' : 'pass');
    const word = (BAD.has(status) ? status.toUpperCase() : status).padEnd(5);
    const counts = child.below.size > 0 ? `  (${countsText(child.counts)})` : '';
    lines.push(`${indent}${word} ${child.name}${counts}`);
    const { message } = child.test ?? {};
    if (message !== undefined && status !== 'pass') {
      lines.push(...indented(message, `${indent}      `, MAX_MESSAGE_LINES, MAX_MESSAGE));
    }
    if (child.bad || expandGood) {
      treeLines(child, `${indent}  `, lines, expandGood);
    }
  }
  if (good > MAX_GOOD && lines.length < MAX_TREE_LINES) {
    lines.push(`${indent}…     ${good - MAX_GOOD} more that did not fail`);
  }
}

function resultLines(tests: readonly ParsedTest[]): string[] {
  const lines: string[] = [];
  treeLines(treeOf(tests), '  ', lines, tests.length <= SMALL);
  return lines.length < MAX_TREE_LINES
    ? lines
    : [...lines, `  … the first ${MAX_TREE_LINES} lines of ${countOf(tests.length, 'test')}; --json lists all`];
}

function findingLines(findings: readonly KernelFinding[]): string[] {
  const lines = findings
    .slice(0, MAX_FINDINGS)
    .flatMap(({ kind, title, line, excerpt, fatal }) => [
      `  ${fatal ? 'FATAL ' : ''}${kind}: ${oneLine(title)} (line ${line})`,
      ...indented(excerpt, '      ', MAX_EXCERPT_LINES, MAX_EXCERPT),
    ]);
  const more = findings.length - MAX_FINDINGS;
  return more > 0 ? [...lines, `  … ${countOf(more, 'more finding')}; --json lists all`] : lines;
}

const oneLine = (text: string): string => stripTerminal(text).replace(/\s+/g, ' ').slice(0, MAX_TITLE);

function headline({ format, counts, findings, ending }: Inspection): string {
  const fatal = findings.filter((finding) => finding.fatal).length;
  const results =
    format === 'none' || format === 'kernel-log' ? 'no test results' : `${format}: ${countsText(counts) || 'no tests'}`;
  const reports = findings.length === 0 ? 'no findings' : `${countOf(findings.length, 'finding')} (${fatal} fatal)`;
  return `${results}; ${reports}; ending: ${ending}`;
}

/** The lines that show one log. */
export function renderInspection(name: string, inspection: Inspection): string[] {
  const { tests, findings, warnings, format } = inspection;
  const empty = format === 'none' ? ['neither test results nor messages of a kernel were found'] : [];
  return [
    `${oneLine(name)}: ${headline(inspection)}`,
    ...[...empty, ...warnings].map((warning) => `  note: ${oneLine(warning)}`),
    ...(tests.length > 0 ? resultLines(tests) : []),
    ...findingLines(findings),
  ].map(defuseWorkflowCommands);
}

/** The line below several logs. */
export function renderTotals(inspections: readonly Pick<Inspection, 'counts' | 'findings'>[]): string[] {
  const counts: Partial<TestCounts> = {};
  for (const status of STATUSES) {
    counts[status] = inspections.reduce((sum, one) => sum + one.counts[status], 0);
  }
  const bad = inspections.filter(isBad).length;
  const findings = inspections.reduce((sum, one) => sum + one.findings.length, 0);
  const verdict = bad === 0 ? 'none with a failure' : `${bad} with a failure`;
  return [
    `${countOf(inspections.length, 'log')}, ${verdict}: ${countsText(counts) || 'no test results'}; ${countOf(findings, 'finding')}`,
  ];
}
