package dev.slipway.ui.cluster;

import dev.slipway.cluster.PersistentVolume;
import dev.slipway.cluster.Sighting;
import dev.slipway.cluster.Sighting.KubernetesSide;
import dev.slipway.kubernetes.Node;
import dev.slipway.openstack.BlockStorage.Volume;
import dev.slipway.openstack.Compute.Address;
import dev.slipway.openstack.Compute.Server;
import dev.slipway.plan.Failure;
import dev.slipway.text.Message;
import dev.slipway.verify.CheckKind;
import dev.slipway.verify.CheckResult;
import dev.slipway.verify.CheckResult.Verdict;
import dev.slipway.verify.Evidence;
import dev.slipway.verify.Evidence.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Clusters that nobody built. */
final class MadeUp {

    private final List<Server> servers = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<Volume> volumes = new ArrayList<>();
    private final List<PersistentVolume> persistent = new ArrayList<>();
    private final Map<String, Integer> pods = new HashMap<>();

    /** Three control planes and so many workers, all well. */
    static MadeUp cluster(String name, int workers) {
        var made = new MadeUp();
        for (var number = 1; number <= 3; number++) {
            made.add(name + "-cp-" + number, number, "m1.medium", "ACTIVE", true,
                    "node-role.kubernetes.io/control-plane:NoSchedule");
        }
        for (var number = 1; number <= workers; number++) {
            made.add(name + "-w-" + number, 10 + number, "m1.large", "ACTIVE", true);
        }
        return made;
    }

    MadeUp add(String name, int number, String flavor, String status, boolean ready, String... taints) {
        var ip = "10.6." + number / 250 + "." + (number % 250 + 1);
        server(name, number, flavor, status, ip);
        node(name, "openstack:///" + id(number), ready, ip, taints);
        return this;
    }

    MadeUp server(String name, int number, String flavor, String status, String ip) {
        var addresses = new ArrayList<>(List.of(new Address(ip, "fixed", "private")));
        if (number == 1) {
            addresses.add(new Address("172.24.4.22", "floating", "private"));
        }
        servers.add(new Server(id(number), name, status, "", flavor, "image", "nova",
                "%08xd41d8cd98f00b204e9800998".formatted(number * 7919), addresses, Map.of(), List.of()));
        return this;
    }

    MadeUp node(String name, String providerId, boolean ready, String ip, String... taints) {
        nodes.add(new Node(name, "uid-" + name, providerId, ready, ready ? "" : "Kubelet stopped posting node status.",
                List.of(taints), "v1.36.4", List.of(new Node.Address("InternalIP", ip)), name.contains("-cp-")));
        pods.put(name, 5 + name.length() + nodes.size() % 9);
        return this;
    }

    MadeUp volume(String id, String claim) {
        volumes.add(new Volume(id, "pvc-" + id, "", "in-use", 8, "ssd", Map.of(), List.of(id(11))));
        persistent.add(new PersistentVolume("pvc-" + id, claim, id, PersistentVolume.Use.DATA));
        return this;
    }

    static String id(int number) {
        return "%08x-3c1e-4b7a-9d52-%012x".formatted(number * 2654435761L & 0xffffffffL, number);
    }

    Sighting seen() {
        return new Sighting("web-1a2b3c4d", servers, volumes, List.of(), List.of(),
                Optional.of(new KubernetesSide(nodes, persistent, List.of(), Optional.of(pods))));
    }

    Sighting seenWithoutApi() {
        return new Sighting("web-1a2b3c4d", servers, volumes, List.of(), List.of(), Optional.empty());
    }

    /** What came of a check: all passed but the load balancer. */
    static CheckResult checked(CheckKind kind) {
        var volume = "30815467-094f-4e83-af87-690dfd88cfee";
        var evidence = kind == CheckKind.STORAGE ? List.of(
                new Evidence(Side.KUBERNETES, "PersistentVolume", "pvc-4f66f6e0-1962-30bf-a0e0-8d0a0c929642",
                        Message.of("verify.saw.volume-handle", volume)),
                new Evidence(Side.OPENSTACK, "volume", volume,
                        Message.of("verify.saw.attached", "ee00d649-ab8e-4a22-ae80-5467896c17d7", "web-w-1")),
                new Evidence(Side.NODE, "device", "/dev/vdb", Message.of("verify.saw.device", "web-w-1", "ext4", "1G",
                        "/dev/disk/by-id/virtio-30815467-094f-4e83-a")))
                : List.of(new Evidence(Side.KUBERNETES, "Service", "001a61ef-d5a2-3bd7-8b23-40138fa96e5c",
                        Message.of("verify.saw.service", "slipway-check-load-balancer/answers", "203.0.113.11")));
        var failure = kind != CheckKind.LOAD_BALANCER ? Optional.<Failure>empty()
                : Optional.<Failure>of(new Failure.Rejected(Message.of("verify.balancer-in-parts",
                        "450e5016-f8b2-4199-8a6f-d300c429e0b1", "listener", "PENDING_CREATE"), ""));
        return new CheckResult(kind, failure.isPresent() ? Verdict.FAILED : Verdict.PASSED, Duration.ofSeconds(48),
                List.of(), evidence, kind == CheckKind.MULTI_ATTACH
                        ? List.of(Message.of("verify.note.no-shared-file-system")) : List.of(),
                failure, Optional.empty());
    }
}
