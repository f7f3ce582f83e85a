import type { ByteSource } from './bytes.ts';
import { parseElf } from './elf.ts';

/** Signatures at fixed offsets, in hex, of files that people pass for a kernel. The order matters: text comes last. */
const SIGNATURES: [offset: number, hex: string, what: string][] = [
  [0x8001, '4344303031', 'an ISO image'],
  [0, '213c617263683e0a', 'an ar archive (a .deb has debian-binary as its first member)'],
  [0, 'edabeedb', 'an RPM package'],
  [0, '504b0304', 'a zip archive'],
  [0, '514649fb', 'a qcow2 disk image'],
  [0, '4b444d', 'a VMDK disk image'],
  [0, '30373037', 'a cpio archive: an initramfs?'],
  [0x101, '7573746172', 'a tar archive'],
  [0, '68737173', 'a squashfs file system'],
  [0, '27051956', 'a U-Boot image'],
  [0, '1f8b', 'a gzip file'],
  [0, 'fd377a585a00', 'an xz file'],
  [0, '28b52ffd', 'a zstd file'],
  [0, '02214c18', 'an lz4 file'],
  [0, '04224d18', 'an lz4 file'],
  [0, '425a68', 'a bzip2 file'],
  [0x438, '53ef', 'an ext file system'],
  [0x1fe, '55aa', 'a disk image with a boot sector'],
];

/** Machine field of the PE/COFF header. */
const PE_MACHINES: Record<number, string> = {
  332: 'i386',
  448: 'arm (32 bit)',
  20580: 'riscv',
  25188: 'loongarch',
  34404: 'x86_64',
  43620: 'arm64',
};

const TEXT_SAMPLE = 512;

/** What a file that is not a kernel looks like, as an English noun phrase for an error message. */
export function describeContent(source: ByteSource): string {
  if (source.size === 0) {
    return 'an empty file';
  }
  const elf = parseElf(source);
  if (elf !== null) {
    return `an ELF for ${elf.machine}`;
  }
  const pe = describePe(source);
  if (pe !== null) {
    return pe;
  }
  const match = SIGNATURES.find(([offset, hex]) => source.read(offset, hex.length / 2).toString('hex') === hex);
  return match?.[2] ?? describeText(source.read(0, TEXT_SAMPLE)) ?? 'of no known type';
}

function describePe(source: ByteSource): string | null {
  const head = source.read(0, 64);
  if (head.length < 64 || head.toString('latin1', 0, 2) !== 'MZ') {
    return null;
  }
  const pe = source.read(head.readUInt32LE(0x3c), 6);
  if (pe.length < 6 || pe.toString('latin1', 0, 4) !== 'PE\0\0') {
    return null;
  }
  const machine = pe.readUInt16LE(4);
  return `an EFI or Windows program for ${PE_MACHINES[machine] ?? `machine 0x${machine.toString(16)}`}`;
}

function describeText(sample: Buffer): string | null {
  if (sample.every((byte) => byte === 0)) {
    return 'all zeros: an interrupted download?';
  }
  // Tab, line feed, carriage return, printable ASCII and anything that may be UTF-8.
  if (!sample.every((byte) => byte === 9 || byte === 10 || byte === 13 || (byte >= 32 && byte !== 127))) {
    return null;
  }
  const text = sample.toString('latin1').trimStart().toLowerCase();
  if (text.startsWith('<!doctype html') || text.startsWith('<html')) {
    return 'text/HTML: a download page?';
  }
  if (text.startsWith('<?xml') || text.startsWith('<error>')) {
    return 'text/XML: an error of the server it came from?';
  }
  if (text.startsWith('version https://git-lfs')) {
    return 'a Git LFS pointer: run git lfs pull';
  }
  return 'text';
}
