#!/bin/bash
# join-node: makes this server a node of a cluster. Once it is, this does nothing.
#   ROLE            control-plane or worker
#   LOGIN_USER      who gets ~/.kube/config on a control plane, or empty
# Files: kubeadm.yaml, and patches as patch-NAME
set -euo pipefail
state=/var/lib/slipway
joined=$state/joined

die() { echo "$1"; exit "${2:-1}"; }

place_patches() {
    local file
    rm -rf "$state/patches"
    for file in "$SLIPWAY_FILES"/patch-*; do
        [ ! -e "$file" ] || install -D -m 600 "$file" "$state/patches/${file##*/patch-}"
    done
}

# A worker has joined when its kubelet has its credentials; a control plane only when kubeadm has ended.
has_joined() {
    [ -e /etc/kubernetes/kubelet.conf ] || return 1
    [ "$ROLE" = worker ] || [ -e "$joined" ] || return 1
    systemctl -q is-active kubelet || systemctl start kubelet
}

join() {
    local trace=no file
    for file in /etc/kubernetes/pki/ca.crt /etc/kubernetes/*.conf /etc/kubernetes/manifests/*.yaml "$joined"; do
        [ ! -e "$file" ] || trace=yes
    done
    if [ $trace = yes ]; then
        echo "An earlier attempt did not end well: clearing it away."
        rm -f "$joined"
        kubeadm reset --force --cri-socket unix:///run/containerd/containerd.sock
    fi
    place_patches
    echo "Joining the cluster."
    kubeadm config validate --config "$SLIPWAY_FILES/kubeadm.yaml"
    kubeadm join --config "$SLIPWAY_FILES/kubeadm.yaml" # warnings on standard error are normal; the exit status decides
}

give_kubeconfig() {
    local entry home
    [ -n "$LOGIN_USER" ] || return 0
    entry=$(getent passwd "$LOGIN_USER") || die "There is no user $LOGIN_USER."
    home=$(cut -d: -f6 <<<"$entry")
    install -d -m 700 -o "$LOGIN_USER" -g "$(cut -d: -f4 <<<"$entry")" "$home/.kube"
    install -m 600 -o "$LOGIN_USER" -g "$(cut -d: -f4 <<<"$entry")" /etc/kubernetes/admin.conf "$home/.kube/config"
}

install -d -m 700 "$state"
if has_joined; then
    echo "This server is a node already."
else
    join
    touch "$joined"
fi
[ "$ROLE" = worker ] || give_kubeconfig
echo joined=yes >"$SLIPWAY_ANSWER"
