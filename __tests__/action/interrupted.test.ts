/** The built action when its job is cancelled, and when it is killed: nothing stays behind, and results are kept. */
import { removeFolders } from '../config/support.ts';
import { type ArtifactServiceFake, startArtifactService } from '../fakes/artifact-service.ts';
import { requireCurrentDist } from '../fakes/dist.ts';
import { runStep, type StepOutcome } from '../fakes/runner.ts';
import { readZip } from '../fakes/zip.ts';
import { bootTimeout, emulated, secondsUntilGone, workspaceWith } from './support.ts';

const action = process.cwd();
let service: ArtifactServiceFake;

beforeAll(async () => {
  requireCurrentDist();
  service = await startArtifactService();
});
afterAll(async () => {
  await service?.close();
  removeFolders();
});

const workspace = () =>
  workspaceWith({
    'vm-tests/a-quick/run.sh': '#!/bin/bash\necho quick\n',
    'vm-tests/b-slow/run.sh': '#!/bin/bash\necho slow; sync; sleep 600\n',
  });
const sleeping = /\[b-slow--qemu-x86_64--1\] stage 1\/1 run\.sh/;

const textOf = async (id: number, file: string) => {
  const artifact = service.artifacts[id];
  return artifact === undefined ? null : `${(await readZip(artifact.zip)).get(file)}`;
};

test(
  'cancelled while a machine runs: main ends on SIGINT alone, and post uploads what there is',
  async () => {
    const request = { workspace: workspace(), inputs: { ...emulated, tests: 'b-slow' }, env: service.env };
    const main = await runStep(action, 'main', { ...request, at: { line: sleeping, delay: 3, do: 'cancel' } });
    const gone = await secondsUntilGone(main.state.scratch as string, 1);
    expect(main).toMatchObject({
      exitCode: 130,
      signals: ['SIGINT'],
      outputs: { verdict: 'incomplete', incomplete: '1' },
    });
    expect(main.endedAfter as number).toBeLessThan(7.5);
    expect(gone).toBeLessThan(1);
    expect(service.artifacts).toEqual([]);

    const post = await runStep(action, 'post', { ...request, state: main.state });
    expect({ code: post.exitCode, uploaded: service.artifacts.length }).toEqual({ code: 0, uploaded: 1 });
    expect(JSON.parse((await textOf(0, 'run.json')) as string)).toMatchObject({
      verdict: 'incomplete',
      machines: [{ id: 'b-slow--qemu-x86_64--1', verdict: 'incomplete', reason: 'interrupted' }],
    });
    const folder = 'machines/b-slow/b-slow--qemu-x86_64--1';
    expect(await textOf(0, `${folder}/run-1-output.log`)).toBe('slow\n');
    expect(await textOf(0, `${folder}/console.log`)).toMatch(/Linux version/);
  },
  bootTimeout,
);

test(
  'killed while a machine runs: machine and files are gone within 5 s, and post uploads what had ended',
  async () => {
    const inputs = { ...emulated, tests: 'a-quick,b-slow' };
    const request = { workspace: workspace(), inputs, env: { ...service.env, GITHUB_RUN_ID: '4712' } };
    const main: StepOutcome = await runStep(action, 'main', { ...request, at: { line: sleeping, do: 'SIGKILL' } });
    expect({ signal: main.signal, signals: main.signals }).toEqual({ signal: 'SIGKILL', signals: ['SIGKILL'] });
    expect(await secondsUntilGone(main.state.scratch as string, 5)).toBeLessThan(5);

    const before = service.artifacts.length;
    const post = await runStep(action, 'post', { ...request, state: main.state });
    expect({ code: post.exitCode, uploaded: service.artifacts.length - before }).toEqual({ code: 0, uploaded: 1 });
    expect(post.stdout).toContain('nothing is left running');
    expect(post.stdout).toMatch(
      /the results are in the artifact pullab-4712-1: https:\/\/github\.com\/octo-org\/linux\//,
    );
    const folder = 'machines/a-quick/a-quick--qemu-x86_64--1';
    expect(JSON.parse((await textOf(before, `${folder}/result.json`)) as string)).toMatchObject({ verdict: 'pass' });
  },
  bootTimeout,
);
