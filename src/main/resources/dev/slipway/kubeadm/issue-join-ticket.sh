#!/bin/bash
# issue-join-ticket: prints a new bootstrap token and the hash of the cluster's CA.
#   TOKEN_TTL       how long the token is valid, such as 2h0m0s
set -euo pipefail
touch /var/lib/slipway/kubeconfig-fetched # nodes may join now: no less a reason never to make the control plane anew
token=$(kubeadm token create --kubeconfig /etc/kubernetes/admin.conf --ttl "$TOKEN_TTL" --description "made by Slipway")
hash=$(openssl x509 -pubkey -noout -in /etc/kubernetes/pki/ca.crt | openssl pkey -pubin -outform der | sha256sum | cut -d' ' -f1)
printf 'token=%s\nca-hash=sha256:%s\n' "$token" "$hash"
