/** The qemu lab: everything the machines of a run share, made ready once. */
import { createHash } from 'node:crypto';
import { open, readFile, stat } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { type Config, DISTRIBUTION_KERNEL, type KernelReference } from '../../config/schema.ts';
import type { TestDefinition } from '../../config/test-folder.ts';
import { errorMessage } from '../../errors.ts';
import { readGuestFiles } from '../../guest/files.ts';
import { fetchToFile } from '../../kernels/fetch.ts';
import { resolveKernel } from '../../kernels/resolve.ts';
import type { KernelRole } from '../../results/schema.ts';
import { type AcceleratorChoice, chooseAccelerator, probeBoot } from './accelerator.ts';
import { type Apt, openApt } from './apt.ts';
import { findBusybox } from './busybox.ts';
import { fetchDistributionKernel } from './distribution-kernel.ts';
import { deathWrapper, emulatorDoubt, ensurePrograms, labPrograms, qemuVersion } from './host.ts';
import { type PreparedKernel, prepareKernel } from './kernel.ts';
import type { MachineSetup } from './machine.ts';
import { requireMemory } from './memory.ts';
import { buildUserland } from './userland.ts';

export interface QemuLabRequest {
  config: Config;
  runId: string;
  tests: TestDefinition[];
  /** Kernel roles that some machine boots for sure. */
  roles: KernelRole[];
  cacheDir: string;
  scratch: string;
  /** Whether missing programs may be installed on this host. */
  install: boolean;
  watchProcess: (pid: number) => void;
  forgetProcess: (pid: number) => void;
  log: (line: string) => void;
}

export interface QemuLab {
  setup: MachineSetup;
  /** Facts that limit what the results say; part of the report. */
  environment: Record<string, string>;
  notes: string[];
  /** Says what kernels and processors the machines use. */
  accelerator: AcceleratorChoice;
}

const binary = 'qemu-system-x86_64';

/** Opens apt once, and only when something needs it. */
function lazyApt(request: QemuLabRequest): () => Promise<Apt> {
  let opened: Promise<Apt> | null = null;
  return () => {
    opened ??= openApt(request.cacheDir, request.log);
    return opened;
  };
}

async function prepareKernels(request: QemuLabRequest, apt: () => Promise<Apt>, notes: string[]) {
  const { config, cacheDir, log } = request;
  const guest = readGuestFiles();
  const file = await findBusybox(cacheDir, apt);
  const busybox = {
    file,
    digest: createHash('sha256')
      .update(await readFile(file))
      .digest('hex'),
  };
  const context = { cacheDir, busybox, guest, userland: config.qemu.userland };
  const resolve = async (role: KernelRole, { ref, sha256, release }: KernelReference) => {
    const wanted = DISTRIBUTION_KERNEL.exec(ref)?.[1];
    const found = wanted === undefined ? ref : await fetchDistributionKernel(wanted, cacheDir, await apt());
    const given = {
      ref: found,
      ...(sha256 === undefined ? {} : { sha256 }),
      ...(release === undefined ? {} : { release }),
    };
    const artifact = await resolveKernel(given, { cacheDir, fetch: fetchToFile, log });
    return prepareKernel(role, { ...artifact, ref }, context);
  };
  const kernels: Partial<Record<KernelRole, PreparedKernel>> = {};
  for (const role of ['base', 'tip'] as const) {
    const ref = config.kernels[role];
    if (ref !== undefined) {
      kernels[role] = await resolve(role, ref);
    }
  }
  try {
    kernels.good = await resolve('good', config.qemu.kernel ?? { ref: 'distribution:newest' });
  } catch (error) {
    if (request.roles.includes('good')) {
      throw error;
    }
    notes.push(`no known-good kernel for a second opinion: ${errorMessage(error)}`);
  }
  return { kernels, guest, busybox: file };
}

async function imageFormat(file: string): Promise<'raw' | 'qcow2'> {
  const handle = await open(file, 'r');
  try {
    const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.toString('latin1') === 'QFI\xfb' ? 'qcow2' : 'raw';
  } finally {
    await handle.close();
  }
}

async function packagesUserland(request: QemuLabRequest, apt: () => Promise<Apt>, form: 'image' | 'archive') {
  const dependencies = request.tests.flatMap((test) => test.dependencies);
  return buildUserland(request.cacheDir, await apt(), dependencies, form, request.log);
}

async function prepareRoot(request: QemuLabRequest, apt: () => Promise<Apt>): Promise<MachineSetup['root']> {
  const { config } = request;
  switch (config.qemu.userland) {
    case 'host':
      return { kind: 'host' };
    case 'image': {
      const file = config.qemu.image as string;
      return { kind: 'image', file, format: await imageFormat(file) };
    }
    case 'packages':
      return { kind: 'disk', file: await packagesUserland(request, apt, 'image'), format: 'raw' };
  }
}

/**
 * Where one kernel of the run can see no disk, every machine has its files in its memory: it may boot several kernels,
 * and what is compared must not differ in its storage.
 */
async function rootForKernels(
  request: QemuLabRequest,
  apt: () => Promise<Apt>,
  root: MachineSetup['root'],
  kernels: MachineSetup['kernels'],
): Promise<MachineSetup['root']> {
  const bare = Object.values(kernels).find(({ bus }) => bus === null);
  if (bare === undefined) {
    return root;
  }
  const memory = request.config.qemu.memory;
  requireMemory(memory, 0, bare.artifact.ref);
  const file = await packagesUserland(request, apt, 'archive');
  requireMemory(memory, (await stat(file)).size, bare.artifact.ref);
  return { kind: 'memory', file };
}

const userlandWords: Record<MachineSetup['root']['kind'], string> = {
  disk: "packages of the host's distribution",
  memory: "packages of the host's distribution, in the machines' memory",
  host: "the host's files, which a machine can read but not change",
  image: 'a disk image, which the machines do not change',
};

/**
 * Makes the lab ready: programs, userland, kernels, and proof of what the processor emulation can do.
 *
 * @throws UserError for a kernel or image that is not one; InfrastructureError when the host lacks something
 */
export async function openQemuLab(request: QemuLabRequest): Promise<QemuLab> {
  const { config, cacheDir, log, watchProcess, forgetProcess } = request;
  await ensurePrograms(labPrograms, request.install, log);
  const notes: string[] = [];
  const apt = lazyApt(request);
  const version = await qemuVersion(binary);
  const wrapper = deathWrapper();
  const [{ kernels, guest, busybox }, disk] = await Promise.all([
    prepareKernels(request, apt, notes),
    prepareRoot(request, apt),
  ]);
  const root = await rootForKernels(request, apt, disk, kernels);
  if (root.kind === 'host') {
    notes.push('userland host: the machines, and the kernels under test, can read every file that this user can read');
  }
  const probe = { scratch: request.scratch, binary, wrapper, watchProcess, forgetProcess };
  const trusted = kernels.good ?? kernels.base ?? (kernels.tip as PreparedKernel);
  const accelerator = await chooseAccelerator(
    config.qemu.accel,
    { ...probe, cacheDir, version: version.text, log },
    trusted,
  );
  let goodKernel: Promise<boolean> | null = null;
  const bootSeconds = config.limits['boot-timeout'];
  const setup: MachineSetup = {
    runId: request.runId,
    scratch: request.scratch,
    guest,
    busybox,
    kernels,
    root,
    qemu: { binary, accelerator: accelerator.accelerator },
    memoryBytes: config.qemu.memory,
    diskBytes: config.qemu.disk,
    params: config.params,
    cmdline: config.qemu.cmdline.split(/\s+/).filter(Boolean),
    limits: {
      maxRuntimeSeconds: config.limits['max-runtime'],
      bootSeconds,
      silenceSeconds: config.limits['silence-timeout'],
    },
    wrapper,
    watchProcess,
    forgetProcess,
    goodKernelComesUp: () => {
      goodKernel ??=
        kernels.good === undefined
          ? Promise.resolve(false)
          : probeBoot(probe, accelerator.accelerator, kernels.good, bootSeconds).then((why) => why === null);
      return goodKernel;
    },
    emulatorDoubt: (kernel) => emulatorDoubt(version, accelerator.accelerator, kernel.artifact.image.release ?? ''),
  };
  return { setup, notes, accelerator, environment: describe(config, version.text, accelerator, setup) };
}

function describe(
  config: Config,
  version: string,
  choice: AcceleratorChoice,
  setup: MachineSetup,
): Record<string, string> {
  const emulated = choice.accelerator === 'tcg';
  return {
    emulator: `QEMU ${version}`,
    accelerator: `${choice.accelerator} (${choice.why})`,
    timings: emulated
      ? 'emulated processors: durations and benchmark values say nothing about the speed of a kernel'
      : 'virtual machines on a shared host',
    host_cpus: String(cpus().length),
    host_cpu: cpus()[0]?.model ?? 'unknown',
    machine: `${config.qemu.cpus} CPUs, ${Math.round(config.qemu.memory / 2 ** 20)} MiB`,
    userland: userlandWords[setup.root.kind],
  };
}

/** Where fetched packages, unpacked kernels and userland images are kept between runs. */
export function cacheFolder(env: Record<string, string | undefined>, home: string): string {
  return env.PULLAB_CACHE || join(env.XDG_CACHE_HOME || join(home, '.cache'), 'pullab');
}
