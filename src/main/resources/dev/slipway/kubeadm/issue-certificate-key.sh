#!/bin/bash
# issue-certificate-key: uploads the control plane's certificates, encrypted, for two hours, and prints the key to them.
set -euo pipefail
umask 077
configuration=$(mktemp)
trap 'rm -f "$configuration"' EXIT
key=$(kubeadm certs certificate-key)
# With a version of our own, or kubeadm asks the internet for the newest one.
cat >"$configuration" <<END
apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
certificateKey: $key
---
apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: $(kubeadm version -o short)
END
kubeadm init phase upload-certs --upload-certs --skip-certificate-key-print --config "$configuration" >&2
echo "certificate-key=$key"
