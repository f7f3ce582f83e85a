#!/bin/bash
exit 194
