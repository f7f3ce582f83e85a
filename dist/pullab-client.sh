#!/bin/sh
# The client: runs one stage of a test per boot, on any lab. State lives in /pullab and survives reboots:
#   machine.env  what the lab set (sourced)         stages      the scripts, one a line, in order
#   test/        the test's folder (cwd of stages)  results/    PULLAB_RESULTS
#   state/       stage: the last one started; done: the last one finished; next-kernel     log/  what is collected
# Exit status: 194 when the machine has to reboot for the next stage, 0 when there is nothing left to do.
#
# The platform gives PULLAB_EVENTS (where event lines go) and PULLAB_LIVE (where live output goes).
set -u
PULLAB_HOME=${PULLAB_HOME:-/pullab}
PATH=$PULLAB_HOME/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export PULLAB_HOME PATH
state=$PULLAB_HOME/state
log=$PULLAB_HOME/log
# shellcheck source=src/guest/pullab-lib.sh
. "$PULLAB_HOME/bin/pullab-lib.sh"

say() {
  read -r now _ </proc/uptime
  echo "[$now] $*" >>"$client_log"
}

# write_state NAME VALUE: in place and to the disk before going on, so that a crash is charged to the right stage.
# The files exist beforehand with their blocks, so that a full disk does not stop it.
write_state() {
  printf '%-63s\n' "$2" | dd of="$state/$1" bs=64 count=1 conv=notrunc,fsync 2>/dev/null
}

read_state() {
  read -r value <"$state/$1" 2>/dev/null || value=
  echo "$value"
}

run_stage() {
  stage=$1
  script=$2
  output=$log/run-$stage-output.log
  pipe=$PULLAB_HOME/.output
  rm -f "$pipe"
  mkfifo "$pipe"
  # Everything goes to the file; the live channel is slow and gets the first part only.
  tee -a "$output" <"$pipe" | { head -c "$PULLAB_LIVE_LIMIT"; cat >/dev/null; } >"$PULLAB_LIVE" 2>/dev/null &
  reader=$!
  # Its sleep outlives it for some seconds, and must not hold what the client was started with.
  (while sleep 10; do pullab_event alive "n=$stage"; done) </dev/null >/dev/null 2>&1 &
  heartbeat=$!
  started=$(date +%s)
  (
    exec >"$pipe" 2>&1 </dev/null
    cd "$PULLAB_HOME/test" || exit 1
    PULLAB_STAGE=$stage
    export PULLAB_STAGE
    unset PULLAB_EVENTS PULLAB_LIVE PULLAB_LIVE_LIMIT PULLAB_STAGE_TIMEOUT
    exec timeout -s TERM -k 10 "$stage_timeout" bash "./$script"
  )
  status=$?
  elapsed=$(($(date +%s) - started))
  kill "$heartbeat" 2>/dev/null
  # A process the stage left behind may hold the pipe: the stage is over all the same.
  tries=0
  while kill -0 "$reader" 2>/dev/null && [ "$tries" -lt 20 ]; do
    tries=$((tries + 1))
    sleep 0.05 2>/dev/null || sleep 1
  done
  kill "$reader" 2>/dev/null
  rm -f "$pipe"
}

number=$(read_state stage)
finished=$(read_state 'done')
number=${number:-0}
finished=${finished:-0}
total=$(wc -l <"$PULLAB_HOME/stages")
total=$((total))

if [ "$number" != "$finished" ]; then
  client_log=$log/client-$number.log
  say "the machine came up again in the middle of stage $number: it crashed or was reset"
  pullab_event crashed "n=$number"
  exit 0
fi
number=$((number + 1))
if [ "$number" -gt "$total" ]; then
  pullab_event end "stages=$total"
  exit 0
fi
script=$(sed -n "${number}p" "$PULLAB_HOME/stages")
client_log=$log/client-$number.log

# shellcheck source=/dev/null
. "$PULLAB_HOME/machine.env"
stage_timeout=$PULLAB_STAGE_TIMEOUT
PULLAB_RESULTS=$PULLAB_HOME/results
PULLAB_STAGES=$total
export PULLAB_RESULTS PULLAB_STAGES
HOME=${HOME:-/root}
LANG=${LANG:-C.UTF-8}
TERM=${TERM:-dumb}
export HOME LANG TERM

read -r release </proc/sys/kernel/osrelease
say "stage $number of $total: $script on $release (kernel: ${PULLAB_KERNEL:-good}), limit ${stage_timeout}s"
write_state stage "$number"
pullab_event stage-start "n=$number" "script=$script"
run_stage "$number" "$script"
timed_out=no
if [ "$elapsed" -ge "$stage_timeout" ] && { [ "$status" = 124 ] || [ "$status" = 137 ] || [ "$status" = 143 ]; }; then
  timed_out=yes
fi
say "stage $number ended: exit status $status after ${elapsed}s, timed out: $timed_out"
write_state 'done' "$number"
pullab_event stage-end "n=$number" "exit=$status" "duration=$elapsed" "timeout=$timed_out"

if [ "$timed_out" = yes ]; then
  sync
  pullab_event end "stages=$number"
  exit 0
fi
case $status in
0 | 4 | 194) ;;
*)
  sync
  pullab_event end "stages=$number"
  exit 0
  ;;
esac
if [ "$number" -ge "$total" ]; then
  sync
  pullab_event end "stages=$number"
  exit 0
fi
next=$(read_state next-kernel)
write_state next-kernel ''
say "rebooting for stage $((number + 1)), kernel: ${next:-default}"
sync
pullab_event reboot "kernel=${next:-default}"
exit 194
