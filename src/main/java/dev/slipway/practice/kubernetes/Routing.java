package dev.slipway.practice.kubernetes;

import dev.slipway.practice.HttpReply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What kube-proxy does on every node: a connection to a Service's port leads to one of its pods, wherever that runs. */
record Routing(World world, PodScripts scripts) {

    /** The answer of some pod behind a node port; empty if no Service has it. */
    Optional<HttpReply> answer(int nodePort, String path) {
        for (StoredObject service : world.all(ResourceType.SERVICE)) {
            for (Map<String, Object> port : Tree.maps(service.content(), "spec", "ports")) {
                if (Tree.text(port, "nodePort").equals(Integer.toString(nodePort))) {
                    return pick(service, port, path);
                }
            }
        }
        return Optional.empty();
    }

    private Optional<HttpReply> pick(StoredObject service, Map<String, Object> port, String path) {
        List<StoredObject> ready = backends(service);
        return ready.isEmpty() ? Optional.empty()
                : scripts.answer(ready.get(world.random().nextInt(ready.size())),
                        Long.parseLong(Tree.text(port, "targetPort")), path)
                        .map(body -> new HttpReply(200, Map.of("content-type", "text/plain"),
                                body.getBytes(StandardCharsets.UTF_8)));
    }

    /** The Service's pods that are Ready. */
    List<StoredObject> backends(StoredObject service) {
        Map<String, Object> selector = service.map("spec", "selector");
        return selector.isEmpty() ? List.of() : world.all(ResourceType.POD).stream()
                .filter(pod -> pod.namespace().equals(service.namespace()))
                .filter(pod -> Conditions.isTrue(pod, "Ready") && !pod.isBeingDeleted())
                .filter(pod -> Selector.matches(selector, pod.map("metadata", "labels"))).toList();
    }
}
