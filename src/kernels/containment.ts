import { realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import { UserError } from '../errors.ts';

/**
 * The real path of `relative` inside `root`, or null when there is no such file. What a package holds is hostile: each
 * path in it passes here before it is opened.
 *
 * @throws UserError when a symbolic link or `..` leads out of `root`.
 */
export function resolveInside(root: string, relative: string): string | null {
  const realRoot = realpathSync(root);
  let real: string;
  try {
    real = realpathSync(join(realRoot, relative));
  } catch {
    return null;
  }
  const prefix = realRoot.endsWith(sep) ? realRoot : realRoot + sep;
  if (real !== realRoot && !real.startsWith(prefix)) {
    throw new UserError(`${relative} in ${root} leads out of that folder, to ${real}; it is not followed`);
  }
  return real;
}
