/** A plan as text for a terminal. */
import { formatDuration } from '../config/units.ts';
import type { Plan } from './plan.ts';

/** Rows with their columns aligned; numbers are aligned to the right. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const isNumeric = widths.map((_, column) => rows.slice(1).every((row) => /^\d+$/.test(row[column] ?? '')));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        isNumeric[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}

const plural = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;

function kernelText(kernel: Plan['kernels']['tip']): string {
  if (kernel === undefined) {
    return 'not given';
  }
  const facts = [kernel.release, kernel.sha256 && `sha256 ${kernel.sha256.slice(0, 12)}…`].filter(Boolean).join(', ');
  return facts === '' ? kernel.ref : `${kernel.ref} (${facts})`;
}

function priceText({ amount, currency, basis }: Plan['price'], limit: number): string {
  const sum = amount === null ? 'unknown' : `at most ${amount.toFixed(2)} ${currency}`;
  return `${sum} (${basis}); limit ${limit.toFixed(2)} ${currency}`;
}

/** The plan as lines: summary, cells, warnings. */
export function renderPlan(plan: Plan): string {
  const { limits, retries } = plan;
  const facts: [string, string][] = [
    ['run', plan.run_id],
    ['lab', plan.lab === 'qemu' ? 'qemu' : `${plan.lab}, driver ${plan.driver}`],
    ['kernels', `base ${kernelText(plan.kernels.base)}`],
    ['', `tip  ${kernelText(plan.kernels.tip)}`],
    ['machines', `${plan.machines}, ${plan.parallel} at a time; limit ${limits['max-machines']}`],
    ['time', `at most ${formatDuration(plan.bound_s)}; limit ${formatDuration(limits['max-runtime'])} a machine`],
    ['price', priceText(plan.price, limits['max-cost'])],
    [
      'limits',
      `boot ${formatDuration(limits['boot-timeout'])}, silence ${formatDuration(limits['silence-timeout'])}; ` +
        `retries: ${retries.fail} of a failure, ${retries.incomplete} of an incomplete machine`,
    ],
  ];
  const cells = plan.cells.map((cell) => [
    cell.id,
    cell.arch,
    cell.kernel,
    String(cell.stages),
    String(cell.machines.length),
    cell.exclusive ? 'alone' : '',
  ]);
  return [
    ...facts.map(([name, value]) => `${name.padEnd(10)}${value}`),
    '',
    plural(plan.cells.length, 'cell'),
    ...table([['cell', 'arch', 'first boot', 'stages', 'machines', ''], ...cells]).map((line) => `  ${line}`),
    ...plan.warnings.map((warning) => `\nwarning: ${warning}`),
  ].join('\n');
}
