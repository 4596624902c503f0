package dev.slipway.practice.host;

import dev.slipway.practice.HostReply;
import dev.slipway.practice.host.Host.Membership;
import dev.slipway.practice.kubernetes.Member;
import java.util.Optional;

/** Tells what a host is and what was done to it. */
final class DescribeNode implements HostScript {

    @Override
    public HostReply answer(Call call) {
        Host host = call.host();
        Optional<Membership> membership = host.membership(call.now());
        boolean controlPlane = membership.filter(m -> m.member().role() == Member.Role.CONTROL_PLANE).isPresent();
        return HostScript.looked("""
                os=debian
                os-version=12
                arch=amd64
                cgroup=v2
                cloud-init=%s
                hostname=%s
                kubelet=%s
                control-plane=%s
                provider-id=%s
                ca-hash=%s
                kubernetes=%s
                """.formatted(
                call.now().isBefore(host.cloudInitDone()) ? "running" : "done",
                host.server().name(),
                membership.isPresent() ? "joined" : "absent",
                controlPlane ? "present" : "absent",
                membership.flatMap(m -> m.member().providerId()).orElse(""),
                membership.map(m -> m.cluster().key()).orElse(""),
                host.software(call.now()).map(Software::kubernetes).orElse("")));
    }
}
