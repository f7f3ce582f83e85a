#!/bin/bash
set -euo pipefail
. ./common_lib.sh
measure "$(kernel_for first)"
pullab-kernel next "$(kernel_for second)"
