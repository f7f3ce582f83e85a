/** Whether KVM really works here. That /dev/kvm opens proves nothing: nested hosts may hang in it, so a kernel is booted. */
import { createHash } from 'node:crypto';
import { accessSync, constants, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InfrastructureError } from '../../errors.ts';
import { type Accelerator, baseCmdline, type QemuProcess, type QemuSpec, startQemu } from './process.ts';

export interface AcceleratorChoice {
  accelerator: Accelerator;
  why: string;
}

export interface ProbeContext {
  /** Temporary folder of the run. */
  scratch: string;
  binary: string;
  wrapper: string[];
  watchProcess: (pid: number) => void;
  forgetProcess: (pid: number) => void;
}

const kvmProbeSeconds = 10;

/** Boots a kernel to its first program on a machine without disks. Resolves to null when it came up, else to why not. */
export async function probeBoot(
  context: ProbeContext,
  accelerator: Accelerator,
  kernel: { file: string; initrd: string },
  seconds: number,
): Promise<string | null> {
  const folder = await mkdtemp(join(context.scratch, 'probe-'));
  const channels = { console: join(folder, 'console'), events: join(folder, 'events'), live: join(folder, 'live') };
  await Promise.all(Object.values(channels).map((file) => writeFile(file, '')));
  const spec: QemuSpec = {
    channels,
    binary: context.binary,
    name: 'pullab-probe',
    accelerator,
    cpus: 1,
    memoryBytes: 512 * 2 ** 20,
    kernel: kernel.file,
    initrd: kernel.initrd,
    cmdline: [...baseCmdline(accelerator), 'pullab.probe'],
    bus: 'virtio-blk',
    disks: [],
    hostShare: null,
  };
  let said = '';
  let up = false;
  let timedOut = false;
  let qemu: QemuProcess | null = null;
  const ignore = () => {};
  qemu = startQemu(
    spec,
    {
      console: (chunk) => {
        said = (said + chunk.toString('latin1')).slice(-8192);
        if (said.includes('pullab-probe: up')) {
          up = true;
          qemu?.kill();
        }
      },
      events: ignore,
      live: ignore,
    },
    context.wrapper,
  );
  context.watchProcess(qemu.pid);
  const timer = setTimeout(() => {
    timedOut = true;
    qemu?.kill();
  }, seconds * 1000);
  const exit = await qemu.exited;
  clearTimeout(timer);
  context.forgetProcess(qemu.pid);
  await rm(folder, { recursive: true, force: true });
  if (up) {
    return null;
  }
  return timedOut
    ? `a kernel did not come up within ${seconds} s`
    : `QEMU ended by itself: ${exit.stderr.split('\n').at(-1)}`;
}

function kvmUnavailable(): string | null {
  try {
    accessSync('/dev/kvm', constants.R_OK | constants.W_OK);
    return null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT'
      ? 'there is no /dev/kvm'
      : '/dev/kvm may not be opened by this user';
  }
}

/** The outcome of a probe holds for this boot of the host and this QEMU. */
function probeKey(qemuVersion: string): string {
  const bootId = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8');
  return createHash('sha256').update(`${bootId} ${qemuVersion} ${kvmProbeSeconds}`).digest('hex').slice(0, 16);
}

/**
 * Chooses between KVM and emulation (TCG).
 *
 * @throws InfrastructureError when KVM is demanded and does not work
 */
export async function chooseAccelerator(
  wanted: 'auto' | Accelerator,
  context: ProbeContext & { cacheDir: string; version: string; log: (line: string) => void },
  kernel: { file: string; initrd: string },
): Promise<AcceleratorChoice> {
  if (wanted === 'tcg') {
    return { accelerator: 'tcg', why: 'as configured' };
  }
  let failure = kvmUnavailable();
  if (failure === null) {
    const folder = join(context.cacheDir, 'accelerator');
    const file = join(folder, probeKey(context.version));
    const known = await readFile(file, 'utf8').catch(() => null);
    if (known === null) {
      context.log(`trying KVM by booting a kernel (${kvmProbeSeconds} s at most) …`);
      failure = await probeBoot(context, 'kvm', kernel, kvmProbeSeconds);
      await mkdir(folder, { recursive: true });
      await writeFile(file, failure ?? '');
    } else {
      failure = known === '' ? null : known;
    }
  }
  if (failure === null) {
    return { accelerator: 'kvm', why: 'KVM booted a kernel' };
  }
  if (wanted === 'kvm') {
    throw new InfrastructureError(
      `qemu-accel is kvm, but KVM does not work here: ${failure}. Use qemu-accel: auto or tcg.`,
    );
  }
  return { accelerator: 'tcg', why: `KVM does not work here: ${failure}` };
}
