package dev.slipway.provision;

import dev.slipway.openstack.CloudAccess;
import dev.slipway.openstack.Compute;
import dev.slipway.openstack.OpenStack;
import dev.slipway.openstack.OpenStackException;
import dev.slipway.provision.CloudChoices.Presence;
import dev.slipway.spec.ClusterId;
import dev.slipway.spec.ClusterSpec;
import java.util.List;
import java.util.Optional;

/** Says, before anything is made, what will not work. One object looks at one cloud once. */
final class Preflight {

    private final ClusterSpec spec;
    private final ClusterId id;
    private final OpenStack cloud;
    private final Findings findings = new Findings();

    Preflight(ClusterSpec spec, ClusterId id, OpenStack cloud) {
        this.spec = spec;
        this.id = id;
        this.cloud = cloud;
    }

    List<Finding> findings() {
        return findings.all();
    }

    /**
     * Before anything of the cluster exists.
     *
     * @throws PreflightException if it would not work
     * @throws OpenStackException if the cloud did not say what has to be known
     */
    CloudChoices beforeFirstRun(CloudAccess access, Situation situation) throws PreflightException {
        ServiceCheck.obstacle(situation).ifPresent(Preflight::refuse);
        findings.addAll(PreflightTable.beforeFirstRun(situation));
        return choices(access, situation);
    }

    /** Before a run that goes on; a cluster whose first control plane is gone for good is not begun a second time. */
    CloudChoices beforeLaterRun(CloudAccess access, Situation situation, Progress progress)
            throws PreflightException {
        ServiceCheck.obstacle(situation).ifPresent(Preflight::refuse);
        findings.addAll(PreflightTable.beforeLaterRun(situation));
        servers(progress, situation.offer().compute().servers().content());
        return choices(access, situation);
    }

    /** For what only touches things that carry the mark. Images are no part of that: Glance may be down, or the image gone. */
    CloudChoices withoutLookingUp(CloudAccess access) {
        var session = cloud.session();
        return new CloudChoices(session.authUrl(), session.region(), access.caPem(), "", "",
                new NetworkLeft(spec.network(), new Mark(id), cloud).find(), "", loginUser(), "", "",
                Presence.of(cloud.blockStorage()), Presence.of(cloud.loadBalancing()));
    }

    private static void refuse(OpenStackException failure) {
        throw failure;
    }

    private CloudChoices choices(CloudAccess access, Situation situation) throws PreflightException {
        findings.judge();
        return new CloudNames(situation, new Findings()).choices(access.caPem())
                .orElseThrow(() -> new IllegalStateException("something was not found, and that is no finding"));
    }

    /** A run makes again what is missing or broken; that must not happen to a server that holds a part of a living cluster. */
    private void servers(Progress progress, List<Compute.Server> servers) {
        var ours = servers.stream().filter(s -> new Mark(id).owns(s.metadata())).toList();
        var first = NodeName.controlPlane(spec.name(), 1).value();
        if (progress.initialised() && ours.stream().noneMatch(s -> s.name().equals(first))) {
            findings.block("", "provision.first-control-plane-lost", first);
        }
        ours.stream().filter(Compute.Server::isOff)
                .forEach(s -> findings.block("", "provision.server-off", s.name(), s.id(), s.status()));
        ours.stream().filter(s -> s.status().equals("ERROR") && progress.hadBeenUp().contains(s.name()))
                .forEach(s -> findings.block("", "provision.server-broken", s.name(), s.id(), s.fault()));
    }

    /** Only whoever looks into the cluster through SSH needs it; who does not must not be kept by its lack. */
    private String loginUser() {
        return spec.nodes().loginUser().or(this::imagesUser).or(() -> LoginUser.hinted(spec.nodes().image()))
                .orElse("");
    }

    private Optional<String> imagesUser() {
        try {
            return cloud.images().images().stream()
                    .filter(i -> i.id().equals(spec.nodes().image()) || i.name().equals(spec.nodes().image()))
                    .findFirst().flatMap(image -> LoginUser.on(image, spec.nodes()));
        } catch (OpenStackException _) {
            return Optional.empty();
        }
    }
}
