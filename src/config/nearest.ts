import { distance } from 'fastest-levenshtein';

/** The known word a mistyped one was most likely meant to be, or undefined when none is near. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const wanted = word.toLowerCase();
  const isPart = (candidate: string) => wanted.length >= 3 && candidate.toLowerCase().includes(wanted);
  const ranked = known
    .map((candidate) => ({ candidate, edits: distance(wanted, candidate.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits);
  const best = ranked[0];
  const length = Math.max(word.length, best?.candidate.length ?? 0);
  // Two letters swapped are two edits; in a word of three letters two edits are another word.
  const allowed = length < 4 ? 1 : Math.max(2, Math.floor(length / 3));
  if (best !== undefined && best.edits <= allowed && best.edits < Math.min(word.length, best.candidate.length)) {
    return best.candidate;
  }
  return known.find(isPart);
}

/** `; did you mean X?`, or nothing when no known word is near. */
export function didYouMean(word: string, known: readonly string[]): string {
  const guess = nearest(word, known);
  return guess === undefined ? '' : `; did you mean ${guess}?`;
}
