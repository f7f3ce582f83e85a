/** Finds the benchmark files below folders: our results trees, the predecessor's layout, folders of CSVs. */
import type { Dirent } from 'node:fs';
import { readdir, readFile, realpath } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { didYouMean } from '../config/nearest.ts';
import { errorMessage, UserError } from '../errors.ts';
import { stripTerminal } from '../evidence/escape.ts';
import { isEmulated } from '../results/layout.ts';
import { type RunFile, runFile } from '../results/schema.ts';
import { type Benchmarks, benchmarkSide, filesOfMachines } from './files.ts';

interface Tree {
  folder: string;
  run: RunFile;
}

const nothing = (): Benchmarks => ({ files: [], excluded: [], orders: {}, emulated: false });

function pool(left: Benchmarks, right: Benchmarks): Benchmarks {
  return {
    files: [...left.files, ...right.files],
    excluded: [...left.excluded, ...right.excluded],
    orders: { ...left.orders, ...right.orders },
    emulated: left.emulated || right.emulated,
  };
}

/** @throws UserError for a folder that cannot be read, with the nearest name beside it */
async function list(folder: string): Promise<Dirent[]> {
  try {
    return (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') {
      const beside = await readdir(dirname(folder)).catch((): string[] => []);
      throw new UserError(`${folder} does not exist${didYouMean(basename(folder), beside)}`);
    }
    throw new UserError(
      code === 'ENOTDIR'
        ? `${folder} is a file: name the folder that holds the results`
        : `${folder} cannot be read: ${errorMessage(error)}`,
    );
  }
}

async function readRun(folder: string): Promise<RunFile> {
  const file = join(folder, 'run.json');
  try {
    return runFile.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    const why = error instanceof SyntaxError ? error.message : 'it does not have the form of a run';
    throw new UserError(`${file} is not the result of a run (${why}): name another folder, or fetch it again`);
  }
}

/** The instance of a folder of the predecessor's results, `test_<t>/output/<instance>`; null for other folders. */
const instanceOf = (folder: string): string | null =>
  /[/\\]test_[^/\\]+[/\\]output[/\\]([^/\\]+)$/.exec(folder)?.[1] ?? null;

/** Why the predecessor's client says its machine failed; null when it does not. */
async function failureOf(folder: string): Promise<string | null> {
  const text = await readFile(join(folder, 'result.txt'), 'utf8').catch(() => 'SUCCESS');
  const [line = ''] = stripTerminal(text).trim().split('\n');
  return line.startsWith('SUCCESS') ? null : `result.txt says ${line.slice(0, 200) || 'nothing'}`;
}

async function filesOfFolder(folder: string, root: string, names: readonly string[]): Promise<Benchmarks> {
  const found = nothing();
  const machine = instanceOf(folder);
  const failure = machine === null ? null : await failureOf(folder);
  for (const entry of names) {
    const side = benchmarkSide(entry);
    const name = stripTerminal(relative(dirname(root), join(folder, entry)));
    if (side !== null && failure === null) {
      found.files.push({ path: join(folder, entry), name, side, machine, scope: '' });
    } else if (side !== null) {
      found.excluded.push({ what: name, reason: failure ?? '' });
    }
  }
  return found;
}

interface Survey {
  trees: Tree[];
  rest: Benchmarks;
}

/** Looks through a folder and those below it; what links lead to is not followed. */
async function survey(folder: string, root: string): Promise<Survey> {
  const entries = await list(folder);
  const has = (name: string) => entries.some((entry) => entry.name === name);
  if (has('machines') && has('run.json')) {
    return { trees: [{ folder, run: await readRun(folder) }], rest: nothing() };
  }
  const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  const found: Survey = { trees: [], rest: await filesOfFolder(folder, root, files) };
  for (const { name } of entries.filter((entry) => entry.isDirectory())) {
    const below = await survey(join(folder, name), root);
    found.trees.push(...below.trees);
    found.rest = pool(found.rest, below.rest);
  }
  return found;
}

/** Trees without those that hold the same run again, and what their machines' ids need before them to be theirs. */
function distinct(trees: readonly Tree[]): (Tree & { scope: string })[] {
  const keyOf = ({ run }: Tree) => JSON.stringify([run.run_id, run.started_at, run.machines.map(({ id }) => id)]);
  const unique = [...new Map(trees.map((tree) => [keyOf(tree), tree])).values()];
  // The jobs of a matrix are runs of the same id.
  return unique.map((tree, index) => {
    const isAlone = unique.every((other) => other === tree || other.run.run_id !== tree.run.run_id);
    const label = isAlone ? tree.run.run_id : `${tree.run.run_id}#${index + 1}`;
    return { ...tree, scope: unique.length === 1 ? '' : `${label}/` };
  });
}

/**
 * Finds the benchmark files of folders, which are pooled as one run. A folder below another is read once.
 *
 * @throws UserError for a folder that is missing or cannot be read, and for a broken `run.json`
 */
export async function findBenchmarks(folders: readonly string[]): Promise<Benchmarks> {
  const roots = await Promise.all(folders.map((folder) => realpath(folder).catch(() => folder)));
  const surveys: Survey[] = [];
  for (const root of new Set(roots)) {
    surveys.push(await survey(root, root));
  }
  let found = surveys.map(({ rest }) => rest).reduce(pool, nothing());
  for (const { folder, run, scope } of distinct(surveys.flatMap(({ trees }) => trees))) {
    const benchmarks = await filesOfMachines(folder, run.machines, scope);
    found = pool(found, { ...benchmarks, emulated: benchmarks.files.length > 0 && isEmulated(run.environment) });
  }
  return { ...found, files: [...new Map(found.files.map((file) => [file.path, file])).values()] };
}
