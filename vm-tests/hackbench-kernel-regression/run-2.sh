#!/bin/bash
set -euo pipefail
# shellcheck source=vm-tests/hackbench-kernel-regression/common_lib.sh
. ./common_lib.sh
measure "$(kernel_for first)"
pullab-kernel next "$(kernel_for second)"
