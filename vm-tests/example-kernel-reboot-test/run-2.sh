#!/bin/bash
set -eu
echo "stage 2 runs $(uname -r), asked for: base, $(pullab-kernel release base)"
[ "$(pullab-kernel current)" = base ]
[ "$(uname -r)" = "$(pullab-kernel release base)" ]
uname -rv >base.txt
pullab-kernel next tip
