/** The built action, run as the runner runs it, on real machines. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { removeFolders } from '../config/support.ts';
import { type ArtifactServiceFake, startArtifactService } from '../fakes/artifact-service.ts';
import { requireCurrentDist } from '../fakes/dist.ts';
import { runAction, type StepOutcome } from '../fakes/runner.ts';
import { readZip } from '../fakes/zip.ts';
import { bootTimeout, emulated, processesNaming, workspaceWith } from './support.ts';

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

async function run(
  workspace: string,
  inputs: Record<string, string>,
): Promise<{ main: StepOutcome; post: StepOutcome }> {
  return runAction(action, { workspace, inputs: { ...emulated, ...inputs }, env: service.env });
}

const artifactOf = (main: StepOutcome) => {
  const artifact = service.artifacts.find(({ id }) => String(id) === main.outputs['artifact-id']);
  if (artifact === undefined) {
    throw new Error(`no artifact ${main.outputs['artifact-id']}; main said:\n${main.stdout}${main.stderr}`);
  }
  return artifact;
};

const errors = (step: StepOutcome) =>
  step.commands.filter(({ name }) => name === 'error').map(({ message }) => message);

describe('a test that passes', () => {
  let workspace = '';
  let main: StepOutcome;
  let post: StepOutcome;
  beforeAll(async () => {
    workspace = workspaceWith();
    ({ main, post } = await run(workspace, { tests: 'basic-test' }));
  }, bootTimeout);

  test('ends with 0 and says so in every output', () => {
    expect({ code: main.exitCode, errors: errors(main), stderr: main.stderr }).toEqual({
      code: 0,
      errors: [],
      stderr: '',
    });
    expect(main.outputs).toEqual({
      'run-id': '4711-1',
      verdict: 'pass',
      'results-dir': join(workspace, 'pullab-results'),
      report: join(workspace, 'pullab-results/report.html'),
      'artifact-id': String(artifactOf(main).id),
      'artifact-url': `https://github.com/octo-org/linux/actions/runs/4711/artifacts/${artifactOf(main).id}`,
      passed: '1',
      failed: '0',
      incomplete: '0',
      regressions: '',
    });
  });

  test('puts the verdict on top of the job summary', () => {
    expect(main.summary).toContain('PASS: of 1 machine, 1 passed.');
  });

  test('folds what the machine wrote into one group', () => {
    const titles = main.commands.filter(({ name }) => name === 'group').map(({ message }) => message);
    expect(titles).toContainEqual(expect.stringMatching(/^PASS basic-test--qemu-x86_64--1 \(\d+\.\d s\)$/));
    expect(main.stdout).toMatch(/^kernel: {4}Linux \d/m);
  });

  test('uploads the tree, with the console from its first byte', async () => {
    const { name, zip } = artifactOf(main);
    const files = await readZip(zip);
    expect(name).toBe('pullab-4711-1');
    expect(JSON.parse(`${files.get('run.json')}`)).toMatchObject({ schema: 1, run_id: '4711-1', verdict: 'pass' });
    const folder = 'machines/basic-test/basic-test--qemu-x86_64--1';
    expect(`${files.get(`${folder}/console.log`)}`).toMatch(/^\[ +0\.000000\] Linux version/m);
    expect(`${files.get(`${folder}/uname.txt`)}`).toMatch(/^Linux /);
    expect([...files.keys()]).toEqual(
      expect.arrayContaining(['summary.md', 'report.html', 'tests.json', `${folder}/result.json`]),
    );
  });

  test('leaves nothing for the post step, nor after it', () => {
    expect({ code: post.exitCode, commands: post.commands }).toEqual({ code: 0, commands: [] });
    const scratch = main.state.scratch as string;
    expect(post.stdout).toBe(`nothing is left running, and ${scratch} is gone\n`);
    expect({ left: processesNaming(scratch), folder: existsSync(scratch) }).toEqual({ left: [], folder: false });
  });
});

describe('a test that fails, and writes what it likes, in another job of the same run', () => {
  const script = [
    '#!/bin/bash',
    'echo "::error::by the machine"',
    'printf "  ::add-mask::by the machine\\n"',
    'echo "text ##[error]by the machine"',
    'printf "\\033[31mred\\033[0m\\033]0;title\\007\\n"',
    'printf "\\r::set-output name=verdict::by the machine\\n"',
    'echo "<script>alert(1)</script> | **bold**"',
    'echo odd >"$PULLAB_RESULTS/cpu:0.txt"',
    'exit 3',
  ].join('\n');
  let main: StepOutcome;
  let post: StepOutcome;
  beforeAll(async () => {
    const workspace = workspaceWith({ 'ci/tests/hostile/run.sh': `${script}\n` });
    ({ main, post } = await run(workspace, { 'tests-dir': 'ci/tests', tests: 'hostile' }));
  }, bootTimeout);

  test('fails the step', () => {
    expect({ code: main.exitCode, post: post.exitCode }).toEqual({ code: 1, post: 0 });
    expect(main.outputs).toMatchObject({ verdict: 'fail', passed: '0', failed: '1', incomplete: '0' });
    expect(main.summary).toContain('FAIL: of 1 machine, 1 failed.');
  });

  test('cannot command the runner', () => {
    expect(main.stdout).toContain('by the machine');
    const commands = [...main.commands, ...post.commands];
    expect(commands.filter(({ message }) => message.includes('by the machine'))).toEqual([]);
    // Those of the toolkit, which masks the address it uploads to.
    const ours = ['group', 'endgroup', 'add-mask', 'debug'];
    expect(commands.filter(({ name }) => !ours.includes(name))).toEqual([]);
    expect(main.stdout).not.toMatch(/[\u001b\u0007\r]/);
  });

  test('cannot put markup into the summary', () => {
    expect(main.summary).not.toContain('\u001b');
    expect(main.summary.replaceAll(/^(`{3,}).*?\n[\s\S]*?^\1$/gm, '')).not.toContain('<script>');
  });

  test('is uploaded all the same, beside the artifact of the other job', async () => {
    const { name, zip } = artifactOf(main);
    expect(name).toMatch(/^pullab-4711-1-[0-9a-f]{4}$/);
    const files = await readZip(zip);
    const folder = 'machines/hostile/hostile--qemu-x86_64--1';
    expect(`${files.get(`${folder}/cpu%3A0.txt`)}`).toBe('odd\n');
    expect(`${files.get(`${folder}/run-1-output.log`)}`).toContain('::error::by the machine');
    expect(`${files.get(`${folder}/result.txt`)}`).toBe('FAILED: Exit code 3 at run 1\n');
  });
});

describe('a mistake in an input', () => {
  test.each([
    [{ tests: 'basic-tset' }, /input tests: test "basic-tset" does not exist.*did you mean basic-test/],
    [{ tests: 'basic-test', replicas: 'three' }, /input replicas: "three".*number/],
    [{ tests: 'basic-test', 'kernel-tip': 'none.deb' }, /input kernel-tip: .*none\.deb.*does not exist/],
  ])('%j ends the step before anything is launched', async (inputs, message) => {
    const before = service.artifacts.length;
    const { main, post } = await run(workspaceWith(), inputs);
    expect({ code: main.exitCode, post: post.exitCode }).toEqual({ code: 2, post: 0 });
    expect(errors(main)).toEqual([expect.stringMatching(message)]);
    expect(main.outputs['artifact-id']).toBeUndefined();
    expect(service.artifacts.length).toBe(before);
    expect(post.stdout).toBe('nothing was launched\n');
  });
});
