#!/bin/sh
# share-device: writes MINE into a place of its own on a block device that other pods have too, and says when it reads THEIRS in
# theirs; stays. Past the cache of the node, which knows nothing of other nodes.
set -eu
trap 'exit 0' TERM INT

box() { if command -v busybox >/dev/null; then busybox "$@"; else "$@"; fi; }

echo "$MINE" | box dd of=/dev/slipway bs=4096 seek="$MY_PLACE" conv=sync oflag=direct 2>/dev/null
echo "wrote=$MINE"
said=
while :; do
    there=$(box dd if=/dev/slipway bs=4096 skip="$THEIR_PLACE" count=1 iflag=direct 2>/dev/null | box tr -d '\0')
    if [ -z "$said" ] && [ "$there" = "$THEIRS" ]; then
        said=yes
        echo "read=$there"
    fi
    box sleep 1 &
    wait
done
