/** A test as its folder defines it: stages, dependencies and `test.yml`. */
import {
  accessSync,
  constants,
  type Dirent,
  existsSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { join, sep } from 'node:path';
import { z } from 'zod';
import { UserError } from '../errors.ts';
import { parseYaml } from './document.ts';
import { didYouMean } from './nearest.ts';
import { phrase, problemLines, refuse, show, type Where } from './problems.ts';
import type { Config } from './schema.ts';
import { duration } from './units.ts';
import { compareVersions } from './version-sort.ts';

/** What a test may need of the machine it runs on. */
export const need = z.enum(['kernels', 'network', 'metal', 'nested-virtualization']);
export type Need = z.infer<typeof need>;

export const resultFormat = z.enum([
  'auto',
  'none',
  'ktap',
  'tap',
  'ltp',
  'kselftest',
  'kunit',
  'kvm-unit-tests',
  'junit',
]);
export type ResultFormat = z.infer<typeof resultFormat>;

const flag = z.boolean({ error: 'is neither true nor false' });

/** `test.yml` of a test's folder. */
export const testFileSchema = z.strictObject({
  description: z.string().optional().describe('What the test tests'),
  timeout: duration.optional().describe('Longest time one stage of this test may run'),
  needs: z
    .array(need)
    .prefault([])
    .describe('What the test needs: kernels when it switches between base and tip itself'),
  exclusive: flag.prefault(false).describe('Whether no other machine may run beside it on the same host'),
  'result-format': resultFormat.prefault('auto').describe('Format of the results that the stages print'),
});

export interface TestDefinition {
  name: string;
  /** Absolute path. */
  folder: string;
  /** In the order they run; `n` is 1-based. */
  stages: { n: number; script: string }[];
  /** Package names. */
  dependencies: string[];
  needs: Need[];
  timeout_s: number | null;
  exclusive: boolean;
  description: string | null;
  result_format: ResultFormat;
}

const isInside = (folder: string, path: string) => path === folder || path.startsWith(folder + sep);

/** Names of the folders that hold stages. */
function existingTests(testsDir: string): string[] {
  return readdirSync(testsDir, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.') && !entry.isFile())
    .map((entry) => entry.name)
    .filter((name) => existsSync(join(testsDir, name)) && statSync(join(testsDir, name)).isDirectory())
    .filter((name) => stageScripts(join(testsDir, name)).length > 0)
    .sort();
}

function stageScripts(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => /^run.*\.sh$/.test(file))
    .sort(compareVersions);
}

function checkExists(testsDir: string, name: string): string {
  if (!/^[A-Za-z0-9_-]+$/.test(name)) {
    const why = name.includes('/') ? 'is a path, which could lead out of tests-dir' : 'is not the name of a test';
    throw new UserError(`${show(name)} ${why}: name a folder of ${testsDir} by letters, digits, _ and - only`);
  }
  if (!existsSync(testsDir) || !statSync(testsDir).isDirectory()) {
    throw new UserError(`${show(name)}: tests-dir ${testsDir} is not a folder: create it, or give --tests-dir`);
  }
  const folder = join(testsDir, name);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    const known = existingTests(testsDir);
    const list = known.length === 0 ? 'there are no tests in it' : `it has: ${known.join(', ')}`;
    throw new UserError(`test ${show(name)} does not exist in ${testsDir}${didYouMean(name, known)} (${list})`);
  }
  return folder;
}

/** Every link must stay in tests-dir: what it points to is packed and sent to a machine that runs hostile code. */
function linkProblems(testsDir: string, folder: string): string[] {
  const root = realpathSync(testsDir);
  const problemOf = (path: string): string | undefined => {
    if (!existsSync(path)) {
      return `${path} is a link to nothing: remove or correct it`;
    }
    const target = realpathSync(path);
    return isInside(root, target)
      ? undefined
      : `${path} is a link to ${target}, outside ${testsDir}: copy the file into it`;
  };
  const seen = new Set<string>();
  const list = (parent: string): string[] => {
    const real = realpathSync(parent);
    if (seen.has(real)) {
      return [];
    }
    seen.add(real);
    return readdirSync(parent, { withFileTypes: true }).flatMap((entry) => visit(entry, join(parent, entry.name)));
  };
  const visit = (entry: Dirent, path: string): string[] => {
    const problem = entry.isSymbolicLink() ? problemOf(path) : undefined;
    if (problem !== undefined) {
      return [problem];
    }
    return statSync(path).isDirectory() ? list(path) : [];
  };
  const itself = problemOf(folder);
  return itself === undefined ? list(folder) : [itself];
}

function stageProblems(folder: string, scripts: readonly string[]): string[] {
  if (scripts.length === 0) {
    return [`${folder} has no stage: add run.sh, or run-1.sh, run-2.sh, …`];
  }
  return scripts.flatMap((script) => {
    const path = join(folder, script);
    if (!existsSync(path)) {
      return [];
    }
    if (!statSync(path).isFile()) {
      return [`${path} is not a file: a stage is a shell script`];
    }
    try {
      accessSync(path, constants.R_OK);
    } catch {
      return [`${path} cannot be read: chmod +r ${path}`];
    }
    const isExecutable = (statSync(path).mode & 0o111) !== 0;
    return isExecutable ? [] : [`${path} is not executable: chmod +x ${path}`];
  });
}

const isRegularFile = (path: string) => existsSync(path) && statSync(path).isFile();

/** Package names, one per line; `#` begins a comment. */
function readDependencies(path: string): { dependencies: string[]; problems: string[] } {
  if (!isRegularFile(path)) {
    return { dependencies: [], problems: [] };
  }
  const entries = readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .map((line, index) => ({ name: line.replace(/#.*/, '').trim(), line: index + 1 }))
    .filter(({ name }) => name !== '');
  const problems = entries
    .filter(({ name }) => !/^[a-z0-9][a-z0-9+.-]*$/.test(name))
    .map(
      ({ name, line }) =>
        `${path}:${line}: ${show(name)} is not the name of a package: one name per line, of a-z, 0-9, + . and -`,
    );
  return { dependencies: [...new Set(entries.map(({ name }) => name))], problems };
}

type TestFile = z.infer<typeof testFileSchema>;

function readTestFile(path: string): { settings: TestFile; problems: string[] } {
  const none = testFileSchema.parse({});
  if (!isRegularFile(path)) {
    return { settings: none, problems: [] };
  }
  const document = parseYaml(path, readFileSync(path, 'utf8'));
  if (document.problems.length > 0) {
    return { settings: none, problems: document.problems };
  }
  const data = document.data ?? {};
  const where: Where = (place, part = 'value') => {
    const position = document.position(place, part);
    return part === 'key' || place.length === 0 ? position : `${position}: ${place.join('.')}`;
  };
  const parsed = testFileSchema.safeParse(data, { error: phrase, reportInput: true });
  return parsed.success
    ? { settings: parsed.data, problems: [] }
    : { settings: none, problems: problemLines(testFileSchema, parsed.error, data, where) };
}

/**
 * Reads the definition of one test.
 *
 * @throws UserError when the test does not exist (with the nearest name), its name or a link leads out of tests-dir, or
 * its stages, `dependencies.txt` or `test.yml` are not as the stage contract has them; all problems at once
 */
export function readTest(testsDir: string, name: string): TestDefinition {
  const folder = checkExists(testsDir, name);
  refuse(linkProblems(testsDir, folder));
  const scripts = stageScripts(folder);
  const { dependencies, problems } = readDependencies(join(folder, 'dependencies.txt'));
  const { settings, problems: fileProblems } = readTestFile(join(folder, 'test.yml'));
  refuse([...stageProblems(folder, scripts), ...problems, ...fileProblems]);
  return {
    name,
    folder,
    stages: scripts.map((script, index) => ({ n: index + 1, script })),
    dependencies,
    needs: settings.needs,
    timeout_s: settings.timeout ?? null,
    exclusive: settings.exclusive,
    description: settings.description ?? null,
    result_format: settings['result-format'],
  };
}

/**
 * Reads the definitions of all tests of a config.
 *
 * @throws UserError with the problems of all of them, each with the place where the test is named
 */
export function readTests(config: Config, where: Where): TestDefinition[] {
  const problems: string[] = [];
  const tests = config.tests.flatMap((name, index) => {
    try {
      return [readTest(config['tests-dir'], name)];
    } catch (error) {
      if (!(error instanceof UserError)) {
        throw error;
      }
      problems.push(`${where(['tests', index])}: ${error.message}`);
      return [];
    }
  });
  refuse(problems);
  return tests;
}
