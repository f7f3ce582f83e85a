import type { Collector, ResultNode } from './result.ts';

/**
 * One depth of nesting. A collection is what a version line, a subtest header or a new plan opens; several may follow
 * each other on one level.
 */
export type Level = {
  width: number;
  plan: number | null;
  seen: number;
  nodes: ResultNode[];
  subtest: string | null;
  announced: string | null;
  running: string | null;
};

/** Where a KTAP reader is in its input. */
export type State = {
  collector: Collector;
  levels: Level[];
  prefix: string | null;
  dialect: 'ktap' | 'tap' | null;
  kselftest: boolean;
  started: boolean;
  /** The last lines that were no results, as a ring; `noted` counts those since the last result. */
  notes: string[];
  noted: number;
  yamlLines: number;
  yamlWidth: number;
  afterResult: boolean;
  incomplete: boolean;
  missingNamed: number;
  planned: boolean;
};

const MAX_DEPTH = 24;
/** Missing results are listed up to this many in one log: a hostile plan costs nothing to write. */
const MAX_MISSING = 5000;
const MAX_PENDING = 20_000;

export function openLevel(state: State, width: number): Level {
  const level = { width, plan: null, seen: 0, nodes: [], subtest: null, announced: null, running: null };
  state.levels.push(level);
  return level;
}

export function top(state: State): Level | undefined {
  return state.levels[state.levels.length - 1];
}

/** Adds a finished node to a level. Nodes of the outermost level that cannot get a parent any more go out at once. */
export function place(state: State, level: Level, node: ResultNode): void {
  if (level === state.levels[0] && level.width === 0) {
    state.collector.add(node);
    return;
  }
  level.nodes.push(node);
  if (level.nodes.length >= MAX_PENDING) {
    for (const pending of level.nodes.splice(0)) {
      state.collector.add(pending);
    }
  }
}

/** Ends a collection: what was planned and did not come is missing. */
export function finishCollection(state: State, level: Level): void {
  const missing = level.plan === null ? 0 : level.plan - level.seen;
  if (missing > 0) {
    state.incomplete = true;
    const named = Math.min(missing, MAX_MISSING - state.missingNamed);
    state.missingNamed += named;
    for (let index = 0; index < named; index += 1) {
      const hint = index === 0 ? (level.announced ?? level.running) : null;
      const name = hint ?? `test_${level.seen + index + 1}`;
      place(state, level, { name, status: 'miss', message: 'planned, no result', children: [] });
    }
    state.collector.count('miss', missing - named);
  } else if (missing < 0) {
    state.collector.warn(`${-missing} more results than the plan of ${level.plan} says`);
  }
  if (level.plan === null && (level.announced ?? level.running) !== null) {
    state.incomplete = true;
    const name = level.announced ?? level.running ?? '';
    place(state, level, { name, status: 'miss', message: 'started, no result', children: [] });
  }
  level.plan = null;
  level.seen = 0;
  level.announced = null;
  level.running = null;
}

/** Takes the innermost level off; its results go to the level above, under a test that has no result of its own. */
export function orphan(state: State): void {
  const level = state.levels.pop();
  const parent = top(state);
  if (level === undefined) {
    return;
  }
  if (parent === undefined) {
    state.levels.push(level);
    finishCollection(state, level);
    state.levels.pop();
    level.nodes.forEach((node) => {
      state.collector.add(node);
    });
    return;
  }
  finishCollection(state, level);
  const open = parent.plan !== null && parent.seen < parent.plan;
  const name = parent.announced ?? level.subtest ?? (open ? `test_${parent.seen + 1}` : null);
  if (name === null) {
    level.nodes.forEach((node) => {
      place(state, parent, node);
    });
    return;
  }
  if (level.nodes.length === 0 && !open) {
    return;
  }
  parent.announced = null;
  parent.seen += 1;
  state.incomplete = true;
  place(state, parent, { name, status: 'miss', message: 'started, no result', children: level.nodes });
}

export function orphansDeeperThan(state: State, width: number): void {
  for (let level = top(state); level !== undefined && level.width > width; level = top(state)) {
    orphan(state);
  }
}

/** The level of this width, opened when there is none. */
export function levelAt(state: State, width: number): Level {
  const level = top(state);
  if (level !== undefined && (level.width === width || state.levels.length >= MAX_DEPTH)) {
    return level;
  }
  return openLevel(state, width);
}

export function isFresh(level: Level): boolean {
  return level.plan === null && level.seen === 0;
}

type Children = { children: readonly ResultNode[]; ranNothing: boolean; subtest: string | null };

const NO_CHILDREN: Children = { children: [], ranNothing: false, subtest: null };

/** Takes the levels below a result off and gives back what becomes its subtests. */
export function adoptChildren(state: State, width: number): Children {
  while (state.levels.length > 1 && (state.levels[state.levels.length - 2]?.width ?? -1) > width) {
    orphan(state);
  }
  const below = top(state);
  if (below === undefined || below.width <= width) {
    return NO_CHILDREN;
  }
  const ranNothing = below.subtest !== null && below.seen === 0 && below.nodes.length === 0 && !below.plan;
  finishCollection(state, below);
  state.levels.pop();
  return { children: below.nodes, ranNothing, subtest: below.subtest };
}
