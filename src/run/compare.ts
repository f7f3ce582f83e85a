/** Compares the benchmark values that the machines of a run left. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compareRows } from '../compare/compare.ts';
import { parseBenchmarkCsv, sideOfFile } from '../compare/csv.ts';
import type { BenchmarkSeries } from '../compare/rows.ts';
import type { ComparisonFile } from '../compare/schema.ts';
import type { Config } from '../config/schema.ts';
import { errorMessage } from '../errors.ts';
import type { Machine } from '../results/schema.ts';
import { machineFolder } from './machines.ts';

export interface ComparisonOutcome {
  /** Null when there is nothing to compare. */
  comparison: ComparisonFile | null;
  notes: string[];
}

/**
 * Reads `benchmark-base*.csv` and `benchmark-tip*.csv` of all machines that passed and compares tip with base.
 *
 * A machine that failed or is incomplete is left out: its values are of an environment in which something was wrong.
 */
export async function compareMachines(
  out: string,
  machines: Machine[],
  settings: Config['compare'],
  orders: Record<string, 'base-first' | 'tip-first'>,
): Promise<ComparisonOutcome> {
  const rows: BenchmarkSeries[] = [];
  const excluded: ComparisonFile['excluded'] = [];
  for (const machine of machines) {
    const folder = machineFolder(out, machine);
    for (const name of (await readdir(folder).catch(() => [])).sort()) {
      const side = /^benchmark-.*\.csv$/.test(name) ? sideOfFile(name) : null;
      if (side === null) {
        continue;
      }
      if (machine.verdict !== 'pass') {
        excluded.push({ what: `${machine.id}/${name}`, reason: `the machine's verdict is ${machine.verdict}` });
        continue;
      }
      const parsed = parseBenchmarkCsv(await readFile(join(folder, name), 'utf8'), {
        name: `${machine.id}/${name}`,
        side,
      });
      rows.push(...parsed.series);
      excluded.push(...parsed.excluded);
    }
  }
  if (rows.length === 0) {
    return { comparison: null, notes: excluded.map(({ what, reason }) => `not compared: ${what}: ${reason}`) };
  }
  try {
    const comparison = compareRows(rows, {
      margin: settings.margin / 100,
      min_effect: settings['min-effect'] / 100,
      negative_controls: settings['negative-controls'],
      directions: settings.directions,
      order: orders,
    });
    return { comparison: { ...comparison, excluded: [...comparison.excluded, ...excluded] }, notes: [] };
  } catch (error) {
    return { comparison: null, notes: [`the benchmarks could not be compared: ${errorMessage(error)}`] };
  }
}
