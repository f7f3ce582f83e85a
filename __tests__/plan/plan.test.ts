import fc from 'fast-check';
import { type Config, configSchema } from '../../src/config/schema.ts';
import type { TestDefinition } from '../../src/config/test-folder.ts';
import { matrixOf, planRun } from '../../src/plan/plan.ts';
import { renderPlan } from '../../src/plan/render.ts';
import { messageOf } from '../config/support.ts';

const HOST = { cpus: 4, arch: 'x64' };

function config(settings: object = {}): Config {
  return configSchema.parse({ tests: ['boot'], ...settings });
}

function definition(name: string, facts: Partial<TestDefinition> = {}): TestDefinition {
  return {
    name,
    folder: `/tests/${name}`,
    stages: [{ n: 1, script: 'run.sh' }],
    dependencies: [],
    needs: [],
    timeout_s: null,
    exclusive: false,
    description: null,
    result_format: 'auto',
    ...facts,
  };
}

const plan = (settings: object = {}, tests = [definition('boot')], host = HOST) =>
  planRun(config(settings), tests, { runId: 'local-x', host });

const refusal = (...args: Parameters<typeof plan>) => messageOf(() => plan(...args));

const KERNELS = { kernels: { base: '/k/base', tip: '/k/tip' } };
const EC2 = { lab: 'ec2', 'instance-types': ['c7i.large', 'c7g.large'] };

test('a cell is a test on an instance type; its machines are numbered and alternate the order', () => {
  expect(plan({ replicas: 3 }).cells).toEqual([
    {
      id: 'boot--qemu-x86_64',
      test: 'boot',
      instance_type: 'qemu-x86_64',
      arch: 'x86_64',
      kernel: 'good',
      stages: 1,
      exclusive: false,
      machines: [
        { id: 'boot--qemu-x86_64--1', replica: 1, order: 'base-first' },
        { id: 'boot--qemu-x86_64--2', replica: 2, order: 'tip-first' },
        { id: 'boot--qemu-x86_64--3', replica: 3, order: 'base-first' },
      ],
    },
  ]);
});

test('every test runs on every instance type', () => {
  const { cells, machines } = plan({ ...EC2, replicas: 2 }, [definition('a'), definition('b')]);
  expect(cells.map(({ id }) => id)).toEqual(['a--c7i.large', 'a--c7g.large', 'b--c7i.large', 'b--c7g.large']);
  expect(machines).toBe(8);
});

test.each([
  ['c7g.large', 'arm64'],
  ['m6gd.metal', 'arm64'],
  ['t4g.nano', 'arm64'],
  ['im4gn.large', 'arm64'],
  ['a1.large', 'arm64'],
  ['g4dn.xlarge', 'x86_64'],
  ['c7i.large', 'x86_64'],
  ['m7a.large', 'x86_64'],
])('%s is %s', (type, arch) => {
  expect(plan({ lab: 'ec2', 'instance-types': [type] }).cells[0]?.arch).toBe(arch);
});

test.each([
  [{}, [], 'good'],
  [{ kernels: { base: '/b' } }, [], 'base'],
  [KERNELS, [], 'tip'],
  [KERNELS, ['kernels'], 'good'],
] as const)('with %j and needs %j the first boot is of %s', (settings, needs, kernel) => {
  expect(plan(settings, [definition('boot', { needs: [...needs] })]).cells[0]?.kernel).toBe(kernel);
});

test('machines that share the host run in waves, each attempt as long as it may', () => {
  const { parallel, bound_s } = plan({ replicas: 5, limits: { 'max-runtime': '10m' } });
  expect({ parallel, bound_s }).toEqual({ parallel: 2, bound_s: 3 * 2 * 600 });
});

test('machines of exclusive tests run one after another', () => {
  const settings = { replicas: 2, limits: { 'max-runtime': '10m' }, retries: { incomplete: 0 } };
  expect(plan(settings, [definition('a'), definition('b', { exclusive: true })]).bound_s).toBe((1 + 2) * 600);
});

test('the price of this computer is nothing, that of EC2 unknown', () => {
  expect(plan().price).toMatchObject({ amount: 0, currency: 'USD' });
  expect(plan(EC2).price.amount).toBeNull();
});

test('the matrix is for strategy.matrix', () => {
  expect(matrixOf(plan(EC2))).toEqual({
    include: [
      { cell: 'boot--c7i.large', test: 'boot', 'instance-type': 'c7i.large' },
      { cell: 'boot--c7g.large', test: 'boot', 'instance-type': 'c7g.large' },
    ],
  });
});

test('ids are unique whatever the matrix', () => {
  const counts = fc.record({ tests: fc.integer({ min: 1, max: 4 }), replicas: fc.integer({ min: 1, max: 4 }) });
  fc.assert(
    fc.property(counts, ({ tests, replicas }) => {
      const definitions = Array.from({ length: tests }, (_, n) => definition(`t${n}`));
      const { cells, machines } = plan({ ...EC2, replicas, limits: { 'max-machines': 100 } }, definitions);
      const ids = cells.flatMap((cell) => cell.machines.map(({ id }) => id));
      expect(new Set(ids).size).toBe(machines);
      expect(machines).toBe(tests * 2 * replicas);
    }),
  );
});

test.each([0, -1])('%d replicas are refused', (replicas) => {
  const asked = { ...config(), replicas };
  expect(messageOf(() => planRun(asked, [definition('boot')], { runId: 'x', host: HOST }))).toBe(
    `replicas: ${replicas} is not a number of machines: give 1 or more`,
  );
});

test('duplicate cells are refused', () => {
  expect(refusal({}, [definition('boot'), definition('boot')])).toBe(
    'cell boot--qemu-x86_64 is there twice: name each test and instance type once',
  );
});

test('more machines than allowed are refused, with the sum', () => {
  expect(refusal({ replicas: 11, limits: { 'max-machines': 20 } }, [definition('a'), definition('b')])).toBe(
    'limits.max-machines: 2 cells × 11 replicas = 22 machines, but the limit is 20: ask for fewer, or raise --max-machines',
  );
});

test.each([{}, { kernels: { tip: '/k' } }])('a test that switches kernels needs both; given %j', (settings) => {
  expect(refusal(settings, [definition('bench', { needs: ['kernels'] })])).toBe(
    'tests.0: test bench switches kernels: give --kernel-base and --kernel-tip',
  );
});

test('a test that needs bare metal is refused on virtual machines', () => {
  expect(refusal({}, [definition('kvm', { needs: ['metal'] })])).toBe(
    'tests.0: test kvm needs bare metal, which qemu-x86_64 is not: use an EC2 *.metal type',
  );
});

test('a test that needs bare metal runs on it', () => {
  const settings = { lab: 'ec2', 'instance-types': ['c7i.metal-24xl'] };
  expect(plan(settings, [definition('kvm', { needs: ['metal'] })]).machines).toBe(1);
});

test.each([
  [
    'qemu',
    'qemu-arm64',
    '"qemu-arm64" is not supported in this version: the qemu lab emulates x86_64 only; write qemu-x86_64',
  ],
  [
    'qemu',
    'qemu-x64',
    '"qemu-x64" is not an instance type of the qemu lab; did you mean qemu-x86_64? (known: qemu-x86_64)',
  ],
  ['ec2', 'qemu-x86_64', '"qemu-x86_64" is not an EC2 instance type such as c7i.large'],
])('the lab %s has no %s', (lab, type, message) => {
  expect(refusal({ lab, 'instance-types': [type] })).toBe(`instance-types.0: ${message}`);
});

test('the ec2 lab has no default instance type', () => {
  expect(refusal({ lab: 'ec2' })).toContain('instance-types is missing: give --instance-types, such as c7i.large');
});

test('the qemu lab has no default on a host that it would have to emulate', () => {
  expect(refusal({}, [definition('boot')], { cpus: 4, arch: 'arm64' })).toContain('give --instance-types qemu-x86_64');
});

test('a machine larger than the budget runs alone, and the plan says so', () => {
  const planned = plan({ replicas: 3, qemu: { cpus: 8 } });
  expect(planned.parallel).toBe(1);
  expect(planned.warnings).toContain('a machine has 8 CPUs, but all together may have 4: it runs alone, and slower');
});

test('a setting that nothing acts upon yet is said to be one', () => {
  expect(plan({ retries: { fail: 2 } }).warnings).toContain('retries.fail has no effect in this version');
});

test('the budget may be larger than the host', () => {
  expect(plan({ replicas: 4, qemu: { 'cpu-budget': 16 } }).parallel).toBe(4);
});

test('all problems are told at once', () => {
  const message = refusal({ replicas: 30 }, [definition('bench', { needs: ['kernels', 'metal'] })]);
  expect(message.split('\n')[0]).toBe('3 problems:');
});

test.each([
  ['the base kernel is not used', KERNELS, {}],
  ['allows a stage 2h, but max-runtime ends its machine after 1h', {}, { timeout_s: 7200 }],
  ['needs nested virtualization', {}, { needs: ['nested-virtualization'] as const }],
])('a plan warns: %s', (warning, settings, facts) => {
  const tests = [definition('boot', facts as Partial<TestDefinition>)];
  expect(plan(settings, tests).warnings.join()).toContain(warning);
});

test('the plan as text names cells, machines, bound, price, limits and kernels', () => {
  const kernels = { base: '/k/base', tip: { ref: '/k/tip', release: '6.12.1', sha256: 'ab'.repeat(32) } };
  const tests = [definition('boot'), definition('bench', { exclusive: true, needs: ['kernels'] })];
  expect(renderPlan(plan({ kernels, replicas: 2 }, tests))).toBe(
    [
      'run       local-x',
      'lab       qemu',
      'kernels   base /k/base',
      '          tip  /k/tip (6.12.1, sha256 abababababab…)',
      'machines  4, 2 at a time; limit 20',
      'time      at most 6h; limit 1h a machine',
      'price     at most 0.00 USD (machines of this computer); limit 5.00 USD',
      'limits    boot 5m, silence 10m; retries: 0 of a failure, 1 of an incomplete machine',
      '',
      '2 cells',
      '  cell                arch    first boot  stages  machines',
      '  boot--qemu-x86_64   x86_64  tip              1         2',
      '  bench--qemu-x86_64  x86_64  good             1         2  alone',
    ].join('\n'),
  );
});
