package dev.slipway.provision;

import dev.slipway.openstack.CloudAccess;
import dev.slipway.openstack.OpenStack;
import dev.slipway.openstack.OpenStackException;
import dev.slipway.openstack.Session.CredentialKind;
import dev.slipway.provision.CloudChoices.Presence;
import dev.slipway.spec.CloudChoice.ClusterCredential;
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
     */
    CloudChoices beforeFirstRun(CloudAccess access) throws PreflightException {
        var choices = choices(access);
        new NamesTaken(spec, id, cloud).check(findings);
        new QuotaNeeds(spec, cloud).check(findings); // not before later runs, which have a part of it already
        return judged(choices);
    }

    /** Before a run that goes on; a cluster whose first control plane is gone for good is not begun a second time. */
    CloudChoices beforeLaterRun(CloudAccess access, Progress progress) throws PreflightException {
        var choices = choices(access);
        servers(progress);
        return judged(choices);
    }

    /** For what only touches things that carry the mark. Images are no part of that: Glance may be down, or the image gone. */
    CloudChoices withoutLookingUp(CloudAccess access) {
        var session = cloud.session();
        return new CloudChoices(session.authUrl(), session.region(), access.caPem(), "", "",
                new ExistingNetwork(spec, id, cloud, findings).findWhatIsLeft(), "", loginUser(), "", "",
                Presence.of(cloud.blockStorage()), Presence.of(cloud.loadBalancing()));
    }

    private Optional<CloudChoices> choices(CloudAccess access) {
        var choices = new CloudNames(spec, id, cloud, findings).choices(access);
        services();
        credential();
        return choices;
    }

    private CloudChoices judged(Optional<CloudChoices> choices) throws PreflightException {
        findings.judge();
        return choices.orElseThrow(() -> new IllegalStateException("something was not found, and that is no finding"));
    }

    /** A run makes again what is missing or broken; that must not happen to a server that holds a part of a living cluster. */
    private void servers(Progress progress) {
        var ours = cloud.compute().servers().stream().filter(s -> new Mark(id).owns(s.metadata())).toList();
        var first = NodeName.controlPlane(spec.name(), 1).value();
        if (progress.initialised() && ours.stream().noneMatch(s -> s.name().equals(first))) {
            findings.block("", "provision.first-control-plane-lost", first);
        }
        ours.stream().filter(s -> s.status().equals("ERROR") && progress.hadBeenUp().contains(s.name()))
                .forEach(s -> findings.block("", "provision.server-broken", s.name(), s.id(), s.fault()));
    }

    /** What the cloud lacks, and what the user should know. */
    private void services() {
        if (cloud.loadBalancing().isEmpty()) {
            findings.advise("add-ons.load-balancers", "provision.no-octavia");
        }
        if (cloud.blockStorage().isEmpty()) {
            findings.advise("add-ons.storage-class", "provision.no-cinder");
        }
        findings.advise("", "provision.flannel-no-policy");
        PlainHttp.advise(cloud.session(), findings);
    }

    /** Whether the session may give the cluster a credential of its own, or the user agreed to share theirs. */
    private void credential() {
        var reuse = spec.cloud().credential() == ClusterCredential.REUSE;
        var kind = cloud.session().kind();
        if (!reuse && kind == CredentialKind.RESTRICTED) {
            findings.block("cloud.credential", "provision.credential-restricted");
        }
        if (reuse && kind == CredentialKind.PASSWORD) {
            findings.block("cloud.credential", "provision.reuse-needs-credential");
        }
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
