/**
 * How often a run cries wolf and how often it sees the wolf, by simulation of the shipped `compareRows`.
 *
 *   node bench/run.js power [--quick | --full] [--runs N] [--seed N] [--table alarms|strata|power] [--only TEXT]
 *
 * Same seed, same table. Columns are machines per stratum. A false alarm is a run of 24 unchanged metrics with at
 * least one regression (/ at least one regression or improvement); power is the share of runs in which the one changed
 * metric is a regression.
 */
import { parseArgs } from 'node:util';
import { compareRows } from '../src/compare/compare.ts';
import { seededRandom } from './power/random.ts';
import { type Call, callsOf, OTHER_RULES } from './power/rules.ts';
import {
  drawCvs,
  drawHistory,
  drawRun,
  FALSE_ALARM_SCENARIOS,
  metricName,
  POWER_SCENARIOS,
  type Scenario,
  STRATA_SCENARIOS,
} from './power/scenarios.ts';

const { values: flags } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
    runs: { type: 'string' },
    seed: { type: 'string', default: '1' },
    table: { type: 'string' },
    only: { type: 'string', default: '' },
  },
});
const RUNS = Number(flags.runs ?? (flags.full ? 4000 : flags.quick ? 25 : 1000));
const SIZES = flags.quick ? [3, 5, 8] : [3, 4, 5, 6, 8, 10];
const HISTORY_RUNS = 10;

interface Tally {
  regression: number;
  either: number;
  found: number;
}

const SHIFTED = metricName(0);

function count(tally: Tally, calls: ReadonlyMap<string, Call>): void {
  const all = [...calls.values()];
  tally.regression += Number(all.includes('regression'));
  tally.either += Number(all.some((call) => call !== null));
  tally.found += Number(calls.get(SHIFTED) === 'regression');
}

function ours(
  scenario: Scenario,
  run: ReturnType<typeof drawRun>,
  history: ReturnType<typeof drawHistory>,
): Map<string, Call> {
  const { metrics, comparisons } = compareRows(run.rows, {
    history,
    order: run.order,
    ...(scenario.minEffect === undefined ? {} : { min_effect: scenario.minEffect }),
  });
  const calls = new Map<string, Call>();
  for (const { metric, verdict } of [...comparisons, ...metrics]) {
    const call = verdict === 'regression' || verdict === 'improvement' ? verdict : null;
    if (call !== null || !calls.has(metric)) {
      calls.set(metric, call);
    }
  }
  return calls;
}

/** All rules on the same simulated runs of one scenario and size. */
function simulate(scenario: Scenario, n: number, seed: number): Map<string, Tally> {
  const random = seededRandom(seed);
  const tallies = new Map<string, Tally>();
  const add = (rule: string, calls: ReadonlyMap<string, Call>) => {
    const tally = tallies.get(rule) ?? { regression: 0, either: 0, found: 0 };
    tallies.set(rule, tally);
    count(tally, calls);
  };
  for (let i = 0; i < RUNS; i++) {
    const cvs = drawCvs(scenario, random);
    const run = drawRun(scenario, n, cvs, random);
    const history = scenario.disjoint ? [] : drawHistory(scenario, n, cvs, HISTORY_RUNS, random);
    for (const [name, rule] of Object.entries(OTHER_RULES)) {
      add(name, callsOf(rule, run.rows));
    }
    add('ours, no history', ours(scenario, run, []));
    if (history.length > 0) {
      add('ours, 10 runs of history', ours(scenario, run, history));
    }
  }
  return tallies;
}

const share = (count: number) => (count / RUNS).toFixed(3).replace(/^0/, '');

function table(title: string, scenarios: readonly Scenario[], cell: (tally: Tally) => string): void {
  const chosen = scenarios.filter(({ name }) => name.includes(flags.only));
  if (chosen.length === 0) return;
  console.log(`\n${title}\n\n| scenario | rule | ${SIZES.map((n) => `n=${n}`).join(' | ')} |`);
  console.log(`|--|--|${SIZES.map(() => '--|').join('')}`);
  for (const scenario of chosen) {
    const bySize = SIZES.map((n) => simulate(scenario, n, Number(flags.seed) * 1000 + n));
    for (const rule of bySize[0]?.keys() ?? []) {
      const cells = bySize.map((tallies) => cell(tallies.get(rule) as Tally));
      console.log(`| ${scenario.name} | ${rule} | ${cells.join(' | ')} |`);
    }
  }
}

const started = performance.now();
console.log(`${RUNS} runs per cell, seed ${flags.seed}, standard error at most ${(0.5 / Math.sqrt(RUNS)).toFixed(3)}`);
const alarms = ({ regression, either }: Tally) => `${share(regression)}/${share(either)}`;
const tables: Record<string, () => void> = {
  alarms: () =>
    table('False alarms: at least one regression / regression or improvement', FALSE_ALARM_SCENARIOS, alarms),
  strata: () => table('False alarms, several instance types', STRATA_SCENARIOS, alarms),
  power: () => table('Power: the changed metric is a regression', POWER_SCENARIOS, ({ found }) => share(found)),
};
for (const [name, print] of Object.entries(tables)) {
  if (flags.table === undefined || flags.table === name) print();
}
console.error(`${((performance.now() - started) / 1000).toFixed(0)} s`);
