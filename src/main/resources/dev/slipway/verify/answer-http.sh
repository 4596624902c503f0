#!/bin/sh
# answer-http: answers HTTP on port 8080, each request by reply.sh beside it.
set -eu

box() { if command -v busybox >/dev/null; then busybox "$@"; else "$@"; fi; }

# How it goes on after the first connection differs between the ways in which BusyBox is built.
case "$(box nc --help 2>&1 || true)" in
    *-lk*) again=-lk ;;
    *-ll*) again=-ll ;;
    *) again=-l ;;
esac
echo "port=8080"
while :; do
    box nc "$again" -p 8080 -e /bin/sh /slipway/reply.sh || box sleep 1
done
