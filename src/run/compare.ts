/** Compares the benchmark values that the machines of a run left. */
import { compareBenchmarks } from '../analyze/compare.ts';
import { filesOfMachines } from '../analyze/files.ts';
import type { ComparisonFile } from '../compare/schema.ts';
import type { Config } from '../config/schema.ts';
import { errorMessage } from '../errors.ts';
import type { Machine } from '../results/schema.ts';

export interface ComparisonOutcome {
  /** Null when there is nothing to compare. */
  comparison: ComparisonFile | null;
  notes: string[];
}

/** Compares tip with base; a run goes on without a comparison, with a note that says why there is none. */
export async function compareMachines(
  out: string,
  machines: Machine[],
  settings: Config['compare'],
  emulated: boolean,
): Promise<ComparisonOutcome> {
  try {
    const benchmarks = { ...(await filesOfMachines(out, machines)), emulated };
    const { comparison, excluded } = await compareBenchmarks(benchmarks, settings);
    const notes = comparison === null ? excluded.map(({ what, reason }) => `not compared: ${what}: ${reason}`) : [];
    return { comparison, notes };
  } catch (error) {
    return { comparison: null, notes: [`the benchmarks could not be compared: ${errorMessage(error)}`] };
  }
}
