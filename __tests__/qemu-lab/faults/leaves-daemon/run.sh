#!/bin/bash
# The daemon keeps the stage's output open.
setsid sleep 600 &
echo "started a daemon"
