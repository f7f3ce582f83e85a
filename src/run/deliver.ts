/** Brings a finished run to its readers: files, terminal, workflow outputs, job summary, artifact. */
import { open, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ComparisonFile } from '../compare/schema.ts';
import { errorMessage } from '../errors.ts';
import { capText, defuseWorkflowCommands } from '../evidence/escape.ts';
import type { KernelFinding } from '../evidence/kernel-log/splat.ts';
import { renderHtml } from '../report/html.ts';
import { renderSummary } from '../report/summary.ts';
import { renderText } from '../report/text.ts';
import { machineFolder } from '../results/layout.ts';
import type { Machine, RunFile, TestStatus, TestsFile } from '../results/schema.ts';
import { writeRun } from '../results/write.ts';
import type { RunRequest } from './command.ts';

const excerptBytes = 4096;
const excerptLines = 30;
/** GitHub drops a job summary of over 1 MiB; other steps share the page. */
const summaryBytes = 900 * 1024;

async function lastLines(file: string): Promise<string> {
  const { size } = await stat(file).catch(() => ({ size: 0 }));
  if (size === 0) {
    return '';
  }
  const handle = await open(file);
  try {
    const length = Math.min(size, excerptBytes);
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length);
    return defuseWorkflowCommands(buffer.toString('utf8')).trimEnd().split('\n').slice(-excerptLines).join('\n');
  } finally {
    await handle.close();
  }
}

/** What to show of a machine that did not pass: the kernel's report, else the stage's output, else the console. */
async function excerptOf(out: string, machine: Machine, findings: KernelFinding[]): Promise<string> {
  const fatal = findings.find((finding) => finding.machine === machine.id && finding.fatal);
  if (fatal !== undefined) {
    return capText(defuseWorkflowCommands(fatal.excerpt), excerptBytes);
  }
  const folder = machineFolder(out, machine);
  const console = /^(panic|no-boot|hang|unplanned-reboot|power-off|emulator|lab)/.test(machine.reason ?? '');
  const stage = machine.stages.filter(({ started_at }) => started_at !== null).at(-1);
  const log = stage === undefined ? '' : await lastLines(join(folder, `run-${stage.n}-output.log`));
  return console || log === '' ? lastLines(join(folder, 'console.log')) : log;
}

/** The stages as tests; a stage that left no result is a miss. */
export function testsOf(machines: Machine[]): TestsFile {
  const segment = (text: string) => text.replaceAll(/[^A-Za-z0-9_-]/g, '_');
  const tests = machines.flatMap((machine) =>
    machine.stages.map((stage) => ({
      path: `${segment(machine.test)}.${segment(stage.script.replace(/\.sh$/, ''))}`,
      status: statusOf(stage.verdict, machine.verdict),
      machine: machine.id,
      ...(stage.duration_s === null ? {} : { duration_s: stage.duration_s }),
      ...(stage.reason === null ? {} : { message: stage.reason }),
    })),
  );
  return { schema: 1, tests };
}

/** A stage without a result is a miss, unless infrastructure kept it from running. */
function statusOf(stage: Machine['verdict'] | null, machine: Machine['verdict']): TestStatus {
  if (stage === null || stage === 'incomplete') {
    return machine === 'incomplete' ? 'error' : 'miss';
  }
  return stage;
}

async function upload(run: RunFile, request: RunRequest): Promise<void> {
  const { face, out } = request;
  try {
    const { uploadResults } = await import('../action/artifact.ts');
    const artifact = await uploadResults(out, `pullab-${run.run_id}`);
    face.setOutput('artifact-id', String(artifact.id));
    face.setOutput('artifact-url', artifact.url);
    face.saveState('uploaded', 'yes');
  } catch (error) {
    face.warning(`the results could not be uploaded as an artifact: ${errorMessage(error)}`);
  }
}

export interface Delivery {
  comparison: ComparisonFile | null;
  /** What the machines' kernels reported. */
  findings: KernelFinding[];
  /** Whether the processors were emulated, so that no time means anything. */
  emulated: boolean;
  interrupted: boolean;
}

/**
 * Writes the results tree and the reports of it, prints the verdict, and in a workflow sets outputs, writes the job
 * summary and uploads the tree.
 */
export async function deliver(
  run: RunFile,
  request: RunRequest,
  { comparison, findings, emulated, interrupted }: Delivery,
): Promise<void> {
  const { face, out, json } = request;
  const excerpts: Record<string, string> = {};
  for (const machine of run.machines) {
    if (machine.verdict === 'fail' || machine.verdict === 'incomplete') {
      excerpts[machine.id] = await excerptOf(out, machine, findings);
    }
  }
  const summary = renderSummary({ run, excerpts, comparison, emulated, maxBytes: summaryBytes });
  await writeRun(out, run, testsOf(run.machines));
  if (comparison !== null) {
    await writeFile(join(out, 'comparison.json'), `${JSON.stringify(comparison, null, 2)}\n`);
  }
  await writeFile(join(out, 'summary.md'), summary);
  const report = join(out, 'report.html');
  await writeFile(report, renderHtml({ run, excerpts, comparison, emulated }));
  face.setOutput('verdict', run.verdict);
  face.setOutput('results-dir', out);
  face.setOutput('report', report);
  for (const [name, count] of [
    ['passed', run.counts.pass],
    ['failed', run.counts.fail],
    ['incomplete', run.counts.incomplete],
  ] as const) {
    face.setOutput(name, String(count));
  }
  const regressed = comparison?.metrics.filter(({ verdict }) => verdict === 'regression').length;
  face.setOutput('regressions', regressed === undefined ? '' : String(regressed));
  if (json) {
    request.printDocument(`${JSON.stringify(run, null, 2)}\n`);
  }
  face.info('');
  renderText(run, comparison, emulated).split('\n').forEach(face.info);
  face.info(`Report: ${report}`);
  if (face.kind === 'action') {
    await face.summary(summary);
    // A cancelled job has seconds left: its results are uploaded by the post step.
    if (!interrupted) {
      await upload(run, request);
    }
  }
}
