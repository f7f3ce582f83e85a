import type { Face } from '../cli/face.ts';

/** What the action does after its job: ends what the main step left running. */
export async function postCommand(face: Face): Promise<void> {
  face.info('nothing was left running');
}
