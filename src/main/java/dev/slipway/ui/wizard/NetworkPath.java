package dev.slipway.ui.wizard;

import dev.slipway.openstack.CloudOffer;
import dev.slipway.openstack.Networking;
import dev.slipway.text.Message;
import dev.slipway.ui.kit.PathPicture.Box;
import dev.slipway.ui.kit.PathPicture.Link;
import dev.slipway.ui.kit.PathPicture.State;
import java.util.List;
import java.util.Optional;

/**
 * The road from the nodes to the outside, as the answers and the cloud make it: nodes → subnet → router → external network.
 *
 * @param broken what no step of the plan can put right
 */
record NetworkPath(List<Box> boxes, List<Link> links, Optional<Message> broken) {

    /** @param offer empty while the cloud has not answered */
    static NetworkPath of(ClusterDraft draft, Optional<CloudOffer> offer) {
        return new Tracing(draft, offer).path();
    }

    private static final class Tracing {

        private final NetworkDraft network;
        private final int nodes;
        private final Optional<CloudOffer> offer;
        private final Optional<NetworkChoices> choices;

        Tracing(ClusterDraft draft, Optional<CloudOffer> offer) {
            this.network = draft.network();
            this.nodes = draft.nodes().controlPlanes().count() + draft.nodes().workers().count();
            this.offer = offer;
            this.choices = offer.map(NetworkChoices::new);
        }

        NetworkPath path() {
            var toRouter = toRouter();
            var toExternal = toExternal();
            var broken = List.of(toRouter, toExternal).stream().filter(link -> link.state() == State.BROKEN).findFirst()
                    .map(Link::words);
            return new NetworkPath(List.of(nodesBox(), subnetBox(), routerBox(), externalBox()), List.of(
                    new Link(subnet().isPresent() || isNewSubnet() ? State.THERE : State.UNKNOWN,
                            Message.of("ui.network.link-nodes")),
                    toRouter, toExternal), broken);
        }

        private boolean isNewSubnet() {
            return network.existing().subnet().isBlank();
        }

        private boolean isNewRouter() {
            return network.existing().router().isBlank();
        }

        private Optional<Networking.Subnet> subnet() {
            return choices.flatMap(it -> it.subnet(network.existing().subnet()));
        }

        private Optional<Networking.Router> router() {
            return choices.flatMap(it -> it.router(network.existing().router()));
        }

        private Optional<Networking.Network> external() {
            if (!network.external().isBlank()) {
                return choices.flatMap(it -> it.network(network.external())).filter(Networking.Network::external);
            }
            return offer.map(it -> it.network().external()).filter(all -> all.size() == 1).map(List::getFirst);
        }

        private Box nodesBox() {
            return new Box("mdoal-dns", Message.of("ui.network.nodes", nodes),
                    List.of(Message.of("ui.network.ports-made")), State.NEW);
        }

        private Box subnetBox() {
            if (isNewSubnet()) {
                return new Box("mdomz-settings_ethernet", Message.of("ui.network.new-subnet"),
                        List.of(Message.of("ui.network.plain", network.subnet()),
                                Message.of("ui.network.dns-count", network.dns().size())),
                        State.NEW);
            }
            return subnet().map(it -> new Box("mdomz-settings_ethernet", Message.of("ui.network.plain", it.name()),
                    List.of(Message.of("ui.network.plain", it.cidr()),
                            Message.of(it.dhcp() ? "ui.network.dhcp" : "ui.network.no-dhcp")),
                    State.THERE))
                    .orElseGet(() -> unknown("mdomz-settings_ethernet", network.existing().subnet()));
        }

        private Box routerBox() {
            if (isNewRouter()) {
                return new Box("mdomz-router", Message.of("ui.network.new-router"),
                        List.of(Message.of("ui.network.with-gateway")), State.NEW);
            }
            return router().map(it -> new Box("mdomz-router", Message.of("ui.network.plain", it.name()),
                    List.of(Message.of(it.externalNetworkId().isEmpty() ? "ui.network.no-gateway"
                            : "ui.network.has-gateway")),
                    State.THERE))
                    .orElseGet(() -> unknown("mdomz-router", network.existing().router()));
        }

        private Box externalBox() {
            return external().map(it -> new Box("mdomz-public", Message.of("ui.network.plain", it.name()),
                    List.of(Message.of("ui.network.external-what")), State.THERE)).orElseGet(
                            () -> offer.isEmpty() ? new Box("mdomz-public", Message.of("ui.network.external"),
                                    List.of(Message.of("ui.network.plain", network.external())), State.UNKNOWN)
                                    : new Box("mdomz-public", Message.of("ui.network.no-external"),
                                            List.of(Message.of("ui.network.no-way-out")),
                                            State.BROKEN));
        }

        private Box unknown(String icon, String name) {
            return new Box(icon, Message.of("ui.network.plain", name),
                    List.of(Message.of(offer.isPresent() ? "ui.network.not-found" : "ui.network.asking")),
                    offer.isPresent() ? State.BROKEN : State.UNKNOWN);
        }

        private Link toRouter() {
            if (isNewRouter() || isNewSubnet()) {
                return new Link(State.NEW, Message.of("ui.network.link-interface"));
            }
            if (subnet().isEmpty() || router().isEmpty()) {
                return new Link(State.UNKNOWN, Message.of("ui.network.link-unknown"));
            }
            var joined = offer.orElseThrow().network().routersOf(subnet().get().id()).stream()
                    .anyMatch(it -> it.id().equals(router().get().id()));
            return joined
                    ? new Link(State.THERE, Message.of("ui.network.link-joined"))
                    : new Link(State.NEW, Message.of("ui.network.link-interface"));
        }

        private Link toExternal() {
            if (offer.isPresent() && external().isEmpty()) {
                return new Link(State.BROKEN, Message.of("ui.network.broken-external"));
            }
            if (isNewRouter()) {
                return new Link(State.NEW, Message.of("ui.network.link-gateway"));
            }
            if (router().isEmpty() || external().isEmpty()) {
                return new Link(State.UNKNOWN, Message.of("ui.network.link-unknown"));
            }
            var gateway = router().get().externalNetworkId();
            if (gateway.isEmpty()) {
                return new Link(State.NEW, Message.of("ui.network.link-gateway"));
            }
            return gateway.equals(external().get().id())
                    ? new Link(State.THERE, Message.of("ui.network.link-open"))
                    : new Link(State.BROKEN, Message.of("ui.network.broken-gateway", router().get().name(),
                            external().get().name()));
        }
    }
}
