package dev.slipway.provision;

import dev.slipway.openstack.Networking.Subnet;
import dev.slipway.spec.Cidr;
import dev.slipway.spec.NetworkPlan.NewSubnet;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether what the nodes, pods and services have as addresses hides something that they have to reach. That the three do not
 * overlap each other is a matter of the answers alone.
 */
final class AddressCheck {

    static final List<String> KEYS = List.of("provision.cidr-hides-service", "provision.cidr-hides-dns",
            "provision.cidr-hides-external", "provision.cidr-hides-computer");

    private static final String NODES = "network.subnet";

    private final Situation situation;
    private final Findings findings;

    private AddressCheck(Situation situation, Findings findings) {
        this.situation = situation;
        this.findings = findings;
    }

    static void look(Situation situation, Findings findings) {
        new AddressCheck(situation, findings).look();
    }

    private void look() {
        networks().forEach((field, network) -> {
            services(field, network);
            dnsServers(field, network);
            external(field, network);
            computer(field, network);
        });
    }

    /** By the answer that says so; an existing subnet's addresses are not the user's to change. */
    private Map<String, Cidr> networks() {
        var networks = new LinkedHashMap<String, Cidr>();
        if (situation.spec().network().subnet() instanceof NewSubnet(var cidr, _)) {
            networks.put(NODES, cidr);
        }
        networks.put("kubernetes.pods", situation.spec().kubernetes().pods());
        networks.put("kubernetes.services", situation.spec().kubernetes().services());
        return networks;
    }

    private void services(String field, Cidr network) {
        addressesOfServices().filter(network::contains).distinct()
                .forEach(address -> block(field, network, "provision.cidr-hides-service", address));
    }

    private Stream<String> addressesOfServices() {
        var session = situation.offer().session();
        return Stream.concat(Stream.of(session.authUrl()), session.endpoints().values().stream()).map(URI::getHost);
    }

    /** The nodes' own may be among the nodes. */
    private void dnsServers(String field, Cidr network) {
        situation.spec().network().subnet().dnsServers().stream()
                .filter(server -> !field.equals(NODES) && network.contains(server))
                .forEach(server -> block(field, network, "provision.cidr-hides-dns", server));
    }

    /** Neutron gives no router a way into a subnet and, by its gateway, into one of the same addresses. */
    private void external(String field, Cidr network) {
        situation.externalNetwork().stream()
                .flatMap(external -> situation.offer().network().subnets().content().stream()
                        .filter(subnet -> subnet.networkId().equals(external.id())))
                .map(AddressCheck::cidr).flatMap(Optional::stream).filter(network::overlaps)
                .forEach(other -> block(field, network, "provision.cidr-hides-external", other.value()));
    }

    private void computer(String field, Cidr network) {
        situation.ownNetworks().stream().filter(network::overlaps).findFirst().ifPresent(own -> findings.add(
                Finding.advice(field, "provision.cidr-hides-computer", network.value(), own.value())
                        .with(elsewhere(field, network))));
    }

    private void block(String field, Cidr network, String key, String hidden) {
        findings.add(Finding.blocking(field, key, network.value(), hidden).with(elsewhere(field, network)));
    }

    /** Addresses of the same number that hide nothing. */
    private Optional<Remedy> elsewhere(String field, Cidr network) {
        var networks = networks();
        networks.remove(field);
        return FreeAddresses.of(network.prefix()).filter(free -> networks.values().stream().noneMatch(free::overlaps)
                && situation.ownNetworks().stream().noneMatch(free::overlaps)
                && addressesOfServices().noneMatch(free::contains)
                && situation.spec().network().subnet().dnsServers().stream().noneMatch(free::contains)
                && situation.offer().network().subnets().content().stream().map(AddressCheck::cidr)
                        .flatMap(Optional::stream).noneMatch(free::overlaps))
                .findFirst().map(free -> new Remedy.ChangeCidr(field, free));
    }

    private static Optional<Cidr> cidr(Subnet subnet) {
        return subnet.ipVersion() == 4 ? Optional.of(new Cidr(subnet.cidr())) : Optional.empty();
    }
}
