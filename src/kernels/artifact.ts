import type { ImageFacts } from './image.ts';
import type { ReleaseClaim } from './proof.ts';

/** A kernel as a user refers to it. */
export interface KernelRef {
  /** A file, a folder or an https:// URL. */
  ref: string;
  /** What the file's SHA-256 must be, in hex. */
  sha256?: string;
  /** What `uname -r` must show; it also decides between several kernels in a folder. */
  release?: string;
}

/** The bootable image and what it says of itself. */
export interface KernelImage {
  path: string;
  format: ImageFacts['format'];
  arch: ImageFacts['arch'];
  /** The uncompressed ELF, which a PVH loader starts faster; null when there is none or it could not be had. */
  vmlinux: string | null;
  /** Whether `vmlinux` has a PVH entry. */
  pvh: boolean;
  release: string | null;
  /** `uname -v`: `#1 SMP …`. */
  version: string | null;
  /** The text of `/proc/version`. */
  banner: string | null;
  build_id: string | null;
}

/** A kernel that is ready on this machine's disk. */
export interface KernelArtifact {
  ref: string;
  /** Of the file the user gave, in lower-case hex; null for a folder. */
  sha256: string | null;
  image: KernelImage;
  /** `lib/modules/<release>`. */
  modules: string | null;
  config: string | null;
  /** Whether a module is built in; null when neither `modules.builtin` nor the configuration says. */
  builtin: (name: string) => boolean | null;
  /** Every source that says which release this is. They may disagree: the machine proves which is right. */
  claims: ReleaseClaim[];
}

export interface ResolveDeps {
  cacheDir: string;
  fetch: (url: string, destination: string) => Promise<void>;
  log: (line: string) => void;
}
