#!/bin/bash
echo "not on this machine"
exit 4
