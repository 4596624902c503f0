package dev.slipway.provision;

import dev.slipway.openstack.CloudOffer;
import dev.slipway.openstack.Compute;
import dev.slipway.spec.ClusterSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether names that a cluster needs belong to somebody else in its project. */
final class NamesTaken {

    static final List<String> KEYS = List.of("provision.name-taken", "provision.server-name-taken");

    private final ClusterSpec spec;
    private final Mark mark;
    private final CloudOffer offer;

    private NamesTaken(Situation situation) {
        this.spec = situation.spec();
        this.mark = new Mark(situation.id());
        this.offer = situation.offer();
    }

    static void look(Situation situation, Findings findings) {
        new NamesTaken(situation).look(findings);
    }

    private void look(Findings findings) {
        var servers = offer.compute().servers().content();
        var cluster = namesake(servers);
        if (cluster.isPresent()) {
            findings.block("name", "provision.name-taken", spec.name().value(), cluster.get());
            return;
        }
        servers.stream().filter(s -> !mark.owns(s.metadata()) && isNodeName(s.name())).findFirst()
                .ifPresent(server -> findings.block("name", "provision.server-name-taken", server.name(),
                        server.id()));
    }

    /** The ID of another cluster of this name, by its security groups, which every cluster has, or a server that outlived them. */
    private Optional<String> namesake(List<Compute.Server> servers) {
        var project = offer.session().projectId();
        var groups = offer.network().securityGroups().content().stream().filter(g -> g.projectId().equals(project))
                .map(g -> mark.namesakeIn(g.description())).flatMap(Optional::stream);
        var marked = servers.stream().map(s -> Optional.ofNullable(s.metadata().get(Mark.METADATA_KEY)))
                .flatMap(Optional::stream).filter(mark::isNamesake);
        return Stream.concat(groups, marked).findFirst();
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
}
