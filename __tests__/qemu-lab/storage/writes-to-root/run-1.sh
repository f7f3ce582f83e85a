#!/bin/bash
# Writes where a system keeps its files, by the front door and, as far as the machine lets it, around it.
set -eu
name=pullab-probe-$PROBE
[ ! -e "/etc/$name" ]
for folder in /etc /tmp /usr/bin; do
  echo "of the machine" >"$folder/$name"
done
rm /etc/os-release
mkdir /mnt/share
if mount -t 9p -o trans=virtio,version=9p2000.L,rw pullab-host /mnt/share; then
  echo "the share can be mounted again"
  if touch "/mnt/share/tmp/$name-share"; then
    echo "the share can be written to"
  fi
fi
exit 194
