#!/bin/bash
# On the known-good kernel: is everything here? Then the first of the two kernels.
set -eu
# shellcheck source=vm-tests/hackbench-kernel-regression/common_lib.sh
. ./common_lib.sh
if ! command -v hackbench >/dev/null; then
  echo "hackbench (package rt-tests) is not on this machine"
  exit 4
fi
echo "order: $PULLAB_ORDER; first: $(kernel_for first)"
pullab-kernel next "$(kernel_for first)"
