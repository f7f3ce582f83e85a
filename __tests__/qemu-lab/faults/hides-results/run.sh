#!/bin/bash
# Names and links that must not reach the host.
cd "$PULLAB_RESULTS" || exit 1
ln -s /etc/passwd passwd
mkdir -p "a/b"
echo ok >a/b/deep.txt
echo ok >"name with space.txt"
printf 'x' >"$(printf 'new\nline')"
echo forged >result.json
mknod device c 1 3
