# shellcheck shell=sh
# What the parts that run on a machine under test share. POSIX sh; needs only what both coreutils and busybox have.

# pullab_event NAME [KEY=VALUE...] [-- TEXT]: one line to the lab. A value holds no space; TEXT is the rest of the line.
pullab_event() {
  # One write per line, so that two writers cannot mix their lines.
  printf '@pullab %s\n' "$*" >>"$PULLAB_EVENTS" 2>/dev/null || true
}

# pullab_proof: which kernel is running, in its own words: release, the ELF notes (they hold the build id) and the banner.
pullab_proof() {
  pullab_notes=$(od -An -v -tx1 /sys/kernel/notes 2>/dev/null | tr -d ' \n')
  read -r pullab_boot_id </proc/sys/kernel/random/boot_id
  read -r pullab_release </proc/sys/kernel/osrelease
  read -r pullab_version </proc/version
  read -r pullab_uptime _ </proc/uptime
  pullab_event boot "boot_id=$pullab_boot_id" "release=$pullab_release" "uptime=$pullab_uptime" \
    "notes=$pullab_notes" "$@" -- "$pullab_version"
}
