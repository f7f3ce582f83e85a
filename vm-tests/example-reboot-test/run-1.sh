#!/bin/bash
# What a stage leaves in the test's folder is there after the reboot.
set -eu
uname -r >kernel_version.txt
cat /proc/sys/kernel/random/boot_id >boot_id.txt
echo "stage 1: kernel $(cat kernel_version.txt), boot $(cat boot_id.txt)"
exit 194
