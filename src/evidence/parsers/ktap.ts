import {
  adoptChildren,
  finishCollection,
  isFresh,
  levelAt,
  openLevel,
  orphan,
  orphansDeeperThan,
  place,
  type State,
  top,
} from './ktap-levels.ts';
import {
  foreignPrefix,
  type KtapToken,
  mayBeToken,
  readToken,
  resultStatus,
  withoutConsolePrefix,
} from './ktap-line.ts';
import {
  type Collector,
  createCollector,
  type ParsedResults,
  type ResultFormat,
  type ResultNode,
  type ResultParser,
} from './result.ts';

type ResultToken = Extract<KtapToken, { type: 'result' }>;

const MAX_NOTES = 10;
const MAX_YAML = 200;
const RUNNING = /^[\s#]*RUN +(\S{1,200}) \.\.\.\s*$/;

function takeVersion(state: State, width: number, dialect: 'ktap' | 'tap'): void {
  state.started = true;
  state.dialect ??= dialect;
  orphansDeeperThan(state, width);
  const level = levelAt(state, width);
  if (!isFresh(level)) {
    finishCollection(state, level);
  }
}

function takeSubtest(state: State, width: number, name: string): void {
  state.started = true;
  orphansDeeperThan(state, width);
  const level = levelAt(state, width);
  if (!isFresh(level)) {
    level.announced = name;
    return;
  }
  if (level.subtest !== null && level.subtest !== name && level.nodes.length > 0) {
    orphan(state);
    openLevel(state, width).subtest = name;
    return;
  }
  level.subtest = name;
}

function takePlan(state: State, width: number, count: number, skip: string | null): void {
  state.started = true;
  orphansDeeperThan(state, width);
  const level = levelAt(state, width);
  if (level.plan !== null) {
    if (level.seen < level.plan) {
      state.collector.warn(`a second plan 1..${count} after ${level.seen} of ${level.plan} results`);
    }
    finishCollection(state, level);
  }
  level.plan = count;
  const outermost = level === state.levels[0];
  state.planned ||= outermost;
  if (count === 0 && outermost && level.seen === 0) {
    if (skip === null) {
      state.collector.count('error', 1);
      state.collector.warn('the plan is empty: no tests were run');
    } else {
      state.collector.count('skip', 1);
      state.collector.warn(`everything was skipped: ${skip}`);
    }
  }
}

function messageOf(token: ResultToken, notes: string[]): string {
  const directive = token.directive;
  const said = directive === null ? '' : `${directive.word} ${directive.text}`.trim();
  return notes.length === 0 ? said : [said, ...notes].filter((line) => line.trim() !== '').join('\n');
}

function takeResult(state: State, token: ResultToken, terminated: boolean): void {
  if (!state.started && token.number === null) {
    return;
  }
  state.started = true;
  state.kselftest ||= token.name.startsWith('selftests: ');
  const { children, ranNothing, subtest } = adoptChildren(state, token.width);
  const level = levelAt(state, token.width);
  level.seen += 1;
  level.announced = null;
  level.running = null;
  const name = token.name === '' ? (subtest ?? `test_${token.number ?? level.seen}`) : token.name;
  let status = resultStatus(token.ok, token.directive);
  const failed = status === 'fail' || status === 'error';
  let message = messageOf(token, failed ? lastNotes(state) : []);
  if (ranNothing && status === 'pass') {
    status = 'error';
    message = 'announced subtests and ran none';
  }
  if (!terminated) {
    status = 'miss';
    message = 'the log is cut off in this line';
    state.incomplete = true;
  }
  const node: ResultNode = { name, status, children };
  if (message !== '') {
    node.message = message;
  }
  if (ranNothing) {
    node.ranNothing = true;
  }
  place(state, level, node);
  state.noted = 0;
}

function takeBail(state: State, width: number, reason: string): void {
  state.incomplete = true;
  state.collector.warn(`Bail out! ${reason}`);
  const level = top(state);
  if (width === 0 && (level === undefined || level.plan === null || level.seen >= level.plan)) {
    orphansDeeperThan(state, 0);
    place(state, levelAt(state, 0), { name: 'bail_out', status: 'error', message: reason, children: [] });
  }
}

function takeTotals(state: State, width: number, total: number): void {
  const level = state.levels.find((candidate) => candidate.width === width);
  if (level !== undefined && level.seen !== total) {
    state.collector.warn(`totals say ${total} results, ${level.seen} were seen`);
    // kcmp_test counts results in children whose lines are lost: the program itself vouches for them.
    level.seen = Math.max(level.seen, total);
  }
}

/** Other lines are what a failing test said before its result; a test harness also names the case it runs. */
function takeNote(state: State, text: string): void {
  if (!state.started) {
    return;
  }
  const running = text.includes('RUN  ') ? RUNNING.exec(text) : null;
  const level = top(state);
  if (running !== null && level !== undefined) {
    level.running = running[1] ?? null;
  }
  if (text.length > 0) {
    state.notes[state.noted % MAX_NOTES] = text.length > 300 ? text.slice(0, 300) : text;
    state.noted += 1;
  }
}

/** The last lines before a result, oldest first. */
function lastNotes(state: State): string[] {
  const count = Math.min(state.noted, MAX_NOTES);
  return Array.from({ length: count }, (_, index) => state.notes[(state.noted - count + index) % MAX_NOTES] ?? '');
}

/** kselftest's runner names a test before it runs it: an announced one without result never finished. */
function takeAnnouncement(state: State, width: number, name: string): void {
  state.kselftest = true;
  state.started = true;
  orphansDeeperThan(state, width);
  const level = levelAt(state, width);
  if (level.announced !== null && level.announced !== name) {
    level.seen += 1;
    state.incomplete = true;
    place(state, level, { name: level.announced, status: 'miss', message: 'started, no result', children: [] });
  }
  level.announced = name;
}

function takeToken(state: State, token: KtapToken, terminated: boolean): void {
  switch (token.type) {
    case 'version':
      takeVersion(state, token.width, token.dialect);
      break;
    case 'subtest':
      takeSubtest(state, token.width, token.name);
      break;
    case 'plan':
      if (terminated) {
        takePlan(state, token.width, token.count, token.skip);
      }
      break;
    case 'result':
      takeResult(state, token, terminated);
      break;
    case 'announce':
      takeAnnouncement(state, token.width, token.name);
      break;
    case 'totals':
      takeTotals(state, token.width, token.total);
      break;
    case 'bail':
      takeBail(state, token.width, token.reason);
      break;
    case 'yaml':
      if (state.afterResult) {
        state.yamlLines = MAX_YAML;
        state.yamlWidth = token.width;
      }
  }
}

/** Whether a line belongs to the YAML block behind a TAP result: indented as its first line, up to `...`. */
function inYaml(state: State, text: string): boolean {
  if (!text.startsWith(' '.repeat(state.yamlWidth))) {
    state.yamlLines = 0;
    return false;
  }
  state.yamlLines = text.trim() === '...' ? 0 : state.yamlLines - 1;
  return true;
}

function feed(state: State, raw: string, terminated: boolean): void {
  if (state.yamlLines === 0 && !mayBeToken(raw)) {
    state.afterResult = false;
    takeNote(state, raw);
    return;
  }
  let text = withoutConsolePrefix(raw);
  if (state.prefix !== null && text.startsWith(state.prefix)) {
    text = text.slice(state.prefix.length);
  }
  if (state.yamlLines > 0 && inYaml(state, text)) {
    return;
  }
  const token = readToken(text);
  if (token !== null) {
    takeToken(state, token, terminated);
    state.afterResult = token.type === 'result' && token.width === 0;
    return;
  }
  state.afterResult = false;
  if (text.includes('TAP version ')) {
    const prefix = foreignPrefix(text);
    if (prefix !== null) {
      state.prefix = prefix;
      takeVersion(state, 0, text.includes('KTAP version ') ? 'ktap' : 'tap');
      return;
    }
  }
  takeNote(state, text);
}

function finish(state: State): ParsedResults {
  while (state.levels.length > 0) {
    orphan(state);
  }
  const format: ResultFormat = state.kselftest ? 'kselftest' : (state.dialect ?? 'tap');
  return state.collector.result(state.started ? format : 'none', state.started && !state.incomplete && state.planned);
}

/**
 * Reads KTAP 1 and TAP 13/14 as kernels, kselftest and KUnit really print it: a header per collection or one for
 * all, nesting by blanks, tabs or `# `, with or without version and subtest lines, between console noise and behind
 * printk prefixes. A parent's line follows its subtests; a planned result that does not come is `miss`.
 */
export function createKtapParser(collector: Collector = createCollector()): ResultParser {
  const state: State = {
    collector,
    levels: [],
    prefix: null,
    dialect: null,
    kselftest: false,
    started: false,
    notes: [],
    noted: 0,
    yamlLines: 0,
    yamlWidth: 0,
    afterResult: false,
    incomplete: false,
    missingNamed: 0,
    planned: false,
  };
  return {
    feed: (line, terminated = true) => feed(state, line, terminated),
    end: () => finish(state),
  };
}
