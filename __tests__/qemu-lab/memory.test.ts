/** What a machine without disks sends is hostile: nothing of it may reach the host outside of its folder. */
import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { cpioHeader, neededMemory, requireMemory, savedBytesLimit, unpackSaved } from '../../src/labs/qemu/memory.ts';
import { extractTar } from '../../src/labs/qemu/tar.ts';
import { remove, temporaryFolder } from './support.ts';

const mebi = 2 ** 20;
let folder: string;
let target: string;

beforeEach(() => {
  folder = temporaryFolder();
  target = join(folder, 'target');
  mkdirSync(target);
});
afterEach(() => remove(folder));

interface Entry {
  name: string;
  type?: string;
  link?: string;
  content?: string;
}

/** Writes an archive by hand: no tar would write these. */
function archive(entries: Entry[]): string {
  const blocks = entries.flatMap(({ name, type = '0', link = '', content = '' }) => {
    const header = Buffer.alloc(512);
    header.write(name, 0, 100, 'latin1');
    header.write('0000777\0', 100);
    header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
    header.write(' '.repeat(8), 148);
    header.write(type, 156);
    header.write(link, 157, 100, 'latin1');
    const sum = header.reduce((total, value) => total + value, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    return [header, Buffer.from(content), Buffer.alloc(-content.length & 511)];
  });
  const file = join(folder, 'hostile.tar');
  writeFileSync(file, Buffer.concat([...blocks, Buffer.alloc(1024)]));
  return file;
}

const everything = () => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();

test('an archive of the usual kind is extracted, with long names and empty files', async () => {
  const tree = join(folder, 'tree');
  const long = join('results', 'a'.repeat(80), 'b'.repeat(80));
  mkdirSync(join(tree, long), { recursive: true });
  writeFileSync(join(tree, long, 'deep.txt'), 'deep');
  writeFileSync(join(tree, 'empty'), '');
  writeFileSync(join(tree, 'big'), Buffer.alloc(3 * mebi + 7, 'x'));
  symlinkSync('/etc/passwd', join(tree, 'link'));
  const file = join(folder, 'usual.tar');
  execFileSync('tar', ['--format=gnu', '-C', tree, '-cf', file, '.']);
  expect(await extractTar(file, target)).toEqual(['not collected: link (neither a file nor a folder that is kept)']);
  expect(readFileSync(join(target, long, 'deep.txt'), 'utf8')).toBe('deep');
  expect(lstatSync(join(target, 'big')).size).toBe(3 * mebi + 7);
  expect(lstatSync(join(target, 'empty')).size).toBe(0);
});

test.each<[string, Entry[]]>([
  ['a name that climbs', [{ name: '../escaped', content: 'x' }]],
  ['a name that climbs later', [{ name: 'a/../../escaped', content: 'x' }]],
  [
    'a link and a file through it',
    [
      { name: 'out', type: '2', link: '..' },
      { name: 'out/escaped', content: 'x' },
    ],
  ],
  ['a hard link to a file of the host', [{ name: 'hard', type: '1', link: '/etc/passwd' }]],
  ['a device', [{ name: 'device', type: '3' }]],
  ['a name with a line break', [{ name: 'new\nline', content: 'x' }]],
  [
    'a long name that climbs',
    [
      { name: '././@LongLink', type: 'L', content: '../escaped' },
      { name: 'short', content: 'x' },
    ],
  ],
  [
    'a file where a folder is',
    [
      { name: 'a', type: '5' },
      { name: 'a', content: 'x' },
    ],
  ],
])('%s leaves nothing outside and is noted', async (_what, entries) => {
  const file = archive(entries);
  const before = everything();
  const notes = await extractTar(file, target);
  expect(notes.join('\n')).toMatch(/^not collected: /);
  const made = everything().filter((name) => !before.includes(name));
  expect(made.every((name) => name.startsWith('target/'))).toBe(true);
  expect(
    made.every((name) => lstatSync(join(folder, name)).isFile() || lstatSync(join(folder, name)).isDirectory()),
  ).toBe(true);
  expect(existsSync(join(folder, 'escaped'))).toBe(false);
});

test('an absolute name stays in the folder', async () => {
  await extractTar(archive([{ name: '/etc/pullab-probe', content: 'x' }]), target);
  expect(readFileSync(join(target, 'etc/pullab-probe'), 'utf8')).toBe('x');
  expect(existsSync('/etc/pullab-probe')).toBe(false);
});

test('an archive that was cut, or is none, gives what is there', async () => {
  const file = archive([
    { name: 'whole', content: 'x' },
    { name: 'cut', content: 'y'.repeat(4000) },
  ]);
  writeFileSync(file, readFileSync(file).subarray(0, 512 * 4));
  await extractTar(file, target);
  expect(lstatSync(join(target, 'cut')).size).toBe(512);
  writeFileSync(file, Buffer.alloc(5000, 'z'));
  mkdirSync(join(folder, 'other'));
  expect(await extractTar(file, join(folder, 'other'))).toEqual([]);
});

describe('what came over the port', () => {
  const sent = (bytes: Buffer) => {
    const file = join(folder, 'save');
    writeFileSync(file, bytes);
    return file;
  };
  const unpacked = () => join(folder, 'unpacked');

  test('is its last bytes: a stage can write to the port as well', async () => {
    const packed = gzipSync('files');
    const file = sent(Buffer.concat([Buffer.from('noise'), packed]));
    expect(await unpackSaved(file, packed.length, unpacked())).toBe(false);
    expect(readFileSync(unpacked(), 'utf8')).toBe('files');
  });

  test('must be all there', async () => {
    const packed = gzipSync('files');
    await expect(unpackSaved(sent(packed.subarray(0, -3)), packed.length, unpacked())).rejects.toThrow('bytes arrived');
    await expect(unpackSaved(sent(Buffer.alloc(0)), 0, unpacked())).rejects.toThrow('0 of 0 bytes arrived');
    await expect(unpackSaved(sent(Buffer.alloc(50)), 50, unpacked())).rejects.toThrow();
  });

  test('may not be larger unpacked than a machine may send', async () => {
    const limit = gzipSync(Buffer.alloc(savedBytesLimit));
    expect(await unpackSaved(sent(limit), limit.length, unpacked())).toBe(true);
    const bomb = gzipSync(Buffer.alloc(savedBytesLimit + 1));
    await expect(unpackSaved(sent(bomb), bomb.length, unpacked())).rejects.toThrow('larger than a machine may send');
  });
});

test('the archive with the work files is one that cpio reads', () => {
  const content = Buffer.from('the work files, 5 bytes more');
  const padding = Buffer.alloc(-content.length & 3);
  const parts = [cpioHeader('pullab-work.tar', content.length), content, padding, cpioHeader('TRAILER!!!', 0)];
  execFileSync('cpio', ['-i', '--quiet'], { cwd: target, input: Buffer.concat(parts) });
  expect(readFileSync(join(target, 'pullab-work.tar'))).toEqual(content);
});

test('the memory that is asked for grows with the userland', () => {
  expect(neededMemory(0)).toBe(768 * mebi);
  expect(neededMemory(105 * mebi)).toBe(768 * mebi);
  expect(neededMemory(400 * mebi)).toBe(1024 * mebi);
  expect(() => requireMemory(1024 * mebi, 400 * mebi, 'k')).not.toThrow();
  expect(() => requireMemory(1023 * mebi, 400 * mebi, 'k')).toThrow(/qemu-memory is 1023M, .*--qemu-memory 1024M/);
});
