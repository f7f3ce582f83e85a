#!/bin/bash
set -eu
kernel=$(uname -r)
boot_id=$(cat /proc/sys/kernel/random/boot_id)
echo "stage 2: kernel $kernel, boot $boot_id"
if [ "$kernel" != "$(cat kernel_version.txt)" ]; then
  echo "the kernel changed over the reboot: it was $(cat kernel_version.txt)"
  exit 1
fi
if [ "$boot_id" = "$(cat boot_id.txt)" ]; then
  echo "the boot id is that of stage 1: the machine did not reboot"
  exit 1
fi
