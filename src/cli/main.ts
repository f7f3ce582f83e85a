import { resolve } from 'node:path';
import { execute } from './commands.ts';
import { EXIT, explainError } from './exit.ts';
import { terminalFace } from './face.ts';
import { helpText, parseArguments } from './program.ts';
import { realWorld } from './world.ts';

/** Runs the command line and returns the exit code; nothing is thrown. */
export async function cliMain(args: readonly string[]): Promise<number> {
  const { stdout, stderr } = process;
  if (args.length === 0) {
    stderr.write(helpText());
    return EXIT.userMistake;
  }
  let face = terminalFace(stdout, stderr, { json: false });
  try {
    const request = parseArguments(args, (text) => void stdout.write(text));
    if (request.kind === 'printed') {
      return EXIT.fine;
    }
    face = terminalFace(stdout, stderr, { json: request.json });
    const world = realWorld(face);
    return await execute(
      { ...request, out: request.out === undefined ? undefined : resolve(world.cwd, request.out) },
      world,
    );
  } catch (error) {
    const { exitCode, message } = explainError(error);
    face.error(message);
    return exitCode;
  }
}
