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
  children: readonly ResultNode[];
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
const MAX_WARNINGS = 50;
const PLAIN_SEGMENT = /^[A-Za-z0-9-](?:[A-Za-z0-9_-]{0,118}[A-Za-z0-9-])?$/;
const MAX_SEGMENT = 120;
const MAX_MESSAGE = 4000;

export function noCounts(): TestCounts {
  return { pass: 0, fail: 0, skip: 0, miss: 0, error: 0 };
}

/** A name as one segment of a dotted path: `[A-Za-z0-9_-]`, not empty. */
export function pathSegment(name: string, fallback: string): string {
  if (PLAIN_SEGMENT.test(name)) {
    return name;
  }
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

function isBad(status: TestStatus): boolean {
  return status === 'fail' || status === 'miss' || status === 'error';
}

/**
 * Counts a node: through its subtests, and itself where they do not say what it says. Returns how many of what was
 * counted are tested things, and whether one of them is bad.
 */
function tally(node: ResultNode, counts: TestCounts): { tested: number; bad: boolean } {
  let tested = 0;
  let bad = false;
  for (const child of node.children) {
    const below = tally(child, counts);
    tested += below.tested;
    bad ||= below.bad;
  }
  if (tested === 0 || (!bad && isBad(node.status))) {
    counts[node.status] += 1;
    return { tested: tested + (node.ranNothing === true ? 0 : 1), bad: bad || isBad(node.status) };
  }
  return { tested, bad };
}

/** A name no sibling has: the second of the same name becomes `name_dup2`. */
function uniqueName(name: string, siblings: Map<string, number>): string {
  const seen = siblings.get(name);
  if (seen === undefined) {
    siblings.set(name, 1);
    return name;
  }
  siblings.set(name, seen + 1);
  return uniqueName(`${name}_dup${seen + 1}`, siblings);
}

/** A collector of at most `maxTests` tests; the counts go on beyond it. */
export function createCollector(maxTests: number = MAX_TESTS): Collector {
  const tests: ParsedTest[] = [];
  const counts = noCounts();
  const warnings: string[] = [];
  const roots = new Map<string, Map<string, number>>();
  let dropped = 0;

  const list = (node: ResultNode, prefix: string, index: number, siblings: Map<string, number>): void => {
    if (tests.length >= maxTests) {
      dropped += 1;
      return;
    }
    const path = prefix + uniqueName(pathOf(node.name, `test_${index}`), siblings);
    const test: ParsedTest = { path, status: node.status };
    if (node.duration_s !== undefined) {
      test.duration_s = node.duration_s;
    }
    if (node.message !== undefined && node.message !== '') {
      test.message = node.message.slice(0, MAX_MESSAGE);
    }
    tests.push(test);
    if (node.children.length > 0) {
      const names = new Map<string, number>();
      let below = 0;
      for (const child of node.children) {
        below += 1;
        list(child, `${path}.`, below, names);
      }
    }
  };
  const warn = (message: string): void => {
    if (warnings.length < MAX_WARNINGS) {
      warnings.push(message.slice(0, 500));
    }
  };
  return {
    add(node, prefix = '') {
      tally(node, counts);
      const siblings = roots.get(prefix) ?? new Map<string, number>();
      roots.set(prefix, siblings);
      list(node, prefix, 1, siblings);
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
