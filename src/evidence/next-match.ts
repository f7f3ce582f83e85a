/**
 * Finds the next place where one of several expressions matches, for texts most of which match none: several short
 * expressions search many times faster than one with all the alternatives. All must have the `g` flag.
 */
export function createNextMatch(text: string, expressions: readonly RegExp[]): (from: number) => number {
  const found = expressions.map(() => -1);
  return (from) => {
    let nearest = Number.POSITIVE_INFINITY;
    for (const [index, expression] of expressions.entries()) {
      if ((found[index] ?? -1) < from) {
        expression.lastIndex = from;
        found[index] = expression.exec(text)?.index ?? Number.POSITIVE_INFINITY;
      }
      nearest = Math.min(nearest, found[index] ?? nearest);
    }
    return nearest;
  };
}
