/**
 * Packages of the host's distribution, fetched without installing them and without root: apt itself resolves the
 * dependencies, with package lists and a cache of our own and an empty record of what is installed.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorMessage, InfrastructureError, UserError } from '../../errors.ts';
import { exec, findProgram } from '../../exec.ts';

export interface Apt {
  /** The package files of `names` and of everything they depend on. */
  fetchClosure: (names: string[]) => Promise<string[]>;
  /** Of what installing `name` would take, only the packages whose name matches. */
  fetchMatching: (name: string, pattern: RegExp) => Promise<string[]>;
  /** Names of packages that match an extended regular expression. */
  search: (pattern: string) => Promise<string[]>;
}

const listsMaxAgeMs = 24 * 3600 * 1000;

function aptOptions(root: string): string[] {
  const settings: Record<string, string> = {
    'Dir::State': join(root, 'state'),
    'Dir::State::Lists': join(root, 'lists'),
    'Dir::State::status': join(root, 'status'),
    'Dir::Cache': join(root, 'cache'),
    'Debug::NoLocking': '1',
    'APT::Sandbox::User': '',
    'APT::Install-Recommends': '0',
    'Acquire::Languages': 'none',
    'Acquire::Retries': '3',
    // Hooks of the host's configuration are for the host's own package state.
    'APT::Update::Post-Invoke::': 'true',
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
}

interface Package {
  name: string;
  file: string;
}

/** What `apt-get -s install` would install: `Inst <name> (<version> <origin> [<arch>])`. */
function simulatedPackages(output: string): Package[] {
  return [...output.matchAll(/^Inst (\S+) \((\S+) .*\[(\S+)\]\)/gm)].map(([, name = '', version = '', arch = '']) => ({
    name,
    file: `${name}_${version.replaceAll(':', '%3a')}_${arch}.deb`,
  }));
}

/**
 * Opens the distribution's packages.
 *
 * @throws InfrastructureError when this host has no apt, or its sources cannot be reached; UserError for an unknown
 *   package
 */
export async function openApt(cacheDir: string, log: (line: string) => void): Promise<Apt> {
  if (findProgram('apt-get') === null) {
    throw new InfrastructureError(
      'this host has no apt-get, from which the qemu lab takes its userland and its default kernel. ' +
        'Give a kernel (--qemu-kernel FILE) and a userland (--qemu-userland host, or image with --qemu-image FILE).',
    );
  }
  const root = join(cacheDir, 'apt');
  await mkdir(join(root, 'lists/partial'), { recursive: true });
  await mkdir(join(root, 'cache/archives/partial'), { recursive: true });
  await mkdir(join(root, 'state'), { recursive: true });
  await writeFile(join(root, 'status'), '');
  const options = aptOptions(root);
  const stamp = join(root, 'updated');
  const apt = (program: string, args: string[]) => exec(program, [...options, ...args], { timeoutMs: 600_000 });

  const update = async () => {
    // What was resolved holds as long as the lists it was resolved with.
    await rm(join(root, 'resolved'), { recursive: true, force: true });
    log('fetching the package lists of this distribution …');
    try {
      await apt('apt-get', ['-qq', 'update']);
    } catch (error) {
      throw new InfrastructureError("the distribution's package lists could not be fetched", { cause: error });
    }
    await writeFile(stamp, '');
  };
  const refresh = async () => {
    const age = existsSync(stamp) ? Date.now() - (await stat(stamp)).mtimeMs : Number.POSITIVE_INFINITY;
    if (age > listsMaxAgeMs) {
      await update();
    }
  };
  // Kernels and userland are fetched side by side; the lists they need are the same.
  let fresh: Promise<void> | null = null;
  const freshen = () => {
    fresh ??= refresh();
    return fresh;
  };

  // Resolving costs apt a second each time; the answer holds as long as the package lists.
  const simulate = async (names: string[]): Promise<Package[]> => {
    await freshen();
    const key = createHash('sha256').update(names.join(' ')).digest('hex').slice(0, 24);
    const memo = join(root, 'resolved', key);
    const known = await readFile(memo, 'utf8').catch(() => null);
    if (known !== null) {
      return JSON.parse(known) as Package[];
    }
    const { stdout } = await apt('apt-get', ['-s', '-y', 'install', ...names]);
    const packages = simulatedPackages(stdout);
    await mkdir(join(root, 'resolved'), { recursive: true });
    await writeFile(`${memo}.${process.pid}`, JSON.stringify(packages));
    await rename(`${memo}.${process.pid}`, memo);
    return packages;
  };
  const archives = join(root, 'cache/archives');
  const fetchMissing = async (packages: Package[], args: string[]) => {
    const missing = packages.filter(({ file }) => !existsSync(join(archives, file)));
    if (missing.length > 0) {
      const names = missing.map(({ name }) => name);
      log(`fetching ${missing.length} package${missing.length > 1 ? 's' : ''}: ${shorten(names)}`);
      await exec('apt-get', [...options, '-y', '-qq', ...args], { cwd: archives, timeoutMs: 600_000 });
    }
    return packages.map(({ file }) => join(archives, file));
  };
  const withFreshLists = async <T>(attempt: () => Promise<T>): Promise<T> => {
    try {
      return await attempt();
    } catch {
      // Package lists that are older than the archive name files it no longer has.
      await update();
      try {
        return await attempt();
      } catch (error) {
        const unknown = /Unable to locate package (\S+)/.exec(errorMessage(error))?.[1];
        throw unknown === undefined
          ? new InfrastructureError('packages could not be fetched', { cause: error })
          : new UserError(
              `this distribution has no package ${unknown} (named by a dependencies.txt or a kernel reference)`,
            );
      }
    }
  };

  return {
    fetchClosure: (names) =>
      withFreshLists(async () => fetchMissing(await simulate(names), ['--download-only', 'install', ...names])),
    fetchMatching: (name, pattern) =>
      withFreshLists(async () => {
        const packages = (await simulate([name])).filter((entry) => pattern.test(entry.name));
        return fetchMissing(packages, ['download', ...packages.map((entry) => entry.name)]);
      }),
    async search(pattern) {
      await freshen();
      const { stdout } = await apt('apt-cache', ['--names-only', 'search', pattern]);
      return stdout.split('\n').flatMap((line) => line.split(' - ')[0]?.trim() || []);
    },
  };
}

const shorten = (names: string[]) => (names.length > 6 ? `${names.slice(0, 5).join(', ')}, …` : names.join(', '));
