/** One boot of a machine: from the start of QEMU to its end, and what was seen in between. */
import { errorMessage } from '../../errors.ts';
import { buildIdOfNotes, type GuestEvent, lineSplitter, parseGuestEvent } from '../../guest/events.ts';
import type { Boot, KernelProof, KernelRole } from '../../results/schema.ts';
import type { QemuExit, QemuProcess, QemuSpec } from './process.ts';

export interface BootLimits {
  /** Seconds from the start until the client must have spoken. */
  bootSeconds: number;
  /** Seconds without any sign of life after that. */
  silenceSeconds: number;
  /** Seconds a stage may take; the client enforces it, this side adds a grace and then ends the machine. */
  stageSeconds: number;
  /** When the machine must have ended, in ms of the monotonic clock. */
  deadline: number;
}

export interface BootHooks {
  /** What the running stage writes; only its first part. */
  live: (chunk: Buffer) => void;
  event: (event: GuestEvent) => void;
  /** Says why this is not the kernel that was asked for; null when it is. */
  prove: (seen: KernelProof) => string | null;
}

export interface BootReport {
  boot: Boot;
  /** What the client asked for: `default` when the test named no kernel. Null unless the boot ended in a planned reboot. */
  nextKernel: 'default' | 'base' | 'tip' | 'good' | null;
  wrongKernel: string | null;
  /** Whether the client said that the last stage is done. */
  finished: boolean;
  /** How many bytes the machine says it handed over of its files; null when it did not say so. */
  saved: number | null;
}

const stageGraceSeconds = 20;
/** Seconds a machine may take to reboot, or to hand over the next bytes of its files. */
const leaveSeconds = 60;
const panicGraceMs = 1500;

type Stop = { ending: Boot['ending']; detail: string | null };

/** Follows one boot: every sign of life moves its timers, and the first reason to stop it wins. */
class BootWatch {
  seen: KernelProof | null = null;
  /** Whether the client runs: the kernel came up, and the machine's disks with it. */
  clientUp = false;
  bootId: string | null = null;
  bootSeconds: number | null = null;
  nextKernel: BootReport['nextKernel'] = null;
  finished = false;
  saved: number | null = null;
  wrongKernel: string | null = null;
  panic: string | null = null;
  initError: string | null = null;
  consoleBytes = 0;
  stop: Stop | null = null;
  private lastSign: number;
  private stageDeadline: number | null = null;
  private leaveDeadline: number | null = null;
  private readonly started: number;
  private readonly saves: boolean;
  private readonly limits: BootLimits;
  private readonly hooks: BootHooks;
  private readonly end: () => void;

  constructor(started: number, saves: boolean, limits: BootLimits, hooks: BootHooks, end: () => void) {
    this.started = started;
    this.saves = saves;
    this.lastSign = started;
    this.limits = limits;
    this.hooks = hooks;
    this.end = end;
  }

  halt(ending: Boot['ending'], detail: string | null): void {
    if (this.stop === null) {
      this.stop = { ending, detail };
      this.end();
    }
  }

  onConsole = (chunk: Buffer): void => {
    this.lastSign = performance.now();
    this.consoleBytes += chunk.length;
    this.consoleLines(chunk.toString('latin1'));
  };

  private consoleLines = lineSplitter((line) => {
    const match = /Kernel panic - not syncing: (.*)/.exec(line);
    if (match && this.panic === null) {
      this.panic = (match[1] ?? '').trim();
      // The trace that follows belongs to the evidence; a kernel that reboots by itself ends the wait earlier.
      setTimeout(() => this.halt('panic', null), panicGraceMs).unref();
    }
  });

  onLive = (chunk: Buffer): void => {
    this.lastSign = performance.now();
    this.hooks.live(chunk);
  };

  onSave = (): void => {
    this.lastSign = performance.now();
    if (this.leaveDeadline !== null) {
      this.leaveDeadline = this.lastSign + leaveSeconds * 1000;
    }
  };

  onEventLine = (line: string): void => {
    this.lastSign = performance.now();
    const event = parseGuestEvent(line);
    if (event !== null) {
      this.onEvent(event);
    }
  };

  private onEvent(event: GuestEvent): void {
    const now = performance.now();
    this.clientUp ||= event.name !== 'boot' && event.name !== 'error';
    switch (event.name) {
      case 'boot':
        this.onBoot(event, now);
        break;
      case 'stage-start':
        this.stageDeadline = now + (this.limits.stageSeconds + stageGraceSeconds) * 1000;
        break;
      case 'stage-end':
        this.stageDeadline = null;
        break;
      case 'reboot':
        this.nextKernel = event.kernel;
        this.leaveDeadline = now + leaveSeconds * 1000;
        break;
      case 'error':
        this.initError = event.text;
        break;
      case 'end':
        this.finished = true;
        this.leaveDeadline = now + leaveSeconds * 1000;
        break;
      case 'saved':
        this.saved = event.bytes;
        break;
      case 'crashed':
      case 'alive':
        break;
    }
    this.hooks.event(event);
    if (this.finished && (!this.saves || this.saved !== null)) {
      // Everything is on the disk or was handed over: nothing is gained by waiting for the power-off.
      this.halt('end', null);
    }
  }

  private onBoot(event: Extract<GuestEvent, { name: 'boot' }>, now: number): void {
    if (this.seen !== null) {
      return;
    }
    this.bootId = event.boot_id;
    this.bootSeconds = (now - this.started) / 1000;
    this.seen = { release: event.release, version: event.text, build_id: buildIdOfNotes(event.notes) };
    this.wrongKernel = this.hooks.prove(this.seen);
    if (this.wrongKernel !== null) {
      this.halt('killed', 'wrong kernel');
    }
  }

  private leaveTooLate(): void {
    if (this.finished) {
      this.halt('end', `the machine did not hand over its files within ${leaveSeconds} s`);
    } else {
      this.halt('hang', `the machine did not reboot within ${leaveSeconds} s of being told to`);
    }
  }

  /** Ends the boot when one of its limits has passed. */
  tick = (): void => {
    const now = performance.now();
    const silent = (now - this.lastSign) / 1000;
    if (!this.clientUp && now - this.started > this.limits.bootSeconds * 1000) {
      this.halt('no-boot', `no sign of the client within ${this.limits.bootSeconds} s`);
    } else if (now > this.limits.deadline) {
      this.halt('killed', "the machine's limit (max-runtime) has passed");
    } else if (this.stageDeadline !== null && now > this.stageDeadline) {
      this.halt('killed', `the stage did not end within its ${this.limits.stageSeconds} s, nor when it was told to`);
    } else if (this.leaveDeadline !== null && now > this.leaveDeadline) {
      this.leaveTooLate();
    } else if (this.clientUp && silent > this.limits.silenceSeconds) {
      this.halt('hang', `no sign of life for ${Math.round(silent)} s`);
    }
  };
}

function endingOf(watch: BootWatch, exit: QemuExit, interrupted: boolean): Stop {
  if (interrupted) {
    return { ending: 'killed', detail: 'interrupted' };
  }
  const booted = watch.clientUp;
  if (watch.panic !== null) {
    return { ending: booted ? 'panic' : 'no-boot', detail: booted ? watch.panic : `panic: ${watch.panic}` };
  }
  if (watch.initError !== null) {
    return { ending: 'no-boot', detail: watch.initError };
  }
  if (watch.stop !== null) {
    const silent = watch.stop.ending === 'no-boot' && watch.consoleBytes === 0;
    return silent ? { ...watch.stop, detail: `${watch.stop.detail}; its console stayed empty` } : watch.stop;
  }
  if (exit.shutdown === 'guest-reset' || exit.shutdown === 'guest-shutdown') {
    if (watch.finished) {
      return { ending: 'end', detail: 'the machine ended before it had handed over its files' };
    }
    if (!booted) {
      return {
        ending: 'no-boot',
        detail: `the machine ${exit.shutdown === 'guest-reset' ? 'reset' : 'powered off'} before the client spoke`,
      };
    }
    if (watch.nextKernel !== null && exit.shutdown === 'guest-reset') {
      return { ending: 'reboot', detail: null };
    }
    return { ending: exit.shutdown === 'guest-reset' ? 'unplanned-reboot' : 'power-off', detail: null };
  }
  const how = exit.signal === null ? `exit code ${exit.code}` : `signal ${exit.signal}`;
  return {
    ending: 'lab-error',
    detail: `QEMU ended by itself (${how})${exit.stderr === '' ? '' : `: ${exit.stderr}`}`,
  };
}

export interface BootRequest {
  n: number;
  attempt: number;
  role: KernelRole;
  spec: QemuSpec;
  limits: BootLimits;
  start: (spec: QemuSpec, listeners: Parameters<typeof import('./process.ts').startQemu>[1]) => QemuProcess;
  signal: AbortSignal;
}

/** Boots a machine once and waits for the end of that boot, whatever it is. Never throws: trouble is in the report. */
export async function runBoot(request: BootRequest, hooks: BootHooks): Promise<BootReport> {
  const { spec, signal } = request;
  const startedAt = new Date().toISOString();
  let qemu: QemuProcess | null = null;
  const end = () => qemu?.kill();
  const watch = new BootWatch(performance.now(), spec.channels.save !== undefined, request.limits, hooks, end);
  const eventLines = lineSplitter(watch.onEventLine);
  const ticker = setInterval(watch.tick, 250);
  signal.addEventListener('abort', end);
  let exit: QemuExit = { code: null, signal: null, shutdown: null, stderr: '' };
  try {
    qemu = request.start(spec, {
      console: watch.onConsole,
      events: (chunk) => eventLines(chunk.toString('latin1')),
      live: watch.onLive,
      save: watch.onSave,
    });
    if (signal.aborted) {
      qemu.kill();
    }
    exit = await qemu.exited;
  } catch (error) {
    exit = { ...exit, stderr: errorMessage(error) };
  } finally {
    clearInterval(ticker);
    signal.removeEventListener('abort', end);
  }
  const { ending, detail } = endingOf(watch, exit, signal.aborted && !watch.finished);
  return {
    boot: {
      n: request.n,
      kernel: request.role,
      attempt: request.attempt,
      boot_id: watch.bootId,
      kernel_release: watch.seen?.release ?? null,
      kernel_version: watch.seen?.version ?? null,
      build_id: watch.seen?.build_id ?? null,
      started_at: startedAt,
      boot_s: watch.bootSeconds === null ? null : Math.round(watch.bootSeconds * 1000) / 1000,
      ended_at: new Date().toISOString(),
      ending,
      detail,
    },
    nextKernel: ending === 'reboot' ? watch.nextKernel : null,
    wrongKernel: watch.wrongKernel,
    finished: watch.finished,
    saved: watch.saved,
  };
}
