import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { InfrastructureError, UserError } from '../../src/errors.ts';
import type { KernelRef } from '../../src/kernels/artifact.ts';
import { fetchToFile } from '../../src/kernels/fetch.ts';
import { resolveKernel } from '../../src/kernels/resolve.ts';
import {
  BANNER,
  BUILD_ID,
  HEADER_VERSION,
  makeBzImage,
  makeDeb,
  makeModule,
  makeVmlinux,
  plant,
  temporaryFolder,
} from './support.ts';

const folder = temporaryFolder();
const cacheDir = join(folder, 'cache');
const bzImage = makeBzImage({ payload: gzipSync(makeVmlinux()) });
const sha256 = createHash('sha256').update(bzImage).digest('hex');
const lines: string[] = [];
let fetches = 0;
const deps = {
  cacheDir,
  fetch: (url: string, destination: string) => {
    fetches++;
    return fetchToFile(url, destination);
  },
  log: (line: string) => lines.push(line),
};

const resolve = (ref: KernelRef) => resolveKernel(ref, deps);

beforeEach(() => {
  lines.length = 0;
  fetches = 0;
});

describe('a file', () => {
  const file = join(
    plant(folder, { 'vmlinuz-6.9.0': bzImage, 'kernel.elf': makeVmlinux(), empty: '', page: '<html>' }),
    'vmlinuz-6.9.0',
  );

  test('gives the proof of the vmlinux inside it and every claim, though they disagree', async () => {
    const { builtin, ...artifact } = await resolve({ ref: file, sha256: sha256.toUpperCase(), release: '6.9' });
    expect(artifact).toEqual({
      ref: file,
      sha256,
      image: {
        path: file,
        format: 'bzImage',
        arch: 'x86_64',
        vmlinux: expect.stringMatching(/images\/.*\/vmlinux$/),
        pvh: true,
        release: '6.9.0-test',
        version: '#7 SMP PREEMPT_DYNAMIC Mon Jan 1',
        banner: BANNER,
        build_id: BUILD_ID,
      },
      modules: null,
      config: null,
      claims: [
        { source: 'the configuration', release: '6.9' },
        { source: 'the file name vmlinuz-6.9.0', release: '6.9.0' },
        { source: 'the header of the image', release: '6.9.0-test' },
        { source: 'the banner in its vmlinux', release: '6.9.0-test' },
      ],
    });
    expect(builtin('ext4')).toBeNull();
  });

  test('that is a vmlinux is its own', async () => {
    const path = join(folder, 'kernel.elf');
    expect((await resolve({ ref: path })).image).toMatchObject({ path, vmlinux: path, format: 'vmlinux' });
  });

  test('whose payload cannot be unpacked is booted as it is, and the log says what is lost', async () => {
    const path = join(plant(folder, { bad: makeBzImage({ payload: Buffer.from('1f8b0800', 'hex') }) }), 'bad');
    expect((await resolve({ ref: path })).image).toMatchObject({
      vmlinux: null,
      pvh: false,
      build_id: null,
      release: '6.9.0-test',
    });
    expect(lines).toEqual([expect.stringMatching(/no vmlinux from .*bad, so no proof by build id: .*does not unpack/)]);
    expect(readdirSync(join(cacheDir, 'tmp'))).toEqual([]);
  });

  test.each<[string, () => KernelRef, RegExp]>([
    [
      'another sha256',
      () => ({ ref: file, sha256: 'ab'.repeat(32) }),
      new RegExp(`has the sha256 ${sha256}, but (ab){32} is expected`),
    ],
    ['a typing error', () => ({ ref: join(folder, 'vmlinux-6.9') }), /no such file: .*; did you mean vmlinuz-6\.9\.0/],
    ['a missing folder', () => ({ ref: join(folder, 'no/vmlinuz') }), /the folder .*\/no does not exist/],
    ['an empty file', () => ({ ref: join(folder, 'empty') }), /empty is an empty file; expected/],
    ['a page', () => ({ ref: join(folder, 'page') }), /page is not a kernel: it looks like text\/HTML/],
    ['a sha256 for a folder', () => ({ ref: folder, sha256 }), /is a folder/],
    ['a folder without a kernel', () => ({ ref: plant(join(folder, 'bare'), { x: '' }) }), /no kernel in the folder/],
    ['s3', () => ({ ref: 's3://b/k' }), /s3:\/\/ references are not supported by the qemu lab/],
    ['http', () => ({ ref: 'http://example.org/k' }), /not fetched over http/],
  ])('%s is the user’s mistake', async (_name, ref, message) => {
    const failure = await resolve(ref()).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UserError);
    expect(String(failure)).toMatch(message);
  });
});

describe('packages', () => {
  const image = makeDeb('linux-image-6.9.0-test-unsigned', [{ name: './boot/vmlinuz-6.9.0-test', content: bzImage }]);
  const modules = makeDeb('linux-modules-6.9.0-test', [
    { name: './lib/modules/6.9.0-test/modules.builtin', content: Buffer.from('kernel/ext4.ko\n') },
    { name: './lib/modules/6.9.0-test/kernel/a.ko', content: makeModule(['depends=']) },
  ]);
  const split = plant(join(folder, 'split'), {
    'linux-image.deb': image,
    'linux-modules.deb': modules,
    'linux-headers.deb': 'no',
  });

  test('split in two make one kernel', async () => {
    const artifact = await resolve({ ref: split });
    expect(artifact).toMatchObject({ sha256: null, modules: expect.stringMatching(/lib\/modules\/6\.9\.0-test$/) });
    expect([artifact.builtin('ext4'), artifact.builtin('a')]).toEqual([true, false]);
    expect(artifact.claims.map(({ source }) => source)).toContain('the package linux-modules-6.9.0-test');
    expect(new Set(artifact.claims.map(({ release }) => release))).toEqual(new Set(['6.9.0-test']));
  });

  test('are unpacked once, also by two at a time, and a killed one’s remains are not used', async () => {
    const fresh = { ...deps, cacheDir: join(folder, 'fresh') };
    mkdirSync(join(fresh.cacheDir, 'tmp/new-dead/boot'), { recursive: true });
    const ref = { ref: join(split, 'linux-image.deb') };
    const [one, two] = await Promise.all([resolveKernel(ref, fresh), resolveKernel(ref, fresh)]);
    expect(one.image).toEqual(two.image);
    lines.length = 0;
    expect((await resolveKernel(ref, fresh)).image).toEqual(one.image);
    expect(lines).toEqual([]);
    expect(readdirSync(join(fresh.cacheDir, 'packages'))).toHaveLength(1);
    expect(readdirSync(join(fresh.cacheDir, 'tmp'))).toEqual(['new-dead']);
  });

  test('without a kernel, or with two, are named', async () => {
    await expect(resolve({ ref: join(split, 'linux-modules.deb') })).rejects.toThrow(/linux-modules\.deb: no kernel/);
    const second = makeBzImage({ version: HEADER_VERSION.replace('6.9', '6.8') });
    const two = makeDeb('x', [
      { name: './boot/vmlinuz-a', content: bzImage },
      { name: './boot/vmlinuz-b', content: second },
    ]);
    await expect(resolve({ ref: join(plant(folder, { 'two.deb': two }), 'two.deb') })).rejects.toThrow(
      /two\.deb: 2 kernels/,
    );
  });

  test('that are damaged leave nothing in the cache', async () => {
    writeFileSync(join(folder, 'cut.deb'), image.subarray(0, 3000));
    await expect(resolve({ ref: join(folder, 'cut.deb') })).rejects.toThrow(UserError);
    expect(readdirSync(join(cacheDir, 'tmp'))).toEqual([]);
  });
});

describe('a URL', () => {
  let server: Server;
  let base: string;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const answers: Record<string, () => void> = {
        '/a/vmlinuz-6.9.0-test': () => response.end(bzImage),
        '/moved': () => response.writeHead(302, { location: '/a/vmlinuz-6.9.0-test' }).end(),
        '/away': () => response.writeHead(302, { location: 'http://example.org/' }).end(),
        '/loop': () => response.writeHead(302, { location: '/loop' }).end(),
        '/broken': () => response.writeHead(503).end(),
        '/cut': () => {
          response.writeHead(200, { 'content-length': '1000' });
          response.write('x', () => response.destroy());
        },
      };
      (answers[request.url ?? ''] ?? (() => response.writeHead(404).end()))();
    });
    await new Promise<void>((done) => {
      server.listen(0, '127.0.0.1', done);
    });
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });

  test('is fetched, named after its path, and not fetched again where its sha256 is known', async () => {
    const ref = { ref: `${base}/a/vmlinuz-6.9.0-test`, sha256 };
    const artifact = await resolve(ref);
    expect(artifact.sha256).toBe(sha256);
    expect(artifact.claims).toContainEqual({ source: 'the file name vmlinuz-6.9.0-test', release: '6.9.0-test' });
    expect(await resolve(ref)).toMatchObject({ image: artifact.image });
    expect(fetches).toBe(1);
    expect(await resolve({ ref: `${base}/moved` })).toMatchObject({ sha256, image: artifact.image });
    expect(fetches).toBe(2);
  });

  test.each<[string, new (message: string) => Error, RegExp]>([
    ['/none', UserError, /the server says 404 Not Found/],
    ['/away', UserError, /not fetched over http/],
    ['/loop', UserError, /redirects more than 10 times/],
    ['/broken', InfrastructureError, /503/],
    ['/cut', InfrastructureError, /broke off/],
  ])('%s fails as it should', async (path, type, message) => {
    const failure = await resolve({ ref: base + path }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(type);
    expect(String(failure)).toMatch(message);
  });

  test('with another sha256 is refused and not kept', async () => {
    const fresh = { ...deps, cacheDir: join(folder, 'refused') };
    const ref = { ref: `${base}/a/vmlinuz-6.9.0-test`, sha256: '0'.repeat(64) };
    await expect(resolveKernel(ref, fresh)).rejects.toThrow(/but 0{64} is expected/);
    expect(readdirSync(fresh.cacheDir)).toEqual(['tmp']);
  });
});

test('a changed file is not taken for the cached one', async () => {
  const file = join(folder, 'vmlinuz-changing');
  copyFileSync(join(folder, 'vmlinuz-6.9.0'), file);
  const before = await resolve({ ref: file });
  writeFileSync(file, makeBzImage({ payload: gzipSync(makeVmlinux({ buildId: 'ff'.repeat(20) })) }));
  const after = await resolve({ ref: file });
  expect([before.image.build_id, after.image.build_id]).toEqual([BUILD_ID, 'ff'.repeat(20)]);
});

test('a cache that cannot be written is named', async () => {
  rmSync(join(folder, 'file'), { force: true });
  writeFileSync(join(folder, 'file'), '');
  const blocked = { ...deps, cacheDir: join(folder, 'file/cache') };
  await expect(resolveKernel({ ref: join(folder, 'two.deb') }, blocked)).rejects.toThrow(
    /cannot write to the cache folder/,
  );
});
