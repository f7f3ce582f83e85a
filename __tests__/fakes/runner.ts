/**
 * Runs an action as GitHub's runner does (https://github.com/actions/runner): inputs with the defaults of action.yml as
 * `INPUT_*`, file commands, state handed from main to post, cancellation by SIGINT, SIGTERM and kill.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';

/** A line of standard output that the runner would have taken for a command. */
export interface WorkflowCommand {
  name: string;
  properties: Record<string, string>;
  message: string;
}

export interface StepOutcome {
  exitCode: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
  commands: WorkflowCommand[];
  outputs: Record<string, string>;
  state: Record<string, string>;
  summary: string;
  /** Seconds from the cancellation or kill to the end; null when the step was let run. */
  endedAfter: number | null;
  /** Signals that were sent to it. */
  signals: NodeJS.Signals[];
}

export interface StepRequest {
  inputs?: Record<string, string>;
  state?: Record<string, string>;
  /** Added to the environment. */
  env?: Record<string, string>;
  workspace: string;
  /** Does this when a line of standard output matches, or so many seconds after that. */
  at?: { line: RegExp; delay?: number; do: 'cancel' | 'SIGKILL' };
}

interface Manifest {
  inputs: Record<string, { default?: unknown }>;
  runs: { using: string; main: string; post?: string };
}

/** Times of the runner's ProcessInvoker: from SIGINT to SIGTERM, and from there to the kill. */
const sigintMs = 7500;
const sigtermMs = 2500;

const registered =
  'set-env|set-output|save-state|add-path|add-mask|add-matcher|remove-matcher|debug|warning|error|notice|group|endgroup|echo|stop-commands|internal-set-repo-path';
const current = new RegExp(`^::(${registered})(?:\\s+(.*?))?::(.*)$`, 'i');
const legacy = new RegExp(`##\\[(${registered})(?:\\s+(.*?))?\\](.*)$`, 'i');

const decode = (text: string): string =>
  text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');

/** The commands in a step's output: `::name k=v::message` at the start of a line, `##[name k=v]message` anywhere. */
export function parseCommands(stdout: string): WorkflowCommand[] {
  return stdout.split(/\r\n|\r|\n/).flatMap((line) => {
    const match = current.exec(line.trimStart()) ?? legacy.exec(line);
    if (match === null) {
      return [];
    }
    const [, name = '', properties = '', message = ''] = match;
    const pairs = properties
      .split(/[,;]/)
      .filter(Boolean)
      .map((pair) => pair.split('=', 2) as [string, string]);
    return [
      {
        name: name.toLowerCase(),
        properties: Object.fromEntries(pairs.map(([key, value]) => [key.trim(), decode(value ?? '')])),
        message: decode(message),
      },
    ];
  });
}

/** Reads a file command: `name=value` lines, and `name<<delimiter`, value, delimiter. */
export function parseFileCommand(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  const lines = text.split('\n');
  while (lines.length > 0) {
    const line = lines.shift() as string;
    const [, name, delimiter] = /^([^=]+?)<<(.+)$/.exec(line) ?? [];
    if (name !== undefined) {
      const end = lines.indexOf(delimiter as string);
      if (end === -1) {
        throw new Error(`file command: ${name} does not end with ${delimiter}`);
      }
      values[name] = lines
        .splice(0, end + 1)
        .slice(0, -1)
        .join('\n');
    } else if (line.includes('=')) {
      values[line.slice(0, line.indexOf('='))] = line.slice(line.indexOf('=') + 1);
    } else if (line !== '') {
      throw new Error(`file command: ${JSON.stringify(line)} is neither name=value nor name<<delimiter`);
    }
  }
  return values;
}

const prefixed = (prefix: string, values: Record<string, string>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [prefix + name, value]));

function inputsOf(manifest: Manifest, given: Record<string, string>): Record<string, string> {
  const unknown = Object.keys(given).filter((name) => !(name in manifest.inputs));
  if (unknown.length > 0) {
    throw new Error(`action.yml has no input ${unknown.join(', ')}`);
  }
  const all = Object.entries(manifest.inputs).map(([name, input]) => [
    name,
    given[name] ?? String(input.default ?? ''),
  ]);
  return Object.fromEntries(all.map(([name, value]) => [name?.replaceAll(' ', '_').toUpperCase(), value]));
}

const fileCommands = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY', 'GITHUB_ENV', 'GITHUB_PATH'] as const;

/** An environment in which only what the runner gives is found, and where the lab keeps its downloads. */
function environment(files: string, manifest: Manifest, request: StepRequest): Record<string, string> {
  const kept = ['PATH', 'HOME', 'LANG', 'TMPDIR', 'PULLAB_CACHE', 'XDG_CACHE_HOME'];
  const own = Object.fromEntries(kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
  return {
    ...own,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION: '__self',
    GITHUB_REPOSITORY: 'octo-org/linux',
    GITHUB_RUN_ID: '4711',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_JOB: 'test',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_WORKSPACE: request.workspace,
    RUNNER_OS: 'Linux',
    RUNNER_ARCH: 'X64',
    RUNNER_TEMP: tmpdir(),
    ...Object.fromEntries(fileCommands.map((name) => [name, join(files, name)])),
    ...prefixed('INPUT_', inputsOf(manifest, request.inputs ?? {})),
    ...prefixed('STATE_', request.state ?? {}),
    ...request.env,
  };
}

interface Ended {
  exitCode: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
  endedAfter: number | null;
  signals: NodeJS.Signals[];
}

function startProgram(program: string, env: Record<string, string>, { workspace, at }: StepRequest): Promise<Ended> {
  const child = spawn(process.execPath, [program], { cwd: workspace, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  let [seen, acted] = [false, null as number | null];
  const signals: NodeJS.Signals[] = [];
  const timers: NodeJS.Timeout[] = [];
  const send = (name: NodeJS.Signals) => {
    signals.push(name);
    child.kill(name);
  };
  const act = (what: 'cancel' | 'SIGKILL') => {
    acted = performance.now();
    if (what === 'SIGKILL') {
      send('SIGKILL');
      return;
    }
    send('SIGINT');
    timers.push(setTimeout(() => send('SIGTERM'), sigintMs));
    timers.push(setTimeout(() => send('SIGKILL'), sigintMs + sigtermMs));
  };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    if (at !== undefined && !seen && stdout.split('\n').some((line) => at.line.test(line))) {
      seen = true;
      timers.push(setTimeout(() => act(at.do), (at.delay ?? 0) * 1000));
    }
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  // The runner waits for the process, not for what else holds its output open.
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (exitCode, signal) => {
      for (const timer of timers) {
        clearTimeout(timer);
      }
      const endedAfter = acted === null ? null : (performance.now() - acted) / 1000;
      // What it has written last is still in the pipe.
      setTimeout(() => resolve({ exitCode, signal, stdout, stderr, endedAfter, signals }), 100);
    });
  });
}

/** Runs the main or the post step of the action whose manifest is in `folder`. */
export async function runStep(folder: string, step: 'main' | 'post', request: StepRequest): Promise<StepOutcome> {
  const manifest = parse(readFileSync(join(folder, 'action.yml'), 'utf8')) as Manifest;
  const program = manifest.runs[step];
  if (program === undefined || !/^node\d+$/.test(manifest.runs.using)) {
    throw new Error(`action.yml has no ${step} step for node`);
  }
  const files = mkdtempSync(join(tmpdir(), 'runner-files-'));
  try {
    for (const name of fileCommands) {
      writeFileSync(join(files, name), '');
    }
    const ended = await startProgram(join(folder, program), environment(files, manifest, request), request);
    const contentOf = (name: (typeof fileCommands)[number]) =>
      existsSync(join(files, name)) ? readFileSync(join(files, name), 'utf8') : '';
    return {
      ...ended,
      commands: parseCommands(ended.stdout),
      outputs: parseFileCommand(contentOf('GITHUB_OUTPUT')),
      state: parseFileCommand(contentOf('GITHUB_STATE')),
      summary: contentOf('GITHUB_STEP_SUMMARY'),
    };
  } finally {
    rmSync(files, { recursive: true });
  }
}

/** Runs main, then post with the state main has saved, whatever the outcome of main, as `post-if: always()` says. */
export async function runAction(
  folder: string,
  request: StepRequest,
): Promise<{ main: StepOutcome; post: StepOutcome }> {
  const main = await runStep(folder, 'main', request);
  const { at: _, ...rest } = request;
  return { main, post: await runStep(folder, 'post', { ...rest, state: main.state }) };
}
