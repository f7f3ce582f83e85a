import type { Face } from '../cli/face.ts';
import type { Config } from '../config/schema.ts';
import { UserError } from '../errors.ts';

/** Runs the tests of a config and returns the exit code. */
export async function runCommand(args: { config: Config; out: string; json: boolean; face: Face }): Promise<number> {
  throw new UserError(`the ${args.config.lab} lab cannot run tests in this version`);
}
