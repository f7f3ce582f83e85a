/** The verdict of a machine, from what was seen of it (pure). */
import type { Boot, Stage, Verdict } from '../results/schema.ts';

export interface MachineEvidence {
  /** In the order in which they happened. */
  boots: Boot[];
  /** All planned stages, run or not. */
  stages: Stage[];
  interrupted: boolean;
  /** Why the running kernel is not the one that was asked for. */
  wrongKernel: string | null;
  /** Whether a known-good kernel came up on a machine like this one, on the same emulator, in this run. */
  goodKernelBooted: boolean;
  /** Why a crash may be the emulator's and not the kernel's. */
  emulatorDoubt: string | null;
  /** Why the files the machine left are not all there. */
  filesLost?: string | null;
}

export interface Judgement {
  verdict: Verdict;
  reason: string | null;
}

const fail = (reason: string): Judgement => ({ verdict: 'fail', reason });
const incomplete = (reason: string): Judgement => ({ verdict: 'incomplete', reason });

const stageName = (stage: Stage) => `stage ${stage.n} (${stage.script})`;

/** The stage a boot was running when it ended: the last one that was started. */
function runningStage(stages: Stage[]): string {
  const started = stages.filter((stage) => stage.started_at !== null);
  const last = started.at(-1);
  if (last === undefined) {
    return 'before the first stage';
  }
  return last.exit_code === null ? `in ${stageName(last)}` : `after ${stageName(last)}`;
}

function judgeNoBoot(boot: Boot, evidence: MachineEvidence): Judgement {
  const detail = boot.detail ?? 'no sign of life';
  if (boot.kernel === 'good') {
    return incomplete(`no-boot: the known-good kernel did not come up: ${detail}`);
  }
  if (evidence.emulatorDoubt !== null) {
    return incomplete(`no-boot: the ${boot.kernel} kernel did not come up (${detail}), but ${evidence.emulatorDoubt}`);
  }
  return evidence.goodKernelBooted
    ? fail(`no-boot: the ${boot.kernel} kernel did not come up where the known-good one did: ${detail}`)
    : incomplete(`no-boot: neither the ${boot.kernel} kernel nor the known-good one came up: ${detail}`);
}

function judgeEnding(boot: Boot, evidence: MachineEvidence): Judgement | null {
  const detail = boot.detail === null ? '' : `: ${boot.detail}`;
  const where = runningStage(evidence.stages);
  switch (boot.ending) {
    case 'end':
    case 'reboot':
      return null;
    case 'lab-error':
      return incomplete(`lab${detail}`);
    case 'no-boot':
      return judgeNoBoot(boot, evidence);
    case 'panic':
      return evidence.emulatorDoubt === null
        ? fail(`panic ${where}${detail}`)
        : incomplete(`emulator: panic ${where}${detail}; ${evidence.emulatorDoubt}`);
    case 'unplanned-reboot':
      return fail(`unplanned-reboot ${where}${detail}`);
    case 'power-off':
      return fail(`power-off ${where}${detail}`);
    case 'hang':
      return fail(`hang ${where}${detail}`);
    case 'killed':
      return fail(`timeout ${where}${detail}`);
  }
}

function judgeStages(stages: Stage[]): Judgement {
  const failed = stages.find((stage) => stage.verdict === 'fail');
  if (failed) {
    return fail(`${failed.reason ?? 'stage'} in ${stageName(failed)}`);
  }
  const missing = stages.filter((stage) => stage.verdict === null);
  if (missing.length > 0) {
    return fail(`missing: ${missing.map(stageName).join(', ')} left no result`);
  }
  if (stages.every((stage) => stage.verdict === 'skip')) {
    return { verdict: 'skip', reason: 'skip: every stage asked to be skipped (exit code 4)' };
  }
  return { verdict: 'pass', reason: null };
}

/**
 * Judges a machine, in the order of precedence of the contract: infrastructure first, so that it is never taken for a
 * kernel failure; then what the kernel did; then what the stages said; and a pass only when everything is there.
 */
export function judgeMachine(evidence: MachineEvidence): Judgement {
  if (evidence.interrupted) {
    return incomplete('interrupted');
  }
  if (evidence.wrongKernel !== null) {
    return incomplete(`wrong-kernel: ${evidence.wrongKernel}`);
  }
  const last = evidence.boots.at(-1);
  if (last === undefined) {
    return incomplete('lab: the machine was never started');
  }
  const judged = judgeEnding(last, evidence) ?? judgeStages(evidence.stages);
  // What a stage found may be in the files: without them, nothing is a pass.
  return evidence.filesLost && judged.verdict !== 'fail' ? incomplete(`lab: ${evidence.filesLost}`) : judged;
}

/** The verdict and reason of one stage from its exit code; `remaining` is how many stages follow. */
export function judgeStage(exitCode: number, timedOut: boolean, remaining: number): Judgement {
  if (timedOut) {
    return fail('timeout');
  }
  if (exitCode === 0 || (exitCode === 194 && remaining > 0)) {
    return { verdict: 'pass', reason: null };
  }
  if (exitCode === 4) {
    return { verdict: 'skip', reason: 'exit code 4' };
  }
  return fail(
    exitCode === 194 ? 'exit code 194 (a reboot was asked for, but no stage is left)' : `exit code ${exitCode}`,
  );
}

/** The verdict of a run: the gravest of its machines'. A run in which nothing passed or failed was skipped. */
export function judgeRun(verdicts: Verdict[]): Verdict {
  for (const gravest of ['fail', 'incomplete', 'pass'] as const) {
    if (verdicts.includes(gravest)) {
      return gravest;
    }
  }
  return verdicts.length === 0 ? 'incomplete' : 'skip';
}

/**
 * The verdict of a machine once its kernel's log was read: a fatal report makes it a failure, whatever the scripts
 * said. Infrastructure trouble stays what it is, and so does a failure that is already named.
 *
 * @param fatalTitles the titles of the fatal reports, in their order
 * @param emulatorDoubt why they may be the emulator's
 */
export function judgeFindings(judged: Judgement, fatalTitles: string[], emulatorDoubt: string | null): Judgement {
  const [first] = fatalTitles;
  if (first === undefined || judged.verdict === 'incomplete' || judged.verdict === 'fail') {
    return judged;
  }
  const more = fatalTitles.length > 1 ? ` (and ${fatalTitles.length - 1} more)` : '';
  return emulatorDoubt === null
    ? fail(`kernel: ${first}${more}`)
    : incomplete(`emulator: ${first}${more}; ${emulatorDoubt}`);
}
