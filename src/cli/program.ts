/** The command line: its flags come from the options table. */
import { Command, CommanderError, Option as Flag } from 'commander';
import { didYouMean } from '../config/nearest.ts';
import { COMMANDS, type CommandName, type Option, type Override, optionsOf, summarize } from '../config/options.ts';
import { UserError } from '../errors.ts';
import { VERSION } from '../version.ts';

const DESCRIPTIONS: Record<CommandName, string> = {
  run: 'Run the tests on machines and report what happened (the default)',
  plan: 'Check the config and show cells, machines, price and limits; launches nothing',
};

const EXIT_CODES = `
Exit codes: 0 fine, 1 test failure or regression, 2 mistake in input, config or file (nothing was launched),
3 incomplete (infrastructure), 130 interrupted.`;

/** What the arguments ask for: a command, or only text that has been printed. */
export type Request =
  | {
      kind: 'command';
      command: CommandName;
      configFile: string | undefined;
      overrides: Override[];
      out: string;
      json: boolean;
    }
  | { kind: 'printed' };

function groupOf(option: Option): string {
  const section = option.path === null ? 'program' : option.path.length > 1 ? option.path[0] : 'what';
  const titles: Record<string, string> = {
    program: 'Program:',
    limits: 'Limits:',
    retries: 'Limits:',
    qemu: 'Lab qemu:',
    ec2: 'Lab ec2:',
    compare: 'Comparison:',
  };
  return titles[String(section)] ?? 'What to test:';
}

function flagOf(option: Option): Flag {
  const form = option.kind === 'switch' ? `--${option.name}` : `--${option.name} <${option.placeholder}>`;
  const flag = new Flag(form, summarize(option)).helpGroup(groupOf(option));
  const isRepeatable = option.kind === 'list' || option.kind === 'pairs';
  return isRepeatable
    ? flag.argParser((text: string, before: string | undefined) => (before === undefined ? text : `${before}\n${text}`))
    : flag;
}

/** The name under which commander keeps a flag's value. */
const attributeOf = ({ name }: Option) => name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());

function requestOf(command: CommandName, values: Record<string, unknown>): Request {
  const given = optionsOf(command, 'cli').map((option) => ({ option, value: values[attributeOf(option)] }));
  const textOf = (name: string) => given.find(({ option }) => option.name === name);
  const text = (name: string) => {
    const found = textOf(name);
    return typeof found?.value === 'string' ? found.value : found?.option.default;
  };
  return {
    kind: 'command',
    command,
    configFile: text('config'),
    out: text('out') ?? '',
    json: textOf('json')?.value === true,
    overrides: given.flatMap(({ option, value }) =>
      option.path !== null && typeof value === 'string' ? [{ option, text: value, label: `--${option.name}` }] : [],
    ),
  };
}

/** The commander program; `take` gets the request when the arguments make one. */
function build(args: readonly string[], write: (text: string) => void, take: (request: Request) => void): Command {
  const program = new Command('pullab')
    .description('Tests Linux kernels on real machines')
    .version(VERSION)
    .exitOverride()
    .configureOutput({ writeOut: write, writeErr: () => {} })
    .addHelpText('after', EXIT_CODES);
  for (const name of COMMANDS) {
    const command = program
      .command(name)
      .description(DESCRIPTIONS[name])
      .allowExcessArguments()
      .action((values: Record<string, unknown>, { args: [excess] }: Command) => {
        if (excess !== undefined) {
          throw new UserError(`${name} takes no argument ${JSON.stringify(excess)}: name tests with --tests`);
        }
        take(requestOf(name, values));
      })
      .addHelpText('after', EXIT_CODES);
    // Flags are made for the command in question only: they are half the cost of starting.
    for (const option of args.includes(name) ? optionsOf(name, 'cli') : []) {
      command.addOption(flagOf(option));
    }
  }
  return program;
}

/** The help of the whole program. */
export function helpText(): string {
  const ignore = () => {};
  return `${build([], ignore, ignore).helpInformation()}${EXIT_CODES}\n`;
}

/** Flags before any command are flags of `run`. */
function withCommand(args: readonly string[]): string[] {
  const [first = ''] = args;
  const isOfProgram = ['-h', '--help', '-V', '--version'].includes(first);
  if (first.startsWith('-') && !isOfProgram) {
    return ['run', ...args];
  }
  const known: string[] = [...COMMANDS, 'help'];
  if (!isOfProgram && !known.includes(first)) {
    throw new UserError(
      `unknown command ${JSON.stringify(first)}${didYouMean(first, known)} (commands: ${COMMANDS.join(', ')}; see pullab --help)`,
    );
  }
  return [...args];
}

/**
 * Reads the arguments of the command line; prints help or version with `write` when they ask for it.
 *
 * @throws UserError for unknown commands and flags, with the nearest word, and for missing or excess arguments
 */
export function parseArguments(args: readonly string[], write: (text: string) => void): Request {
  const withName = withCommand(args);
  let request: Request = { kind: 'printed' };
  try {
    build(withName, write, (taken) => {
      request = taken;
    }).parse(withName, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) {
      throw error;
    }
    if (error.exitCode !== 0) {
      const problem = error.message.replace(/^error: /, '').replaceAll(/\s+/g, ' ');
      throw new UserError(`${problem} (see pullab ${withName[0]} --help)`);
    }
  }
  return request;
}
