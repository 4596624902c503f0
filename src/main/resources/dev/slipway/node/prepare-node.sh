#!/bin/bash
# prepare-node: makes a fresh Debian or Ubuntu server ready for kubeadm. Can be repeated; what is right already stays.
#   NODE_NAME NODE_ADDRESS                          what it is called, and its address in the cluster's network
#   KUBERNETES_MINOR                                such as 1.36
#   KUBERNETES_URL _SUITE _KEY_URL, CONTAINERD_...  the two package repositories; {os}, {codename}, {arch} are this server's
#   REGISTRY                                        host[:port][/path] that stands in for the public registries, or empty
# Files: modules.conf sysctl.conf containerd.toml, and for a registry hosts-*.toml and perhaps registry-ca.crt
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1
list=/etc/apt/sources.list.d/slipway.list
packages=(kubelet kubeadm kubectl)

die() { echo "$1"; exit "${2:-1}"; }

find_out_what_this_is() {
    # shellcheck source=/dev/null
    . /etc/os-release
    case ${ID:-} in
        debian | ubuntu) ;;
        *) die "This is ${PRETTY_NAME:-an unknown system}; only Debian and Ubuntu can be prepared." 2 ;;
    esac
    os=$ID codename=${VERSION_CODENAME:-} arch=$(dpkg --print-architecture)
    echo "This is ${PRETTY_NAME:-$ID} on $arch."
}

placed() { # TEXT: with what only this server knows
    local text=$1
    text=${text//\{os\}/$os} text=${text//\{codename\}/$codename} text=${text//\{arch\}/$arch}
    echo "$text"
}

wait_for_cloud_init() {
    command -v cloud-init >/dev/null || return 0
    echo "Waiting for the end of cloud-init."
    local status=0
    timeout 900 cloud-init status --wait >/dev/null 2>&1 || status=$?
    case $status in
        0) ;;
        2) echo "cloud-init ended with warnings." ;;
        124) die "cloud-init has not ended within 15 minutes." ;;
        *) echo "cloud-init ended with an error; going on." ;;
    esac
}

# Unattended upgrades would hold the package manager's lock now and take our packages away later. A run in progress is
# waited for: to kill it would leave packages half installed.
timers=()
stop_upgrades() {
    local timer
    for timer in apt-daily.timer apt-daily-upgrade.timer; do
        if systemctl -q is-active "$timer"; then
            timers+=("$timer")
            systemctl stop "$timer"
        fi
    done
    local end=$((SECONDS + 900))
    # Not "is-active": services that run once are "activating" all the time.
    while systemctl show -P ActiveState apt-daily.service apt-daily-upgrade.service | grep -qxE 'active|activating'; do
        [ "$SECONDS" -lt "$end" ] || die "Unattended upgrades have not ended within 15 minutes."
        sleep 2
    done
}
start_upgrades() { [ ${#timers[@]} = 0 ] || systemctl start "${timers[@]}" || true; }
trap start_upgrades EXIT

turn_swap_off() {
    [ "$(wc -l </proc/swaps)" -le 1 ] || { echo "Turning swap off."; swapoff -a; }
    if grep -qsE '^[^#]\S*\s+\S+\s+swap\s' /etc/fstab; then
        sed -i -E 's/^([^#]\S*\s+\S+\s+swap\s)/# off for Kubernetes: \1/' /etc/fstab
    fi
}

prepare_kernel() {
    echo "Loading kernel modules and setting kernel parameters."
    install -m 644 "$SLIPWAY_FILES/modules.conf" /etc/modules-load.d/kubernetes.conf
    modprobe overlay 2>/dev/null || grep -qw overlay /proc/filesystems || die "The kernel has no overlay file system."
    modprobe br_netfilter 2>/dev/null || [ -e /proc/sys/net/bridge ] || die "The kernel has no br_netfilter."
    install -m 644 "$SLIPWAY_FILES/sysctl.conf" /etc/sysctl.d/99-kubernetes.conf
    sysctl -q -p /etc/sysctl.d/99-kubernetes.conf || echo "Some kernel parameters could not be set."
    local parameter
    for parameter in net/ipv4/ip_forward net/bridge/bridge-nf-call-iptables; do
        [ "$(cat "/proc/sys/$parameter")" = 1 ] || die "The kernel parameter $parameter stays off."
    done
}

# First, so that it counts; by content and not by rename, as /etc/hosts may be a mount.
name_itself() {
    grep -qxF "$NODE_ADDRESS $NODE_NAME" /etc/hosts && return
    echo "Writing $NODE_NAME into /etc/hosts."
    local kept
    kept=$(grep -vE "^(127\.0\.1\.1|$NODE_ADDRESS)\s" /etc/hosts || true)
    printf '%s %s\n%s\n' "$NODE_ADDRESS" "$NODE_NAME" "$kept" >/etc/hosts
}

apt_get() { apt-get -qq -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=900 -o Acquire::Retries=3 -o Acquire::http::Timeout=30 -o Acquire::https::Timeout=30 "$@"; }

fetch_key() { # NAME URL: leaves in key where it is. apt tells armored keys by their ending.
    local new
    new=$(mktemp -d)
    /usr/lib/apt/apt-helper -qq -o APT::Sandbox::User=root -o Acquire::Retries=3 download-file "$2" "$new/key" || die "The signing key $2 cannot be fetched."
    key=/etc/apt/keyrings/slipway-$1
    rm -f "$key.asc" "$key.gpg"
    if head -n 1 "$new/key" | grep -q '^-----BEGIN PGP'; then key=$key.asc; else key=$key.gpg; fi
    install -m 644 "$new/key" "$key"
    rm -r "$new"
}

repository() { # NAME URL SUITE KEY-URL
    local key
    fetch_key "$1" "$(placed "$4")"
    echo "deb [arch=$arch signed-by=$key] $(placed "$2") $(placed "$3")" >>"$list.new"
}

# The lists directory has a lock of its own, for which apt does not wait.
update() { # OPTION...
    local end=$((SECONDS + 900)) said
    until said=$(apt_get -o APT::Update::Error-Mode=any "$@" update 2>&1); do
        case $said in
            *"Could not get lock"* | *"Unable to lock"*) [ "$SECONDS" -lt "$end" ] || { echo "$said"; return 1; } ;;
            *) echo "$said"; return 1 ;;
        esac
        sleep 2
    done
}

add_repositories() {
    echo "Adding the repositories of Kubernetes and containerd."
    install -d -m 755 /etc/apt/keyrings
    : >"$list.new"
    repository kubernetes "$KUBERNETES_URL" "$KUBERNETES_SUITE" "$KUBERNETES_KEY_URL"
    repository containerd "$CONTAINERD_URL" "$CONTAINERD_SUITE" "$CONTAINERD_KEY_URL"
    mv "$list.new" "$list"
    # These two alone: in a closed network there is no way to the distribution's own. The others' lists stay as they are.
    update -o "Dir::Etc::sourcelist=$list" -o Dir::Etc::sourceparts=- -o APT::Get::List-Cleanup=0 ||
        die "The package repositories cannot be read."
}

installed() { dpkg-query -W -f '${db:Status-Status} ${Version}\n' "$1" 2>/dev/null | sed -n 's/^installed //p'; }

choose_version() {
    version=$(installed kubeadm || true)
    case $version in
        "$KUBERNETES_MINOR".*) return ;;
        ?*) [ ! -e /etc/kubernetes/kubelet.conf ] ||
            die "Kubernetes $version is at work here; to make it $KUBERNETES_MINOR is an upgrade, not a preparation." ;;
    esac
    version=$(apt-cache madison kubeadm | awk '{print $3}' | grep "^${KUBERNETES_MINOR//./\\.}\." | sort -V | tail -n 1) ||
        die "The repository has no Kubernetes $KUBERNETES_MINOR."
}

install_packages() {
    local package wanted=()
    dpkg --configure -a # after an installation that was cut short
    for package in "${packages[@]}"; do
        [ "$(installed "$package" || true)" = "$version" ] || wanted+=("$package=$version")
    done
    [ -n "$(installed containerd.io || true)" ] || wanted+=(containerd.io)
    if [ ${#wanted[@]} -gt 0 ]; then
        echo "Installing ${wanted[*]}."
        local options=(-y --no-install-recommends --allow-change-held-packages -o Dpkg::Options::=--force-confold)
        # The distribution's own lists are fetched only if something depends on them, or on newer ones.
        if ! apt_get -s "${options[@]}" install "${wanted[@]}" >/dev/null 2>&1 ||
            ! apt_get "${options[@]}" install "${wanted[@]}"; then
            echo "Fetching the distribution's own lists too."
            update || echo "Not all of them can be fetched."
            apt_get "${options[@]}" install "${wanted[@]}"
        fi
    fi
    apt-mark -q hold containerd.io "${packages[@]}" >/dev/null
}

set_up_registry() {
    local name directory hosts=/etc/containerd/certs.d
    if [ -z "$REGISTRY" ]; then
        return
    fi
    echo "Taking images from $REGISTRY."
    install -d -m 755 "$hosts"
    [ ! -e "$SLIPWAY_FILES/registry-ca.crt" ] || install -m 644 "$SLIPWAY_FILES/registry-ca.crt" /etc/containerd/registry-ca.crt
    for name in "$SLIPWAY_FILES"/hosts-*.toml; do
        directory=${name##*/hosts-} directory=${directory%.toml}
        [ "$directory" != registry ] || directory=${REGISTRY%%/*}
        install -d -m 755 "$hosts/$directory"
        install -m 644 "$name" "$hosts/$directory/hosts.toml"
    done
}

# The package starts containerd with a configuration that has no CRI: the whole file is ours.
set_up_containerd() {
    containerd=$(containerd --version | awk '{sub(/^v/, "", $3); print $3}')
    [ "${containerd%%.*}" -ge 2 ] || die "containerd $containerd is too old: Kubernetes $KUBERNETES_MINOR is run on 2.0 or later."
    install -d -m 755 /etc/containerd
    systemctl -q enable containerd kubelet
    if ! cmp -s "$SLIPWAY_FILES/containerd.toml" /etc/containerd/config.toml || ! systemctl -q is-active containerd; then
        echo "Starting containerd $containerd with its configuration."
        install -m 644 "$SLIPWAY_FILES/containerd.toml" /etc/containerd/config.toml
        systemctl restart containerd || { journalctl -u containerd -n 20 --no-pager || true; die "containerd does not start."; }
    fi
    local end=$((SECONDS + 60))
    until [ -S /run/containerd/containerd.sock ]; do
        [ "$SECONDS" -lt "$end" ] || die "containerd does not answer."
        sleep 0.5
    done
    systemctl start kubelet || true # it waits for kubeadm, and starts again and again until then
}

find_out_what_this_is
wait_for_cloud_init
stop_upgrades
turn_swap_off
prepare_kernel
name_itself
add_repositories
choose_version
install_packages
set_up_registry
set_up_containerd
kubernetes=${version%%-*}
printf 'kubernetes=%s\ncontainerd=%s\n' "$kubernetes" "$containerd" >"$SLIPWAY_ANSWER"
echo "Ready for kubeadm: Kubernetes $kubernetes, containerd $containerd."
