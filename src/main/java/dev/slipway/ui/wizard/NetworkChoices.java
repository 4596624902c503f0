package dev.slipway.ui.wizard;

import dev.slipway.openstack.CloudOffer;
import dev.slipway.openstack.Networking;
import dev.slipway.ui.kit.PickField.Choice;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What can be picked on the page Network: names, with the ID where a name is not enough; the project's own things first. */
final class NetworkChoices {

    private final CloudOffer offer;

    NetworkChoices(CloudOffer offer) {
        this.offer = offer;
    }

    List<Choice> external() {
        return choices(offer.network().external(), Networking.Network::name, Networking.Network::id,
                Networking.Network::projectId, Networking.Network::id);
    }

    List<Choice> networks() {
        return choices(offer.network().networks().content().stream().filter(network -> !network.external()).toList(),
                Networking.Network::name, Networking.Network::id, Networking.Network::projectId,
                Networking.Network::id);
    }

    /** IPv4 only, and of this network if one is named. */
    List<Choice> subnets(Optional<Networking.Network> network) {
        return choices(offer.network().subnets().content().stream().filter(subnet -> subnet.ipVersion() == 4)
                .filter(subnet -> network.filter(it -> !it.id().equals(subnet.networkId())).isEmpty())
                .filter(subnet -> offer.network().external().stream()
                        .noneMatch(it -> it.id().equals(subnet.networkId())))
                .toList(), Networking.Subnet::name, Networking.Subnet::id, Networking.Subnet::projectId,
                subnet -> subnet.cidr() + " · " + subnet.id());
    }

    List<Choice> routers() {
        return choices(offer.network().routers().content(), Networking.Router::name, Networking.Router::id,
                Networking.Router::projectId, Networking.Router::id);
    }

    private <T> List<Choice> choices(List<T> things, Function<T, String> name, Function<T, String> id,
            Function<T, String> project, Function<T, String> detail) {
        var counts = things.stream().collect(Collectors.groupingBy(name, Collectors.counting()));
        var here = offer.session().projectId();
        return things.stream()
                .sorted(Comparator.comparing((T thing) -> !project.apply(thing).equals(here)).thenComparing(name))
                .map(thing -> {
                    var doubled = counts.getOrDefault(name.apply(thing), 0L) > 1;
                    var named = !name.apply(thing).isBlank();
                    return new Choice(doubled || !named ? id.apply(thing) : name.apply(thing),
                            named ? name.apply(thing) : id.apply(thing), detail.apply(thing), doubled);
                }).toList();
    }

    Optional<Networking.Network> network(String nameOrId) {
        return one(offer.network().networks().content(), nameOrId, Networking.Network::name, Networking.Network::id);
    }

    Optional<Networking.Subnet> subnet(String nameOrId) {
        return one(offer.network().subnets().content(), nameOrId, Networking.Subnet::name, Networking.Subnet::id);
    }

    Optional<Networking.Router> router(String nameOrId) {
        return one(offer.network().routers().content(), nameOrId, Networking.Router::name, Networking.Router::id);
    }

    /** By ID, or by a name that only one has. */
    private static <T> Optional<T> one(List<T> things, String nameOrId, Function<T, String> name,
            Function<T, String> id) {
        var text = nameOrId.strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var byId = things.stream().filter(thing -> id.apply(thing).equals(text)).findFirst();
        if (byId.isPresent()) {
            return byId;
        }
        var named = things.stream().filter(thing -> name.apply(thing).equals(text)).toList();
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }
}
