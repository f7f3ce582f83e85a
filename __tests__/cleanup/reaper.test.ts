import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { startReaper } from '../../src/cleanup/reaper.ts';
import { folderWith, removeFolders } from '../config/support.ts';

const started: ChildProcess[] = [];
afterAll(() => {
  for (const child of started) {
    child.kill('SIGKILL');
  }
  removeFolders();
});

async function sleeper(): Promise<ChildProcess> {
  const child = spawn('sleep', ['600'], { stdio: 'ignore' });
  started.push(child);
  await once(child, 'spawn');
  return child;
}

test('when its line closes, the reaper ends what it watches and nothing else', async () => {
  const [watched, forgotten, other] = await Promise.all([sleeper(), sleeper(), sleeper()]);
  const folder = folderWith({ "it's a folder/disk": 'x' });
  const kept = folderWith({ file: 'x' });
  const ended = once(watched, 'exit');
  const reaper = startReaper();
  reaper.watchFolder(`${folder}/it's a folder`);
  reaper.watchProcess(forgotten.pid as number);
  reaper.watchProcess(watched.pid as number);
  reaper.forgetProcess(forgotten.pid as number);
  await reaper.close();
  expect(await ended).toEqual([null, 'SIGKILL']);
  expect([forgotten.exitCode, forgotten.signalCode, other.exitCode, other.signalCode]).toEqual([
    null,
    null,
    null,
    null,
  ]);
  expect([existsSync(`${folder}/it's a folder`), existsSync(folder), existsSync(kept)]).toEqual([false, true, true]);
});
