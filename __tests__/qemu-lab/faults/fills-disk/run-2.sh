#!/bin/bash
echo "stage 2 after the disk was full"
ls -s filler
exit 1
