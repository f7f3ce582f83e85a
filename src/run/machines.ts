/** Runs the planned machines in the qemu lab: scheduling, fresh attempts after infrastructure trouble, evidence. */
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config/schema.ts';
import type { TestDefinition } from '../config/test-folder.ts';
import { errorMessage } from '../errors.ts';
import type { KernelFinding } from '../evidence/kernel-log/splat.ts';
import { type Judgement, judgeFindings } from '../evidence/verdict.ts';
import { collectEvidence } from '../labs/qemu/collect.ts';
import type { QemuLab } from '../labs/qemu/lab.ts';
import {
  type MachineHooks,
  type MachineOrder,
  type MachineRemains,
  plannedStages,
  runMachine,
} from '../labs/qemu/machine.ts';
import type { Cell, Plan, PlannedMachine } from '../plan/plan.ts';
import { machineFolder } from '../results/layout.ts';
import type { Machine } from '../results/schema.ts';
import { writeMachine } from '../results/write.ts';
import { readFindings, scrubFolder } from './evidence.ts';
import { runWithinBudget } from './schedule.ts';

export interface MachineRun {
  config: Config;
  plan: Plan;
  tests: TestDefinition[];
  out: string;
  budget: number;
  signal: AbortSignal;
  hooks: MachineHooks & { started: (id: string) => void; ended: (machine: Machine) => Promise<void> };
}

/** A machine that never ran, with why. */
export function unstartedMachine(cell: Cell, planned: PlannedMachine, test: TestDefinition, reason: string): Machine {
  return {
    id: planned.id,
    test: cell.test,
    instance_type: cell.instance_type,
    arch: cell.arch,
    instance_id: null,
    replica: planned.replica,
    verdict: 'incomplete',
    reason,
    boots: 0,
    boot_log: [],
    stages: plannedStages(test),
    notes: [],
    started_at: null,
    finished_at: null,
  };
}

/** Only trouble that a fresh machine may not have is worth one. */
const worthRetrying = (machine: Machine): boolean =>
  machine.verdict === 'incomplete' && !/^(interrupted|wrong-kernel)/.test(machine.reason ?? '');

/** A log that cannot be read is no pass. */
async function judgeLog(remains: MachineRemains): Promise<{ judged: Judgement; findings: KernelFinding[] }> {
  const { verdict, reason, boot_log, id } = remains.machine;
  const consoles = remains.consoles.map((file, index) => ({ file, cameUp: boot_log[index]?.ending !== 'no-boot' }));
  try {
    const findings = await readFindings(consoles, id);
    const fatal = findings.filter((finding) => finding.fatal).map(({ title }) => title);
    return { judged: judgeFindings({ verdict, reason }, fatal, remains.emulatorDoubt), findings };
  } catch (error) {
    const failure = {
      verdict: 'fail' as const,
      reason: `log-scan: the console could not be read: ${errorMessage(error)}`,
    };
    return { judged: verdict === 'pass' || verdict === 'skip' ? failure : { verdict, reason }, findings: [] };
  }
}

interface Ended {
  machine: Machine;
  findings: KernelFinding[];
}

async function runOnce(lab: QemuLab, run: MachineRun, order: MachineOrder): Promise<Ended> {
  const remains = await runMachine(lab.setup, order, run.hooks, run.signal);
  try {
    const target = machineFolder(run.out, remains.machine);
    const notes = await collectEvidence(remains, target);
    notes.push(...(await scrubFolder(target)));
    const { judged, findings } = await judgeLog(remains);
    const machine = { ...remains.machine, ...judged, notes: [...remains.machine.notes, ...notes] };
    await writeMachine(target, machine);
    return { machine, findings };
  } finally {
    await rm(join(lab.setup.scratch, order.id), { recursive: true, force: true });
  }
}

async function runWithRetries(lab: QemuLab, run: MachineRun, order: MachineOrder): Promise<Ended> {
  const earlier: string[] = [];
  run.hooks.started(order.id);
  for (let attempt = 1; ; attempt += 1) {
    const { machine, findings } = await runOnce(lab, run, order);
    const retry = worthRetrying(machine) && attempt <= run.config.retries.incomplete && !run.signal.aborted;
    if (!retry) {
      const final = { ...machine, notes: [...earlier, ...machine.notes] };
      await writeMachine(machineFolder(run.out, final), final);
      await run.hooks.ended(final);
      return { machine: final, findings };
    }
    const folder = machineFolder(run.out, machine);
    await rename(folder, `${folder}.attempt-${attempt}`);
    earlier.push(
      `attempt ${attempt} was incomplete (${machine.reason}); its evidence is in ${order.id}.attempt-${attempt}`,
    );
    run.hooks.progress(order.id, `incomplete (${machine.reason}): starting a fresh machine`);
  }
}

/** Runs every machine of the plan. What goes wrong with one is in its verdict and does not stop the others. */
export async function runMachines(lab: QemuLab, run: MachineRun): Promise<Ended[]> {
  const tasks = run.plan.cells.flatMap((cell) => {
    const test = run.tests.find(({ name }) => name === cell.test) as TestDefinition;
    return cell.machines.map((planned) => ({
      cpus: cell.exclusive ? run.budget : run.config.qemu.cpus,
      run: async (): Promise<Ended> => {
        if (run.signal.aborted) {
          return { machine: unstartedMachine(cell, planned, test, 'interrupted'), findings: [] };
        }
        const order: MachineOrder = {
          id: planned.id,
          test,
          instanceType: cell.instance_type,
          replica: planned.replica,
          order: planned.order,
          firstKernel: cell.kernel,
          cpus: run.config.qemu.cpus,
        };
        try {
          return await runWithRetries(lab, run, order);
        } catch (error) {
          const machine = unstartedMachine(cell, planned, test, `lab: ${errorMessage(error)}`);
          await run.hooks.ended(machine);
          return { machine, findings: [] };
        }
      },
    }));
  });
  return runWithinBudget(tasks, run.budget);
}
