/**
 * Quantities of the config: text with a unit in, plain numbers out (seconds, bytes, percent).
 *
 * A number without a unit is refused: `max-runtime: 60` means an hour to one reader and a minute to the next.
 */
import { z } from 'zod';

/** The value of a text, or why it is none: a phrase that follows the offending value in a message. */
export type Parsed = { value: number } | { problem: string };

const DURATION = /^(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/;
const SIZE = /^(\d+)([KMGT])(?:i?B)?$/;
const PERCENT = /^(\d+(?:\.\d+)?)%$/;
const SIZE_UNITS = { K: 2 ** 10, M: 2 ** 20, G: 2 ** 30, T: 2 ** 40 };

/** Seconds of a duration such as `90s`, `5m` or `1h30m`. */
export function parseDuration(text: string): Parsed {
  if (/^\d+(\.\d+)?$/.test(text)) {
    return { problem: `has no unit: write ${text}s, ${text}m or ${text}h` };
  }
  const match = DURATION.exec(text);
  if (match === null || text === '') {
    return { problem: 'is not a duration: write whole numbers with the units d, h, m, s, such as 90s, 5m or 1h30m' };
  }
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part) => Number(part ?? 0));
  const total = ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
  if (total === 0) {
    return { problem: 'is no time at all: write a duration of 1s or more' };
  }
  return Number.isSafeInteger(total) ? { value: total } : { problem: 'is too long a duration' };
}

/** A duration as `parseDuration` reads it, with the largest units first: 5400 is `1h30m`. */
export function formatDuration(seconds: number): string {
  const whole = Math.round(seconds);
  const parts = [
    [Math.floor(whole / 3600), 'h'],
    [Math.floor((whole % 3600) / 60), 'm'],
    [whole % 60, 's'],
  ] as const;
  return (
    parts
      .filter(([count]) => count > 0)
      .map(([count, unit]) => `${count}${unit}`)
      .join('') || '0s'
  );
}

/** Bytes of a size such as `512M` or `2G`; units are powers of 1024, as QEMU's are. */
export function parseSize(text: string): Parsed {
  if (/^\d+(\.\d+)?$/.test(text)) {
    return { problem: `has no unit: write ${text}M or ${text}G` };
  }
  const match = SIZE.exec(text);
  if (match === null) {
    return { problem: 'is not a size: write a whole number with the unit K, M, G or T, such as 512M or 2G' };
  }
  const bytes = Number(match[1]) * SIZE_UNITS[match[2] as keyof typeof SIZE_UNITS];
  if (bytes === 0) {
    return { problem: 'is nothing at all: write a size such as 512M' };
  }
  return Number.isSafeInteger(bytes) ? { value: bytes } : { problem: 'is too large a size' };
}

/** A size as `parseSize` reads it, in the largest unit that keeps it whole; bytes below 1K have no unit. */
export function formatSize(bytes: number): string {
  const unit = (['T', 'G', 'M', 'K'] as const).find((name) => bytes > 0 && bytes % SIZE_UNITS[name] === 0);
  return unit === undefined ? String(bytes) : `${bytes / SIZE_UNITS[unit]}${unit}`;
}

/** The number of a percentage: `2%` is 2. */
export function parsePercent(text: string): Parsed {
  if (/^\d+(\.\d+)?$/.test(text)) {
    return { problem: `has no unit: write ${text}%` };
  }
  const match = PERCENT.exec(text);
  if (match === null) {
    return { problem: 'is not a percentage: write a number with %, such as 2% or 0.5%' };
  }
  const value = Number(match[1]);
  return value <= 100 ? { value } : { problem: 'is more than 100%' };
}

/** The number of a percentage in the form `parsePercent` reads. */
export function formatPercent(value: number): string {
  return `${value}%`;
}

/**
 * A schema of quantities: text in, number out. A YAML number gets the same message as a text without a unit. The
 * pattern is there for editors, which see it in the JSON Schema.
 */
function quantity(parse: (text: string) => Parsed, what: string, pattern: string) {
  return z
    .string({
      error: ({ input }) => {
        const parsed = typeof input === 'number' ? parse(String(input)) : undefined;
        return parsed !== undefined && 'problem' in parsed ? parsed.problem : `is not ${what}`;
      },
    })
    .meta({ pattern })
    .transform((text, context) => {
      const parsed = parse(text);
      if ('value' in parsed) {
        return parsed.value;
      }
      context.addIssue({ code: 'custom', message: parsed.problem });
      return z.NEVER;
    });
}

/** `1h`, `90s`, `1h30m` → seconds. */
export const duration = quantity(parseDuration, 'a duration such as 90s, 5m or 1h30m', '^([0-9]+[dhms])+$');
/** `512M`, `2G` → bytes. */
export const size = quantity(parseSize, 'a size such as 512M or 2G', '^[0-9]+[KMGT](i?B)?$');
/** `2%`, `0.5%` → 2, 0.5. */
export const percent = quantity(parsePercent, 'a percentage such as 2%', '^[0-9]+(\\.[0-9]+)?%$');
