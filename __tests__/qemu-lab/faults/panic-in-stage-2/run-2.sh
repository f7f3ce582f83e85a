#!/bin/bash
# Everything written before the panic is evidence, however late.
echo "about to panic"
echo "written before the panic" >"$PULLAB_RESULTS/before-panic.txt"
seq 1000 >results_sequence.txt
echo c >/proc/sysrq-trigger
sleep 60
