package dev.slipway.provision;

import dev.slipway.openstack.CloudOffer.Part;
import dev.slipway.openstack.OpenStackException;
import dev.slipway.spec.ClusterSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether the services are there that a cluster needs, and answered. */
final class ServiceCheck {

    static final List<String> KEYS = List.of("provision.no-service", "provision.unread", "provision.no-octavia",
            "provision.no-cinder", "provision.flannel-no-policy", "provision.plain-http");

    private static final List<String> NEEDED = List.of("compute", "network", "image");

    /** Without these nothing can be said, and no plan be made. */
    private static final Set<String> INDISPENSABLE = Set.of("flavors", "servers", "networks", "security groups",
            "images");

    private static final Set<OpenStackException.Kind> NOT_FOR_US = Set.of(OpenStackException.Kind.FORBIDDEN,
            OpenStackException.Kind.NOT_FOUND);

    private ServiceCheck() {}

    /** The first reason, if there is any, why what the cloud offers cannot be gone by. */
    static Optional<OpenStackException> obstacle(Situation situation) {
        return situation.offer().parts().entrySet().stream()
                .filter(part -> isObstacle(situation.spec(), part.getKey(), part.getValue()))
                .flatMap(part -> part.getValue().failure().stream()).findFirst();
    }

    /** Quotas that this user may not see are unknown; that they cannot be read today is another matter. */
    private static boolean isObstacle(ClusterSpec spec, String name, Part<?> part) {
        return isNeeded(spec, name) || name.endsWith("quotas")
                && part.failure().filter(failure -> !NOT_FOR_US.contains(failure.kind())).isPresent();
    }

    private static boolean isNeeded(ClusterSpec spec, String name) {
        return INDISPENSABLE.contains(name) || switch (name) {
            case "subnets", "routers", "ports" -> spec.network().usesExisting();
            case "key pairs" -> spec.nodes().keyPair().isPresent();
            case "volume types" -> spec.addOns().storageClass().volumeType().isPresent();
            default -> false;
        };
    }

    static void look(Situation situation, Findings findings) {
        var offer = situation.offer();
        NEEDED.stream().filter(service -> !offer.session().endpoints().containsKey(service)).forEach(
                service -> findings.block("cloud", "provision.no-service", service, offer.session().region()));
        offer.parts().forEach((name, part) -> part.failure().filter(ServiceCheck::isNoAbsence).ifPresent(failure -> {
            if (isObstacle(situation.spec(), name, part)) {
                findings.block("cloud", "provision.unread", Kinds.all(name), failure.message(), failure.words());
            } else if (!name.endsWith("quotas")) { // the row on quotas says what is unknown
                findings.advise("cloud", "provision.unread", Kinds.all(name), failure.message(), failure.words());
            }
        }));
        if (offer.loadBalancing().isEmpty()) {
            findings.advise("add-ons.load-balancers", "provision.no-octavia");
        }
        if (offer.storage().isEmpty()) {
            findings.advise("add-ons.storage-class", "provision.no-cinder");
        }
        findings.advise("", "provision.flannel-no-policy");
        PlainHttp.advise(offer.session(), findings);
    }

    private static boolean isNoAbsence(OpenStackException failure) {
        return !failure.message().key().equals("openstack.no-service");
    }
}
