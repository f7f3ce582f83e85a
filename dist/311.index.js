export const id = 311;
export const ids = [311];
export const modules = {

/***/ 66114:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  p: () => (/* binding */ benchmarksFail),
  G: () => (/* binding */ compareBenchmarks)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./build/compare/rows.js
var compare_rows = __webpack_require__(80107);
// EXTERNAL MODULE: ./node_modules/simple-statistics/dist/simple-statistics.mjs
var simple_statistics = __webpack_require__(15521);
;// CONCATENATED MODULE: ./build/compare/stats/robust.js
/** Location and scale that a few wild values do not move. */

/** 1 / Φ⁻¹(3/4): makes a median of absolute deviations estimate a normal standard deviation. */
const MAD_TO_SD = 1.482602218505602;
/** The tuning of Huber's estimator that keeps 95 % of the mean's efficiency on normal data. */
const HUBER_TUNING = 1.345;
/** Median absolute deviation from the median, scaled to estimate a normal standard deviation. */
function madSd(sample) {
    const centre = (0,simple_statistics/* median */.JZ)([...sample]);
    return MAD_TO_SD * (0,simple_statistics/* median */.JZ)(sample.map((value) => Math.abs(value - centre)));
}
/** Huber's M-estimate of location for a known scale (Huber 1964); the mean when scale is not positive. */
function huberMean(sample, scale) {
    const bound = HUBER_TUNING * scale;
    let centre = (0,simple_statistics/* median */.JZ)([...sample]);
    if (!(bound > 0)) {
        return centre;
    }
    for (let i = 0; i < 100; i++) {
        let shift = 0;
        for (const value of sample) {
            shift += Math.max(-bound, Math.min(bound, value - centre));
        }
        shift /= sample.length;
        centre += shift;
        if (Math.abs(shift) <= 1e-14 * (bound + Math.abs(centre))) {
            break;
        }
    }
    return centre;
}
/** Median of a non-empty sample. */
function medianOf(sample) {
    return (0,simple_statistics/* median */.JZ)([...sample]);
}

;// CONCATENATED MODULE: ./build/compare/stats/descriptives.js
/**
 * Mean and variance as the tests need them.
 *
 * simple-statistics gives the median (and quantiles elsewhere); its `variance` divides by n and its mean is not
 * shifted, so both are computed here: on an offset of 1e9 the plain formulas lose ten digits.
 */
/** Moments of a non-empty sample about its first value, in two passes. */
function descriptives_moments(sample, origin = sample[0] ?? 0) {
    const n = sample.length;
    let sum = 0;
    for (const value of sample) {
        sum += value - origin;
    }
    const shiftedMean = sum / n;
    let squares = 0;
    let rest = 0;
    for (const value of sample) {
        const deviation = value - origin - shiftedMean;
        squares += deviation * deviation;
        rest += deviation;
    }
    const variance = n < 2 ? Number.NaN : (squares - (rest * rest) / n) / (n - 1);
    return { n, mean: origin + shiftedMean, shiftedMean, variance };
}
/** A standard deviation of at most 8 ε times the mean is rounding, not noise. */
const ROUNDING = 8 * Number.EPSILON;
/** True when the spread of a sample is nothing but rounding of values of the size of `scale` (default: its mean). */
function isConstant(sample, scale) {
    if (sample.length < 2) {
        return true;
    }
    const { mean, variance } = descriptives_moments(sample);
    return Math.sqrt(variance) <= ROUNDING * Math.abs(scale ?? mean);
}

;// CONCATENATED MODULE: ./build/compare/stats/normal.js
/** The standard normal distribution, from the small tail: nothing here is computed as 1 − something near 1. */
const SERIES_BELOW = 2.5;
/** φ(z). */
function normalDensity(z) {
    return Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
}
/** P(Z > z) to about 1e-14 relative, also far out (z = 37 gives 5.7e-300). */
function normal_normalUpperTail(z) {
    if (z < 0) {
        return 1 - normal_normalUpperTail(-z);
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
function millsRatio(z) {
    const depth = Math.ceil(20 + 600 / (z * z));
    let fraction = z;
    for (let k = depth; k > 0; k--) {
        fraction = z + k / fraction;
    }
    return 1 / fraction;
}
/** P(|Z| > |z|). */
function normalTwoSidedP(z) {
    return Math.min(1, 2 * normal_normalUpperTail(Math.abs(z)));
}
/** The z with P(Z > z) = p, for 0 < p < 1 (Newton on ln P, whose concavity makes it converge from anywhere). */
function normalUpperQuantile(p) {
    if (p > 0.5) {
        return -normalUpperQuantile(1 - p);
    }
    if (p === 0.5) {
        return 0;
    }
    let z = Math.sqrt(-2 * Math.log(2 * p));
    for (let i = 0; i < 60; i++) {
        const tail = normal_normalUpperTail(z);
        const step = (Math.log(tail / p) * tail) / normalDensity(z);
        z += step;
        if (Math.abs(step) <= 1e-15 * Math.abs(z)) {
            break;
        }
    }
    return z;
}

;// CONCATENATED MODULE: ./build/compare/stats/special.js
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
function logGammaHalfStep(a) {
    let shift = 0;
    let x = a;
    while (x < STIRLING_FROM) {
        shift += Math.log(x / (x + 0.5));
        x += 1;
    }
    const y = 1 / (x * x);
    const series = (-1 / 8 + y * (1 / 192 + y * (-1 / 640 + y * (17 / 14336 + y * (-31 / 18432 + y * (691 / 180224)))))) / x;
    return shift + 0.5 * Math.log(x) + series;
}
/** ln Γ(a) for a > 0 (Stirling's series after an upward shift; relative error about 1e-15). */
function special_logGamma(a) {
    let shift = 0;
    let x = a;
    while (x < STIRLING_FROM) {
        shift -= Math.log(x);
        x += 1;
    }
    const y = 1 / (x * x);
    const series = (1 / 12 + y * (-1 / 360 + y * (1 / 1260 + y * (-1 / 1680 + y * (1 / 1188 + y * (-691 / 360360)))))) / x;
    return shift + (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series;
}
/** ψ(x), the derivative of ln Γ, for x > 0. */
function digamma(x) {
    let value = 0;
    let z = x;
    while (z < STIRLING_FROM) {
        value -= 1 / z;
        z += 1;
    }
    const y = 1 / (z * z);
    return (value +
        Math.log(z) -
        0.5 / z -
        y * (1 / 12 - y * (1 / 120 - y * (1 / 252 - y * (1 / 240 - y * (1 / 132 - y * (691 / 32760)))))));
}
/** ψ′(x), the derivative of digamma, for x > 0. */
function trigamma(x) {
    let value = 0;
    let z = x;
    while (z < STIRLING_FROM) {
        value += 1 / (z * z);
        z += 1;
    }
    const y = 1 / (z * z);
    return (value +
        1 / z +
        0.5 * y +
        (y / z) * (1 / 6 - y * (1 / 30 - y * (1 / 42 - y * (1 / 30 - y * (5 / 66 - y * (691 / 2730)))))));
}
/** ψ″(x), the derivative of trigamma, for x > 0; used only to find the inverse of trigamma. */
function tetragamma(x) {
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
function trigammaInverse(y) {
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
function betaFraction(a, b, x) {
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
function incompleteBetaHalf(a, r) {
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

;// CONCATENATED MODULE: ./build/compare/stats/student.js
/** Student's t distribution for real degrees of freedom > 0, from the small tail. */


/** P(|T| > |t|) with `df` degrees of freedom; df may be fractional. */
function studentTwoSidedP(t, df) {
    return incompleteBetaHalf(df / 2, (t * t) / df);
}
/** P(T > t). */
function studentUpperTail(t, df) {
    const half = 0.5 * studentTwoSidedP(t, df);
    return t >= 0 ? half : 1 - half;
}
/** The density of T at t. */
function studentDensity(t, df) {
    const logConstant = logGammaHalfStep(df / 2) - 0.5 * Math.log(df * Math.PI);
    return Math.exp(logConstant - ((df + 1) / 2) * Math.log1p((t * t) / df));
}
/**
 * The t with P(T > t) = p, for 0 < p < 1.
 *
 * Newton on ln P against ln t: the tail is a power of t far out, so the function is nearly a line there, and it is
 * concave, so that after the first step the iteration approaches the root from one side only.
 */
function student_studentUpperQuantile(p, df) {
    if (p > 0.5) {
        return -student_studentUpperQuantile(1 - p, df);
    }
    if (p === 0.5) {
        return 0;
    }
    let t = Math.max(normalUpperQuantile(p), 1e-300);
    for (let i = 0; i < 100; i++) {
        const tail = studentUpperTail(t, df);
        const step = (Math.log(tail / p) * tail) / (t * studentDensity(t, df));
        t *= Math.exp(step);
        if (Math.abs(step) <= 4e-16) {
            break;
        }
    }
    return t;
}

;// CONCATENATED MODULE: ./build/compare/stats/t-tests.js
/** t tests on two samples and on pairs. Signs are tip minus base everywhere. */


/**
 * Welch's t test of tip against base (Welch 1947), two-sided, for at least two values on each side.
 *
 * Returns t, the Welch–Satterthwaite degrees of freedom and p, or null when neither side varies
 * (or by more than a double holds): then t has no value.
 */
function welchTTest(base, tip) {
    const origin = base[0];
    if (origin === undefined || base.length < 2 || tip.length < 2) {
        return null;
    }
    const b = descriptives_moments(base, origin);
    const t = descriptives_moments(tip, origin);
    const baseShare = b.variance / b.n;
    const tipShare = t.variance / t.n;
    const squaredError = baseShare + tipShare;
    if (!(squaredError > 0 && Number.isFinite(squaredError))) {
        return null;
    }
    const statistic = (t.shiftedMean - b.shiftedMean) / Math.sqrt(squaredError);
    // In ratio form, so that tiny variances do not underflow when squared.
    const share = baseShare / squaredError;
    const df = 1 / ((share * share) / (b.n - 1) + ((1 - share) * (1 - share)) / (t.n - 1));
    return { t: statistic, df, p: studentTwoSidedP(statistic, df) };
}
/** One-sample t test of mean 0 for at least two values; null when they do not vary. */
function oneSampleTTest(sample) {
    if (sample.length < 2) {
        return null;
    }
    const { n, mean, variance } = descriptives_moments(sample);
    if (!(variance > 0 && Number.isFinite(variance))) {
        return null;
    }
    const t = mean / Math.sqrt(variance / n);
    return { t, df: n - 1, p: studentTwoSidedP(t, n - 1) };
}
/** Change in percent from a difference of logarithms. */
function percent(logRatio) {
    return 100 * Math.expm1(logRatio);
}
/** ln(tip/base); exact to the last digits also where the ratio is next to 1. */
function logRatio(base, tip) {
    return Math.log1p((tip - base) / base);
}
/** The two-sided 95 % interval of d, in percent. */
function percentInterval(d, standardError, df) {
    const half = studentUpperQuantile(0.025, df) * standardError;
    return [percent(d - half), percent(d + half)];
}
/** Paired t test on log ratios of positive values, base[i] with tip[i]; null when n < 2 or the ratios do not vary. */
function pairedLogRatioTTest(base, tip) {
    const x = base.map((value, i) => logRatio(value, tip[i] ?? Number.NaN));
    const test = oneSampleTTest(x);
    if (test === null) {
        return null;
    }
    const { n, mean, variance } = moments(x);
    const sd = Math.sqrt(variance);
    const ci95 = percentInterval(mean, sd / Math.sqrt(n), test.df);
    return { ...test, mean, sd, pctChange: percent(mean), ci95 };
}
/** Cohen's d with the pooled standard deviation (n − 1 weights); null when neither side varies or a side has n < 2. */
function cohensD(base, tip) {
    const origin = base[0];
    if (origin === undefined || base.length < 2 || tip.length < 2) {
        return null;
    }
    const b = descriptives_moments(base, origin);
    const t = descriptives_moments(tip, origin);
    const pooled = ((b.n - 1) * b.variance + (t.n - 1) * t.variance) / (b.n + t.n - 2);
    return pooled > 0 && Number.isFinite(pooled) ? (t.shiftedMean - b.shiftedMean) / Math.sqrt(pooled) : null;
}

;// CONCATENATED MODULE: ./build/compare/checks.js



/** With fewer metrics their median is not "everything moved" but one of them. */
const MIN_METRICS = 5;
/** The median log ratio over metrics of each machine that ran both kernels. */
function machineModes(measured) {
    const byMachine = new Map();
    for (const { stratum, estimate, machines } of measured) {
        if (estimate.kind !== 'ratio' || !estimate.paired || stratum.more_is_better === null)
            continue;
        const sign = stratum.more_is_better ? 1 : -1;
        const { instance_type, arch } = stratum;
        machines.forEach(({ instance_id, order }, i) => {
            const machine = byMachine.get(instance_id) ?? { instance_type, arch, order, values: [] };
            machine.values.push(sign * (estimate.x[i] ?? 0));
            byMachine.set(instance_id, machine);
        });
    }
    return [...byMachine.values()].map(({ values, ...machine }) => ({
        ...machine,
        x: medianOf(values),
        metrics: values.length,
    }));
}
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
/** Did all metrics of a platform move together? */
function commonModeCheck(modes, options) {
    const usable = modes.filter(({ metrics }) => metrics >= MIN_METRICS);
    const platforms = new Map();
    for (const mode of usable) {
        const key = JSON.stringify([mode.instance_type, mode.arch]);
        platforms.set(key, [...(platforms.get(key) ?? []), mode]);
    }
    const strata = [...platforms.values()].map((group) => {
        const x = group.map((mode) => mode.x);
        const p = oneSampleTTest(x)?.p ?? null;
        const pct = percent(mean(x));
        const flagged = (p !== null && p < options.alpha) || Math.abs(pct) > 100 * options.margin;
        const { instance_type, arch } = group[0];
        return { instance_type, arch, n_machines: x.length, pct, p, flagged };
    });
    const flagged = strata.some((stratum) => stratum.flagged);
    const note = strata.length === 0
        ? `not checked: it takes machines with ${MIN_METRICS} metrics on both kernels`
        : flagged
            ? 'all metrics moved together: a global effect of the kernel, or of the environment; nothing was subtracted'
            : 'metrics did not move together';
    return { flagged, strata, note };
}
/** What does running second do? Half the difference between machines that ran base first and those that ran tip first. */
function orderBiasCheck(modes, options) {
    const tipSecond = modes.filter(({ order }) => order === 'base-first').map(({ x }) => x);
    const baseSecond = modes.filter(({ order }) => order === 'tip-first').map(({ x }) => x);
    const counts = { n_base_first: tipSecond.length, n_tip_first: baseSecond.length };
    if (tipSecond.length === 0 || baseSecond.length === 0) {
        const known = tipSecond.length + baseSecond.length > 0;
        const note = known
            ? `every machine ran ${tipSecond.length > 0 ? 'base' : 'tip'} first: drift would look like an effect of the kernel`
            : 'the order in which the kernels ran is not known';
        return { flagged: false, ...counts, pct: null, p: null, note };
    }
    const pct = percent((mean(tipSecond) - mean(baseSecond)) / 2);
    const p = welchTTest(baseSecond, tipSecond)?.p ?? null;
    const flagged = p !== null && p < options.alpha;
    const note = flagged
        ? 'what ran second differs from what ran first; alternating the order keeps it out of the means'
        : 'no effect of the order is visible';
    return { flagged, ...counts, pct, p, note };
}
/** Did a metric change that the kernel hardly touches? Then the environment changed, and the run cannot gate. */
function negativeControlCheck(metrics, options) {
    const controls = metrics.filter(({ metric }) => options.negative_controls.some((pattern) => (0,compare_rows/* matchesMetric */.O)(pattern, metric)));
    const changed = controls
        .filter(({ p_holm }) => p_holm !== null && p_holm < options.alpha)
        .map(({ metric }) => metric);
    const flagged = changed.length > 0;
    const note = controls.length === 0
        ? 'no negative control was measured'
        : flagged
            ? 'a metric changed that the kernel hardly touches: the environment is suspect, this run does not gate'
            : 'the negative controls did not change';
    return { flagged, metrics: controls.map(({ metric }) => metric), changed, note };
}
/** Do the platforms disagree about a metric? */
function heterogeneityCheck(comparisons, options) {
    const floor = 100 * options.min_effect;
    const byMetric = new Map();
    for (const comparison of comparisons) {
        if (comparison.ci95 !== null) {
            byMetric.set(comparison.metric, [...(byMetric.get(comparison.metric) ?? []), comparison]);
        }
    }
    const metrics = [...byMetric]
        .filter(([, group]) => group.length > 1)
        .map(([metric, group]) => {
        const changes = group.map(({ pct_change }) => pct_change ?? 0);
        const lower = Math.max(...group.map(({ ci95 }) => ci95?.[0] ?? 0));
        const upper = Math.min(...group.map(({ ci95 }) => ci95?.[1] ?? 0));
        const signs_disagree = Math.max(...changes) >= floor && Math.min(...changes) <= -floor;
        return { metric, signs_disagree, intervals_disjoint: lower > upper };
    });
    const flagged = metrics.some(({ intervals_disjoint }) => intervals_disjoint);
    const note = metrics.length === 0
        ? 'no metric was measured on more than one platform'
        : flagged
            ? 'platforms disagree: read the metric by platform'
            : 'platforms agree within their intervals';
    return { flagged, metrics: metrics.filter((m) => m.signs_disagree || m.intervals_disjoint), note };
}

// EXTERNAL MODULE: ./build/compare/direction.js
var direction = __webpack_require__(70161);
// EXTERNAL MODULE: ./build/compare/strata.js
var strata = __webpack_require__(68791);
;// CONCATENATED MODULE: ./build/compare/estimate.js



const isPair = (machine) => machine.base !== null && machine.tip !== null;
/** A score of 0 among positive scores is a run that failed; a side of nothing but zeros is left to speak for itself. */
function withoutFailedRuns(stratum) {
    const values = stratum.machines.flatMap(({ base, tip }) => [base, tip]).filter((value) => value !== null);
    const positive = (side) => stratum.machines.some((machine) => (machine[side] ?? 0) > 0);
    const scores = stratum.more_is_better === true && values.every((value) => value >= 0);
    if (!scores || !positive('base') || !positive('tip')) {
        return { machines: stratum.machines, excluded: [] };
    }
    const failed = (machine) => machine.base === 0 || machine.tip === 0;
    return {
        machines: stratum.machines.filter((machine) => !failed(machine)),
        excluded: stratum.machines.filter(failed).map((machine) => ({
            what: `machine ${machine.instance_id}, ${(0,strata/* stratumName */.MP)(stratum)}`,
            reason: `a score of 0 on the ${machine.base === 0 ? 'base' : 'tip'} side is a failed run`,
        })),
    };
}
function oneSided(machine, stratum) {
    const missing = machine.base === null ? 'base' : 'tip';
    return {
        what: `machine ${machine.instance_id}, ${(0,strata/* stratumName */.MP)(stratum)}`,
        reason: `no value on the ${missing} side, so it is no pair`,
    };
}
function ratioOfPairs(base, tip) {
    const x = base.map((value, i) => logRatio(value, tip[i] ?? Number.NaN));
    const { n, mean, variance } = descriptives_moments(x);
    const constant = isConstant(x, 1);
    return { kind: 'ratio', paired: true, d: mean, variance: constant ? 0 : variance, df: n - 1, n, x, constant };
}
function ratioOfSides(base, tip) {
    // Logarithms relative to one value: a shift of both sides changes nothing but keeps the digits.
    const origin = base[0] ?? 1;
    const logs = (side) => side.map((value) => logRatio(origin, value));
    const [logBase, logTip] = [logs(base), logs(tip)];
    const [b, t] = [descriptives_moments(logBase), descriptives_moments(logTip)];
    const n = (b.n * t.n) / (b.n + t.n);
    const constant = isConstant(logBase, 1) && isConstant(logTip, 1);
    const squaredError = b.variance / b.n + t.variance / t.n;
    const df = constant ? b.n + t.n - 2 : (welchTTest(logBase, logTip)?.df ?? b.n + t.n - 2);
    const variance = constant ? 0 : squaredError * n;
    return { kind: 'ratio', paired: false, d: t.mean - b.mean, variance, df, n, x: [], constant };
}
function absolute(base, tip, paired) {
    const difference = descriptives_moments(tip).mean - descriptives_moments(base).mean;
    const differences = paired ? base.map((value, i) => (tip[i] ?? Number.NaN) - value) : [];
    const scale = Math.max(...base.map(Math.abs), ...tip.map(Math.abs));
    const constant = paired ? isConstant(differences, scale) : isConstant(base, scale) && isConstant(tip, scale);
    const same = Math.abs(difference) <= 8 * Number.EPSILON * scale;
    const p = constant ? (same ? 1 : 0) : ((paired ? oneSampleTTest(differences) : welchTTest(base, tip))?.p ?? 1);
    return { kind: 'absolute', paired, p, difference: constant && same ? 0 : difference, constant };
}
function estimateOf(base, tip, paired) {
    const sides = [...base, ...tip];
    const positive = sides.every((value) => value > 0);
    if (Math.min(base.length, tip.length) < 2) {
        const [b, t] = [descriptives_moments(base).mean, descriptives_moments(tip).mean];
        const pct = positive ? percent(logRatio(b, t)) : null;
        return { kind: 'none', verdict: 'insufficient', reason: 'one machine: no noise estimate', pct };
    }
    if (!positive) {
        return absolute(base, tip, paired);
    }
    return paired ? ratioOfPairs(base, tip) : ratioOfSides(base, tip);
}
function missingSide(nBase, nTip) {
    const where = nBase > 0 ? 'tip' : nTip > 0 ? 'base' : null;
    const reason = where === null
        ? 'no usable value on either side'
        : `no value on the ${where} side: the benchmark may have crashed there`;
    return { kind: 'none', verdict: 'not-compared', reason, pct: null };
}
/** Pairs a stratum's values by machine, or its two sides as they are when no machine ran both, and estimates. */
function measure(stratum) {
    const { machines: usable, excluded } = withoutFailedRuns(stratum);
    const pairs = usable.filter(isPair);
    const paired = pairs.length > 0;
    const machines = paired ? pairs : usable;
    const base = machines.flatMap((machine) => machine.base ?? []);
    const tip = machines.flatMap((machine) => machine.tip ?? []);
    const nBase = usable.filter((machine) => machine.base !== null).length;
    const nTip = usable.filter((machine) => machine.tip !== null).length;
    const warnings = [];
    let estimate;
    if (stratum.problem !== null) {
        estimate = { kind: 'none', verdict: 'not-compared', reason: stratum.problem, pct: null };
    }
    else if (nBase === 0 || nTip === 0) {
        estimate = missingSide(nBase, nTip);
    }
    else {
        estimate = estimateOf(base, tip, paired);
        if (paired) {
            excluded.push(...usable.filter((machine) => !isPair(machine)).map((machine) => oneSided(machine, stratum)));
        }
        else {
            warnings.push({
                what: (0,strata/* stratumName */.MP)(stratum),
                reason: 'no machine ran both kernels: the noise between machines is not removed',
            });
        }
    }
    return { stratum, base, tip, machines, nBase, nTip, paired, estimate, excluded, warnings };
}

;// CONCATENATED MODULE: ./build/compare/stats/interval-null.js

/**
 * p of the null hypothesis |δ| ≤ margin for an estimate d with standard error and degrees of freedom, at the edge of
 * the null where rejection is likeliest (Hodges & Lehmann 1954). With margin 0 it is the ordinary two-sided p.
 *
 * d, margin and standard error are in the same unit (here differences of logarithms).
 */
function intervalNullP(d, standardError, df, margin) {
    const size = Math.abs(d);
    const p = studentUpperTail((size - margin) / standardError, df) + studentUpperTail((size + margin) / standardError, df);
    return Math.min(1, p);
}

;// CONCATENATED MODULE: ./build/compare/stats/multiplicity.js
/** Adjusted p-values over a family, in the order of the input. */
function ascending(p) {
    return p.map((_, i) => i).sort((i, j) => (p[i] ?? 0) - (p[j] ?? 0));
}
/** Holm's step-down adjustment (Holm 1979): controls the family-wise error rate under any dependence. */
function holm(p) {
    const adjusted = new Array(p.length);
    let running = 0;
    ascending(p).forEach((index, position) => {
        running = Math.max(running, Math.min(1, (p.length - position) * (p[index] ?? 1)));
        adjusted[index] = running;
    });
    return adjusted;
}
/** Benjamini & Hochberg's step-up adjustment (1995): controls the false discovery rate. */
function benjaminiHochberg(p) {
    const adjusted = new Array(p.length);
    const order = ascending(p);
    let running = 1;
    for (let position = order.length - 1; position >= 0; position--) {
        const index = order[position] ?? 0;
        running = Math.min(running, ((p[index] ?? 1) * p.length) / (position + 1));
        adjusted[index] = running;
    }
    return adjusted;
}

;// CONCATENATED MODULE: ./build/compare/family.js


/** p of the interval null for one stratum; a change without noise is certain, in either direction. */
function changeP(change, margin) {
    if (change.standardError === 0) {
        return Math.abs(change.d) > margin ? 0 : 1;
    }
    return intervalNullP(change.d, change.standardError, change.df, margin);
}
/** Degrees of freedom of a mean over strata: Satterthwaite's where the variances are independent of each other. */
function dfOfMean(changes) {
    const smallest = Math.min(...changes.map(({ df }) => df));
    if (changes.some(({ prior }) => prior !== null && prior.source !== 'history')) {
        return smallest;
    }
    const squares = changes.map(({ standardError }) => standardError ** 2);
    const total = squares.reduce((sum, square) => sum + square, 0);
    const inverse = changes.reduce((sum, { df }, i) => sum + ((squares[i] ?? 0) / total) ** 2 / df, 0);
    return total > 0 ? 1 / inverse : smallest;
}
function testMetric(metric, members, margin) {
    const changes = members.flatMap(({ change }) => change ?? []);
    const strata = changes.length;
    const d = strata === 0 ? null : changes.reduce((sum, change) => sum + change.d, 0) / strata;
    const worst = Math.min(1, members.length * Math.min(...members.map(({ p }) => p)));
    if (members.length === 1 || d === null || strata < members.length) {
        return { metric, members, d, meanP: members.length === 1 ? worst : 1, p: worst };
    }
    const standardError = Math.sqrt(changes.reduce((sum, change) => sum + change.standardError ** 2, 0)) / strata;
    const meanP = standardError === 0 ? Number(Math.abs(d) <= margin) : intervalNullP(d, standardError, dfOfMean(changes), margin);
    return { metric, members, d, meanP: Math.min(1, 2 * meanP), p: Math.min(1, 2 * Math.min(meanP, worst)) };
}
/**
 * Adjusted p-values of the strata and of the metrics.
 *
 * `margin` is a difference of logarithms. Strata behind a metric are Holm-adjusted among themselves and then multiplied
 * by the number of metrics, so that a metric which changed on one platform does not open the door for the others.
 */
function decide(members, margin) {
    const byMetric = new Map();
    for (const member of members) {
        byMetric.set(member.metric, [...(byMetric.get(member.metric) ?? []), member]);
    }
    const tests = [...byMetric].map(([metric, group]) => testMetric(metric, group, margin));
    const adjusted = holm(tests.map(({ p }) => p));
    const metricQ = benjaminiHochberg(tests.map(({ p }) => p));
    const stratumQ = benjaminiHochberg(members.map(({ p }) => p));
    const qOf = new Map(members.map((member, i) => [member, stratumQ[i] ?? 1]));
    const strata = new Map();
    const metrics = new Map();
    tests.forEach((test, i) => {
        const pHolm = adjusted[i] ?? 1;
        const inside = holm(test.members.map(({ p }) => p)).map((p) => Math.min(1, p * tests.length));
        test.members.forEach((member, k) => {
            const own = test.members.length === 1 ? pHolm : Math.max(pHolm, inside[k] ?? 1);
            strata.set(member, { pHolm: own, q: qOf.get(member) ?? 1 });
        });
        const meanPHolm = test.members.length === 1 ? pHolm : Math.max(pHolm, Math.min(1, test.meanP * tests.length));
        metrics.set(test.metric, { metric: test.metric, d: test.d, pHolm, q: metricQ[i] ?? 1, meanPHolm });
    });
    return { strata, metrics };
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(64377);
// EXTERNAL MODULE: ./build/compare/schema.js
var schema = __webpack_require__(43477);
;// CONCATENATED MODULE: ./build/compare/history.js
/**
 * The history of runs: what each left, one JSON document per line, never rewritten.
 *
 * From it come the variance prior of the next comparison, the nightly series and the noise profile.
 */





/** One stratum of one run: its machines' values. */
const historyEntry = schemas/* object */.Ikc({
    metric: schemas/* string */.YjP(),
    instance_type: schemas/* string */.YjP(),
    arch: schemas/* string */.YjP(),
    unit: schemas/* string */.YjP(),
    more_is_better: schemas/* boolean */.zMY().nullable(),
    /** Whether base and tip of a machine belong together. */
    paired: schemas/* boolean */.zMY(),
    machines: schemas/* array */.YOg(schemas/* object */.Ikc({
        instance_id: schemas/* string */.YjP(),
        base: schemas/* number */.aig().nullable(),
        tip: schemas/* number */.aig().nullable(),
        order: schema/* runOrder */.wW.nullable(),
    })),
});
const historyRun = schemas/* object */.Ikc({
    schema: schemas/* literal */.euz(1),
    run_id: schemas/* string */.YjP(),
    finished_at: iso/* datetime */.w$(),
    mode: schemas/* enum */.k5n(['ab', 'aa']),
    base: schemas/* object */.Ikc({ kernel: schemas/* string */.YjP() }),
    tip: schemas/* object */.Ikc({ kernel: schemas/* string */.YjP() }),
    entries: schemas/* array */.YOg(historyEntry),
});
/** What a comparison adds to the history. */
function historyRunOf(file, run) {
    const entries = file.comparisons
        .filter(({ machines, verdict }) => machines.length > 0 && verdict !== 'not-compared')
        .map(({ metric, instance_type, arch, unit, more_is_better, n_pairs, machines }) => ({
        metric,
        instance_type,
        arch,
        unit,
        more_is_better,
        paired: n_pairs > 0,
        machines,
    }));
    return { schema: 1, ...run, mode: file.mode, base: file.base, tip: file.tip, entries };
}
/** The log ratios of an entry's pairs; values without a logarithm are left out. */
function logRatios(entry) {
    const x = [];
    for (const { base, tip } of entry.machines) {
        if (base !== null && tip !== null && base > 0 && tip > 0) {
            x.push(logRatio(base, tip));
        }
    }
    return x;
}
const stratumKey = (of) => JSON.stringify([of.metric, of.instance_type, of.arch, of.paired]);
/** With more machines than this the nearest ones are enough to know their spread. */
const NEIGHBOURS = 16;
/** Sizes of differences within a run over √2: they estimate the sd as residuals do, without a fitted mean. */
function pairwise(x) {
    const sizes = [];
    for (let i = 1; i < x.length; i++) {
        for (let j = Math.max(0, i - NEIGHBOURS); j < i; j++) {
            sizes.push(Math.abs((x[i] ?? 0) - (x[j] ?? 0)) / Math.SQRT2);
        }
    }
    return sizes;
}
/** The pooled within-run noise of runs of log ratios; null when no run has two values. */
function poolNoise(runs) {
    const usable = runs.filter((x) => x.length > 1);
    if (usable.length === 0) {
        return null;
    }
    const parts = usable.map((x) => descriptives_moments(x));
    const df = parts.reduce((sum, { n }) => sum + n - 1, 0);
    const variance = parts.reduce((sum, part) => sum + (part.n - 1) * part.variance, 0) / df;
    const robustSd = MAD_TO_SD * medianOf(usable.flatMap(pairwise));
    const residuals = usable.flatMap((x) => {
        const centre = medianOf(x);
        return x.map((value) => value - centre);
    });
    const outliers = robustSd > 0 ? residuals.filter((residual) => Math.abs(residual) > 3 * robustSd).length : 0;
    return { runs: usable.length, variance, df, outliers, outlierShare: outliers / residuals.length, robustSd };
}
/** Pooled noise by stratum, from the paired entries of all runs. */
function pastNoise(history) {
    const runs = new Map();
    for (const { entries } of history) {
        for (const entry of entries.filter(({ paired }) => paired)) {
            const key = stratumKey(entry);
            const list = runs.get(key) ?? [];
            list.push(logRatios(entry));
            runs.set(key, list);
        }
    }
    const pooled = [...runs].map(([key, list]) => [key, poolNoise(list)]);
    return new Map(pooled.filter((item) => item[1] !== null));
}

;// CONCATENATED MODULE: ./build/compare/stats/moderation.js
/** Empirical-Bayes moderation of variances (Smyth 2004, "Linear models and empirical Bayes methods ..."). */

/** ln s² without the bias that its degrees of freedom bring: its expectation is ln σ². */
function unbiasedLogVariance({ variance, df }) {
    return Math.log(variance) - digamma(df / 2) + Math.log(df / 2);
}
/**
 * The prior (d0, s0²) that best explains the spread of several sample variances, by the moments of their logarithms.
 *
 * d0 is Infinity when the variances differ no more than chance makes them. Null with fewer than two positive variances.
 */
function fitVariancePrior(estimates) {
    const usable = estimates.filter(({ variance, df }) => variance > 0 && df > 0);
    if (usable.length < 2) {
        return null;
    }
    const logs = usable.map(unbiasedLogVariance);
    const mean = logs.reduce((sum, value) => sum + value, 0) / logs.length;
    const spread = logs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (logs.length - 1);
    const sampling = usable.reduce((sum, { df }) => sum + trigamma(df / 2), 0) / usable.length;
    const excess = spread - sampling;
    if (!(excess > 0)) {
        return { variance: Math.exp(mean), df: Number.POSITIVE_INFINITY };
    }
    const df = 2 * trigammaInverse(excess);
    return { variance: Math.exp(mean + digamma(df / 2) - Math.log(df / 2)), df };
}
/** The posterior of a variance: prior and estimate weighted by their degrees of freedom, which add up. */
function moderate(estimate, prior) {
    if (prior === null) {
        return estimate;
    }
    const df = prior.df + estimate.df;
    return { variance: (prior.df * prior.variance + estimate.df * estimate.variance) / df, df };
}

;// CONCATENATED MODULE: ./build/compare/prior.js




/** More past than this would make a run blind to its own noise. */
const MAX_PRIOR_DF = 30;
/** Fewer degrees of freedom of history than this know less than the run itself does. */
const MIN_HISTORY_DF = 8;
/** Variances of fewer metrics do not tell how variances are distributed. */
const prior_MIN_METRICS = 5;
/** Above this share of wild residuals in the history the mean is replaced by a Huber mean. */
const OUTLIER_PRONE = 0.02;
/** One wild residual is no habit. */
const MIN_OUTLIERS = 2;
/** Asymptotic efficiency of the Huber mean on normal data. */
const HUBER_EFFICIENCY = 0.95;
const platformKey = ({ stratum, paired }) => JSON.stringify([stratum.instance_type, stratum.arch, paired]);
const metricKey = ({ stratum, paired }) => JSON.stringify([stratum.metric, paired]);
const isNoisy = ({ estimate }) => estimate.variance > 0 && estimate.df >= 1;
const logVariance = ({ estimate }) => unbiasedLogVariance(estimate);
const average = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
function groupBy(items, key) {
    const groups = new Map();
    for (const item of items) {
        const name = key(item);
        const group = groups.get(name);
        if (group === undefined) {
            groups.set(name, [item]);
        }
        else {
            group.push(item);
        }
    }
    return groups;
}
/**
 * How noisy each platform is against the others, as a difference of ln σ², shrunk towards none by how well it is known.
 *
 * Without it a quiet instance type would lend its small variance to a noisy one, which then raises false alarms.
 * Null when there are too few metrics to tell.
 */
function platformScales(byMetric) {
    const deviations = new Map();
    let sampling = 0;
    let metrics = 0;
    for (const group of byMetric.values()) {
        if (group.length < 2)
            continue;
        metrics++;
        const centre = average(group.map(logVariance));
        for (const measured of group) {
            const key = platformKey(measured);
            const list = deviations.get(key) ?? [];
            list.push(logVariance(measured) - centre);
            deviations.set(key, list);
            sampling = Math.max(sampling, trigamma(measured.estimate.df / 2));
        }
    }
    if (metrics < prior_MIN_METRICS) {
        return null;
    }
    const scales = [...deviations].map(([key, list]) => ({ key, scale: average(list), error: sampling / list.length }));
    const spread = average(scales.map(({ scale }) => scale ** 2));
    const error = average(scales.map((scale) => scale.error));
    const weight = spread > 0 ? Math.max(0, 1 - error / spread) : 0;
    return new Map(scales.map(({ key, scale }) => [key, scale * weight]));
}
/** True when two variances differ by no more than chance would make them differ one time in ten. */
function similar(a, b) {
    const error = trigamma(a.estimate.df / 2) + trigamma(b.estimate.df / 2);
    return Math.abs(logVariance(a) - logVariance(b)) <= 1.645 * Math.sqrt(error);
}
/** The same metric in the other strata of this run. */
function priorFromStrata(measured, group, scales) {
    const others = group.filter((other) => other !== measured && (scales !== null || similar(measured, other)));
    const df = others.reduce((sum, { estimate }) => sum + estimate.df, 0);
    if (df === 0) {
        return null;
    }
    const scaleOf = (of) => scales?.get(platformKey(of)) ?? 0;
    const own = scaleOf(measured);
    const sum = others.reduce((s, o) => s + o.estimate.df * o.estimate.variance * Math.exp(own - scaleOf(o)), 0);
    return { source: 'strata', variance: sum / df, df: Math.min(df, MAX_PRIOR_DF) };
}
/**
 * The other metrics of the same platform: empirical Bayes at half weight (full weight is too sure of itself), which is
 * bounded by what the metrics know together, so that "no difference between variances was seen" is not certainty.
 */
function priorFromMetrics(platform) {
    if (platform.length < prior_MIN_METRICS) {
        return null;
    }
    const prior = fitVariancePrior(platform.map(({ estimate }) => estimate));
    if (prior === null) {
        return null;
    }
    const known = platform.reduce((sum, { estimate }) => sum + estimate.df, 0);
    return { source: 'metrics', variance: prior.variance, df: Math.min(prior.df / 2, 2 * known) };
}
function priorsOfRun(measured) {
    const noisy = measured.filter(isNoisy);
    const byMetric = groupBy(noisy, metricKey);
    const byPlatform = groupBy(noisy, platformKey);
    const scales = platformScales(byMetric);
    const fromMetrics = new Map([...byPlatform].map(([key, group]) => [key, priorFromMetrics(group)]));
    return (of) => priorFromStrata(of, byMetric.get(metricKey(of)) ?? [], scales) ?? fromMetrics.get(platformKey(of)) ?? null;
}
/**
 * The Huber mean against the noise of the history, or against today's where even its robust spread is larger: with
 * few machines two wild values may be half of all, and then nothing but their spread tells.
 */
function robustChange(measured, past) {
    const { x, n } = measured.estimate;
    const df = Math.min(past.df, MAX_PRIOR_DF);
    const sd = Math.max(past.robustSd, madSd(x));
    const variance = sd ** 2 / HUBER_EFFICIENCY;
    return {
        measured,
        d: huberMean(x, past.robustSd),
        standardError: Math.sqrt(variance / n),
        df,
        variance,
        n,
        prior: { source: 'history', df },
        deterministic: false,
    };
}
function moderatedChange(measured, prior) {
    const { estimate } = measured;
    const { variance, df } = moderate(estimate, prior);
    return {
        measured,
        d: estimate.d,
        standardError: Math.sqrt(variance / estimate.n),
        df,
        variance,
        n: estimate.n,
        prior: prior === null ? null : { source: prior.source, df: prior.df },
        deterministic: false,
    };
}
/** Changes with moderated noise, for every stratum whose change is a ratio. */
function changesOf(measured, options) {
    const ratios = measured.filter((item) => item.estimate.kind === 'ratio');
    const past = pastNoise(options.history);
    const priorOfRun = priorsOfRun(ratios);
    return ratios.map((item) => {
        const known = past.get(stratumKey({ ...item.stratum, paired: item.paired }));
        if (known !== undefined && known.df >= MIN_HISTORY_DF && known.variance > 0) {
            return item.paired && known.outlierShare > OUTLIER_PRONE && known.outliers >= MIN_OUTLIERS
                ? robustChange(item, known)
                : moderatedChange(item, { ...known, df: Math.min(known.df, MAX_PRIOR_DF), source: 'history' });
        }
        return item.estimate.constant
            ? { ...moderatedChange(item, null), deterministic: true }
            : moderatedChange(item, priorOfRun(item));
    });
}

;// CONCATENATED MODULE: ./build/compare/stats/ranks.js
/** Mid-ranks of a sample. */
function rank(sample) {
    const n = sample.length;
    const order = Uint32Array.from({ length: n }, (_, i) => i).sort((i, j) => (sample[i] ?? 0) - (sample[j] ?? 0));
    const ranks = new Array(n).fill(0);
    let tieTerm = 0;
    for (let start = 0; start < n;) {
        const value = sample[order[start] ?? 0];
        let end = start + 1;
        while (end < n && sample[order[end] ?? 0] === value) {
            end++;
        }
        for (let k = start; k < end; k++) {
            ranks[order[k] ?? 0] = (start + end + 1) / 2;
        }
        const tied = end - start;
        tieTerm += tied * (tied * tied - 1);
        start = end;
    }
    return { ranks, tieTerm };
}
/**
 * Probability of each sum of `weights` over a random subset: of `size` members, or of any size when `size` is null.
 *
 * Index = the sum; weights are non-negative integers (twice the mid-ranks, so that ties stay integral). Every subset
 * is equally likely, as under the null hypothesis of a rank test. Probabilities, not counts, are carried: counts
 * overflow a double from about 500 values on.
 */
function subsetSumDistribution(weights, size) {
    return size === null ? anySubset(weights) : sizedSubset(weights, size);
}
function anySubset(weights) {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const p = new Float64Array(total + 1);
    p[0] = 1;
    let reach = 0;
    for (const weight of weights) {
        reach += weight;
        for (let sum = reach; sum >= 0; sum--) {
            const without = p[sum] ?? 0;
            const having = sum >= weight ? (p[sum - weight] ?? 0) : 0;
            p[sum] = 0.5 * (without + having);
        }
    }
    return p;
}
function sizedSubset(weights, size) {
    const largest = [...weights].sort((a, b) => b - a).slice(0, size);
    const width = largest.reduce((sum, weight) => sum + weight, 0) + 1;
    // table[k·width + s]: probability that k of the values seen so far are in the subset and sum to s. Values are
    // dealt one by one; the chance that the next one is in depends on how many places are left.
    let table = new Float64Array((size + 1) * width);
    table[0] = 1;
    const n = weights.length;
    for (let seen = 0; seen < n; seen++) {
        const weight = weights[seen] ?? 0;
        const left = n - seen;
        const next = new Float64Array(table.length);
        for (let k = Math.max(0, size - left); k <= Math.min(seen, size); k++) {
            const chance = (size - k) / left;
            for (let sum = 0; sum < width; sum++) {
                const p = table[k * width + sum] ?? 0;
                if (p === 0)
                    continue;
                next[k * width + sum] = (next[k * width + sum] ?? 0) + p * (1 - chance);
                if (k < size) {
                    const index = (k + 1) * width + sum + weight;
                    next[index] = (next[index] ?? 0) + p * chance;
                }
            }
        }
        table = next;
    }
    return table.slice(size * width);
}
/** Twice the smaller tail at `sum` (inclusive) of probabilities or of counts. */
function twoSidedTail(distribution, sum) {
    let lower = 0;
    for (let i = 0; i <= sum; i++) {
        lower += distribution[i] ?? 0;
    }
    let upper = 0;
    for (let i = distribution.length - 1; i >= sum; i--) {
        upper += distribution[i] ?? 0;
    }
    return 2 * Math.min(lower, upper);
}

;// CONCATENATED MODULE: ./build/compare/stats/mann-whitney.js


function rankBoth(base, tip) {
    const { ranks, tieTerm } = rank([...tip, ...base]);
    let sum = 0;
    for (let i = 0; i < tip.length; i++) {
        sum += ranks[i] ?? 0;
    }
    return { u: sum - (tip.length * (tip.length + 1)) / 2, ranks, tieTerm };
}
/**
 * How many of the (m + n choose m) orders give each U, without ties: the coefficients of the Gaussian binomial, by one
 * multiplication and one division of polynomials per value of the smaller sample. Null once counts leave the exact
 * integers of a double, where the subtractions of the multiplication would lose the tail.
 */
function uCounts(m, n) {
    const counts = new Float64Array(m * n + 1);
    counts[0] = 1;
    let total = 1;
    for (let i = 1; i <= m; i++) {
        total = (total * (n + i)) / i;
        if (total > Number.MAX_SAFE_INTEGER) {
            return null;
        }
        for (let u = m * n; u >= n + i; u--) {
            counts[u] = (counts[u] ?? 0) - (counts[u - n - i] ?? 0);
        }
        for (let u = i; u <= m * n; u++) {
            counts[u] = (counts[u] ?? 0) + (counts[u - i] ?? 0);
        }
    }
    return { counts, total };
}
function exact(base, tip, { u, ranks, tieTerm }) {
    const small = Math.min(base.length, tip.length);
    const large = Math.max(base.length, tip.length);
    const orders = tieTerm === 0 ? uCounts(small, large) : null;
    if (orders !== null) {
        return Math.min(1, twoSidedTail(orders.counts, u) / orders.total);
    }
    // Equally likely subsets of doubled mid-ranks: the smaller sample is dealt, which keeps the table small.
    const doubled = ranks.map((value) => 2 * value);
    const tipSum = 2 * u + tip.length * (tip.length + 1);
    const total = (small + large) * (small + large + 1);
    const dealtSum = tip.length === small ? tipSum : total - tipSum;
    return Math.min(1, twoSidedTail(subsetSumDistribution(doubled, small), dealtSum));
}
function asymptotic(base, tip, { u, tieTerm }) {
    const product = base.length * tip.length;
    const n = base.length + tip.length;
    const variance = (product / 12) * (n + 1 - tieTerm / (n * (n - 1)));
    const distance = Math.abs(u - product / 2) - 0.5;
    if (!(variance > 0) || distance <= 0) {
        return 1;
    }
    return Math.min(1, 2 * normal_normalUpperTail(distance / Math.sqrt(variance)));
}
/** Exact p by enumeration of the permutation distribution, also with ties. */
function mannWhitneyExact(base, tip) {
    const ranked = rankBoth(base, tip);
    return { u: ranked.u, p: exact(base, tip, ranked), method: 'exact' };
}
/** Normal approximation with tie and continuity correction. */
function mannWhitneyAsymptotic(base, tip) {
    const ranked = rankBoth(base, tip);
    return { u: ranked.u, p: asymptotic(base, tip, ranked), method: 'asymptotic' };
}
/** Above this many table cells the exact distribution costs seconds and differs from the normal one nowhere that counts. */
const EXACT_LIMIT = 3e8;
function exactIsAffordable(m, n) {
    return m * m * n * (m + n) <= EXACT_LIMIT;
}
/** The choice SciPy makes: exact without ties and with at most 8 values in the smaller sample, else asymptotic. */
function mannWhitney(base, tip) {
    const ranked = rankBoth(base, tip);
    const small = Math.min(base.length, tip.length);
    return ranked.tieTerm === 0 && small <= 8 && exactIsAffordable(small, Math.max(base.length, tip.length))
        ? { u: ranked.u, p: exact(base, tip, ranked), method: 'exact' }
        : { u: ranked.u, p: asymptotic(base, tip, ranked), method: 'asymptotic' };
}

;// CONCATENATED MODULE: ./build/compare/stats/power.js
/** Power of the paired t test and what follows from it: how many machines are needed, what change can be seen. */



/** Abscissae and weights of the 8-point Gauss–Legendre rule on [−1, 1]; symmetric, so the positive half is given. */
const GAUSS = (/* unused pure expression or super */ null && ([
    [0.1834346424956498, 0.362683783378362],
    [0.525532409916329, 0.3137066458778873],
    [0.7966664774136267, 0.2223810344533745],
    [0.9602898564975363, 0.1012285362903763],
]));
function integrate(f, from, to, panels) {
    const half = (to - from) / panels / 2;
    let sum = 0;
    for (let i = 0; i < panels; i++) {
        const middle = from + (2 * i + 1) * half;
        for (const [x, weight] of GAUSS) {
            sum += weight * (f(middle - half * x) + f(middle + half * x));
        }
    }
    return sum * half;
}
/** P(|T′| > critical) for the noncentral t distribution, integrated over the distribution of the sample sd. */
function noncentralTwoSidedTail(critical, df, noncentrality) {
    const logConstant = Math.log(2) + (df / 2) * Math.log(df / 2) - logGamma(df / 2);
    const upper = Math.sqrt(1 + 90 / df + 14 / Math.sqrt(df));
    // s = v²: smooths the density at 0 where there are few degrees of freedom.
    const integrand = (v) => {
        const s = v * v;
        const density = Math.exp(logConstant + (df - 1) * Math.log(s) - (df * s * s) / 2);
        const beyond = normalUpperTail(critical * s - noncentrality) + normalUpperTail(critical * s + noncentrality);
        return density * beyond * 2 * v;
    };
    return integrate(integrand, 0, Math.sqrt(upper), 300);
}
/** Probability that the two-sided paired t test at `alpha` rejects, for `n` pairs and a shift of `effect` pair sds. */
function pairedTPower(n, effect, alpha) {
    const df = n - 1;
    return noncentralTwoSidedTail(studentUpperQuantile(alpha / 2, df), df, effect * Math.sqrt(n));
}
/**
 * The change (as a size of log ratio) that `n` machines find with the given power, in the usual two-quantile
 * approximation of the noncentral t.
 */
function detectableEffect(n, question, quantile = student_studentUpperQuantile) {
    const df = question.priorDf + n - 1;
    const factor = quantile(question.alpha / 2, df) + quantile(1 - question.power, df);
    return question.margin + (question.sd / Math.sqrt(n)) * factor;
}
/** More machines than this are no answer. */
const MACHINES_LIMIT = 10_000;
/**
 * The smallest number of machines that finds a change of `target` (a size of log ratio) with the given power; at
 * least 3, null when more than 10 000 would be needed or the target is within the margin.
 */
function neededMachines(target, question, quantile = student_studentUpperQuantile) {
    const enough = (n) => detectableEffect(n, question, quantile) <= target;
    if (target <= question.margin || !enough(MACHINES_LIMIT)) {
        return null;
    }
    let low = 2;
    let high = 3;
    while (!enough(high)) {
        low = high;
        high = Math.min(MACHINES_LIMIT, 2 * high);
    }
    while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (enough(middle)) {
            high = middle;
        }
        else {
            low = middle;
        }
    }
    return high;
}

;// CONCATENATED MODULE: ./build/compare/stats/wilcoxon.js


function signedRanks(differences) {
    const nonZero = differences.filter((d) => d !== 0);
    const { ranks, tieTerm } = rank(nonZero.map(Math.abs));
    let positive = 0;
    let negative = 0;
    nonZero.forEach((d, i) => {
        if (d > 0) {
            positive += ranks[i] ?? 0;
        }
        else {
            negative += ranks[i] ?? 0;
        }
    });
    return { w: Math.min(positive, negative), ranks, tieTerm };
}
function wilcoxon_exact({ w, ranks }) {
    const doubled = ranks.map((value) => 2 * value);
    return Math.min(1, twoSidedTail(subsetSumDistribution(doubled, null), 2 * w));
}
function wilcoxon_asymptotic({ w, ranks, tieTerm }) {
    const n = ranks.length;
    const distance = (n * (n + 1)) / 4 - w - 0.5;
    const variance = (n * (n + 1) * (2 * n + 1)) / 24 - tieTerm / 48;
    if (!(variance > 0) || distance <= 0) {
        return 1;
    }
    return Math.min(1, 2 * normal_normalUpperTail(distance / Math.sqrt(variance)));
}
/** Exact p over all sign assignments, also with ties. */
function wilcoxonExact(differences) {
    const signed = signedRanks(differences);
    return { w: signed.w, p: wilcoxon_exact(signed), method: 'exact' };
}
/** Normal approximation with tie and continuity correction. */
function wilcoxonAsymptotic(differences) {
    const signed = signedRanks(differences);
    return { w: signed.w, p: wilcoxon_asymptotic(signed), method: 'asymptotic' };
}
/** The choice SciPy makes: exact for at most 50 differences without zeros and ties, else asymptotic. */
function wilcoxon(differences) {
    const signed = signedRanks(differences);
    const clean = signed.tieTerm === 0 && signed.ranks.length === differences.length;
    return clean && differences.length <= 50
        ? { w: signed.w, p: wilcoxon_exact(signed), method: 'exact' }
        : { w: signed.w, p: wilcoxon_asymptotic(signed), method: 'asymptotic' };
}

;// CONCATENATED MODULE: ./build/compare/verdict.js
/**
 * The verdict on one change: a family-wise significant change of at least the minimum effect is a regression or an
 * improvement; one that only the false discovery rate lets through is suspect; an interval inside the minimum effect
 * is equivalence; everything else is inconclusive.
 */
function verdictOf({ pct, ci95, pHolm, q, moreIsBetter }, options) {
    const floor = 100 * options.min_effect;
    const large = Math.abs(pct) >= floor;
    if (large && pHolm < options.alpha) {
        if (moreIsBetter === null) {
            return 'suspect';
        }
        return pct > 0 === moreIsBetter ? 'improvement' : 'regression';
    }
    if (large && q < options.fdr) {
        return 'suspect';
    }
    return ci95 !== null && ci95[0] > -floor && ci95[1] < floor ? 'equivalent' : 'inconclusive';
}
const ALARMS = ['regression', 'suspect', 'improvement'];
/**
 * One verdict for several: the gravest alarm if there is one, `equivalent` only when every part is, and `inconclusive`
 * where at least something was compared. A part that could not be compared is never read as good news.
 */
function combine(verdicts) {
    const alarm = ALARMS.find((verdict) => verdicts.includes(verdict));
    if (alarm !== undefined) {
        return alarm;
    }
    if (verdicts.length > 0 && verdicts.every((verdict) => verdict === 'equivalent')) {
        return 'equivalent';
    }
    if (verdicts.includes('equivalent') || verdicts.includes('inconclusive')) {
        return 'inconclusive';
    }
    return verdicts.includes('insufficient') ? 'insufficient' : 'not-compared';
}

;// CONCATENATED MODULE: ./build/compare/compare.js
/** Base against tip: rows in, `comparison.json` out. */














/** Two machines give an estimate, not a verdict. */
const MIN_MACHINES = 3;
const POWER = 0.8;
/** The t quantiles of one run repeat over its strata; finding one takes ten evaluations of the tail. */
function rememberingQuantile() {
    const known = new Map();
    return (p, df) => {
        let byDf = known.get(p);
        if (byDf === undefined) {
            byDf = new Map();
            known.set(p, byDf);
        }
        let value = byDf.get(df);
        if (value === undefined) {
            value = student_studentUpperQuantile(p, df);
            byDf.set(df, value);
        }
        return value;
    };
}
function machinesOf({ paired, base, tip }) {
    return paired ? base.length : Math.min(base.length, tip.length);
}
/** Two machines without any noise are proof enough; otherwise it takes three. */
function canReachVerdict(measured, change) {
    const { estimate } = measured;
    const noiseless = change === null ? estimate.kind === 'absolute' && estimate.constant : change.deterministic;
    return machinesOf(measured) >= (noiseless ? 2 : MIN_MACHINES);
}
function test(measured, change, margin) {
    const { estimate } = measured;
    const p = change !== null ? changeP(change, margin) : estimate.kind === 'absolute' ? estimate.p : null;
    const member = p !== null && canReachVerdict(measured, change) ? { metric: measured.stratum.metric, p, change } : null;
    return { measured, change, p, member };
}
function pctOf({ measured, change }) {
    if (change !== null) {
        return percent(change.d);
    }
    return measured.estimate.kind === 'none' ? measured.estimate.pct : null;
}
function intervalOf(change, quantile) {
    const half = change.standardError === 0 ? 0 : quantile(0.025, change.df) * change.standardError;
    return [percent(change.d - half), percent(change.d + half)];
}
/** What this many machines could have seen, and how many it takes, with Holm's first step as the level. */
function sizes({ change }, family, options, quantile) {
    if (change === null || change.variance === 0) {
        return { needed_machines: null, detectable_pct: null };
    }
    const { paired } = change.measured;
    const question = {
        // n counts pairs, or half the machines of a side: the same standard error from other units.
        sd: Math.sqrt(paired ? change.variance : 2 * change.variance),
        priorDf: change.prior?.df ?? 0,
        alpha: options.alpha / Math.max(1, family),
        margin: Math.log1p(options.margin),
        power: POWER,
    };
    const n = paired ? change.n : 2 * change.n;
    const detectable_pct = n < 2 ? null : percent(detectableEffect(n, question, quantile));
    return { needed_machines: neededMachines(Math.log1p(options.target_effect), question, quantile), detectable_pct };
}
function methodOf({ measured, change }) {
    const { estimate } = measured;
    if (estimate.kind === 'none') {
        return null;
    }
    if (estimate.kind === 'absolute') {
        return estimate.constant ? 'deterministic' : 'absolute';
    }
    return change?.deterministic ? 'deterministic' : estimate.paired ? 'paired' : 'unpaired';
}
function outcomeOf(tested, ci95, decision, options) {
    const { measured, change, member } = tested;
    const { estimate, stratum } = measured;
    if (estimate.kind === 'none') {
        return { verdict: estimate.verdict, reason: estimate.reason };
    }
    if (member === null) {
        return { verdict: 'inconclusive', reason: `${MIN_MACHINES} machines are the least for a verdict` };
    }
    const { pHolm, q } = decision.strata.get(member) ?? { pHolm: 1, q: 1 };
    if (change === null) {
        const reason = 'values that are zero or negative have no percentage, so no size to judge by';
        const unchanged = estimate.kind === 'absolute' && estimate.constant && estimate.difference === 0;
        return unchanged
            ? { verdict: 'equivalent', reason: null }
            : { verdict: q < options.fdr ? 'suspect' : 'inconclusive', reason };
    }
    const doubtful = stratum.more_is_better !== null && (0,direction/* contradictsUnit */.bg)(stratum.unit, stratum.more_is_better);
    const moreIsBetter = doubtful ? null : stratum.more_is_better;
    const verdict = verdictOf({ pct: percent(change.d), ci95, pHolm, q, moreIsBetter }, options);
    const reason = doubtful && verdict === 'suspect' ? 'its direction contradicts its unit' : null;
    return { verdict, reason };
}
function describe(tested, decision, family, options, quantile) {
    const { measured, change, p, member } = tested;
    const { stratum, base, tip, paired, estimate } = measured;
    const compared = estimate.kind !== 'none';
    const ci95 = change === null ? null : intervalOf(change, quantile);
    const decided = member === null ? undefined : decision.strata.get(member);
    const differences = compared && paired ? base.map((value, i) => (tip[i] ?? Number.NaN) - value) : null;
    return {
        metric: stratum.metric,
        instance_type: stratum.instance_type,
        arch: stratum.arch,
        unit: stratum.unit,
        more_is_better: stratum.more_is_better,
        n_pairs: paired ? base.length : 0,
        n_base: measured.nBase,
        n_tip: measured.nTip,
        mean_base: base.length > 0 ? descriptives_moments(base).mean : null,
        mean_tip: tip.length > 0 ? descriptives_moments(tip).mean : null,
        pct_change: pctOf(tested),
        ci95,
        ...outcomeOf(tested, ci95, decision, options),
        p,
        p_holm: decided?.pHolm ?? null,
        q_bh: decided?.q ?? null,
        welch: compared ? welchTTest(base, tip) : null,
        mannwhitney: compared ? mannWhitney(base, tip) : null,
        wilcoxon: differences === null ? null : wilcoxon(differences),
        cohens_d: compared ? cohensD(base, tip) : null,
        ...sizes(tested, family, options, quantile),
        method: methodOf(tested),
        df: change === null ? null : change.df,
        prior: change?.prior ?? null,
        machines: measured.machines,
    };
}
function summarize(comparisons, decision, options) {
    const byMetric = new Map();
    for (const comparison of comparisons) {
        byMetric.set(comparison.metric, [...(byMetric.get(comparison.metric) ?? []), comparison]);
    }
    return [...byMetric].map(([metric, group]) => {
        const decided = decision.metrics.get(metric);
        const verdict = combine(group.map((comparison) => comparison.verdict));
        if (decided === undefined) {
            return { metric, verdict, p_holm: null, pct_change: null };
        }
        const pct = decided.d === null ? null : percent(decided.d);
        const doubted = group.some(({ unit, more_is_better }) => more_is_better !== null && (0,direction/* contradictsUnit */.bg)(unit, more_is_better));
        const directions = new Set(group.map(({ more_is_better }) => more_is_better));
        const moreIsBetter = doubted || directions.size > 1 ? null : ([...directions][0] ?? null);
        const evidence = { pct: pct ?? 0, ci95: null, pHolm: decided.meanPHolm, q: decided.q, moreIsBetter };
        const ofMean = pct === null ? verdict : verdictOf(evidence, options);
        const alarm = ofMean === 'regression' || ofMean === 'improvement' || ofMean === 'suspect';
        return { metric, verdict: alarm ? combine([ofMean, verdict]) : verdict, p_holm: decided.pHolm, pct_change: pct };
    });
}
const isChange = (verdict) => verdict === 'regression' || verdict === 'improvement';
/** A run whose environment is suspect says so instead of blaming the kernel. */
function withoutGate(items) {
    return items.map((item) => (isChange(item.verdict) ? { ...item, verdict: 'suspect' } : item));
}
function directionWarnings(measured) {
    return measured
        .filter(({ stratum }) => stratum.more_is_better !== null && (0,direction/* contradictsUnit */.bg)(stratum.unit, stratum.more_is_better))
        .map(({ stratum }) => ({
        what: (0,strata/* stratumName */.MP)(stratum),
        reason: `${stratum.unit} is a rate, yet more_is_better is false; set compare.directions to higher or lower`,
    }));
}
/**
 * Compares tip with base, stratum by stratum (metric, instance type, architecture), and decides for the run.
 *
 * Rows (or series of them, as the CSV reader gives) may come in any order and from an iterator that is read once. One value per machine and side (the median of
 * repeats), paired by machine, as log ratios; the variance is moderated; the null hypothesis is a change of at most
 * `margin`; Holm over the metrics gates, Benjamini–Hochberg marks suspects.
 *
 * Throws `UserError` when a side holds more than one kernel, `ZodError` for options out of range.
 */
function compareRows(rows, options = {}) {
    const settings = compare_rows/* compareOptions */.U.parse(options);
    const margin = Math.log1p(settings.margin);
    const grouped = (0,strata/* groupRows */.fD)(rows, settings);
    const measured = grouped.strata.map(measure);
    const changes = new Map(changesOf(measured, settings).map((change) => [change.measured, change]));
    const tested = measured.map((item) => test(item, changes.get(item) ?? null, margin));
    const decision = decide(tested.flatMap(({ member }) => member ?? []), margin);
    const quantile = rememberingQuantile();
    const family = decision.strata.size;
    const comparisons = tested.map((item) => describe(item, decision, family, settings, quantile));
    const metrics = summarize(comparisons, decision, settings);
    const modes = machineModes(measured);
    const checks = {
        order_bias: orderBiasCheck(modes, settings),
        common_mode: commonModeCheck(modes, settings),
        negative_controls: negativeControlCheck(metrics, settings),
        heterogeneity: heterogeneityCheck(comparisons, settings),
    };
    const suspect = checks.negative_controls.flagged;
    const { base, tip } = grouped.kernels;
    const same = base === tip && base !== 'unknown';
    const believed = suspect ? withoutGate(comparisons) : comparisons;
    const believedMetrics = suspect ? withoutGate(metrics) : metrics;
    const mode = settings.mode ?? (same ? 'aa' : 'ab');
    const overall = combine([...believedMetrics, ...believed].map(({ verdict }) => verdict));
    return {
        schema: 1,
        // The same kernel on both sides cannot have regressed: whatever moved is the noise this mode is there to measure.
        verdict: mode === 'aa' && isChange(overall) ? 'suspect' : overall,
        mode,
        base: { kernel: base },
        tip: { kernel: tip },
        comparisons: believed,
        metrics: believedMetrics,
        excluded: [...grouped.excluded, ...measured.flatMap(({ excluded }) => excluded)],
        warnings: [...directionWarnings(measured), ...measured.flatMap(({ warnings }) => warnings)],
        checks,
        settings: {
            margin: settings.margin,
            min_effect: settings.min_effect,
            alpha: settings.alpha,
            fdr: settings.fdr,
            target_effect: settings.target_effect,
            history_runs: settings.history.length,
        },
    };
}

// EXTERNAL MODULE: ./build/compare/csv.js
var csv = __webpack_require__(44640);
;// CONCATENATED MODULE: ./build/analyze/compare.js
/** Reads benchmark files and compares tip with base: the way of `run` and of `analyze`. */




/** A row that does not name its machine is of the one whose folder it is in. */
function ofMachine(series, { machine, scope }) {
    const isUnknown = strata/* UNKNOWN_MACHINE */.jS.test(series.instance_id);
    if (isUnknown && machine === null) {
        return series;
    }
    return { ...series, instance_id: scope + (isUnknown ? machine : series.instance_id) };
}
const EMULATED = {
    what: 'emulated processors',
    reason: 'the times are those of the emulator: they say nothing about the speed of a kernel, and gate nothing',
};
/**
 * Compares the values of benchmark files as one run.
 *
 * @throws UserError when a side holds more than one kernel
 */
async function compareBenchmarks({ files, excluded, orders, emulated }, settings) {
    const rows = [];
    const leftOut = [...excluded];
    for (const file of files) {
        const contents = (0,csv/* readBenchmarkCsv */.GY)([await (0,promises_.readFile)(file.path)], file);
        rows.push(...contents.series.map((series) => ofMachine(series, file)));
        leftOut.push(...contents.excluded);
    }
    if (rows.length === 0) {
        return { comparison: null, excluded: leftOut };
    }
    const comparison = compareRows(rows, {
        margin: settings.margin / 100,
        min_effect: settings['min-effect'] / 100,
        negative_controls: settings['negative-controls'],
        directions: settings.directions,
        order: orders,
    });
    return {
        comparison: {
            ...comparison,
            excluded: [...comparison.excluded, ...leftOut],
            warnings: [...comparison.warnings, ...(emulated ? [EMULATED] : [])],
        },
        excluded: leftOut,
    };
}
/** Whether benchmarks end a command with a failure; emulated processors measure the emulator, so theirs never do. */
function benchmarksFail(verdict, { emulated, failOn }) {
    return !emulated && (verdict === 'regression' || verdict === 'suspect') && failOn.includes(verdict);
}


/***/ }),

/***/ 99896:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ filesOfMachines),
/* harmony export */   R: () => (/* binding */ benchmarkSide)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _compare_csv_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(44640);
/* harmony import */ var _results_layout_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(82031);
/** The benchmark files of finished runs: which there are, which machine each is of, and which are left out and why. */




/** The side of a file of benchmark values; null for every other file. */
const benchmarkSide = (name) => /^benchmark-.*\.csv$/.test(name) ? (0,_compare_csv_js__WEBPACK_IMPORTED_MODULE_2__/* .sideOfFile */ .xA)(name) : null;
/** What the boots say of which kernel was measured first; the plan may have been overtaken by a retried boot. */
function orderOf({ boot_log }) {
    const first = boot_log.find(({ kernel }) => kernel !== 'good');
    return first === undefined ? null : first.kernel === 'base' ? 'base-first' : 'tip-first';
}
/**
 * The benchmark files of the machines of one results tree.
 *
 * A machine that did not pass is left out: its values are of an environment in which something was wrong.
 */
async function filesOfMachines(tree, machines, scope = '') {
    const found = { files: [], excluded: [], orders: {}, emulated: false };
    for (const machine of machines) {
        const id = machine.instance_id ?? machine.id;
        const order = orderOf(machine);
        if (order !== null) {
            found.orders[scope + id] = order;
        }
        const folder = (0,_results_layout_js__WEBPACK_IMPORTED_MODULE_3__/* .machineFolder */ .W)(tree, machine);
        for (const entry of (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(folder).catch(() => [])).sort()) {
            const side = benchmarkSide(entry);
            const name = `${scope}${machine.id}/${entry}`;
            if (side !== null && machine.verdict === 'pass') {
                found.files.push({ path: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, entry), name, side, machine: id, scope });
            }
            else if (side !== null) {
                found.excluded.push({ what: name, reason: `the machine's verdict is ${machine.verdict}` });
            }
        }
    }
    return found;
}


/***/ }),

/***/ 44640:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GY: () => (/* binding */ readBenchmarkCsv),
/* harmony export */   xA: () => (/* binding */ sideOfFile)
/* harmony export */ });
/* unused harmony exports parseDecimal, splitLine, parseBenchmarkCsv */
/* harmony import */ var _direction_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70161);
/**
 * Benchmark CSVs: header `metric,unit,value,more_is_better,kernel_version,instance_id,instance_type,arch` in any order.
 *
 * Reads a file in one pass over its bytes and keeps only what differs from line to line: in a million lines the value
 * changes every time, the text around it rarely, so that is looked up whole. Anything unusual takes the slow way.
 */

/** The side a benchmark file belongs to by its name; null for files that are not part of a comparison. */
function sideOfFile(name) {
    const match = /(?:^|[/\\])benchmark-(base|tip)[^/\\]*\.csv$/.exec(name);
    return match === null ? null : match[1];
}
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
/** A decimal number, strictly: `Number` would also take "", "0x10" and "Infinity". Null for anything else. */
function parseDecimal(text) {
    const trimmed = text.trim();
    if (!DECIMAL.test(trimmed)) {
        return null;
    }
    const value = Number(trimmed);
    return Number.isFinite(value) ? value : null;
}
const COLUMNS = [
    'metric',
    'unit',
    'value',
    'more_is_better',
    'kernel_version',
    'instance_id',
    'instance_type',
    'arch',
];
/** Fields of one line, unquoted and trimmed; null when a quote is left open or closed inside a field. */
function splitLine(line) {
    if (!line.includes('"')) {
        return line.split(',').map((field) => field.trim());
    }
    const fields = [];
    const field = /\s*(?:"((?:[^"]|"")*)"\s*|([^",]*))(,|$)/y;
    for (;;) {
        const match = field.exec(line);
        if (match === null) {
            return null;
        }
        fields.push((match[1]?.replaceAll('""', '"') ?? match[2] ?? '').trim());
        if (match[3] === '') {
            return fields;
        }
    }
}
function layoutOf(header) {
    const names = (splitLine(header) ?? []).map((name) => name.toLowerCase());
    const index = Object.fromEntries(COLUMNS.map((column) => [column, names.indexOf(column)]));
    const missing = ['metric', 'value'].filter((column) => index[column] < 0);
    return missing.length > 0
        ? `the header has no column ${missing.join(' and no column ')}`
        : { index, width: names.length };
}
/** Line numbers by reason, written as ranges, so that every excluded line is named however many there are. */
class ExcludedLines {
    #ranges = new Map();
    add(line, reason) {
        const ranges = this.#ranges.get(reason) ?? [];
        this.#ranges.set(reason, ranges);
        const last = ranges.at(-1);
        if (last !== undefined && last[1] === line - 1) {
            last[1] = line;
        }
        else {
            ranges.push([line, line]);
        }
    }
    remarks(name) {
        return [...this.#ranges].map(([reason, ranges]) => {
            const text = ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');
            const plural = ranges.length > 1 || ranges.some(([from, to]) => from !== to);
            return { what: `${name}, line${plural ? 's' : ''} ${text}`, reason };
        });
    }
}
function rowWithoutValue(fields, { index, width }, side) {
    if (fields.length !== width) {
        return `${fields.length} fields where the header has ${width}`;
    }
    const text = (column) => fields[index[column]] ?? '';
    if (text('metric') === '') {
        return 'no metric name';
    }
    return {
        side,
        metric: text('metric'),
        unit: text('unit'),
        more_is_better: (0,_direction_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDirection */ .T$)(text('more_is_better')),
        kernel_version: text('kernel_version'),
        instance_id: text('instance_id'),
        instance_type: text('instance_type') || 'unknown',
        arch: text('arch') || 'unknown',
    };
}
function valueProblem(text) {
    const word = text.trim();
    if (word === '') {
        return 'no value';
    }
    return /^[+-]?(nan|inf(inity)?)$/i.test(word) || DECIMAL.test(word)
        ? 'a value that is not finite'
        : 'a value that is not a decimal number';
}
const BYTE_ORDER_MARK = '\uFEFF';
const NEWLINE = 10;
const QUOTE = 34;
const COMMA = 44;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const CARRIAGE_RETURN = 13;
/** Integers of up to 15 digits and these powers are exact, so their quotient is the nearest double, as in `Number`. */
const MAX_DIGITS = 15;
const POWERS_OF_TEN = Array.from({ length: MAX_DIGITS + 1 }, (_, k) => 10 ** k);
/** FNV-1a, one byte on. Kept to 30 bits, which a Map holds without allocating. */
const mix = (hash, byte) => Math.imul(hash ^ byte, 0x01000193);
const HASH_SEED = 0x811c9dc5 | 0;
const HASH_BITS = 0x3fffffff;
function sameBytes(bytes, at, known, from, length) {
    for (let i = 0; i < length; i++) {
        if (bytes[at + i] !== known[from + i]) {
            return false;
        }
    }
    return true;
}
class Reader {
    #source;
    #lines = new ExcludedLines();
    #layout = null;
    #header = '';
    #line = 0;
    #series = new Map();
    #known = new Map();
    /** The number that `#scanValue` found. */
    #value = 0;
    constructor(source) {
        this.#source = source;
    }
    /** Reads the lines of `bytes`, which ends with a line end. */
    readLines(bytes) {
        for (let start = 0; start < bytes.length;) {
            this.#line++;
            const fast = typeof this.#layout === 'object' && this.#layout !== null ? this.#readFast(bytes, start, this.#layout) : -1;
            if (fast >= 0) {
                start = fast;
                continue;
            }
            const end = bytes.indexOf(NEWLINE, start);
            this.#readSlowly(bytes.subarray(start, end));
            start = end + 1;
        }
    }
    result() {
        const { name } = this.#source;
        const excluded = this.#layout === null
            ? [{ what: name, reason: 'the file is empty' }]
            : typeof this.#layout === 'string'
                ? [{ what: name, reason: this.#layout }]
                : this.#lines.remarks(name);
        return { series: [...this.#series.values()], excluded };
    }
    /** Takes a line whose text around a plain number was seen before; returns where the next begins, or −1. */
    #readFast(bytes, start, { index }) {
        let hash = HASH_SEED;
        let at = start;
        for (let commas = 0; commas < index.value; at++) {
            const byte = bytes[at] ?? NEWLINE;
            if (byte === NEWLINE || byte === QUOTE)
                return -1;
            if (byte === COMMA)
                commas++;
            hash = mix(hash, byte);
        }
        const before = at - start;
        const after = this.#scanValue(bytes, at);
        if (after < 0)
            return -1;
        let end = after;
        for (let byte = bytes[end] ?? NEWLINE; byte !== NEWLINE; byte = bytes[++end] ?? NEWLINE) {
            if (byte === QUOTE)
                return -1;
            hash = mix(hash, byte);
        }
        for (let known = this.#known.get(hash & HASH_BITS); known !== undefined; known = known.next) {
            if (known.before === before &&
                known.bytes.length === before + end - after &&
                sameBytes(bytes, start, known.bytes, 0, before) &&
                sameBytes(bytes, after, known.bytes, before, end - after)) {
                known.values.push(this.#value);
                return end + 1;
            }
        }
        return -1;
    }
    /** Reads a plain decimal into `#value`; returns where it ends, or −1 for anything that needs a closer look. */
    #scanValue(bytes, from) {
        let at = from;
        const negative = bytes[at] === MINUS;
        if (negative)
            at++;
        let mantissa = 0;
        let digits = 0;
        let point = -1;
        for (;; at++) {
            const byte = bytes[at] ?? NEWLINE;
            if (byte >= ZERO && byte < ZERO + 10) {
                mantissa = mantissa * 10 + byte - ZERO;
                digits++;
            }
            else if (byte === POINT && point < 0 && digits > 0) {
                point = digits;
            }
            else if (byte === COMMA || byte === NEWLINE || byte === CARRIAGE_RETURN) {
                break;
            }
            else {
                return -1;
            }
        }
        if (digits === 0 || digits > MAX_DIGITS)
            return -1;
        const size = point < 0 ? mantissa : mantissa / (POWERS_OF_TEN[digits - point] ?? 1);
        this.#value = negative ? -size : size;
        return at;
    }
    #readSlowly(bytes) {
        const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
        if (this.#layout === null || typeof this.#layout === 'string') {
            this.#start(raw);
            return;
        }
        const line = raw.trim();
        if (line === '') {
            return;
        }
        if (line === this.#header) {
            this.#lines.add(this.#line, 'the header again');
            return;
        }
        const fields = splitLine(line);
        const fixed = fields === null ? 'quotes that do not match' : rowWithoutValue(fields, this.#layout, this.#source.side);
        if (typeof fixed === 'string') {
            this.#lines.add(this.#line, fixed);
            return;
        }
        const text = fields?.[this.#layout.index.value] ?? '';
        const value = parseDecimal(text);
        if (value === null) {
            this.#lines.add(this.#line, valueProblem(text));
            return;
        }
        const { values } = this.#seriesOf(fixed);
        values.push(value);
        this.#remember(bytes, this.#layout, values);
    }
    #start(raw) {
        const line = this.#line === 1 && raw.startsWith(BYTE_ORDER_MARK) ? raw.slice(1) : raw;
        if (this.#layout === null && line.trim() !== '') {
            this.#layout = layoutOf(line);
            this.#header = line.trim();
        }
    }
    #seriesOf(fixed) {
        const key = JSON.stringify(fixed);
        let series = this.#series.get(key);
        if (series === undefined) {
            series = { ...fixed, values: [] };
            this.#series.set(key, series);
        }
        return series;
    }
    /** Lets the next line with the same text around its value take the fast way. */
    #remember(line, { index }, values) {
        if (line.includes(QUOTE)) {
            return;
        }
        let before = 0;
        for (let commas = 0; commas < index.value; commas++) {
            before = line.indexOf(COMMA, before) + 1;
        }
        const comma = line.indexOf(COMMA, before);
        const cr = line.at(-1) === CARRIAGE_RETURN ? line.length - 1 : line.length;
        const after = comma < 0 ? cr : comma;
        const bytes = new Uint8Array(before + line.length - after);
        bytes.set(line.subarray(0, before));
        bytes.set(line.subarray(after), before);
        let hash = HASH_SEED;
        for (const byte of bytes) {
            hash = mix(hash, byte);
        }
        hash &= HASH_BITS;
        this.#known.set(hash, { before, bytes, values, next: this.#known.get(hash) });
    }
}
/**
 * The rows of one CSV file, gathered by everything but their value, from pieces of bytes that may be cut anywhere.
 *
 * Whatever is left out (a value that is no finite decimal number, a wrong number of fields, a file without header) is
 * in `excluded` with its line numbers. Texts keep their spelling; missing columns are empty.
 */
function readBenchmarkCsv(chunks, source) {
    const reader = new Reader(source);
    let rest = new Uint8Array(0);
    for (const chunk of chunks) {
        const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
        const complete = bytes.lastIndexOf(NEWLINE) + 1;
        reader.readLines(bytes.subarray(0, complete));
        rest = Uint8Array.from(bytes.subarray(complete));
    }
    if (rest.length > 0) {
        reader.readLines(Buffer.concat([rest, Uint8Array.of(NEWLINE)]));
    }
    return reader.result();
}
/** The contents of one CSV text. */
function parseBenchmarkCsv(text, source) {
    return readBenchmarkCsv([Buffer.from(text, 'utf8')], source);
}


/***/ }),

/***/ 70161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T$: () => (/* binding */ parseDirection),
/* harmony export */   ar: () => (/* binding */ directionOverride),
/* harmony export */   bg: () => (/* binding */ contradictsUnit)
/* harmony export */ });
/* harmony import */ var _rows_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80107);
/** Which way is better: reading it, overriding it, doubting it. */

const YES = new Set(['true', '1', 'yes']);
const NO = new Set(['false', '0', 'no']);
/** `more_is_better` as a CSV spells it; null when it is neither yes nor no. */
function parseDirection(text) {
    const word = text.trim().toLowerCase();
    return YES.has(word) ? true : NO.has(word) ? false : null;
}
/** The configured direction of a metric, or undefined when nothing is configured for it. */
function directionOverride(metric, directions) {
    for (const [pattern, direction] of Object.entries(directions)) {
        if ((0,_rows_js__WEBPACK_IMPORTED_MODULE_0__/* .matchesMetric */ .O)(pattern, metric)) {
            return direction === 'higher';
        }
    }
    return undefined;
}
const RATE_UNIT = /^(lps|lpm|mwips|mflops|tps|fps|iops|hz|[kmgt]?i?b(it)?ps|[a-z]*(\/|_per_| per )s(ec(ond)?)?)$/i;
/**
 * True when the unit is a rate (so more is better) and the direction says the opposite.
 *
 * pullab_cloud's scripts mark UnixBench's System_Call_Overhead, in loops per second, as less-is-better: a slower
 * kernel would be shown as an improvement.
 */
function contradictsUnit(unit, moreIsBetter) {
    return !moreIsBetter && RATE_UNIT.test(unit.trim());
}


/***/ }),

/***/ 80107:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ matchesMetric),
/* harmony export */   U: () => (/* binding */ compareOptions)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92857);
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43477);


/** What `compare:` of the configuration and the caller's knowledge of the run come to. Effects are fractions. */
const compareOptions = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    /** Changes up to this size count as none; it is part of the null hypothesis. */
    margin: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().min(0).max(0.5).default(0.01),
    /** A verdict needs a change of at least this size. */
    min_effect: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().min(0).max(1).default(0.02),
    /** Family-wise error rate of one run. */
    alpha: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().gt(0).lt(1).default(0.05),
    /** False discovery rate of the suspects. */
    fdr: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().gt(0).lt(1).default(0.1),
    /** The change that `needed_machines` is about. */
    target_effect: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().gt(0).max(1).default(0.05),
    /** Metrics the kernel hardly touches; `*` stands for any text. */
    negative_controls: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()).default([]),
    /** Overrides of `more_is_better`, by metric; `*` stands for any text. The first match counts. */
    directions: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['higher', 'lower'])).default({}),
    /** Earlier runs, for the variance prior; they were checked when their file was read. */
    history: zod__WEBPACK_IMPORTED_MODULE_1__/* .custom */ .IeY(Array.isArray).default([]),
    /** Which kernel each machine ran first, by instance id. */
    order: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), _schema_js__WEBPACK_IMPORTED_MODULE_0__/* .runOrder */ .wW).default({}),
    /**
     * Says whether both sides are the same kernel. By default the kernel versions decide, which cannot see a kernel that
     * differs by its command line only.
     */
    mode: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['ab', 'aa']).optional(),
});
/** True when `pattern` (with `*` for any text) is the whole of `metric`. */
function matchesMetric(pattern, metric) {
    const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
    return new RegExp(`^${escaped}$`).test(metric);
}


/***/ }),

/***/ 43477:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   wW: () => (/* binding */ runOrder)
/* harmony export */ });
/* unused harmony exports comparisonVerdict, machineValues, comparison, metricSummary, remark, orderBias, commonMode, negativeControls, heterogeneity, checks, settings, comparisonFile */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);
/**
 * `comparison.json`: base against tip, as other programs read it.
 *
 * Signs are tip minus base, percentages plain numbers (−5.2 is −5.2 %). A number that does not exist for a comparison
 * (no interval from one machine, no Wilcoxon test without pairs) is null.
 */

const comparisonVerdict = zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n([
    'regression',
    'improvement',
    'suspect',
    'equivalent',
    'inconclusive',
    'not-compared',
    'insufficient',
]);
const runOrder = zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['base-first', 'tip-first']);
const probability = zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().min(0).max(1);
const count = zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().nonnegative();
/** One machine's values (the median of its repeats); a side is null where machines ran one kernel each. */
const machineValues = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    instance_id: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    base: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().nullable(),
    tip: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().nullable(),
    order: runOrder.nullable(),
});
const comparison = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    metric: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    instance_type: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    arch: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    unit: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    more_is_better: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY().nullable(),
    n_pairs: count,
    n_base: count,
    n_tip: count,
    mean_base: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().nullable(),
    mean_tip: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().nullable(),
    pct_change: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().nullable(),
    ci95: zod__WEBPACK_IMPORTED_MODULE_0__/* .tuple */ .PVZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig()]).nullable(),
    verdict: comparisonVerdict,
    /** Of the null hypothesis "changed by at most the margin", two-sided. */
    p: probability.nullable(),
    p_holm: probability.nullable(),
    q_bh: probability.nullable(),
    welch: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ t: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), df: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), p: probability }).nullable(),
    mannwhitney: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ u: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), p: probability, method: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['exact', 'asymptotic']) }).nullable(),
    wilcoxon: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ w: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), p: probability, method: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['exact', 'asymptotic']) }).nullable(),
    cohens_d: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().nullable(),
    /** Machines for 80 % power to confirm a change of `settings.target_effect`. */
    needed_machines: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().positive().nullable(),
    /** The smallest change in percent that this many machines find with 80 % power. */
    detectable_pct: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().nullable(),
    /** `paired` and `unpaired` compare logarithms, `absolute` differences, `deterministic` values without noise. */
    method: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['paired', 'unpaired', 'absolute', 'deterministic']).nullable(),
    df: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().nullable(),
    /** Where the variance was borrowed from, and how many degrees of freedom it lent. */
    prior: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ source: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['history', 'strata', 'metrics']), df: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() }).nullable(),
    /** Why there is no verdict, or why it is weaker than the numbers alone would make it. */
    reason: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullable(),
    machines: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(machineValues),
});
/** A metric over all its strata (instance type and architecture): what gates. */
const metricSummary = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    metric: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    verdict: comparisonVerdict,
    p_holm: probability.nullable(),
    /** Mean over the strata, in percent. */
    pct_change: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().nullable(),
});
const remark = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ what: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), reason: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() });
const orderBias = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    flagged: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    n_base_first: count,
    n_tip_first: count,
    /** What running second costs or brings, in percent of better (+) or worse (−); null when it cannot be told. */
    pct: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().nullable(),
    p: probability.nullable(),
    note: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
});
const commonMode = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    flagged: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    strata: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        instance_type: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        arch: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        n_machines: count,
        /** Median over metrics, mean over machines, in percent of better (+) or worse (−). */
        pct: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
        p: probability.nullable(),
        flagged: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    })),
    note: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
});
const negativeControls = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    flagged: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    metrics: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    changed: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    note: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
});
const heterogeneity = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    flagged: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    metrics: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ metric: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), signs_disagree: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(), intervals_disjoint: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY() })),
    note: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
});
const checks = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    order_bias: orderBias,
    common_mode: commonMode,
    negative_controls: negativeControls,
    heterogeneity,
});
/** The numbers a verdict was reached with; effects and margins are fractions (0.02 is 2 %). */
const settings = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    margin: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    min_effect: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    alpha: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    fdr: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    target_effect: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    history_runs: count,
});
const comparisonFile = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    schema: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz(1),
    verdict: comparisonVerdict,
    mode: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['ab', 'aa']),
    base: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ kernel: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }),
    tip: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ kernel: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }),
    comparisons: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(comparison),
    metrics: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(metricSummary),
    excluded: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(remark),
    warnings: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(remark),
    checks,
    settings,
});


/***/ }),

/***/ 68791:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MP: () => (/* binding */ stratumName),
/* harmony export */   fD: () => (/* binding */ groupRows),
/* harmony export */   jS: () => (/* binding */ UNKNOWN_MACHINE)
/* harmony export */ });
/* unused harmony export stripArchitecture */
/* harmony import */ var simple_statistics__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(15521);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19473);
/* harmony import */ var _direction_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70161);
/**
 * From rows to strata: one list of machines for every (metric, instance type, architecture). Values of different
 * strata are never mixed: the spread between instance types is not noise of the measurement.
 */



const emptyValues = () => ({ base: [], tip: [] });
/** Looks a key up, putting a new value in where there is none. */
function entry(map, key, create) {
    let value = map.get(key);
    if (value === undefined) {
        value = create();
        map.set(key, value);
    }
    return value;
}
/** The words with which a row does not name its machine. */
const UNKNOWN_MACHINE = /^(unknown|none|n\/a)?$/i;
/** A kernel version without the architecture a package name puts behind it. */
function stripArchitecture(kernelVersion) {
    return kernelVersion.trim().replace(/\.(x86_64|aarch64|arm64)$/, '');
}
class Collector {
    #strata = new Map();
    #platforms = new Map();
    #kernels = { base: new Set(), tip: new Set() };
    dropped = 0;
    add(row) {
        const all = 'values' in row ? row.values : [row.value];
        if (row.metric === '' || !all.some(Number.isFinite)) {
            this.dropped += all.length;
            return;
        }
        const stratum = this.#strata.get(row.metric)?.get(row.instance_type)?.get(row.arch) ?? this.#newStratum(row);
        stratum.units[row.side].add(row.unit);
        stratum.directions.add(row.more_is_better);
        this.#kernels[row.side].add(row.kernel_version);
        const values = (stratum.byId.get(row.instance_id) ?? this.#newMachine(stratum, row))[row.side];
        for (const value of all) {
            if (Number.isFinite(value)) {
                values.push(value);
            }
            else {
                this.dropped++;
            }
        }
    }
    #newStratum(row) {
        const byType = entry(this.#strata, row.metric, () => new Map());
        const byArch = entry(byType, row.instance_type, () => new Map());
        const stratum = newCollected(row);
        byArch.set(row.arch, stratum);
        return stratum;
    }
    #newMachine(stratum, { instance_id, instance_type, arch }) {
        const unknown = UNKNOWN_MACHINE.test(instance_id);
        const values = unknown ? stratum.anonymous : emptyValues();
        stratum.byId.set(instance_id, values);
        if (!unknown) {
            stratum.machines.set(instance_id, values);
            entry(this.#platforms, instance_id, () => new Set()).add(`${instance_type} ${arch}`);
        }
        return values;
    }
    collected() {
        return [...this.#strata.values()].flatMap((byType) => [...byType.values()].flatMap((byArch) => [...byArch.values()]));
    }
    /** Machines that claim to be two things at once, with what they claim. */
    contradictory() {
        return new Map([...this.#platforms].filter(([, seen]) => seen.size > 1).map(([id, seen]) => [id, [...seen].join(' and ')]));
    }
    kernel(side) {
        const versions = new Set([...this.#kernels[side]].map(stripArchitecture).filter((version) => version !== ''));
        if (versions.size > 1) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`the ${side} side holds ${versions.size} kernels (${[...versions].sort().join(', ')}): ` +
                'a comparison needs one kernel on each side, so pass only the files of one pair');
        }
        return [...versions][0] ?? 'unknown';
    }
}
function newCollected({ metric, instance_type, arch }) {
    return {
        metric,
        instance_type,
        arch,
        units: { base: new Set(), tip: new Set() },
        directions: new Set(),
        machines: new Map(),
        byId: new Map(),
        anonymous: emptyValues(),
    };
}
/** What a reader finds in `excluded` and elsewhere for one stratum. */
function stratumName({ metric, instance_type, arch }) {
    return `${metric} on ${instance_type} (${arch})`;
}
function problemOf({ units }, moreIsBetter, directions) {
    const all = new Set([...units.base, ...units.tip]);
    if (all.size > 1) {
        return `the unit differs: ${[...all].map((unit) => unit || '(none)').join(' and ')}`;
    }
    if (moreIsBetter === null) {
        return directions > 1
            ? 'more_is_better differs between rows; set compare.directions for this metric'
            : 'more_is_better is neither true nor false; set compare.directions for this metric';
    }
    return null;
}
const middle = (values) => values.length === 0 ? null : values.length === 1 ? (values[0] ?? null) : (0,simple_statistics__WEBPACK_IMPORTED_MODULE_0__/* .median */ .JZ)(values);
function machinesOf({ machines, anonymous }, order) {
    const named = [...machines].map(([instance_id, { base, tip }]) => ({
        instance_id,
        base: middle(base),
        tip: middle(tip),
        order: order[instance_id] ?? null,
    }));
    const single = (side) => anonymous[side].map((value, i) => ({
        instance_id: `unknown-${side}-${i + 1}`,
        base: side === 'base' ? value : null,
        tip: side === 'tip' ? value : null,
        order: null,
    }));
    return [...named, ...single('base'), ...single('tip')];
}
/**
 * Groups rows into strata and reduces each machine's repeats to their median.
 *
 * Throws `UserError` when a side holds more than one kernel version. Machines that report two instance types or
 * architectures are left out and named.
 */
function groupRows(rows, options) {
    const collector = new Collector();
    for (const row of rows) {
        collector.add(row);
    }
    const excluded = [];
    if (collector.dropped > 0) {
        excluded.push({ what: `${collector.dropped} rows`, reason: 'no metric name, or a value that is not finite' });
    }
    const contradictory = collector.contradictory();
    for (const [id, claims] of contradictory) {
        excluded.push({ what: `machine ${id}`, reason: `one machine cannot be ${claims}` });
    }
    const strata = collector.collected().map((collected) => {
        const { metric, instance_type, arch, units, directions } = collected;
        for (const id of contradictory.keys()) {
            collected.machines.delete(id);
        }
        const stated = directions.size === 1 ? ([...directions][0] ?? null) : null;
        const more_is_better = (0,_direction_js__WEBPACK_IMPORTED_MODULE_1__/* .directionOverride */ .ar)(metric, options.directions) ?? stated;
        return {
            metric,
            instance_type,
            arch,
            unit: [...units.base, ...units.tip][0] ?? '',
            more_is_better,
            machines: machinesOf(collected, options.order),
            problem: problemOf(collected, more_is_better, directions.size),
        };
    });
    return { strata, excluded, kernels: { base: collector.kernel('base'), tip: collector.kernel('tip') } };
}


/***/ }),

/***/ 39957:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FV: () => (/* binding */ escapeMarkdown),
/* harmony export */   JI: () => (/* binding */ stripTerminal),
/* harmony export */   ZD: () => (/* binding */ escapeHtml),
/* harmony export */   dI: () => (/* binding */ markdownBlock),
/* harmony export */   oi: () => (/* binding */ safeJson),
/* harmony export */   yA: () => (/* binding */ capText),
/* harmony export */   yg: () => (/* binding */ defuseWorkflowCommands)
/* harmony export */ });
/* unused harmony export markdownCode */
/** Making text of a machine harmless where it is shown. Logs, test names and messages are hostile. */
const ESCAPES = /\x1b(?:\[[0-?]{0,32}[ -/]{0,8}[@-~]|\][^\x07\x1b\n]{0,1024}(?:\x07|\x1b\\)|[PX^_][^\x1b\n]{0,1024}\x1b\\|[ -~])|\x9b[0-?]{0,32}[ -/]{0,8}[@-~]/g;
const CONTROLS = /[\x00-\x08\x0b-\x1f\x7f-\x9f]/g;
/** Characters that reorder or hide the text around them. */
const INVISIBLE = /[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;
const HTML = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const WIDTHLESS = '\u200b';
/** Text without terminal escape sequences, control characters (newline and tab stay) and invisible characters. */
function stripTerminal(text) {
    return text.replace(/\r\n/g, '\n').replace(ESCAPES, '').replace(CONTROLS, '').replace(INVISIBLE, '');
}
/** Text for HTML, in elements and in quoted attributes. */
function escapeHtml(text) {
    return stripTerminal(text).replace(/[&<>"']/g, (character) => HTML[character] ?? '');
}
/**
 * Text for GitHub's markdown, on one line: no markup, no HTML, no link, no mention of a user, no reference to an
 * issue. Fit for a table cell.
 */
function escapeMarkdown(text) {
    return escapeHtml(text)
        .replace(/\s+/g, ' ')
        .replace(/&#39;/g, "'")
        .replace(/[\\`*_{}[\]()+!|~$^]/g, '\\$&')
        .replace(/^(\s*)([#=-])/, '$1\\$2')
        .replace(/^(\s*\d{1,9})([.)])/, '$1\\$2')
        .replace(/@/g, `@${WIDTHLESS}`)
        .replace(/#(?=\d)/g, `#${WIDTHLESS}`)
        .replace(/\b(GH)-(?=\d)/gi, `$1${WIDTHLESS}-`)
        .replace(/:\/\//g, `:${WIDTHLESS}//`)
        .replace(/\bwww\./gi, `www${WIDTHLESS}.`);
}
function longestRun(text, character) {
    let longest = 0;
    let run = 0;
    for (const one of text) {
        run = one === character ? run + 1 : 0;
        longest = Math.max(longest, run);
    }
    return longest;
}
/** Text as inline code of markdown. A `|` would end a table's cell even there: a similar character stands for it. */
function markdownCode(text) {
    const clean = stripTerminal(text).replace(/\s+/g, ' ').replace(/\|/g, '\u2502').trim();
    if (clean === '') {
        return '';
    }
    const fence = '`'.repeat(longestRun(clean, '`') + 1);
    const pad = clean.startsWith('`') || clean.endsWith('`') ? ' ' : '';
    return `${fence}${pad}${clean}${pad}${fence}`;
}
/** Text as a block of code of markdown; nothing in it can end the block. */
function markdownBlock(text) {
    const clean = stripTerminal(text);
    const fence = '`'.repeat(Math.max(3, longestRun(clean, '`') + 1));
    return `${fence}text\n${clean.replace(/\n+$/, '')}\n${fence}`;
}
/**
 * Text for the output of a workflow step, where the runner obeys lines that begin with `::` and the old `##[`. Such
 * lines are shown with a blank in between.
 */
function defuseWorkflowCommands(text) {
    return stripTerminal(text)
        .replace(/^(\s*):(?=:)/gm, '$1: ')
        .replace(/##(?=\[)/g, '# #');
}
/** A JSON document in whose text neither a terminal nor the runner of a workflow finds something to obey. */
function safeJson(value) {
    const encode = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
    const text = JSON.stringify(value, null, 2)
        .replace(/[\x7f-\x9f]/g, encode)
        .replace(INVISIBLE, encode);
    return `${text.replaceAll('##[', '#\\u0023[')}\n`;
}
/** At most `limit` characters of a text, from its beginning and its end, with a line that says what was cut. */
function capText(text, limit) {
    if (text.length <= limit) {
        return text;
    }
    const note = (cut) => `\n[… ${cut} characters cut …]\n`;
    const room = Math.max(0, limit - note(text.length).length);
    const head = Math.ceil(room / 2);
    const tail = room - head;
    return `${wholeCharacters(text.slice(0, head))}${note(text.length - room)}${tail === 0 ? '' : wholeCharacters(text.slice(-tail))}`;
}
/** Without half a surrogate pair at either end. */
function wholeCharacters(text) {
    return text.replace(/^[\udc00-\udfff]/, '').replace(/[\ud800-\udbff]$/, '');
}


/***/ }),

/***/ 70182:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G7: () => (/* binding */ comparisonHead),
/* harmony export */   Vs: () => (/* binding */ comparisonRows),
/* harmony export */   nX: () => (/* binding */ comparisonSentence)
/* harmony export */ });
const number = new Intl.NumberFormat('en', { maximumSignificantDigits: 4, useGrouping: false });
const signed = (value) => `${value > 0 ? '+' : ''}${value.toFixed(1)} %`;
const comparisonHead = ['Verdict', 'Metric', 'Base', 'Tip', 'Change', '95 % interval', 'Machines'];
/** One row of text cells per comparison, in the order of `comparisonHead`; what a reader acts on comes first. */
function comparisonRows({ comparisons }) {
    const gravity = [
        'regression',
        'suspect',
        'improvement',
        'inconclusive',
        'insufficient',
        'not-compared',
        'equivalent',
    ];
    const order = (item) => gravity.indexOf(item.verdict);
    return [...comparisons]
        .sort((left, right) => order(left) - order(right))
        .map((item) => [
        item.verdict,
        item.metric,
        item.mean_base === null ? '–' : `${number.format(item.mean_base)} ${item.unit}`,
        item.mean_tip === null ? '–' : `${number.format(item.mean_tip)} ${item.unit}`,
        item.pct_change === null ? '–' : signed(item.pct_change),
        item.ci95 === null ? '–' : `${signed(item.ci95[0])} … ${signed(item.ci95[1])}`,
        String(item.n_pairs > 0 ? item.n_pairs : item.n_base + item.n_tip),
    ]);
}
/** The sentence over the table. `emulated` processors measure the emulator, not the kernel. */
function comparisonSentence(file, emulated) {
    const changed = file.metrics.filter(({ verdict }) => verdict === 'regression').map(({ metric }) => metric);
    const what = file.verdict === 'regression'
        ? `${changed.length} of ${file.metrics.length} metrics regressed: ${changed.join(', ')}`
        : `benchmarks: ${file.verdict} (${file.metrics.length} metrics)`;
    const warning = emulated ? ' The processors are emulated: this says nothing about the speed of a kernel.' : '';
    return `Tip ${file.tip.kernel} against base ${file.base.kernel}: ${what}.${warning}`;
}


/***/ }),

/***/ 74611:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BT: () => (/* binding */ verdictSentence),
/* harmony export */   Br: () => (/* binding */ renderSummary),
/* harmony export */   Hd: () => (/* binding */ secondsText),
/* harmony export */   Vl: () => (/* binding */ machineSeconds),
/* harmony export */   em: () => (/* binding */ kernelsOf),
/* harmony export */   pq: () => (/* binding */ countOf),
/* harmony export */   vR: () => (/* binding */ comparisonMarkdown)
/* harmony export */ });
/* harmony import */ var _evidence_escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39957);
/* harmony import */ var _comparison_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70182);


const mark = { pass: '✅', fail: '❌', skip: '⏭️', incomplete: '⚠️' };
/** `1 machine`, `2 machines`. */
const countOf = (n, what) => `${n} ${what}${n === 1 ? '' : 's'}`;
/** The sentence a reader needs if they read one only. */
function verdictSentence(run) {
    const { machines, pass, fail, skip, incomplete } = run.counts;
    const parts = [
        fail > 0 ? `${fail} failed` : '',
        incomplete > 0 ? `${incomplete} incomplete (infrastructure, not the kernel)` : '',
        pass > 0 ? `${pass} passed` : '',
        skip > 0 ? `${skip} skipped` : '',
    ].filter(Boolean);
    return `${run.verdict.toUpperCase()}: of ${countOf(machines, 'machine')}, ${parts.join(', ')}.`;
}
/** Seconds of a machine from its first boot to its end. */
function machineSeconds(machine) {
    return machine.started_at === null || machine.finished_at === null
        ? null
        : (Date.parse(machine.finished_at) - Date.parse(machine.started_at)) / 1000;
}
/** `3.2 s`; a dash when there is no value. */
const secondsText = (value) => (value === null ? '–' : `${value.toFixed(1)} s`);
/** The kernels a machine's stages ran on, in their order, each once. */
function kernelsOf(machine) {
    return [...new Set(machine.stages.flatMap((stage) => stage.kernel_release ?? []))];
}
const cell = _evidence_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV;
function machineTable(machines) {
    const rows = machines.map((machine) => {
        const done = machine.stages.filter((stage) => stage.verdict !== null).length;
        return [
            `${mark[machine.verdict]} ${machine.verdict}`,
            cell(machine.id),
            `${done}/${machine.stages.length}`,
            String(machine.boots),
            cell(kernelsOf(machine).join(', ')) || '–',
            secondsText(machineSeconds(machine)),
            cell(machine.reason ?? ''),
        ];
    });
    const head = ['Verdict', 'Machine', 'Stages', 'Boots', 'Kernels', 'Time', 'Reason'];
    return table([head, head.map(() => '---'), ...rows]);
}
function brokenMachine(machine, excerpt) {
    const lines = [`#### ${mark[machine.verdict]} ${cell(machine.id)}: ${cell(machine.reason ?? machine.verdict)}`];
    if (machine.notes.length > 0) {
        lines.push(machine.notes.map((note) => `- ${cell(note)}`).join('\n'));
    }
    if (excerpt) {
        lines.push(`<details><summary>Last lines</summary>\n\n${(0,_evidence_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .markdownBlock */ .dI)(excerpt)}\n\n</details>`);
    }
    return lines.join('\n\n');
}
const table = (rows) => rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
/** The comparison as a section of markdown. */
function comparisonMarkdown(file, emulated) {
    const rows = (0,_comparison_js__WEBPACK_IMPORTED_MODULE_1__/* .comparisonRows */ .Vs)(file).map((row) => row.map(cell));
    return `#### Benchmarks\n\n${cell((0,_comparison_js__WEBPACK_IMPORTED_MODULE_1__/* .comparisonSentence */ .nX)(file, emulated))}\n\n${table([_comparison_js__WEBPACK_IMPORTED_MODULE_1__/* .comparisonHead */ .G7, _comparison_js__WEBPACK_IMPORTED_MODULE_1__/* .comparisonHead */ .G7.map(() => '---'), ...rows])}`;
}
const maxBroken = 20;
/**
 * Renders the report as markdown, `maxBytes` long at most: what does not fit is left out from the end, and said.
 */
function renderSummary({ run, excerpts, comparison, emulated, maxBytes }) {
    const broken = run.machines.filter((machine) => machine.verdict === 'fail' || machine.verdict === 'incomplete');
    const sections = [
        `### ${mark[run.verdict]} ${cell(verdictSentence(run))}`,
        ...broken.slice(0, maxBroken).map((machine) => brokenMachine(machine, excerpts[machine.id] ?? null)),
        ...(broken.length > maxBroken ? [`… and ${broken.length - maxBroken} more machines that did not pass.`] : []),
        ...(comparison === null ? [] : [comparisonMarkdown(comparison, emulated)]),
        machineTable(run.machines),
        ...(run.notes.length > 0 ? [run.notes.map((note) => `- ${cell(note)}`).join('\n')] : []),
        `<details><summary>Run ${cell(run.run_id)}: where and how</summary>\n\n${Object.entries({
            lab: run.lab,
            ...run.environment,
        })
            .map(([name, value]) => `- ${cell(name)}: ${cell(value)}`)
            .join('\n')}\n\n</details>`,
    ];
    const cut = '\n\n*The rest is left out here for its size; the artifact has all of it.*\n';
    let text = '';
    for (const section of sections) {
        if (Buffer.byteLength(`${text}${section}\n\n${cut}`) > maxBytes) {
            return `${text}${cut}`;
        }
        text += `${section}\n\n`;
    }
    return text;
}


/***/ }),

/***/ 13920:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O9: () => (/* binding */ alignTable),
/* harmony export */   S5: () => (/* binding */ renderText),
/* harmony export */   Wo: () => (/* binding */ renderComparison),
/* harmony export */   w_: () => (/* binding */ renderRemarks)
/* harmony export */ });
/* harmony import */ var _compare_strata_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68791);
/* harmony import */ var _evidence_escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(39957);
/* harmony import */ var _comparison_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70182);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(74611);




/** Columns as wide as their widest cell, two spaces apart. */
function alignTable(rows) {
    const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
    return rows.map((row) => row
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd());
}
/** The table of metrics and the sentence that sums it up. */
function renderComparison(comparison, emulated) {
    const rows = (0,_comparison_js__WEBPACK_IMPORTED_MODULE_2__/* .comparisonRows */ .Vs)(comparison).map((row) => row.map(_evidence_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .stripTerminal */ .JI));
    const table = alignTable([_comparison_js__WEBPACK_IMPORTED_MODULE_2__/* .comparisonHead */ .G7.map((word) => word.toUpperCase()), ...rows]);
    return [...table, (0,_comparison_js__WEBPACK_IMPORTED_MODULE_2__/* .comparisonSentence */ .nX)(comparison, emulated)].map(_evidence_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .defuseWorkflowCommands */ .yg);
}
/** What a comparison's reader must know beside the table: what the checks say, warnings, what was left out. */
function renderRemarks({ comparisons, checks, warnings, excluded }) {
    const flagged = Object.entries(checks).filter(([, check]) => check.flagged);
    const byReason = new Map();
    for (const item of comparisons.filter(({ reason }) => reason !== null)) {
        const reason = `${item.verdict}: ${item.reason}`;
        byReason.set(reason, [...(byReason.get(reason) ?? []), (0,_compare_strata_js__WEBPACK_IMPORTED_MODULE_0__/* .stratumName */ .MP)(item)]);
    }
    const reasons = [...byReason].map(([reason, names]) => `${reason}: ${firstOf(names)}`);
    const lines = [
        ...capped(reasons),
        ...flagged.map(([name, check]) => `check ${name.replaceAll('_', '-')}: ${check.note}`),
        ...capped(warnings.map(({ what, reason }) => `warning: ${what}: ${reason}`)),
        ...capped(excluded.map(({ what, reason }) => `left out: ${what}: ${reason}`)),
    ];
    return lines.map((line) => (0,_evidence_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .defuseWorkflowCommands */ .yg)(line.replace(/\s+/g, ' ')));
}
const MAX_REMARKS = 20;
const MAX_NAMES = 3;
function firstOf(names) {
    const more = names.length > MAX_NAMES ? ` and ${names.length - MAX_NAMES} more` : '';
    return names.slice(0, MAX_NAMES).join(', ') + more;
}
function capped(lines) {
    const more = lines.length - MAX_REMARKS;
    return more > 0 ? [...lines.slice(0, MAX_REMARKS), `… and ${more} more like these (--json has them)`] : lines;
}
/** The table of machines with their verdicts, and the verdict of the run. */
function renderText(run, comparison, emulated) {
    const rows = run.machines.map((machine) => [
        machine.verdict.toUpperCase(),
        machine.id,
        `${machine.stages.filter((stage) => stage.verdict !== null).length}/${machine.stages.length}`,
        (0,_summary_js__WEBPACK_IMPORTED_MODULE_3__/* .secondsText */ .Hd)((0,_summary_js__WEBPACK_IMPORTED_MODULE_3__/* .machineSeconds */ .Vl)(machine)),
        (0,_summary_js__WEBPACK_IMPORTED_MODULE_3__/* .kernelsOf */ .em)(machine).join(', ') || '-',
    ]);
    const lines = alignTable([['VERDICT', 'MACHINE', 'STAGES', 'TIME', 'KERNELS'], ...rows]);
    const reasons = run.machines.filter((machine) => machine.reason !== null);
    if (reasons.length > 0) {
        lines.push('', ...reasons.map((machine) => `${machine.id}: ${machine.reason}`));
    }
    if (comparison !== null) {
        lines.push('', ...renderComparison(comparison, emulated));
    }
    return [...lines, '', (0,_summary_js__WEBPACK_IMPORTED_MODULE_3__/* .verdictSentence */ .BT)(run)].join('\n');
}


/***/ }),

/***/ 82031:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ machineFolder),
/* harmony export */   e: () => (/* binding */ isEmulated)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/** Where things are in a results tree. */

/** The folder of a machine in the results tree. */
const machineFolder = (out, machine) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(out, 'machines', machine.test, machine.id);
/** Whether a run's processors were emulated, by its `environment`: then no time it measured means anything. */
const isEmulated = (environment) => environment.accelerator?.startsWith('tcg') ?? false;


/***/ }),

/***/ 57146:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Aq: () => (/* binding */ machine),
/* harmony export */   sF: () => (/* binding */ testsFile),
/* harmony export */   y6: () => (/* binding */ runFile)
/* harmony export */ });
/* unused harmony exports verdict, kernelProof, kernelRole, boot, stage, counts, testStatus, testResult, findingKind, finding, logEnding, findingsFile, inspectionFile, inspectionFiles */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(64377);
/**
 * What a run leaves: the JSON files of the results tree. This is the boundary between the part of the program that
 * runs machines and everything that reads results (reports, comparison, KCIDB, other programs).
 *
 * Times are RFC 3339 UTC, durations seconds, percentages plain numbers (−5.2 is −5.2 %).
 */

const verdict = zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['pass', 'fail', 'skip', 'incomplete']);
const seconds = zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().nonnegative();
const timestamp = zod__WEBPACK_IMPORTED_MODULE_1__/* .datetime */ .w$();
/** A kernel as the machine proved it was running it. */
const kernelProof = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    release: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    version: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    build_id: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullable(),
});
/** `role` is which of the configured kernels was asked for; `good` is the known-good one. */
const kernelRole = zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['base', 'tip', 'good']);
const boot = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    n: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().positive(),
    kernel: kernelRole,
    attempt: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().positive(),
    boot_id: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullable(),
    kernel_release: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullable(),
    kernel_version: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullable(),
    build_id: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullable(),
    started_at: timestamp,
    /** Seconds from the start of the machine to the client's first sign of life; null when there was none. */
    boot_s: seconds.nullable(),
    ended_at: timestamp,
    /** How the boot ended. `reboot` and `end` are planned. */
    ending: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['reboot', 'end', 'panic', 'unplanned-reboot', 'power-off', 'no-boot', 'hang', 'killed', 'lab-error']),
    detail: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullable(),
});
const stage = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    n: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().positive(),
    script: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    exit_code: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().nullable(),
    verdict: verdict.nullable(),
    reason: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullable(),
    boot_id: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullable(),
    kernel_release: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullable(),
    started_at: timestamp.nullable(),
    duration_s: seconds.nullable(),
});
const machine = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    id: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    test: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    instance_type: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    arch: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    instance_id: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullable(),
    replica: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().positive(),
    verdict,
    /** `<kind>` or `<kind>: <detail>`; null for a plain pass. */
    reason: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullable(),
    /** The number of boots that reported in. */
    boots: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().nonnegative(),
    boot_log: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(boot),
    stages: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(stage),
    /** What a reader must know beside the verdict: a retried boot, an emulated CPU, truncated evidence. */
    notes: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    started_at: timestamp.nullable(),
    finished_at: timestamp.nullable(),
});
const counts = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    machines: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().nonnegative(),
    pass: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().nonnegative(),
    fail: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().nonnegative(),
    skip: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().nonnegative(),
    incomplete: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().nonnegative(),
});
/** `machines/<test>/<machine-id>/result.json` is one entry of `run.json`'s `machines`. */
const runFile = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    schema: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz(1),
    run_id: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    lab: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['ec2', 'qemu']),
    driver: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['ssm', 'runner', 'userdata', 'direct']),
    started_at: timestamp,
    finished_at: timestamp,
    verdict,
    counts,
    machines: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(machine),
    /** The kernels as configured and as read from their files. */
    kernels: zod__WEBPACK_IMPORTED_MODULE_0__/* .partialRecord */ .jgl(kernelRole, kernelProof.extend({ ref: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() })),
    /** Facts of the lab that limit what the results say: accelerator, emulator version, host CPUs. */
    environment: zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    /** Seconds per phase, by name. */
    timings: zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), seconds),
    cost: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ currency: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('USD'), amount: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().nonnegative(), basis: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }),
    notes: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
});
const testStatus = zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['pass', 'fail', 'skip', 'miss', 'error']);
/** One test or subtest. `path` is dotted; each segment is of `[A-Za-z0-9_-]`, as KCIDB wants them. */
const testResult = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    path: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    status: testStatus,
    machine: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    duration_s: seconds.optional(),
    message: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    expected: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY().optional(),
    flaky: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY().optional(),
});
const testsFile = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ schema: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz(1), tests: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(testResult) });
const findingKind = zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n([
    'panic',
    'oops',
    'bug',
    'warning',
    'gpf',
    'null-deref',
    'page-fault',
    'kasan',
    'kfence',
    'kcsan',
    'ubsan',
    'lockdep',
    'atomic-sleep',
    'rcu-stall',
    'soft-lockup',
    'hard-lockup',
    'hung-task',
    'oom',
    'refcount',
    'kmemleak',
    'no-root',
    'init-died',
    'reboot',
    'other',
]);
/** `line` is 1-based in the log named by `source` (a path inside the machine's folder). */
const finding = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    kind: findingKind,
    title: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    line: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().positive(),
    excerpt: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    machine: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    source: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
});
const logEnding = zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['completed', 'panic', 'reboot', 'hang', 'no-output', 'unknown']);
const findingsFile = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    schema: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz(1),
    findings: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(finding),
});
/** What one log says: `inspect --json` of one log. */
const inspectionFile = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    schema: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz(1),
    format: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    tests: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(testResult.omit({ machine: true })),
    counts: zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(testStatus, zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().nonnegative()),
    findings: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(finding),
    ending: logEnding,
    warnings: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
});
/** `inspect --json` of several logs. */
const inspectionFiles = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    schema: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz(1),
    files: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(inspectionFile.extend({ file: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() })),
});


/***/ })

};
