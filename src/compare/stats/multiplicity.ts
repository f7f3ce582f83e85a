/** Adjusted p-values over a family, in the order of the input. */

function ascending(p: readonly number[]): number[] {
  return p.map((_, i) => i).sort((i, j) => (p[i] ?? 0) - (p[j] ?? 0));
}

/** Holm's step-down adjustment (Holm 1979): controls the family-wise error rate under any dependence. */
export function holm(p: readonly number[]): number[] {
  const adjusted = new Array<number>(p.length);
  let running = 0;
  ascending(p).forEach((index, position) => {
    running = Math.max(running, Math.min(1, (p.length - position) * (p[index] ?? 1)));
    adjusted[index] = running;
  });
  return adjusted;
}

/** Benjamini & Hochberg's step-up adjustment (1995): controls the false discovery rate. */
export function benjaminiHochberg(p: readonly number[]): number[] {
  const adjusted = new Array<number>(p.length);
  const order = ascending(p);
  let running = 1;
  for (let position = order.length - 1; position >= 0; position--) {
    const index = order[position] ?? 0;
    running = Math.min(running, ((p[index] ?? 1) * p.length) / (position + 1));
    adjusted[index] = running;
  }
  return adjusted;
}
