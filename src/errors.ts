/**
 * The user's mistake: a wrong input, config or file. Nothing was launched; the command ends with exit code 2.
 *
 * The message names what was wrong (the input and its value), why, and what to do about it.
 */
export class UserError extends Error {
  override name = 'UserError';
}

/** Infrastructure trouble: never a statement about the kernel; the command ends with exit code 3. */
export class InfrastructureError extends Error {
  override name = 'InfrastructureError';
}

/** The run was interrupted (Ctrl-C, SIGTERM, a cancelled job); the command ends with exit code 130. */
export class InterruptedError extends Error {
  override name = 'InterruptedError';
}

/** The message of anything that was thrown, followed by the messages of its causes. */
export function errorMessage(thrown: unknown): string {
  if (!(thrown instanceof Error)) {
    return String(thrown);
  }
  return thrown.cause === undefined ? thrown.message : `${thrown.message}: ${errorMessage(thrown.cause)}`;
}
