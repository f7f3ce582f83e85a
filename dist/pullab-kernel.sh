#!/bin/sh
# pullab-kernel next base|tip|good   the next boot, and only that one, runs this kernel
# pullab-kernel current              which one this boot was asked to run: base, tip or good
# pullab-kernel release base|tip     the release that kernel must report (`uname -r`)
set -u
PULLAB_HOME=${PULLAB_HOME:-/pullab}

usage() {
  echo "usage: pullab-kernel next base|tip|good | current | release base|tip" >&2
  exit 2
}

release_of() {
  case $1 in
  base) echo "${PULLAB_KERNEL_BASE:-}" ;;
  tip) echo "${PULLAB_KERNEL_TIP:-}" ;;
  esac
}

case "${1:-} ${2:-}" in
'next base' | 'next tip')
  release=$(release_of "$2")
  if [ -z "$release" ]; then
    echo "pullab-kernel: this run has no $2 kernel (give it with --kernel-$2)" >&2
    exit 1
  fi
  ;;
'next good') release=known-good ;;
'current ')
  echo "${PULLAB_KERNEL:-good}"
  exit 0
  ;;
'release base' | 'release tip')
  release=$(release_of "$2")
  [ -n "$release" ] || exit 1
  echo "$release"
  exit 0
  ;;
*) usage ;;
esac
printf '%-63s\n' "$2" | dd of="$PULLAB_HOME/state/next-kernel" bs=64 count=1 conv=notrunc,fsync 2>/dev/null || exit 1
echo "pullab-kernel: the next boot runs $2 ($release)"
