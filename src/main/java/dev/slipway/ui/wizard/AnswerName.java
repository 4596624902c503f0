package dev.slipway.ui.wizard;

import dev.slipway.spec.SpecProblem;
import dev.slipway.text.Message;
import java.util.Map;
import java.util.Optional;

/** How the pages call what the answers file calls {@code nodes.workers.count}. */
final class AnswerName {

    private static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("name", "ui.cloud.name"),
            Map.entry("cloud.entry", "ui.cloud.entry"),
            Map.entry("cloud.sign-in.auth-url", "ui.cloud.auth-url"),
            Map.entry("cloud.sign-in.region", "ui.cloud.region"),
            Map.entry("cloud.sign-in.user", "ui.cloud.user"),
            Map.entry("cloud.sign-in.user-domain", "ui.cloud.user-domain"),
            Map.entry("cloud.sign-in.project", "ui.cloud.project"),
            Map.entry("cloud.sign-in.project-domain", "ui.cloud.project-domain"),
            Map.entry("cloud.sign-in.application-credential", "ui.cloud.credential-id"),
            Map.entry("cloud.sign-in.ca", "ui.cloud.ca"),
            Map.entry("network.external", "ui.network.external"),
            Map.entry("network.existing.network", "ui.network.network"),
            Map.entry("network.existing.subnet", "ui.network.subnet"),
            Map.entry("network.existing.router", "ui.network.router"),
            Map.entry("network.subnet", "ui.network.cidr"),
            Map.entry("network.dns", "ui.network.dns"),
            Map.entry("access.ssh-from", "ui.network.ssh-from"),
            Map.entry("access.api-from", "ui.network.api-from"),
            Map.entry("access.proxy", "ui.network.proxy"),
            Map.entry("nodes", "ui.quota.title"),
            Map.entry("nodes.image", "ui.nodes.image"),
            Map.entry("nodes.login-user", "ui.nodes.login-user"),
            Map.entry("nodes.key-pair", "ui.nodes.key-pair"),
            Map.entry("nodes.control-planes.count", "ui.nodes.control-plane"),
            Map.entry("nodes.control-planes.flavor", "ui.nodes.flavor-control-plane"),
            Map.entry("nodes.workers.count", "ui.nodes.workers"),
            Map.entry("nodes.workers.flavor", "ui.nodes.flavor-worker"),
            Map.entry("kubernetes.pods", "ui.kubernetes.pods"),
            Map.entry("kubernetes.services", "ui.kubernetes.services"),
            Map.entry("kubernetes.registry.prefix", "ui.kubernetes.registry"),
            Map.entry("kubernetes.registry.ca", "ui.kubernetes.registry-ca"),
            Map.entry("kubernetes.packages.kubernetes", "ui.kubernetes.packages-kubernetes"),
            Map.entry("kubernetes.packages.containerd", "ui.kubernetes.packages-containerd"),
            Map.entry("add-ons.storage-class", "ui.kubernetes.volumes"),
            Map.entry("add-ons.storage-class.name", "ui.kubernetes.storage-class"),
            Map.entry("add-ons.storage-class.volume-type", "ui.kubernetes.volume-type"),
            Map.entry("add-ons.load-balancers", "ui.kubernetes.balancers"),
            Map.entry("add-ons.load-balancers.floating-network", "ui.kubernetes.floating"));

    private AnswerName() {}

    /** The nearest name there is. */
    static Optional<Message> of(String field) {
        for (var path = field; !path.isEmpty(); path = path.substring(0, Math.max(0, path.lastIndexOf('.')))) {
            if (KEYS.containsKey(path)) {
                return Optional.of(Message.of(KEYS.get(path)));
            }
        }
        return Optional.empty();
    }

    /** What is wrong, behind the name of the answer with which it is. */
    static Message before(SpecProblem problem) {
        return of(problem.field()).map(name -> Message.of("ui.wizard.wrong", name, problem.message()))
                .orElse(problem.message());
    }
}
