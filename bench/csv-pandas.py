#!/usr/bin/env python3
"""The yardstick of bench/csv.ts: pandas and SciPy doing only Welch and Mann-Whitney on the same two files.

python3 bench/csv-pandas.py DIR     (DIR as left by: node bench/run.js csv --keep DIR)
"""
import resource
import sys
import time

start = time.process_time()
import pandas as pd
from scipy import stats

base, tip = (pd.read_csv(f"{sys.argv[1]}/benchmark-{side}.csv") for side in ("base", "tip"))
read = time.process_time()
keys = ["metric", "instance_type", "arch"]
tips = dict(tuple(tip.groupby(keys)["value"]))
results = {
    key: (
        stats.ttest_ind(tips[key], values, equal_var=False).pvalue,
        stats.mannwhitneyu(tips[key], values, alternative="two-sided").pvalue,
    )
    for key, values in base.groupby(keys)["value"]
}
print(f"read {read - start:.2f} s CPU, compared {len(results)} strata: {time.process_time() - start:.2f} s CPU in all")
print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
