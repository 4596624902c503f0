package dev.slipway.practice.kubernetes;

import dev.slipway.practice.kubernetes.CloudSession.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** OCCM's node controllers: a node's server, addresses, zone and type; and nodes whose servers are gone. */
final class CloudControllerManager implements Controller {

    private static final String PROVIDER = "openstack:///";
    private static final Duration ADDRESSES_EVERY = Duration.ofMinutes(5);

    private final World world;
    private final Programs programs;
    private final Map<String, Instant> looked = new HashMap<>();

    CloudControllerManager(World world, Programs programs) {
        this.world = world;
        this.programs = programs;
    }

    /** One of its pods that runs, and is signed in. */
    Optional<StoredObject> leader() {
        return world.all(ResourceType.POD).stream().filter(pod -> Conditions.isTrue(pod, "Ready"))
                .filter(pod -> Container.of(pod, world.store()).stream()
                        .anyMatch(each -> each.program().equals(Programs.CLOUD_CONTROLLER)))
                .filter(pod -> programs.session(pod).isPresent()).findFirst();
    }

    @Override
    public void reconcile() {
        leader().flatMap(programs::session).ifPresent(session -> world.all(ResourceType.NODE).forEach(node -> {
            boolean uninitialized = Taints.has(node, Taints.UNINITIALIZED);
            boolean due = world.hasPassed(looked.getOrDefault(node.uid(), Instant.EPOCH), ADDRESSES_EVERY);
            if (uninitialized || due && !node.text("spec", "providerID").isEmpty()
                    || Taints.has(node, Taints.UNREACHABLE)) {
                looked.put(node.uid(), world.now());
                look(node, session);
            }
        }));
    }

    private void look(StoredObject node, CloudSession session) {
        Optional<Map<String, Object>> server = server(node, session);
        if (server.isEmpty()) {
            if (Taints.has(node, Taints.UNREACHABLE)) {
                world.store().delete(node); // "Deleting node because it does not exist in the cloud provider"
            }
            return;
        }
        List<Map<String, Object>> addresses = addresses(server.get(), node.name());
        String kubeletAddress = world.member(node.name()).map(Member::address).orElse("");
        if (addresses.stream().noneMatch(each -> kubeletAddress.equals(each.get("address")))) {
            return; // "failed to get node address from cloud provider that matches ip": it stays uninitialised
        }
        String type = flavor(server.get(), session);
        world.store().change(node, content -> {
            Tree.grow(content, "spec").putIfAbsent("providerID", PROVIDER + Tree.text(server.get(), "id"));
            Tree.grow(content, "status").put("addresses", addresses);
            Map<String, Object> labels = Tree.grow(content, "metadata", "labels");
            labels.put("node.kubernetes.io/instance-type", type);
            labels.put("beta.kubernetes.io/instance-type", type);
            labels.put("topology.kubernetes.io/zone", Tree.text(server.get(), "OS-EXT-AZ:availability_zone"));
            labels.put("topology.kubernetes.io/region", session.conf().text("Global", "region"));
            Taints.remove(content, Taints.UNINITIALIZED);
        });
    }

    private static Optional<Map<String, Object>> server(StoredObject node, CloudSession session) {
        String providerId = node.text("spec", "providerID");
        if (!providerId.isEmpty()) {
            return Optional.of(session.get("compute", "/servers/" + providerId.substring(PROVIDER.length())))
                    .filter(Reply::ok).map(reply -> Tree.map(reply.body(), "server"));
        }
        // Nova takes the name as a regular expression.
        List<Map<String, Object>> named =
                Tree.maps(session.get("compute", "/servers/detail?name=%5E" + node.name() + "%24").body(),
                        "servers").stream().filter(each -> node.name().equals(each.get("name"))).toList();
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }

    private static List<Map<String, Object>> addresses(Map<String, Object> server, String nodeName) {
        List<Map<String, Object>> addresses = new ArrayList<>();
        for (Object network : Tree.map(server, "addresses").values()) {
            for (Map<String, Object> address : Tree.maps(network)) {
                String type = Tree.text(address, "OS-EXT-IPS:type").equals("floating") ? "ExternalIP" : "InternalIP";
                addresses.add(Map.of("type", type, "address", Tree.text(address, "addr")));
            }
        }
        addresses.add(Map.of("type", "Hostname", "address", nodeName));
        return addresses;
    }

    private static String flavor(Map<String, Object> server, CloudSession session) {
        String name = Tree.text(server, "flavor", "original_name");
        String id = Tree.text(server, "flavor", "id");
        if (!name.isEmpty() || id.isEmpty()) {
            return name;
        }
        return Tree.text(session.get("compute", "/flavors/" + id).body(), "flavor", "name");
    }
}
