#!/bin/bash
# Passes when the kernel under test came up and its log holds no report of a fault. That it is the kernel asked for is
# proven by the client before this runs; here the log it wrote until now is read.
set -eu
role=$(pullab-kernel current)
echo "running $(uname -r), asked for: $role"
if expected=$(pullab-kernel release "$role"); then
  [ "$(uname -r)" = "$expected" ] || {
    echo "this is not the $role kernel, which is $expected"
    exit 1
  }
fi
dmesg >"$PULLAB_RESULTS/dmesg.txt"
if grep -E 'Kernel panic|BUG:|kernel BUG at|Oops[: ]|WARNING: |UBSAN:|general protection fault|detected stall|soft lockup|blocked for more than' \
  "$PULLAB_RESULTS/dmesg.txt"; then
  echo "the kernel's log holds reports of a fault (above)"
  exit 1
fi
echo "booted in $(cut -d' ' -f1 /proc/uptime) s, $(wc -l <"$PULLAB_RESULTS/dmesg.txt") log lines, no report of a fault"
