/** The config of one invocation: file and overrides, merged, checked and with absolute paths. */
import { dirname, isAbsolute, resolve } from 'node:path';
import type { z } from 'zod';
import { UserError } from '../errors.ts';
import { parseYaml, type YamlDocument } from './document.ts';
import { type Override, readOverride } from './options.ts';
import { phrase, problemLines, refuse, show, valueAt, type Where } from './problems.ts';
import { type Config, configSchema, DISTRIBUTION_KERNEL, type KernelReference } from './schema.ts';
import type { Path } from './walk.ts';

export const DEFAULT_FILE = 'pullab.yml';

export interface ConfigSources {
  /** The file asked for; without it `pullab.yml` in `cwd` is read, if it exists. */
  file?: string | undefined;
  /** Flags or inputs; they win over the file. */
  overrides: readonly Override[];
  /** The folder that paths in overrides, and in the absence of a file the defaults, are relative to. */
  cwd: string;
  readFile(path: string): string;
  exists(path: string): boolean;
}

export interface LoadedConfig {
  config: Config;
  /** Names where a setting came from, for messages about values that only a later check can refuse. */
  where: Where;
}

type Tree = Record<string, unknown> & { params?: unknown };

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

function readDocument({ file, cwd, readFile, exists }: ConfigSources): YamlDocument | undefined {
  const name = file ?? DEFAULT_FILE;
  const path = resolve(cwd, name);
  if (!exists(path)) {
    if (file === undefined) {
      return undefined;
    }
    throw new UserError(`config file ${file} does not exist (looked for ${path})`);
  }
  try {
    return parseYaml(name, readFile(path));
  } catch (error) {
    throw new UserError(`config file ${name} cannot be read`, { cause: error });
  }
}

/** Params are environment variables: `1.10` must not become 1.1 because YAML sees a number. */
function keepParamsAsWritten(tree: Tree, document: YamlDocument): Tree {
  if (!isTree(tree.params)) {
    return tree;
  }
  const params = Object.entries(tree.params).map(([name, value]) => {
    const isPlain = typeof value === 'number' || typeof value === 'boolean';
    return [name, isPlain ? (document.source(['params', name]) ?? value) : value];
  });
  return { ...tree, params: Object.fromEntries(params) };
}

function withValue(tree: Tree, path: Path, value: unknown): Tree {
  const [key, ...rest] = path as [string, ...string[]];
  const below = tree[key];
  if (rest.length > 0) {
    return isTree(below) || below === undefined ? { ...tree, [key]: withValue(below ?? {}, rest, value) } : tree;
  }
  return { ...tree, [key]: key === 'params' && isTree(below) && isTree(value) ? { ...below, ...value } : value };
}

/** Puts overrides over the file's tree, and keeps for every path which override it came from. */
function override(tree: Tree, overrides: readonly Override[]) {
  const problems: string[] = [];
  const labels = new Map<string, string>();
  let merged = tree;
  for (const given of overrides) {
    const { path } = given.option;
    const read = readOverride(given);
    if ('problem' in read) {
      problems.push(`${given.label}: ${read.problem}`);
    } else if (path !== null) {
      merged = withValue(merged, path, read.value);
      const places = given.option.kind === 'pairs' && isTree(read.value) ? Object.keys(read.value) : [undefined];
      for (const place of places) {
        labels.set(JSON.stringify(place === undefined ? path : [...path, place]), given.label);
      }
    }
  }
  const labelOf = (path: Path) =>
    [...path, ''].map((_, cut) => labels.get(JSON.stringify(path.slice(0, path.length - cut)))).find(Boolean);
  return { merged, problems, labelOf };
}

/** Paths of the config that name files or folders rather than addresses. */
function filePaths(config: Config): Path[] {
  const isLocal = (text: string | undefined) =>
    text !== undefined && !text.includes('://') && !DISTRIBUTION_KERNEL.test(text);
  const kernels: [KernelReference | undefined, Path][] = [
    [config.kernels.base, ['kernels', 'base']],
    [config.kernels.tip, ['kernels', 'tip']],
    [config.qemu.kernel, ['qemu', 'kernel']],
  ];
  const places: [string | undefined, Path][] = [
    [config['tests-dir'], ['tests-dir']],
    [config.expectations, ['expectations']],
    [config.qemu.image, ['qemu', 'image']],
    [config.compare.history, ['compare', 'history']],
    ...kernels.map(([kernel, path]): [string | undefined, Path] => [kernel?.ref, [...path, 'ref']]),
  ];
  return places.filter(([text]) => isLocal(text)).map(([, path]) => path);
}

/** History is written as well as read: it need not be there yet. */
const MAY_BE_MISSING = new Set(['compare']);

/** The config with absolute paths, and a line for each that leads nowhere. */
function resolvePaths(config: Config, baseOf: (path: Path) => string, exists: (path: string) => boolean, where: Where) {
  const resolved = structuredClone(config);
  const problems: string[] = [];
  for (const path of filePaths(config)) {
    const holder = valueAt(resolved, path.slice(0, -1)) as Tree;
    const key = String(path.at(-1));
    const given = String(holder[key]);
    const absolute = isAbsolute(given) ? given : resolve(baseOf(path), given);
    holder[key] = absolute;
    if (!MAY_BE_MISSING.has(String(path[0])) && !exists(absolute)) {
      const name = path.filter((part) => part !== 'ref');
      const looked = given === absolute ? '' : ` (looked for ${absolute})`;
      problems.push(`${where(name)}: ${show(given)} does not exist${looked}: correct the path`);
    }
  }
  return { resolved, problems };
}

function whereFrom(
  sources: ConfigSources,
  document: YamlDocument | undefined,
  fileTree: Tree,
  labelOf: (path: Path) => string | undefined,
): Where {
  return (path, part = 'value') => {
    const label = labelOf(path);
    const name = path.join('.');
    if (label !== undefined) {
      return label;
    }
    const isWritten = path[0] !== undefined && path[0] in fileTree;
    if (!isWritten && path[0] !== 'tests') {
      return `${name} (default)`;
    }
    const place = document?.position(path, part) ?? `no ${DEFAULT_FILE} in ${sources.cwd}`;
    return part === 'key' ? place : `${place}: ${name}`;
  };
}

function readConfig<T extends z.ZodType>(sources: ConfigSources, schema: T) {
  const document = readDocument(sources);
  refuse(document?.problems ?? []);
  const data = document?.data ?? {};
  const fileTree = isTree(data) && document !== undefined ? keepParamsAsWritten(data, document) : data;
  if (!isTree(fileTree)) {
    throw new UserError(
      `${document?.position([], 'value')}: ${show(data)} is not a mapping of settings: begin with tests: [name]`,
    );
  }
  const { merged, problems, labelOf } = override(fileTree, sources.overrides);
  const where = whereFrom(sources, document, fileTree, labelOf);
  const parsed = schema.safeParse(merged, { error: phrase, reportInput: true });
  if (!parsed.success) {
    refuse([...problems, ...problemLines(schema, parsed.error, merged, where)]);
    throw new UserError('the config is not valid', { cause: parsed.error });
  }
  return { data: parsed.data, where, problems, labelOf };
}

/**
 * Reads, merges and checks the config. Paths in the file are relative to the file, those of overrides to `cwd`; all
 * come out absolute.
 *
 * @throws UserError with every problem found, one line each: the place (`file:line:column`, flag or input), the value,
 * why it is refused, and what to write instead
 */
export function loadConfig(sources: ConfigSources): LoadedConfig {
  const { data, where, problems, labelOf } = readConfig(sources, configSchema);
  const fileBase = dirname(resolve(sources.cwd, sources.file ?? DEFAULT_FILE));
  const baseOf = (path: Path) => (labelOf(path) === undefined ? fileBase : sources.cwd);
  const result = resolvePaths(data, baseOf, sources.exists, where);
  refuse([...problems, ...result.problems]);
  return { config: result.resolved, where };
}

/**
 * What commands that only read results need of the config: neither tests nor the files of a run have to be there, but
 * a mistake anywhere in the file is refused all the same.
 *
 * @throws UserError as loadConfig
 */
export function loadReadingConfig(sources: ConfigSources): Pick<Config, 'compare' | 'fail-on'> {
  const { data, problems } = readConfig(sources, configSchema.partial({ tests: true }));
  refuse(problems);
  return data;
}
