#!/bin/bash
echo "going to sleep"
echo "kept" >"$PULLAB_RESULTS/kept.txt"
sleep inf
