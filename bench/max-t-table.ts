/**
 * Simulates the null distribution of the largest two-segment |t| and prints `src/compare/max-t-quantiles.ts`.
 *
 *   node bench/run.js max-t-table [--series N] [--seed N] > src/compare/max-t-quantiles.ts
 */
import { parseArgs } from 'node:util';
import { largestSplit } from '../src/compare/change-points.ts';
import { seededRandom } from './power/random.ts';

const { values: flags } = parseArgs({
  options: { series: { type: 'string', default: '200000' }, seed: { type: 'string', default: '1' } },
});
const SERIES = Number(flags.series);
const LENGTHS = [6, 7, 8, 9, 10, 12, 14, 17, 20, 25, 30, 40, 50, 70, 100, 150, 200, 300, 400, 700, 1000];
const LEVELS = [0.001, 0.01];

function quantilesOf(n: number): number[] {
  const random = seededRandom(Number(flags.seed) * 10_000 + n);
  const largest = new Float64Array(SERIES);
  const series = new Array<number>(n).fill(0);
  for (let i = 0; i < SERIES; i++) {
    for (let k = 0; k < n; k++) {
      series[k] = random.normal();
    }
    largest[i] = largestSplit(series)?.t ?? 0;
  }
  largest.sort();
  return LEVELS.map((alpha) => largest[Math.ceil(SERIES * (1 - alpha)) - 1] ?? 0);
}

const rows = LENGTHS.map(quantilesOf);
const column = (i: number) => rows.map((row) => (row[i] ?? 0).toFixed(3).replace(/\.?0+$/, '')).join(', ');
console.log(`/**
 * Quantiles of the largest |t| over all splits of a quiet normal series, by length. Simulated, ${SERIES} series each:
 * \`node bench/run.js max-t-table --series ${SERIES} --seed ${flags.seed}\`.
 */
export const maxTQuantiles = {
  lengths: [${LENGTHS.join(', ')}],
  quantiles: {
    ${LEVELS.map((alpha, i) => `${alpha}: [${column(i)}],`).join('\n    ')}
  },
} as const;`);
