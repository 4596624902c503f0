#!/bin/sh
# keep-data: keeps WORD, if one is given, in the file system of a volume; says which word is there, and stays.
set -eu
trap 'exit 0' TERM INT

# BusyBox may be there with few of its commands linked.
box() { if command -v busybox >/dev/null; then busybox "$@"; else "$@"; fi; }

if [ -n "${WORD:-}" ]; then
    echo "$WORD" > /data/slipway-check
    box sync
fi
echo "word=$(box cat /data/slipway-check)"
while :; do
    box sleep 3600 &
    wait
done
