/** What the user asked for, from either face. */
import { type CommandName, commandInfo } from '../config/commands.ts';
import { didYouMean } from '../config/nearest.ts';
import { type Option, type Override, optionsOf } from '../config/options.ts';
import { UserError } from '../errors.ts';
import {
  LOG_SOURCES,
  RESULT_FORMATS,
  type RequestedFormat,
  type RequestedSource,
} from '../evidence/parsers/formats.ts';

export interface Invocation {
  command: CommandName;
  configFile: string | undefined;
  overrides: Override[];
  /** Undefined: nothing is written. */
  out: string | undefined;
  json: boolean;
  /** Files or folders the command is about. */
  operands: readonly string[];
  format: RequestedFormat;
  source: RequestedSource;
}

/** The values a face was given, undefined where there is none, and how its messages name an option. */
export interface Given {
  face: 'cli' | 'action';
  textOf(option: Option): string | undefined;
  label(name: string): string;
  json: boolean;
  operands: readonly string[];
}

/**
 * One of a few words.
 *
 * @throws UserError that names the nearest
 */
export function wordOf<T extends string>(label: string, text: string, known: readonly T[]): T {
  const word = known.find((one) => one === text);
  if (word === undefined) {
    throw new UserError(
      `${label}: ${JSON.stringify(text)} is not one of ${known.join(', ')}${didYouMean(text, known)}`,
    );
  }
  return word;
}

/**
 * Makes an invocation of what a face was given.
 *
 * @throws UserError for a word that is not one of an option's
 */
export function invocationOf(command: CommandName, given: Given): Invocation {
  const options = optionsOf(command, given.face);
  const text = (name: string) => {
    const option = options.find((known) => known.name === name);
    return option === undefined ? undefined : (given.textOf(option) ?? option.default);
  };
  return {
    command,
    configFile: text('config'),
    out: text('out') ?? commandInfo(command).out ?? undefined,
    json: given.json,
    operands: given.operands,
    format: wordOf(given.label('format'), text('format') ?? 'auto', RESULT_FORMATS),
    source: wordOf(given.label('source'), text('source') ?? 'auto', LOG_SOURCES),
    overrides: options.flatMap((option) => {
      const value = option.path === null ? undefined : given.textOf(option);
      return value === undefined ? [] : [{ option, text: value, label: given.label(option.name) }];
    }),
  };
}
