/** Rows for tests, from values by machine. */
import type { BenchmarkRow, Side } from '../../src/compare/rows.ts';

export interface Measurement extends Partial<Omit<BenchmarkRow, 'side' | 'value'>> {
  base?: readonly number[];
  tip?: readonly number[];
  /** Machines of the tip side, where they are not those of the base side. */
  tipMachines?: string;
}

/** One row per value; the i-th value of each side is of machine `<prefix>-<i>`. */
export function rowsOf(measurement: Measurement): BenchmarkRow[] {
  const { base = [], tip = [], tipMachines, instance_id = 'i', ...rest } = measurement;
  const side = (name: Side, values: readonly number[], prefix: string) =>
    values.map((value, i) => ({
      side: name,
      metric: 'm',
      unit: 'lps',
      value,
      more_is_better: true,
      kernel_version: name === 'base' ? '6.12.1' : '6.13.0',
      instance_id: `${prefix}-${i}`,
      instance_type: 'c7i.large',
      arch: 'x86_64',
      ...rest,
    }));
  return [...side('base', base, instance_id), ...side('tip', tip, tipMachines ?? instance_id)];
}
