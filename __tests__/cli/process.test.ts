import { removeFolders } from '../config/support.ts';
import { buildProgram, type Program, project } from './support.ts';

let program: Program;
beforeAll(async () => {
  program = await buildProgram();
});
afterAll(() => program.remove());
afterEach(removeFolders);

test('plan --json prints one document on stdout and nothing else', () => {
  const { exitCode, stdout, stderr } = program.cli(project(), 'plan', '--json', '--replicas', '2');
  expect(exitCode).toBe(0);
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toMatchObject({
    schema: 1,
    run_id: expect.stringMatching(/^local-\d{8}T\d{6}Z-[0-9a-f]{4}$/),
    lab: 'qemu',
    machines: 2,
    price: { amount: 0 },
    matrix: { include: [{ cell: 'boot--qemu-x86_64', test: 'boot', 'instance-type': 'qemu-x86_64' }] },
  });
});

test('plan prints text', () => {
  const { exitCode, stdout } = program.cli(project(), 'plan');
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^run {7}local-/);
  expect(stdout).toContain('boot--qemu-x86_64');
});

test('a mistake ends with 2, on stderr, also with --json', () => {
  const { exitCode, stdout, stderr } = program.cli(project('tests: [boot]\nlab: qem\n'), 'plan', '--json');
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toBe('pullab: error: pullab.yml:2:6: lab: "qem" is not one of qemu, ec2; did you mean qemu?\n');
});

test('a config file elsewhere is named as it was given', () => {
  const folder = project();
  const { exitCode, stderr } = program.cli(folder, 'plan', '--config', 'ci.yml');
  expect(exitCode).toBe(2);
  expect(stderr).toContain('config file ci.yml does not exist');
});

test('a mistake in a run ends with 2 before anything is launched', () => {
  const { exitCode, stderr } = program.cli(project(), '--tests', 'boto');
  expect(exitCode).toBe(2);
  expect(stderr).toContain('--tests: test "boto" does not exist');
});

test('no arguments: help and 2', () => {
  const { exitCode, stdout, stderr } = program.cli(project());
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toMatch(/^Usage: pullab/);
});

test('an unknown command suggests the nearest', () => {
  const { exitCode, stderr } = program.cli(project(), 'paln');
  expect(exitCode).toBe(2);
  expect(stderr).toBe(
    'pullab: error: unknown command "paln"; did you mean plan? (commands: run, plan, inspect, analyze; see pullab --help)\n',
  );
});

test('help is no error', () => {
  const { exitCode, stdout } = program.cli(project(), 'plan', '--help');
  expect(exitCode).toBe(0);
  expect(stdout).toContain('--instance-types <TYPES>');
});

test('the action plans from its inputs and sets the matrix', () => {
  const { exitCode, outputs, state } = program.action(project(), {
    command: 'plan',
    tests: 'boot',
    replicas: '3',
    lab: '',
  });
  expect(exitCode).toBe(0);
  expect(outputs['run-id']).toBe('77-1');
  expect(JSON.parse(outputs.matrix ?? '')).toEqual({
    include: [{ cell: 'boot--qemu-x86_64', test: 'boot', 'instance-type': 'qemu-x86_64' }],
  });
  expect(state).toEqual({ phase: 'main' });
});

test('a mistake in an input fails the step with an annotation, and the state is saved all the same', () => {
  const { exitCode, stdout, state } = program.action(project(), { command: 'plan', lab: 'aws' });
  expect(exitCode).toBe(2);
  expect(stdout).toContain('::error::input lab: "aws" is not one of qemu, ec2');
  expect(state).toEqual({ phase: 'main' });
});

test('an unknown command input suggests the nearest', () => {
  const { exitCode, stdout } = program.action(project(), { command: 'paln' });
  expect(exitCode).toBe(2);
  expect(stdout).toContain(
    '::error::input command: "paln" is not a command; did you mean plan? (commands: run, plan, inspect, analyze)',
  );
});

test('a config cannot command the runner', () => {
  const folder = project('tests: [boot]\nkernels: { tip: "https://x/\\n::stop-commands::a" }\n');
  const { stdout } = program.action(folder, { command: 'plan' });
  expect(stdout).toContain('stop-commands');
  expect(stdout.split('\n').filter((line) => line.trimStart().startsWith('::stop-commands'))).toEqual([]);
});

test('the post step runs by the state of the main step', () => {
  const { exitCode, state, outputs } = program.action(project(), { command: 'plan' }, { phase: 'main' });
  expect({ exitCode, state, outputs }).toEqual({ exitCode: 0, state: {}, outputs: {} });
});
