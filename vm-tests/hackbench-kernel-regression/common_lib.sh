# shellcheck shell=bash
# What the stages of this test share.

# kernel_for first|second: base or tip, in the order this machine was given.
kernel_for() {
  case "$1-${PULLAB_ORDER:-base-first}" in
  first-base-first | second-tip-first) echo base ;;
  *) echo tip ;;
  esac
}

# hackbench_seconds ARGUMENTS…: the time one run of hackbench reports.
hackbench_seconds() {
  hackbench "$@" | awk '/^Time:/ {print $2}'
}

# measure SIDE: writes benchmark-SIDE.csv, several values of each metric, the metrics taking turns.
measure() {
  local side=$1 csv="benchmark-$1.csv" kernel round metric arguments value
  local rounds=${HACKBENCH_ROUNDS:-3} groups=${HACKBENCH_GROUPS:-1} loops=${HACKBENCH_LOOPS:-20}
  kernel=$(uname -r)
  if [ "$(pullab-kernel current)" != "$side" ]; then
    echo "this boot was to run the $side kernel, but runs $(pullab-kernel current)"
    return 1
  fi
  echo "metric,unit,value,more_is_better,kernel_version,instance_id,instance_type,arch" >"$csv"
  # The first run after a boot pays for what is not in memory yet.
  hackbench_seconds -g 1 -l 5 >/dev/null
  for ((round = 1; round <= rounds; round++)); do
    for metric in process.socket process.pipe thread.socket thread.pipe; do
      arguments=(-g "$groups" -l "$loops")
      [[ $metric == thread.* ]] && arguments+=(--threads)
      [[ $metric == *.pipe ]] && arguments+=(--pipe)
      value=$(hackbench_seconds "${arguments[@]}")
      if ! [[ $value =~ ^[0-9]+(\.[0-9]+)?$ ]]; then
        echo "hackbench ${arguments[*]} gave no time: '$value'"
        return 1
      fi
      echo "$side $kernel round $round/$rounds hackbench.$metric $value s"
      echo "hackbench.$metric,s,$value,false,$kernel,$PULLAB_INSTANCE_ID,$PULLAB_INSTANCE_TYPE,$PULLAB_ARCH" >>"$csv"
    done
  done
}
