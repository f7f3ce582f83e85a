/** Uploads a results tree as a workflow artifact. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { errorMessage } from '../errors.ts';

export interface UploadedArtifact {
  id: number;
  /** The name it has got, which is not always the one asked for. */
  name: string;
  url: string;
}

/** The part of `@actions/artifact` that is used. */
export interface ArtifactService {
  uploadArtifact(name: string, files: string[], folder: string): Promise<{ id?: number }>;
}

const nameAttempts = 5;

/** What the artifact service refuses in names of files; one such name would keep the whole tree from being uploaded. */
const refused = /[":<>|*?\\\u0000-\u001f\u007f]/g;

/** A name the artifact service takes: what it refuses is percent-encoded, as in an address (pure). */
export function portableName(name: string): string {
  return name.replace(refused, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

/** Gives portable names to all that is in the folder. A test may name its results as it likes. */
async function makePortable(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const portable = portableName(entry.name);
    let free = portable;
    for (let n = 2; free !== entry.name && existsSync(join(folder, free)); n += 1) {
      free = `${portable}~${n}`;
    }
    if (free !== entry.name) {
      await rename(join(folder, entry.name), join(folder, free));
    }
    if (entry.isDirectory()) {
      await makePortable(join(folder, free));
    }
  }
}

/** All regular files below a folder; none when there is no such folder. Links are left out: they may lead anywhere. */
export async function resultFiles(folder: string): Promise<string[]> {
  if (!existsSync(folder)) {
    return [];
  }
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

const artifactUrl = (env: NodeJS.ProcessEnv, id: number): string =>
  `${env.GITHUB_SERVER_URL ?? 'https://github.com'}/${env.GITHUB_REPOSITORY}/actions/runs/${env.GITHUB_RUN_ID}/artifacts/${id}`;

/** The real service. Its client says every step it takes: folded in the log. */
async function openService(): Promise<ArtifactService> {
  const [{ DefaultArtifactClient }, { group }] = await Promise.all([
    import('@actions/artifact'),
    import('@actions/core'),
  ]);
  const client = new DefaultArtifactClient();
  return {
    uploadArtifact: (name, files, folder) =>
      group(`Uploading ${files.length} files as ${name}`, () => client.uploadArtifact(name, files, folder)),
  };
}

/**
 * Uploads all files below `folder`. Files whose name no artifact may have are renamed, also in `folder`.
 *
 * Artifact names are unique in a workflow run, whose id all jobs of a matrix share: where another job has taken the
 * name, four hex digits are added.
 *
 * @throws Error when there is nothing to upload, and what the artifact service throws
 */
export async function uploadResults(
  folder: string,
  name: string,
  service?: ArtifactService,
  env: NodeJS.ProcessEnv = process.env,
): Promise<UploadedArtifact> {
  await makePortable(folder);
  const files = await resultFiles(folder);
  if (files.length === 0) {
    throw new Error(`there is no file in ${folder}`);
  }
  const client = service ?? (await openService());
  for (let attempt = 1, chosen = name; ; attempt += 1) {
    try {
      const { id } = await client.uploadArtifact(chosen, files, folder);
      if (id === undefined) {
        throw new Error('the artifact service gave no id for what was uploaded');
      }
      return { id, name: chosen, url: artifactUrl(env, id) };
    } catch (error) {
      const taken = /conflict|already exists/i.test(errorMessage(error));
      if (!taken || attempt === nameAttempts) {
        throw error;
      }
      chosen = `${name}-${randomBytes(2).toString('hex')}`;
    }
  }
}
