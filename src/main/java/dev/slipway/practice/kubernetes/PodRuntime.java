package dev.slipway.practice.kubernetes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The kubelets' part of pods: mounting, networking, starting and restarting their containers, and telling of it. */
final class PodRuntime implements Controller {

    private static final String KUBELET = "kubelet";
    private static final Duration TO_START = Duration.ofSeconds(2);
    private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(10);
    private static final int LONGEST_BACK_OFF = 5;
    private static final Pattern IMAGE =
            Pattern.compile("[a-z0-9.-]+(:\\d+)?(/[a-z0-9._-]+)*(:[\\w.-]+)?(@sha256:[0-9a-f]+)?");

    private final World world;
    private final Kubelets kubelets;
    private final Programs programs;
    private final PodScripts scripts;
    private final Map<String, Run> runs = new HashMap<>();

    PodRuntime(World world, Kubelets kubelets, Programs programs, PodScripts scripts) {
        this.world = world;
        this.kubelets = kubelets;
        this.programs = programs;
        this.scripts = scripts;
    }

    /** How far a pod has come on its node. */
    private static final class Run {
        private Optional<Instant> startable = Optional.empty();
        private Optional<Instant> running = Optional.empty();
        private Instant retry = Instant.MIN;
        private int restarts;
        private String log = "";
    }

    String log(StoredObject pod) {
        return Optional.ofNullable(runs.get(pod.uid())).map(run -> run.log).orElse("");
    }

    @Override
    public void reconcile() {
        List<String> present = new ArrayList<>();
        for (StoredObject pod : world.all(ResourceType.POD)) {
            String node = pod.text("spec", "nodeName");
            if (node.isEmpty()) {
                continue;
            }
            if (world.store().find(ResourceType.NODE, "", node).isEmpty()) {
                world.store().delete(pod); // as the pod garbage collector does
                continue;
            }
            present.add(pod.uid());
            if (world.member(node).filter(member -> world.cluster().lostSince(member.serverId()).isEmpty())
                    .isPresent()) {
                step(pod, node, runs.computeIfAbsent(pod.uid(), _ -> new Run()));
            } else {
                world.store().change(pod, content -> Conditions.set(content, "Ready", "False", "NodeLost", "",
                        world.store().now()));
            }
        }
        runs.keySet().retainAll(present);
    }

    private void step(StoredObject pod, String node, Run run) {
        if (run.running.isPresent()) {
            goOn(pod, node, run);
            return;
        }
        Optional<String> obstacle = obstacle(pod, node);
        if (obstacle.isPresent()) {
            run.startable = Optional.empty();
            tell(pod, obstacle.get());
            world.store().change(pod, content -> waiting(content, run, node, reason(obstacle.get()), obstacle.get()));
            return;
        }
        if (run.startable.isEmpty()) {
            run.startable = Optional.of(world.now());
        }
        if (!world.hasPassed(run.startable.get(), TO_START) || world.now().isBefore(run.retry)) {
            world.store().change(pod, content -> waiting(content, run, node,
                    run.restarts == 0 ? "ContainerCreating" : "CrashLoopBackOff", run.log));
            return;
        }
        start(pod, node, run);
    }

    private void tell(StoredObject pod, String obstacle) {
        if (obstacle.contains("couldn't parse image name")) {
            world.events().warning(pod, KUBELET, "InspectFailed", obstacle);
        } else if (obstacle.startsWith("MountVolume.SetUp")) {
            world.events().warning(pod, KUBELET, "FailedMount", obstacle);
        } else if (obstacle.startsWith("network is not ready")) {
            world.events().warning(pod, KUBELET, "NetworkNotReady", obstacle);
        }
    }

    /** A program that runs prints on; one that ends is started again, a little later each time. */
    private void goOn(StoredObject pod, String node, Run run) {
        try {
            scripts.print(pod, run.log.lines().toList()).forEach(line -> run.log += line + "\n");
            world.store().change(pod, content -> running(content, run, node));
        } catch (ProgramFailure failure) {
            run.running = Optional.empty();
            fail(pod, node, run, failure);
        }
    }

    private void fail(StoredObject pod, String node, Run run, ProgramFailure failure) {
        run.log = failure.getMessage() + "\n";
        Duration backOff = FIRST_BACK_OFF.multipliedBy(1L << Math.min(run.restarts, LONGEST_BACK_OFF));
        run.retry = world.now().plus(world.pace().of(backOff));
        run.restarts++;
        world.events().warning(pod, KUBELET, "BackOff", "Back-off restarting failed container in pod " + pod.name()
                + "_" + pod.namespace() + "(" + pod.uid() + ")");
        world.store().change(pod, content -> waiting(content, run, node, "CrashLoopBackOff", run.log));
    }

    /** A pod's volume as the node has it mounted: of a pod that runs there, with a file system. */
    Optional<Mount> mount(String node, String podUid, String volumeName) {
        return world.all(ResourceType.POD).stream().filter(pod -> pod.uid().equals(podUid))
                .filter(pod -> pod.text("spec", "nodeName").equals(node) && runs.containsKey(podUid)
                        && runs.get(podUid).running.isPresent())
                .findFirst().flatMap(_ -> world.store().find(ResourceType.PERSISTENT_VOLUME, "", volumeName))
                .filter(volume -> !volume.text("spec", "volumeMode").equals("Block"))
                .flatMap(volume -> world.all(ResourceType.VOLUME_ATTACHMENT).stream()
                        .filter(each -> each.text("spec", "nodeName").equals(node)
                                && each.text("spec", "source", "persistentVolumeName").equals(volumeName))
                        .findFirst().map(each -> Mount.of(volume, each.map("status"))));
    }

    private void start(StoredObject pod, String node, Run run) {
        try {
            programs.start(pod);
            run.running = Optional.of(world.store().now());
            run.log = Container.of(pod, world.store()).stream().allMatch(each -> each.script().isPresent()) ? ""
                    : "Started\n";
            if (Container.of(pod, world.store()).stream().anyMatch(each -> each.program().equals(Programs.FLANNEL))) {
                kubelets.networkIsUp(node);
            }
            Container.of(pod, world.store()).forEach(container -> {
                world.events().normal(pod, KUBELET, "Pulled", "Container image \"" + container.image()
                        + "\" already present on machine");
                world.events().normal(pod, KUBELET, "Created", "Container created");
                world.events().normal(pod, KUBELET, "Started", "Container started");
            });
            goOn(pod, node, run);
        } catch (ProgramFailure failure) {
            fail(pod, node, run, failure);
        }
    }

    /** What a pod's containers wait for before they can be started. */
    private Optional<String> obstacle(StoredObject pod, String node) {
        for (Container container : Container.of(pod, world.store())) {
            if (!IMAGE.matcher(container.image()).matches()) {
                return Optional.of("Failed to apply default image tag \"" + container.image()
                        + "\": couldn't parse image name: invalid reference format");
            }
        }
        for (Map<String, Object> volume : Tree.maps(pod.content(), "spec", "volumes")) {
            Optional<String> missing = missing(pod, node, volume);
            if (missing.isPresent()) {
                return missing;
            }
        }
        boolean hostNetwork = Boolean.TRUE.equals(pod.map("spec").get("hostNetwork"));
        return hostNetwork || kubelets.hasNetwork(node) ? Optional.empty()
                : Optional.of("network is not ready: container runtime network not ready: NetworkReady=false "
                        + "reason:NetworkPluginNotReady message:Network plugin returns error: cni plugin not initialized");
    }

    private Optional<String> missing(StoredObject pod, String node, Map<String, Object> volume) {
        String secret = Tree.text(volume, "secret", "secretName");
        String configMap = Tree.text(volume, "configMap", "name");
        String claim = Tree.text(volume, "persistentVolumeClaim", "claimName");
        String setUp = "MountVolume.SetUp failed for volume \"" + Tree.text(volume, "name") + "\" : ";
        if (!secret.isEmpty() && !Boolean.TRUE.equals(Tree.map(volume, "secret").get("optional"))
                && world.store().find(ResourceType.SECRET, pod.namespace(), secret).isEmpty()) {
            return Optional.of(setUp + "secret \"" + secret + "\" not found");
        }
        if (!configMap.isEmpty() && !Boolean.TRUE.equals(Tree.map(volume, "configMap").get("optional"))
                && world.store().find(ResourceType.CONFIG_MAP, pod.namespace(), configMap).isEmpty()) {
            return Optional.of(setUp + "configmap \"" + configMap + "\" not found");
        }
        if (!claim.isEmpty() && !isAttached(pod, claim, node)) {
            return Optional.of("Unable to attach or mount volumes: unmounted volumes=[" + Tree.text(volume, "name")
                    + "]: timed out waiting for the condition");
        }
        return Optional.empty();
    }

    private boolean isAttached(StoredObject pod, String claimName, String node) {
        return world.store().find(ResourceType.PERSISTENT_VOLUME_CLAIM, pod.namespace(), claimName)
                .map(claim -> claim.text("spec", "volumeName"))
                .flatMap(volume -> world.store().find(ResourceType.PERSISTENT_VOLUME, "", volume))
                .filter(volume -> !Tree.has(volume.content(), "spec", "csi") || world
                        .all(ResourceType.VOLUME_ATTACHMENT)
                        .stream().anyMatch(attachment -> attachment.text("spec", "nodeName").equals(node)
                                && attachment.text("spec", "source", "persistentVolumeName").equals(volume.name())
                                && attachment.text("status", "attached").equals("true")))
                .isPresent();
    }

    private static String reason(String obstacle) {
        return obstacle.contains("couldn't parse image name") ? "InvalidImageName" : "ContainerCreating";
    }

    private void waiting(Map<String, Object> content, Run run, String node, String reason, String message) {
        status(content, "Pending", node);
        Instant now = world.store().now();
        Conditions.set(content, "ContainersReady", "False", "ContainersNotReady", "", now);
        Conditions.set(content, "Ready", "False", "ContainersNotReady", "", now);
        if (run.restarts > 0) {
            Tree.grow(content, "status").put("phase", "Running");
        }
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("reason", reason);
        if (!message.isEmpty()) {
            state.put("message", message.strip());
        }
        containers(content, run, "false", Map.of("waiting", state));
    }

    private void running(Map<String, Object> content, Run run, String node) {
        status(content, "Running", node);
        Instant now = world.store().now();
        Conditions.set(content, "ContainersReady", "True", "", "", now);
        Conditions.set(content, "Ready", "True", "", "", now);
        boolean hostNetwork = Boolean.TRUE.equals(Tree.map(content, "spec").get("hostNetwork"));
        String address = hostNetwork ? Tree.text(content, "status", "hostIP") : podAddress(content, node);
        Tree.grow(content, "status").put("podIP", address);
        Tree.grow(content, "status").put("podIPs", List.of(Map.of("ip", address)));
        containers(content, run, "true", Map.of("running", Map.of("startedAt", run.running.orElseThrow().toString())));
    }

    private void status(Map<String, Object> content, String phase, String node) {
        Map<String, Object> status = Tree.grow(content, "status");
        status.put("phase", phase);
        status.putIfAbsent("startTime", world.store().now().toString());
        world.member(node).ifPresent(member -> status.put("hostIP", member.address()));
        Conditions.set(content, "PodScheduled", "True", "", "", world.store().now());
        Conditions.set(content, "Initialized", "True", "", "", world.store().now());
    }

    private static void containers(Map<String, Object> content, Run run, String ready, Map<String, Object> state) {
        boolean isReady = Boolean.parseBoolean(ready);
        Tree.grow(content, "status").put("containerStatuses", new ArrayList<>(Tree.maps(content, "spec", "containers")
                .stream().map(container -> {
                    Map<String, Object> status = new LinkedHashMap<>();
                    status.put("name", Tree.text(container, "name"));
                    status.put("image", Tree.text(container, "image"));
                    status.put("ready", isReady);
                    status.put("started", isReady);
                    status.put("restartCount", run.restarts);
                    status.put("state", state);
                    return status;
                }).toList()));
    }

    /** An address that no other pod of the node has. */
    private String podAddress(Map<String, Object> content, String node) {
        String present = Tree.text(content, "status", "podIP");
        if (!present.isEmpty()) {
            return present;
        }
        String range =
                world.store().find(ResourceType.NODE, "", node).map(found -> found.text("spec", "podCIDR")).orElse("");
        List<String> taken = world.all(ResourceType.POD).stream().map(pod -> pod.text("status", "podIP")).toList();
        for (long n = 2; !range.isEmpty(); n++) {
            String address = Ipv4Range.of(range).address(n);
            if (!taken.contains(address)) {
                return address;
            }
        }
        return "";
    }
}
