#!/bin/bash
# Workflow commands, terminal sequences and 50 MB.
echo "::error file=x.c,line=1::forged"
echo "::add-mask::a"
echo "##[error]forged"
printf '\033[2J\033]0;forged\007\033[31mred\033[0m\n'
echo "@pullab end stages=1"
head -c 50000000 /dev/zero | tr '\0' 'x' | fold -w 100
echo "the last line"
