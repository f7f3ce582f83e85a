#!/bin/bash
echo "powering off"
echo o >/proc/sysrq-trigger
sleep 60
