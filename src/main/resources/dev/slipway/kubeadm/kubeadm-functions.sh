#!/bin/bash
# What the scripts have in common that make a server a node; sent along with them and read by them.

state=/var/lib/slipway

die() { echo "$1"; exit "${2:-1}"; }

# Where kubeadm looks for them, as its file says.
place_patches() {
    local file
    rm -rf "$state/patches"
    for file in "$SLIPWAY_FILES"/patch-*; do
        [ ! -e "$file" ] || install -D -m 600 "$file" "$state/patches/${file##*/patch-}"
    done
}

# Whether kubeadm was here, or one of these marks is.
was_tried() {
    local file
    for file in /etc/kubernetes/pki/ca.crt /etc/kubernetes/*.conf /etc/kubernetes/manifests/*.yaml "$@"; do
        [ ! -e "$file" ] || return 0
    done
    return 1
}

reset_kubeadm() {
    echo "An earlier attempt did not end well: clearing it away."
    rm -f "$@"
    kubeadm reset --force --cri-socket unix:///run/containerd/containerd.sock
}

# To the login user, if there is one.
give_kubeconfig() {
    local entry home
    [ -n "$LOGIN_USER" ] || return 0
    entry=$(getent passwd "$LOGIN_USER") || die "There is no user $LOGIN_USER."
    home=$(cut -d: -f6 <<<"$entry")
    install -d -m 700 -o "$LOGIN_USER" -g "$(cut -d: -f4 <<<"$entry")" "$home/.kube"
    install -m 600 -o "$LOGIN_USER" -g "$(cut -d: -f4 <<<"$entry")" /etc/kubernetes/admin.conf "$home/.kube/config"
}
