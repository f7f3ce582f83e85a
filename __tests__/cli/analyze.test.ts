import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ComparisonFile, comparisonFile } from '../../src/compare/schema.ts';
import { type Machine, type RunFile, runFile } from '../../src/results/schema.ts';
import { folderWith, removeFolders } from '../config/support.ts';
import { buildProgram, type Program } from './support.ts';

let program: Program;
beforeAll(async () => {
  program = await buildProgram();
});
afterAll(() => program.remove());
afterEach(removeFolders);

const HEADER = 'metric,unit,value,more_is_better,kernel_version,instance_id,instance_type,arch\n';
const csv = (kernel: string, values: readonly number[], instance: string, metric = 'speed') =>
  HEADER + values.map((value) => `${metric},lps,${value},true,${kernel},${instance},c7i.large,x86_64\n`).join('');

/** The two files of one machine: base around 100, tip by `change` percent more. */
function pair(instance: string, noise: number, change: number, metric?: string): Record<string, string> {
  const base = 100 + noise;
  return {
    'benchmark-base-6.1.0.csv': csv('6.1.0', [base], instance, metric),
    'benchmark-tip-6.2.0.csv': csv('6.2.0', [base * (1 + change / 100)], instance, metric),
  };
}

const below = (folder: string, files: Record<string, string>) =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));

const NOISE = [0, 0.2, -0.3, 0.1, -0.1, 0.3];
/** Six machines in the predecessor's layout. */
const predecessor = (change: number) =>
  Object.assign(
    {},
    ...NOISE.map((noise, i) => ({
      ...below(`run_a/test_unixbench/output/i-0${i}`, pair(`i-0${i}`, noise, change + noise)),
      [`run_a/test_unixbench/output/i-0${i}/result.txt`]: 'SUCCESS\n',
    })),
  ) as Record<string, string>;

function machine(n: number, verdict: Machine['verdict'] = 'pass'): Machine {
  const id = `bench--qemu-x86_64--${n}`;
  const kernels = n % 2 === 1 ? (['good', 'base', 'tip'] as const) : (['good', 'tip', 'base'] as const);
  const at = '2026-01-01T00:00:00Z';
  return {
    id,
    test: 'bench',
    instance_type: 'qemu-x86_64',
    arch: 'x86_64',
    instance_id: id,
    replica: n,
    verdict,
    reason: null,
    boots: 3,
    boot_log: kernels.map((kernel, i) => ({
      n: i + 1,
      kernel,
      attempt: 1,
      boot_id: null,
      kernel_release: null,
      kernel_version: null,
      build_id: null,
      started_at: at,
      boot_s: 1,
      ended_at: at,
      ending: 'end',
      detail: null,
    })),
    stages: [],
    notes: [],
    started_at: null,
    finished_at: null,
  };
}

/** A results tree of ours with machines whose tip is 20 % slower. */
function tree(runId: string, accelerator: string, machines: Machine[]): Record<string, string> {
  const at = '2026-01-01T00:00:00Z';
  const run: RunFile = {
    schema: 1,
    run_id: runId,
    lab: 'qemu',
    driver: 'direct',
    started_at: at,
    finished_at: at,
    verdict: 'pass',
    counts: { machines: machines.length, pass: machines.length, fail: 0, skip: 0, incomplete: 0 },
    machines,
    kernels: {},
    environment: { accelerator },
    timings: {},
    cost: { currency: 'USD', amount: 0, basis: 'local' },
    notes: [],
  };
  const folders = machines.map(({ id, test }, i) =>
    below(`machines/${test}/${id}`, pair(id, NOISE[i] ?? 0, -20 + (NOISE[i] ?? 0))),
  );
  return Object.assign({ 'run.json': JSON.stringify(runFile.parse(run)) }, ...folders);
}

const machines = (n: number) => Array.from({ length: n }, (_, i) => machine(i + 1));
const documentOf = (text: string): ComparisonFile => comparisonFile.parse(JSON.parse(text));

test("the predecessor's results: a regression is a table and exit code 1", () => {
  const folder = folderWith(predecessor(-20));
  const { exitCode, stdout, stderr } = program.cli(folder, 'analyze', 'run_a');
  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
  expect(stdout).toMatch(/^VERDICT {5}METRIC {2}BASE/);
  expect(stdout).toMatch(/^regression {2}speed {3}100 lps {2}80\.\d+ lps {2}-20\.0 %/m);
  expect(stdout).toContain('Tip 6.2.0 against base 6.1.0: 1 of 1 metrics regressed: speed.\n');
});

test('--json is comparison.json, and --out writes the same; no change is exit code 0', () => {
  const folder = folderWith(predecessor(0));
  const { exitCode, stdout, stderr } = program.cli(folder, 'analyze', '.', '--json', '--out', 'new/out');
  expect(exitCode).toBe(0);
  const document = documentOf(stdout);
  expect(document).toMatchObject({ verdict: 'equivalent', comparisons: [{ n_pairs: 6, metric: 'speed' }] });
  expect(documentOf(readFileSync(join(folder, 'new/out/comparison.json'), 'utf8'))).toEqual(document);
  expect(stderr).toContain('equivalent');
});

test('without --out nothing is written', () => {
  const folder = folderWith(predecessor(0));
  program.cli(folder, 'analyze', '.');
  expect(existsSync(join(folder, 'pullab-results'))).toBe(false);
  expect(existsSync(join(folder, 'comparison.json'))).toBe(false);
});

test('flags and the config file steer the comparison and what fails', () => {
  const folder = folderWith({ ...predecessor(-20), 'pullab.yml': 'compare: { min-effect: 30% }\n' });
  expect(program.cli(folder, 'analyze', 'run_a').exitCode).toBe(0);
  expect(program.cli(folder, 'analyze', 'run_a', '--compare-min-effect', '2%').exitCode).toBe(1);
  expect(program.cli(folder, 'analyze', 'run_a', '--compare-min-effect', '2%', '--fail-on', 'fail').exitCode).toBe(0);
  writeFileSync(join(folder, 'pullab.yml'), 'compare: { directions: { speed: lower } }\ntests-dir: not-here\n');
  // The direction says the opposite of what the files say, and of the unit.
  expect(documentOf(program.cli(folder, 'analyze', 'run_a', '--json').stdout).verdict).not.toBe('regression');
  writeFileSync(join(folder, 'pullab.yml'), 'compare: { margn: 2% }\n');
  const wrong = program.cli(folder, 'analyze', 'run_a');
  expect(wrong.exitCode).toBe(2);
  expect(wrong.stderr).toContain('did you mean margin?');
});

test("the predecessor's machines that failed are left out and listed", () => {
  const folder = folderWith({
    ...predecessor(0),
    'run_a/test_unixbench/output/i-05/result.txt': 'FAILED: Exit code 1 at run 2\n',
  });
  const { exitCode, stdout } = program.cli(folder, 'analyze', 'run_a');
  expect(exitCode).toBe(0);
  expect(stdout).toContain(
    'left out: run_a/test_unixbench/output/i-05/benchmark-base-6.1.0.csv: result.txt says FAILED: Exit code 1 at run 2',
  );
  expect(documentOf(program.cli(folder, 'analyze', '--json', 'run_a').stdout).comparisons[0]?.n_pairs).toBe(5);
});

test('a tree of ours: machines that did not pass are left out, the order is that of the boots', () => {
  const folder = folderWith(tree('r-1', 'kvm (as configured)', [...machines(4), machine(5, 'fail')]));
  const { exitCode, stdout } = program.cli(folder, 'analyze', '--json', '.');
  expect(exitCode).toBe(1);
  const { comparisons, excluded, checks } = documentOf(stdout);
  expect(comparisons[0]?.machines.map(({ order }) => order)).toEqual([
    'base-first',
    'tip-first',
    'base-first',
    'tip-first',
  ]);
  expect(checks.order_bias).toMatchObject({ n_base_first: 2, n_tip_first: 2 });
  expect(excluded).toContainEqual({
    what: 'bench--qemu-x86_64--5/benchmark-tip-6.2.0.csv',
    reason: "the machine's verdict is fail",
  });
});

test('emulated processors are named, and gate nothing', () => {
  const folder = folderWith(tree('r-1', 'tcg (KVM does not work here)', machines(6)));
  const { exitCode, stdout } = program.cli(folder, 'analyze', '.');
  expect(exitCode).toBe(0);
  expect(stdout).toContain('1 of 1 metrics regressed: speed. The processors are emulated:');
  const { warnings } = documentOf(program.cli(folder, 'analyze', '--json', '.').stdout);
  expect(warnings.map(({ what }) => what)).toEqual(['emulated processors']);
});

test('several folders are one run: machines of the same name are others, the same run counts once', () => {
  const folder = folderWith({
    ...below('one', tree('r-1', 'kvm', machines(2))),
    ...below('two/nested', tree('r-2', 'kvm', machines(2))),
    ...below('matrix', tree('r-2', 'kvm', machines(1))),
  });
  cpSync(join(folder, 'one'), join(folder, 'copy'), { recursive: true });
  const { stdout } = program.cli(folder, 'analyze', '--json', 'one', 'two', 'copy', 'one', 'matrix');
  expect(documentOf(stdout).comparisons[0]?.machines.map(({ instance_id }) => instance_id)).toEqual([
    'r-1/bench--qemu-x86_64--1',
    'r-1/bench--qemu-x86_64--2',
    'r-2#2/bench--qemu-x86_64--1',
    'r-2#2/bench--qemu-x86_64--2',
    'r-2#3/bench--qemu-x86_64--1',
  ]);
});

test('a folder of CSVs, and rows that do not name their machine', () => {
  const plain = folderWith({
    'benchmark-base-a.csv': csv('6.1.0', [100], 'i-1') + csv('6.1.0', [101], 'i-2').slice(HEADER.length),
    'benchmark-tip-a.csv': csv('6.2.0', [100], 'i-1') + csv('6.2.0', [101], 'i-2').slice(HEADER.length),
    'benchmark-6.1.0.csv': 'of neither side\n',
  });
  expect(documentOf(program.cli(plain, 'analyze', '--json', '.').stdout).comparisons[0]?.n_pairs).toBe(2);
  const unnamed = folderWith(below('test_a/output/i-9', pair('unknown', 0, 0)));
  const { comparisons } = documentOf(program.cli(unnamed, 'analyze', '--json', '.').stdout);
  expect(comparisons[0]).toMatchObject({ n_pairs: 1, machines: [{ instance_id: 'i-9' }] });
});

test.each([
  ['analyze', 'run_b', /run_b does not exist; did you mean run_a\?/],
  ['analyze', 'run_a/x.txt', /x\.txt is a file: name the folder that holds the results/],
  ['analyze', 'empty', /nothing to compare: there are no benchmark-base\*\.csv and benchmark-tip\*\.csv in these/],
  ['analyze', 'base', /nothing to compare: there are no values of tip; add a folder with benchmark-tip\*\.csv/],
  ['analyze', 'broken', /broken\/run\.json is not the result of a run/],
  ['analyze', 'failed', /every benchmark file was left out\n {2}bench--.*: the machine's verdict is incomplete/],
  ['analyze', 'kernels', /the base side holds 2 kernels \(6\.1\.0, 6\.3\.0\)/],
])('%s %s is a mistake', (command, folder, message) => {
  const root = folderWith({
    ...below('failed', tree('r', 'kvm', [machine(1, 'incomplete')])),
    'run_a/x.txt': '',
    'empty/a.csv': 'x',
    'base/benchmark-base.csv': csv('6.1.0', [1], 'i-1'),
    'broken/run.json': '{',
    'broken/machines/x': '',
    'kernels/benchmark-base-1.csv': csv('6.1.0', [1], 'i-1'),
    'kernels/benchmark-base-2.csv': csv('6.3.0', [1], 'i-1'),
    'kernels/benchmark-tip.csv': csv('6.2.0', [1], 'i-1'),
  });
  const { exitCode, stdout, stderr } = program.cli(root, command, folder);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toMatch(message);
});

test('nothing that files say is obeyed', () => {
  const metric = '\u001b[31m::error::<script>##[error]x\u202e';
  const folder = folderWith(below('test_x/output/i-1', pair('i-1', 0, 0, metric)));
  for (const { stdout, stderr } of [
    program.cli(folder, 'analyze', '.'),
    program.cli(folder, 'analyze', '.', '--json'),
    program.action(folder, { command: 'analyze', paths: '.' }),
  ]) {
    expect(stdout + stderr).toContain('<script>');
    expect((stdout + stderr).match(/[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]|##\[|^\s*::/gm)).toBe(null);
  }
});

test('in a workflow a regression fails the step and is counted', () => {
  const folder = folderWith(predecessor(-20));
  const { exitCode, outputs } = program.action(folder, { command: 'analyze', paths: 'run_a', out: 'o' });
  expect({ exitCode, outputs }).toEqual({
    exitCode: 1,
    outputs: { regressions: '1', 'results-dir': join(folder, 'o') },
  });
  expect(existsSync(join(folder, 'o/comparison.json'))).toBe(true);
});
