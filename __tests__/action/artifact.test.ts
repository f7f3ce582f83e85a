import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { portableName, resultFiles, uploadResults } from '../../src/action/artifact.ts';
import { folderWith, removeFolders } from '../config/support.ts';
import { type ArtifactServiceFake, startArtifactService } from '../fakes/artifact-service.ts';
import { readZip } from '../fakes/zip.ts';

let fake: ArtifactServiceFake;
const before = { ...process.env };
const write = process.stdout.write;
beforeAll(async () => {
  // The client of the service speaks to the runner, which listens when these tests run in a workflow.
  process.stdout.write = () => true;
  fake = await startArtifactService();
  Object.assign(process.env, fake.env, { GITHUB_REPOSITORY: 'o/r', GITHUB_RUN_ID: '5' });
});
afterAll(async () => {
  process.env = before;
  process.stdout.write = write;
  await fake.close();
});
afterEach(removeFolders);

const contents = async (index: number) =>
  Object.fromEntries(
    [...(await readZip(fake.artifacts[index]?.zip as Buffer))].map(([name, text]) => [name, `${text}`]),
  );

test('the whole tree is in the artifact, whatever a test named its results', async () => {
  const folder = folderWith({ 'run.json': '{}', 'machines/a/log:1 "x"?.txt': 'odd', 'machines/a/b*/c': 'deep' });
  symlinkSync('/etc/passwd', join(folder, 'machines/a/link'));
  expect(await uploadResults(folder, 'pullab-5-1')).toEqual({
    id: 1000,
    name: 'pullab-5-1',
    url: 'https://github.com/o/r/actions/runs/5/artifacts/1000',
  });
  expect(await contents(0)).toEqual({
    'run.json': '{}',
    'machines/a/log%3A1 %22x%22%3F.txt': 'odd',
    'machines/a/b%2A/c': 'deep',
  });
  expect(readFileSync(join(folder, 'machines/a/log%3A1 %22x%22%3F.txt'), 'utf8')).toBe('odd');
});

test('another job of the matrix has the name: four hex digits are added', async () => {
  const first = await uploadResults(folderWith({ a: '1' }), 'pullab-5-2');
  const second = await uploadResults(folderWith({ a: '2' }), 'pullab-5-2');
  expect(first.name).toBe('pullab-5-2');
  expect(second.name).toMatch(/^pullab-5-2-[0-9a-f]{4}$/);
  expect(second.id).not.toBe(first.id);
  expect(await contents(fake.artifacts.findIndex(({ id }) => id === second.id))).toEqual({ a: '2' });
});

test('a name that is never free is an error after some attempts', async () => {
  let calls = 0;
  const service = {
    uploadArtifact: async () => {
      calls += 1;
      throw new Error('Received non-retryable error: Failed request: (409) Conflict');
    },
  };
  await expect(uploadResults(folderWith({ a: '1' }), 'x', service)).rejects.toThrow('(409) Conflict');
  expect(calls).toBe(5);
});

test('nothing to upload, and a service without an id, are errors', async () => {
  await expect(uploadResults(folderWith({}), 'x')).rejects.toThrow('there is no file in');
  const service = { uploadArtifact: async () => ({}) };
  await expect(uploadResults(folderWith({ a: '1' }), 'x', service)).rejects.toThrow('gave no id');
});

test('a service that refuses is an error that says so', async () => {
  fake.breakWith(403);
  await expect(uploadResults(folderWith({ a: '1' }), 'x')).rejects.toThrow('(403) Forbidden: broken by the test');
  fake.breakWith(null);
});

test('two names that become one stay two files', async () => {
  const folder = folderWith({ 'a:b': '1', 'a%3Ab': '2' });
  await uploadResults(folder, 'pullab-5-3');
  expect((await resultFiles(folder)).map((file) => readFileSync(file, 'utf8')).sort()).toEqual(['1', '2']);
});

test.each([
  ['run-1-output.log', 'run-1-output.log'],
  ['100%', '100%'],
  ['ä b', 'ä b'],
  ['a\nb\\c', 'a%0Ab%5Cc'],
])('%j becomes %j', (name, expected) => {
  expect(portableName(name)).toBe(expected);
});
