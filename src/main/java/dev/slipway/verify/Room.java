package dev.slipway.verify;

import dev.slipway.addons.CheckImage;
import dev.slipway.kubernetes.ApiObject;
import dev.slipway.kubernetes.KubernetesApi.Kind;
import dev.slipway.node.Script;
import dev.slipway.plan.Failure;
import dev.slipway.plan.Inputs;
import dev.slipway.plan.Look;
import dev.slipway.plan.StepException;
import dev.slipway.plan.Wait;
import dev.slipway.provision.Patience;
import dev.slipway.text.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The namespace of one check, and what is done in it: objects are applied, pods run scripts of ours and print what they see. */
record Room(Subject subject, CheckKind kind) {

    static final String CONTROL_PLANE = "node-role.kubernetes.io/control-plane";
    static final String LABEL = "slipway.dev/check";

    private static final Duration TO_APPLY = Duration.ofMinutes(1);
    private static final Duration TO_GO = Duration.ofMinutes(2);
    private static final Duration REPEATED = Duration.ofSeconds(30);
    private static final String SCRIPTS = "scripts";
    private static final List<String> ALL_SCRIPTS =
            List.of("keep-data", "share-device", "answer-http", "reply", "ask-around");
    private static final int LINES = 200;

    String name() {
        return "slipway-check-" + kind.id();
    }

    /** A volume for a pod. @param mode {@code Filesystem} or {@code Block} */
    record Volume(String claim, String mode) {}

    /** A pod to be. @param script that it runs @param environment of that */
    record PodPlan(String name, String script, Map<String, String> environment, String node, Optional<Volume> volume) {}

    /** Applies an object in this namespace, again while the API is busy. */
    void apply(Inputs in, Map<String, Object> object) throws Exception {
        in.await(Wait.upTo(TO_APPLY, Message.of("verify.wait.apply", new ApiObject(object).name())),
                Patience.with(in, () -> {
                    subject.api().apply(object);
                    return Look.done(true);
                }));
        in.log("applied " + object.get("kind") + " " + new ApiObject(object).fullName());
    }

    /** The scripts that pods here can run. */
    Map<String, Object> scripts() {
        var texts = new LinkedHashMap<String, Object>();
        ALL_SCRIPTS.forEach(script -> texts.put(script + ".sh", Script.beside(Room.class, script).text()));
        return object("v1", "ConfigMap", SCRIPTS, Map.of("data", texts));
    }

    Map<String, Object> claim(String name, String accessMode, String volumeMode, String storageClass) {
        return object("v1", "PersistentVolumeClaim", name, Map.of("spec", Map.of("accessModes", List.of(accessMode),
                "volumeMode", volumeMode, "storageClassName", storageClass, "resources",
                Map.of("requests", Map.of("storage", "1Gi")))));
    }

    Map<String, Object> pod(PodPlan plan) {
        var volumes = new ArrayList<Object>(List.of(Map.of("name", SCRIPTS, "configMap", Map.of("name", SCRIPTS))));
        var container = new LinkedHashMap<String, Object>(Map.of("name", "check", "image",
                CheckImage.of(subject.spec().addOns(), subject.spec().kubernetes()), "command",
                List.of("/bin/sh", "/slipway/" + plan.script() + ".sh"), "env", plan.environment().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(it -> Map.of("name", it.getKey(), "value", it.getValue())).toList()));
        var mounts = new ArrayList<Object>(List.of(Map.of("name", SCRIPTS, "mountPath", "/slipway", "readOnly", true)));
        plan.volume().ifPresent(volume -> {
            volumes.add(Map.of("name", "data", "persistentVolumeClaim", Map.of("claimName", volume.claim())));
            if (volume.mode().equals("Block")) {
                container.put("volumeDevices", List.of(Map.of("name", "data", "devicePath", "/dev/slipway")));
            } else {
                mounts.add(Map.of("name", "data", "mountPath", "/data"));
            }
        });
        container.put("volumeMounts", mounts);
        return object("v1", "Pod", plan.name(), Map.of("spec", Map.of(
                "terminationGracePeriodSeconds", 1, "automountServiceAccountToken", false, "enableServiceLinks", false,
                "nodeSelector", Map.of("kubernetes.io/hostname", plan.node()),
                "tolerations", List.of(Map.of("key", CONTROL_PLANE, "operator", "Exists", "effect", "NoSchedule")),
                "containers", List.of(container), "volumes", volumes)));
    }

    Map<String, Object> object(String apiVersion, String kindName, String name, Map<String, Object> fields) {
        var object = new LinkedHashMap<String, Object>();
        object.put("apiVersion", apiVersion);
        object.put("kind", kindName);
        object.put("metadata", Map.of("name", name, "namespace", name(), "labels", Map.of(LABEL, kind.id())));
        object.putAll(fields);
        return object;
    }

    /** What a pod's script prints behind {@code key=}, once it does; meanwhile the pod's state and last event are what is seen. */
    String answer(Inputs in, String pod, String key, Duration limit) throws Exception {
        var refused = new Instant[1];
        return in.await(Wait.upTo(limit, Message.of("verify.wait.pod", pod, key)), Patience.with(in, () -> {
            var there = find(Kind.POD, pod);
            if (there.isEmpty()) {
                return Look.notYet("verify.seen.no-pod", pod);
            }
            checkPossible(there.get());
            if (!isReady(there.get())) {
                var claim = waitingClaim(there.get());
                return claim.isPresent() ? unbound(claim.get(), refused, in.now()) : Look.notYet(state(there.get()));
            }
            var lines = subject.api().podLog(name(), pod, "check", LINES).lines().toList();
            return lines.stream().filter(line -> line.startsWith(key + "=")).findFirst()
                    .map(line -> Look.done(line.substring(key.length() + 1)))
                    .orElseGet(() -> Look.notYet("verify.seen.printed", pod, lines.isEmpty() ? "" : lines.getLast()));
        }));
    }

    private Optional<ApiObject> waitingClaim(ApiObject pod) {
        return pod.list("spec", "volumes").stream().map(it -> it.text("persistentVolumeClaim", "claimName"))
                .filter(it -> !it.isEmpty()).flatMap(it -> find(Kind.PERSISTENT_VOLUME_CLAIM, it).stream())
                .filter(it -> !it.text("status", "phase").equals("Bound")).findFirst();
    }

    /** The driver repeats what it was refused, which does not come by waiting. */
    private <T> Look.Seen<T> unbound(ApiObject claim, Instant[] refused, Instant now) throws StepException {
        var failed = events(claim).stream().filter(it -> it.text("reason").equals("ProvisioningFailed")).findFirst();
        if (failed.isPresent()) {
            refused[0] = refused[0] == null ? now : refused[0];
            if (Duration.between(refused[0], now).compareTo(REPEATED) > 0) {
                throw new StepException(new Failure.Rejected(
                        Message.of("verify.provisioning-failed", claim.name(), claim.text("spec", "storageClassName")),
                        failed.get().text("message")));
            }
        }
        return Look.notYet("verify.seen.claim", claim.name(), claim.text("status", "phase"), lastEvent(claim));
    }

    /** Deletes objects and waits until they are gone. */
    void remove(Inputs in, Kind what, String... names) throws Exception {
        in.await(Wait.upTo(TO_GO, Message.of("verify.wait.gone", what.kindName(), List.of(names))),
                Patience.with(in, () -> {
                    for (var one : names) {
                        subject.api().delete(what, name(), one);
                    }
                    for (var one : names) {
                        var left = find(what, one);
                        if (left.isPresent()) {
                            return Look.notYet("verify.seen.still-there", what.kindName(), one,
                                    lastEvent(left.get()));
                        }
                    }
                    return Look.done(true);
                }));
    }

    Optional<ApiObject> find(Kind what, String object) {
        return subject.api().get(what, name(), object).map(ApiObject::new);
    }

    /** The events that tell of an object, the latest last. */
    List<ApiObject> events(ApiObject of) {
        return subject.api().objects(Kind.EVENT).stream()
                .filter(it -> it.text("involvedObject", "uid").equals(of.text("metadata", "uid")))
                .sorted(Comparator.comparing(Room::time)).toList();
    }

    private static String time(ApiObject event) {
        var last = event.text("lastTimestamp");
        return last.isEmpty() ? event.text("eventTime") : last;
    }

    /** {@code FailedMount: …}, or nothing. */
    String lastEvent(ApiObject of) {
        var events = events(of);
        return events.isEmpty() ? "" : events.getLast().text("reason") + ": " + events.getLast().text("message");
    }

    Message state(ApiObject pod) {
        var waiting = pod.list("status", "containerStatuses").stream()
                .map(it -> it.text("state", "waiting", "reason")).filter(it -> !it.isEmpty()).findFirst()
                .orElse(pod.text("status", "phase"));
        return Message.of("verify.seen.pod", pod.name(), waiting, lastEvent(pod));
    }

    static boolean isReady(ApiObject pod) {
        return pod.list("status", "conditions").stream()
                .anyMatch(it -> it.text("type").equals("Ready") && it.text("status").equals("True"));
    }

    /** An image whose name nobody can read does not come by waiting. */
    private static void checkPossible(ApiObject pod) throws StepException {
        for (var status : pod.list("status", "containerStatuses")) {
            if (status.text("state", "waiting", "reason").equals("InvalidImageName")) {
                throw new StepException(new Failure.Rejected(Message.of("verify.image", status.text("image")),
                        status.text("state", "waiting", "message")));
            }
        }
    }
}
