#!/bin/bash
# join-node: makes this server a node of a cluster. Once it is, this does nothing.
#   ROLE            control-plane or worker
#   LOGIN_USER      who gets ~/.kube/config on a control plane, or empty
# Files: kubeadm.yaml, kubeadm-functions.sh, and patches as patch-NAME
set -euo pipefail
# shellcheck source=kubeadm-functions.sh
. "$SLIPWAY_FILES/kubeadm-functions.sh"
joined=$state/joined

# A worker has joined when its kubelet has its credentials; a control plane only when kubeadm has ended.
has_joined() {
    [ -e /etc/kubernetes/kubelet.conf ] || return 1
    [ "$ROLE" = worker ] || [ -e "$joined" ] || return 1
    systemctl -q is-active kubelet || systemctl start kubelet
}

join() {
    if was_tried "$joined"; then
        reset_kubeadm "$joined"
    fi
    place_patches
    echo "Joining the cluster."
    kubeadm config validate --config "$SLIPWAY_FILES/kubeadm.yaml"
    kubeadm join --config "$SLIPWAY_FILES/kubeadm.yaml" # warnings on standard error are normal; the exit status decides
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
