/** The action: main step and post step are the same program, told apart by the state that main saves first. */
import { resolve } from 'node:path';
import { execute, type Invocation } from '../cli/commands.ts';
import { explainError } from '../cli/exit.ts';
import { realWorld } from '../cli/world.ts';
import { didYouMean } from '../config/nearest.ts';
import { COMMANDS, OPTIONS, type Option, optionsOf } from '../config/options.ts';
import { UserError } from '../errors.ts';
import { createRunId } from '../plan/run-id.ts';
import { actionFace } from './face.ts';

/**
 * What the inputs ask for. An input that is not given arrives as an empty text.
 *
 * @throws UserError for an unknown command
 */
export function readInputs(getInput: (name: string) => string, cwd: string): Invocation {
  const textOf = (name: string) =>
    getInput(name).trim() || OPTIONS.find((option) => option.name === name)?.default || '';
  const asked = textOf('command');
  const command = COMMANDS.find((known) => known === asked);
  if (command === undefined) {
    const known = `(commands: ${COMMANDS.join(', ')})`;
    throw new UserError(
      `input command: ${JSON.stringify(asked)} is not a command${didYouMean(asked, COMMANDS)} ${known}`,
    );
  }
  const isGiven = (option: Option) => option.path !== null && getInput(option.name).trim() !== '';
  return {
    command,
    configFile: textOf('config') || undefined,
    out: resolve(cwd, textOf('out')),
    json: false,
    overrides: optionsOf(command, 'action')
      .filter(isGiven)
      .map((option) => ({ option, text: getInput(option.name), label: `input ${option.name}` })),
  };
}

/** Runs the main or the post step and returns the exit code; nothing is thrown. */
export async function actionMain(): Promise<number> {
  const core = await import('@actions/core');
  const face = actionFace(core, process.env);
  try {
    if (core.getState('phase') !== '') {
      const { postCommand } = await import('../cleanup/post.ts');
      return await postCommand(face, core.getState, createRunId(realWorld(face)));
    }
    face.saveState('phase', 'main');
    const world = realWorld(face);
    return await execute(readInputs(core.getInput, world.cwd), world);
  } catch (error) {
    const { exitCode, message } = explainError(error);
    face.error(message);
    return exitCode;
  }
}
