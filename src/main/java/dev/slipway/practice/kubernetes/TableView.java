package dev.slipway.practice.kubernetes;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lists of objects as the tables that kubectl asks for and prints.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/api-concepts/#receiving-resources-as-tables">API concepts</a>
 */
final class TableView {

    private static final String ROLE = "node-role.kubernetes.io/";

    private TableView() {}

    private record Column(String name, Function<StoredObject, String> cell) {}

    static Map<String, Object> of(ResourceType type, List<StoredObject> objects, Instant now) {
        List<Column> columns = Stream.of(Stream.of(new Column("Name", StoredObject::name)), columns(type).stream(),
                Stream.of(new Column("Age", object -> age(object.created(), now)))).flatMap(each -> each).toList();
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("kind", "Table");
        table.put("apiVersion", "meta.k8s.io/v1");
        table.put("metadata", Map.of());
        table.put("columnDefinitions", columns.stream().map(column -> Map.of("name", column.name(), "type", "string",
                "format", column.name().equals("Name") ? "name" : "", "description", "", "priority", 0)).toList());
        table.put("rows", objects.stream().map(object -> Map.of(
                "cells", columns.stream().map(column -> column.cell().apply(object)).toList(),
                "object", Map.of("kind", "PartialObjectMetadata", "apiVersion", "meta.k8s.io/v1", "metadata",
                        object.map("metadata"))))
                .toList());
        return table;
    }

    private static List<Column> columns(ResourceType type) {
        return switch (type) {
            case NODE -> List.of(new Column("Status", TableView::nodeStatus), new Column("Roles", TableView::roles),
                    text("Version", "status", "nodeInfo", "kubeletVersion"));
            case POD -> List.of(new Column("Ready", TableView::readyContainers),
                    new Column("Status", TableView::podStatus), new Column("Restarts", TableView::restarts),
                    text("Node", "spec", "nodeName"));
            case SERVICE -> List.of(text("Type", "spec", "type"), text("Cluster-IP", "spec", "clusterIP"),
                    new Column("External-IP", TableView::externalAddress), new Column("Port(s)", TableView::ports));
            case DEPLOYMENT, STATEFUL_SET ->
                    List.of(new Column("Ready", set -> orZero(set.text("status", "readyReplicas"))
                            + "/" + set.text("spec", "replicas")));
            case DAEMON_SET -> List.of(text("Desired", "status", "desiredNumberScheduled"),
                    text("Ready", "status", "numberReady"));
            case PERSISTENT_VOLUME_CLAIM ->
                    List.of(text("Status", "status", "phase"), text("Volume", "spec", "volumeName"),
                            text("Capacity", "status", "capacity", "storage"),
                            text("StorageClass", "spec", "storageClassName"));
            case PERSISTENT_VOLUME -> List.of(text("Capacity", "spec", "capacity", "storage"),
                    text("Reclaim Policy", "spec", "persistentVolumeReclaimPolicy"), text("Status", "status", "phase"),
                    text("Claim", "spec", "claimRef", "name"));
            case EVENT -> List.of(text("Type", "type"), text("Reason", "reason"),
                    new Column("Object", event -> event.text("involvedObject", "kind").toLowerCase(Locale.ROOT) + "/"
                            + event.text("involvedObject", "name")),
                    text("Message", "message"));
            case NAMESPACE -> List.of(text("Status", "status", "phase"));
            case STORAGE_CLASS -> List.of(text("Provisioner", "provisioner"), text("ReclaimPolicy", "reclaimPolicy"),
                    text("VolumeBindingMode", "volumeBindingMode"));
            default -> List.of();
        };
    }

    private static Column text(String name, String... path) {
        return new Column(name, object -> object.text(path));
    }

    private static String nodeStatus(StoredObject node) {
        String ready = Conditions.isTrue(node, "Ready") ? "Ready" : "NotReady";
        return Boolean.TRUE.equals(node.map("spec").get("unschedulable")) ? ready + ",SchedulingDisabled" : ready;
    }

    private static String roles(StoredObject node) {
        String roles = node.map("metadata", "labels").keySet().stream().filter(label -> label.startsWith(ROLE))
                .map(label -> label.substring(ROLE.length())).collect(Collectors.joining(","));
        return roles.isEmpty() ? "<none>" : roles;
    }

    private static String readyContainers(StoredObject pod) {
        List<Map<String, Object>> statuses = Tree.maps(pod.content(), "status", "containerStatuses");
        long ready = statuses.stream().filter(status -> Boolean.TRUE.equals(status.get("ready"))).count();
        return ready + "/" + Tree.list(pod.content(), "spec", "containers").size();
    }

    private static String podStatus(StoredObject pod) {
        Optional<String> waiting = Tree.maps(pod.content(), "status", "containerStatuses").stream()
                .map(status -> Tree.text(status, "state", "waiting", "reason")).filter(reason -> !reason.isEmpty())
                .findFirst();
        return waiting.orElseGet(() -> pod.text("status", "phase"));
    }

    private static String restarts(StoredObject pod) {
        return Tree.maps(pod.content(), "status", "containerStatuses").stream()
                .map(status -> Tree.text(status, "restartCount")).findFirst().orElse("0");
    }

    private static String externalAddress(StoredObject service) {
        String address = Tree.maps(service.content(), "status", "loadBalancer", "ingress").stream()
                .map(ingress -> Tree.text(ingress, "ip")).collect(Collectors.joining(","));
        boolean awaited = service.text("spec", "type").equals("LoadBalancer");
        return address.isEmpty() ? awaited ? "<pending>" : "<none>" : address;
    }

    private static String ports(StoredObject service) {
        return Tree.maps(service.content(), "spec", "ports").stream().map(port -> Tree.text(port, "port")
                + (Tree.has(port, "nodePort") ? ":" + Tree.text(port, "nodePort") : "") + "/"
                + Tree.text(port, "protocol"))
                .collect(Collectors.joining(","));
    }

    private static String orZero(String number) {
        return number.isEmpty() ? "0" : number;
    }

    private static String age(Instant created, Instant now) {
        Duration age = Duration.between(created, now);
        if (age.toMinutes() < 2) {
            return Math.max(0, age.toSeconds()) + "s";
        }
        return age.toHours() < 2 ? age.toMinutes() + "m" : age.toHours() + "h";
    }
}
