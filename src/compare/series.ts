/** The nightly series of a metric, out of the history. */
import { type ChangePoint, changePoints, SCAN_DEFAULTS, type ScanOptions } from './change-points.ts';
import { type HistoryEntry, type HistoryRun, logRatios } from './history.ts';
import { moments } from './stats/descriptives.ts';
import { percentInterval } from './stats/t-tests.ts';

export interface SeriesPoint {
  run_id: string;
  finished_at: string;
  kernel: string;
  /** ln(tip/base) or the mean ln tip, by the basis of the series. */
  log: number;
  /** Tip against base in percent, with the run's own interval; null where the run has no two pairs. */
  pct: number | null;
  ci95: [number, number] | null;
}

export interface MetricSeries {
  metric: string;
  instance_type: string;
  arch: string;
  unit: string;
  more_is_better: boolean | null;
  /** `ratio` to one reference kernel, which takes out the drift of the hosts, or `tip` values where the base moved. */
  basis: 'ratio' | 'tip';
  points: SeriesPoint[];
  change_points: ChangePoint[];
}

interface Night {
  run: HistoryRun;
  entry: HistoryEntry;
}

function pointOf({ run, entry }: Night, basis: MetricSeries['basis']): SeriesPoint | null {
  const x = logRatios(entry);
  const tips = entry.machines.flatMap(({ tip }) => (tip !== null && tip > 0 ? [Math.log(tip)] : []));
  const level = basis === 'ratio' ? x : tips;
  if (level.length === 0) {
    return null;
  }
  const ratio = x.length > 0 ? moments(x) : null;
  return {
    run_id: run.run_id,
    finished_at: run.finished_at,
    kernel: run.tip.kernel,
    log: moments(level).mean,
    pct: ratio === null ? null : 100 * Math.expm1(ratio.mean),
    ci95:
      ratio === null || ratio.n < 2
        ? null
        : percentInterval(ratio.mean, Math.sqrt(ratio.variance / ratio.n), ratio.n - 1),
  };
}

function seriesOf(nights: readonly Night[], scan: ScanOptions): MetricSeries[] {
  const first = nights[0]?.entry;
  if (first === undefined) {
    return [];
  }
  const references = new Set(nights.map(({ run }) => run.base.kernel));
  const basis = references.size === 1 && nights.every(({ entry }) => entry.paired) ? 'ratio' : 'tip';
  const points = nights.flatMap((night) => pointOf(night, basis) ?? []);
  const { metric, instance_type, arch, unit, more_is_better } = first;
  const change_points = changePoints(
    points.map(({ log }) => log),
    scan,
  );
  return [{ metric, instance_type, arch, unit, more_is_better, basis, points, change_points }];
}

/** One series per metric, instance type and architecture, oldest run first, with its change points. */
export function metricSeries(history: readonly HistoryRun[], scan: ScanOptions = SCAN_DEFAULTS): MetricSeries[] {
  const byStratum = new Map<string, Night[]>();
  const ordered = [...history].sort((a, b) => Date.parse(a.finished_at) - Date.parse(b.finished_at));
  for (const run of ordered.filter(({ mode }) => mode === 'ab')) {
    for (const entry of run.entries) {
      const key = JSON.stringify([entry.metric, entry.instance_type, entry.arch]);
      const nights = byStratum.get(key) ?? [];
      byStratum.set(key, nights);
      nights.push({ run, entry });
    }
  }
  return [...byStratum.values()].flatMap((nights) => seriesOf(nights, scan));
}
