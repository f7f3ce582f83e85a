/** The other half of `scipy-random.py`: one JSON case per line in, our numbers per line out. */
import { readFileSync } from 'node:fs';
import { mannWhitneyAsymptotic, mannWhitneyExact } from '../src/compare/stats/mann-whitney.ts';
import { pairedLogRatioTTest, welchTTest } from '../src/compare/stats/t-tests.ts';
import { wilcoxonAsymptotic, wilcoxonExact } from '../src/compare/stats/wilcoxon.ts';

for (const line of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  const { base, tip } = JSON.parse(line) as { base: number[]; tip: number[] };
  const welch = welchTTest(base, tip);
  const u = mannWhitneyAsymptotic(base, tip);
  const pairs = base.length === tip.length;
  const differences = pairs ? base.map((value, i) => (tip[i] ?? 0) - value) : [];
  const paired = pairs ? pairedLogRatioTTest(base, tip) : null;
  console.log(
    JSON.stringify({
      welch_t: welch?.t,
      welch_df: welch?.df,
      welch_p: welch?.p,
      u: u.u,
      u_asymptotic: u.p,
      u_exact: Math.min(base.length, tip.length) <= 8 ? mannWhitneyExact(base, tip).p : undefined,
      w: pairs ? wilcoxonAsymptotic(differences).w : undefined,
      w_exact: pairs && differences.length <= 50 ? wilcoxonExact(differences).p : undefined,
      w_asymptotic: pairs ? wilcoxonAsymptotic(differences).p : undefined,
      paired_t: paired?.t,
      paired_p: paired?.p,
    }),
  );
}
