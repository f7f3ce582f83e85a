#!/bin/bash
set -euo pipefail
. ./common_lib.sh
measure "$(kernel_for second)"
