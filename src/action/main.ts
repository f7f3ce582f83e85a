/** The action: main step and post step are the same program, told apart by the state that main saves first. */
import { resolve } from 'node:path';
import { execute } from '../cli/commands.ts';
import { explainError } from '../cli/exit.ts';
import { type Invocation, invocationOf } from '../cli/invocation.ts';
import { realWorld } from '../cli/world.ts';
import { COMMANDS, commandInfo } from '../config/commands.ts';
import { didYouMean } from '../config/nearest.ts';
import { entries, type Option } from '../config/options.ts';
import { UserError } from '../errors.ts';
import { createRunId } from '../plan/run-id.ts';
import { actionFace } from './face.ts';

/**
 * What the inputs ask for. An input that is not given arrives as an empty text.
 *
 * @throws UserError for an unknown command, a missing input, or a word an input does not know
 */
export function readInputs(getInput: (name: string) => string, cwd: string): Invocation {
  const asked = getInput('command').trim() || 'run';
  const command = COMMANDS.find((known) => known === asked);
  if (command === undefined) {
    const known = `(commands: ${COMMANDS.join(', ')})`;
    throw new UserError(
      `input command: ${JSON.stringify(asked)} is not a command${didYouMean(asked, COMMANDS)} ${known}`,
    );
  }
  const { operands } = commandInfo(command);
  const paths = operands === null ? [] : entries(getInput('paths'));
  if (operands !== null && paths.length === 0) {
    throw new UserError(`input paths: ${command} needs it: ${operands.description}`);
  }
  const label = (name: string) => `input ${name}`;
  const textOf = ({ name, path }: Option) => {
    const text = getInput(name);
    return text.trim() === '' ? undefined : path === null ? text.trim() : text;
  };
  const invocation = invocationOf(command, { face: 'action', textOf, label, json: false, operands: paths });
  return { ...invocation, out: invocation.out === undefined ? undefined : resolve(cwd, invocation.out) };
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
