/** From a schema's findings to lines a user can act on: where, the value, why, and what to write instead. */
import type { z } from 'zod';
import { UserError } from '../errors.ts';
import type { Part } from './document.ts';
import { didYouMean } from './nearest.ts';
import { keysAt, type Path } from './walk.ts';

/**
 * The subject of a message: `pullab.yml:4:12: lab`, `--lab`, `input lab`. For a problem of a key rather than a value,
 * the place alone: the key is what the message shows.
 */
export type Where = (path: Path, part?: Part) => string;

/** A value as messages show it: quoted text, short, on one line. */
export function show(value: unknown): string {
  if (Array.isArray(value)) {
    return 'a list';
  }
  if (typeof value === 'object' && value !== null) {
    return 'a mapping';
  }
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 77)}…"` : text;
}

export function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? (at as Record<string | number, unknown>)[key] : undefined),
    data,
  );
}

const EXPECTED: Record<string, string> = {
  string: 'text',
  array: 'a list',
  object: 'a mapping of settings',
  record: 'a mapping',
  boolean: 'true or false',
};

/** Phrases for findings that the schema has no words of its own for. */
export const phrase: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === 'invalid_type') {
    return `is not ${EXPECTED[issue.expected] ?? `a ${issue.expected}`}`;
  }
  if (issue.code === 'invalid_value') {
    const words = issue.values.map(String);
    return `is not one of ${words.join(', ')}${didYouMean(String(issue.input), words)}`;
  }
  return undefined;
};

/** Marks findings about the name of an entry, which zod reports at the path of its value. */
const ABOUT_KEY = 'key: ';

/** Of a choice between forms, the findings of the form the user evidently meant. */
function flatten(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code === 'invalid_key') {
    return issue.issues.map((below) => ({
      ...below,
      path: issue.path,
      code: 'custom',
      message: ABOUT_KEY + below.message,
    }));
  }
  if (issue.code !== 'invalid_union') {
    return [issue];
  }
  const meant = issue.errors.find((branch) => !branch.some((at) => at.code === 'invalid_type' && at.path.length === 0));
  return meant === undefined
    ? [issue]
    : meant.flatMap((below) => flatten({ ...below, path: [...issue.path, ...below.path] }));
}

function unknownKey(schema: z.core.$ZodType, at: Path, key: string): string {
  const known = keysAt(schema, at);
  const place = at.length === 0 ? '' : ` of ${at.join('.')}`;
  const list = known.length === 0 ? 'this version has none' : `known: ${known.join(', ')}`;
  return `${show(key)} is not a setting${place}${didYouMean(key, known)} (${list})`;
}

/** One line per problem that a schema found in `data`. */
export function problemLines(schema: z.core.$ZodType, error: z.ZodError, data: unknown, where: Where): string[] {
  const lines = error.issues.flatMap(flatten).flatMap((issue) => {
    const path = issue.path.filter((key) => typeof key !== 'symbol');
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => `${where([...path, key], 'key')}: ${unknownKey(schema, path, key)}`);
    }
    if (issue.message.startsWith(ABOUT_KEY)) {
      return [`${where(path, 'key')}: ${show(path.at(-1))} ${issue.message.slice(ABOUT_KEY.length)}`];
    }
    const value = valueAt(data, path);
    if (value === undefined) {
      return [`${where(path)} is missing: ${issue.message.replace(/^is not/, 'it must be')}`];
    }
    if (value === null) {
      return [`${where(path)} has no value: give one, or remove the key`];
    }
    return [`${where(path)}: ${show(value)} ${issue.message}`];
  });
  return lines.sort(new Intl.Collator('en', { numeric: true }).compare);
}

/** Ends with all problems in one UserError; returns when there are none. */
export function refuse(problems: readonly string[]): void {
  if (problems.length === 1) {
    throw new UserError(problems[0]);
  }
  if (problems.length > 1) {
    throw new UserError(
      `${problems.length} problems:\n${problems.map((line) => `  ${line.replaceAll('\n', '\n  ')}`).join('\n')}`,
    );
  }
}
