/**
 * Speed and memory of reading and comparing a large benchmark CSV.
 *
 *   node bench/run.js csv [--rows N] [--keep DIR]
 *
 * Writes two files (base and tip) of N/2 rows each, then streams them through the reader into `compareRows`.
 */
import { closeSync, existsSync, mkdtempSync, openSync, readSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compareRows } from '../src/compare/compare.ts';
import { readBenchmarkCsv } from '../src/compare/csv.ts';
import { seededRandom } from './power/random.ts';

const { values: flags } = parseArgs({
  options: { rows: { type: 'string', default: '1000000' }, keep: { type: 'string' } },
});
const ROWS = Number(flags.rows);
const METRICS = 100;
const MACHINES = 50;
const HEADER = 'metric,unit,value,more_is_better,kernel_version,instance_id,instance_type,arch\n';

function write(path: string, side: 'base' | 'tip'): void {
  const random = seededRandom(side === 'base' ? 1 : 2);
  const file = openSync(path, 'w');
  let text = HEADER;
  for (let i = 0; i < ROWS / 2; i++) {
    const machine = i % MACHINES;
    const metric = Math.floor(i / MACHINES) % METRICS;
    const value = (1000 * (metric + 1) * Math.exp(0.03 * random.normal())).toFixed(1);
    const type = machine % 2 === 0 ? 'c7i.4xlarge,x86_64' : 'c7g.4xlarge,aarch64';
    const kernel = side === 'base' ? '6.12.10' : '6.13.0';
    text += `byte-unixbench-6.0.0.Metric_${metric},lps,${value},true,${kernel},i-0123456789abcdef${machine},${type}\n`;
    if (text.length > 1 << 20) {
      writeSync(file, text);
      text = '';
    }
  }
  writeSync(file, text);
  closeSync(file);
}

function* chunksOf(path: string): Generator<Uint8Array> {
  const file = openSync(path, 'r');
  const buffer = Buffer.allocUnsafe(1 << 18);
  for (let n = readSync(file, buffer); n > 0; n = readSync(file, buffer)) {
    yield buffer.subarray(0, n);
  }
  closeSync(file);
}

const folder = flags.keep ?? mkdtempSync(join(tmpdir(), 'bench-csv-'));
const files = (['base', 'tip'] as const).map((side) => ({ side, path: join(folder, `benchmark-${side}.csv`) }));
for (const { side, path } of files) {
  if (!existsSync(path)) write(path, side);
}
const megabytes = files.reduce((sum, { path }) => sum + statSync(path).size, 0) / 1e6;

/** CPU time: other work on the machine does not count. */
const seconds = () => process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6;
const started = seconds();
const series = files.flatMap(({ side, path }) => readBenchmarkCsv(chunksOf(path), { name: path, side }).series);
const rows = series.reduce((sum, { values }) => sum + values.length, 0);
console.log(`read     ${rows} rows, ${megabytes.toFixed(0)} MB: ${(seconds() - started).toFixed(2)} s CPU`);
const file = compareRows(series);
console.log(`compared ${file.comparisons.length} strata: ${(seconds() - started).toFixed(2)} s CPU with reading`);
console.log(`whole process ${seconds().toFixed(2)} s CPU${flags.keep === undefined ? ' with writing the files' : ''}`);
console.log(`peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
if (flags.keep === undefined) {
  rmSync(folder, { recursive: true });
}
