package dev.slipway.provision;

import dev.slipway.addons.CloudControllerManager;
import dev.slipway.kubernetes.ApiObject;
import dev.slipway.kubernetes.KubernetesApi;
import dev.slipway.kubernetes.KubernetesApi.Kind;
import dev.slipway.plan.Failure;
import dev.slipway.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What keeps the cloud controller manager from its work, by its pods and what they print. */
public record ControllerLog(KubernetesApi api) {

    private static final int LINES = 300;
    private static final int MOST_EVIDENCE = 3;
    /** After so many, which takes a minute and a half, the next one ends like the last. */
    private static final long RESTARTS = 3;

    /** The signs of each cause, in the words of Go, of gophercloud and of the controller; the first that fits counts. */
    enum Cause {
        DNS("lookup \\S+( on \\S+)?: |no such host|server misbehaving"),
        TLS("x509: |tls: |certificate "),
        UNAUTHENTICATED("got 401|\\b401 Unauthorized|Authentication failed|requires authentication"),
        FORBIDDEN("got 403|\\b403 Forbidden"),
        NO_INSTANCE(
                "(?i)instance not found|failed to find object|instance .* does not exist|error fetching node by provider ID"
                        + "|failed to get instance metadata|failed to get node address from cloud provider"),
        UNREACHABLE("connection refused|no route to host|i/o timeout|network is unreachable|context deadline exceeded"
                + "|Client\\.Timeout exceeded|got 50[234]");

        private final Pattern sign;

        Cause(String sign) {
            this.sign = Pattern.compile(sign);
        }

        boolean isIn(String line) {
            return sign.matcher(line).find();
        }

        private String key() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** The failure, if the controller falls over again and again: then no wait will help. */
    public Optional<Failure> broken(Message seen) {
        var pods = pods();
        return !pods.isEmpty() && pods.stream().allMatch(ControllerLog::isLost) ? Optional.of(why(seen))
                : Optional.empty();
    }

    /**
     * Lets Kubernetes make pods anew that fell over so often that it would start them again only in minutes: what they fell over may
     * be mended.
     */
    public void startAfresh() {
        pods().stream().filter(ControllerLog::isLost).forEach(pod -> api.delete(Kind.POD, pod.namespace(), pod.name()));
    }

    /** The failure for what was seen of the nodes, with the controller's own lines. */
    public Failure why(Message seen) {
        var pods = pods();
        for (var pod : pods) {
            var lines = api.podLog(pod.namespace(), pod.name(), CloudControllerManager.NAME, LINES).lines().toList();
            var cause = cause(lines);
            if (cause.isPresent()) {
                return new Failure.Rejected(Message.of("verify.controller." + cause.get().key(), seen),
                        evidence(lines, cause.get()));
            }
        }
        if (pods.stream().noneMatch(ControllerLog::isReady)) {
            return new Failure.Rejected(Message.of("verify.controller.not-running", seen),
                    String.join("\n", pods.stream().map(ControllerLog::waiting).toList()));
        }
        return new Failure.Rejected(Message.of("verify.controller.silent", seen), "");
    }

    /** By the last line that says why something went wrong: what is mended is further up. */
    static Optional<Cause> cause(List<String> lines) {
        return lines.reversed().stream().filter(ControllerLog::isTrouble)
                .flatMap(line -> List.of(Cause.values()).stream().filter(cause -> cause.isIn(line)).limit(1))
                .findFirst();
    }

    /** Warnings, errors and fatal ends, as klog marks them; what has no mark is Go's own, or a message of several lines. */
    private static boolean isTrouble(String line) {
        return !line.matches("I\\d{4} .*") || line.contains("rror");
    }

    private static String evidence(List<String> lines, Cause cause) {
        var found = new ArrayList<String>();
        for (var line : lines.reversed()) {
            if (found.size() < MOST_EVIDENCE && isTrouble(line) && cause.isIn(line) && !found.contains(line)) {
                found.addFirst(line);
            }
        }
        return String.join("\n", found);
    }

    private List<ApiObject> pods() {
        return api.objects(Kind.POD).stream().filter(ControllerLog::isController)
                .filter(pod -> !pod.has("metadata", "deletionTimestamp")).toList();
    }

    private static boolean isLost(ApiObject pod) {
        return !isReady(pod) && pod.list("status", "containerStatuses").stream()
                .anyMatch(it -> it.number("restartCount").orElse(0L) >= RESTARTS);
    }

    private static boolean isController(ApiObject pod) {
        return pod.namespace().equals(CloudControllerManager.NAMESPACE)
                && pod.list("spec", "containers").stream()
                        .anyMatch(it -> it.text("name").equals(CloudControllerManager.NAME));
    }

    private static boolean isReady(ApiObject pod) {
        return pod.list("status", "conditions").stream()
                .anyMatch(it -> it.text("type").equals("Ready") && it.text("status").equals("True"));
    }

    private static String waiting(ApiObject pod) {
        return pod.name() + ": " + pod.list("status", "containerStatuses").stream()
                .map(it -> it.text("state", "waiting", "reason") + " " + it.text("state", "waiting", "message"))
                .reduce((one, other) -> one + ", " + other)
                .orElseGet(() -> pod.list("status", "conditions").stream().map(it -> it.text("message"))
                        .filter(it -> !it.isEmpty()).findFirst().orElse(pod.text("status", "phase")));
    }
}
