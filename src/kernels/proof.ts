import { parseBanner } from './image.ts';

/** One source that says which release a kernel is. `source` completes the phrase "says …". */
export interface ReleaseClaim {
  source: string;
  release: string;
}

/** What is known of a kernel before it runs. */
export interface KernelFacts {
  ref: string;
  claims: readonly ReleaseClaim[];
  image: { version: string | null; banner: string | null; build_id: string | null };
}

/** What a running machine shows: `uname -r`, `/proc/version` or `uname -v`, and the build id of /sys/kernel/notes. */
export interface SeenKernel {
  release: string;
  version: string;
  build_id: string | null;
}

export type KernelVerdict = { ok: true } | { ok: false; why: string };

/**
 * Whether a machine runs the kernel that was asked for: its release equals every claim, its version text the image's,
 * and its build id the image's where both are known. Where nothing is known of the kernel, nothing is proven.
 */
export function proveKernel(facts: KernelFacts, seen: SeenKernel): KernelVerdict {
  const why = refuteRelease(facts, seen) ?? refuteVersion(facts, seen) ?? refuteBuildId(facts, seen);
  return why === null ? { ok: true } : { ok: false, why };
}

function refuteRelease({ ref, claims, image }: KernelFacts, seen: SeenKernel): string | null {
  if (claims.length === 0 && image.version === null && image.build_id === null) {
    return `nothing in ${ref} says which kernel it is, so the machine's ${seen.release} proves nothing`;
  }
  const differing = claims.find((claim) => claim.release !== seen.release.trim());
  return differing === undefined
    ? null
    : `asked for ${differing.release} (says ${differing.source}), but the machine runs ${seen.release.trim()}`;
}

function refuteVersion({ ref, image }: KernelFacts, seen: SeenKernel): string | null {
  const text = seen.version.trim();
  const asProcVersion = parseBanner(text);
  const [expected, actual] =
    asProcVersion !== null && image.banner !== null
      ? [image.banner, asProcVersion.banner]
      : [image.version, asProcVersion?.version ?? text];
  return expected === null || expected.trim() === actual
    ? null
    : `another build of the kernel: ${ref} is "${expected}", but the machine runs "${actual}"`;
}

function refuteBuildId({ ref, image }: KernelFacts, seen: SeenKernel): string | null {
  if (image.build_id === null || seen.build_id === null) {
    return null;
  }
  return image.build_id.toLowerCase() === seen.build_id.trim().toLowerCase()
    ? null
    : `another build of the kernel: ${ref} has the build id ${image.build_id}, but the machine runs ${seen.build_id}`;
}
