/** Writes the results tree. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Machine, machine as machineSchema, type RunFile, runFile, type TestsFile, testsFile } from './schema.ts';

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
const epoch = (time: string | null): number => (time === null ? 0 : Math.floor(Date.parse(time) / 1000));

/** `result.txt` in the predecessor's form. */
export function resultText(machine: Machine): string {
  if (machine.verdict === 'pass' || machine.verdict === 'skip') {
    return machine.verdict === 'pass' ? 'SUCCESS\n' : `SKIPPED: ${machine.reason}\n`;
  }
  const failed = machine.stages.find((stage) => stage.verdict === 'fail' && stage.exit_code !== null);
  return failed === undefined
    ? `FAILED: ${machine.verdict}: ${machine.reason}\n`
    : `FAILED: Exit code ${failed.exit_code} at run ${failed.n}\n`;
}

/** `stats.json` in the predecessor's form: whole seconds and epoch times. */
export function stats(machine: Machine): Record<string, unknown> {
  const run = machine.stages.filter((stage) => stage.duration_s !== null);
  const failed = machine.stages.find((stage) => stage.verdict === 'fail');
  const seconds = (values: typeof run) => Math.round(values.reduce((sum, stage) => sum + (stage.duration_s ?? 0), 0));
  const success = machine.verdict === 'pass';
  return {
    exit_code: failed?.exit_code ?? (success ? 0 : null),
    runtime_seconds: seconds(run),
    last_run_runtime_seconds: seconds(run.slice(-1)),
    start_time: epoch(machine.started_at),
    end_time: epoch(machine.finished_at),
    success,
    total_runs: machine.stages.length,
    ...(success ? {} : { completed_runs: run.length, failed_at_run: failed?.n ?? run.length + 1 }),
  };
}

/** Writes what the lab itself says of one machine into its folder. */
export async function writeMachine(folder: string, machine: Machine): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'result.json'), json(machineSchema.parse(machine)));
  await writeFile(join(folder, 'result.txt'), resultText(machine));
  await writeFile(join(folder, 'stats.json'), json(stats(machine)));
}

/** Writes `run.json` and `tests.json`. */
export async function writeRun(out: string, run: RunFile, tests: TestsFile): Promise<void> {
  await mkdir(out, { recursive: true });
  await writeFile(join(out, 'run.json'), json(runFile.parse(run)));
  await writeFile(join(out, 'tests.json'), json(testsFile.parse(tests)));
}
