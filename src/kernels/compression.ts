/** How a kernel payload or module is compressed. `none` is a plain ELF. */
export type Compression = 'gzip' | 'xz' | 'lzma' | 'lz4' | 'zstd' | 'bzip2' | 'lzo' | 'none';

const MAGICS: [string, Compression][] = [
  ['1f8b08', 'gzip'],
  ['fd377a585a00', 'xz'],
  ['5d0000', 'lzma'],
  // The legacy frame: the kernel's decompressor does not know the current one (lib/decompress_unlz4.c).
  ['02214c18', 'lz4'],
  ['28b52ffd', 'zstd'],
  ['425a68', 'bzip2'],
  ['894c5a4f000d0a1a0a', 'lzo'],
  ['7f454c46', 'none'],
];

/** The compression that the first bytes announce, or null (lib/decompress.c lists the kernel's own magics). */
export function detectCompression(head: Uint8Array): Compression | null {
  const hex = Buffer.from(head.subarray(0, 16)).toString('hex');
  return MAGICS.find(([magic]) => hex.startsWith(magic))?.[1] ?? null;
}
