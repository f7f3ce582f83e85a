import type { FindingKind } from '../../results/schema.ts';
import { createLogScanner } from './scanner.ts';

/**
 * What a console says while the machine runs.
 *
 * `banner`: a kernel has started. `fatal`: the kernel is dead, told at the line itself. `finding`: a report is
 * complete (a fatal one follows its `fatal` event). `shutdown`: the kernel announced that it goes.
 * `line` is 1-based in the console log.
 */
export type ConsoleEvent =
  | { type: 'banner'; release: string; line: number }
  | { type: 'fatal'; kind: FindingKind; title: string; line: number }
  | { type: 'finding'; kind: FindingKind; title: string; line: number; excerpt: string; fatal: boolean }
  | { type: 'shutdown'; action: 'power-off' | 'restart'; line: number };

export type ConsoleWatch = {
  /** Takes what the console printed since the last call, cut anywhere, and says what it means. */
  feed(chunk: string): ConsoleEvent[];
  /** The console is closed: what was still open. */
  end(): ConsoleEvent[];
};

/** Reads a running machine's console with constant memory. */
export function createConsoleWatch(): ConsoleWatch {
  let events: ConsoleEvent[] = [];
  const scanner = createLogScanner({ maxFindings: 0 }, (event) => {
    if (event.type === 'finding') {
      const { kind, title, line, excerpt, fatal } = event.finding;
      events.push({ type: 'finding', kind, title, line, excerpt, fatal });
    } else {
      events.push(event);
    }
  });
  const drain = (): ConsoleEvent[] => {
    const drained = events;
    events = [];
    return drained;
  };
  return {
    feed(chunk) {
      scanner.feed(chunk);
      return drain();
    },
    end() {
      scanner.end();
      return drain();
    },
  };
}
