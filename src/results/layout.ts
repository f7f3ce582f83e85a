/** Where things are in a results tree. */
import { join } from 'node:path';
import type { Machine } from './schema.ts';

/** The folder of a machine in the results tree. */
export const machineFolder = (out: string, machine: Pick<Machine, 'id' | 'test'>): string =>
  join(out, 'machines', machine.test, machine.id);

/** Whether a run's processors were emulated, by its `environment`: then no time it measured means anything. */
export const isEmulated = (environment: Record<string, string>): boolean =>
  environment.accelerator?.startsWith('tcg') ?? false;
