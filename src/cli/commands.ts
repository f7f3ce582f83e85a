/** The commands, as both faces start them. */
import { type ConfigSources, loadConfig } from '../config/load.ts';
import type { CommandName, Override } from '../config/options.ts';
import { readTests } from '../config/test-folder.ts';
import { type Host, matrixOf, planRun } from '../plan/plan.ts';
import { renderPlan } from '../plan/render.ts';
import { createRunId, type RunIdSources } from '../plan/run-id.ts';
import { EXIT } from './exit.ts';
import type { Face } from './face.ts';

/** What the user asked for. */
export interface Invocation {
  command: CommandName;
  configFile: string | undefined;
  overrides: readonly Override[];
  /** Absolute. */
  out: string;
  json: boolean;
}

/** The outside world. */
export interface World extends RunIdSources, Pick<ConfigSources, 'cwd' | 'readFile' | 'exists'> {
  host: Host;
  face: Face;
  /** Writes the one JSON document of `--json`. */
  printDocument(text: string): void;
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
  const { out, json } = invocation;
  const { face, printDocument } = world;
  const { runCommand } = await import('../run/command.ts');
  return runCommand({ ...prepare(invocation, world), out, json, face, printDocument });
}

/**
 * Executes a command and returns its exit code.
 *
 * @throws UserError for a wrong config or test, before anything is launched; and what the command itself throws
 */
export async function execute(invocation: Invocation, world: World): Promise<number> {
  return invocation.command === 'plan' ? plan(invocation, world) : run(invocation, world);
}
