/**
 * Special functions that the distributions stand on.
 *
 * None of the statistics packages on npm has both tails of the t distribution right for fractional degrees of freedom,
 * so these are written out here and held to 1e-9 (in practice about 1e-13) by the oracles.
 */

const STIRLING_FROM = 12;

/**
 * ln Γ(a + 1/2) − ln Γ(a) for a > 0.
 *
 * The difference is computed by its own asymptotic series: subtracting two values of ln Γ loses as many digits as
 * ln Γ(a) has before the point, which at a = 5e6 is eight.
 */
export function logGammaHalfStep(a: number): number {
  let shift = 0;
  let x = a;
  while (x < STIRLING_FROM) {
    shift += Math.log(x / (x + 0.5));
    x += 1;
  }
  const y = 1 / (x * x);
  const series =
    (-1 / 8 + y * (1 / 192 + y * (-1 / 640 + y * (17 / 14336 + y * (-31 / 18432 + y * (691 / 180224)))))) / x;
  return shift + 0.5 * Math.log(x) + series;
}

/** ln Γ(a) for a > 0 (Stirling's series after an upward shift; relative error about 1e-15). */
export function logGamma(a: number): number {
  let shift = 0;
  let x = a;
  while (x < STIRLING_FROM) {
    shift -= Math.log(x);
    x += 1;
  }
  const y = 1 / (x * x);
  const series =
    (1 / 12 + y * (-1 / 360 + y * (1 / 1260 + y * (-1 / 1680 + y * (1 / 1188 + y * (-691 / 360360)))))) / x;
  return shift + (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series;
}

/** ψ(x), the derivative of ln Γ, for x > 0. */
export function digamma(x: number): number {
  let value = 0;
  let z = x;
  while (z < STIRLING_FROM) {
    value -= 1 / z;
    z += 1;
  }
  const y = 1 / (z * z);
  return (
    value +
    Math.log(z) -
    0.5 / z -
    y * (1 / 12 - y * (1 / 120 - y * (1 / 252 - y * (1 / 240 - y * (1 / 132 - y * (691 / 32760))))))
  );
}

/** ψ′(x), the derivative of digamma, for x > 0. */
export function trigamma(x: number): number {
  let value = 0;
  let z = x;
  while (z < STIRLING_FROM) {
    value += 1 / (z * z);
    z += 1;
  }
  const y = 1 / (z * z);
  return (
    value +
    1 / z +
    0.5 * y +
    (y / z) * (1 / 6 - y * (1 / 30 - y * (1 / 42 - y * (1 / 30 - y * (5 / 66 - y * (691 / 2730))))))
  );
}

/** ψ″(x), the derivative of trigamma, for x > 0; used only to find the inverse of trigamma. */
function tetragamma(x: number): number {
  let value = 0;
  let z = x;
  while (z < STIRLING_FROM) {
    value -= 2 / z ** 3;
    z += 1;
  }
  const y = 1 / (z * z);
  return value - y - y / z - y * y * (1 / 2 - y * (1 / 6 - y * (1 / 6 - y * (3 / 10 - y * (5 / 6)))));
}

/** The x > 0 with trigamma(x) = y, for y > 0 (Smyth 2004, appendix: Newton on 1/trigamma, which is near linear). */
export function trigammaInverse(y: number): number {
  if (y > 1e7) {
    return 1 / Math.sqrt(y);
  }
  if (y < 1e-6) {
    return 1 / y;
  }
  let x = 0.5 + 1 / y;
  for (let i = 0; i < 50; i++) {
    const value = trigamma(x);
    const step = (value * (1 - value / y)) / tetragamma(x);
    x += step;
    if (-step / x < 1e-14) {
      break;
    }
  }
  return x;
}

const MAX_ITERATIONS = 100_000;
const TINY = 1e-300;

/** The continued fraction of the incomplete beta function (DLMF 8.17.22) by the modified Lentz method. */
function betaFraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  d = 1 / (Math.abs(d) < TINY ? TINY : d);
  let h = d;
  for (let m = 1; m < MAX_ITERATIONS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 + even * d;
    c = 1 + even / c;
    d = 1 / (Math.abs(d) < TINY ? TINY : d);
    c = Math.abs(c) < TINY ? TINY : c;
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 + odd * d;
    c = 1 + odd / c;
    d = 1 / (Math.abs(d) < TINY ? TINY : d);
    c = Math.abs(c) < TINY ? TINY : c;
    const factor = d * c;
    h *= factor;
    if (Math.abs(factor - 1) < 2e-16) {
      break;
    }
  }
  return h;
}

/**
 * I_x(a, 1/2) with x = 1 / (1 + r), the regularized incomplete beta function as the t distribution needs it.
 *
 * It takes r = (1 − x)/x so that ln x = −log1p(r) keeps its digits when x is next to 1 (many degrees of freedom).
 */
export function incompleteBetaHalf(a: number, r: number): number {
  if (r <= 0) {
    return 1;
  }
  if (r === Number.POSITIVE_INFINITY) {
    return 0;
  }
  const x = 1 / (1 + r);
  const complement = r / (1 + r);
  // 1 / B(a, 1/2) = Γ(a + 1/2) / (Γ(a) √π)
  const logFront = logGammaHalfStep(a) - 0.5 * Math.log(Math.PI) - a * Math.log1p(r) + 0.5 * Math.log(complement);
  const front = Math.exp(logFront);
  return x < (a + 1) / (a + 2.5)
    ? (front * betaFraction(a, 0.5, x)) / a
    : 1 - 2 * front * betaFraction(0.5, a, complement);
}
