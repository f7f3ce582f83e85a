#!/bin/sh
# Ends what a run started when the run itself can no longer do it: reads what there is from standard input and acts
# when that closes, which the kernel does for us even if the program is killed with SIGKILL.
#   process PID   kill it      forget PID   it has ended      folder PATH   remove it
# It runs in a session of its own, so that a signal to the program's group does not reach it.
trap '' HUP INT TERM
processes=' '
while read -r verb argument; do
  case $verb in
  process) processes="$processes$argument " ;;
  forget)
    before=${processes%% "$argument" *}
    [ "$before" = "$processes" ] || processes="$before ${processes#* "$argument" }"
    ;;
  folder) set -- "$@" "$argument" ;;
  esac
done
for pid in $processes; do
  kill -KILL "$pid" 2>/dev/null
done
for folder; do
  rm -rf -- "$folder" 2>/dev/null
done
# What was killed may still have written for a moment.
if [ "$processes" != ' ' ]; then
  sleep 0.2
  for folder; do
    rm -rf -- "$folder" 2>/dev/null
  done
fi
