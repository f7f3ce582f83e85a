/** What the id of a run is made from. */
export interface RunIdSources {
  env: Readonly<Record<string, string | undefined>>;
  now: Date;
  /** Random bytes; two are used. */
  randomBytes(count: number): Uint8Array;
}

/**
 * `<GITHUB_RUN_ID>-<GITHUB_RUN_ATTEMPT>` in a workflow, else `local-<UTC yyyymmddThhmmssZ>-<4 hex digits>`.
 */
export function createRunId({ env, now, randomBytes }: RunIdSources): string {
  const { GITHUB_RUN_ID: run, GITHUB_RUN_ATTEMPT: attempt } = env;
  if (run !== undefined && /^\d+$/.test(run)) {
    return `${run}-${attempt !== undefined && /^\d+$/.test(attempt) ? attempt : '1'}`;
  }
  const time = now.toISOString().replace(/\.\d+/, '').replaceAll(/[-:]/g, '');
  const suffix = [...randomBytes(2)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `local-${time}-${suffix}`;
}
