#!/bin/bash
# init-control-plane: makes this server the first control plane. Once it is, this only says what it is.
#   LOGIN_USER              who gets ~/.kube/config, or empty
#   KUBERNETES_VERSION      such as 1.36.3: what prepare-node installed
# Files: kubeadm.yaml, kubeadm-functions.sh, and patches as patch-NAME
set -euo pipefail
export KUBECONFIG=/etc/kubernetes/admin.conf
# shellcheck source=kubeadm-functions.sh
. "$SLIPWAY_FILES/kubeadm-functions.sh"
made=$state/control-plane-made fetched=$state/kubeconfig-fetched

# What failed half-way is cleared away, but never what somebody may use already.
clear_failed_attempt() {
    was_tried "$made" "$fetched" || return 0
    if [ -e "$fetched" ]; then
        die "The control plane on this server is broken, and its kubeconfig was given out: it is not made anew by itself." 3
    fi
    reset_kubeadm "$made"
    find /var/lib/etcd -mindepth 1 -delete 2>/dev/null || true # its contents: the directory may be a mount
}

init() {
    clear_failed_attempt
    place_patches
    echo "Making the control plane, Kubernetes $KUBERNETES_VERSION."
    kubeadm config validate --config "$SLIPWAY_FILES/kubeadm.yaml"
    kubeadm init --config "$SLIPWAY_FILES/kubeadm.yaml" --skip-token-print
    touch "$made"
}

install -d -m 700 "$state"
[ "$(kubeadm version -o short)" = "v$KUBERNETES_VERSION" ] ||
    die "kubeadm $(kubeadm version -o short) is installed, not v$KUBERNETES_VERSION."
if [ -e "$made" ] && [ -e "$KUBECONFIG" ]; then
    echo "The control plane was made before."
    systemctl -q is-active kubelet || systemctl start kubelet || die "kubelet does not start."
else
    init
fi
give_kubeconfig
hash=$(openssl x509 -pubkey -noout -in /etc/kubernetes/pki/ca.crt | openssl pkey -pubin -outform der | sha256sum | cut -d' ' -f1)
printf 'ca-hash=sha256:%s\nkubernetes=v%s\n' "$hash" "$KUBERNETES_VERSION" >"$SLIPWAY_ANSWER"
