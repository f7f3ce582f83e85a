import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorMessage, UserError } from '../errors.ts';
import { detectCompression } from './compression.ts';
import { resolveInside } from './containment.ts';
import { decompressBytes } from './decompress.ts';
import {
  type ModuleInfo,
  moduleName,
  normalName,
  parseBuiltinList,
  parseBuiltinModinfo,
  parseModule,
} from './modinfo.ts';
import { MissingTool } from './tools.ts';

export interface ModuleClosure {
  /** Module files, absolute, in the order in which they can be loaded. */
  files: string[];
  /** Those of `files` that only a soft dependency asks for: loading one may fail (crc32c_intel without SSE 4.2). */
  optional: string[];
  /** The wanted or needed modules, normalised, that are built in. */
  builtin: string[];
  /** The wanted or needed modules, normalised, that are neither there nor built in. */
  missing: string[];
}

/** All modules of one folder by their normalised names. */
interface ModuleIndex {
  root: string;
  files: Map<string, string>;
  builtin: Set<string>;
  builtinInfo: Map<string, ModuleInfo>;
  /** What has been read of the files so far. */
  info: Map<string, ModuleInfo>;
}

const MAX_MODULE = 256 << 20;

/**
 * What must be loaded, and in which order, to have the `wanted` modules. Dependencies come from the `.modinfo` of the
 * modules themselves: packages need not ship a `modules.dep`, and one that is there could be stale.
 *
 * @param modulesDir `lib/modules/<release>`.
 * @throws UserError for a damaged module; MissingTool for one that cannot be decompressed here.
 */
export async function moduleClosure(modulesDir: string, wanted: readonly string[]): Promise<ModuleClosure> {
  const index = indexModules(modulesDir);
  const closure: ModuleClosure = { files: [], optional: [], builtin: [], missing: [] };
  const hard = new Set<string>();
  const visited = new Set<string>();
  const visit = async (name: string, needed: boolean): Promise<void> => {
    if (visited.has(name) && (hard.has(name) || !needed)) {
      return;
    }
    const again = visited.has(name);
    visited.add(name);
    if (needed) {
      hard.add(name);
    }
    const file = index.builtin.has(name) ? undefined : index.files.get(name);
    if (file === undefined) {
      if (index.builtin.has(name)) {
        note(closure.builtin, name);
      } else if (needed) {
        note(closure.missing, name);
      }
      return;
    }
    const info = await infoOf(index, name, file);
    for (const soft of again ? [] : info.softPre) {
      for (const provider of await providers(index, soft)) {
        await visit(provider, false);
      }
    }
    for (const dependency of info.depends) {
      await visit(normalName(dependency), needed);
    }
    note(closure.files, join(modulesDir, file));
  };
  for (const name of wanted) {
    await visit(normalName(name), true);
  }
  const hardFiles = new Set([...hard].map((name) => join(modulesDir, index.files.get(name) ?? '')));
  closure.optional = closure.files.filter((file) => !hardFiles.has(file));
  return closure;
}

function note(list: string[], item: string): void {
  if (!list.includes(item)) {
    list.push(item);
  }
}

/** The bytes of a module file, decompressed, as an initramfs without a decompressor needs them. */
export async function readModule(file: string): Promise<Buffer> {
  const bytes = await readFile(file);
  const compression = detectCompression(bytes);
  if (compression === 'none') {
    return bytes;
  }
  try {
    if (compression === null) {
      throw new Error('it is no ELF, nor compressed in a known way');
    }
    return await decompressBytes(bytes, compression, MAX_MODULE);
  } catch (error) {
    if (error instanceof MissingTool) {
      throw error;
    }
    throw new UserError(`the module ${file} cannot be read: ${errorMessage(error)}`);
  }
}

/** The normalised names in a `modules.builtin` file. */
export function readBuiltinList(file: string): Set<string> {
  return parseBuiltinList(readFileSync(file, 'utf8'));
}

function indexModules(root: string): ModuleIndex {
  const files = new Map<string, string>();
  for (const path of walk(root, '')) {
    const name = moduleName(path);
    // updates/ holds what is to replace a module of kernel/ (depmod.d(5)).
    if (name !== null && (!files.has(name) || path.startsWith('updates/'))) {
      files.set(name, path);
    }
  }
  const list = readInside(root, 'modules.builtin');
  const modinfo = readInside(root, 'modules.builtin.modinfo');
  return {
    root,
    files,
    builtin: list === null ? new Set() : parseBuiltinList(list.toString('utf8')),
    builtinInfo: modinfo === null ? new Map() : parseBuiltinModinfo(modinfo),
    info: new Map(),
  };
}

/** Regular files only: symbolic links (`build`, `source`, weak-updates) are not followed. */
function* walk(root: string, folder: string): Generator<string> {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      yield* walk(root, path);
    } else if (entry.isFile()) {
      yield path;
    }
  }
}

function readInside(root: string, path: string): Buffer | null {
  const real = existsSync(join(root, path)) ? resolveInside(root, path) : null;
  return real === null ? null : readFileSync(real);
}

async function infoOf(index: ModuleIndex, name: string, file: string): Promise<ModuleInfo> {
  const known = index.info.get(name);
  if (known !== undefined) {
    return known;
  }
  const info = parseModule(await readModule(join(index.root, file)));
  index.info.set(name, info);
  return info;
}

/**
 * The modules a soft dependency means: one of that name, or all that have it as an alias. None when a built-in one
 * provides it. Reading every module for its aliases would take seconds, so only likely ones are read.
 */
async function providers(index: ModuleIndex, wanted: string): Promise<string[]> {
  const name = normalName(wanted);
  const isProvider = (info: ModuleInfo): boolean => info.aliases.some((alias) => normalName(alias) === name);
  if (index.builtin.has(name) || [...index.builtinInfo.values()].some(isProvider)) {
    return [];
  }
  if (index.files.has(name)) {
    return [name];
  }
  for (const candidates of aliasCandidates(index, name)) {
    const found: string[] = [];
    for (const candidate of candidates) {
      if (isProvider(await infoOf(index, candidate, index.files.get(candidate) ?? ''))) {
        found.push(candidate);
      }
    }
    if (found.length > 0) {
      return found;
    }
  }
  return [];
}

/** Modules named after the alias (crypto-crc32c → crc32c_generic); failing that, all of the crypto folders. */
function aliasCandidates(index: ModuleIndex, alias: string): string[][] {
  const stem = alias.replace(/^crypto_/, '');
  const names = [...index.files.keys()];
  const crypto = names.filter((name) => /(^|\/)(crypto|lib)\//.test(index.files.get(name) ?? ''));
  return [names.filter((name) => name.includes(stem)), alias.startsWith('crypto_') ? crypto : []];
}
