#!/bin/bash
echo "stage 1 is fine"
