import { compareRows } from '../../src/compare/compare.ts';
import { rowsOfSuspects, suspectsOf } from '../../src/compare/confirm.ts';
import { rowsOf } from './rows.ts';

const base = [1000, 1210, 900, 1100, 1050];
const jitter = [0.3, -0.4, 0.1, -0.2, 0.25];
const tip = (factor: number) => base.map((value, i) => value * factor * (1 + (jitter[i] ?? 0) / 100));

test('the second stage sees the suspects alone', () => {
  const all = [...rowsOf({ metric: 'slow', base, tip: tip(0.9) }), ...rowsOf({ metric: 'quiet', base, tip: tip(1) })];
  const suspects = suspectsOf(compareRows(all));
  expect(suspects).toEqual([{ metric: 'slow', instance_type: 'c7i.large', arch: 'x86_64' }]);
  const second = compareRows(rowsOfSuspects(all, suspects));
  expect(second.comparisons).toHaveLength(1);
  expect(second.verdict).toBe('regression');
});

test('nothing to confirm in a quiet run', () => {
  expect(suspectsOf(compareRows(rowsOf({ base, tip: tip(1) })))).toEqual([]);
});
