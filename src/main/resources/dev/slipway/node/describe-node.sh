#!/bin/bash
# describe-node: says what this server is and how far it has come, as lines key=value on standard output. Changes nothing.
set -euo pipefail

os_release() { (
    # shellcheck source=/dev/null
    . /etc/os-release
    echo "${!1:-}"
); }

cloud_init() {
    command -v cloud-init >/dev/null || { echo absent; return; }
    local said status=0
    said=$(cloud-init status --long 2>/dev/null) || status=$?
    case $said in
        *degraded*) echo degraded ;;
        *"status: error"*) echo error ;;
        *"status: done"*) [ "$status" = 2 ] && echo degraded || echo 'done' ;;
        *"status: disabled"*) echo absent ;;
        *) echo running ;;
    esac
}

provider_id() {
    local flags=/var/lib/kubelet/kubeadm-flags.env configuration=/var/lib/kubelet/config.yaml
    { grep -sho -- '--provider-id=[^ "]*' "$flags" | cut -d= -f2- || true
      sed -n 's/^providerID: *"\{0,1\}\([^"]*\)"\{0,1\} *$/\1/p' "$configuration" 2>/dev/null || true; } | head -n 1
}

kubernetes() {
    dpkg-query -W -f '${db:Status-Status} ${Version}\n' kubeadm 2>/dev/null | sed -n 's/^installed \([^-]*\)-.*/\1/p' || true
}

echo "os=$(os_release ID)"
echo "os-version=$(os_release VERSION_ID)"
echo "arch=$(dpkg --print-architecture 2>/dev/null || uname -m | tr -cd 'a-z0-9\n')"
if [ "$(stat -fc %T /sys/fs/cgroup)" = cgroup2fs ]; then echo cgroup=v2; else echo cgroup=v1; fi
echo "cloud-init=$(cloud_init)"
echo "hostname=$(uname -n)"
if [ -e /etc/kubernetes/kubelet.conf ]; then echo kubelet=joined; else echo kubelet=absent; fi
if [ -e /etc/kubernetes/admin.conf ] && [ -e /etc/kubernetes/manifests/kube-apiserver.yaml ]; then
    echo control-plane=present
else
    echo control-plane=absent
fi
echo "provider-id=$(provider_id)"
if [ -e /etc/kubernetes/pki/ca.crt ]; then
    echo "ca-hash=sha256:$(openssl x509 -pubkey -noout -in /etc/kubernetes/pki/ca.crt | openssl pkey -pubin -outform der |
        sha256sum | cut -d' ' -f1)"
fi
echo "kubernetes=$(kubernetes)"
