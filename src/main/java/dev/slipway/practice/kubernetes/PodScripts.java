package dev.slipway.practice.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The shell scripts that pods run here: like those of hosts they are known by their name, never by their text. What one prints
 * follows from its environment, the volumes it has, and the rest of the cluster.
 */
final class PodScripts {

    private static final String FILE = "slipway-check";
    private static final int ANSWERING = 8080;
    private static final int LARGE = 1 << 20;

    private final World world;

    PodScripts(World world) {
        this.world = world;
    }

    /** The lines that a running pod prints now, beyond those it has printed. @throws ProgramFailure if it ends instead */
    List<String> print(StoredObject pod, List<String> before) {
        List<String> lines = new ArrayList<>();
        for (Container container : Container.of(pod, world.store())) {
            switch (container.script().orElse("")) {
                case "keep-data" -> keepData(pod, container, before, lines);
                case "share-device" -> shareDevice(pod, container, before, lines);
                case "answer-http" -> once("port", before, lines, Optional.of(Integer.toString(ANSWERING)));
                case "ask-around" -> askAround(container, before, lines);
                default -> {}
            }
        }
        return lines;
    }

    /** The body with which a pod answers a request to that port, if something listens there. */
    Optional<String> answer(StoredObject pod, long port, String path) {
        return Container.of(pod, world.store()).stream()
                .filter(each -> each.script().equals(Optional.of("answer-http")) && port == ANSWERING).findFirst()
                .map(each -> "pod=" + each.variable("POD").orElse("") + "\nnode=" + each.variable("NODE").orElse("")
                        + "\n" + (path.startsWith("/large") ? "x".repeat(LARGE) : ""));
    }

    private static void once(String key, List<String> before, List<String> lines, Optional<String> value) {
        if (before.stream().noneMatch(line -> line.startsWith(key + "="))) {
            value.ifPresent(it -> lines.add(key + "=" + it));
        }
    }

    private void keepData(StoredObject pod, Container container, List<String> before, List<String> lines) {
        if (before.stream().anyMatch(line -> line.startsWith("word="))) {
            return;
        }
        Disks.Disk disk = disk(pod, "data").orElseThrow(() -> new ProgramFailure("sh: can't create /data/" + FILE
                + ": nonexistent directory"));
        container.variable("WORD").filter(word -> !word.isEmpty()).ifPresent(word -> disk.write(FILE, word));
        lines.add("word=" + disk.read(FILE).orElseThrow(
                () -> new ProgramFailure("cat: can't open '/data/" + FILE + "': No such file or directory")));
    }

    private void shareDevice(StoredObject pod, Container container, List<String> before, List<String> lines) {
        Disks.Disk disk = disk(pod, "data").orElseThrow(
                () -> new ProgramFailure("dd: can't open '/dev/slipway': No such file or directory"));
        String mine = container.variable("MINE").orElse("");
        if (before.stream().noneMatch(line -> line.startsWith("wrote="))) {
            disk.write(place(container, "MY_PLACE"), mine);
        }
        once("wrote", before, lines, Optional.of(mine));
        once("read", before, lines, disk.read(place(container, "THEIR_PLACE"))
                .filter(there -> Optional.of(there).equals(container.variable("THEIRS"))));
    }

    private static long place(Container container, String variable) {
        return Long.parseLong(container.variable(variable).orElse("0"));
    }

    /** The disk of the claim that a volume of the pod is. */
    private Optional<Disks.Disk> disk(StoredObject pod, String volume) {
        return Tree.maps(pod.content(), "spec", "volumes").stream()
                .filter(each -> Tree.text(each, "name").equals(volume))
                .map(each -> Tree.text(each, "persistentVolumeClaim", "claimName")).findFirst()
                .flatMap(claim -> world.store().find(ResourceType.PERSISTENT_VOLUME_CLAIM, pod.namespace(), claim))
                .flatMap(claim -> world.store().find(ResourceType.PERSISTENT_VOLUME, "",
                        claim.text("spec", "volumeName")))
                .map(found -> world.disks().of(found.text("spec", "csi", "volumeHandle")));
    }

    private void askAround(Container container, List<String> before, List<String> lines) {
        once("mtu", before, lines, Optional.of(Integer.toString(mtu())));
        once("inside", before, lines, container.variable("INSIDE").flatMap(this::resolve));
        once("outside", before, lines, container.variable("OUTSIDE").filter(name -> !name.isEmpty())
                .flatMap(this::resolve));
        Optional<StoredObject> peer = container.variable("PEER").flatMap(this::podAt);
        once("ping", before, lines, peer.map(_ -> Integer.toString(mtu() - 28)));
        once("bytes", before, lines, peer.flatMap(pod -> answer(pod, ANSWERING, "/large"))
                .map(body -> Integer.toString(body.length())));
    }

    private Optional<StoredObject> podAt(String address) {
        return world.all(ResourceType.POD).stream().filter(pod -> pod.text("status", "podIP").equals(address))
                .filter(pod -> Conditions.isTrue(pod, "Ready")).findFirst();
    }

    /** What Flannel leaves of the nodes' MTU. */
    private int mtu() {
        int nodes = world.store().find(ResourceType.CONFIG_MAP, "kube-flannel", "kube-flannel-cfg")
                .map(found -> Wire.object(found.text("data", "net-conf.json")))
                .map(conf -> Tree.text(conf, "Backend", "MTU")).filter(text -> !text.isEmpty()).map(Integer::parseInt)
                .orElse(1450);
        return nodes - 50;
    }

    /** By the cluster's DNS: Services are known by their names; for all else it asks the world, which knows every name. */
    private Optional<String> resolve(String name) {
        boolean answers = world.all(ResourceType.POD).stream()
                .anyMatch(pod -> pod.map("metadata", "labels").get("k8s-app") instanceof String app
                        && app.equals("kube-dns") && Conditions.isTrue(pod, "Ready"));
        if (!answers) {
            return Optional.empty();
        }
        String suffix = ".svc." + world.cluster().plan().dnsDomain();
        if (name.endsWith(suffix)) {
            String[] parts = name.substring(0, name.length() - suffix.length()).split("\\.");
            return parts.length != 2 ? Optional.empty() : world.store().find(ResourceType.SERVICE, parts[1], parts[0])
                    .map(service -> service.text("spec", "clusterIP"));
        }
        return Optional.of("192.0.2." + Math.floorMod(name.hashCode(), 254));
    }
}
