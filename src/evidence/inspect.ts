import type { LogEnding } from '../results/schema.ts';
import { createLogScanner } from './kernel-log/scanner.ts';
import type { KernelFinding } from './kernel-log/splat.ts';
import { createParserFor } from './parsers/detect.ts';
import type { RequestedFormat } from './parsers/formats.ts';
import type { ParsedTest, ResultFormat, TestCounts } from './parsers/result.ts';

export type InspectOptions = {
  /** The format of the results; found out when not given. */
  format?: RequestedFormat;
  /** `output`: what a program wrote. Only lines with the kernel's time stamp can be the kernel's there. */
  source?: 'console' | 'output';
  /** The machine was ended from outside, by a time or silence limit. */
  cutShort?: boolean;
};

/** What one log says; the keys of `inspect --json`. `kernel-log` is a log without results. */
export type Inspection = {
  schema: 1;
  format: ResultFormat | 'kernel-log';
  tests: ParsedTest[];
  counts: TestCounts;
  findings: KernelFinding[];
  ending: LogEnding;
  warnings: string[];
};

export type Inspector = {
  /** Takes the next part of the log, cut anywhere. */
  feed(chunk: string): void;
  end(): Inspection;
};

const MAX_LINE = 65_536;
/** Reports of other programs may quote a kernel log; it is not the log of this machine. */
const DOCUMENTS: ReadonlySet<string> = new Set(['junit', 'kirk', 'kunit-json']);

/** Cuts text into lines for `take`; a longer line than the limit is given in parts. */
function createLineFeed(take: (line: string, terminated: boolean) => void): Inspector['feed'] & { flush(): void } {
  let carry = '';
  const push = (chunk: string): void => {
    // Joining a long line up with every small chunk would take time quadratic in the line.
    if (carry.length + chunk.length <= MAX_LINE && !chunk.includes('\n')) {
      carry += chunk;
      return;
    }
    const text = carry === '' ? chunk : carry + chunk;
    let at = 0;
    for (let newline = text.indexOf('\n'); newline !== -1; newline = text.indexOf('\n', at)) {
      take(text.slice(at, newline), true);
      at = newline + 1;
    }
    carry = text.slice(at);
    if (carry.length > MAX_LINE) {
      take(carry, true);
      carry = '';
    }
  };
  const flush = (): void => {
    if (carry !== '') {
      take(carry, false);
      carry = '';
    }
  };
  return Object.assign(push, { flush });
}

/** Reads one log as it comes: results of any known format, kernel reports, and how it ends. */
export function createInspector(options: InspectOptions = {}): Inspector {
  const scanner = createLogScanner({ stampedOnly: options.source === 'output' });
  const parser = createParserFor(options.format ?? 'auto');
  const lines = createLineFeed((line, terminated) => parser.feed(line, terminated));
  return {
    feed(chunk) {
      scanner.feed(chunk);
      lines(chunk);
    },
    end() {
      lines.flush();
      const results = parser.end();
      const log = scanner.end({ cutShort: options.cutShort ?? false });
      const isDocument = DOCUMENTS.has(results.format);
      const findings = isDocument ? [] : log.findings;
      const warnings = [...results.warnings];
      if (log.dropped > 0 && !isDocument) {
        warnings.push(`${log.dropped} findings beyond the first ${log.findings.length} are not listed`);
      }
      const silent = isDocument || log.ending === 'unknown' || log.ending === 'no-output';
      const done = results.complete && silent && (isDocument || !log.kernel);
      return {
        schema: 1,
        format: results.format === 'none' && log.kernel ? 'kernel-log' : results.format,
        tests: results.tests,
        counts: results.counts,
        findings,
        ending: done ? 'completed' : isDocument ? 'unknown' : log.ending,
        warnings,
      };
    },
  };
}

/** Reads a log that is there as a whole. */
export function inspectText(text: string, options: InspectOptions = {}): Inspection {
  const inspector = createInspector(options);
  inspector.feed(text);
  return inspector.end();
}

/** Reads a log from a stream of its parts; memory does not grow with its size. */
export async function inspect(
  chunks: AsyncIterable<string> | Iterable<string>,
  options: InspectOptions = {},
): Promise<Inspection> {
  const inspector = createInspector(options);
  for await (const chunk of chunks) {
    inspector.feed(chunk);
  }
  return inspector.end();
}
