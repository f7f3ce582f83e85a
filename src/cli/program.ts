/** The command line: its flags come from the options table. */
import { Command, CommanderError, Option as Flag } from 'commander';
import { COMMANDS, type CommandName, commandInfo } from '../config/commands.ts';
import { didYouMean } from '../config/nearest.ts';
import { type Option, optionsOf, summarize } from '../config/options.ts';
import { UserError } from '../errors.ts';
import { VERSION } from '../version.ts';
import { type Invocation, invocationOf } from './invocation.ts';

const EXIT_CODES = `
Exit codes: 0 fine, 1 test failure or regression, 2 mistake in input, config or file (nothing was launched),
3 incomplete (infrastructure), 130 interrupted.`;

/** What the arguments ask for: a command, or only text that has been printed. */
export type Request = ({ kind: 'command' } & Invocation) | { kind: 'printed' };

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

function requestOf(command: CommandName, operands: readonly string[], values: Record<string, unknown>): Request {
  const textOf = (option: Option) => {
    const value = values[attributeOf(option)];
    return typeof value === 'string' ? value : undefined;
  };
  const given = { face: 'cli' as const, textOf, label: (name: string) => `--${name}` };
  return { kind: 'command', ...invocationOf(command, { ...given, json: values.json === true, operands }) };
}

/** A command with its operands; what stands behind one that has none is refused by name. */
function withOperands(command: Command, name: CommandName): Command {
  const { operands } = commandInfo(name);
  if (operands === null) {
    return command.allowExcessArguments();
  }
  const { placeholder, description, required } = operands;
  return command.argument(required ? `<${placeholder}...>` : `[${placeholder}...]`, description);
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
    const { description, operands } = commandInfo(name);
    const command = withOperands(program.command(name).description(description), name).addHelpText('after', EXIT_CODES);
    command.action(() => {
      const [excess] = command.args;
      if (operands === null && excess !== undefined) {
        throw new UserError(`${name} takes no argument ${JSON.stringify(excess)}: name tests with --tests`);
      }
      take(requestOf(name, command.args, command.opts()));
    });
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
