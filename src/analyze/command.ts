/** `analyze`: benchmarks of finished runs → `comparison.json` and a table. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { EXIT } from '../cli/exit.ts';
import type { Face } from '../cli/face.ts';
import type { ComparisonFile, Remark } from '../compare/schema.ts';
import type { Config } from '../config/schema.ts';
import { errorMessage, UserError } from '../errors.ts';
import { safeJson } from '../evidence/escape.ts';
import { comparisonMarkdown } from '../report/summary.ts';
import { renderComparison, renderRemarks } from '../report/text.ts';
import { benchmarksFail, compareBenchmarks } from './compare.ts';
import type { Benchmarks } from './files.ts';
import { findBenchmarks } from './find.ts';

export interface AnalyzeRequest {
  folders: readonly string[];
  cwd: string;
  settings: Pick<Config, 'compare' | 'fail-on'>;
  /** Absolute; undefined: nothing is written. */
  out: string | undefined;
  json: boolean;
  face: Face;
  printDocument: (text: string) => void;
}

const MAX_REASONS = 5;

function nothingToCompare(why: string, excluded: readonly Remark[]): UserError {
  const reasons = excluded.slice(0, MAX_REASONS).map(({ what, reason }) => `\n  ${what}: ${reason}`);
  const more = excluded.length > MAX_REASONS ? `\n  … and ${excluded.length - MAX_REASONS} more` : '';
  return new UserError(`nothing to compare: ${why}${reasons.join('')}${more}`);
}

/** @throws UserError when a side has no values, or holds more than one kernel */
async function compareBothSides(benchmarks: Benchmarks, settings: AnalyzeRequest['settings']): Promise<ComparisonFile> {
  const { comparison, excluded } = await compareBenchmarks(benchmarks, settings.compare);
  if (comparison === null) {
    const names = 'benchmark-base*.csv and benchmark-tip*.csv';
    throw nothingToCompare(
      excluded.length === 0 ? `there are no ${names} in these folders` : 'every benchmark file was left out',
      excluded,
    );
  }
  const missing = (['base', 'tip'] as const).filter((side) =>
    comparison.comparisons.every((item) => item[`n_${side}`] === 0),
  );
  if (missing.length > 0) {
    const files = missing.map((side) => `benchmark-${side}*.csv`).join(' and ');
    throw nothingToCompare(
      `there are no values of ${missing.join(' and ')}; add a folder with ${files}`,
      comparison.excluded,
    );
  }
  return comparison;
}

async function write(out: string, comparison: ComparisonFile): Promise<string> {
  const file = join(out, 'comparison.json');
  try {
    await mkdir(out, { recursive: true });
    await writeFile(file, `${JSON.stringify(comparison, null, 2)}\n`);
  } catch (error) {
    throw new UserError(`--out: ${file} cannot be written: ${errorMessage(error)}`);
  }
  return file;
}

/**
 * Compares the benchmarks of folders, pooled as one run.
 *
 * @returns the exit code
 * @throws UserError when a folder is missing or there is nothing to compare
 */
export async function analyzeCommand(request: AnalyzeRequest): Promise<number> {
  const { settings, face, out } = request;
  const benchmarks = await findBenchmarks(request.folders.map((folder) => resolve(request.cwd, folder)));
  const comparison = await compareBothSides(benchmarks, settings);
  const { emulated } = benchmarks;
  for (const line of [...renderComparison(comparison, emulated), ...renderRemarks(comparison)]) {
    face.info(line);
  }
  if (out !== undefined) {
    face.info(`Comparison: ${await write(out, comparison)}`);
    face.setOutput('results-dir', out);
  }
  if (request.json) {
    request.printDocument(safeJson(comparison));
  }
  face.setOutput('regressions', String(comparison.metrics.filter(({ verdict }) => verdict === 'regression').length));
  await face.summary(comparisonMarkdown(comparison, emulated));
  return benchmarksFail(comparison.verdict, { emulated, failOn: settings['fail-on'] }) ? EXIT.failure : EXIT.fine;
}
