package dev.slipway.provision;

import dev.slipway.openstack.BlockStorage;
import dev.slipway.openstack.CloudOffer;
import dev.slipway.openstack.CloudOffer.Part;
import dev.slipway.openstack.Compute;
import dev.slipway.openstack.Images;
import dev.slipway.openstack.Networking;
import dev.slipway.spec.ClusterSpec;
import dev.slipway.spec.NodePlan;
import java.util.List;
import java.util.Optional;

/** Finds in the cloud what the spec names: by ID, else by a name, which need not be unique in OpenStack. */
final class CloudNames {

    static final List<String> KEYS = List.of("provision.not-found", "provision.ambiguous",
            "provision.no-external-network", "provision.several-external-networks", "provision.login-user-unknown");

    private final ClusterSpec spec;
    private final CloudOffer offer;
    private final Situation situation;
    private final Findings findings;
    private final Names names;

    CloudNames(Situation situation, Findings findings) {
        this.spec = situation.spec();
        this.offer = situation.offer();
        this.situation = situation;
        this.findings = findings;
        this.names = new Names(findings);
    }

    /** What cannot be found. */
    static void look(Situation situation, Findings findings) {
        new CloudNames(situation, findings).choices(Optional.empty());
    }

    /** The IDs behind the names, if all could be found; each that could not is a finding. */
    Optional<CloudChoices> choices(Optional<String> caPem) {
        var networks = offer.network().networks();
        var external = externalNetwork(spec.network().externalNetwork(), "network.external", networks);
        var floating = spec.addOns().loadBalancers().floatingNetwork().isEmpty() ? external
                : externalNetwork(spec.addOns().loadBalancers().floatingNetwork(),
                        "add-ons.load-balancers.floating-network", networks);
        var image = names.oneOf("nodes.image", "image", spec.nodes().image(), offer.images(), Images.Image::id,
                Images.Image::name);
        var flavors = offer.compute().flavors();
        var controlPlane = flavor("nodes.control-planes.flavor", spec.nodes().controlPlanes(), flavors);
        var worker = flavor("nodes.workers.flavor", spec.nodes().workers(), flavors);
        var user = image.flatMap(this::loginUser);
        volumeType();
        keyPair();
        if (external.isEmpty() || floating.isEmpty() || image.isEmpty() || controlPlane.isEmpty() || worker.isEmpty()
                || user.isEmpty()) {
            return Optional.empty();
        }
        var session = offer.session();
        return Optional.of(new CloudChoices(session.authUrl(), session.region(), caPem, external.get().id(),
                floating.get().id(), network(external.get()), image.get().id(), user.get(), controlPlane.get().id(),
                worker.get().id(),
                CloudChoices.Presence.of(offer.storage()), CloudChoices.Presence.of(offer.loadBalancing())));
    }

    private Optional<Networking.Network> externalNetwork(Optional<String> wanted, String field,
            Part<List<Networking.Network>> networks) {
        var external = offer.network().external();
        if (wanted.isPresent()) {
            return names.oneOf(field, "external network", wanted.get(), new Part<>(external, networks.failure(),
                    networks.took()), Networking.Network::id,
                    Networking.Network::name);
        }
        if (external.size() == 1) {
            return Optional.of(external.getFirst());
        }
        if (!networks.isKnown()) {
            return Optional.empty();
        }
        findings.block(field, external.isEmpty() ? "provision.no-external-network"
                : "provision.several-external-networks",
                external.stream().map(n -> n.name() + " (" + n.id() + ")").toList());
        return Optional.empty();
    }

    private Optional<Compute.Flavor> flavor(String field, NodePlan.Pool pool, Part<List<Compute.Flavor>> flavors) {
        return names.oneOf(field, "flavor", pool.flavor(), flavors, Compute.Flavor::id, Compute.Flavor::name);
    }

    private Optional<String> loginUser(Images.Image image) {
        var known = LoginUser.on(image, spec.nodes());
        if (known.isEmpty()) {
            findings.block("nodes.login-user", "provision.login-user-unknown", image.name());
        }
        return known;
    }

    /** What stands in its way is said by a row of its own. */
    private FoundNetwork network(Networking.Network external) {
        return new ExistingNetwork(situation, new Findings()).find(external.id());
    }

    private void keyPair() {
        spec.nodes().keyPair().ifPresent(name -> names.oneOf("nodes.key-pair", "key pair", name,
                offer.compute().keyPairs(), Compute.KeyPair::name, Compute.KeyPair::name));
    }

    /** The storage class names it to Cinder itself; here it only has to be there. */
    private void volumeType() {
        spec.addOns().storageClass().volumeType().ifPresent(type -> offer.storage().ifPresent(
                storage -> names.oneOf("add-ons.storage-class.volume-type", "volume type", type, storage.volumeTypes(),
                        BlockStorage.VolumeType::id, BlockStorage.VolumeType::name)));
    }
}
