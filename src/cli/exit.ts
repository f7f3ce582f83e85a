import { errorMessage, InfrastructureError, InterruptedError, UserError } from '../errors.ts';

export const EXIT = { fine: 0, failure: 1, userMistake: 2, incomplete: 3, interrupted: 130 } as const;

/**
 * The exit code of something thrown, and what to print for it. What is none of our own errors is a bug: its stack is
 * printed, and the run is incomplete, since nothing can be said of the kernel.
 */
export function explainError(thrown: unknown): { exitCode: number; message: string } {
  const message = errorMessage(thrown);
  if (thrown instanceof UserError) {
    return { exitCode: EXIT.userMistake, message };
  }
  if (thrown instanceof InfrastructureError) {
    return { exitCode: EXIT.incomplete, message };
  }
  if (thrown instanceof InterruptedError) {
    return { exitCode: EXIT.interrupted, message };
  }
  const stack = thrown instanceof Error ? (thrown.stack ?? message) : message;
  const request = 'please report it with this text: https://github.com/kernelci/pullab-action/issues';
  return { exitCode: EXIT.incomplete, message: `internal error; ${request}\n${stack}` };
}
