/** Disks of the qemu lab's machines: made and read without root and without mounting them. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exec, findProgram } from '../../exec.ts';

/** e2fsprogs' tools are in sbin, which users often do not have on their PATH. */
const tool = (name: string) => findProgram(name) ?? name;

// Features that every kernel since 4.x can mount; the host's own defaults follow its e2fsprogs instead.
const mke2fsConf = `[defaults]
base_features = sparse_super,large_file,filetype,resize_inode,dir_index,ext_attr
blocksize = 4096
inode_size = 256
inode_ratio = 16384
reserved_ratio = 0
[fs_types]
ext4 = {
  features = has_journal,extent,huge_file,flex_bg,64bit,dir_nlink,extra_isize
}
`;

/**
 * Makes a sparse ext4 image of `bytes` that holds a copy of `tree`.
 *
 * @throws Error with mke2fs' own words
 */
export async function makeExt4(options: { file: string; tree: string; bytes: number }): Promise<void> {
  const { file, tree, bytes } = options;
  const conf = `${file}.conf`;
  await writeFile(conf, mke2fsConf);
  try {
    const extended = 'root_owner=0:0,lazy_itable_init=1,lazy_journal_init=1,nodiscard';
    const args = [
      '-q',
      '-F',
      '-t',
      'ext4',
      '-J',
      'size=16',
      '-E',
      extended,
      '-d',
      tree,
      file,
      `${Math.ceil(bytes / 1024)}K`,
    ];
    await exec(tool('mke2fs'), args, { env: { MKE2FS_CONFIG: conf } });
  } finally {
    await rm(conf, { force: true });
  }
}

/** Inode flags of ext4: the file's blocks are in extents, and writes are synchronous. New files and folders inherit it. */
const synchronousFolder = 0x80000 | 0x8;

/** Marks folders of an unmounted image so that what is written into them is on the disk when the write returns. */
export async function writeThrough(image: string, folders: string[]): Promise<void> {
  for (const folder of folders) {
    await exec(tool('debugfs'), ['-w', '-R', `set_inode_field ${folder} flags ${synchronousFolder}`, image]);
  }
}

/** Makes a copy-on-write layer over a disk image that many machines share. */
export async function makeOverlay(file: string, backing: { file: string; format: 'raw' | 'qcow2' }): Promise<void> {
  await exec('qemu-img', ['create', '-q', '-f', 'qcow2', '-b', backing.file, '-F', backing.format, file]);
}

/** Replays the journal of a machine that did not end in order, and mends what it can. */
export async function repairExt4(image: string): Promise<void> {
  await exec(tool('e2fsck'), ['-f', '-y', image], { allow: [0, 1, 2], timeoutMs: 300_000 });
}

export interface DiskEntry {
  /** Path inside the disk, from the folder that was listed; its segments are file names that are safe on the host. */
  path: string;
  inode: number;
  bytes: number;
}

/** A file name a machine under test may bring to the host. */
export const safeName = /^(?!\.{1,2}$)[\w.,:@+=~%-][\w .,:@+=~%-]{0,200}$/;

interface ListedEntry {
  inode: number;
  mode: number;
  name: string;
  bytes: number;
}

async function listFolder(image: string, inode: string): Promise<{ entries: ListedEntry[]; unreadable: number }> {
  const { stdout } = await exec(tool('debugfs'), ['-R', `ls -p ${inode}`, image], { timeoutMs: 60_000 });
  const entries: ListedEntry[] = [];
  let unreadable = 0;
  for (const line of stdout.split('\n').filter((text) => text.trim() !== '')) {
    // /inode/mode/uid/gid/name/size/
    const match = /^\/(\d+)\/(\d+)\/\d+\/\d+\/(.*)\/(\d*)\/$/.exec(line);
    if (match === null) {
      // A name with a line break in it.
      unreadable += 1;
    } else if (match[3] !== '.' && match[3] !== '..') {
      const mode = Number.parseInt(match[2] ?? '0', 8);
      entries.push({ inode: Number(match[1]), mode, name: match[3] ?? '', bytes: Number(match[4]) });
    }
  }
  return { entries, unreadable };
}

export interface DiskListing {
  files: DiskEntry[];
  /** Why entries were left out, for the report. */
  skipped: string[];
}

/**
 * Lists the regular files below a folder of an unmounted ext4 image.
 *
 * The machine is hostile and may have written the file system by hand, so nothing is taken by name: the host reads by
 * inode and makes up its own paths from names it has checked. Links and devices are left out.
 */
export async function listDisk(
  image: string,
  folder: string,
  limits = { files: 10_000, depth: 8 },
): Promise<DiskListing> {
  const listing: DiskListing = { files: [], skipped: [] };
  const seen = new Set<number>();
  const badName = (prefix: string) =>
    `a file name with characters that are not kept, in ${prefix === '' ? folder : prefix}`;
  const walk = async (inode: string, prefix: string, depth: number): Promise<void> => {
    const { entries, unreadable } = await listFolder(image, inode);
    if (unreadable > 0) {
      listing.skipped.push(badName(prefix));
    }
    for (const entry of entries) {
      const path = `${prefix}${entry.name}`;
      const type = entry.mode & 0o170000;
      if (!safeName.test(entry.name)) {
        listing.skipped.push(badName(prefix));
      } else if (listing.files.length >= limits.files) {
        listing.skipped.push(`everything after the first ${limits.files} files`);
        return;
      } else if (type === 0o040000 && depth < limits.depth && !seen.has(entry.inode)) {
        seen.add(entry.inode);
        await walk(`<${entry.inode}>`, `${path}/`, depth + 1);
      } else if (type === 0o100000) {
        listing.files.push({ path, inode: entry.inode, bytes: entry.bytes });
      } else {
        listing.skipped.push(`${path} (neither a file nor a folder that is kept)`);
      }
    }
  };
  await walk(folder, '', 0);
  return listing;
}

/**
 * Copies files out of an unmounted ext4 image into `scratch`.
 *
 * @returns the copies' paths, in the order of `inodes`
 */
export async function extractFiles(image: string, inodes: number[], scratch: string): Promise<string[]> {
  if (inodes.length === 0) {
    return [];
  }
  const script = join(scratch, 'debugfs.commands');
  // debugfs splits its commands at white space and a machine chose the names: the copies get plain numbers.
  await writeFile(script, inodes.map((inode, index) => `dump <${inode}> ${index}.dump\n`).join(''));
  await exec(tool('debugfs'), ['-f', script, image], { cwd: scratch, timeoutMs: 300_000 });
  return inodes.map((_, index) => join(scratch, `${index}.dump`));
}
