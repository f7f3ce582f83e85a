/** The main job: plan → machines → evidence → report → nothing left running. */
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchmarksFail } from '../analyze/compare.ts';
import { type Reaper, startReaper } from '../cleanup/reaper.ts';
import { EXIT } from '../cli/exit.ts';
import type { Face } from '../cli/face.ts';
import type { Config } from '../config/schema.ts';
import type { TestDefinition } from '../config/test-folder.ts';
import { errorMessage, UserError } from '../errors.ts';
import type { KernelFinding } from '../evidence/kernel-log/splat.ts';
import { judgeRun } from '../evidence/verdict.ts';
import { cacheFolder, openQemuLab, type QemuLab } from '../labs/qemu/lab.ts';
import type { Plan } from '../plan/plan.ts';
import { isEmulated } from '../results/layout.ts';
import type { KernelRole, Machine, RunFile } from '../results/schema.ts';
import { compareMachines } from './compare.ts';
import { deliver } from './deliver.ts';
import { readDurations, rememberDurations } from './durations.ts';
import { writeFindings } from './evidence.ts';
import { runMachines, unstartedMachine } from './machines.ts';
import { checkOutputFolder, clearOutputFolder } from './output-folder.ts';
import { createProgress, type Progress } from './progress.ts';

export interface RunRequest {
  config: Config;
  plan: Plan;
  tests: TestDefinition[];
  /** Absolute path of the results tree. */
  out: string;
  json: boolean;
  face: Face;
  printDocument: (text: string) => void;
}

/** Aborts on the first signal; a second one ends the program, and the reaper does the rest. */
function abortOnSignals(face: Face): { signal: AbortSignal; release: () => void } {
  const controller = new AbortController();
  const onSignal = (name: NodeJS.Signals) => {
    if (controller.signal.aborted) {
      process.exit(EXIT.interrupted);
    }
    face.warning(`${name}: ending all machines …`);
    controller.abort();
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const name of signals) {
    process.on(name, onSignal);
  }
  return {
    signal: controller.signal,
    release: () => {
      for (const name of signals) {
        process.off(name, onSignal);
      }
    },
  };
}

/** Installing needs no answer from a person in a workflow and as root. */
function mayInstall(setting: Config['qemu']['install'], face: Face): boolean {
  return setting === 'always' || (setting === 'auto' && (face.kind === 'action' || process.getuid?.() === 0));
}

/** Which kernels some machine boots for sure. */
function neededRoles(plan: Plan, tests: TestDefinition[]): KernelRole[] {
  const roles = new Set<KernelRole>(plan.cells.map((cell) => cell.kernel));
  if (tests.some((test) => test.needs.includes('kernels'))) {
    roles.add('base').add('tip');
  }
  return [...roles];
}

function describeKernels(lab: QemuLab | null): RunFile['kernels'] {
  const entries = Object.entries(lab?.setup.kernels ?? {}).map(([role, kernel]) => {
    const { ref, image } = kernel.artifact;
    return [role, { ref, release: image.release ?? '', version: image.banner ?? '', build_id: image.build_id }];
  });
  return Object.fromEntries(entries) as RunFile['kernels'];
}

export function countVerdicts(machines: Machine[]): RunFile['counts'] {
  const of = (verdict: Machine['verdict']) => machines.filter((machine) => machine.verdict === verdict).length;
  return {
    machines: machines.length,
    pass: of('pass'),
    fail: of('fail'),
    skip: of('skip'),
    incomplete: of('incomplete'),
  };
}

interface Lap {
  timings: Record<string, number>;
  mark: (name: string) => void;
}

function startLaps(): Lap {
  const timings: Record<string, number> = {};
  let last = performance.now();
  return {
    timings,
    mark: (name) => {
      const now = performance.now();
      timings[name] = Math.round(now - last) / 1000;
      last = now;
    },
  };
}

interface Session {
  request: RunRequest;
  scratch: string;
  reaper: Reaper;
  signal: AbortSignal;
  laps: Lap;
  progress: Progress;
}

interface InLab {
  /** Null when it could not be opened. */
  lab: QemuLab | null;
  machines: Machine[];
  findings: KernelFinding[];
}

/** Opens the lab and runs the machines. Infrastructure trouble on the way makes every machine incomplete. */
async function runInLab(session: Session): Promise<InLab> {
  const { request, scratch, reaper, signal, laps, progress } = session;
  const { config, plan, tests, face } = request;
  const labRequest = {
    config,
    runId: plan.run_id,
    tests,
    roles: neededRoles(plan, tests),
    cacheDir: cacheFolder(process.env, homedir()),
    scratch,
    install: mayInstall(config.qemu.install, face),
    watchProcess: reaper.watchProcess,
    forgetProcess: reaper.forgetProcess,
    log: (line: string) => face.info(line),
  };
  let lab: QemuLab;
  try {
    lab = await openQemuLab(labRequest);
    await clearOutputFolder(request.out);
  } catch (error) {
    // A mistake in the input costs nobody the results of the run before.
    if (error instanceof UserError) {
      throw error;
    }
    await clearOutputFolder(request.out);
    const reason = signal.aborted ? 'interrupted' : `lab: ${errorMessage(error)}`;
    face.error(errorMessage(error));
    return { lab: null, machines: everyMachine(plan, tests, reason), findings: [] };
  }
  laps.mark('prepare');
  progress.begin(lab, await readDurations(labRequest.cacheDir));
  const budget = config.qemu['cpu-budget'] ?? availableParallelism();
  const ended = await runMachines(lab, { ...request, budget, signal, hooks: progress.hooks });
  laps.mark('machines');
  await rememberDurations(
    labRequest.cacheDir,
    ended.map(({ machine }) => machine),
  );
  return { lab, machines: ended.map(({ machine }) => machine), findings: ended.flatMap(({ findings }) => findings) };
}

const everyMachine = (plan: Plan, tests: TestDefinition[], reason: string): Machine[] =>
  plan.cells.flatMap((cell) => {
    const test = tests.find(({ name }) => name === cell.test) as TestDefinition;
    return cell.machines.map((planned) => unstartedMachine(cell, planned, test, reason));
  });

/** The exit code of a finished run; `regressed` says whether its benchmarks are a failure. */
export function exitCodeOf(run: RunFile, regressed: boolean, interrupted: boolean, failOn: Config['fail-on']): number {
  if (interrupted) {
    return EXIT.interrupted;
  }
  const failed = run.verdict === 'fail' && failOn.includes('fail');
  if (failed || regressed || (run.counts.incomplete > 0 && failOn.includes('incomplete'))) {
    return EXIT.failure;
  }
  return run.counts.incomplete > 0 ? EXIT.incomplete : EXIT.fine;
}

/**
 * Runs the tests of a plan and leaves the results tree.
 *
 * @returns the exit code
 * @throws UserError before anything was started
 */
export async function runCommand(request: RunRequest): Promise<number> {
  const { config, plan, out, face } = request;
  if (config.lab !== 'qemu') {
    throw new UserError(`lab: ${config.lab} is not in this version yet; use --lab qemu`);
  }
  plan.warnings.forEach(face.warning);
  await checkOutputFolder(out);
  const startedAt = new Date().toISOString();
  const scratch = await mkdtemp(join(tmpdir(), 'pullab-'));
  // Saved before anything is started: the post step ends what this program could not.
  face.saveState('scratch', scratch);
  face.saveState('out', out);
  face.setOutput('run-id', plan.run_id);
  const reaper = startReaper();
  reaper.watchFolder(scratch);
  const { signal, release } = abortOnSignals(face);
  const progress = createProgress(request);
  try {
    const laps = startLaps();
    const { lab, machines, findings } = await runInLab({ request, scratch, reaper, signal, laps, progress });
    progress.end();
    const environment = lab?.environment ?? {};
    const emulated = isEmulated(environment);
    const { comparison, notes } = await compareMachines(out, machines, config.compare, emulated);
    const run: RunFile = {
      schema: 1,
      run_id: plan.run_id,
      lab: 'qemu',
      driver: 'direct',
      started_at: startedAt,
      finished_at: new Date().toISOString(),
      verdict: judgeRun(machines.map((machine) => machine.verdict)),
      counts: countVerdicts(machines),
      machines,
      kernels: describeKernels(lab),
      environment,
      timings: laps.timings,
      cost: { currency: 'USD', amount: 0, basis: 'local machines' },
      notes: [...(lab?.notes ?? []), ...notes],
    };
    await writeFindings(out, findings);
    await deliver(run, request, { comparison, findings, emulated, interrupted: signal.aborted });
    const failOn = config['fail-on'];
    const regressed = benchmarksFail(comparison?.verdict ?? null, { emulated, failOn });
    return exitCodeOf(run, regressed, signal.aborted, failOn);
  } finally {
    progress.end();
    release();
    await rm(scratch, { recursive: true, force: true });
    await reaper.close();
  }
}
