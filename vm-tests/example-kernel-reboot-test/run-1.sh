#!/bin/bash
# Runs on the machine's known-good kernel; asks for the base kernel.
set -eu
echo "stage 1 runs $(uname -r)"
pullab-kernel next base
