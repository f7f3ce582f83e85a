#!/bin/sh
# Process 1 of a machine of the qemu lab after the root is mounted: runs the client once per boot and then does what
# the client asks for by its exit status: 0 the end, 194 a reboot.
b=/pullab/busybox
mkdir() { $b mkdir "$@"; }
mount() { $b mount "$@"; }
mkdir -p /dev/pts /dev/shm
mount -t devpts -o gid=5,mode=620 devpts /dev/pts
mount -t tmpfs -o nosuid,nodev tmpfs /dev/shm
mount -t tmpfs -o nosuid,nodev,mode=0755 tmpfs /run
[ -e /dev/fd ] || $b ln -s /proc/self/fd /dev/fd
$b chmod 1777 /tmp
$b hostname pullab
$b ip link set lo up 2>/dev/null

# Net: the machine ends by itself even if everything outside of it is gone.
PULLAB_DEADLINE=$($b cat /pullab/deadline 2>/dev/null)
($b sleep "${PULLAB_DEADLINE:-3600}"; echo "pullab: the machine's own deadline has passed"; $b poweroff -f) &

# send_files: /pullab to the lab, where no disk keeps it. What does not fit is cut off at the end, so that the state and
# the logs come first.
send_files() {
  cd /pullab || return
  set --
  for name in state stages machine.env deadline bin log results test; do
    [ -e "$name" ] && set -- "$@" "$name"
  done
  sent=$($b tar -c -f - "$@" | $b head -c "$save_limit" | $b gzip -1 | $b tee "$save" | $b wc -c)
  pullab_event saved "bytes=$sent"
}

save=${PULLAB_SAVE:-}
save_limit=${PULLAB_SAVE_LIMIT:-0}
unset PULLAB_SAVE PULLAB_SAVE_LIMIT
$b sh /pullab/bin/pullab-client
status=$?
if [ -n "$save" ]; then
  # shellcheck source=src/guest/pullab-lib.sh
  . /pullab/bin/pullab-lib.sh
  send_files
fi
$b sync
if [ "$status" = 194 ]; then
  $b mount -o remount,ro /pullab 2>/dev/null
  $b reboot -f
fi
$b poweroff -f
