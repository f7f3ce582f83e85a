import { constants, copyFileSync, mkdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { UserError } from '../../src/errors.ts';
import { moduleClosure } from '../../src/kernels/modules.ts';
import { proveKernel } from '../../src/kernels/proof.ts';
import { resolveKernel } from '../../src/kernels/resolve.ts';
import { realKernels, temporaryFolder } from './support.ts';

const folder = temporaryFolder();
const kernels = realKernels();
const log: string[] = [];
const deps = {
  cacheDir: join(folder, 'cache'),
  fetch: () => Promise.reject(new Error('offline')),
  log: (l: string) => log.push(l),
};

/** Debian names the package after the release. */
function releaseOf(file: string): string {
  return basename(file).replace(/^linux-image-(.*?)(-unsigned)?_.*$/, '$1');
}

const SECOND = 1000;

test.each([...kernels.cloud, kernels.generic])(
  '%s is read completely',
  async (file) => {
    const artifact = await resolveKernel({ ref: file }, deps);
    const release = releaseOf(file);
    expect(artifact.image).toMatchObject({
      format: 'bzImage',
      arch: 'x86_64',
      pvh: true,
      release,
      version: expect.stringMatching(/^#\d+ SMP .*Debian/),
      banner: expect.stringMatching(/^Linux version \d.*\(gcc.*\) #\d+ SMP .*Debian/),
      build_id: expect.stringMatching(/^[0-9a-f]{40}$/),
    });
    expect(artifact.image.banner?.endsWith(artifact.image.version ?? '?')).toBe(true);
    expect(statSync(artifact.image.vmlinux ?? '').size).toBeGreaterThan(30e6);
    expect(basename(artifact.modules ?? '')).toBe(release);
    expect(basename(artifact.config ?? '')).toBe(`config-${release}`);
    expect(artifact.claims.map((claim) => claim.release)).toEqual(Array(5).fill(release));
    const seen = { release, version: artifact.image.banner ?? '', build_id: artifact.image.build_id };
    expect(proveKernel(artifact, seen)).toEqual({ ok: true });
  },
  60 * SECOND,
);

test(
  'one kernel does not pass for another',
  async () => {
    const [a, b] = await Promise.all(kernels.cloud.map((file) => resolveKernel({ ref: file }, deps)));
    const { release, banner, build_id } = b?.image ?? { release: null, banner: null, build_id: null };
    const seen = { release: release ?? '', version: banner ?? '', build_id };
    expect(a === undefined || proveKernel(a, seen)).toEqual({
      ok: false,
      why: expect.stringMatching(/^asked for .*, but the machine runs/),
    });
  },
  60 * SECOND,
);

test(
  'a second resolution unpacks nothing',
  async () => {
    await resolveKernel({ ref: kernels.generic }, deps);
    log.length = 0;
    await resolveKernel({ ref: kernels.generic }, deps);
    expect(log).toEqual([]);
  },
  60 * SECOND,
);

test(
  'the modules that a machine needs, dependencies first',
  async () => {
    const artifact = await resolveKernel({ ref: kernels.generic }, deps);
    const { files, optional, missing } = await moduleClosure(artifact.modules ?? '', [
      'virtio_pci',
      'virtio-blk',
      'ext4',
      '9p',
      'none',
    ]);
    const names = files.map((file) => basename(file).replace(/\.ko.*$/, ''));
    expect(missing).toEqual(['none']);
    expect(names.indexOf('virtio_ring')).toBeLessThan(names.indexOf('virtio'));
    expect(names.indexOf('jbd2')).toBeLessThan(names.indexOf('ext4'));
    expect(names.indexOf('crc32c_generic')).toBeLessThan(names.indexOf('ext4'));
    expect(names).toEqual(expect.arrayContaining(['virtio_pci', 'virtio_blk', 'mbcache', 'crc16', '9pnet', '9p']));
    expect(optional.map((file) => basename(file))).toContainEqual(expect.stringMatching(/^crc32c_generic\.ko/));
    expect(artifact.builtin('ext4')).toBe(false);
    const cloud = await resolveKernel({ ref: kernels.cloud[0] }, deps);
    expect(cloud.builtin('ext4')).toBe(true);
    expect((await moduleClosure(cloud.modules ?? '', ['ext4', 'nvme', 'virtio_blk'])).builtin).toEqual([
      'ext4',
      'nvme',
    ]);
  },
  60 * SECOND,
);

test(
  'a folder of several packages with different kernels lists them',
  async () => {
    const both = join(folder, 'both');
    mkdirSync(both);
    for (const file of kernels.cloud) {
      copyFileSync(file, join(both, basename(file)), constants.COPYFILE_FICLONE);
    }
    const failure = await resolveKernel({ ref: both }, deps).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UserError);
    for (const file of kernels.cloud) {
      expect(String(failure)).toContain(`boot/vmlinuz-${releaseOf(file)}`);
    }
  },
  60 * SECOND,
);
