import { gunzipSync } from 'node:zlib';
import { UserError } from '../errors.ts';
import { type ByteSource, bufferSource, findAll, readCString, withFile } from './bytes.ts';
import { type Compression, detectCompression } from './compression.ts';
import { describeContent } from './describe.ts';
import { type ElfFile, PT_LOAD, parseElf, readNotes } from './elf.ts';

export type KernelArch = 'x86_64' | 'arm64';
export type ImageFormat = 'bzImage' | 'vmlinux' | 'Image' | 'Image.gz' | 'zboot';

/** Where the compressed kernel lies in its file, in bytes. */
export interface Payload {
  offset: number;
  length: number;
  compression: Compression | null;
}

/** What the bytes of a kernel image say about it. */
export interface ImageFacts {
  format: ImageFormat;
  arch: KernelArch;
  /** `uname -r`. */
  release: string | null;
  /** `uname -v`: `#1 SMP …`. */
  version: string | null;
  /** The text of `/proc/version`; only the uncompressed kernel has it. */
  banner: string | null;
  /** The GNU build id in lower-case hex, as `/sys/kernel/notes` shows it. */
  build_id: string | null;
  /** Whether a PVH loader can start it (Xen note PHYS32_ENTRY). */
  pvh: boolean;
  payload: Payload | null;
}

export const EXPECTED =
  'an x86-64 bzImage (vmlinuz) or ELF vmlinux, an arm64 Image, a .deb or .rpm package, or a folder with one of them';

const MAX_UNPACKED_IMAGE = 1 << 30;
const NT_GNU_BUILD_ID = 3;
const XEN_ELFNOTE_PHYS32_ENTRY = 18;
const MAX_BANNER = 1024;

/**
 * Recognises a kernel image by its bytes and reads what it says about itself.
 *
 * @param input the path of a file, or its bytes; `name` is what messages call the bytes.
 * @throws UserError when it is not a kernel, or one for an architecture that no lab has.
 */
export function inspectImage(input: string | Uint8Array, name = 'the image'): ImageFacts {
  return typeof input === 'string' ? withFile(input, inspectSource) : inspectSource(bufferSource(input, name));
}

function inspectSource(source: ByteSource): ImageFacts {
  const facts = inspectBzImage(source) ?? inspectArm64(source) ?? inspectVmlinux(source) ?? inspectGzip(source);
  if (facts === null) {
    throw new UserError(
      `${source.name} is not a kernel: it looks like ${describeContent(source)}; expected ${EXPECTED}`,
    );
  }
  return facts;
}

/** Offsets in the setup header (Documentation/arch/x86/boot.rst). */
const SETUP = {
  sects: 0x1f1,
  magic: 0x202,
  protocol: 0x206,
  kernelVersion: 0x20e,
  xloadflags: 0x236,
  payloadOffset: 0x248,
  payloadLength: 0x24c,
  end: 0x250,
};

function inspectBzImage(source: ByteSource): ImageFacts | null {
  const header = source.read(0, SETUP.end);
  if (header.length < SETUP.end || header.toString('latin1', SETUP.magic, SETUP.magic + 4) !== 'HdrS') {
    return null;
  }
  const protocol = header.readUInt16LE(SETUP.protocol);
  const has64BitEntry = protocol < 0x20c || (header.readUInt16LE(SETUP.xloadflags) & 1) === 1;
  if (!has64BitEntry) {
    throw new UserError(`${source.name} is a 32-bit x86 kernel; expected ${EXPECTED}`);
  }
  // A zero counts as four, for loaders of the 1990s.
  const setupSize = ((header[SETUP.sects] || 4) + 1) * 512;
  const versionAt = header.readUInt16LE(SETUP.kernelVersion);
  const text = versionAt > 0 && versionAt < setupSize ? readCString(source, 0x200 + versionAt, MAX_BANNER) : '';
  return {
    format: 'bzImage',
    arch: 'x86_64',
    ...parseHeaderVersion(text),
    banner: null,
    build_id: null,
    pvh: false,
    payload: protocol < 0x208 ? null : readPayload(source, header, setupSize),
  };
}

function readPayload(source: ByteSource, header: Buffer, setupSize: number): Payload | null {
  const offset = setupSize + header.readUInt32LE(SETUP.payloadOffset);
  const length = header.readUInt32LE(SETUP.payloadLength);
  if (length === 0 || offset + length > source.size) {
    return null;
  }
  return { offset, length, compression: detectCompression(source.read(offset, 16)) };
}

/** The setup header's text: `<release> (<builder>) #<version>` (arch/x86/boot/version.c). */
function parseHeaderVersion(text: string): Pick<ImageFacts, 'release' | 'version'> {
  const match = /^(\d[!-.0-~]*) \(.*?\) (#\S[ -~]*)$/.exec(text);
  return { release: match?.[1] ?? null, version: match?.[2]?.trimEnd() ?? null };
}

/** The flat arm64 image (Documentation/arch/arm64/booting.rst), or its EFI self-extracting wrapper. */
function inspectArm64(source: ByteSource): ImageFacts | null {
  const header = source.read(0, 64);
  if (header.length < 64) {
    return null;
  }
  if (header.toString('latin1', 0x38, 0x3c) === 'ARM\x64') {
    return { format: 'Image', arch: 'arm64', ...findBanner(source), build_id: null, pvh: false, payload: null };
  }
  return header.toString('latin1', 0, 8) === 'MZ\0\0zimg' ? inspectZboot(source, header) : null;
}

/** drivers/firmware/efi/libstub/zboot-header.S: payload offset, size and the name of the compression. */
function inspectZboot(source: ByteSource, header: Buffer): ImageFacts {
  const offset = header.readUInt32LE(8);
  const length = header.readUInt32LE(12);
  const looks = describeContent(source);
  if (looks.startsWith('an EFI') && !looks.endsWith('for arm64')) {
    throw new UserError(`${source.name} is ${looks} (a zboot kernel); expected ${EXPECTED}`);
  }
  const inside = offset + length <= source.size ? source.read(offset, length) : Buffer.alloc(0);
  const unpacked = gunzip(inside);
  const facts = unpacked === null ? null : inspectArm64(bufferSource(unpacked, source.name));
  return {
    format: 'zboot',
    arch: 'arm64',
    release: facts?.release ?? null,
    version: facts?.version ?? null,
    banner: facts?.banner ?? null,
    build_id: null,
    pvh: false,
    payload: inside.length === 0 ? null : { offset, length, compression: detectCompression(inside) },
  };
}

function inspectVmlinux(source: ByteSource): ImageFacts | null {
  const elf = parseElf(source);
  if (elf === null || elf.bits !== 64 || elf.machine !== 'x86_64') {
    return null;
  }
  const banner = findBanner(source);
  if (banner.banner === null) {
    throw new UserError(
      `${source.name} is an x86-64 ELF but no kernel: it has no "Linux version"; expected ${EXPECTED}`,
    );
  }
  const notes = readNotes(source, elf);
  const buildId = notes.find((note) => note.owner === 'GNU' && note.type === NT_GNU_BUILD_ID);
  return {
    format: 'vmlinux',
    arch: 'x86_64',
    ...banner,
    build_id: buildId?.desc.toString('hex') ?? null,
    pvh: notes.some((note) => note.owner === 'Xen' && note.type === XEN_ELFNOTE_PHYS32_ENTRY),
    payload: null,
  };
}

function inspectGzip(source: ByteSource): ImageFacts | null {
  if (detectCompression(source.read(0, 16)) !== 'gzip') {
    return null;
  }
  const unpacked = gunzip(source.read(0, source.size));
  const facts = unpacked === null ? null : inspectArm64(bufferSource(unpacked, source.name));
  return facts === null ? null : { ...facts, format: 'Image.gz' };
}

function gunzip(bytes: Buffer): Buffer | null {
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_UNPACKED_IMAGE });
  } catch {
    return null;
  }
}

/**
 * The kernel's banner in the bytes of an uncompressed kernel (init/version-timestamp.c). Skipped on the way: the
 * format string `Linux version %s`, and the copy that distributions leave without a build number.
 */
function findBanner(source: ByteSource): Pick<ImageFacts, 'release' | 'version' | 'banner'> {
  for (const at of findAll(source, 'Linux version ')) {
    const banner = parseBanner(readCString(source, at, MAX_BANNER));
    if (banner !== null) {
      return banner;
    }
  }
  return { release: null, version: null, banner: null };
}

/**
 * The parts of a `/proc/version` text: `Linux version <release> (<builder>) (<compiler>) #<version>`.
 * Null when the text is anything else.
 */
export function parseBanner(text: string): { release: string; version: string; banner: string } | null {
  const line = text.split('\n', 1)[0] ?? '';
  const match = /^Linux version (\d[!-.0-~]*) \([ -~]*\) (#\S[ -~]*)$/.exec(line.trimEnd());
  return match === null ? null : { release: match[1] ?? '', version: match[2] ?? '', banner: match[0] };
}

/**
 * Whether each name occurs in the loaded part of an uncompressed kernel, with `-` and `_` taken alike. No more than a
 * hint: a built-in driver need not mention its module's name, and other code may.
 *
 * @throws UserError when the file is unreadable.
 */
export function driverHints(input: string | Uint8Array, names: readonly string[]): Record<string, boolean> {
  const search = (source: ByteSource): Record<string, boolean> => {
    const ranges = loadedRanges(source, parseElf(source));
    const occurs = (text: string): boolean =>
      ranges.some(({ offset, size }) => findAll(source, text, offset, offset + size).next().done === false);
    return Object.fromEntries(
      names.map((name) => [name, [name, name.replaceAll('-', '_'), name.replaceAll('_', '-')].some(occurs)]),
    );
  };
  return typeof input === 'string' ? withFile(input, search) : search(bufferSource(input, 'the image'));
}

function loadedRanges(source: ByteSource, elf: ElfFile | null): { offset: number; size: number }[] {
  const loaded = elf?.segments.filter((segment) => segment.type === PT_LOAD) ?? [];
  return loaded.length > 0 ? loaded : [{ offset: 0, size: source.size }];
}
