import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder that is removed after the tests of the file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pullab-kernels-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes `files` (path → content) under `root` and returns `root`. */
export function plant(root: string, files: Record<string, string | Buffer>): string {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

const KERNELS = process.env.PULLAB_TEST_KERNELS ?? join(import.meta.dirname, '../../.cache/kernels');

function realPackages(pattern: RegExp, atLeast: number): string[] {
  let names: string[] = [];
  try {
    names = readdirSync(KERNELS).filter((name) => pattern.test(name));
  } catch {
    // Reported below together with the case of an empty folder.
  }
  if (names.length < atLeast) {
    throw new Error(`${KERNELS} lacks ${atLeast} of ${pattern}: run node scripts/prepare.js`);
  }
  return names.sort().map((name) => join(KERNELS, name));
}

/** Debian packages of two versions of the cloud kernel (lz4 payload) and of a generic one (xz payload). */
export function realKernels(): { cloud: [string, string]; generic: string } {
  const [first, second] = realPackages(/^linux-image-.*-cloud-amd64.*_.*\.deb$/, 2);
  const [generic] = realPackages(/^linux-image-.*[0-9]-amd64.*_.*\.deb$/, 1);
  return { cloud: [first ?? '', second ?? ''], generic: generic ?? '' };
}

export const BANNER =
  'Linux version 6.9.0-test (me@host) (gcc (Debian 12.2.0) 12.2.0, GNU ld 2.40) #7 SMP PREEMPT_DYNAMIC Mon Jan 1';

export function note(owner: string, type: number, desc: Buffer): Buffer {
  const name = Buffer.from(`${owner}\0`);
  const head = Buffer.alloc(12);
  head.writeUInt32LE(name.length, 0);
  head.writeUInt32LE(desc.length, 4);
  head.writeUInt32LE(type, 8);
  return Buffer.concat([head, pad4(name), pad4(desc)]);
}

function pad4(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}

export interface ElfParts {
  machine?: number;
  bits?: 32 | 64;
  segments?: { type: number; bytes: Buffer }[];
  sections?: { name: string; bytes: Buffer }[];
}

/** A 64-bit little-endian ELF with the given segments and sections, and nothing else. */
export function makeElf({ machine = 62, bits = 64, segments = [], sections = [] }: ElfParts): Buffer {
  const names = Buffer.from(`\0${[...sections.map(({ name }) => name), '.shstrtab'].join('\0')}\0`);
  const all = [...sections, { name: '.shstrtab', bytes: names }];
  const tables = 64 + 56 * segments.length;
  const body: Buffer[] = [];
  let at = tables;
  const place = (bytes: Buffer): number => {
    body.push(bytes);
    at += bytes.length;
    return at - bytes.length;
  };
  const programHeaders = segments.map(({ type, bytes }) => {
    const entry = Buffer.alloc(56);
    entry.writeUInt32LE(type, 0);
    entry.writeBigUInt64LE(BigInt(place(bytes)), 8);
    entry.writeBigUInt64LE(BigInt(bytes.length), 32);
    return entry;
  });
  const sectionHeaders = all.map(({ name, bytes }) => {
    const entry = Buffer.alloc(64);
    entry.writeUInt32LE(names.indexOf(`\0${name}\0`, 0, 'latin1') + 1, 0);
    entry.writeUInt32LE(1, 4);
    entry.writeBigUInt64LE(BigInt(place(bytes)), 24);
    entry.writeBigUInt64LE(BigInt(bytes.length), 32);
    return entry;
  });
  const header = Buffer.alloc(64);
  header.write('\x7fELF', 'latin1');
  header.set([bits === 64 ? 2 : 1, 1, 1], 4);
  header.writeUInt16LE(machine, 18);
  header.writeBigUInt64LE(64n, 32);
  header.writeBigUInt64LE(BigInt(at), 40);
  header.writeUInt16LE(56, 54);
  header.writeUInt16LE(segments.length, 56);
  header.writeUInt16LE(64, 58);
  header.writeUInt16LE(all.length, 60);
  header.writeUInt16LE(all.length - 1, 62);
  return Buffer.concat([header, ...programHeaders, ...body, ...sectionHeaders]);
}

export const BUILD_ID = '0123456789abcdef0123456789abcdef01234567';

/** A vmlinux as the kernel lays it out: notes of three owners in one segment, and the banner's treacherous copies. */
export function makeVmlinux({ banner = BANNER, buildId = BUILD_ID, pvh = true } = {}): Buffer {
  const notes = Buffer.concat([
    note('Xen', 6, Buffer.from('linux\0')),
    note('GNU', 3, Buffer.from(buildId, 'hex')),
    note('Linux', 0x101, Buffer.from([0, 0, 0, 0])),
    ...(pvh ? [note('Xen', 18, Buffer.alloc(8))] : []),
  ]);
  const text = `Linux version %s (%s)\n\0${banner.replace(/#\d+/, '#')}\n\0${banner}\n\0virtio_blk\0`;
  return makeElf({
    segments: [
      { type: 1, bytes: Buffer.from(text) },
      { type: 4, bytes: notes },
    ],
    sections: [{ name: '.notes', bytes: notes }],
  });
}

export const HEADER_VERSION = '6.9.0-test (me@host) #7 SMP PREEMPT_DYNAMIC Mon Jan 1';

/** A bzImage: one sector of setup code besides the boot sector, the version string in it, then the payload. */
export function makeBzImage({ payload = makeVmlinux(), version = HEADER_VERSION, xloadflags = 1 } = {}): Buffer {
  const setup = Buffer.alloc(1024);
  setup[0x1f1] = 1;
  setup.writeUInt16LE(0xaa55, 0x1fe);
  setup.write('HdrS', 0x202, 'latin1');
  setup.writeUInt16LE(0x20f, 0x206);
  setup.writeUInt16LE(0x100, 0x20e);
  setup.writeUInt16LE(xloadflags, 0x236);
  setup.writeUInt32LE(16, 0x248);
  setup.writeUInt32LE(payload.length, 0x24c);
  setup.write(`${version}\0`, 0x300, 'latin1');
  return Buffer.concat([setup, Buffer.alloc(16), payload, Buffer.alloc(8)]);
}

export function makeArm64Image(banner = BANNER): Buffer {
  const header = Buffer.alloc(64);
  header.write('ARM\x64', 0x38, 'latin1');
  return Buffer.concat([header, Buffer.from(`Linux version %s\0${banner}\n\0`)]);
}

/** A module whose `.modinfo` has the given entries. */
export function makeModule(entries: string[]): Buffer {
  return makeElf({ sections: [{ name: '.modinfo', bytes: Buffer.from(`${entries.join('\0')}\0`) }] });
}

export interface TarEntry {
  name: string;
  /** `0` file, `2` symbolic link, `5` folder, `6` FIFO. */
  type?: string;
  link?: string;
  mode?: number;
  content?: Buffer;
}

/** A ustar archive, also with names that tar itself would refuse to store. */
export function makeTar(entries: TarEntry[]): Buffer {
  const blocks = entries.map(({ name, type = '0', link = '', mode = 0o644, content = Buffer.alloc(0) }) => {
    const header = Buffer.alloc(512);
    header.write(name, 0, 'latin1');
    header.write(`${mode.toString(8).padStart(7, '0')}\0${'0000000\0'.repeat(2)}`, 100, 'latin1');
    header.write(`${content.length.toString(8).padStart(11, '0')}\0${'0'.repeat(11)}\0`, 124, 'latin1');
    header.write(`        ${type}`, 148, 'latin1');
    header.write(link, 157, 'latin1');
    header.write('ustar\x0000', 257, 'latin1');
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
    return Buffer.concat([header, content, Buffer.alloc((512 - (content.length % 512)) % 512)]);
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

/** A .deb (deb(5)) with uncompressed members. */
export function makeDeb(packageName: string, entries: TarEntry[]): Buffer {
  const control = `Package: ${packageName}\nVersion: 1\nArchitecture: amd64\nMaintainer: x <x@x>\nDescription: x\n`;
  const members: [string, Buffer][] = [
    ['debian-binary', Buffer.from('2.0\n')],
    ['control.tar', makeTar([{ name: './control', content: Buffer.from(control) }])],
    ['data.tar', makeTar(entries)],
  ];
  return Buffer.concat([
    Buffer.from('!<arch>\n'),
    ...members.flatMap(([name, content]) => [
      Buffer.from(
        `${name.padEnd(16)}${'0'.padEnd(12)}${'0'.padEnd(6)}${'0'.padEnd(6)}${'100644'.padEnd(8)}${String(content.length).padEnd(10)}\`\n`,
      ),
      content,
      Buffer.alloc(content.length % 2, '\n'),
    ]),
  ]);
}
