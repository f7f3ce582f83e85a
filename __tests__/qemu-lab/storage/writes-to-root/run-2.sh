#!/bin/bash
set -eu
name=pullab-probe-$PROBE
for folder in /etc /tmp /usr/bin; do
  [ "$(cat "$folder/$name")" = "of the machine" ]
done
[ ! -e /etc/os-release ]
echo "everything is as stage 1 left it"
