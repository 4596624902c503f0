package dev.slipway.practice.host;

import dev.slipway.practice.HostReply;
import dev.slipway.practice.kubernetes.Member;

/** Gives the administrator's kubeconfig away, and remembers that it did. */
final class FetchKubeconfig implements HostScript {

    @Override
    public HostReply answer(Call call) {
        String adminConf = call.host().membership(call.now())
                .filter(membership -> membership.member().role() == Member.Role.CONTROL_PLANE)
                .map(membership -> membership.cluster().adminConf())
                .orElseThrow(() -> new Refusal("cat: /etc/kubernetes/admin.conf: No such file or directory"));
        call.host().markKubeconfigFetched();
        return HostScript.looked(adminConf);
    }
}
