#!/bin/sh
# ask.sh BASE IN: runs the script unpacked in IN in the foreground; its output is the answer, its exit status ours.
set -eu
in=$2
trap 'rm -rf "$in"' EXIT
trap 'exit 129' HUP INT TERM PIPE
cd "$in"
. ./environment.sh
SLIPWAY_FILES=$in/files
export SLIPWAY_FILES
chmod 700 script.sh
umask 022 # what a script makes outside is made as any program makes it
status=0
./script.sh </dev/null || status=$?
exit "$status"
