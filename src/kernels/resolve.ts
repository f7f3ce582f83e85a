import { readFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../errors.ts';
import type { KernelArtifact, KernelImage, KernelRef, ResolveDeps } from './artifact.ts';
import { cacheEntry } from './cache.ts';
import { extractVmlinux } from './decompress.ts';
import { type ImageFacts, inspectImage } from './image.ts';
import { type LocatedKernel, locateKernel, sha256Of } from './locate.ts';
import { builtinByConfig, normalName } from './modinfo.ts';
import { readBuiltinList } from './modules.ts';
import { releaseOfPackageName } from './package.ts';
import type { ReleaseClaim } from './proof.ts';
import { MissingTool } from './tools.ts';
import { type KernelTree, releaseOfFileName } from './tree.ts';

/**
 * Makes a kernel ready to boot: fetches and unpacks what needs it into the cache, finds the image, modules and
 * configuration, and reads what they say about themselves. Nothing is installed or run.
 *
 * @throws UserError for a reference that does not lead to one kernel; MissingTool when a package cannot be unpacked
 *   here; whatever `deps.fetch` throws.
 */
export async function resolveKernel(ref: KernelRef, deps: ResolveDeps): Promise<KernelArtifact> {
  const located = await locateKernel(ref, deps);
  const { tree } = located;
  const outer = inspectImage(tree.image);
  const vmlinux = await vmlinuxOf(tree.image, outer, deps);
  const inner = vmlinux === null || vmlinux === tree.image ? null : inspectImage(vmlinux);
  const image = mergeFacts(tree.image, outer, vmlinux, inner);
  return {
    ref: ref.ref,
    sha256: located.sha256,
    image,
    modules: tree.modules,
    config: tree.config,
    builtin: builtinLookup(tree),
    claims: collectClaims(ref, located, outer, inner),
  };
}

function mergeFacts(path: string, outer: ImageFacts, vmlinux: string | null, inner: ImageFacts | null): KernelImage {
  const proof = inner ?? outer;
  return {
    path,
    format: outer.format,
    arch: outer.arch,
    vmlinux,
    pvh: proof.pvh,
    release: outer.release ?? proof.release,
    version: proof.version ?? outer.version,
    banner: proof.banner,
    build_id: proof.build_id,
  };
}

/** Thrown inside a cache entry's making to leave no entry. */
class NotExtracted extends Error {}

/** The image itself, or the vmlinux inside it: it alone has the banner, the build id and the PVH entry. */
async function vmlinuxOf(path: string, facts: ImageFacts, deps: ResolveDeps): Promise<string | null> {
  if (facts.format !== 'bzImage') {
    return facts.format === 'vmlinux' ? path : null;
  }
  try {
    const key = await sha256Of(path);
    const entry = await cacheEntry(deps.cacheDir, 'images', key, async (folder) => {
      const draft = join(folder, 'draft');
      const extraction = await extractVmlinux(path, draft);
      if (extraction.path === null) {
        throw new NotExtracted(extraction.reason);
      }
      if (inspectImage(draft).format !== 'vmlinux') {
        throw new NotExtracted(`the payload of ${path} is no vmlinux`);
      }
      await rename(draft, join(folder, 'vmlinux'));
    });
    return join(entry, 'vmlinux');
  } catch (error) {
    // The bzImage boots without; what is lost is speed and the proof by build id.
    if (error instanceof NotExtracted || error instanceof MissingTool || error instanceof UserError) {
      deps.log(`no vmlinux from ${path}, so no proof by build id: ${error.message}`);
      return null;
    }
    throw error;
  }
}

function builtinLookup(tree: KernelTree): KernelArtifact['builtin'] {
  const list = tree.builtinList === null ? null : readBuiltinList(tree.builtinList);
  const config = tree.config === null ? null : readFileSync(tree.config, 'utf8');
  return (name) => {
    if (list !== null) {
      return list.has(normalName(name));
    }
    return config === null ? null : builtinByConfig(config, name);
  };
}

function collectClaims(
  ref: KernelRef,
  { tree, imageName, packages }: LocatedKernel,
  outer: ImageFacts,
  inner: ImageFacts | null,
): ReleaseClaim[] {
  const modulesName =
    tree.modules !== null && basename(dirname(tree.modules)) === 'modules' ? basename(tree.modules) : null;
  const known = inner?.release ?? outer.release;
  const claims: { source: string; release: string | null }[] = [
    { source: 'the configuration', release: ref.release ?? null },
    { source: `the file name ${imageName}`, release: releaseOfFileName(imageName) },
    { source: `the modules folder ${modulesName}`, release: modulesName },
    { source: 'include/config/kernel.release', release: tree.buildRelease },
    {
      source: outer.format === 'bzImage' ? 'the header of the image' : 'the banner in the image',
      release: outer.release,
    },
    { source: 'the banner in its vmlinux', release: inner?.release ?? null },
    ...packages.map((name) => ({ source: `the package ${name}`, release: packageClaim(name, known) })),
  ];
  return claims.filter((claim): claim is ReleaseClaim => claim.release !== null);
}

/** A Debian package name has no upper case, so there `6.9.0-RC` reads `6.9.0-rc`: that is no contradiction. */
function packageClaim(name: string, known: string | null): string | null {
  const release = releaseOfPackageName(name);
  return known !== null && release === known.toLowerCase() ? known : release;
}
