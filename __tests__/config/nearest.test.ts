import { didYouMean, nearest } from '../../src/config/nearest.ts';

test.each([
  ['paln', 'plan'],
  ['QEMU', 'qemu'],
  ['max-runtme', 'max-runtime'],
  ['runtime', 'max-runtime'],
])('%s was meant to be %s', (word, meant) => {
  expect(nearest(word, ['plan', 'qemu', 'max-runtime'])).toBe(meant);
});

test.each(['x', 'frobnicate', ''])('"%s" is near nothing', (word) => {
  expect(didYouMean(word, ['tip', 'a', 'base'])).toBe('');
});
