/** The benchmark files of finished runs: which there are, which machine each is of, and which are left out and why. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sideOfFile } from '../compare/csv.ts';
import type { Side } from '../compare/rows.ts';
import type { Remark, RunOrder } from '../compare/schema.ts';
import { machineFolder } from '../results/layout.ts';
import type { Machine } from '../results/schema.ts';

/** One benchmark file that takes part. */
export interface BenchmarkFile {
  path: string;
  /** As a reader of `excluded` should see it. */
  name: string;
  side: Side;
  /** The machine whose folder holds it; null where a folder is of no one machine. */
  machine: string | null;
  /** Put before the ids of its machines: another run's machines may have the same. */
  scope: string;
}

export interface Benchmarks {
  files: BenchmarkFile[];
  excluded: Remark[];
  /** Which kernel each machine ran first. */
  orders: Record<string, RunOrder>;
  /** Whether some of the processors were emulated. */
  emulated: boolean;
}

/** The side of a file of benchmark values; null for every other file. */
export const benchmarkSide = (name: string): Side | null =>
  /^benchmark-.*\.csv$/.test(name) ? sideOfFile(name) : null;

/** What the boots say of which kernel was measured first; the plan may have been overtaken by a retried boot. */
function orderOf({ boot_log }: Machine): RunOrder | null {
  const first = boot_log.find(({ kernel }) => kernel !== 'good');
  return first === undefined ? null : first.kernel === 'base' ? 'base-first' : 'tip-first';
}

/**
 * The benchmark files of the machines of one results tree.
 *
 * A machine that did not pass is left out: its values are of an environment in which something was wrong.
 */
export async function filesOfMachines(tree: string, machines: readonly Machine[], scope = ''): Promise<Benchmarks> {
  const found: Benchmarks = { files: [], excluded: [], orders: {}, emulated: false };
  for (const machine of machines) {
    const id = machine.instance_id ?? machine.id;
    const order = orderOf(machine);
    if (order !== null) {
      found.orders[scope + id] = order;
    }
    const folder = machineFolder(tree, machine);
    for (const entry of (await readdir(folder).catch(() => [])).sort()) {
      const side = benchmarkSide(entry);
      const name = `${scope}${machine.id}/${entry}`;
      if (side !== null && machine.verdict === 'pass') {
        found.files.push({ path: join(folder, entry), name, side, machine: id, scope });
      } else if (side !== null) {
        found.excluded.push({ what: name, reason: `the machine's verdict is ${machine.verdict}` });
      }
    }
  }
  return found;
}
