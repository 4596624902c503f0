package dev.slipway.provision;

import dev.slipway.openstack.BlockStorage;
import dev.slipway.openstack.CloudAccess;
import dev.slipway.openstack.Compute;
import dev.slipway.openstack.Images;
import dev.slipway.openstack.Networking;
import dev.slipway.openstack.OpenStack;
import dev.slipway.openstack.Quota;
import dev.slipway.openstack.Session.CredentialKind;
import dev.slipway.spec.CloudChoice.ClusterCredential;
import dev.slipway.spec.ClusterId;
import dev.slipway.spec.ClusterSpec;
import dev.slipway.spec.NodePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Looks the spec's names up in the cloud and says, before anything is made, what will not work. One object looks at one cloud
 * once.
 */
final class Preflight {

    /** kubeadm's own minimum for a control plane. */
    private static final int CONTROL_PLANE_CPUS = 2;
    private static final int CONTROL_PLANE_MIB = 1700;

    private final ClusterSpec spec;
    private final ClusterId id;
    private final OpenStack cloud;
    private final List<Finding> findings = new ArrayList<>();

    Preflight(ClusterSpec spec, ClusterId id, OpenStack cloud) {
        this.spec = spec;
        this.id = id;
        this.cloud = cloud;
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /**
     * Before anything of the cluster exists.
     *
     * @throws PreflightException if it would not work
     */
    CloudChoices beforeFirstRun(CloudAccess access) throws PreflightException {
        var choices = choices(access);
        services();
        credential();
        names();
        quotas();
        return judged(choices);
    }

    /** Before a run that goes on; a cluster whose first control plane is gone for good is not begun a second time. */
    CloudChoices beforeLaterRun(CloudAccess access, Progress progress) throws PreflightException {
        var choices = choices(access);
        services();
        credential();
        servers(progress);
        return judged(choices);
    }

    /** For what only touches things that carry the mark. */
    CloudChoices withoutLookingUp(CloudAccess access) {
        var session = cloud.session();
        var user = spec.nodes().loginUser().or(() -> cloud.images().images().stream()
                .filter(i -> i.id().equals(spec.nodes().image()) || i.name().equals(spec.nodes().image())).findFirst()
                .flatMap(this::knownUser)).orElse("");
        return new CloudChoices(session.authUrl(), session.region(), access.caPem(), "", "", "", user, "", "",
                presence(cloud.blockStorage()), presence(cloud.loadBalancing()));
    }

    private CloudChoices judged(Optional<CloudChoices> choices) throws PreflightException {
        if (choices.isEmpty() || findings.stream().anyMatch(f -> f.severity() == Finding.Severity.BLOCKING)) {
            throw new PreflightException(findings);
        }
        return choices.get();
    }

    /** A run makes again what is missing or broken; that must not happen to a server that holds a part of a living cluster. */
    private void servers(Progress progress) {
        var ours = cloud.compute().servers().stream().filter(s -> new Mark(id).owns(s.metadata())).toList();
        var first = NodeName.controlPlane(spec.name(), 1).value();
        if (progress.initialised() && ours.stream().noneMatch(s -> s.name().equals(first))) {
            findings.add(Finding.blocking("", "provision.first-control-plane-lost", first));
        }
        ours.stream().filter(s -> s.status().equals("ERROR") && progress.hadBeenUp().contains(s.name()))
                .forEach(s -> findings.add(
                        Finding.blocking("", "provision.server-broken", s.name(), s.id(), s.fault())));
    }

    /** The IDs behind the names, if all could be found. */
    private Optional<CloudChoices> choices(CloudAccess access) {
        var networks = cloud.networking().networks();
        var external = externalNetwork(spec.network().externalNetwork(), "network.external", networks);
        var floating = spec.addOns().loadBalancers().floatingNetwork().isEmpty() ? external
                : externalNetwork(spec.addOns().loadBalancers().floatingNetwork(),
                        "add-ons.load-balancers.floating-network",
                        networks);
        var image = one("nodes.image", "image", spec.nodes().image(), cloud.images().images(), Images.Image::id,
                Images.Image::name);
        var flavors = cloud.compute().flavors();
        var controlPlane = flavor("nodes.control-planes.flavor", spec.nodes().controlPlanes(), flavors);
        var worker = flavor("nodes.workers.flavor", spec.nodes().workers(), flavors);
        controlPlane.ifPresent(this::controlPlaneSize);
        var user = image.flatMap(this::loginUser);
        if (external.isEmpty() || floating.isEmpty() || image.isEmpty() || controlPlane.isEmpty() || worker.isEmpty()
                || user.isEmpty()) {
            return Optional.empty();
        }
        var session = cloud.session();
        return Optional.of(new CloudChoices(session.authUrl(), session.region(), access.caPem(), external.get().id(),
                floating.get().id(), image.get().id(), user.get(), controlPlane.get().id(), worker.get().id(),
                presence(cloud.blockStorage()), presence(cloud.loadBalancing())));
    }

    /** What the cloud lacks, and what the user should know. */
    private void services() {
        if (cloud.loadBalancing().isEmpty()) {
            findings.add(Finding.advice("add-ons.load-balancers", "provision.no-octavia"));
        }
        if (cloud.blockStorage().isEmpty()) {
            findings.add(Finding.advice("add-ons.storage-class", "provision.no-cinder"));
        }
        spec.addOns().storageClass().volumeType().ifPresent(type -> cloud.blockStorage()
                .ifPresent(
                        storage -> one("add-ons.storage-class.volume-type", "volume type", type, storage.volumeTypes(),
                                BlockStorage.VolumeType::id, BlockStorage.VolumeType::name)));
        findings.add(Finding.advice("", "provision.flannel-no-policy"));
        if (cloud.session().authUrl().getScheme().equals("http")) {
            findings.add(Finding.advice("cloud", "provision.plain-http", cloud.session().authUrl().toString()));
        }
    }

    /** Whether the session may give the cluster a credential of its own, or the user agreed to share theirs. */
    private void credential() {
        var reuse = spec.cloud().credential() == ClusterCredential.REUSE;
        var kind = cloud.session().kind();
        if (!reuse && kind == CredentialKind.RESTRICTED) {
            findings.add(Finding.blocking("cloud.credential", "provision.credential-restricted"));
        }
        if (reuse && kind == CredentialKind.PASSWORD) {
            findings.add(Finding.blocking("cloud.credential", "provision.reuse-needs-credential"));
        }
    }

    /** Names that another cluster of the project holds. */
    private void names() {
        var servers = cloud.compute().servers();
        var project = cloud.session().projectId();
        var networks = cloud.networking().networks().stream().filter(n -> n.projectId().equals(project))
                .map(n -> Mark.clusterIn(n.description())).flatMap(Optional::stream);
        var marked = servers.stream().map(s -> Optional.ofNullable(s.metadata().get(Mark.METADATA_KEY)))
                .flatMap(Optional::stream);
        var cluster = Stream.concat(networks, marked)
                .filter(other -> !other.equals(id.value()) && nameOf(other).equals(spec.name().value())).findFirst();
        if (cluster.isPresent()) {
            findings.add(Finding.blocking("name", "provision.name-taken", spec.name().value(), cluster.get()));
            return;
        }
        servers.stream().filter(s -> !new Mark(id).owns(s.metadata()) && isNodeName(s.name())).findFirst()
                .ifPresent(server -> findings.add(
                        Finding.blocking("name", "provision.server-name-taken", server.name(), server.id())));
    }

    /** Whether the project's limits allow all of it; only before the first run, since later ones already use a part. */
    private void quotas() {
        var flavors = cloud.compute().flavors();
        var pools = List.of(spec.nodes().controlPlanes(), spec.nodes().workers());
        long servers = pools.stream().mapToLong(NodePlan.Pool::count).sum();
        var compute = cloud.compute().quotas();
        need(compute, "instances", servers);
        need(compute, "cores", total(pools, flavors, Compute.Flavor::vcpus));
        need(compute, "ram", total(pools, flavors, Compute.Flavor::ramMib));
        need(compute, "key_pairs", 1);
        need(compute, "server_groups", 1);
        var network = cloud.networking().quotas();
        need(network, "network", 1);
        need(network, "subnet", 1);
        need(network, "router", 1);
        need(network, "port", servers + 1);
        need(network, "floatingip", spec.access().proxy().isEmpty() ? 1 : 0);
        need(network, "security_group", 2);
        need(network, "security_group_rule", 8L + spec.access().sshFrom().size() + 2L * spec.access().apiFrom().size());
    }

    private void need(Map<String, Quota> quotas, String resource, long needed) {
        var quota = quotas.get(resource);
        if (quota != null && quota.free() < needed) {
            findings.add(Finding.blocking("nodes", "provision.quota", resource, needed, quota.used(), quota.limit(),
                    quota.free()));
        }
    }

    private long total(List<NodePlan.Pool> pools, List<Compute.Flavor> flavors,
            Function<Compute.Flavor, Integer> size) {
        return pools.stream().mapToLong(pool -> flavors.stream()
                .filter(f -> f.id().equals(pool.flavor()) || f.name().equals(pool.flavor())).findFirst()
                .map(f -> (long) pool.count() * size.apply(f)).orElse(0L)).sum();
    }

    private Optional<Networking.Network> externalNetwork(Optional<String> wanted, String field,
            List<Networking.Network> networks) {
        var external = networks.stream().filter(Networking.Network::external).toList();
        if (wanted.isPresent()) {
            return one(field, "external network", wanted.get(), external, Networking.Network::id,
                    Networking.Network::name);
        }
        if (external.size() == 1) {
            return Optional.of(external.getFirst());
        }
        findings.add(Finding.blocking(field, external.isEmpty() ? "provision.no-external-network"
                : "provision.several-external-networks",
                external.stream().map(n -> n.name() + " (" + n.id() + ")").toList()));
        return Optional.empty();
    }

    private Optional<Compute.Flavor> flavor(String field, NodePlan.Pool pool, List<Compute.Flavor> flavors) {
        return one(field, "flavor", pool.flavor(), flavors, Compute.Flavor::id, Compute.Flavor::name);
    }

    private void controlPlaneSize(Compute.Flavor flavor) {
        if (flavor.vcpus() < CONTROL_PLANE_CPUS || flavor.ramMib() < CONTROL_PLANE_MIB) {
            findings.add(Finding.blocking("nodes.control-planes.flavor", "provision.flavor-too-small", flavor.name(),
                    flavor.vcpus(), flavor.ramMib(), CONTROL_PLANE_CPUS, CONTROL_PLANE_MIB));
        }
    }

    private Optional<String> loginUser(Images.Image image) {
        var known = knownUser(image);
        if (known.isEmpty()) {
            findings.add(Finding.blocking("nodes.login-user", "provision.login-user-unknown", image.name()));
        }
        return known;
    }

    private Optional<String> knownUser(Images.Image image) {
        return spec.nodes().loginUser().or(() -> Optional.ofNullable(image.properties().get("os_admin_user")))
                .or(() -> userOf(image.properties().getOrDefault("os_distro", "") + " " + image.name()));
    }

    private static Optional<String> userOf(String hint) {
        var text = hint.toLowerCase(Locale.ROOT);
        return List.of("debian", "ubuntu").stream().filter(text::contains).findFirst();
    }

    /** The one thing with this ID or name; names need not be unique in OpenStack, so that several are a finding. */
    private <T> Optional<T> one(String field, String kind, String wanted, List<T> all, Function<T, String> idOf,
            Function<T, String> nameOf) {
        var byId = all.stream().filter(thing -> idOf.apply(thing).equals(wanted)).findFirst();
        if (byId.isPresent()) {
            return byId;
        }
        var byName = all.stream().filter(thing -> nameOf.apply(thing).equals(wanted)).toList();
        if (byName.size() == 1) {
            return Optional.of(byName.getFirst());
        }
        findings.add(byName.isEmpty()
                ? Finding.blocking(field, "provision.not-found", kind, wanted,
                        all.stream().map(nameOf).sorted().toList())
                : Finding.blocking(field, "provision.ambiguous", kind, wanted, byName.stream().map(idOf).toList()));
        return Optional.empty();
    }

    private boolean isNodeName(String server) {
        var nodes = spec.nodes();
        return ordinal(server, "-cp-").filter(n -> n <= nodes.controlPlanes().count()).isPresent()
                || ordinal(server, "-w-").filter(n -> n <= nodes.workers().count()).isPresent();
    }

    private Optional<Integer> ordinal(String server, String infix) {
        var prefix = spec.name() + infix;
        return server.startsWith(prefix) && server.substring(prefix.length()).matches("[1-9][0-9]{0,3}")
                ? Optional.of(Integer.valueOf(server.substring(prefix.length()))) : Optional.empty();
    }

    private static String nameOf(String clusterId) {
        var dash = clusterId.lastIndexOf('-');
        return dash < 0 ? clusterId : clusterId.substring(0, dash);
    }

    private static CloudChoices.Presence presence(Optional<?> service) {
        return service.isPresent() ? CloudChoices.Presence.OFFERED : CloudChoices.Presence.ABSENT;
    }
}
