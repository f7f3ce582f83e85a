#!/bin/bash
echo "cannot go on"
exit 3
