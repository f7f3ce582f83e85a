#!/bin/bash
echo "rebooting on my own"
sync
reboot -f
sleep 60
