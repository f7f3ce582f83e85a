/** Reads benchmark files and compares tip with base: the way of `run` and of `analyze`. */
import { readFile } from 'node:fs/promises';
import { compareRows } from '../compare/compare.ts';
import { readBenchmarkCsv } from '../compare/csv.ts';
import type { BenchmarkSeries } from '../compare/rows.ts';
import type { ComparisonFile, ComparisonVerdict, Remark } from '../compare/schema.ts';
import { UNKNOWN_MACHINE } from '../compare/strata.ts';
import type { Config } from '../config/schema.ts';
import type { BenchmarkFile, Benchmarks } from './files.ts';

export interface BenchmarkComparison {
  /** Null when there are no values. */
  comparison: ComparisonFile | null;
  /** What was left out before anything could be compared; part of `comparison.excluded`, where there is one. */
  excluded: Remark[];
}

/** A row that does not name its machine is of the one whose folder it is in. */
function ofMachine(series: BenchmarkSeries, { machine, scope }: BenchmarkFile): BenchmarkSeries {
  const isUnknown = UNKNOWN_MACHINE.test(series.instance_id);
  if (isUnknown && machine === null) {
    return series;
  }
  return { ...series, instance_id: scope + (isUnknown ? machine : series.instance_id) };
}

const EMULATED: Remark = {
  what: 'emulated processors',
  reason: 'the times are those of the emulator: they say nothing about the speed of a kernel, and gate nothing',
};

/**
 * Compares the values of benchmark files as one run.
 *
 * @throws UserError when a side holds more than one kernel
 */
export async function compareBenchmarks(
  { files, excluded, orders, emulated }: Benchmarks,
  settings: Config['compare'],
): Promise<BenchmarkComparison> {
  const rows: BenchmarkSeries[] = [];
  const leftOut = [...excluded];
  for (const file of files) {
    const contents = readBenchmarkCsv([await readFile(file.path)], file);
    rows.push(...contents.series.map((series) => ofMachine(series, file)));
    leftOut.push(...contents.excluded);
  }
  if (rows.length === 0) {
    return { comparison: null, excluded: leftOut };
  }
  const comparison = compareRows(rows, {
    margin: settings.margin / 100,
    min_effect: settings['min-effect'] / 100,
    negative_controls: settings['negative-controls'],
    directions: settings.directions,
    order: orders,
  });
  return {
    comparison: {
      ...comparison,
      excluded: [...comparison.excluded, ...leftOut],
      warnings: [...comparison.warnings, ...(emulated ? [EMULATED] : [])],
    },
    excluded: leftOut,
  };
}

/** Whether benchmarks end a command with a failure; emulated processors measure the emulator, so theirs never do. */
export function benchmarksFail(
  verdict: ComparisonVerdict | null,
  { emulated, failOn }: { emulated: boolean; failOn: Config['fail-on'] },
): boolean {
  return !emulated && (verdict === 'regression' || verdict === 'suspect') && failOn.includes(verdict);
}
