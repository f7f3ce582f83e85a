/** One machine of the qemu lab: its disks, its boots one after the other, and what is read from it at the end. */
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { TestDefinition } from '../../config/test-folder.ts';
import { judgeMachine, judgeStage } from '../../evidence/verdict.ts';
import type { GuestEvent } from '../../guest/events.ts';
import type { GuestFiles } from '../../guest/files.ts';
import type { Boot, KernelRole, Machine, Stage } from '../../results/schema.ts';
import { type BootReport, runBoot } from './boot.ts';
import type { PreparedKernel } from './kernel.ts';
import { baseCmdline, type QemuSpec, startQemu } from './process.ts';
import { type BootStorage, type MachineStorage, openStorage } from './storage.ts';

export interface MachineOrder {
  id: string;
  test: TestDefinition;
  instanceType: string;
  replica: number;
  order: 'base-first' | 'tip-first';
  firstKernel: KernelRole;
  cpus: number;
}

/** What all machines of a run share. */
export interface MachineSetup {
  runId: string;
  /** Temporary folder of the run; the reaper removes it. */
  scratch: string;
  guest: GuestFiles;
  /** A static busybox. */
  busybox: string;
  kernels: Partial<Record<KernelRole, PreparedKernel>>;
  root:
    | { kind: 'disk' | 'image'; file: string; format: 'raw' | 'qcow2' }
    | { kind: 'host' }
    /** `file` is a cpio archive: some kernel of the run can see no disk of the lab. */
    | { kind: 'memory'; file: string };
  qemu: Pick<QemuSpec, 'binary' | 'accelerator'>;
  memoryBytes: number;
  diskBytes: number;
  params: Record<string, string>;
  /** Words added to the command line of the kernels under test. */
  cmdline: string[];
  limits: { maxRuntimeSeconds: number; bootSeconds: number; silenceSeconds: number };
  wrapper: string[];
  watchProcess: (pid: number) => void;
  forgetProcess: (pid: number) => void;
  /** Proves once per run that a known-good kernel comes up on this emulator. */
  goodKernelComesUp: () => Promise<boolean>;
  emulatorDoubt: (kernel: PreparedKernel) => string | null;
}

export interface MachineHooks {
  /** A line of the run's progress. */
  progress: (machineId: string, message: string) => void;
  /** What a stage writes, as it writes it: text of the machine, not to be trusted. */
  live: (machineId: string, stage: number, chunk: Buffer) => void;
}

/** What is left of a machine that ended: its record, and the files to read its evidence from. */
export interface MachineRemains {
  machine: Machine;
  /** Where the machine's files are until the caller removes it. */
  folder: string;
  /** Console of each boot, in order. */
  consoles: string[];
  /** Why a crash may be the emulator's and not the kernel's. */
  emulatorDoubt: string | null;
  live: string[];
  workDisk: string | null;
}

const bootAttempts = 2;
const doubtfulBootAttempts = 4;

/** The stages of a test before anything ran. */
export const plannedStages = (test: TestDefinition): Stage[] =>
  test.stages.map(({ n, script }) => ({
    n,
    script,
    exit_code: null,
    verdict: null,
    reason: null,
    boot_id: null,
    kernel_release: null,
    started_at: null,
    duration_s: null,
  }));

/** Notes in the stages what the client says. A machine cannot skip a stage, nor report one twice. */
function noteEvent(
  stages: Stage[],
  event: GuestEvent,
  boot: { boot_id: string; release: string } | null,
  now: Date,
): void {
  if (event.name !== 'stage-start' && event.name !== 'stage-end') {
    return;
  }
  const current = stages.find((stage) => stage.exit_code === null);
  if (current === undefined || current.n !== event.n) {
    return;
  }
  if (event.name === 'stage-start') {
    current.started_at = now.toISOString();
    current.boot_id = boot?.boot_id ?? null;
    current.kernel_release = boot?.release ?? null;
  } else if (current.started_at !== null) {
    const judged = judgeStage(event.exit, event.timeout, stages.length - current.n);
    current.exit_code = event.exit;
    current.verdict = judged.verdict;
    current.reason = judged.reason;
    current.duration_s = (now.getTime() - Date.parse(current.started_at)) / 1000;
  }
}

function progressOf(event: GuestEvent, stages: Stage[], n: number): string | null {
  switch (event.name) {
    case 'boot':
      return `boot ${n}: Linux ${event.release}`;
    case 'stage-start':
      return `stage ${event.n}/${stages.length} ${event.script} …`;
    case 'stage-end': {
      const stage = stages[event.n - 1];
      return `stage ${event.n}/${stages.length} ${stage?.verdict ?? 'ended'}${stage?.reason ? ` (${stage.reason})` : ''} in ${event.duration} s`;
    }
    case 'reboot':
      return event.kernel === 'default' ? 'rebooting' : `rebooting into the ${event.kernel} kernel`;
    case 'crashed':
    case 'error':
    case 'alive':
    case 'end':
    case 'saved':
      return null;
  }
}

/** A machine while it runs. */
class RunningMachine {
  readonly boots: Boot[] = [];
  readonly notes: string[] = [];
  readonly stages: Stage[];
  wrongKernel: string | null = null;
  goodKernelBooted = false;
  emulatorDoubt: string | null = null;
  /** Why the files the machine left are not all there. */
  filesLost: string | null = null;
  readonly consoles: string[] = [];
  readonly folder: string;
  readonly stageSeconds: number;
  private readonly deadline: number;
  private readonly setup: MachineSetup;
  private readonly order: MachineOrder;
  private readonly hooks: MachineHooks;
  private readonly signal: AbortSignal;

  constructor(setup: MachineSetup, order: MachineOrder, hooks: MachineHooks, signal: AbortSignal) {
    this.setup = setup;
    this.order = order;
    this.hooks = hooks;
    this.signal = signal;
    this.stages = plannedStages(order.test);
    this.folder = join(setup.scratch, order.id);
    this.stageSeconds = Math.min(order.test.timeout_s ?? Number.POSITIVE_INFINITY, setup.limits.maxRuntimeSeconds);
    this.deadline = performance.now() + setup.limits.maxRuntimeSeconds * 1000;
  }

  private spec(
    kernel: PreparedKernel,
    role: KernelRole,
    storage: BootStorage,
    channels: QemuSpec['channels'],
  ): QemuSpec {
    const { setup, order } = this;
    const underTest = role !== 'good' || (setup.kernels.base === undefined && setup.kernels.tip === undefined);
    return {
      ...setup.qemu,
      name: `pullab-${order.id}`,
      cpus: order.cpus,
      memoryBytes: setup.memoryBytes,
      kernel: kernel.file,
      initrd: storage.initrd,
      bus: storage.bus,
      disks: storage.disks,
      channels,
      hostShare: storage.hostShare,
      cmdline: [
        ...[...baseCmdline(setup.qemu.accelerator), ...storage.cmdline, `pullab.kernel=${role}`],
        ...(underTest ? setup.cmdline : []),
      ],
    };
  }

  private async bootOnce(
    storage: MachineStorage,
    role: KernelRole,
    kernel: PreparedKernel,
    attempt: number,
  ): Promise<BootReport> {
    const { setup, order, hooks } = this;
    const n = this.boots.length + 1;
    const files = await storage.forBoot(kernel, n);
    const channels = {
      console: join(this.folder, `console-${n}.log`),
      events: join(this.folder, `events-${n}.log`),
      live: join(this.folder, `output-${n}.log`),
      ...(files.save === null ? {} : { save: files.save }),
    };
    await Promise.all(Object.values(channels).map((file) => writeFile(file, '')));
    let stage = 0;
    let liveLog = createWriteStream('/dev/null');
    let seen: { boot_id: string; release: string } | null = null;
    const report = await runBoot(
      {
        n,
        attempt,
        role,
        spec: this.spec(kernel, role, files, channels),
        limits: { ...setup.limits, stageSeconds: this.stageSeconds, deadline: this.deadline },
        start: (spec, listeners) => {
          const qemu = startQemu(spec, listeners, setup.wrapper);
          setup.watchProcess(qemu.pid);
          void qemu.exited.then(() => setup.forgetProcess(qemu.pid));
          return qemu;
        },
        signal: this.signal,
      },
      {
        live: (chunk) => {
          liveLog.write(chunk);
          hooks.live(order.id, stage, chunk);
        },
        event: (event) => {
          if (event.name === 'boot') {
            seen = { boot_id: event.boot_id, release: event.release };
          } else if (event.name === 'stage-start') {
            stage = event.n;
            liveLog.end();
            liveLog = createWriteStream(join(this.folder, `live-${stage}.log`), { flags: 'a' });
          }
          noteEvent(this.stages, event, seen, new Date());
          const line = progressOf(event, this.stages, n);
          if (line !== null) {
            hooks.progress(order.id, line);
          }
        },
        prove: kernel.prove,
      },
    );
    liveLog.end();
    await finished(liveLog);
    this.consoles.push(channels.console);
    return files.save === null ? report : this.takeFiles(storage, files.save, report);
  }

  /** Takes over what a machine without disks sent of its files. Without them it cannot go on after a reboot. */
  private async takeFiles(storage: MachineStorage, file: string, report: BootReport): Promise<BootReport> {
    if (!report.finished && report.nextKernel === null) {
      return report;
    }
    this.filesLost = await storage.keep({ file, bytes: report.saved, goesOn: !report.finished });
    if (this.filesLost === null || report.finished) {
      return report;
    }
    return { ...report, nextKernel: null, boot: { ...report.boot, ending: 'lab-error', detail: this.filesLost } };
  }

  /** Boots until the test has ended, a limit has passed or nothing more can be learnt. */
  async bootAll(storage: MachineStorage): Promise<void> {
    const { setup, order } = this;
    let role = order.firstKernel;
    let attempt = 1;
    for (;;) {
      const kernel = setup.kernels[role];
      if (kernel === undefined) {
        this.notes.push(`the test asked for the ${role} kernel, which this run does not have`);
        return;
      }
      this.emulatorDoubt = role === 'good' ? null : setup.emulatorDoubt(kernel);
      const report = await this.bootOnce(storage, role, kernel, attempt);
      this.boots.push(report.boot);
      this.wrongKernel = report.wrongKernel;
      this.goodKernelBooted ||= role === 'good' && report.boot.boot_id !== null;
      if (report.nextKernel !== null) {
        role = report.nextKernel === 'default' ? order.firstKernel : report.nextKernel;
        attempt = 1;
        continue;
      }
      if (report.boot.ending !== 'no-boot' || this.signal.aborted || performance.now() > this.deadline) {
        return;
      }
      const attempts = setup.emulatorDoubt(kernel) === null ? bootAttempts : doubtfulBootAttempts;
      this.notes.push(
        `boot ${report.boot.n} (${role} kernel, attempt ${attempt} of ${attempts}): ${report.boot.detail}`,
      );
      this.hooks.progress(order.id, `boot ${report.boot.n} did not come up: ${report.boot.detail}`);
      if (attempt < attempts) {
        attempt += 1;
        continue;
      }
      if (role !== 'good' && !this.goodKernelBooted) {
        this.goodKernelBooted = await setup.goodKernelComesUp();
      }
      return;
    }
  }
}

/**
 * Runs one machine from its first boot to its end. Never throws for what the machine does; its verdict says it.
 *
 * The machine's folder in the scratch folder stays for the caller, who reads the evidence from it and removes it.
 */
export async function runMachine(
  setup: MachineSetup,
  order: MachineOrder,
  hooks: MachineHooks,
  signal: AbortSignal,
): Promise<MachineRemains> {
  const running = new RunningMachine(setup, order, hooks, signal);
  const { folder } = running;
  const startedAt = new Date().toISOString();
  await mkdir(folder, { recursive: true });
  const storage = await openStorage({ setup, order, folder, stageSeconds: running.stageSeconds });
  await running.bootAll(storage);
  const { boots, stages, filesLost } = running;
  const judged = judgeMachine({
    boots,
    stages,
    interrupted: signal.aborted,
    wrongKernel: running.wrongKernel,
    goodKernelBooted: running.goodKernelBooted,
    emulatorDoubt: running.emulatorDoubt,
    filesLost,
  });
  const workDisk = await storage.workDisk();
  const notes = [...storage.notes, ...running.notes];
  return {
    machine: {
      id: order.id,
      test: order.test.name,
      instance_type: order.instanceType,
      arch: 'x86_64',
      instance_id: order.id,
      replica: order.replica,
      ...judged,
      boots: boots.filter((boot) => boot.boot_id !== null).length,
      boot_log: boots,
      stages,
      notes,
      started_at: startedAt,
      finished_at: new Date().toISOString(),
    },
    consoles: running.consoles,
    emulatorDoubt: running.emulatorDoubt,
    folder,
    live: (await readdir(folder)).filter((name) => name.startsWith('live-')).map((name) => join(folder, name)),
    workDisk,
  };
}
