package dev.slipway.provision;

import dev.slipway.openstack.BlockStorage;
import dev.slipway.openstack.CloudAccess;
import dev.slipway.openstack.Compute;
import dev.slipway.openstack.Images;
import dev.slipway.openstack.Networking;
import dev.slipway.openstack.OpenStack;
import dev.slipway.spec.ClusterId;
import dev.slipway.spec.ClusterSpec;
import dev.slipway.spec.NodePlan;
import java.util.List;
import java.util.Optional;

/** Finds in the cloud what the spec names: by ID, else by a name, which need not be unique in OpenStack. */
final class CloudNames {

    /** kubeadm's own minimum for a control plane. */
    private static final int CONTROL_PLANE_CPUS = 2;
    private static final int CONTROL_PLANE_MIB = 1700;

    private final ClusterSpec spec;
    private final OpenStack cloud;
    private final Findings findings;
    private final ClusterId id;
    private final Names names;

    CloudNames(ClusterSpec spec, ClusterId id, OpenStack cloud, Findings findings) {
        this.spec = spec;
        this.id = id;
        this.names = new Names(findings);
        this.cloud = cloud;
        this.findings = findings;
    }

    /** The IDs behind the names, if all could be found; each that could not is a finding. */
    Optional<CloudChoices> choices(CloudAccess access) {
        var networks = cloud.networking().networks();
        var external = externalNetwork(spec.network().externalNetwork(), "network.external", networks);
        var floating = spec.addOns().loadBalancers().floatingNetwork().isEmpty() ? external
                : externalNetwork(spec.addOns().loadBalancers().floatingNetwork(),
                        "add-ons.load-balancers.floating-network", networks);
        var image = names.one("nodes.image", "image", spec.nodes().image(), cloud.images().images(), Images.Image::id,
                Images.Image::name);
        var flavors = cloud.compute().flavors();
        var controlPlane = flavor("nodes.control-planes.flavor", spec.nodes().controlPlanes(), flavors);
        var worker = flavor("nodes.workers.flavor", spec.nodes().workers(), flavors);
        controlPlane.ifPresent(this::controlPlaneSize);
        var user = image.flatMap(this::loginUser);
        volumeType();
        var there = external.map(it -> new ExistingNetwork(spec, id, cloud, findings).find(it.id(), networks))
                .orElse(FoundNetwork.NONE);
        keyPair();
        if (external.isEmpty() || floating.isEmpty() || image.isEmpty() || controlPlane.isEmpty() || worker.isEmpty()
                || user.isEmpty()) {
            return Optional.empty();
        }
        var session = cloud.session();
        return Optional.of(new CloudChoices(session.authUrl(), session.region(), access.caPem(), external.get().id(),
                floating.get().id(), there, image.get().id(), user.get(), controlPlane.get().id(), worker.get().id(),
                CloudChoices.Presence.of(cloud.blockStorage()), CloudChoices.Presence.of(cloud.loadBalancing())));
    }

    private Optional<Networking.Network> externalNetwork(Optional<String> wanted, String field,
            List<Networking.Network> networks) {
        var external = networks.stream().filter(Networking.Network::external).toList();
        if (wanted.isPresent()) {
            return names.one(field, "external network", wanted.get(), external, Networking.Network::id,
                    Networking.Network::name);
        }
        if (external.size() == 1) {
            return Optional.of(external.getFirst());
        }
        findings.block(field, external.isEmpty() ? "provision.no-external-network"
                : "provision.several-external-networks",
                external.stream().map(n -> n.name() + " (" + n.id() + ")").toList());
        return Optional.empty();
    }

    private Optional<Compute.Flavor> flavor(String field, NodePlan.Pool pool, List<Compute.Flavor> flavors) {
        return names.one(field, "flavor", pool.flavor(), flavors, Compute.Flavor::id, Compute.Flavor::name);
    }

    private void controlPlaneSize(Compute.Flavor flavor) {
        if (flavor.vcpus() < CONTROL_PLANE_CPUS || flavor.ramMib() < CONTROL_PLANE_MIB) {
            findings.block("nodes.control-planes.flavor", "provision.flavor-too-small", flavor.name(), flavor.vcpus(),
                    flavor.ramMib(), CONTROL_PLANE_CPUS, CONTROL_PLANE_MIB);
        }
    }

    private Optional<String> loginUser(Images.Image image) {
        var known = LoginUser.on(image, spec.nodes());
        if (known.isEmpty()) {
            findings.block("nodes.login-user", "provision.login-user-unknown", image.name());
        }
        return known;
    }

    private void keyPair() {
        spec.nodes().keyPair().filter(name -> cloud.compute().keyPair(name).isEmpty())
                .ifPresent(name -> findings.block("nodes.key-pair", "provision.not-found", "key pair", name,
                        cloud.compute().keyPairs().stream().map(Compute.KeyPair::name).sorted().toList()));
    }

    /** The storage class names it to Cinder itself; here it only has to be there. */
    private void volumeType() {
        spec.addOns().storageClass().volumeType().ifPresent(type -> cloud.blockStorage().ifPresent(
                storage -> names.one("add-ons.storage-class.volume-type", "volume type", type, storage.volumeTypes(),
                        BlockStorage.VolumeType::id, BlockStorage.VolumeType::name)));
    }
}
