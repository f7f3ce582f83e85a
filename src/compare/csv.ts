/**
 * Benchmark CSVs: header `metric,unit,value,more_is_better,kernel_version,instance_id,instance_type,arch` in any order.
 *
 * Reads a file in one pass over its bytes and keeps only what differs from line to line: in a million lines the value
 * changes every time, the text around it rarely, so that is looked up whole. Anything unusual takes the slow way.
 */
import { parseDirection } from './direction.ts';
import type { BenchmarkRow, BenchmarkSeries, Side } from './rows.ts';
import type { Remark } from './schema.ts';

export interface CsvSource {
  /** As a reader of `excluded` should see it. */
  name: string;
  side: Side;
}

/** The side a benchmark file belongs to by its name; null for files that are not part of a comparison. */
export function sideOfFile(name: string): Side | null {
  const match = /(?:^|[/\\])benchmark-(base|tip)[^/\\]*\.csv$/.exec(name);
  return match === null ? null : (match[1] as Side);
}

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A decimal number, strictly: `Number` would also take "", "0x10" and "Infinity". Null for anything else. */
export function parseDecimal(text: string): number | null {
  const trimmed = text.trim();
  if (!DECIMAL.test(trimmed)) {
    return null;
  }
  const value = Number(trimmed);
  return Number.isFinite(value) ? value : null;
}

const COLUMNS = [
  'metric',
  'unit',
  'value',
  'more_is_better',
  'kernel_version',
  'instance_id',
  'instance_type',
  'arch',
] as const;
type Column = (typeof COLUMNS)[number];

/** Fields of one line, unquoted and trimmed; null when a quote is left open or closed inside a field. */
export function splitLine(line: string): string[] | null {
  if (!line.includes('"')) {
    return line.split(',').map((field) => field.trim());
  }
  const fields: string[] = [];
  const field = /\s*(?:"((?:[^"]|"")*)"\s*|([^",]*))(,|$)/y;
  for (;;) {
    const match = field.exec(line);
    if (match === null) {
      return null;
    }
    fields.push((match[1]?.replaceAll('""', '"') ?? match[2] ?? '').trim());
    if (match[3] === '') {
      return fields;
    }
  }
}

interface Layout {
  index: Record<Column, number>;
  width: number;
}

function layoutOf(header: string): Layout | string {
  const names = (splitLine(header) ?? []).map((name) => name.toLowerCase());
  const index = Object.fromEntries(COLUMNS.map((column) => [column, names.indexOf(column)])) as Layout['index'];
  const missing = (['metric', 'value'] as const).filter((column) => index[column] < 0);
  return missing.length > 0
    ? `the header has no column ${missing.join(' and no column ')}`
    : { index, width: names.length };
}

/** Line numbers by reason, written as ranges, so that every excluded line is named however many there are. */
class ExcludedLines {
  readonly #ranges = new Map<string, [number, number][]>();

  add(line: number, reason: string): void {
    const ranges = this.#ranges.get(reason) ?? [];
    this.#ranges.set(reason, ranges);
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === line - 1) {
      last[1] = line;
    } else {
      ranges.push([line, line]);
    }
  }

  remarks(name: string): Remark[] {
    return [...this.#ranges].map(([reason, ranges]) => {
      const text = ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');
      const plural = ranges.length > 1 || ranges.some(([from, to]) => from !== to);
      return { what: `${name}, line${plural ? 's' : ''} ${text}`, reason };
    });
  }
}

type Fixed = Omit<BenchmarkRow, 'value'>;

function rowWithoutValue(fields: readonly string[], { index, width }: Layout, side: Side): Fixed | string {
  if (fields.length !== width) {
    return `${fields.length} fields where the header has ${width}`;
  }
  const text = (column: Column) => fields[index[column]] ?? '';
  if (text('metric') === '') {
    return 'no metric name';
  }
  return {
    side,
    metric: text('metric'),
    unit: text('unit'),
    more_is_better: parseDirection(text('more_is_better')),
    kernel_version: text('kernel_version'),
    instance_id: text('instance_id'),
    instance_type: text('instance_type') || 'unknown',
    arch: text('arch') || 'unknown',
  };
}

function valueProblem(text: string): string {
  const word = text.trim();
  if (word === '') {
    return 'no value';
  }
  return /^[+-]?(nan|inf(inity)?)$/i.test(word) || DECIMAL.test(word)
    ? 'a value that is not finite'
    : 'a value that is not a decimal number';
}

const BYTE_ORDER_MARK = '\uFEFF';
const NEWLINE = 10;
const QUOTE = 34;
const COMMA = 44;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const CARRIAGE_RETURN = 13;
/** Integers of up to 15 digits and these powers are exact, so their quotient is the nearest double, as in `Number`. */
const MAX_DIGITS = 15;
const POWERS_OF_TEN = Array.from({ length: MAX_DIGITS + 1 }, (_, k) => 10 ** k);

/** What a line says beside its value, with the bytes it said it in. */
interface KnownLine {
  /** Length of the part before the value; the part behind it follows in `bytes`. */
  before: number;
  bytes: Uint8Array;
  values: number[];
  next: KnownLine | undefined;
}

/** FNV-1a, one byte on. Kept to 30 bits, which a Map holds without allocating. */
const mix = (hash: number, byte: number) => Math.imul(hash ^ byte, 0x01000193);
const HASH_SEED = 0x811c9dc5 | 0;
const HASH_BITS = 0x3fffffff;

function sameBytes(bytes: Uint8Array, at: number, known: Uint8Array, from: number, length: number): boolean {
  for (let i = 0; i < length; i++) {
    if (bytes[at + i] !== known[from + i]) {
      return false;
    }
  }
  return true;
}

class Reader {
  readonly #source: CsvSource;
  readonly #lines = new ExcludedLines();
  #layout: Layout | string | null = null;
  #header = '';
  #line = 0;
  readonly #series = new Map<string, BenchmarkSeries & { values: number[] }>();
  readonly #known = new Map<number, KnownLine>();
  /** The number that `#scanValue` found. */
  #value = 0;

  constructor(source: CsvSource) {
    this.#source = source;
  }

  /** Reads the lines of `bytes`, which ends with a line end. */
  readLines(bytes: Uint8Array): void {
    for (let start = 0; start < bytes.length; ) {
      this.#line++;
      const fast =
        typeof this.#layout === 'object' && this.#layout !== null ? this.#readFast(bytes, start, this.#layout) : -1;
      if (fast >= 0) {
        start = fast;
        continue;
      }
      const end = bytes.indexOf(NEWLINE, start);
      this.#readSlowly(bytes.subarray(start, end));
      start = end + 1;
    }
  }

  result(): CsvContents {
    const { name } = this.#source;
    const excluded =
      this.#layout === null
        ? [{ what: name, reason: 'the file is empty' }]
        : typeof this.#layout === 'string'
          ? [{ what: name, reason: this.#layout }]
          : this.#lines.remarks(name);
    return { series: [...this.#series.values()], excluded };
  }

  /** Takes a line whose text around a plain number was seen before; returns where the next begins, or −1. */
  #readFast(bytes: Uint8Array, start: number, { index }: Layout): number {
    let hash = HASH_SEED;
    let at = start;
    for (let commas = 0; commas < index.value; at++) {
      const byte = bytes[at] ?? NEWLINE;
      if (byte === NEWLINE || byte === QUOTE) return -1;
      if (byte === COMMA) commas++;
      hash = mix(hash, byte);
    }
    const before = at - start;
    const after = this.#scanValue(bytes, at);
    if (after < 0) return -1;
    let end = after;
    for (let byte = bytes[end] ?? NEWLINE; byte !== NEWLINE; byte = bytes[++end] ?? NEWLINE) {
      if (byte === QUOTE) return -1;
      hash = mix(hash, byte);
    }
    for (let known = this.#known.get(hash & HASH_BITS); known !== undefined; known = known.next) {
      if (
        known.before === before &&
        known.bytes.length === before + end - after &&
        sameBytes(bytes, start, known.bytes, 0, before) &&
        sameBytes(bytes, after, known.bytes, before, end - after)
      ) {
        known.values.push(this.#value);
        return end + 1;
      }
    }
    return -1;
  }

  /** Reads a plain decimal into `#value`; returns where it ends, or −1 for anything that needs a closer look. */
  #scanValue(bytes: Uint8Array, from: number): number {
    let at = from;
    const negative = bytes[at] === MINUS;
    if (negative) at++;
    let mantissa = 0;
    let digits = 0;
    let point = -1;
    for (; ; at++) {
      const byte = bytes[at] ?? NEWLINE;
      if (byte >= ZERO && byte < ZERO + 10) {
        mantissa = mantissa * 10 + byte - ZERO;
        digits++;
      } else if (byte === POINT && point < 0 && digits > 0) {
        point = digits;
      } else if (byte === COMMA || byte === NEWLINE || byte === CARRIAGE_RETURN) {
        break;
      } else {
        return -1;
      }
    }
    if (digits === 0 || digits > MAX_DIGITS) return -1;
    const size = point < 0 ? mantissa : mantissa / (POWERS_OF_TEN[digits - point] ?? 1);
    this.#value = negative ? -size : size;
    return at;
  }

  #readSlowly(bytes: Uint8Array): void {
    const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
    if (this.#layout === null || typeof this.#layout === 'string') {
      this.#start(raw);
      return;
    }
    const line = raw.trim();
    if (line === '') {
      return;
    }
    if (line === this.#header) {
      this.#lines.add(this.#line, 'the header again');
      return;
    }
    const fields = splitLine(line);
    const fixed =
      fields === null ? 'quotes that do not match' : rowWithoutValue(fields, this.#layout, this.#source.side);
    if (typeof fixed === 'string') {
      this.#lines.add(this.#line, fixed);
      return;
    }
    const text = fields?.[this.#layout.index.value] ?? '';
    const value = parseDecimal(text);
    if (value === null) {
      this.#lines.add(this.#line, valueProblem(text));
      return;
    }
    const { values } = this.#seriesOf(fixed);
    values.push(value);
    this.#remember(bytes, this.#layout, values);
  }

  #start(raw: string): void {
    const line = this.#line === 1 && raw.startsWith(BYTE_ORDER_MARK) ? raw.slice(1) : raw;
    if (this.#layout === null && line.trim() !== '') {
      this.#layout = layoutOf(line);
      this.#header = line.trim();
    }
  }

  #seriesOf(fixed: Fixed): BenchmarkSeries & { values: number[] } {
    const key = JSON.stringify(fixed);
    let series = this.#series.get(key);
    if (series === undefined) {
      series = { ...fixed, values: [] };
      this.#series.set(key, series);
    }
    return series;
  }

  /** Lets the next line with the same text around its value take the fast way. */
  #remember(line: Uint8Array, { index }: Layout, values: number[]): void {
    if (line.includes(QUOTE)) {
      return;
    }
    let before = 0;
    for (let commas = 0; commas < index.value; commas++) {
      before = line.indexOf(COMMA, before) + 1;
    }
    const comma = line.indexOf(COMMA, before);
    const cr = line.at(-1) === CARRIAGE_RETURN ? line.length - 1 : line.length;
    const after = comma < 0 ? cr : comma;
    const bytes = new Uint8Array(before + line.length - after);
    bytes.set(line.subarray(0, before));
    bytes.set(line.subarray(after), before);
    let hash = HASH_SEED;
    for (const byte of bytes) {
      hash = mix(hash, byte);
    }
    hash &= HASH_BITS;
    this.#known.set(hash, { before, bytes, values, next: this.#known.get(hash) });
  }
}

export interface CsvContents {
  series: BenchmarkSeries[];
  excluded: Remark[];
}

/**
 * The rows of one CSV file, gathered by everything but their value, from pieces of bytes that may be cut anywhere.
 *
 * Whatever is left out (a value that is no finite decimal number, a wrong number of fields, a file without header) is
 * in `excluded` with its line numbers. Texts keep their spelling; missing columns are empty.
 */
export function readBenchmarkCsv(chunks: Iterable<Uint8Array>, source: CsvSource): CsvContents {
  const reader = new Reader(source);
  let rest: Uint8Array = new Uint8Array(0);
  for (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const complete = bytes.lastIndexOf(NEWLINE) + 1;
    reader.readLines(bytes.subarray(0, complete));
    rest = Uint8Array.from(bytes.subarray(complete));
  }
  if (rest.length > 0) {
    reader.readLines(Buffer.concat([rest, Uint8Array.of(NEWLINE)]));
  }
  return reader.result();
}

/** The contents of one CSV text. */
export function parseBenchmarkCsv(text: string, source: CsvSource): CsvContents {
  return readBenchmarkCsv([Buffer.from(text, 'utf8')], source);
}
