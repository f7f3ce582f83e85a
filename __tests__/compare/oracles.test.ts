import { compareRows } from '../../src/compare/compare.ts';
import { moments } from '../../src/compare/stats/descriptives.ts';
import { mannWhitney, mannWhitneyAsymptotic, mannWhitneyExact } from '../../src/compare/stats/mann-whitney.ts';
import { fitVariancePrior } from '../../src/compare/stats/moderation.ts';
import { benjaminiHochberg, holm } from '../../src/compare/stats/multiplicity.ts';
import { normalTwoSidedP, normalUpperQuantile } from '../../src/compare/stats/normal.ts';
import { pairedTPower } from '../../src/compare/stats/power.ts';
import { studentTwoSidedP, studentUpperQuantile } from '../../src/compare/stats/student.ts';
import { cohensD, oneSampleTTest, pairedLogRatioTTest, welchTTest } from '../../src/compare/stats/t-tests.ts';
import { wilcoxon, wilcoxonExact } from '../../src/compare/stats/wilcoxon.ts';
import { expectClose, loadOracles, type Oracles } from './oracles.ts';

const loaded = loadOracles();
const suite = (name: string, define: () => void) =>
  loaded === null ? test.skip(name, () => undefined) : describe(name, define);
const empty: Oracles = {
  cases: [],
  families: [],
  edge_cases: [],
  runs: [],
  distributions: { t_two_sided: [], t_critical: [], normal_two_sided: [], paired_power: [] },
};
const oracles = loaded ?? empty;

type TTest = { t: number; df: number; p: number };

function expectTTest(actual: TTest | null, expected: TTest, tolerance: number): void {
  expectClose(actual?.t, expected.t, tolerance);
  expectClose(actual?.df, expected.df, tolerance);
  expectClose(actual?.p, expected.p, tolerance);
}

suite('two samples', () => {
  test.each(oracles.cases.map((c) => [c.id, c] as const))('%s', (_, { base, tip, tol, expected }) => {
    expectClose(moments(base).mean, expected.mean_base, tol);
    expectClose(moments(tip).mean, expected.mean_tip, tol);
    expectTTest(welchTTest(base, tip), expected.welch, tol);
    expectClose(cohensD(base, tip), expected.cohens_d, tol);
    const u = expected.mannwhitney;
    const chosen = mannWhitney(base, tip);
    expect(chosen.method).toBe(u.scipy_auto_method);
    expectClose(chosen.u, u.U_tip);
    expectClose(chosen.p, u.p);
    expectClose(mannWhitneyAsymptotic(base, tip).p, u.p_asymptotic_continuity);
    const exact = u.p_exact ?? u.p_exact_with_ties;
    if (exact !== undefined) {
      expectClose(mannWhitneyExact(base, tip).p, exact);
    }
  });
});

suite('pairs', () => {
  test.each(oracles.cases.filter((c) => c.paired).map((c) => [c.id, c] as const))(
    '%s',
    (_, { base, tip, tol, expected }) => {
      const differences = base.map((value, i) => (tip[i] ?? Number.NaN) - value);
      if (expected.paired_t_raw !== undefined) {
        expectTTest(oneSampleTTest(differences), expected.paired_t_raw, tol);
      }
      if (expected.paired_t_logratio !== undefined) {
        const actual = pairedLogRatioTTest(base, tip);
        const { pct, ci95_pct, mean, sd } = expected.paired_t_logratio;
        expectTTest(actual, expected.paired_t_logratio, tol);
        expectClose(actual?.mean, mean, tol);
        expectClose(actual?.sd, sd, tol);
        expectClose(actual?.pctChange, pct, tol);
        expectClose(actual?.ci95[0], ci95_pct[0], tol);
        expectClose(actual?.ci95[1], ci95_pct[1], tol);
      }
      if (expected.wilcoxon !== undefined) {
        const actual = wilcoxon(differences);
        expect(actual.method).toBe(expected.wilcoxon.method === 'exact' ? 'exact' : 'asymptotic');
        expectClose(actual.w, expected.wilcoxon.W);
        expectClose(actual.p, expected.wilcoxon.p);
        if (expected.wilcoxon.p_exact_with_ties !== undefined) {
          expectClose(wilcoxonExact(differences).p, expected.wilcoxon.p_exact_with_ties);
        }
      }
    },
  );
});

suite('families', () => {
  test.each(oracles.families.map((f) => [f.id, f] as const))('%s', (_, family) => {
    for (const [i, p] of holm(family.p).entries()) {
      expectClose(p, family.holm[i] ?? Number.NaN);
    }
    for (const [i, q] of benjaminiHochberg(family.p).entries()) {
      expectClose(q, family.bh[i] ?? Number.NaN);
    }
  });
});

suite('distributions', () => {
  const { t_two_sided, t_critical, normal_two_sided, paired_power } = oracles.distributions;
  test.each(t_two_sided)('P(|T| > $t), df $df', ({ t, df, p }) => expectClose(studentTwoSidedP(t, df), p));
  test.each(t_critical)('t at $alpha_two_sided, df $df', ({ alpha_two_sided, df, t }) =>
    expectClose(studentUpperQuantile(alpha_two_sided / 2, df), t),
  );
  test.each(normal_two_sided)('P(|Z| > $z)', ({ z, p_two_sided }) => expectClose(normalTwoSidedP(z), p_two_sided));
  test.each(normal_two_sided)('z of P(|Z| > $z)', ({ z, p_two_sided }) =>
    expectClose(normalUpperQuantile(p_two_sided / 2), z),
  );
  test.each(paired_power)('power of $n_pairs pairs', ({ n_pairs, effect_over_sd, alpha, power }) =>
    expectClose(pairedTPower(n_pairs, effect_over_sd, alpha), power),
  );
});

suite('full runs', () => {
  test.each(oracles.runs.map((r) => [r.id, r] as const))('%s: inference', (_, { rows, expected, eb }) => {
    const metrics = Object.keys(expected);
    const tests = metrics.map((metric) => {
      const side = (name: 'base' | 'tip') =>
        rows.filter((row) => row.metric === metric && row.side === name).map((row) => row.value);
      return pairedLogRatioTTest(side('base'), side('tip'));
    });
    const p = tests.map((test) => test?.p ?? 1);
    const adjusted = holm(p);
    const q = benjaminiHochberg(p);
    metrics.forEach((metric, i) => {
      const want = expected[metric];
      const test = tests[i];
      expectClose(test?.pctChange, want?.pct ?? Number.NaN);
      expectClose(test?.ci95[0], want?.ci95_pct[0] ?? Number.NaN);
      expectClose(test?.ci95[1], want?.ci95_pct[1] ?? Number.NaN);
      expectClose(p[i], want?.p ?? Number.NaN);
      expectClose((test?.sd ?? 0) ** 2, want?.s2 ?? Number.NaN);
      expectClose(adjusted[i], want?.p_holm ?? Number.NaN);
      expectClose(q[i], want?.q_bh ?? Number.NaN);
    });
    const prior = fitVariancePrior(tests.map((test) => ({ variance: (test?.sd ?? 0) ** 2, df: eb.d })));
    expectClose(prior?.df, eb.d0);
    expectClose(prior?.variance, eb.s0_2);
  });

  test.each(oracles.runs.map((r) => [r.id, r] as const))('%s: verdicts', (_, { rows, expected, min_effect_pct }) => {
    const file = compareRows(rows, { min_effect: min_effect_pct / 100 });
    const verdicts = Object.fromEntries(file.comparisons.map(({ metric, verdict }) => [metric, verdict]));
    expect(verdicts).toEqual(Object.fromEntries(Object.entries(expected).map(([m, e]) => [m, e.verdict_b1])));
    for (const { metric, pct_change, n_pairs } of file.comparisons) {
      expectClose(pct_change, expected[metric]?.pct ?? Number.NaN);
      expect(n_pairs).toBe(expected[metric]?.n);
    }
    expect(file.verdict).toBe('regression');
  });
});
