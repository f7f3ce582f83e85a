/** The shared oracle cases, where they are: outside of the tree, next to it. */
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const path = new URL('../../../shared/oracles/statistics/cases.json', import.meta.url);

const numbers = z.array(z.number());
const tTest = z.object({ t: z.number(), df: z.number(), p: z.number() });

const oracleCase = z.object({
  id: z.string(),
  paired: z.boolean(),
  base: numbers,
  tip: numbers,
  tol: z.number(),
  expected: z.object({
    mean_base: z.number(),
    mean_tip: z.number(),
    welch: tTest,
    cohens_d: z.number(),
    mannwhitney: z.object({
      U_tip: z.number(),
      p_asymptotic_continuity: z.number(),
      p_exact: z.number().optional(),
      p_exact_with_ties: z.number().optional(),
      scipy_auto_method: z.enum(['exact', 'asymptotic']),
      p: z.number(),
    }),
    paired_t_raw: tTest.optional(),
    paired_t_logratio: tTest
      .extend({ mean: z.number(), sd: z.number(), pct: z.number(), ci95_pct: z.tuple([z.number(), z.number()]) })
      .optional(),
    wilcoxon: z
      .object({ method: z.string(), W: z.number(), p: z.number(), p_exact_with_ties: z.number().optional() })
      .optional(),
  }),
});

const benchmarkRow = z.object({
  side: z.enum(['base', 'tip']),
  metric: z.string(),
  unit: z.string(),
  value: z.number(),
  more_is_better: z.boolean(),
  kernel_version: z.string(),
  instance_id: z.string(),
  instance_type: z.string(),
  arch: z.string(),
});

const oracles = z.object({
  cases: z.array(oracleCase),
  families: z.array(z.object({ id: z.string(), p: numbers, holm: numbers, bh: numbers })),
  edge_cases: z.array(z.looseObject({ id: z.string() })),
  runs: z.array(
    z.object({
      id: z.string(),
      min_effect_pct: z.number(),
      rows: z.array(benchmarkRow),
      expected: z.record(
        z.string(),
        z.object({
          n: z.number(),
          pct: z.number(),
          ci95_pct: z.tuple([z.number(), z.number()]),
          p: z.number(),
          s2: z.number(),
          p_holm: z.number(),
          q_bh: z.number(),
          verdict_b1: z.string(),
        }),
      ),
      eb: z.object({ d: z.number(), d0: z.number(), s0_2: z.number() }),
    }),
  ),
  distributions: z.object({
    t_two_sided: z.array(z.object({ t: z.number(), df: z.number(), p: z.number() })),
    t_critical: z.array(z.object({ alpha_two_sided: z.number(), df: z.number(), t: z.number() })),
    normal_two_sided: z.array(z.object({ z: z.number(), p_two_sided: z.number() })),
    paired_power: z.array(
      z.object({ n_pairs: z.number(), effect_over_sd: z.number(), alpha: z.number(), power: z.number() }),
    ),
  }),
});
export type Oracles = z.infer<typeof oracles>;

/** The oracles, or null (with a printed reason) where they are absent; an error when PULLAB_REQUIRE_SHARED=1. */
export function loadOracles(): Oracles | null {
  if (!existsSync(path)) {
    if (process.env.PULLAB_REQUIRE_SHARED === '1') {
      throw new Error(`PULLAB_REQUIRE_SHARED=1, but ${path.pathname} does not exist`);
    }
    process.stderr.write(`skipped: the statistics oracles are not at ${path.pathname}\n`);
    return null;
  }
  return oracles.parse(JSON.parse(readFileSync(path, 'utf8')));
}

/** Relative agreement, with 1e-15 absolute for values at 0; probabilities below 1e-300 count as 0. */
export function expectClose(actual: number | undefined | null, expected: number, tolerance = 1e-9): void {
  const difference = Math.abs((actual ?? Number.NaN) - expected);
  const allowed = Math.max(tolerance * Math.abs(expected), 1e-15);
  if (!(difference <= allowed)) {
    throw new Error(`expected ${expected}, got ${actual} (off by ${difference})`);
  }
}
