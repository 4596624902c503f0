package dev.slipway.practice.cloud;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Which hypervisor a server comes to: the emptiest that its group's policy allows. There are twelve. */
final class Placement {

    private static final List<String> HOSTS = IntStream.rangeClosed(1, 12)
            .mapToObj(i -> String.format("practice-%02d", i)).toList();

    private final Store store;

    Placement(Store store) {
        this.store = store;
    }

    /** A hypervisor, or none where a hard policy leaves none. */
    Optional<String> host(Thing server, Optional<Thing> group) {
        Map<String, Integer> load = new HashMap<>();
        store.all(Kind.SERVER).forEach(each -> load.merge(host(each), 1, Integer::sum));
        Comparator<String> emptiest = Comparator.comparing(host -> load.getOrDefault(host, 0));
        String policy = group.map(each -> each.text("policy")).orElse("");
        Set<String> taken = new HashSet<>();
        group.stream().flatMap(each -> each.texts("members").stream()).filter(id -> !id.equals(server.id()))
                .flatMap(id -> store.find(Kind.SERVER, id).stream()).map(Placement::host)
                .filter(host -> !host.isEmpty())
                .forEach(taken::add);
        boolean apart = policy.endsWith("anti-affinity");
        boolean together = !apart && policy.endsWith("affinity") && !taken.isEmpty();
        Optional<String> wanted =
                HOSTS.stream().filter(host -> apart ? !taken.contains(host) : !together || taken.contains(host))
                        .min(emptiest);
        return wanted.isPresent() || !policy.startsWith("soft-") ? wanted : HOSTS.stream().min(emptiest);
    }

    private static String host(Thing server) {
        return server.hidden().path("host").asText("");
    }
}
