/** What a machine starts with in /pullab: the client, the test's folder, and the state of the stages. */
import { chmod, copyFile, cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { renderMachineEnv } from '../../guest/machine-env.ts';
import type { MachineOrder, MachineSetup } from './machine.ts';

const liveLimitBytes = 256 * 1024;
/** What the machine's own timer adds to its limit, so that the lab's verdict comes first. */
const deadlineGraceSeconds = 120;

/** The variables a client gives to the stages (design: the stage contract). */
export function machineVariables(
  setup: MachineSetup,
  order: MachineOrder,
  stageSeconds: number,
): Record<string, string> {
  return {
    ...setup.params,
    PULLAB_TEST: order.test.name,
    PULLAB_MACHINE: order.id,
    PULLAB_INSTANCE_ID: order.id,
    PULLAB_INSTANCE_TYPE: order.instanceType,
    PULLAB_ARCH: 'x86_64',
    PULLAB_ORDER: order.order,
    PULLAB_KERNEL_BASE: setup.kernels.base?.artifact.image.release ?? '',
    PULLAB_KERNEL_TIP: setup.kernels.tip?.artifact.image.release ?? '',
    PULLAB_STAGE_TIMEOUT: String(stageSeconds),
    PULLAB_LIVE_LIMIT: String(liveLimitBytes),
    TEST_NAME: order.test.name,
    RUN_PREFIX: `run_${setup.runId}`,
  };
}

/** Writes a machine's /pullab into the folder `tree`, which need not exist. */
export async function makeWorkTree(
  tree: string,
  setup: MachineSetup,
  order: MachineOrder,
  stageSeconds: number,
): Promise<void> {
  const { guest } = setup;
  for (const name of ['bin', 'state', 'log', 'results']) {
    await mkdir(join(tree, name), { recursive: true });
  }
  // Links into a library the tests share become files: the machine sees this one folder only.
  await cp(order.test.folder, join(tree, 'test'), { recursive: true, dereference: true });
  const programs = {
    'pullab-client': guest.client,
    'pullab-supervisor': guest.supervisor,
    'pullab-kernel': guest.kernel,
    'pullab-lib.sh': guest.lib,
  };
  for (const [name, text] of Object.entries(programs)) {
    await writeFile(join(tree, 'bin', name), text);
    await chmod(join(tree, 'bin', name), 0o755);
  }
  await copyFile(setup.busybox, join(tree, 'busybox'));
  await chmod(join(tree, 'busybox'), 0o755);
  for (const name of ['stage', 'done', 'next-kernel']) {
    await writeFile(join(tree, 'state', name), `${' '.repeat(63)}\n`);
  }
  await writeFile(join(tree, 'stages'), order.test.stages.map((stage) => `${stage.script}\n`).join(''));
  await writeFile(join(tree, 'machine.env'), renderMachineEnv(machineVariables(setup, order, stageSeconds)));
  await writeFile(join(tree, 'deadline'), `${setup.limits.maxRuntimeSeconds + deadlineGraceSeconds}\n`);
}
