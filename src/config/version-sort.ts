/**
 * The order of `sort -V` (GNU coreutils, C locale), which decides the order of a test's stages: `run.sh`, `run-2.sh`,
 * `run-10.sh`. Names are compared without their endings first (`.sh`, `.tar.gz`), then with them.
 */

const isDigit = (char: string | undefined) => char !== undefined && char >= '0' && char <= '9';

/** The weight of a character outside numbers: `~` is before the end, the end before letters, letters before others. */
function weight(char: string | undefined): number {
  if (char === undefined) {
    return -1;
  }
  if (char === '~') {
    return -2;
  }
  if (isDigit(char)) {
    return 0;
  }
  return /^[A-Za-z]$/.test(char) ? char.charCodeAt(0) : char.charCodeAt(0) + 256;
}

/** Splits into turns of non-digits and digits: `run-10` is `run-`, `10`. */
function compareParts(left: string, right: string): number {
  let a = 0;
  let b = 0;
  while (a < left.length || b < right.length) {
    while ((a < left.length && !isDigit(left[a])) || (b < right.length && !isDigit(right[b]))) {
      const difference = weight(left[a]) - weight(right[b]);
      if (difference !== 0) {
        return difference;
      }
      a += 1;
      b += 1;
    }
    const numberOf = (text: string, from: number) => /^\d*/.exec(text.slice(from))?.[0] ?? '';
    const [first, second] = [numberOf(left, a), numberOf(right, b)];
    const difference = BigInt(first) - BigInt(second);
    if (difference !== 0n) {
      return difference < 0n ? -1 : 1;
    }
    a += first.length;
    b += second.length;
  }
  return 0;
}

const withoutEndings = (name: string) => name.replace(/(\.[A-Za-z~][A-Za-z0-9~]*)*$/, '') || name;

/** Compares two file names as `sort -V` does; for `Array.prototype.sort`. */
export function compareVersions(left: string, right: string): number {
  return (
    compareParts(withoutEndings(left), withoutEndings(right)) ||
    compareParts(left, right) ||
    (left < right ? -1 : Number(left > right))
  );
}
