/**
 * From rows to strata: one list of machines for every (metric, instance type, architecture). Values of different
 * strata are never mixed: the spread between instance types is not noise of the measurement.
 */
import { median } from 'simple-statistics';
import { UserError } from '../errors.ts';
import { directionOverride } from './direction.ts';
import type { BenchmarkRow, BenchmarkSeries, CompareSettings, Side } from './rows.ts';
import type { MachineValues, Remark, RunOrder } from './schema.ts';

export interface Stratum {
  metric: string;
  instance_type: string;
  arch: string;
  unit: string;
  more_is_better: boolean | null;
  /** In order of appearance, with at least one side each. */
  machines: MachineValues[];
  /** Why the stratum cannot be compared, whatever its values; null when it can. */
  problem: string | null;
}

export interface GroupedRows {
  strata: Stratum[];
  excluded: Remark[];
  kernels: Record<Side, string>;
}

type Labels = Omit<BenchmarkRow, 'value'>;

interface Values {
  base: number[];
  tip: number[];
}

interface Collected {
  metric: string;
  instance_type: string;
  arch: string;
  units: Record<Side, Set<string>>;
  directions: Set<boolean | null>;
  machines: Map<string, Values>;
  /** The machines, and the anonymous values under every word for "unknown" that occurs. */
  byId: Map<string, Values>;
  /** Values of rows that do not name their machine; each stands for a machine of its own. */
  anonymous: Values;
}

const emptyValues = (): Values => ({ base: [], tip: [] });

/** Looks a key up, putting a new value in where there is none. */
function entry<K, V>(map: Map<K, V>, key: K, create: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = create();
    map.set(key, value);
  }
  return value;
}

/** The words with which a row does not name its machine. */
export const UNKNOWN_MACHINE = /^(unknown|none|n\/a)?$/i;

/** A kernel version without the architecture a package name puts behind it. */
export function stripArchitecture(kernelVersion: string): string {
  return kernelVersion.trim().replace(/\.(x86_64|aarch64|arm64)$/, '');
}

class Collector {
  readonly #strata = new Map<string, Map<string, Map<string, Collected>>>();
  readonly #platforms = new Map<string, Set<string>>();
  readonly #kernels = { base: new Set<string>(), tip: new Set<string>() };
  dropped = 0;

  add(row: BenchmarkRow | BenchmarkSeries): void {
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
      } else {
        this.dropped++;
      }
    }
  }

  #newStratum(row: Labels): Collected {
    const byType = entry(this.#strata, row.metric, () => new Map());
    const byArch = entry(byType, row.instance_type, () => new Map());
    const stratum = newCollected(row);
    byArch.set(row.arch, stratum);
    return stratum;
  }

  #newMachine(stratum: Collected, { instance_id, instance_type, arch }: Labels): Values {
    const unknown = UNKNOWN_MACHINE.test(instance_id);
    const values = unknown ? stratum.anonymous : emptyValues();
    stratum.byId.set(instance_id, values);
    if (!unknown) {
      stratum.machines.set(instance_id, values);
      entry(this.#platforms, instance_id, () => new Set<string>()).add(`${instance_type} ${arch}`);
    }
    return values;
  }

  collected(): Collected[] {
    return [...this.#strata.values()].flatMap((byType) =>
      [...byType.values()].flatMap((byArch) => [...byArch.values()]),
    );
  }

  /** Machines that claim to be two things at once, with what they claim. */
  contradictory(): Map<string, string> {
    return new Map(
      [...this.#platforms].filter(([, seen]) => seen.size > 1).map(([id, seen]) => [id, [...seen].join(' and ')]),
    );
  }

  kernel(side: Side): string {
    const versions = new Set([...this.#kernels[side]].map(stripArchitecture).filter((version) => version !== ''));
    if (versions.size > 1) {
      throw new UserError(
        `the ${side} side holds ${versions.size} kernels (${[...versions].sort().join(', ')}): ` +
          'a comparison needs one kernel on each side, so pass only the files of one pair',
      );
    }
    return [...versions][0] ?? 'unknown';
  }
}

function newCollected({ metric, instance_type, arch }: Labels): Collected {
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
export function stratumName({ metric, instance_type, arch }: { metric: string; instance_type: string; arch: string }) {
  return `${metric} on ${instance_type} (${arch})`;
}

function problemOf({ units }: Collected, moreIsBetter: boolean | null, directions: number): string | null {
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

const middle = (values: number[]): number | null =>
  values.length === 0 ? null : values.length === 1 ? (values[0] ?? null) : median(values);

function machinesOf({ machines, anonymous }: Collected, order: Readonly<Record<string, RunOrder>>): MachineValues[] {
  const named = [...machines].map(([instance_id, { base, tip }]) => ({
    instance_id,
    base: middle(base),
    tip: middle(tip),
    order: order[instance_id] ?? null,
  }));
  const single = (side: Side) =>
    anonymous[side].map((value, i) => ({
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
export function groupRows(rows: Iterable<BenchmarkRow | BenchmarkSeries>, options: CompareSettings): GroupedRows {
  const collector = new Collector();
  for (const row of rows) {
    collector.add(row);
  }
  const excluded: Remark[] = [];
  if (collector.dropped > 0) {
    excluded.push({ what: `${collector.dropped} rows`, reason: 'no metric name, or a value that is not finite' });
  }
  const contradictory = collector.contradictory();
  for (const [id, claims] of contradictory) {
    excluded.push({ what: `machine ${id}`, reason: `one machine cannot be ${claims}` });
  }
  const strata = collector.collected().map((collected): Stratum => {
    const { metric, instance_type, arch, units, directions } = collected;
    for (const id of contradictory.keys()) {
      collected.machines.delete(id);
    }
    const stated = directions.size === 1 ? ([...directions][0] ?? null) : null;
    const more_is_better = directionOverride(metric, options.directions) ?? stated;
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
