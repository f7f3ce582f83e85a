/** The matrix of a run: config and tests in, cells, machines and bounds out. Pure. */
import { didYouMean } from '../config/nearest.ts';
import { refuse, show, type Where } from '../config/problems.ts';
import type { Config } from '../config/schema.ts';
import type { TestDefinition } from '../config/test-folder.ts';
import { formatDuration } from '../config/units.ts';
import type { KernelRole } from '../results/schema.ts';

export type Arch = 'x86_64' | 'arm64';

export interface PlannedMachine {
  /** `<cell>--<replica>` */
  id: string;
  /** 1-based. */
  replica: number;
  /** Which kernel is measured first: replicas alternate, so that drift over time does not look like a difference. */
  order: 'base-first' | 'tip-first';
}

export interface Cell {
  /** `<test>--<instance type>` */
  id: string;
  test: string;
  instance_type: string;
  arch: Arch;
  /** The kernel of the first boot. */
  kernel: KernelRole;
  stages: number;
  /** Whether no other machine may run at the same time on the same host. */
  exclusive: boolean;
  machines: PlannedMachine[];
}

export interface Plan {
  schema: 1;
  run_id: string;
  lab: Config['lab'];
  driver: Config['driver'] | 'direct';
  cells: Cell[];
  /** Number of machines, without retries. */
  machines: number;
  /** Most machines that run at the same time. */
  parallel: number;
  /** Upper bound of the wall time in seconds, with every machine using its whole time and every retry. */
  bound_s: number;
  /** Upper bound; `amount` is null where this version knows no price. */
  price: { currency: 'USD'; amount: number | null; basis: string };
  limits: Config['limits'];
  retries: Config['retries'];
  kernels: Config['kernels'];
  warnings: string[];
}

/** Facts of the computer that pullab runs on; `arch` in node's words. */
export interface Host {
  cpus: number;
  arch: string;
}

export interface PlanContext {
  runId: string;
  host: Host;
  /** Names where a setting came from; without it messages carry the name of the setting. */
  where?: Where;
}

const QEMU_TYPES = ['qemu-x86_64'];

/** Instance types of AWS's own processors: `g` after the generation (c7g, m6gd, im4gn, t4g), and a1. */
function ec2Arch(instanceType: string): Arch {
  return /^(a1|[a-z]+\d+[a-z]*g[a-z]*)\./.test(instanceType) ? 'arm64' : 'x86_64';
}

function typeProblem(lab: Config['lab'], type: string): string | undefined {
  if (lab === 'ec2') {
    const isType = /^[a-z][a-z0-9-]*\.[a-z0-9-]+$/.test(type);
    return isType ? undefined : `${show(type)} is not an EC2 instance type such as c7i.large`;
  }
  if (QEMU_TYPES.includes(type)) {
    return undefined;
  }
  if (type === 'qemu-arm64') {
    return `${show(type)} is not supported in this version: the qemu lab emulates x86_64 only; write qemu-x86_64`;
  }
  return `${show(type)} is not an instance type of the qemu lab${didYouMean(type, QEMU_TYPES)} (known: ${QEMU_TYPES.join(', ')})`;
}

/** The instance types of the config, or the default of the lab on this host. */
function instanceTypes(config: Config, host: Host): string[] {
  return config['instance-types'] ?? (config.lab === 'qemu' && host.arch === 'x64' ? QEMU_TYPES : []);
}

function firstKernel(config: Config, test: TestDefinition): KernelRole {
  if (test.needs.includes('kernels')) {
    return 'good';
  }
  if (config.kernels.tip !== undefined) {
    return 'tip';
  }
  return config.kernels.base === undefined ? 'good' : 'base';
}

function planCell(config: Config, test: TestDefinition, type: string): Cell {
  const id = `${test.name}--${type}`;
  return {
    id,
    test: test.name,
    instance_type: type,
    arch: config.lab === 'qemu' ? 'x86_64' : ec2Arch(type),
    kernel: firstKernel(config, test),
    stages: test.stages.length,
    exclusive: test.exclusive,
    machines: Array.from({ length: Math.max(0, config.replicas) }, (_, index) => ({
      id: `${id}--${index + 1}`,
      replica: index + 1,
      order: index % 2 === 0 ? 'base-first' : 'tip-first',
    })),
  };
}

function testProblems(config: Config, test: TestDefinition, place: string, types: readonly string[]): string[] {
  const problems: string[] = [];
  if (test.needs.includes('kernels') && (config.kernels.base === undefined || config.kernels.tip === undefined)) {
    problems.push(`${place}: test ${test.name} switches kernels: give --kernel-base and --kernel-tip`);
  }
  const virtual = types.filter((type) => !/\.metal(-|$)/.test(type));
  if (test.needs.includes('metal') && virtual.length > 0) {
    problems.push(
      `${place}: test ${test.name} needs bare metal, which ${virtual.join(', ')} is not: use an EC2 *.metal type`,
    );
  }
  return problems;
}

function repeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

function countProblems(config: Config, cells: readonly Cell[], where: Where): string[] {
  const problems: string[] = [];
  const { replicas, limits } = config;
  const machines = cells.length * replicas;
  if (!Number.isInteger(replicas) || replicas < 1) {
    problems.push(`${where(['replicas'])}: ${show(replicas)} is not a number of machines: give 1 or more`);
  }
  problems.push(
    ...repeated(cells.map(({ id }) => id)).map(
      (id) => `cell ${id} is there twice: name each test and instance type once`,
    ),
  );
  if (machines > limits['max-machines']) {
    const sum = `${cells.length} cells × ${replicas} replicas = ${machines} machines`;
    const remedy = `ask for fewer, or raise --max-machines`;
    problems.push(
      `${where(['limits', 'max-machines'])}: ${sum}, but the limit is ${limits['max-machines']}: ${remedy}`,
    );
  }
  return problems;
}

/** Settings that are read and checked, but that nothing in this version acts upon: better said than silent. */
function withoutEffect(config: Config): string[] {
  const { retries, expectations, compare, report } = config;
  return [
    ...(retries.fail > 0 ? ['retries.fail'] : []),
    ...(expectations === undefined ? [] : ['expectations']),
    ...(compare.history === undefined ? [] : ['compare.history']),
    ...(report.kcidb === undefined ? [] : ['report.kcidb']),
  ];
}

/** What a reader should know of a plan that is possible all the same. */
function warningsOf(config: Config, tests: readonly TestDefinition[], budget: number): string[] {
  const { base, tip } = config.kernels;
  const limit = config.limits['max-runtime'];
  const isSwitching = tests.some(({ needs }) => needs.includes('kernels'));
  const { cpus } = config.qemu;
  return [
    ...withoutEffect(config).map((setting) => `${setting} has no effect in this version`),
    ...(config.lab === 'qemu' && cpus > budget
      ? [`a machine has ${cpus} CPUs, but all together may have ${budget}: it runs alone, and slower`]
      : []),
    ...(base !== undefined && tip !== undefined && !isSwitching
      ? ['no test switches kernels: the base kernel is not used, and nothing is compared']
      : []),
    ...tests
      .filter(({ timeout_s }) => timeout_s !== null && timeout_s > limit)
      .map(
        ({ name, timeout_s }) =>
          `test ${name} allows a stage ${formatDuration(timeout_s ?? 0)}, but max-runtime ends its machine after ${formatDuration(limit)}`,
      ),
    ...tests
      .filter(({ needs }) => config.lab === 'qemu' && needs.includes('nested-virtualization'))
      .map(({ name }) => `test ${name} needs nested virtualization, which the qemu lab has only with KVM that nests`),
  ];
}

function parallelism(config: Config, machines: number, budget: number): number {
  const slots = config.lab === 'qemu' ? Math.max(1, Math.floor(budget / config.qemu.cpus)) : machines;
  return Math.min(slots, machines);
}

/** Machines that share the host run in waves; those of exclusive tests one after another. */
function wallBound(config: Config, cells: readonly Cell[], parallel: number): number {
  const count = (exclusive: boolean) =>
    cells.filter((cell) => cell.exclusive === exclusive).reduce((sum, cell) => sum + cell.machines.length, 0);
  const alone = config.lab === 'qemu' ? count(true) : 0;
  const shared = config.lab === 'qemu' ? count(false) : count(false) + count(true);
  const waves = alone + Math.ceil(shared / Math.max(1, parallel));
  const attempts = 1 + config.retries.fail + config.retries.incomplete;
  return waves * attempts * config.limits['max-runtime'];
}

/**
 * Expands the matrix and checks it against the limits, the lab and what the tests need.
 *
 * @throws UserError with every problem found, one line each
 */
export function planRun(config: Config, tests: readonly TestDefinition[], context: PlanContext): Plan {
  const { runId, host, where = (path) => path.join('.') } = context;
  const types = instanceTypes(config, host);
  const cells = tests.flatMap((test) => types.map((type) => planCell(config, test, type)));
  const budget = config.qemu['cpu-budget'] ?? host.cpus;
  const noTypes =
    config.lab === 'ec2'
      ? 'instance-types is missing: give --instance-types, such as c7i.large'
      : `instance-types is missing: the qemu lab has no default on a host of ${host.arch}; give --instance-types qemu-x86_64 to emulate`;
  refuse([
    ...(types.length === 0 ? [noTypes] : []),
    ...types.flatMap((type, index) => {
      const problem = typeProblem(config.lab, type);
      return problem === undefined ? [] : [`${where(['instance-types', index])}: ${problem}`];
    }),
    ...tests.flatMap((test, index) => testProblems(config, test, where(['tests', index]), types)),
    ...countProblems(config, cells, where),
  ]);
  const machines = cells.reduce((sum, cell) => sum + cell.machines.length, 0);
  const parallel = parallelism(config, machines, budget);
  return {
    schema: 1,
    run_id: runId,
    lab: config.lab,
    driver: config.lab === 'qemu' ? 'direct' : config.driver,
    cells,
    machines,
    parallel,
    bound_s: wallBound(config, cells, parallel),
    price:
      config.lab === 'qemu'
        ? { currency: 'USD', amount: 0, basis: 'machines of this computer' }
        : { currency: 'USD', amount: null, basis: 'this version knows no prices' },
    limits: config.limits,
    retries: config.retries,
    kernels: config.kernels,
    warnings: warningsOf(config, tests, budget),
  };
}

export interface Matrix {
  include: { cell: string; test: string; 'instance-type': string }[];
}

/** A plan's cells for `strategy.matrix` of a workflow. */
export function matrixOf(plan: Plan): Matrix {
  return {
    include: plan.cells.map((cell) => ({ cell: cell.id, test: cell.test, 'instance-type': cell.instance_type })),
  };
}
