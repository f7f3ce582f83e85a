/** Entry: the action when started without arguments by a workflow's runner, else the command line. */
import { explainError } from './cli/exit.ts';

function crash(thrown: unknown): void {
  process.stderr.write(`pullab: error: ${explainError(thrown).message}\n`);
  process.exit(explainError(thrown).exitCode);
}

// Node would end with 1, which means a test failure here.
process.on('uncaughtException', crash);
// A reader that has seen enough (`pullab plan | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => (error.code === 'EPIPE' ? undefined : crash(error)));

const args = process.argv.slice(2);
const isAction = args.length === 0 && Boolean(process.env.GITHUB_ACTIONS);
process.exitCode = isAction
  ? await (await import('./action/main.ts')).actionMain()
  : await (await import('./cli/main.ts')).cliMain(args);
