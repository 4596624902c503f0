package dev.slipway.practice.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.practice.ServerFates;
import dev.slipway.practice.ServerFates.Boot;
import dev.slipway.practice.ServerView;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The life of servers: where they are placed, when they boot, what they leave behind. */
final class Servers {

    private static final Duration SCHEDULING = Duration.ofSeconds(1);
    private static final Duration BOOTING = Duration.ofSeconds(9);
    private static final Duration DELETING = Duration.ofSeconds(3);

    private final Store store;
    private final Ports ports;
    private final News news;
    private final Placement placement;
    private ServerFates fates = ServerFates.WELL;

    Servers(Store store, Ports ports, News news) {
        this.store = store;
        this.ports = ports;
        this.news = news;
        this.placement = new Placement(store);
    }

    /** Says what becomes of servers that are made from now on. */
    void fates(ServerFates fates) {
        this.fates = fates;
    }

    /** One that the project owns. */
    Thing find(Call call) {
        return store.find(Kind.SERVER, call.at("id"), call.project()).orElseThrow(() -> new Refusal(404,
                "Instance " + call.at("id") + " could not be found."));
    }

    /**
     * Makes a server on ports that exist; from then on they are its own.
     *
     * @param group the server group that places it
     * @param own   IDs of those ports that were made for it and go with it
     */
    Thing create(String project, ObjectNode shown, ObjectNode hidden, List<Thing> nics, List<String> own,
            Optional<Thing> group) {
        hidden.set("own_ports", Json.array(own));
        hidden.put("task_state", "scheduling").put("vm_state", "building").put("zone", "").put("host", "");
        group.ifPresent(each -> hidden.put("group", each.id()));
        Thing server = store.create(Kind.SERVER, store.uuid(), project, shown.put("status", "BUILD"), hidden);
        nics.forEach(port -> port.set("device_id", server.id()).set("device_owner", "compute:" + ComputeFacts.ZONE));
        group.ifPresent(each -> each.set("members",
                Stream.concat(each.texts("members").stream(), Stream.of(server.id())).toList()));
        store.after(SCHEDULING, server, () -> schedule(server, group));
        return server;
    }

    private void schedule(Thing server, Optional<Thing> group) {
        if (isDeleting(server)) {
            return;
        }
        Boot boot = fates.boot(server.text("name"));
        Optional<String> host = boot == Boot.NO_VALID_HOST ? Optional.empty() : placement.host(server, group);
        if (host.isEmpty()) {
            fail(server, "No valid host was found. There are not enough hosts available.");
        } else {
            server.hidden().put("host", host.get()).put("zone", ComputeFacts.ZONE).put("task_state", "spawning");
            store.after(BOOTING, server, () -> boot(server, boot));
            store.touch(server);
        }
    }

    private void fail(Thing server, String words) {
        server.set("status", "ERROR");
        server.hidden().put("vm_state", "error").putNull("task_state").set("fault", Json.object("code", 500,
                "created", Times.second(store.now()), "message", words));
        store.touch(server);
    }

    private void boot(Thing server, Boot boot) {
        if (isDeleting(server)) {
            return;
        }
        if (boot == Boot.BUILD_ABORTED) {
            fail(server, "Build of instance " + server.id() + " aborted: Failed to allocate the network(s), not "
                    + "rescheduling.");
            return;
        }
        server.set("status", "ACTIVE");
        server.hidden().put("vm_state", "active").putNull("task_state").put("launched_at",
                Times.plain(store.now()) + ".000000");
        ports.of(server.id()).forEach(port -> {
            port.set("status", "ACTIVE");
            store.touch(port);
        });
        store.touch(server);
        news.active(view(server));
        fates.failsAfter(server.text("name")).ifPresent(later -> store.after(later, server, () -> breakDown(server)));
    }

    private void breakDown(Thing server) {
        if (!isDeleting(server)) {
            fail(server, "Unexpected error while running command.");
            news.failed(server.id());
        }
    }

    /** Begins to delete it; the second time changes nothing. */
    void delete(Thing server) {
        if (!isDeleting(server)) {
            server.hidden().put("task_state", "deleting");
            store.touch(server);
            store.after(DELETING, server, () -> end(server));
        }
    }

    private void end(Thing server) {
        List<String> own = Json.texts(server.hidden().path("own_ports"));
        for (Thing port : ports.of(server.id()).toList()) {
            if (own.contains(port.id())) {
                ports.remove(port);
            } else {
                port.set("device_id", "").set("device_owner", "").set("status", "DOWN");
                store.touch(port);
            }
        }
        store.all(Kind.SERVER_GROUP).forEach(group -> group.set("members",
                group.texts("members").stream().filter(member -> !member.equals(server.id())).toList()));
        Attachments.release(store, server);
        store.remove(server);
        news.deleted(server.id());
    }

    private static boolean isDeleting(Thing server) {
        return server.hidden().path("task_state").asText("").equals("deleting");
    }

    private ServerView view(Thing server) {
        List<Thing> nics = ports.of(server.id()).toList();
        List<String> addresses = nics.stream().flatMap(port -> Json.elements(port.get("fixed_ips")).stream())
                .map(fixed -> fixed.path("ip_address").asText()).toList();
        Map<String, String> metadata = new LinkedHashMap<>();
        server.get("metadata").properties().forEach(each -> metadata.put(each.getKey(), each.getValue().asText()));
        JsonNode hidden = server.hidden();
        String userData = new String(Base64.getMimeDecoder().decode(hidden.path("user_data").asText("")),
                StandardCharsets.UTF_8);
        return new ServerView(server.id(), server.text("name"), server.project(), hidden.path("vcpus").asInt(),
                hidden.path("ram").asInt(), ComputeFacts.ZONE, hidden.path("login_user").asText(), addresses,
                nics.stream().map(Thing::id).toList(), hidden.path("public_key").asText(""), userData, metadata);
    }
}
