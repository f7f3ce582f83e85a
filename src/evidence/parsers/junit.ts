import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { TestStatus } from '../../results/schema.ts';
import { type Collector, createCollector, type ResultNode, type ResultParser } from './result.ts';

type Case = { name: string; suite: string; status: TestStatus; message: string; duration: number | null };

type State = {
  collector: Collector;
  suites: string[];
  open: Case | null;
  text: string;
  inReason: boolean;
  results: number;
  damaged: boolean;
  closed: boolean;
  suiteSeen: boolean;
};

const REASONS: Readonly<Record<string, TestStatus>> = { failure: 'fail', error: 'error', skipped: 'skip' };
const MAX_TEXT = 4000;

function attribute(tag: SaxesTagPlain, name: string): string {
  return tag.attributes[name] ?? '';
}

function openCase(tag: SaxesTagPlain, state: State): Case {
  const seconds = Number.parseFloat(attribute(tag, 'time').replace(/,/g, ''));
  const suite = attribute(tag, 'classname') || state.suites.filter((name) => name !== '').at(-1) || '';
  const duration = Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
  const skipped = /^(?:notrun|disabled|skipped|suppressed)$/i.test(
    attribute(tag, 'status') || attribute(tag, 'result'),
  );
  return { name: attribute(tag, 'name'), suite, status: skipped ? 'skip' : 'pass', message: '', duration };
}

function closeCase(state: State, status: TestStatus): void {
  const open = state.open;
  state.open = null;
  if (open === null) {
    return;
  }
  const node: ResultNode = { name: open.name, status, children: [] };
  if (open.message !== '') {
    node.message = open.message;
  }
  if (open.duration !== null) {
    node.duration_s = open.duration;
  }
  state.results += 1;
  const prefix = open.suite.split('.').filter((part) => part !== '');
  const path = prefix.map((part) => part.replace(/[^A-Za-z0-9_-]+/g, '_').slice(0, 120)).join('.');
  state.collector.add(node, path === '' ? '' : `${path}.`);
}

function onOpen(state: State, tag: SaxesTagPlain): void {
  state.suiteSeen ||= tag.name.startsWith('testsuite');
  if (tag.name === 'testsuite') {
    state.suites.push(attribute(tag, 'name'));
  } else if (tag.name === 'testcase') {
    state.open = openCase(tag, state);
  } else if (state.open !== null && REASONS[tag.name] !== undefined) {
    state.open.status = REASONS[tag.name] ?? 'fail';
    state.open.message = attribute(tag, 'message').slice(0, MAX_TEXT);
    state.inReason = true;
    state.text = '';
  }
}

function onClose(state: State, name: string): void {
  if (name === 'testsuite') {
    state.suites.pop();
  } else if (name === 'testcase' && state.open !== null) {
    closeCase(state, state.open.status);
  } else if (REASONS[name] !== undefined && state.open !== null) {
    state.inReason = false;
    const text = state.text.trim();
    const said = [state.open.message, text].filter((part) => part !== '');
    state.open.message = said.join('\n').slice(0, MAX_TEXT);
  }
  state.closed = name === 'testsuites' || (name === 'testsuite' && state.suites.length === 0);
}

/** Whether this first line of a file begins an XML document. */
export function looksLikeXml(line: string): boolean {
  return /^\uFEFF?\s*<(?:\?xml|!--|!DOCTYPE|testsuite)/.test(line);
}

/**
 * Reads JUnit XML as it comes. Test cases of a document that is cut off or not well-formed count up to the damage;
 * the damage itself is an error. Entities of a DTD are not expanded.
 */
export function createJunitParser(collector: Collector = createCollector()): ResultParser {
  const state: State = {
    collector,
    suites: [],
    open: null,
    text: '',
    inReason: false,
    results: 0,
    damaged: false,
    closed: false,
    suiteSeen: false,
  };
  const parser = new SaxesParser();
  parser.on('opentag', (tag) => onOpen(state, tag));
  parser.on('closetag', (tag) => onClose(state, tag.name));
  const onText = (text: string): void => {
    if (state.inReason && state.text.length < MAX_TEXT) {
      state.text += text.slice(0, MAX_TEXT);
    }
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.on('error', () => {
    state.damaged = true;
  });
  const write = (text: string): void => {
    if (state.damaged) {
      return;
    }
    try {
      parser.write(text);
    } catch {
      state.damaged = true;
    }
  };
  return {
    feed(line, terminated = true) {
      write(terminated ? `${line}\n` : line);
    },
    end() {
      const cut = state.damaged || !state.closed;
      if (state.open !== null) {
        state.open.message = 'the report is cut off in this test case';
        closeCase(state, 'miss');
      }
      if (cut && state.suiteSeen) {
        collector.count('error', 1);
        collector.warn('the XML document is cut off or damaged');
      }
      return collector.result(state.suiteSeen ? 'junit' : 'none', !cut);
    },
  };
}
