import type { TestResult, TestStatus } from '../../results/schema.ts';

/** A test or subtest as a result file names it; which machine ran it is known elsewhere. */
export type ParsedTest = Omit<TestResult, 'machine'>;

export type ResultFormat =
  | 'ktap'
  | 'tap'
  | 'kselftest'
  | 'ltp'
  | 'kirk'
  | 'kunit-json'
  | 'kvm-unit-tests'
  | 'junit'
  | 'none';

/** How many tests ended how; a test with subtests counts through them. */
export type TestCounts = Record<TestStatus, number>;

export type ParsedResults = {
  format: ResultFormat;
  /** Parents and their subtests, a parent before its subtests. */
  tests: ParsedTest[];
  counts: TestCounts;
  /** What a reader should know: a checksum that does not agree, results beyond the limit, cut-off input. */
  warnings: string[];
  /** Everything the file promised is there. */
  complete: boolean;
};

/**
 * One format's reader. `feed` takes a line without its newline; `terminated` is false for a last line that has none
 * and may be cut off. Nothing a line says makes it throw.
 */
export type ResultParser = {
  feed(line: string, terminated?: boolean): void;
  end(): ParsedResults;
};

/** A result with its subtests, before paths are made of names. */
export type ResultNode = {
  name: string;
  status: TestStatus;
  message?: string;
  duration_s?: number;
  children: ResultNode[];
  /** It announced subtests and ran none: an error that does not stand for a tested thing. */
  ranNothing?: boolean;
};

/** What collects a parser's results: bounded, whatever the input says. */
export type Collector = {
  add(node: ResultNode, prefix?: string): void;
  count(status: TestStatus, times: number): void;
  warn(message: string): void;
  result(format: ResultFormat, complete: boolean): ParsedResults;
};

const MAX_TESTS = 100_000;
const MAX_NAMES = 200_000;
const MAX_WARNINGS = 50;
const MAX_SEGMENT = 120;
const MAX_MESSAGE = 4000;

export function noCounts(): TestCounts {
  return { pass: 0, fail: 0, skip: 0, miss: 0, error: 0 };
}

/** A name as one segment of a dotted path: `[A-Za-z0-9_-]`, not empty. */
export function pathSegment(name: string, fallback: string): string {
  const segment = name
    .slice(0, 4 * MAX_SEGMENT)
    .replace(/[^A-Za-z0-9_-]+/g, '_')
    .replace(/^_+/, '')
    .slice(0, MAX_SEGMENT);
  const end = /_{1,120}$/.exec(segment);
  const trimmed = end === null ? segment : segment.slice(0, end.index);
  return trimmed === '' ? fallback : trimmed;
}

/** A name with several parts, as kselftest's `selftests: dir: test`, as dotted segments. */
export function pathOf(name: string, fallback: string): string {
  if (!name.startsWith('selftests: ')) {
    return pathSegment(name, fallback);
  }
  return name
    .split(': ')
    .map((part) => pathSegment(part, fallback))
    .join('.');
}

function isBad(counts: TestCounts): boolean {
  return counts.fail + counts.miss + counts.error > 0;
}

type Tally = { counts: TestCounts; tested: number };

/** What a node adds to the counts: its subtests, or itself where they do not say what it says. */
function tally(node: ResultNode): Tally {
  const counts = noCounts();
  let tested = 0;
  for (const child of node.children) {
    const below = tally(child);
    for (const status of ['pass', 'fail', 'skip', 'miss', 'error'] as const) {
      counts[status] += below.counts[status];
    }
    tested += below.tested;
  }
  const own = node.status === 'fail' || node.status === 'miss' || node.status === 'error';
  if (tested === 0 || (own && !isBad(counts))) {
    counts[node.status] += 1;
    tested += node.ranNothing === true ? 0 : 1;
  }
  return { counts, tested };
}

/** A collector of at most `maxTests` tests; the counts go on beyond it. */
export function createCollector(maxTests: number = MAX_TESTS): Collector {
  const tests: ParsedTest[] = [];
  const counts = noCounts();
  const warnings: string[] = [];
  const names = new Map<string, number>();
  let dropped = 0;

  const unique = (path: string): string => {
    const seen = names.get(path);
    if (seen === undefined) {
      if (names.size < MAX_NAMES) {
        names.set(path, 1);
      }
      return path;
    }
    names.set(path, seen + 1);
    return unique(`${path}_dup${seen + 1}`);
  };
  const list = (node: ResultNode, prefix: string, index: number): void => {
    if (tests.length >= maxTests) {
      dropped += 1;
      return;
    }
    const path = unique(prefix + pathOf(node.name, `test_${index}`));
    const test: ParsedTest = { path, status: node.status };
    if (node.duration_s !== undefined) {
      test.duration_s = node.duration_s;
    }
    if (node.message !== undefined && node.message !== '') {
      test.message = node.message.slice(0, MAX_MESSAGE);
    }
    tests.push(test);
    node.children.forEach((child, below) => {
      list(child, `${path}.`, below + 1);
    });
  };
  const warn = (message: string): void => {
    if (warnings.length < MAX_WARNINGS) {
      warnings.push(message.slice(0, 500));
    }
  };
  return {
    add(node, prefix = '') {
      const added = tally(node).counts;
      for (const status of ['pass', 'fail', 'skip', 'miss', 'error'] as const) {
        counts[status] += added[status];
      }
      list(node, prefix, 1);
    },
    count(status, times) {
      counts[status] += times;
    },
    warn,
    result(format, complete) {
      const cut = dropped > 0 ? [`${dropped} tests beyond the first ${maxTests} are counted but not listed`] : [];
      return { format, tests, counts, warnings: [...warnings, ...cut], complete };
    },
  };
}
