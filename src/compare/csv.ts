/**
 * Benchmark CSVs: header `metric,unit,value,more_is_better,kernel_version,instance_id,instance_type,arch` in any order.
 *
 * Reads a file in one pass and keeps only what differs from line to line: in a million lines the value changes every
 * time, the text before and behind it rarely, so both are looked up whole. Quoted fields take the slow way.
 */
import { parseDirection } from './direction.ts';
import type { BenchmarkRow, Side } from './rows.ts';
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

class Reader {
  readonly #source: CsvSource;
  readonly #lines = new ExcludedLines();
  #layout: Layout | string | null = null;
  #header = '';
  #line = 0;
  /** Rows seen before, by the text behind the value, within the text before it. */
  readonly #known = new Map<string, Map<string, Fixed>>();

  constructor(source: CsvSource) {
    this.#source = source;
  }

  /** The row of one line; null for lines that hold none. */
  read(raw: string): BenchmarkRow | null {
    this.#line++;
    if (this.#layout === null || typeof this.#layout === 'string') {
      this.#start(raw);
      return null;
    }
    const before = this.#valueStart(raw, this.#layout);
    const end = before < 0 ? -1 : raw.indexOf(',', before);
    if (before < 0 || raw.includes('"')) {
      return this.#readSlowly(raw, this.#layout);
    }
    const after = end < 0 ? raw.length : end;
    const value = parseDecimal(raw.slice(before, after));
    const fixed = value === null ? undefined : this.#known.get(raw.slice(0, before))?.get(raw.slice(after));
    if (value === null || fixed === undefined) {
      return this.#readSlowly(raw, this.#layout, { before, after });
    }
    return withValue(fixed, value);
  }

  remarks(): Remark[] {
    const { name } = this.#source;
    if (this.#layout === null) {
      return [{ what: name, reason: 'the file is empty' }];
    }
    return typeof this.#layout === 'string' ? [{ what: name, reason: this.#layout }] : this.#lines.remarks(name);
  }

  #start(raw: string): void {
    const line = this.#line === 1 && raw.startsWith(BYTE_ORDER_MARK) ? raw.slice(1) : raw;
    if (this.#layout === null && line.trim() !== '') {
      this.#layout = layoutOf(line);
      this.#header = line.trim();
    }
  }

  #valueStart(raw: string, { index }: Layout): number {
    let at = 0;
    for (let i = 0; i < index.value; i++) {
      at = raw.indexOf(',', at) + 1;
      if (at === 0) {
        return -1;
      }
    }
    return at;
  }

  #readSlowly(raw: string, layout: Layout, cut?: { before: number; after: number }): BenchmarkRow | null {
    const line = raw.trim();
    if (line === '') {
      return null;
    }
    if (line === this.#header) {
      this.#lines.add(this.#line, 'the header again');
      return null;
    }
    const fields = splitLine(line);
    const fixed = fields === null ? 'quotes that do not match' : rowWithoutValue(fields, layout, this.#source.side);
    if (typeof fixed === 'string') {
      this.#lines.add(this.#line, fixed);
      return null;
    }
    const text = fields?.[layout.index.value] ?? '';
    const value = parseDecimal(text);
    if (value === null) {
      this.#lines.add(this.#line, valueProblem(text));
      return null;
    }
    if (cut !== undefined) {
      this.#remember(raw.slice(0, cut.before), raw.slice(cut.after), fixed);
    }
    return withValue(fixed, value);
  }

  #remember(before: string, after: string, fixed: Fixed): void {
    const byAfter = this.#known.get(before) ?? new Map<string, Fixed>();
    this.#known.set(before, byAfter);
    byAfter.set(after, fixed);
  }
}

/**
 * The rows of one CSV file, read from pieces of text that may be cut anywhere.
 *
 * Whatever is left out (a value that is no finite decimal number, a wrong number of fields, a file without header) is
 * appended to `excluded` with its line numbers when the file ends. Rows keep their spelling; missing columns are empty.
 */
export function* readBenchmarkCsv(
  chunks: Iterable<string>,
  source: CsvSource,
  excluded: Remark[],
): Generator<BenchmarkRow, void, undefined> {
  const reader = new Reader(source);
  let rest = '';
  for (const chunk of chunks) {
    const text = rest + chunk;
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      const row = reader.read(text.slice(start, end));
      start = end + 1;
      if (row !== null) {
        yield row;
      }
    }
    rest = text.slice(start);
  }
  const last = rest === '' ? null : reader.read(rest);
  if (last !== null) {
    yield last;
  }
  excluded.push(...reader.remarks());
}

/** Written out: spreading an object costs more than the rest of a line. */
function withValue(fixed: Fixed, value: number): BenchmarkRow {
  const { side, metric, unit, more_is_better, kernel_version, instance_id, instance_type, arch } = fixed;
  return { side, metric, unit, value, more_is_better, kernel_version, instance_id, instance_type, arch };
}

/** All rows of one CSV text, and what was left out of them. */
export function parseBenchmarkCsv(text: string, source: CsvSource): { rows: BenchmarkRow[]; excluded: Remark[] } {
  const excluded: Remark[] = [];
  const rows = [...readBenchmarkCsv([text], source, excluded)];
  return { rows, excluded };
}
