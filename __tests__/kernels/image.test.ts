import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { UserError } from '../../src/errors.ts';
import { driverHints, inspectImage, parseBanner } from '../../src/kernels/image.ts';
import {
  BANNER,
  BUILD_ID,
  makeArm64Image,
  makeBzImage,
  makeElf,
  makeVmlinux,
  note,
  plant,
  temporaryFolder,
} from './support.ts';

const folder = temporaryFolder();

/** Anything but a result or a UserError fails the test. */
function inspectOrRefuse(bytes: Uint8Array): void {
  try {
    inspectImage(bytes);
  } catch (error) {
    if (!(error instanceof UserError)) {
      throw error;
    }
  }
}

describe('an ELF vmlinux', () => {
  test('tells its banner, build id and PVH entry', () => {
    expect(inspectImage(makeVmlinux())).toEqual({
      format: 'vmlinux',
      arch: 'x86_64',
      release: '6.9.0-test',
      version: '#7 SMP PREEMPT_DYNAMIC Mon Jan 1',
      banner: BANNER,
      build_id: BUILD_ID,
      pvh: true,
      payload: null,
    });
  });

  test('without a PVH note has no PVH entry; GNU notes of other types are no build id', () => {
    expect(inspectImage(makeVmlinux({ pvh: false })).pvh).toBe(false);
    const notes = Buffer.concat([note('GNU', 5, Buffer.alloc(8)), note('Linux', 18, Buffer.alloc(4))]);
    const bytes = makeElf({
      segments: [{ type: 4, bytes: notes }],
      sections: [{ name: 'b', bytes: Buffer.from(`${BANNER}\0`) }],
    });
    expect(inspectImage(bytes)).toMatchObject({ build_id: null, pvh: false, release: '6.9.0-test' });
  });

  test('finds the banner on the border of what is read at once', () => {
    for (const border of [4 << 20, (4 << 20) - 5, (4 << 20) - 14]) {
      const filler = Buffer.alloc(border - 64 - 56);
      const bytes = makeElf({ segments: [{ type: 1, bytes: Buffer.concat([filler, Buffer.from(`${BANNER}\0`)]) }] });
      expect(inspectImage(bytes).banner).toBe(BANNER);
    }
  });

  test('of a program is refused', () => {
    expect(() => inspectImage(makeElf({}), 'a.out')).toThrow(/a\.out is an x86-64 ELF but no kernel/);
  });
});

describe('a bzImage', () => {
  test('tells its version and payload from the setup header', () => {
    const payload = Buffer.from('28b52ffd00000000', 'hex');
    expect(inspectImage(makeBzImage({ payload }))).toEqual({
      format: 'bzImage',
      arch: 'x86_64',
      release: '6.9.0-test',
      version: '#7 SMP PREEMPT_DYNAMIC Mon Jan 1',
      banner: null,
      build_id: null,
      pvh: false,
      payload: { offset: 1040, length: 8, compression: 'zstd' },
    });
  });

  test('for 32 bits is refused', () => {
    expect(() => inspectImage(makeBzImage({ xloadflags: 0 }))).toThrow(/32-bit x86 kernel/);
  });

  test('whose payload lies outside the file has none', () => {
    const bytes = makeBzImage();
    bytes.writeUInt32LE(0xffffffff, 0x24c);
    expect(inspectImage(bytes).payload).toBeNull();
  });
});

describe('an arm64 kernel', () => {
  test('is recognised flat and gzipped', () => {
    const facts = { arch: 'arm64', release: '6.9.0-test', banner: BANNER };
    expect(inspectImage(makeArm64Image())).toMatchObject({ format: 'Image', ...facts });
    expect(inspectImage(gzipSync(makeArm64Image()))).toMatchObject({ format: 'Image.gz', ...facts });
  });

  test('is recognised in its EFI wrapper', () => {
    const inner = gzipSync(makeArm64Image());
    const header = Buffer.alloc(64);
    header.write('MZ\0\0zimg', 'latin1');
    header.writeUInt32LE(64, 8);
    header.writeUInt32LE(inner.length, 12);
    header.write('gzip', 0x18, 'latin1');
    expect(inspectImage(Buffer.concat([header, inner]))).toMatchObject({ format: 'zboot', release: '6.9.0-test' });
  });
});

describe('what is not a kernel', () => {
  const pe = Buffer.alloc(128);
  pe.write('MZ', 'latin1');
  pe.writeUInt32LE(64, 0x3c);
  pe.write('PE\0\0', 64, 'latin1');
  pe.writeUInt16LE(0x5064, 68);
  const iso = Buffer.alloc(0x8010);
  iso.write('CD001', 0x8001, 'latin1');
  test.each<[string, Buffer]>([
    ['an empty file', Buffer.alloc(0)],
    ['an ISO image', iso],
    ['an ELF for riscv', makeElf({ machine: 243 })],
    ['an ELF for arm64', makeElf({ machine: 183 })],
    ['an ELF for i386', makeElf({ machine: 3, bits: 32 })],
    ['an EFI or Windows program for riscv', pe],
    ['text/HTML: a download page?', Buffer.from('<!DOCTYPE html>\n<html>')],
    ['text/XML: an error of the server', Buffer.from('<?xml version="1.0"?><Error><Code>AccessDenied')],
    ['a Git LFS pointer', Buffer.from('version https://git-lfs.github.com/spec/v1\n')],
    ['a gzip file', gzipSync('hello')],
    ['a qcow2 disk image', Buffer.from('514649fb0000', 'hex')],
    ['all zeros', Buffer.alloc(4096)],
    ['text', Buffer.from('hello')],
    ['of no known type', Buffer.from([1, 2, 3, 4])],
  ])('is named: %s', (looks, bytes) => {
    expect(() => inspectImage(bytes, 'it')).toThrow(UserError);
    expect(() => inspectImage(bytes, 'it')).toThrow(`it is not a kernel: it looks like ${looks}`);
  });

  test('a missing file and a folder are the user’s mistakes', () => {
    expect(() => inspectImage(join(folder, 'none'))).toThrow(UserError);
    expect(() => inspectImage(folder)).toThrow(/not a regular file/);
  });
});

describe('damage', () => {
  const samples = [makeVmlinux(), makeBzImage(), makeArm64Image(), gzipSync(makeArm64Image())];

  test('truncation at every length gives a result or a UserError', () => {
    for (const bytes of samples) {
      for (let length = 0; length <= bytes.length; length++) {
        inspectOrRefuse(bytes.subarray(0, length));
      }
    }
  });

  test('so do headers that contradict themselves', () => {
    const smallEntries = makeVmlinux();
    smallEntries.writeUInt16LE(8, 54);
    smallEntries.writeUInt16LE(8, 58);
    expect(inspectImage(smallEntries)).toMatchObject({ build_id: null, release: '6.9.0-test' });
    const program = Buffer.alloc(70);
    program.write('MZ', 'latin1');
    program.writeUInt32LE(66, 0x3c);
    program.write('PE\0\0', 66, 'latin1');
    for (let length = 1; length <= program.length; length++) {
      expect(() => inspectImage(program.subarray(0, length))).toThrow(UserError);
    }
  });

  test('a build id that is cut short is none', () => {
    const whole = note('GNU', 3, Buffer.alloc(20, 1));
    const segments = [
      { type: 1, bytes: Buffer.from(`${BANNER}\0`) },
      { type: 4, bytes: whole.subarray(0, whole.length - 4) },
    ];
    expect(inspectImage(makeElf({ segments })).build_id).toBeNull();
  });

  test('so do changed bytes', () => {
    const change = fc.record({ at: fc.nat(), to: fc.uint8Array({ minLength: 1, maxLength: 8 }) });
    fc.assert(
      fc.property(fc.constantFrom(...samples), fc.array(change, { minLength: 1, maxLength: 6 }), (bytes, changes) => {
        const damaged = Buffer.from(bytes);
        for (const { at, to } of changes) {
          // Half of the changes hit the headers, where they matter.
          damaged.set(to.subarray(0, 1), at % damaged.length);
          damaged.set(to.subarray(0, 8), at % 120);
        }
        inspectOrRefuse(damaged);
      }),
      { numRuns: 500 },
    );
  });
});

describe('parseBanner', () => {
  test('takes compilers with parentheses and build numbers that are none', () => {
    expect(
      parseBanner(
        'Linux version 6.8.0-45-generic (b@h) (x86_64-gcc-13 (Ubuntu 13.2.0) 13.2.0) #45~22.04.1-Ubuntu SMP Thu\n',
      ),
    ).toMatchObject({
      release: '6.8.0-45-generic',
      version: '#45~22.04.1-Ubuntu SMP Thu',
    });
  });

  test('refuses the format string and a release that could be a path', () => {
    expect(parseBanner('Linux version %s (%s)')).toBeNull();
    expect(parseBanner('Linux version 6.1/../../etc (a@b) (gcc) #1 SMP')).toBeNull();
  });
});

test('driverHints searches both spellings in the loaded part only', () => {
  const file = join(plant(folder, { vmlinux: makeVmlinux() }), 'vmlinux');
  expect(driverHints(file, ['virtio_blk', 'virtio-blk', 'ext4', '.shstrtab'])).toEqual({
    virtio_blk: true,
    'virtio-blk': true,
    ext4: false,
    '.shstrtab': false,
  });
});
