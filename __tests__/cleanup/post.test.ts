import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { UploadedArtifact } from '../../src/action/artifact.ts';
import { afterRun, isScratch, type PostEffects, realEffects } from '../../src/cleanup/post.ts';
import { findProcesses, worksOn } from '../../src/cleanup/processes.ts';
import type { Face } from '../../src/cli/face.ts';
import { folderWith, removeFolders } from '../config/support.ts';

const started: ChildProcess[] = [];
const scratches: string[] = [];
afterEach(() => {
  for (const child of started.splice(0)) {
    child.kill('SIGKILL');
  }
  for (const folder of scratches.splice(0)) {
    rmSync(folder, { recursive: true, force: true });
  }
  removeFolders();
});

/** A process that ignores being asked to end. */
async function stubborn(argument: string, cwd = '/'): Promise<ChildProcess> {
  const child = spawn('sh', ['-c', 'trap "" TERM INT HUP; echo up; while :; do sleep 1; done', 'sh', argument], {
    cwd,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  started.push(child);
  await once(child.stdout, 'data');
  return child;
}

const scratchFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'pullab-'));
  scratches.push(folder);
  writeFileSync(join(folder, 'disk'), 'x');
  return folder;
};

/** A face that writes down what it is told. */
function listener(): { face: Face; said: string[] } {
  const said: string[] = [];
  const face = {
    info: (line: string) => said.push(`info: ${line}`),
    warning: (line: string) => said.push(`warning: ${line}`),
    error: (line: string) => said.push(`error: ${line}`),
  };
  return { face: face as unknown as Face, said };
}

function effects(changed: Partial<PostEffects> = {}): { effects: PostEffects; uploads: string[] } {
  const uploads: string[] = [];
  const upload = async (out: string): Promise<UploadedArtifact> => {
    uploads.push(out);
    return { id: 7, name: 'pullab-1-1', url: 'https://github.com/o/r/actions/runs/1/artifacts/7' };
  };
  return { effects: { ...realEffects('1-1'), upload, ...changed }, uploads };
}

const none = { scratch: '', out: '', uploaded: false };

test.each([
  ['/tmp/pullab-a', '/', true],
  ['file=/tmp/pullab-a/disk,if=none', '/', true],
  ['/tmp/pullab-ab/disk', '/', false],
  ['/tmp/pullab-ab /tmp/pullab-a', '/', true],
  ['sh', '/tmp/pullab-a/probe', true],
  ['sh', '/tmp/pullab-ab', false],
])('a process with argument %j in %s works on /tmp/pullab-a: %j', (argument, cwd, expected) => {
  expect(worksOn('/tmp/pullab-a', { cmdline: `qemu\0${argument}\0`, cwd })).toBe(expected);
});

test("QEMU's doubled commas are read as one", () => {
  expect(worksOn('/tmp/a,b/pullab-a', { cmdline: 'qemu\0file=/tmp/a,,b/pullab-a/disk\0', cwd: '/' })).toBe(true);
});

test('ends what names the folder or works in it, removes it, and leaves others alone', async () => {
  const scratch = scratchFolder();
  const named = await stubborn(`file=${scratch}/disk,format=raw`);
  const inside = await stubborn('x', scratch);
  const other = await stubborn(`${scratch}0/disk`);
  const ended = Promise.all([once(named, 'exit'), once(inside, 'exit')]);
  const { face, said } = listener();
  expect(await afterRun({ ...none, scratch }, face, effects().effects)).toBe(0);
  expect((await ended).map(([, signal]) => signal)).toEqual(['SIGKILL', 'SIGKILL']);
  expect(existsSync(scratch)).toBe(false);
  expect(findProcesses(`${scratch}0`).map(({ pid }) => pid)).toEqual([other.pid]);
  expect(said[0]).toMatch(/^warning: the main step left processes running, which are ended now: \d+ \(sh\), \d+ \(/);
  expect(said[1]).toBe(`info: nothing is left running, and ${scratch} is gone`);
});

test('ends a real QEMU by the disk it was given', async () => {
  const scratch = scratchFolder();
  const arguments_ = ['-nodefaults', '-display', 'none', '-S', '-drive', `file=${scratch}/disk,format=raw,if=none`];
  const qemu = spawn('qemu-system-x86_64', arguments_, { stdio: 'ignore' });
  started.push(qemu);
  const exit = once(qemu, 'exit');
  await once(qemu, 'spawn');
  expect(findProcesses(scratch)).toEqual([{ pid: qemu.pid, name: 'qemu-system-x86_64' }]);
  expect(await afterRun({ ...none, scratch }, listener().face, effects().effects)).toBe(0);
  expect(await exit).toEqual([null, 'SIGKILL']);
});

test('what cannot be ended fails the step, is named, and the results are uploaded all the same', async () => {
  const scratch = scratchFolder();
  const out = folderWith({ 'run.json': '{}' });
  const find = () => [{ pid: 4242, name: 'qemu-system-x86_64' }];
  const { effects: given, uploads } = effects({ find, kill: () => {}, sleep: async () => {} });
  const { face, said } = listener();
  expect(await afterRun({ scratch, out, uploaded: false }, face, given)).toBe(3);
  expect(said).toContain(
    'error: these processes could not be ended: 4242 (qemu-system-x86_64); end them on this machine with kill -KILL',
  );
  expect(uploads).toEqual([out]);
});

test('a folder that cannot be removed fails the step', async () => {
  const scratch = scratchFolder();
  const { face, said } = listener();
  const remove = async () => {
    throw new Error('EBUSY: busy');
  };
  expect(await afterRun({ ...none, scratch }, face, effects({ remove }).effects)).toBe(3);
  expect(said).toEqual([
    `error: the temporary folder ${scratch} could not be removed: EBUSY: busy; remove it on this machine`,
  ]);
});

test.each(['/', '/home/user', 'pullab-abc', '/tmp/pullab-a/../..', '/tmp/pullab-'])(
  'a saved folder %j is none that a run has made, and stays',
  async (scratch) => {
    const remove = async () => {
      throw new Error('removed');
    };
    expect(isScratch(scratch)).toBe(false);
    expect(await afterRun({ ...none, scratch }, listener().face, effects({ remove }).effects)).toBe(3);
  },
);

test('nothing was launched: nothing to do', async () => {
  const { face, said } = listener();
  expect(await afterRun(none, face, effects().effects)).toBe(0);
  expect(said).toEqual(['info: nothing was launched']);
});

test('results that main uploaded are not uploaded again', async () => {
  const { effects: given, uploads } = effects();
  const out = folderWith({ 'run.json': '{}' });
  await afterRun({ ...none, out, uploaded: true }, listener().face, given);
  expect(uploads).toEqual([]);
});

test.each([
  ['is empty', () => folderWith({})],
  [
    'holds empty folders',
    () => {
      const folder = folderWith({});
      mkdirSync(join(folder, 'machines'));
      return folder;
    },
  ],
  ['does not exist', () => '/nonexistent/pullab-results'],
])('a results folder that %s is not uploaded', async (_, make) => {
  const { effects: given, uploads } = effects();
  const { face, said } = listener();
  await afterRun({ ...none, out: make() }, face, given);
  expect(uploads).toEqual([]);
  expect(said).toContain('info: there are no results to upload');
});

test('an upload that fails is a warning', async () => {
  const upload = async () => {
    throw new Error('no service');
  };
  const { face, said } = listener();
  const out = folderWith({ 'run.json': '{}' });
  expect(await afterRun({ ...none, out }, face, effects({ upload }).effects)).toBe(0);
  expect(said).toContain('warning: the results could not be uploaded as an artifact: no service');
});
