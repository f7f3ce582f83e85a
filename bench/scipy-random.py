#!/usr/bin/env python3
"""Holds the shipped tests against SciPy on random cases: python3 bench/scipy-random.py [CASES] [SEED]

Needs numpy and scipy (any virtual environment will do) and Node. Exits 1 when a number is off by more than 1e-9.
"""
import json
import subprocess
import sys

import numpy as np
import scipy
from scipy import stats

TOLERANCE = 1e-9


def draw(rng):
    kind = rng.choice(["normal", "tied", "small", "extreme", "large", "paired"])
    n, m = (rng.integers(2, 6, 2) if kind == "small" else rng.integers(3, 26, 2))
    if kind == "large":
        n, m = rng.integers(26, 200, 2)
    if kind == "paired":
        m = n
    scale = 10.0 ** rng.uniform(-6, 6)
    base = rng.normal(100, rng.uniform(0.5, 10), n)
    shift = rng.choice([0, 0, rng.normal(0, 5), 300 if kind == "extreme" else 0])
    tip = rng.normal(100 + shift, rng.uniform(0.5, 10), m)
    if kind == "paired":
        tip = base * np.exp(rng.normal(-0.02, 0.03, n))
    if kind == "tied":
        return np.round(base / 4), np.round(tip / 4)
    return base * scale, tip * scale


def expected(base, tip):
    out = {}
    if np.ptp(base) > 0 or np.ptp(tip) > 0:
        welch = stats.ttest_ind(tip, base, equal_var=False)
        out["welch_t"], out["welch_df"], out["welch_p"] = welch.statistic, welch.df, welch.pvalue
    asymptotic = stats.mannwhitneyu(tip, base, alternative="two-sided", method="asymptotic")
    out["u"], out["u_asymptotic"] = asymptotic.statistic, asymptotic.pvalue
    tied = len(set(base) | set(tip)) < len(base) + len(tip)
    if not tied and min(len(base), len(tip)) <= 8:
        out["u_exact"] = stats.mannwhitneyu(tip, base, alternative="two-sided", method="exact").pvalue
    if len(base) == len(tip):
        d = tip - base
        clean = len(set(abs(d))) == len(d) and not (d == 0).any()
        if clean and len(d) <= 50:
            exact = stats.wilcoxon(d, method="exact")
            out["w"], out["w_exact"] = exact.statistic, exact.pvalue
        elif (d != 0).any():
            approx = stats.wilcoxon(d, method="asymptotic", correction=True, zero_method="wilcox")
            out["w"], out["w_asymptotic"] = approx.statistic, approx.pvalue
        x = np.log(tip / base)
        if np.ptp(x) > 1e-9:
            paired = stats.ttest_1samp(x, 0)
            out["paired_t"], out["paired_p"] = paired.statistic, paired.pvalue
    return {key: float(value) for key, value in out.items()}


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    rng = np.random.default_rng(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    cases = [draw(rng) for _ in range(count)]
    text = "\n".join(json.dumps({"base": list(map(float, b)), "tip": list(map(float, t))}) for b, t in cases)
    run = subprocess.run(["node", "bench/run.js", "scipy-random"], input=text, capture_output=True, text=True, check=True)
    worst, checks, failures = {}, 0, 0
    for (base, tip), line in zip(cases, run.stdout.splitlines(), strict=True):
        ours = json.loads(line)
        for key, want in expected(base, tip).items():
            checks += 1
            got = ours.get(key)
            error = float("inf") if got is None else abs(got - want) / max(abs(want), 1e-300)
            if want == got or (abs(want) < 1e-15 and got is not None and abs(got - want) < 1e-15):
                error = 0.0
            worst[key] = max(worst.get(key, 0.0), error)
            if error > TOLERANCE:
                failures += 1
                print("off:", key, want, got, list(base), list(tip), file=sys.stderr)
    print(f"{count} cases, {checks} numbers against SciPy {scipy.__version__}: {failures} off by more than {TOLERANCE}")
    for key, error in worst.items():
        print(f"  {key:14} worst relative error {error:.1e}")
    sys.exit(1 if failures else 0)


main()
