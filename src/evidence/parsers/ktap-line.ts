import type { TestStatus } from '../../results/schema.ts';
import { parseConsoleLine } from '../kernel-log/line.ts';

/** What one line means in KTAP or TAP. `width` is the depth of its prefix: blanks, tabs and `# `. */
export type KtapToken =
  | { type: 'version'; width: number; dialect: 'ktap' | 'tap' }
  | { type: 'plan'; width: number; count: number; skip: string | null }
  | { type: 'result'; width: number; ok: boolean; number: number | null; name: string; directive: Directive | null }
  | { type: 'subtest'; width: number; name: string }
  | { type: 'announce'; width: number; name: string }
  | { type: 'totals'; width: number; total: number }
  | { type: 'bail'; width: number; reason: string }
  | { type: 'yaml'; width: number };

export type Directive = { word: string; text: string };

const VERSION = /^(K?TAP) version \d{1,3}\s*$/;
const VERSION_INSIDE = /^(.{1,64}?)K?TAP version \d{1,3}\s*$/;
const PLAN = /^1\.\.(\d{1,9})\s*(?:#\s*(.*))?$/;
const DIRECTIVE = /^(SKIP|TODO|XFAIL|XPASS|TIMEOUT|ERROR|IGNORED?|exit=\d{1,3})(?:[:\s]+(.*)|\S{0,20})$/i;
const TOTALS =
  /^# Totals: pass:(\d{1,9}) fail:(\d{1,9}) xfail:(\d{1,9}) xpass:(\d{1,9}) skip:(\d{1,9}) error:(\d{1,9})/;
const GLUED = /\[ {0,8}\d{1,8}\.\d{6}\].*$/;
const CONTROL = /[\x00-\x08\x0b-\x1f]/;
const MAX_WIDTH = 256;
const MAX_NAME = 500;

/** Where the text behind blanks, tabs and `# ` begins, and how deep that is. Words of `#` lines keep their `#`. */
function afterPrefix(text: string): { at: number; width: number } {
  let at = 0;
  let width = 0;
  while (at < text.length && width < MAX_WIDTH) {
    const code = text.charCodeAt(at);
    if (code === 32) {
      at += 1;
      width += 1;
    } else if (code === 9) {
      at += 1;
      width += 4;
    } else if (code === 35 && text.charCodeAt(at + 1) === 32) {
      if (/^# (?:Subtest: |Totals: |selftests: )/.test(text.slice(at, at + 14))) {
        break;
      }
      at += 2;
      width += 2;
    } else {
      break;
    }
  }
  return { at, width };
}

/** Splits `name # DIRECTIVE text`. A `#` that opens no directive is a diagnostic, as kunit_parser.py reads it. */
function nameAndDirective(rest: string): { name: string; directive: Directive | null } {
  const hash = rest.includes('#') ? /(?:^|\s)#\s*/.exec(rest) : null;
  if (hash === null) {
    return { name: rest.trim(), directive: null };
  }
  const name = rest.slice(0, hash.index).trim().slice(0, MAX_NAME);
  const tail = rest.slice(hash.index + hash[0].length).trim();
  const found = DIRECTIVE.exec(tail);
  if (found === null) {
    return { name, directive: { word: '', text: tail } };
  }
  const word = (found[1] ?? '').toUpperCase();
  return { name, directive: { word, text: found[2]?.trim() ?? '' } };
}

/** The result on a line from `at` on: `ok` or `not ok`, a number or ` - `, the rest. Nearly every line comes here. */
function resultToken(text: string, from: number, width: number): KtapToken | null {
  const ok = text.charCodeAt(from) === 111;
  let at = from + (ok ? 0 : 4);
  if (!text.startsWith('ok ', at) || !(ok || text.startsWith('not ', from))) {
    return null;
  }
  at += 3;
  const digits = at;
  let number = 0;
  for (let code = text.charCodeAt(at); code >= 48 && code <= 57; code = text.charCodeAt(at)) {
    number = number * 10 + code - 48;
    at += 1;
  }
  const next = text[at];
  if (at - digits > 9 || (at > digits && next !== undefined && next !== ' ' && next !== '\t' && next !== '-')) {
    return null;
  }
  const unnumbered = at === digits;
  if (unnumbered && !text.startsWith('- ', at)) {
    return null;
  }
  at += text[at] === ' ' ? 1 : 0;
  at += text[at] === '-' && (text[at + 1] === ' ' || text[at - 1] !== ' ') ? 1 : 0;
  let rest = text.slice(at);
  if (rest.includes('[')) {
    rest = rest.replace(GLUED, '');
  }
  return { type: 'result', width, ok, number: unnumbered ? null : number, ...nameAndDirective(rest) };
}

function hashToken(text: string, width: number): KtapToken | null {
  if (text.startsWith('# Subtest: ')) {
    return { type: 'subtest', width, name: text.slice(11).trim().slice(0, MAX_NAME) };
  }
  if (text.startsWith('# selftests: ')) {
    return { type: 'announce', width, name: text.slice(2).trim().slice(0, MAX_NAME) };
  }
  const totals = TOTALS.exec(text);
  if (totals === null) {
    return null;
  }
  return { type: 'totals', width, total: totals.slice(1).reduce((sum, count) => sum + Number(count), 0) };
}

function planToken(text: string, width: number): KtapToken | null {
  const found = PLAN.exec(text);
  if (found === null) {
    return null;
  }
  const skip = /^SKIP\b\s*(.*)$/i.exec(found[2] ?? '');
  return { type: 'plan', width, count: Number(found[1]), skip: skip === null ? null : (skip[1] ?? '') };
}

/** The meaning of a line without printk prefix, or null for anything that is not KTAP. */
export function readToken(text: string): KtapToken | null {
  const { at, width } = afterPrefix(text);
  const first = text.charCodeAt(at);
  if (first === 111 || first === 110) {
    return resultToken(text, at, width);
  }
  const word = text.slice(at);
  switch (first) {
    case 49: // 1
      return planToken(word, width);
    case 75: // K
    case 84: {
      // T
      const version = VERSION.exec(word);
      return version === null ? null : { type: 'version', width, dialect: version[1] === 'KTAP' ? 'ktap' : 'tap' };
    }
    case 66: // B
      return word.startsWith('Bail out!') ? { type: 'bail', width, reason: word.slice(9).trim() } : null;
    case 35: // #
      return hashToken(word, width);
    case 45: // -
      return word === '---' ? { type: 'yaml', width } : null;
    default:
      return null;
  }
}

/** Something of every line that is a token; most lines of a console have none of it. */
const TOKENISH = /ok [\d-]|1\.\.\d|TAP version |# (?:Subtest|Totals|selftests):|Bail out!|---$/;

/** Whether a raw line can be a token at all: one cheap look before the line is taken apart. */
export function mayBeToken(raw: string): boolean {
  return TOKENISH.test(raw);
}

/** What a line of KTAP without any prefix begins with: blank, tab, `#`, or the first letter of a token. */
function startsPlain(raw: string): boolean {
  const code = raw.charCodeAt(0);
  return (
    code === 32 ||
    code === 35 ||
    code === 9 ||
    code === 111 ||
    code === 110 ||
    code === 75 ||
    code === 84 ||
    code === 66
  );
}

/** A line without escape sequences and printk's prefix, as the reader of results wants it. */
export function withoutConsolePrefix(raw: string): string {
  if (startsPlain(raw) && !CONTROL.test(raw)) {
    return raw;
  }
  const line = parseConsoleLine(raw);
  return line.before === '' ? line.text : line.before;
}

/** What stands before a version line that is not blank: the collector's own prefix, on all lines that follow. */
export function foreignPrefix(text: string): string | null {
  const found = VERSION_INSIDE.exec(text);
  const prefix = found?.[1] ?? null;
  return prefix === null || /^[\s#]*$/.test(prefix) ? null : prefix;
}

/** The status a result line stands for. TODO and XFAIL failures were expected, which is no failure and no pass. */
export function resultStatus(ok: boolean, directive: Directive | null): TestStatus {
  switch (directive?.word) {
    case 'SKIP':
    case 'IGNORE':
    case 'IGNORED':
      return ok && directive.word !== 'SKIP' ? 'pass' : 'skip';
    case 'TODO':
    case 'XFAIL':
      return ok ? 'pass' : 'skip';
    case 'ERROR':
      return ok ? 'pass' : 'error';
    case 'TIMEOUT':
      return 'fail';
    default:
      return ok ? 'pass' : 'fail';
  }
}
