#!/bin/sh
# supervise.sh RUN: runs RUN/script.sh to its end and keeps how it ended. Holds the run's lock on descriptor 9, which the
# script does not get: a daemon that it leaves behind must not look like a script that still runs.
set -u
run=$1
cd "$run" || exit 1
. ./environment.sh
SLIPWAY_FILES=$run/files
SLIPWAY_ANSWER=$run/answer
export SLIPWAY_FILES SLIPWAY_ANSWER
chmod 700 script.sh
: >answer
(umask 022 && exec ./script.sh) 9>&- # what a script makes outside is made as any program makes it
status=$?
rm -rf files environment script.sh # they may hold secrets
echo "$status" >status.new
mv status.new status # last, and whole or not at all: whoever sees it has seen the end
