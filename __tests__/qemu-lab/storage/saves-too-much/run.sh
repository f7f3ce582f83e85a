#!/bin/bash
set -eu
echo "kept" >"$PULLAB_RESULTS/a-first.txt"
head -c 70M /dev/zero >zeros
