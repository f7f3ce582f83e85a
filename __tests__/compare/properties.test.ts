import fc from 'fast-check';
import { compareRows } from '../../src/compare/compare.ts';
import { parseBenchmarkCsv, readBenchmarkCsv, sideOfFile, splitLine } from '../../src/compare/csv.ts';
import type { BenchmarkRow } from '../../src/compare/rows.ts';
import { comparisonFile } from '../../src/compare/schema.ts';
import { intervalNullP } from '../../src/compare/stats/interval-null.ts';
import { mannWhitneyExact } from '../../src/compare/stats/mann-whitney.ts';
import { benjaminiHochberg, holm } from '../../src/compare/stats/multiplicity.ts';
import { normalUpperQuantile, normalUpperTail } from '../../src/compare/stats/normal.ts';
import { detectableEffect, neededMachines } from '../../src/compare/stats/power.ts';
import { huberMean } from '../../src/compare/stats/robust.ts';
import { studentTwoSidedP, studentUpperQuantile, studentUpperTail } from '../../src/compare/stats/student.ts';
import { wilcoxonExact } from '../../src/compare/stats/wilcoxon.ts';
import { expectClose } from './oracles.ts';

const probability = fc.double({ min: 1e-12, max: 0.5, noNaN: true });
const df = fc.double({ min: 0.5, max: 1e5, noNaN: true });

describe('distributions', () => {
  test('quantile and tail of t are inverse', () => {
    fc.assert(
      fc.property(probability, df, (p, d) => expectClose(studentUpperTail(studentUpperQuantile(p, d), d), p, 1e-10)),
    );
  });

  test('quantile and tail of the normal are inverse', () => {
    fc.assert(fc.property(probability, (p) => expectClose(normalUpperTail(normalUpperQuantile(p)), p, 1e-11)));
  });

  test('t with one and two degrees of freedom has a closed form', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e6, noNaN: true }), (t) => {
        expectClose(studentTwoSidedP(t, 1), (2 / Math.PI) * Math.atan(1 / t), 1e-11);
        const root = Math.sqrt(t * t + 2);
        expectClose(studentTwoSidedP(t, 2), 2 / (root * (root + t)), 1e-11);
      }),
    );
  });
});

test('adjusted p-values are at least the raw ones, at most 1, and in the same order', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 }), (p) => {
      for (const adjust of [holm, benjaminiHochberg]) {
        const adjusted = adjust(p);
        adjusted.forEach((value, i) => {
          expect(value).toBeGreaterThanOrEqual((p[i] ?? 0) * (1 - 1e-12));
          expect(value).toBeLessThanOrEqual(1);
          const smaller = adjusted.filter((_, j) => (p[j] ?? 0) < (p[i] ?? 0));
          expect(smaller.every((other) => other <= value * (1 + 1e-12))).toBe(true);
        });
      }
    }),
  );
});

/** All subsets of n of the given size, as lists of indices. */
function subsets(n: number, size: number, from = 0): number[][] {
  if (size === 0) return [[]];
  return Array.from({ length: n - from }, (_, i) => from + i).flatMap((first) =>
    subsets(n, size - 1, first + 1).map((rest) => [first, ...rest]),
  );
}

test('exact rank tests agree with enumeration, ties and all', () => {
  const value = fc.integer({ min: 0, max: 6 });
  const sample = fc.array(value, { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(sample, sample, (base, tip) => {
      const all = [...tip, ...base];
      const u = (chosen: number[]) => {
        const others = all.filter((_, i) => !chosen.includes(i));
        return chosen.reduce(
          (sum, i) => sum + others.reduce((s, o) => s + ((all[i] ?? 0) > o ? 1 : (all[i] ?? 0) === o ? 0.5 : 0), 0),
          0,
        );
      };
      const observed = u(tip.map((_, i) => i));
      const every = subsets(all.length, tip.length).map(u);
      const lower = every.filter((value) => value <= observed).length / every.length;
      const upper = every.filter((value) => value >= observed).length / every.length;
      expectClose(mannWhitneyExact(base, tip).p, Math.min(1, 2 * Math.min(lower, upper)), 1e-12);
    }),
    { numRuns: 60 },
  );
  expectClose(wilcoxonExact([1, 2, 3]).p, 0.25);
});

test('the interval null without margin is the t test, and a margin only raises p', () => {
  const d = fc.double({ min: -1, max: 1, noNaN: true });
  const error = fc.double({ min: 1e-3, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      d,
      error,
      fc.double({ min: 1, max: 50, noNaN: true }),
      fc.double({ min: 0, max: 0.2, noNaN: true }),
      (d, e, f, m) => {
        expectClose(intervalNullP(d, e, f, 0), studentTwoSidedP(d / e, f), 1e-11);
        expect(intervalNullP(d, e, f, m)).toBeGreaterThanOrEqual(studentTwoSidedP(d / e, f) - 1e-12);
      },
    ),
  );
});

test('the machines needed are the fewest that are enough', () => {
  const sd = fc.double({ min: 0.001, max: 0.2, noNaN: true });
  fc.assert(
    fc.property(sd, fc.integer({ min: 0, max: 30 }), (sd, priorDf) => {
      const question = { sd, priorDf, alpha: 0.05 / 24, margin: Math.log(1.01), power: 0.8 };
      const n = neededMachines(Math.log(1.05), question);
      if (n === null) return;
      expect(detectableEffect(n, question)).toBeLessThanOrEqual(Math.log(1.05));
      expect(n === 3 || detectableEffect(n - 1, question) > Math.log(1.05)).toBe(true);
    }),
    { numRuns: 30 },
  );
});

test('the Huber mean is the mean without outliers and stays put with one', () => {
  expectClose(huberMean([1, 2, 3], 10), 2);
  expect(huberMean([1, 2, 3, 1e6], 1)).toBeLessThan(4);
});

describe('CSV', () => {
  const header = 'metric,unit,value,more_is_better,kernel_version,instance_id,instance_type,arch';
  const word = fc.stringMatching(/^[A-Za-z0-9_.()/,"é -]{1,12}$/).filter((text) => text.trim() === text);
  const row: fc.Arbitrary<BenchmarkRow> = fc.record({
    side: fc.constant('tip' as const),
    metric: word,
    unit: word,
    value: fc.double({ noNaN: true, noDefaultInfinity: true }),
    more_is_better: fc.boolean(),
    kernel_version: word,
    instance_id: word,
    instance_type: word,
    arch: word,
  });
  const quote = (text: string) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lineOf = (r: BenchmarkRow) =>
    [
      r.metric,
      r.unit,
      String(r.value),
      String(r.more_is_better),
      r.kernel_version,
      r.instance_id,
      r.instance_type,
      r.arch,
    ]
      .map(quote)
      .join(',');

  test('rows come back as written, however the text is cut and the lines end', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            row,
            row.map((r) => ({ ...r, metric: 'same', value: Math.round(r.value % 1e6) / 8 })),
          ),
          { maxLength: 8 },
        ),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom('\n', '\r\n'),
        (rows, size, end) => {
          const text = `\uFEFF${[header, ...rows.map(lineOf)].join(end)}${end}`;
          const bytes = Buffer.from(text);
          const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
            bytes.subarray(i * size, (i + 1) * size),
          );
          const { series, excluded } = readBenchmarkCsv(chunks, { name: 'f', side: 'tip' });
          const read = series.flatMap(({ values, ...labels }) => values.map((value) => ({ ...labels, value })));
          const sorted = (list: BenchmarkRow[]) => list.map((r) => JSON.stringify(Object.entries(r).sort())).sort();
          expect(sorted(read)).toEqual(sorted(rows.map((r) => ({ ...r, value: Number(String(r.value)) }))));
          expect(excluded).toEqual([]);
        },
      ),
    );
  });

  test('columns in any order, more or fewer of them', () => {
    const { series } = parseBenchmarkCsv('Value, metric ,extra\n 5 ,m,x\n', { name: 'f', side: 'base' });
    expect(series).toMatchObject([
      { metric: 'm', values: [5], unit: '', more_is_better: null, instance_id: '', arch: 'unknown' },
    ]);
  });

  test.each([
    ['', 'f', 'the file is empty'],
    ['metric,unit\nm,lps\n', 'f', 'the header has no column value'],
    [`${header}\nm,lps,1\n`, 'f, line 2', '3 fields where the header has 8'],
    [`${header}\n"m,lps,1,true,6,i,t,a\n`, 'f, line 2', 'quotes that do not match'],
    [`${header}\n,lps,1,true,6,i,t,a\n`, 'f, line 2', 'no metric name'],
    [`${header}\n${header}\n`, 'f, line 2', 'the header again'],
    [`${header}\nm,lps,1e999,true,6,i,t,a\n`, 'f, line 2', 'a value that is not finite'],
  ])('%j is excluded with a reason', (text, what, reason) => {
    expect(parseBenchmarkCsv(text, { name: 'f', side: 'base' })).toEqual({ series: [], excluded: [{ what, reason }] });
  });

  test('a quoted comma and a doubled quote', () => {
    expect(splitLine('a,"b, ""c""", d')).toEqual(['a', 'b, "c"', 'd']);
    expect(splitLine('a,"b')).toBeNull();
  });

  test('sides by file name', () => {
    expect(sideOfFile('x/benchmark-base-6.12.csv')).toBe('base');
    expect(sideOfFile('benchmark-tip.csv')).toBe('tip');
    expect(sideOfFile('benchmark-6.12.csv')).toBeNull();
    expect(sideOfFile('results-benchmark-base.txt')).toBeNull();
  });
});

test('whatever the values, the result is a valid comparison', () => {
  const value = fc.oneof(fc.double(), fc.constantFrom(0, -1, 5, 5, 1e-300, 1e300, Number.NaN));
  const row = fc.record({
    side: fc.constantFrom('base' as const, 'tip' as const),
    metric: fc.constantFrom('a', 'b', ''),
    unit: fc.constantFrom('lps', 'ms'),
    value,
    more_is_better: fc.constantFrom(true, true, false, null),
    kernel_version: fc.constant('6'),
    instance_id: fc.constantFrom('i-1', 'i-2', 'i-3', 'i-4', 'unknown'),
    instance_type: fc.constantFrom('x', 'x', 'y'),
    arch: fc.constant('x86_64'),
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
      const file = compareRows(
        rows.map((r) => ({
          ...r,
          unit: r.metric === 'a' ? 'lps' : r.unit,
          more_is_better: r.metric === 'a' ? true : r.more_is_better,
        })),
      );
      comparisonFile.parse(JSON.parse(JSON.stringify(file)));
    }),
    { numRuns: 150 },
  );
});
