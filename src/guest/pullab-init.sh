#!/bin/busybox sh
# shellcheck shell=sh
# First program of a machine of the qemu lab (its initramfs): loads the drivers the disks need, mounts the machine's
# root and work disks, and hands over to the client. The command line says what to mount:
#   pullab.root=disk:DEV | image:DEV | host:TAG | memory     pullab.work=DEV | memory:SIZE     pullab.kernel=base|tip|good
#   pullab.save=BYTES: what of the work is sent at most, where it is in memory
#   pullab.probe: only say that this machine comes up, and power off.
b=/bin/busybox
PATH=/bin
export PATH

$b mkdir -p /proc /sys /dev /root /newroot
$b mount -t proc -o nosuid,nodev,noexec proc /proc
read -r cmdline </proc/cmdline
case " $cmdline " in
*' pullab.probe '*)
  echo "pullab-probe: up"
  $b poweroff -f
  ;;
esac
# Debian's busybox finds its own programs; another may need their names in /bin.
usleep 0 2>/dev/null || $b --install -s /bin
mount -t sysfs -o nosuid,nodev,noexec sysfs /sys
mount -t devtmpfs -o nosuid,mode=0755 devtmpfs /dev

option() {
  for word in $cmdline; do
    case $word in
    "$1="*)
      echo "${word#*=}"
      return
      ;;
    esac
  done
}

PULLAB_EVENTS=/dev/ttyS1
PULLAB_LIVE=/dev/ttyS2
PULLAB_KERNEL=$(option pullab.kernel)
PULLAB_SAVE=
PULLAB_SAVE_LIMIT=$(option pullab.save)
export PULLAB_EVENTS PULLAB_LIVE PULLAB_KERNEL PULLAB_SAVE PULLAB_SAVE_LIMIT
stty -F /dev/ttyS1 raw -echo 2>/dev/null
stty -F /dev/ttyS2 raw -echo 2>/dev/null
# shellcheck source=src/guest/pullab-lib.sh
. /pullab-lib.sh

# The lab knows by this line that the kernel came up, whatever happens to the disks.
pullab_proof "kernel=$PULLAB_KERNEL"

give_up() {
  pullab_event error -- "$*"
  echo "pullab-init: $*"
  sleep 1
  poweroff -f
}

while read -r module; do
  insmod "/modules/$module" 2>/dev/null || echo "pullab-init: could not load $module"
done </modules/list

wait_for_device() {
  tries=0
  until [ -b "/dev/$1" ]; do
    tries=$((tries + 1))
    [ "$tries" -gt 1000 ] && give_up "no-disk: the kernel shows no /dev/$1 (has it a driver for this disk?)"
    usleep 10000
  done
}

mount_ext4() {
  mount -t ext4 -o nodelalloc,commit=1 "/dev/$1" "$2" || give_up "no-disk: cannot mount /dev/$1 as ext4"
}

root=$(option pullab.root)
work=$(option pullab.work)
case $root in
disk:*)
  wait_for_device "${root#disk:}"
  mount_ext4 "${root#disk:}" /newroot
  ;;
image:*)
  wait_for_device "${root#image:}"
  found=
  for device in "/dev/${root#image:}" "/dev/${root#image:}"[0-9]* "/dev/${root#image:}p"[0-9]*; do
    [ -b "$device" ] || continue
    mount "$device" /newroot 2>/dev/null || continue
    if [ -x /newroot/bin/sh ] || [ -L /newroot/bin ]; then
      found=$device
      break
    fi
    umount /newroot
  done
  [ -n "$found" ] || give_up "no-root: no partition of the image holds a userland this kernel can mount"
  ;;
host:*)
  wait_for_device "$work"
  mkdir -p /host /layer
  mount_ext4 "$work" /layer
  mkdir -p /layer/upper /layer/.overlay
  mount -t 9p -o ro,trans=virtio,version=9p2000.L,msize=524288,cache=loose "${root#host:}" /host ||
    give_up "no-root: cannot mount the host's files (9p)"
  mount -t overlay -o lowerdir=/host,upperdir=/layer/upper,workdir=/layer/.overlay overlay /newroot ||
    give_up "no-root: cannot mount the overlay over the host's files"
  ;;
memory)
  # The initramfs brought the files. A mount point of its own makes them a root like any other.
  if ! [ -x /newroot/usr/bin/bash ] || ! [ -f /pullab-work.tar ]; then
    give_up "no-root: the kernel did not unpack the files it was given (is the machine's memory too small?)"
  fi
  mount --bind /newroot /newroot || give_up "no-root: cannot mount the files in memory"
  stty -F /dev/ttyS3 raw -echo 2>/dev/null ||
    give_up "no-disk: the kernel has neither a driver for a disk nor a fourth serial port (8250.nr_uarts=4)"
  PULLAB_SAVE=/dev/ttyS3
  ;;
*)
  give_up "no-root: unknown pullab.root=$root"
  ;;
esac

mkdir -p /newroot/proc /newroot/sys /newroot/dev /newroot/run /newroot/tmp /newroot/pullab
case $root in
host:*)
  mount --bind /layer /newroot/pullab
  ;;
memory)
  # Without a limit of its own, a stage that writes too much would take the memory of everything else.
  mount -t tmpfs -o "size=${work#memory:},mode=0755" tmpfs /newroot/pullab ||
    echo "pullab-init: no tmpfs: what stages write is not limited"
  tar -x -f /pullab-work.tar -C /newroot/pullab || give_up "no-disk: cannot unpack the work files"
  rm /pullab-work.tar
  ;;
*)
  wait_for_device "$work"
  mount_ext4 "$work" /newroot/pullab
  ;;
esac
[ -e /newroot/pullab/busybox ] || cp /bin/busybox /newroot/pullab/busybox
mount --move /dev /newroot/dev
mount --move /sys /newroot/sys
# Last: without /proc busybox no longer finds its own programs by name.
mount --move /proc /newroot/proc
if [ "$root" = memory ]; then
  # switch_root would delete what the new root is made of: the initramfs itself.
  cd /newroot && $b mount --move . / && exec $b chroot . /pullab/busybox sh /pullab/bin/pullab-supervisor
  PULLAB_EVENTS=dev/ttyS1
  give_up "no-root: cannot make the files in memory the root"
fi
exec $b switch_root /newroot /pullab/busybox sh /pullab/bin/pullab-supervisor
