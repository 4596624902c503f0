#!/bin/sh
# ask-around: resolves INSIDE and OUTSIDE (which may be empty), and reaches the pod at PEER with packets of all sizes; says what
# works as soon as it does, and what was answered where it does not.
set -eu
trap 'exit 0' TERM INT

box() { if command -v busybox >/dev/null; then busybox "$@"; else "$@"; fi; }

# resolve NAME: its first address; what comes before the name in the answer is the server's.
resolve() { box nslookup -type=a "$1" 2>&1 | box sed -n '/^Name:/,$ s/^Address[^:]*:[[:space:]]*\([0-9.]*\).*/\1/p' | box head -n 1; }

ask() { # KEY NAME
    address=$(resolve "$2")
    if [ -n "$address" ]; then
        echo "$1=$address"
    else
        echo "$1-said=$(box nslookup -type=a "$2" 2>&1 | box tr '\n' ' ')"
        return 1
    fi
}

ping_large() {
    size=$((mtu - 28)) # behind the headers of IP and ICMP
    if box ping -c 3 -w 6 -s "$size" "$PEER" >/dev/null 2>&1; then
        echo "ping=$size"
    else
        echo "ping-said=$(box ping -c 1 -w 2 -s "$size" "$PEER" 2>&1 | box tail -n 2 | box tr '\n' ' ')"
        return 1
    fi
}

fetch() {
    bytes=$(printf 'GET /large HTTP/1.0\r\n\r\n' | box nc -w 5 "$PEER" 8080 | box wc -c | box tr -d ' ') || bytes=0
    if [ "$bytes" -gt 1048576 ]; then
        echo "bytes=$bytes"
    else
        echo "bytes-said=$bytes"
        return 1
    fi
}

mtu=$(box cat /sys/class/net/eth0/mtu)
echo "mtu=$mtu"
left="inside outside ping fetch"
while [ -n "$left" ]; do
    again=
    for what in $left; do
        case $what in
            inside) ask inside "$INSIDE" ;;
            outside) [ -z "$OUTSIDE" ] || ask outside "$OUTSIDE" ;;
            ping) ping_large ;;
            fetch) fetch ;;
        esac || again="$again $what"
    done
    left=$again
    box sleep 2 &
    wait
done
while :; do
    box sleep 3600 &
    wait
done
