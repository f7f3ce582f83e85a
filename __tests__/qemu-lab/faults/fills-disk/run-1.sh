#!/bin/bash
echo "before" >"$PULLAB_RESULTS/before.txt"
dd if=/dev/zero of=filler bs=1M 2>&1 | tail -n 1
df . | tail -n 1
echo "the disk is full: $(cat /proc/sys/kernel/random/boot_id)"
exit 194
