#!/bin/bash
# Says what machine this is. Passes on every machine that can run a stage.
set -eu
echo "kernel:    $(uname -sr)"
echo "version:   $(uname -v)"
echo "machine:   $(uname -m), $(nproc) CPUs, $(awk '/^MemTotal/ {print int($2 / 1024)}' /proc/meminfo) MiB"
echo "boot id:   $(cat /proc/sys/kernel/random/boot_id)"
echo "test:      $PULLAB_TEST, stage $PULLAB_STAGE of $PULLAB_STAGES on $PULLAB_MACHINE ($PULLAB_INSTANCE_TYPE)"
uname -a >"$PULLAB_RESULTS/uname.txt"
