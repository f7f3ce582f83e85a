#!/bin/bash
echo "never reached"
