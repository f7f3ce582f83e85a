import type { ByteSource } from './bytes.ts';

/** `e_machine` values (ELF gABI, chapter 4) of the architectures a user is likely to confuse. */
const MACHINES: Record<number, string> = {
  2: 'SPARC',
  3: 'i386',
  8: 'MIPS',
  20: 'PowerPC',
  21: 'powerpc64',
  22: 's390x',
  40: 'arm (32 bit)',
  62: 'x86_64',
  183: 'arm64',
  243: 'riscv',
  258: 'loongarch',
};

export interface ElfRange {
  type: number;
  offset: number;
  size: number;
}

export interface ElfFile {
  bits: 32 | 64;
  /** The architecture's name, as in `MACHINES`, or `machine <number>`. */
  machine: string;
  /** Empty unless the file is 64-bit little-endian, which all kernels this program boots are. */
  segments: ElfRange[];
  sections: (ElfRange & { name: string })[];
}

export interface ElfNote {
  owner: string;
  type: number;
  desc: Buffer;
}

export const PT_LOAD = 1;
export const PT_NOTE = 4;
const SHT_NOBITS = 8;
const HEADER_SIZE = 64;
const SEGMENT_SIZE = 56;
const SECTION_SIZE = 64;
const MAX_NAMES = 16 << 20;
const MAX_NOTES = 1 << 20;

/**
 * The headers of an ELF file (ELF-64 object file format, chapters 4 and 5); null when the bytes are not ELF.
 * Headers that point outside the file are dropped, so truncated files give what there is.
 */
export function parseElf(source: ByteSource): ElfFile | null {
  const header = source.read(0, HEADER_SIZE);
  if (header.length < 20 || header.toString('latin1', 0, 4) !== '\x7fELF') {
    return null;
  }
  const littleEndian = header[5] === 1;
  const machine = littleEndian ? header.readUInt16LE(18) : header.readUInt16BE(18);
  const elf: ElfFile = {
    bits: header[4] === 2 ? 64 : 32,
    machine: MACHINES[machine] ?? `machine ${machine}`,
    segments: [],
    sections: [],
  };
  if (elf.bits === 64 && littleEndian && header.length === HEADER_SIZE) {
    elf.segments = readSegments(source, header);
    elf.sections = readSections(source, header);
  }
  return elf;
}

function readSegments(source: ByteSource, header: Buffer): ElfRange[] {
  return tableEntries(source, offset64(header, 32), header.readUInt16LE(54), header.readUInt16LE(56), SEGMENT_SIZE)
    .map((entry) => ({ type: entry.readUInt32LE(0), offset: offset64(entry, 8), size: offset64(entry, 32) }))
    .filter((segment) => segment.offset + segment.size <= source.size);
}

function readSections(source: ByteSource, header: Buffer): ElfFile['sections'] {
  const entries = tableEntries(
    source,
    offset64(header, 40),
    header.readUInt16LE(58),
    header.readUInt16LE(60),
    SECTION_SIZE,
  );
  const namesEntry = entries[header.readUInt16LE(62)];
  const names =
    namesEntry === undefined
      ? Buffer.alloc(0)
      : source.read(offset64(namesEntry, 24), Math.min(offset64(namesEntry, 32), MAX_NAMES));
  return entries
    .map((entry) => ({
      name: stringAt(names, entry.readUInt32LE(0)),
      type: entry.readUInt32LE(4),
      offset: offset64(entry, 24),
      size: offset64(entry, 32),
    }))
    .filter((section) => section.type !== SHT_NOBITS && section.offset + section.size <= source.size);
}

function tableEntries(source: ByteSource, offset: number, entrySize: number, count: number, needed: number): Buffer[] {
  if (entrySize < needed) {
    return [];
  }
  const table = source.read(offset, entrySize * count);
  const whole = Math.floor(table.length / entrySize);
  return Array.from({ length: whole }, (_, i) => table.subarray(i * entrySize, (i + 1) * entrySize));
}

function offset64(bytes: Buffer, at: number): number {
  return Number(bytes.readBigUInt64LE(at));
}

function stringAt(names: Buffer, at: number): string {
  const end = names.indexOf(0, at);
  return at < names.length ? names.toString('latin1', at, end === -1 ? names.length : end) : '';
}

/**
 * The notes of all PT_NOTE segments, or of the `.notes` section where there is none. The kernel aligns names and
 * descriptors to four bytes whatever `p_align` says (include/linux/elfnote.h).
 */
export function readNotes(source: ByteSource, elf: ElfFile): ElfNote[] {
  const segments = elf.segments.filter((segment) => segment.type === PT_NOTE);
  const ranges = segments.length > 0 ? segments : elf.sections.filter((section) => section.name === '.notes');
  return ranges.flatMap((range) => parseNotes(source.read(range.offset, Math.min(range.size, MAX_NOTES))));
}

/** A sequence of ELF notes; stops at the first that does not fit. */
export function parseNotes(bytes: Buffer): ElfNote[] {
  const notes: ElfNote[] = [];
  let at = 0;
  while (at + 12 <= bytes.length) {
    const nameSize = bytes.readUInt32LE(at);
    const descSize = bytes.readUInt32LE(at + 4);
    const type = bytes.readUInt32LE(at + 8);
    const desc = at + 12 + align4(nameSize);
    if (desc + descSize > bytes.length) {
      break;
    }
    const owner = bytes.toString('latin1', at + 12, at + 12 + nameSize).replace(/\0+$/, '');
    notes.push({ owner, type, desc: bytes.subarray(desc, desc + descSize) });
    at = desc + align4(descSize);
  }
  return notes;
}

function align4(size: number): number {
  return Math.ceil(size / 4) * 4;
}

/** The bytes of the named section, or null. `max` bounds what a hostile header makes us read. */
export function readSection(source: ByteSource, elf: ElfFile, name: string, max: number): Buffer | null {
  const section = elf.sections.find((candidate) => candidate.name === name);
  return section === undefined ? null : source.read(section.offset, Math.min(section.size, max));
}
