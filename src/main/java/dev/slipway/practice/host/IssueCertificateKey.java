package dev.slipway.practice.host;

import dev.slipway.practice.HostReply;

/** {@code kubeadm init phase upload-certs --upload-certs}. */
final class IssueCertificateKey implements HostScript {

    @Override
    public HostReply answer(Call call) {
        String key = KubeadmCommands.controlPlaneOf(call).tickets().issueCertificateKey(call.now());
        return HostScript.looked("certificate-key=" + key + "\n");
    }
}
