/** The standard normal distribution, from the small tail: nothing here is computed as 1 − something near 1. */

const SERIES_BELOW = 2.5;

/** φ(z). */
export function normalDensity(z: number): number {
  return Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
}

/** P(Z > z) to about 1e-14 relative, also far out (z = 37 gives 5.7e-300). */
export function normalUpperTail(z: number): number {
  if (z < 0) {
    return 1 - normalUpperTail(-z);
  }
  if (z < SERIES_BELOW) {
    let term = z;
    let sum = z;
    for (let k = 3; term > sum * 1e-18; k += 2) {
      term *= (z * z) / k;
      sum += term;
    }
    return 0.5 - normalDensity(z) * sum;
  }
  return normalDensity(z) * millsRatio(z);
}

/** (1 − Φ(z))/φ(z) for z well above 0, by Laplace's continued fraction evaluated from its tail. */
function millsRatio(z: number): number {
  const depth = Math.ceil(20 + 600 / (z * z));
  let fraction = z;
  for (let k = depth; k > 0; k--) {
    fraction = z + k / fraction;
  }
  return 1 / fraction;
}

/** P(|Z| > |z|). */
export function normalTwoSidedP(z: number): number {
  return Math.min(1, 2 * normalUpperTail(Math.abs(z)));
}

/** The z with P(Z > z) = p, for 0 < p < 1 (Newton on ln P, whose concavity makes it converge from anywhere). */
export function normalUpperQuantile(p: number): number {
  if (p > 0.5) {
    return -normalUpperQuantile(1 - p);
  }
  if (p === 0.5) {
    return 0;
  }
  let z = Math.sqrt(-2 * Math.log(2 * p));
  for (let i = 0; i < 60; i++) {
    const tail = normalUpperTail(z);
    const step = (Math.log(tail / p) * tail) / normalDensity(z);
    z += step;
    if (Math.abs(step) <= 1e-15 * Math.abs(z)) {
      break;
    }
  }
  return z;
}
