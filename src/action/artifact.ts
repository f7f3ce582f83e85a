/** Uploads a results tree as a workflow artifact. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Uploads all files below `folder`.
 *
 * Artifact names are unique in a workflow run: where another job of a matrix has taken the name, four hex digits are
 * added.
 *
 * @throws Error of the artifact service
 */
export async function uploadResults(folder: string, name: string): Promise<{ id: number; url: string }> {
  const { DefaultArtifactClient } = await import('@actions/artifact');
  const client = new DefaultArtifactClient();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const attempt = (chosen: string) => client.uploadArtifact(chosen, files, folder);
  const artifact = await attempt(name).catch((error: Error) => {
    if (!/conflict|already exists/i.test(error.message)) {
      throw error;
    }
    return attempt(
      `${name}-${Math.floor(Math.random() * 0x10000)
        .toString(16)
        .padStart(4, '0')}`,
    );
  });
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID } = process.env;
  const url = `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}/artifacts/${artifact.id}`;
  return { id: artifact.id ?? 0, url };
}
