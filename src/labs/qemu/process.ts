/** One QEMU process: its arguments, its life, and what it says. */
import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { lineSplitter } from '../../guest/events.ts';
import { followFile } from './follow.ts';

export type Accelerator = 'kvm' | 'tcg';
/** How the guest sees its disks; which one works is a question of the kernel's drivers. */
export type DiskBus = 'virtio-blk' | 'nvme' | 'ahci';

export interface QemuSpec {
  binary: string;
  name: string;
  accelerator: Accelerator;
  cpus: number;
  memoryBytes: number;
  kernel: string;
  initrd: string;
  /** Words of the kernel's command line. */
  cmdline: string[];
  bus: DiskBus;
  /** Root disk first. The guest's names for them are those of `diskNames`. */
  disks: { file: string; format: 'raw' | 'qcow2' }[];
  /** Files the machine's serial ports append to. */
  channels: { console: string; events: string; live: string; save?: string };
  /** Shares the host's files read-only under this 9p tag. */
  hostShare: string | null;
}

/** The guest's device names of a spec's disks, in order. */
export function diskNames(bus: DiskBus, count: number): string[] {
  const name: Record<DiskBus, (index: number) => string> = {
    'virtio-blk': (index) => `vd${'abcdefgh'[index]}`,
    nvme: (index) => `nvme0n${index + 1}`,
    ahci: (index) => `sd${'abcdefgh'[index]}`,
  };
  return Array.from({ length: count }, (_, index) => name[bus](index));
}

/** QEMU's option syntax reads a comma as a separator; a doubled one stands for itself. */
const escapeComma = (text: string) => text.replaceAll(',', ',,');

function diskArguments(spec: QemuSpec): string[] {
  const args: string[] = [];
  if (spec.bus === 'nvme') {
    args.push('-device', 'nvme,id=bus,serial=pullab');
  } else if (spec.bus === 'ahci') {
    args.push('-device', 'ich9-ahci,id=bus');
  }
  spec.disks.forEach((disk, index) => {
    const id = `disk${index}`;
    // The disks live as long as the machine: what counts is what the guest wrote, not what the host's disk has seen.
    args.push(
      '-drive',
      `file=${escapeComma(disk.file)},format=${disk.format},if=none,id=${id},cache=unsafe,discard=unmap`,
    );
    const device = {
      'virtio-blk': `virtio-blk-pci,drive=${id}`,
      nvme: `nvme-ns,drive=${id},bus=bus,nsid=${index + 1}`,
      ahci: `ide-hd,drive=${id},bus=bus.${index}`,
    }[spec.bus];
    args.push('-device', device);
  });
  return args;
}

/**
 * Kernel parameters of every machine. The kernel skips its check of the timer on KVM by itself; on a busy host the
 * emulated timer fails it, and the kernel panics ("IO-APIC + timer doesn't work").
 */
export function baseCmdline(accelerator: Accelerator): string[] {
  return ['console=ttyS0', 'panic=-1', ...(accelerator === 'tcg' ? ['no_timer_check'] : [])];
}

// x86-64-v2, which every current distribution's userland accepts: QEMU's `max` boots a fifth slower.
const emulatedCpu = 'qemu64,+ssse3,+sse4.1,+sse4.2,+popcnt,+cx16,+lahf-lm,+rdrand';

/** The command line of QEMU for a machine (pure). Its serial ports are console, events, live output and saved files. */
export function qemuArguments(spec: QemuSpec): string[] {
  const channel = (id: keyof QemuSpec['channels']) => {
    const path = spec.channels[id];
    return path === undefined
      ? []
      : [
          ...['-chardev', `file,id=${id},path=${escapeComma(path)},append=on`],
          ...['-device', `isa-serial,chardev=${id}`],
        ];
  };
  return [
    ...['-name', spec.name, '-nodefaults', '-no-user-config', '-display', 'none', '-nic', 'none'],
    ...['-sandbox', 'on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny'],
    ...['-machine', `pc,accel=${spec.accelerator}`, '-cpu', spec.accelerator === 'kvm' ? 'host' : emulatedCpu],
    ...['-smp', String(spec.cpus), '-m', `${Math.ceil(spec.memoryBytes / 2 ** 20)}M`],
    ...['-action', 'reboot=shutdown,shutdown=poweroff', '-qmp', 'stdio'],
    ...channel('console'),
    ...channel('events'),
    ...channel('live'),
    ...channel('save'),
    ...['-kernel', spec.kernel, '-initrd', spec.initrd, '-append', spec.cmdline.join(' ')],
    ...diskArguments(spec),
    ...(spec.hostShare === null
      ? []
      : ['-virtfs', `local,path=/,mount_tag=${spec.hostShare},security_model=none,readonly=on,multidevs=remap`]),
  ];
}

// An event may end a wait; output is only shown.
const eventPollMs = 20;
const outputPollMs = 100;

export interface QemuListeners {
  console: (chunk: Buffer) => void;
  events: (chunk: Buffer) => void;
  live: (chunk: Buffer) => void;
  /** What the machine sends of its files, where it has a port for that. */
  save?: (chunk: Buffer) => void;
}

export interface QemuExit {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** QEMU's own word for why the guest stopped: `guest-reset`, `guest-shutdown`, `guest-panic`, …; null if it said none. */
  shutdown: string | null;
  /** The last part of what QEMU wrote to its standard error. */
  stderr: string;
}

export interface QemuProcess {
  pid: number;
  exited: Promise<QemuExit>;
  /** Ends the process at once. */
  kill: () => void;
}

const qmpMessage = (line: string): Record<string, unknown> => {
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return {};
  }
};

/** Reads QEMU's monitor protocol for the reason of the shutdown (https://www.qemu.org/docs/master/interop/qmp-spec.html). */
function watchMonitor(child: ChildProcess, onShutdown: (reason: string) => void): void {
  const input = child.stdin as Writable;
  input.on('error', () => {});
  const onLine = (line: string) => {
    const message = qmpMessage(line);
    if (message.QMP) {
      input.write('{"execute":"qmp_capabilities"}\n');
    } else if (message.event === 'SHUTDOWN') {
      onShutdown(String((message.data as { reason?: string } | undefined)?.reason ?? 'unknown'));
    }
  };
  (child.stdout as Readable).setEncoding('utf8').on('data', lineSplitter(onLine));
}

/**
 * Starts QEMU; the files of its channels must exist. The kernel of the host kills it when this program dies (`setpriv --pdeathsig`), however that happens.
 *
 * The promise `exited` settles after the last byte of every channel was handed to its listener.
 */
export function startQemu(spec: QemuSpec, listeners: QemuListeners, wrapper: string[]): QemuProcess {
  const [command, ...args] = [...wrapper, spec.binary, ...qemuArguments(spec)] as [string, ...string[]];
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  let shutdown: string | null = null;
  let stderr = '';
  watchMonitor(child, (reason) => {
    shutdown = reason;
  });
  (child.stderr as Readable).setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-4096);
  });
  const followers = [
    followFile(spec.channels.events, listeners.events, eventPollMs),
    followFile(spec.channels.console, listeners.console, outputPollMs),
    followFile(spec.channels.live, listeners.live, outputPollMs),
    ...(spec.channels.save === undefined
      ? []
      : [followFile(spec.channels.save, listeners.save ?? (() => {}), outputPollMs)]),
  ];
  const ended = new Promise<QemuExit>((resolve) => {
    child.on('error', (error) => resolve({ code: null, signal: null, shutdown, stderr: error.message }));
    child.on('close', (code, signal) => resolve({ code, signal, shutdown, stderr: stderr.trim() }));
  });
  const exited = ended.then(async (exit) => {
    await Promise.all(followers.map((follower) => follower.finish()));
    return exit;
  });
  return { pid: child.pid ?? -1, exited, kill: () => void child.kill('SIGKILL') };
}
