#!/bin/bash
# describe-volume: says what a pod's volume is on this node, as lines key=value on standard output. Changes nothing.
# POD_UID and VOLUME (its name in Kubernetes) say which; VOLUME_ID is the one in Cinder.
set -euo pipefail

mount=/var/lib/kubelet/pods/$POD_UID/volumes/kubernetes.io~csi/$VOLUME/mount
device=$(findmnt -nro SOURCE --mountpoint "$mount" || true)
device=${device%%\[*}
echo "device=$device"
echo "filesystem=$(findmnt -nro FSTYPE --mountpoint "$mount" || true)"
echo "size=$(findmnt -nro SIZE --mountpoint "$mount" || true)"
# The hypervisor gives a disk the first 20 characters of the volume's ID for a serial number.
for link in /dev/disk/by-id/*"${VOLUME_ID:0:20}"*; do
    if [ -n "$device" ] && [ "$(readlink -f "$link")" = "$(readlink -f "$device")" ]; then
        echo "link=$link"
    fi
done
