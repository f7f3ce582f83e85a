import type { RequestedFormat } from './formats.ts';
import { createJsonParser } from './json.ts';
import { createJunitParser, looksLikeXml } from './junit.ts';
import { createKtapParser } from './ktap.ts';
import { createKvmUnitTestsParser } from './kvm-unit-tests.ts';
import { createLtpParser } from './ltp.ts';
import { createCollector, type ParsedResults, type ResultFormat, type ResultParser } from './result.ts';

/** Text formats may follow each other in one log, so all of them read along; none takes lines of another for its own. */
function createTextParser(): ResultParser {
  const collector = createCollector();
  const parsers = [createKtapParser(collector), createLtpParser(collector), createKvmUnitTestsParser(collector)];
  return {
    feed(line, terminated = true) {
      for (const parser of parsers) {
        parser.feed(line, terminated);
      }
    },
    end() {
      const found = parsers.map((parser) => parser.end()).filter((result) => result.format !== 'none');
      const complete = found.length > 0 && found.every((result) => result.complete);
      return collector.result(found[0]?.format ?? 'none', complete);
    },
  };
}

/** The parser of a format that was asked for. */
export function createParserFor(format: ResultFormat | RequestedFormat): ResultParser {
  switch (format) {
    case 'ktap':
    case 'tap':
    case 'kselftest':
      return createKtapParser();
    case 'ltp':
      return createLtpParser();
    case 'kirk':
    case 'kunit-json':
      return createJsonParser();
    case 'kvm-unit-tests':
      return createKvmUnitTestsParser();
    case 'junit':
      return createJunitParser();
    case 'auto':
    case 'none':
      return createDetectingParser();
  }
}

/**
 * Decided by the first line that is not blank: later lines must not change what the earlier ones mean, or a log that
 * is cut off could look better than the whole.
 */
function parserOf(line: string): ResultParser {
  if (looksLikeXml(line)) {
    return createJunitParser();
  }
  return line.trimStart().startsWith('{') ? createJsonParser(createTextParser) : createTextParser();
}

/** Reads results of a format that is not known before: looks at the beginning, then reads on as that format. */
export function createDetectingParser(): ResultParser {
  let parser: ResultParser | null = null;
  return {
    feed(line, terminated = true) {
      if (parser === null && line.trim() === '') {
        return;
      }
      parser ??= parserOf(line);
      parser.feed(line, terminated);
    },
    end: (): ParsedResults => (parser ?? createTextParser()).end(),
  };
}
