/**
 * What a run leaves: the JSON files of the results tree. This is the boundary between the part of the program that
 * runs machines and everything that reads results (reports, comparison, KCIDB, other programs).
 *
 * Times are RFC 3339 UTC, durations seconds, percentages plain numbers (−5.2 is −5.2 %).
 */
import { z } from 'zod';

export const verdict = z.enum(['pass', 'fail', 'skip', 'incomplete']);
export type Verdict = z.infer<typeof verdict>;

const seconds = z.number().nonnegative();
const timestamp = z.iso.datetime();

/** A kernel as the machine proved it was running it. */
export const kernelProof = z.object({
  release: z.string(),
  version: z.string(),
  build_id: z.string().nullable(),
});
export type KernelProof = z.infer<typeof kernelProof>;

/** `role` is which of the configured kernels was asked for; `good` is the known-good one. */
export const kernelRole = z.enum(['base', 'tip', 'good']);
export type KernelRole = z.infer<typeof kernelRole>;

export const boot = z.object({
  n: z.int().positive(),
  kernel: kernelRole,
  attempt: z.int().positive(),
  boot_id: z.string().nullable(),
  kernel_release: z.string().nullable(),
  kernel_version: z.string().nullable(),
  build_id: z.string().nullable(),
  started_at: timestamp,
  /** Seconds from the start of the machine to the client's first sign of life; null when there was none. */
  boot_s: seconds.nullable(),
  ended_at: timestamp,
  /** How the boot ended. `reboot` and `end` are planned. */
  ending: z.enum(['reboot', 'end', 'panic', 'unplanned-reboot', 'power-off', 'no-boot', 'hang', 'killed', 'lab-error']),
  detail: z.string().nullable(),
});
export type Boot = z.infer<typeof boot>;

export const stage = z.object({
  n: z.int().positive(),
  script: z.string(),
  exit_code: z.int().nullable(),
  verdict: verdict.nullable(),
  reason: z.string().nullable(),
  boot_id: z.string().nullable(),
  kernel_release: z.string().nullable(),
  started_at: timestamp.nullable(),
  duration_s: seconds.nullable(),
});
export type Stage = z.infer<typeof stage>;

export const machine = z.object({
  id: z.string(),
  test: z.string(),
  instance_type: z.string(),
  arch: z.string(),
  instance_id: z.string().nullable(),
  replica: z.int().positive(),
  verdict,
  /** `<kind>` or `<kind>: <detail>`; null for a plain pass. */
  reason: z.string().nullable(),
  /** The number of boots that reported in. */
  boots: z.int().nonnegative(),
  boot_log: z.array(boot),
  stages: z.array(stage),
  /** What a reader must know beside the verdict: a retried boot, an emulated CPU, truncated evidence. */
  notes: z.array(z.string()),
  started_at: timestamp.nullable(),
  finished_at: timestamp.nullable(),
});
export type Machine = z.infer<typeof machine>;

export const counts = z.object({
  machines: z.int().nonnegative(),
  pass: z.int().nonnegative(),
  fail: z.int().nonnegative(),
  skip: z.int().nonnegative(),
  incomplete: z.int().nonnegative(),
});
export type Counts = z.infer<typeof counts>;

/** `machines/<test>/<machine-id>/result.json` is one entry of `run.json`'s `machines`. */
export const runFile = z.object({
  schema: z.literal(1),
  run_id: z.string(),
  lab: z.enum(['ec2', 'qemu']),
  driver: z.enum(['ssm', 'runner', 'userdata', 'direct']),
  started_at: timestamp,
  finished_at: timestamp,
  verdict,
  counts,
  machines: z.array(machine),
  /** The kernels as configured and as read from their files. */
  kernels: z.partialRecord(kernelRole, kernelProof.extend({ ref: z.string() })),
  /** Facts of the lab that limit what the results say: accelerator, emulator version, host CPUs. */
  environment: z.record(z.string(), z.string()),
  /** Seconds per phase, by name. */
  timings: z.record(z.string(), seconds),
  cost: z.object({ currency: z.literal('USD'), amount: z.number().nonnegative(), basis: z.string() }),
  notes: z.array(z.string()),
});
export type RunFile = z.infer<typeof runFile>;

export const testStatus = z.enum(['pass', 'fail', 'skip', 'miss', 'error']);
export type TestStatus = z.infer<typeof testStatus>;

/** One test or subtest. `path` is dotted; each segment is of `[A-Za-z0-9_-]`, as KCIDB wants them. */
export const testResult = z.object({
  path: z.string(),
  status: testStatus,
  machine: z.string(),
  duration_s: seconds.optional(),
  message: z.string().optional(),
  expected: z.boolean().optional(),
  flaky: z.boolean().optional(),
});
export type TestResult = z.infer<typeof testResult>;

export const testsFile = z.object({ schema: z.literal(1), tests: z.array(testResult) });
export type TestsFile = z.infer<typeof testsFile>;

export const findingKind = z.enum([
  'panic',
  'oops',
  'bug',
  'warning',
  'gpf',
  'null-deref',
  'page-fault',
  'kasan',
  'kfence',
  'kcsan',
  'ubsan',
  'lockdep',
  'atomic-sleep',
  'rcu-stall',
  'soft-lockup',
  'hard-lockup',
  'hung-task',
  'oom',
  'refcount',
  'kmemleak',
  'no-root',
  'init-died',
  'reboot',
  'other',
]);
export type FindingKind = z.infer<typeof findingKind>;

/** `line` is 1-based in the log named by `source` (a path inside the machine's folder). */
export const finding = z.object({
  kind: findingKind,
  title: z.string(),
  line: z.int().positive(),
  excerpt: z.string(),
  machine: z.string().optional(),
  source: z.string().optional(),
});
export type Finding = z.infer<typeof finding>;

export const logEnding = z.enum(['completed', 'panic', 'reboot', 'hang', 'no-output', 'unknown']);
export type LogEnding = z.infer<typeof logEnding>;

export const findingsFile = z.object({
  schema: z.literal(1),
  findings: z.array(finding),
});
export type FindingsFile = z.infer<typeof findingsFile>;

/** What one log says: `inspect --json` of one log. */
export const inspectionFile = z.object({
  schema: z.literal(1),
  format: z.string(),
  tests: z.array(testResult.omit({ machine: true })),
  counts: z.record(testStatus, z.int().nonnegative()),
  findings: z.array(finding),
  ending: logEnding,
  warnings: z.array(z.string()),
});
export type InspectionFile = z.infer<typeof inspectionFile>;

/** `inspect --json` of several logs. */
export const inspectionFiles = z.object({
  schema: z.literal(1),
  files: z.array(inspectionFile.extend({ file: z.string() })),
});
export type InspectionFiles = z.infer<typeof inspectionFiles>;
