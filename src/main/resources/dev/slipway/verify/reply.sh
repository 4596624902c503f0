#!/bin/sh
# reply: answers one HTTP request on standard input with the name of this pod; to /large a megabyte comes behind.
set -eu

box() { if command -v busybox >/dev/null; then busybox "$@"; else "$@"; fi; }

read -r _ path _ || exit 0
blank=$(printf '\r')
while read -r line; do
    if [ -z "$line" ] || [ "$line" = "$blank" ]; then break; fi
done
printf 'HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\npod=%s\nnode=%s\n' "$POD" "$NODE"
case $path in
    /large*) box head -c 1048576 /dev/zero | box tr '\0' x ;;
esac
