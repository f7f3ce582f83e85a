import { z } from 'zod';
import type { TestStatus } from '../../results/schema.ts';
import { ltpStatus } from './ltp.ts';
import { type Collector, createCollector, type ParsedResults, type ResultNode, type ResultParser } from './result.ts';

const MAX_BYTES = 64 * 1024 * 1024;
const MAX_DEPTH = 32;

const kirkReport = z.object({
  results: z.array(
    z.object({
      test_fqn: z.string(),
      status: z.string().optional(),
      test: z
        .object({
          log: z.string().optional(),
          duration: z.number().nonnegative().optional(),
          result: z.string().optional(),
          retval: z.array(z.string()).optional(),
        })
        .optional(),
    }),
  ),
  stats: z.record(z.string(), z.unknown()).optional(),
});

const kunitCase = z.object({ name: z.string(), status: z.string(), duration: z.number().nonnegative().optional() });

type KunitGroup = {
  name: string;
  sub_groups?: KunitGroup[] | undefined;
  test_cases?: z.infer<typeof kunitCase>[] | undefined;
};

const kunitGroup: z.ZodType<KunitGroup> = z.object({
  name: z.string(),
  get sub_groups() {
    return z.array(kunitGroup).optional();
  },
  test_cases: z.array(kunitCase).optional(),
});

const KUNIT_STATUS: Readonly<Record<string, TestStatus>> = { PASS: 'pass', FAIL: 'fail', SKIP: 'skip', ERROR: 'error' };

/** The lines of an LTP log that say why a test did not pass. */
function reasons(log: string): string {
  const lines = log.split('\n').filter((line) => /T(?:FAIL|BROK|CONF|WARN): /.test(line));
  return lines.slice(0, 5).join('\n');
}

function addKirk(collector: Collector, report: z.infer<typeof kirkReport>): void {
  for (const { test_fqn, status, test } of report.results) {
    const word = status ?? test?.result ?? '';
    const node: ResultNode = { name: test_fqn, status: ltpStatus(word), children: [] };
    const message = node.status === 'pass' ? '' : reasons(test?.log ?? '');
    if (message !== '') {
      node.message = message;
    }
    if (test?.duration !== undefined) {
      node.duration_s = test.duration;
    }
    collector.add(node);
  }
}

const WORST: readonly TestStatus[] = ['error', 'miss', 'fail', 'pass', 'skip'];

function kunitNode(group: KunitGroup, depth: number): ResultNode {
  const cases = (group.test_cases ?? []).map((one): ResultNode => {
    const node: ResultNode = { name: one.name, status: KUNIT_STATUS[one.status] ?? 'error', children: [] };
    return one.duration === undefined ? node : { ...node, duration_s: one.duration };
  });
  const groups = depth < MAX_DEPTH ? (group.sub_groups ?? []).map((one) => kunitNode(one, depth + 1)) : [];
  const children = [...groups, ...cases];
  const status = WORST.find((candidate) => children.some((child) => child.status === candidate)) ?? 'error';
  return { name: group.name, status, children };
}

function nesting(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of text) {
    if (character === '[' || character === '{') {
      depth += 1;
      deepest = Math.max(deepest, depth);
    } else if (character === ']' || character === '}') {
      depth -= 1;
    }
  }
  return deepest;
}

function readJson(text: string): unknown {
  // Zod recurses along the document, so a hostile depth has to be refused before.
  if (nesting(text) > 4 * MAX_DEPTH) {
    return null;
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const KIRK_KEYS = /^\s*\{\s*"(?:results|stats|environment)"\s*:/;
const KUNIT_KEYS =
  /^\s*\{\s*"(?:arch|defconfig|build_environment|sub_groups|test_cases|lab_name|kernel|job|git_branch|name|misc)"\s*:/;

function damaged(collector: Collector, format: 'kirk' | 'kunit-json'): ParsedResults {
  collector.count('error', 1);
  collector.warn('the JSON document is cut off or damaged');
  return collector.result(format, false);
}

type Line = { text: string; terminated: boolean };

function read(collector: Collector, lines: Line[], otherwise: () => ResultParser): ParsedResults {
  const text = lines.map((line) => line.text).join('\n');
  const document = readJson(text);
  if (document === undefined && (KIRK_KEYS.test(text) || KUNIT_KEYS.test(text))) {
    return damaged(collector, KIRK_KEYS.test(text) ? 'kirk' : 'kunit-json');
  }
  if (document === undefined) {
    const parser = otherwise();
    for (const line of lines) {
      parser.feed(line.text, line.terminated);
    }
    return parser.end();
  }
  const kirk = kirkReport.safeParse(document);
  if (kirk.success) {
    addKirk(collector, kirk.data);
    return collector.result('kirk', true);
  }
  const kunit = kunitGroup.safeParse(document);
  if (kunit.success && (kunit.data.sub_groups !== undefined || kunit.data.test_cases !== undefined)) {
    for (const child of kunitNode(kunit.data, 0).children) {
      collector.add(child);
    }
    return collector.result('kunit-json', true);
  }
  return collector.result('none', false);
}

function createNothingParser(): ResultParser {
  return { feed: () => {}, end: () => createCollector().result('none', false) };
}

/**
 * Reads kirk's report (`results[].test_fqn`) and the document of `kunit.py --json`. Both are one JSON document, so
 * the text is held until its end, up to 64 MiB. What turns out to be no JSON is read by `otherwise`.
 */
export function createJsonParser(
  otherwise: () => ResultParser = createNothingParser,
  collector: Collector = createCollector(),
): ResultParser {
  const lines: Line[] = [];
  let size = 0;
  return {
    feed(text, terminated = true) {
      size += text.length + 1;
      if (size <= MAX_BYTES) {
        lines.push({ text, terminated });
      }
    },
    end() {
      if (size > MAX_BYTES) {
        collector.count('error', 1);
        collector.warn('the JSON document is larger than 64 MiB');
        return collector.result('none', false);
      }
      return read(collector, lines, otherwise);
    },
  };
}
