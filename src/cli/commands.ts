/** The commands, as both faces start them. */
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { COMMAND_TABLE, type CommandName } from '../config/commands.ts';
import { type ConfigSources, loadConfig, loadReadingConfig } from '../config/load.ts';
import { readTests } from '../config/test-folder.ts';
import { type Host, matrixOf, planRun } from '../plan/plan.ts';
import { renderPlan } from '../plan/render.ts';
import { createRunId, type RunIdSources } from '../plan/run-id.ts';
import { EXIT } from './exit.ts';
import type { Face } from './face.ts';
import type { Invocation } from './invocation.ts';

/** The outside world. */
export interface World extends RunIdSources, Pick<ConfigSources, 'cwd' | 'readFile' | 'exists'> {
  host: Host;
  face: Face;
  /** Writes the one JSON document of `--json`. */
  printDocument(text: string): void;
  /** Standard input, null where nothing is piped in. It is opened by asking for it. */
  stdin(): Readable | null;
}

function prepare({ configFile, overrides }: Invocation, world: World) {
  const loaded = loadConfig({ ...world, file: configFile, overrides });
  const tests = readTests(loaded.config, loaded.where);
  const plan = planRun(loaded.config, tests, { runId: createRunId(world), host: world.host, where: loaded.where });
  return { config: loaded.config, tests, plan };
}

function plan(invocation: Invocation, world: World): number {
  const { plan } = prepare(invocation, world);
  const matrix = matrixOf(plan);
  world.face.setOutput('run-id', plan.run_id);
  world.face.setOutput('matrix', JSON.stringify(matrix));
  if (invocation.json) {
    world.printDocument(`${JSON.stringify({ ...plan, matrix }, null, 2)}\n`);
  } else {
    renderPlan(plan).split('\n').forEach(world.face.info);
  }
  return EXIT.fine;
}

async function run(invocation: Invocation, world: World): Promise<number> {
  const { json } = invocation;
  const { face, printDocument } = world;
  const out = resolve(world.cwd, invocation.out ?? COMMAND_TABLE.run.out);
  const { runCommand } = await import('../run/command.ts');
  return runCommand({ ...prepare(invocation, world), out, json, face, printDocument });
}

async function inspect(invocation: Invocation, world: World): Promise<number> {
  const { configFile, overrides, operands, format, source, json } = invocation;
  // Nothing in the config concerns a log yet; a file that is named must be right all the same.
  if (configFile !== undefined) {
    loadReadingConfig({ ...world, file: configFile, overrides });
  }
  const { inspectCommand } = await import('../inspect/command.ts');
  return inspectCommand({ files: operands, format, source, json }, world);
}

async function analyze(invocation: Invocation, world: World): Promise<number> {
  const { configFile, overrides, operands, out, json } = invocation;
  const settings = loadReadingConfig({ ...world, file: configFile, overrides });
  const { analyzeCommand } = await import('../analyze/command.ts');
  return analyzeCommand({ ...world, folders: operands, settings, out, json });
}

const EXECUTE: Record<CommandName, (invocation: Invocation, world: World) => number | Promise<number>> = {
  run,
  plan,
  inspect,
  analyze,
};

/**
 * Executes a command and returns its exit code.
 *
 * @throws UserError for a wrong config or test, before anything is launched; and what the command itself throws
 */
export async function execute(invocation: Invocation, world: World): Promise<number> {
  return EXECUTE[invocation.command](invocation, world);
}
