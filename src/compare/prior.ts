/**
 * Borrowed variance. A few machines tell little about noise: with three, the t quantile that 24 metrics ask for is 22.
 * So the variance of each stratum is moderated by what is known from elsewhere, in this order: its own history, the
 * same metric in the other strata of this run, the other metrics of this run.
 */
import type { Measured, RatioEstimate } from './estimate.ts';
import { type PastNoise, pastNoise, stratumKey } from './history.ts';
import type { CompareSettings } from './rows.ts';
import { fitVariancePrior, moderate, unbiasedLogVariance, type VarianceEstimate } from './stats/moderation.ts';
import { huberMean, madSd } from './stats/robust.ts';
import { trigamma } from './stats/special.ts';

/** The change of one stratum with the noise it is judged by, on the scale of logarithms. */
export interface Change {
  measured: Measured & { estimate: RatioEstimate };
  d: number;
  standardError: number;
  df: number;
  /** Of one log ratio. */
  variance: number;
  n: number;
  prior: { source: 'history' | 'strata' | 'metrics'; df: number } | null;
  /** Nothing varies and nothing is known that says it should: a test has no meaning, the size decides. */
  deterministic: boolean;
}

/** More past than this would make a run blind to its own noise. */
const MAX_PRIOR_DF = 30;
/** Fewer degrees of freedom of history than this know less than the run itself does. */
const MIN_HISTORY_DF = 8;
/** Variances of fewer metrics do not tell how variances are distributed. */
const MIN_METRICS = 5;
/** Above this share of wild residuals in the history the mean is replaced by a Huber mean. */
const OUTLIER_PRONE = 0.02;
/** One wild residual is no habit. */
const MIN_OUTLIERS = 2;
/** Asymptotic efficiency of the Huber mean on normal data. */
const HUBER_EFFICIENCY = 0.95;

type RatioMeasured = Measured & { estimate: RatioEstimate };
interface Prior extends VarianceEstimate {
  source: 'strata' | 'metrics';
}

const platformKey = ({ stratum, paired }: Measured) => JSON.stringify([stratum.instance_type, stratum.arch, paired]);
const metricKey = ({ stratum, paired }: Measured) => JSON.stringify([stratum.metric, paired]);
const isNoisy = ({ estimate }: RatioMeasured) => estimate.variance > 0 && estimate.df >= 1;
const logVariance = ({ estimate }: RatioMeasured) => unbiasedLogVariance(estimate);
const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = key(item);
    const group = groups.get(name);
    if (group === undefined) {
      groups.set(name, [item]);
    } else {
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
function platformScales(byMetric: Map<string, RatioMeasured[]>): Map<string, number> | null {
  const deviations = new Map<string, number[]>();
  let sampling = 0;
  let metrics = 0;
  for (const group of byMetric.values()) {
    if (group.length < 2) continue;
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
  if (metrics < MIN_METRICS) {
    return null;
  }
  const scales = [...deviations].map(([key, list]) => ({ key, scale: average(list), error: sampling / list.length }));
  const spread = average(scales.map(({ scale }) => scale ** 2));
  const error = average(scales.map((scale) => scale.error));
  const weight = spread > 0 ? Math.max(0, 1 - error / spread) : 0;
  return new Map(scales.map(({ key, scale }) => [key, scale * weight]));
}

/** True when two variances differ by no more than chance would make them differ one time in ten. */
function similar(a: RatioMeasured, b: RatioMeasured): boolean {
  const error = trigamma(a.estimate.df / 2) + trigamma(b.estimate.df / 2);
  return Math.abs(logVariance(a) - logVariance(b)) <= 1.645 * Math.sqrt(error);
}

/** The same metric in the other strata of this run. */
function priorFromStrata(
  measured: RatioMeasured,
  group: readonly RatioMeasured[],
  scales: Map<string, number> | null,
): Prior | null {
  const others = group.filter((other) => other !== measured && (scales !== null || similar(measured, other)));
  const df = others.reduce((sum, { estimate }) => sum + estimate.df, 0);
  if (df === 0) {
    return null;
  }
  const scaleOf = (of: Measured) => scales?.get(platformKey(of)) ?? 0;
  const own = scaleOf(measured);
  const sum = others.reduce((s, o) => s + o.estimate.df * o.estimate.variance * Math.exp(own - scaleOf(o)), 0);
  return { source: 'strata', variance: sum / df, df: Math.min(df, MAX_PRIOR_DF) };
}

/**
 * The other metrics of the same platform: empirical Bayes at half weight (full weight is too sure of itself), which is
 * bounded by what the metrics know together, so that "no difference between variances was seen" is not certainty.
 */
function priorFromMetrics(platform: readonly RatioMeasured[]): Prior | null {
  if (platform.length < MIN_METRICS) {
    return null;
  }
  const prior = fitVariancePrior(platform.map(({ estimate }) => estimate));
  if (prior === null) {
    return null;
  }
  const known = platform.reduce((sum, { estimate }) => sum + estimate.df, 0);
  return { source: 'metrics', variance: prior.variance, df: Math.min(prior.df / 2, 2 * known) };
}

function priorsOfRun(measured: readonly RatioMeasured[]): (of: RatioMeasured) => Prior | null {
  const noisy = measured.filter(isNoisy);
  const byMetric = groupBy(noisy, metricKey);
  const byPlatform = groupBy(noisy, platformKey);
  const scales = platformScales(byMetric);
  const fromMetrics = new Map([...byPlatform].map(([key, group]) => [key, priorFromMetrics(group)]));
  return (of) =>
    priorFromStrata(of, byMetric.get(metricKey(of)) ?? [], scales) ?? fromMetrics.get(platformKey(of)) ?? null;
}

/**
 * The Huber mean against the noise of the history, or against today's where even its robust spread is larger: with
 * few machines two wild values may be half of all, and then nothing but their spread tells.
 */
function robustChange(measured: RatioMeasured, past: PastNoise): Change {
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

function moderatedChange(
  measured: RatioMeasured,
  prior: (VarianceEstimate & { source: Prior['source'] | 'history' }) | null,
): Change {
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
export function changesOf(measured: readonly Measured[], options: Pick<CompareSettings, 'history'>): Change[] {
  const ratios = measured.filter((item): item is RatioMeasured => item.estimate.kind === 'ratio');
  const past = pastNoise(options.history);
  const priorOfRun = priorsOfRun(ratios);
  return ratios.map((item): Change => {
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
