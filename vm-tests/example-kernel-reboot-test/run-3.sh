#!/bin/bash
set -eu
echo "stage 3 runs $(uname -r), asked for: tip, $(pullab-kernel release tip)"
[ "$(pullab-kernel current)" = tip ]
[ "$(uname -r)" = "$(pullab-kernel release tip)" ]
if [ "$(uname -rv)" = "$(cat base.txt)" ]; then
  echo "base and tip are the same kernel: $(cat base.txt)"
  exit 1
fi
