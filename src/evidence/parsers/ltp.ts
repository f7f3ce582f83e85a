import type { TestStatus } from '../../results/schema.ts';
import { withoutConsolePrefix } from './ktap-line.ts';
import { type Collector, createCollector, type ResultNode, type ResultParser } from './result.ts';

/**
 * LTP prints results in four ways: `runltp` with `<<<test_start>>>` blocks, runltp's result table, kirk's
 * `name: pass  (0.1s)` lines, and a test run by hand with nothing but its own `file.c:1: TPASS: text` lines.
 */
type State = {
  collector: Collector;
  block: { name: string; worst: TestStatus | null; messages: string[] } | null;
  loose: { name: string; worst: TestStatus | null; messages: string[] } | null;
  inTable: boolean;
  planned: number | null;
  results: number;
  missing: boolean;
};

const TAG = /^tag=(\S{1,200}) stime=/;
const STATUS = /\btermination_type=(\w+) termination_id=(\d{1,5})\b/;
const DURATION = /^duration=(\d{1,9}) /;
const LINE = /^([\w.-]{1,100}?)(?:\.c|\.sh)?:?(?:\d{1,6}:)? (TPASS|TFAIL|TBROK|TCONF|TWARN)(?:: |\b)(.{0,500})/;
const OLD_LINE = /^([\w.-]{1,100}) {1,8}\d{1,6} {1,4}(TPASS|TFAIL|TBROK|TCONF|TWARN) {1,4}: {1,4}(.{0,500})/;
const TABLE_HEAD = /^Testcase {5,}Result {2,}Exit Value/;
const TABLE_ROW = /^(\S{1,200}) +(PASS|FAIL|CONF|BROK|WARN) +(\d{1,5})$/;
const TABLE_TOTAL = /^Total Tests: (\d{1,9})$/;
const KIRK =
  /^(\S{1,200}): (pass|fail|brok|conf|skip|warn)(?:ed|en)?(?: \| [\w ]{1,60})? {0,4}\((?:(\d{1,5})h )?(?:(\d{1,5})m )?(\d{1,9}(?:\.\d{1,9})?)s\)$/;
const KIRK_START = /^(\S{1,200}): $/;

const WORDS: Readonly<Record<string, TestStatus>> = {
  pass: 'pass',
  fail: 'fail',
  brok: 'error',
  conf: 'skip',
  skip: 'skip',
  warn: 'fail',
};
const RANK: readonly TestStatus[] = ['skip', 'pass', 'fail', 'error'];

/** The status of one of LTP's result words (`TPASS`, `conf`, `BROK`); TWARN is a failure as for runltp. */
export function ltpStatus(word: string): TestStatus {
  return WORDS[word.toLowerCase().replace(/^t(?=pass|fail|brok|conf|warn)/, '')] ?? 'error';
}

/** The status of a test's exit value: the bits of TFAIL 1, TBROK 2, TWARN 4, TCONF 32. */
export function ltpExitStatus(type: string, value: number): TestStatus {
  if (type !== 'exited') {
    return 'error';
  }
  if (value === 0) {
    return 'pass';
  }
  if ((value & 2) !== 0) {
    return 'error';
  }
  return value === 32 ? 'skip' : 'fail';
}

function worse(left: TestStatus | null, right: TestStatus): TestStatus {
  return left === null || RANK.indexOf(right) > RANK.indexOf(left) ? right : left;
}

function add(state: State, name: string, status: TestStatus, messages: string[], duration?: number): void {
  const node: ResultNode = { name, status, children: [] };
  if (messages.length > 0) {
    node.message = messages.join('\n');
  }
  if (duration !== undefined) {
    node.duration_s = duration;
  }
  state.results += 1;
  state.missing ||= status === 'miss';
  state.collector.add(node);
}

function closeLoose(state: State): void {
  const loose = state.loose;
  state.loose = null;
  if (loose?.worst != null) {
    add(state, loose.name, loose.worst, loose.messages);
  }
}

function closeBlock(state: State, status: TestStatus | null): void {
  const block = state.block;
  state.block = null;
  if (block !== null && block.name !== '') {
    add(state, block.name, status ?? 'miss', status === null ? ['started, no result'] : block.messages);
  }
}

function takeLine(state: State, text: string): void {
  const found = LINE.exec(text) ?? OLD_LINE.exec(text);
  if (found === null) {
    return;
  }
  const status = ltpStatus(found[2] ?? '');
  if (state.block === null && state.loose?.name !== found[1]) {
    closeLoose(state);
    state.loose = { name: found[1] ?? '', worst: null, messages: [] };
  }
  const open = state.block ?? state.loose;
  if (open !== null) {
    open.worst = worse(open.worst, status);
    if (status !== 'pass' && open.messages.length < 5) {
      open.messages.push(`${found[2]}: ${found[3]}`);
    }
  }
}

function takeBlockLine(state: State, text: string): boolean {
  if (text.startsWith('<<<test_start>>>')) {
    closeBlock(state, null);
    closeLoose(state);
    state.block = { name: '', worst: null, messages: [] };
    return true;
  }
  const block = state.block;
  if (block === null) {
    return false;
  }
  const tag = block.name === '' ? TAG.exec(text) : null;
  if (tag !== null) {
    block.name = tag[1] ?? '';
    return true;
  }
  const status = STATUS.exec(text);
  if (status !== null) {
    const duration = DURATION.exec(text);
    const ended = ltpExitStatus(status[1] ?? '', Number(status[2]));
    const { name, messages } = block;
    state.block = null;
    const said = ended === 'error' && status[1] !== 'exited' ? [`${status[1]} ${status[2]}`, ...messages] : messages;
    add(state, name, ended, said, duration === null ? undefined : Number(duration[1]));
    return true;
  }
  return false;
}

function takeTableLine(state: State, text: string): boolean {
  if (TABLE_HEAD.test(text)) {
    state.inTable = true;
    return true;
  }
  if (!state.inTable) {
    return false;
  }
  const total = TABLE_TOTAL.exec(text);
  if (total !== null) {
    state.planned = Number(total[1]);
    state.inTable = false;
    return true;
  }
  const row = TABLE_ROW.exec(text);
  if (row !== null) {
    add(state, row[1] ?? '', ltpStatus(row[2] ?? ''), row[3] === '0' ? [] : [`exit ${row[3]}`]);
  }
  return row !== null;
}

function takeKirkLine(state: State, text: string): boolean {
  const found = KIRK.exec(text);
  if (found === null) {
    return false;
  }
  const seconds = Number(found[3] ?? 0) * 3600 + Number(found[4] ?? 0) * 60 + Number(found[5]);
  add(state, found[1] ?? '', ltpStatus(found[2] ?? ''), [], seconds);
  return true;
}

const WORTH_A_LOOK = /PASS|FAIL|BROK|CONF|WARN|<<<|_type=|tag=|s\)|Test/;

function feed(state: State, raw: string): void {
  if (!WORTH_A_LOOK.test(raw)) {
    return;
  }
  const text = withoutConsolePrefix(raw).trimEnd();
  if (takeBlockLine(state, text) || takeTableLine(state, text) || takeKirkLine(state, text)) {
    return;
  }
  takeLine(state, text);
}

/** Reads LTP's text output: runltp blocks, its result table, kirk's lines, or one test's own lines. */
export function createLtpParser(collector: Collector = createCollector()): ResultParser {
  const state: State = {
    collector,
    block: null,
    loose: null,
    inTable: false,
    planned: null,
    results: 0,
    missing: false,
  };
  return {
    feed(line, terminated = true) {
      if (terminated || KIRK_START.test(line)) {
        feed(state, line);
      }
    },
    end() {
      closeBlock(state, null);
      closeLoose(state);
      if (state.planned !== null && state.planned > state.results) {
        collector.count('miss', state.planned - state.results);
        collector.warn(`the table says ${state.planned} tests, ${state.results} were seen`);
        state.missing = true;
      }
      return collector.result(state.results > 0 ? 'ltp' : 'none', state.results > 0 && !state.missing);
    },
  };
}
