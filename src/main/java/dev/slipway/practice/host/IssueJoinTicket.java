package dev.slipway.practice.host;

import dev.slipway.practice.HostReply;
import dev.slipway.practice.kubernetes.Cluster;

/** {@code kubeadm token create}, with the CA's hash. */
final class IssueJoinTicket implements HostScript {

    @Override
    public HostReply answer(Call call) {
        String ttl = call.variable("TOKEN_TTL");
        Cluster cluster = KubeadmCommands.controlPlaneOf(call);
        String token = cluster.tickets().issueToken(KubeadmCommands.duration("--ttl", ttl), call.now());
        return HostScript.looked("token=" + token + "\nca-hash=" + cluster.key() + "\n");
    }
}
