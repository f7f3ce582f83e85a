#!/bin/sh
# Process 1 of a machine of the qemu lab after the root is mounted: runs the client once per boot and then does what
# the client asks for by its exit status: 0 the end, 194 a reboot.
mkdir -p /dev/pts /dev/shm
mount -t devpts -o gid=5,mode=620 devpts /dev/pts
mount -t tmpfs -o nosuid,nodev tmpfs /dev/shm
mount -t tmpfs -o nosuid,nodev,mode=0755 tmpfs /run
[ -e /dev/fd ] || ln -s /proc/self/fd /dev/fd
chmod 1777 /tmp
hostname pullab
ip link set lo up 2>/dev/null

# Net: the machine ends by itself even if everything outside of it is gone.
PULLAB_DEADLINE=$(cat /pullab/deadline 2>/dev/null)
(sleep "${PULLAB_DEADLINE:-3600}"; echo "pullab: the machine's own deadline has passed"; poweroff -f) &

# send_files: /pullab to the lab, where no disk keeps it. What does not fit is cut off at the end, so that the state and
# the logs come first.
send_files() {
  cd /pullab || return
  set --
  for name in state stages machine.env deadline bin log results test; do
    [ -e "$name" ] && set -- "$@" "$name"
  done
  sent=$(tar -c -f - "$@" | head -c "$save_limit" | gzip -1 | tee "$save" | wc -c)
  pullab_event saved "bytes=$sent"
}

save=${PULLAB_SAVE:-}
save_limit=${PULLAB_SAVE_LIMIT:-0}
unset PULLAB_SAVE PULLAB_SAVE_LIMIT
/pullab/busybox sh /pullab/bin/pullab-client
status=$?
if [ -n "$save" ]; then
  # shellcheck source=src/guest/pullab-lib.sh
  . /pullab/bin/pullab-lib.sh
  send_files
fi
sync
if [ "$status" = 194 ]; then
  mount -o remount,ro /pullab 2>/dev/null
  reboot -f
fi
poweroff -f
