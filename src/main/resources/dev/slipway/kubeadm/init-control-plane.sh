#!/bin/bash
# init-control-plane: makes this server the first control plane. Once it is, this only says what it is.
#   LOGIN_USER              who gets ~/.kube/config, or empty
#   KUBERNETES_VERSION      such as 1.36.3: what prepare-node installed
# Files: kubeadm.yaml, and patches as patch-NAME
set -euo pipefail
export KUBECONFIG=/etc/kubernetes/admin.conf
state=/var/lib/slipway
made=$state/control-plane-made fetched=$state/kubeconfig-fetched

die() { echo "$1"; exit "${2:-1}"; }

place_patches() {
    local file
    rm -rf "$state/patches"
    for file in "$SLIPWAY_FILES"/patch-*; do
        [ ! -e "$file" ] || install -D -m 600 "$file" "$state/patches/${file##*/patch-}"
    done
}

# What failed half-way is cleared away, but never what somebody may use already.
clear_failed_attempt() {
    local trace=no file
    for file in /etc/kubernetes/pki/ca.crt /etc/kubernetes/*.conf /etc/kubernetes/manifests/*.yaml "$made" "$fetched"; do
        [ ! -e "$file" ] || trace=yes
    done
    [ $trace = yes ] || return 0
    if [ -e "$fetched" ]; then
        die "The control plane on this server is broken, and its kubeconfig was given out: it is not made anew by itself." 3
    fi
    echo "An earlier attempt did not end well: clearing it away."
    rm -f "$made"
    kubeadm reset --force --cri-socket unix:///run/containerd/containerd.sock
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

give_kubeconfig() {
    local entry home
    [ -n "$LOGIN_USER" ] || return 0
    entry=$(getent passwd "$LOGIN_USER") || die "There is no user $LOGIN_USER."
    home=$(cut -d: -f6 <<<"$entry")
    install -d -m 700 -o "$LOGIN_USER" -g "$(cut -d: -f4 <<<"$entry")" "$home/.kube"
    install -m 600 -o "$LOGIN_USER" -g "$(cut -d: -f4 <<<"$entry")" "$KUBECONFIG" "$home/.kube/config"
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
