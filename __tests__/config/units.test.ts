import fc from 'fast-check';
import {
  duration,
  formatDuration,
  formatPercent,
  formatSize,
  parseDuration,
  parsePercent,
  parseSize,
} from '../../src/config/units.ts';

test.each([
  ['1s', 1],
  ['90s', 90],
  ['5m', 300],
  ['1h30m', 5400],
  ['2d', 172_800],
  ['1d1h1m1s', 90_061],
])('the duration %s is %d seconds', (text, value) => {
  expect(parseDuration(text)).toEqual({ value });
});

test.each([
  ['90', 'has no unit: write 90s, 90m or 90h'],
  ['', 'is not a duration'],
  ['5 minutes', 'is not a duration'],
  ['1m1h', 'is not a duration'],
  ['-5m', 'is not a duration'],
  ['0s', 'is no time at all'],
  ['99999999999999999h', 'is too long'],
])('the duration "%s" is refused', (text, problem) => {
  expect(parseDuration(text)).toEqual({ problem: expect.stringContaining(problem) });
});

test.each([
  ['512M', 536_870_912],
  ['2G', 2_147_483_648],
  ['2GiB', 2_147_483_648],
  ['4K', 4096],
])('the size %s is %d bytes', (text, value) => {
  expect(parseSize(text)).toEqual({ value });
});

test.each([
  ['2', 'has no unit: write 2M or 2G'],
  ['2g', 'is not a size'],
  ['0M', 'is nothing at all'],
  ['9999999999T', 'is too large'],
])('the size "%s" is refused', (text, problem) => {
  expect(parseSize(text)).toEqual({ problem: expect.stringContaining(problem) });
});

test.each([
  ['2%', 2],
  ['0.5%', 0.5],
  ['0%', 0],
])('the percentage %s is %d', (text, value) => {
  expect(parsePercent(text)).toEqual({ value });
});

test.each([
  ['2', 'has no unit: write 2%'],
  ['-1%', 'is not a percentage'],
  ['101%', 'is more than 100%'],
])('the percentage "%s" is refused', (text, problem) => {
  expect(parsePercent(text)).toEqual({ problem: expect.stringContaining(problem) });
});

test('every duration that is written is read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000_000 }), (value) => {
      expect(parseDuration(formatDuration(value))).toEqual({ value });
    }),
  );
});

test('every size of whole kibibytes that is written is read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000_000 }), (kibibytes) => {
      expect(parseSize(formatSize(kibibytes * 1024))).toEqual({ value: kibibytes * 1024 });
    }),
  );
});

test('a percentage is written as it is read', () => {
  expect(formatPercent(0.5)).toBe('0.5%');
});

test('a YAML number gets the same advice as text without a unit', () => {
  expect(duration.safeParse(90).error?.issues[0]?.message).toBe('has no unit: write 90s, 90m or 90h');
});
