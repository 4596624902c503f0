package dev.slipway.practice.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.practice.HttpReply;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Nova's routes for servers as wholes. */
final class ServerRoutes {

    private final Store store;
    private final Servers servers;
    private final ServerDocument document;
    private final ServerRequest requests;
    private final News news;

    ServerRoutes(Store store, Servers servers, Ports ports, News news) {
        this.store = store;
        this.servers = servers;
        this.document = new ServerDocument(store, ports);
        this.requests = new ServerRequest(store, servers, ports);
        this.news = news;
    }

    void addTo(Routes routes) {
        routes.on("GET", "/v2.1/servers",
                call -> Nova.page(call, "servers", wanted(call), server -> document.brief(call, server)))
                .on("GET", "/v2.1/servers/detail",
                        call -> Nova.page(call, "servers", wanted(call), server -> document.full(call, server)))
                .on("POST", "/v2.1/servers", this::create)
                .on("GET", "/v2.1/servers/{id}",
                        call -> Json.reply(200, Json.object("server", document.full(call, servers.find(call)))))
                .on("PUT", "/v2.1/servers/{id}", this::rename)
                .on("DELETE", "/v2.1/servers/{id}", call -> {
                    servers.delete(servers.find(call));
                    return HttpReply.empty(204);
                })
                .deferred("POST", "/v2.1/servers/{id}/action", this::act);
    }

    private HttpReply create(Call call) {
        Thing server = requests.create(call);
        return Json.reply(202, Json.object("server", Json.object("id", server.id(),
                "links", Nova.links(call, "servers", server.id()), "OS-DCF:diskConfig", "MANUAL",
                "security_groups", List.of(Json.object("name", "default")), "adminPass",
                store.hexId().substring(0, 12))))
                .with("location", call.base() + "/compute/v2.1/servers/" + server.id());
    }

    private HttpReply rename(Call call) {
        ObjectNode changes = new Schema("server").accepted("name", Schema.Type.TEXT)
                .accepted("description", Schema.Type.TEXT).change(call.body("server"));
        Thing server = servers.find(call);
        server.shown().setAll(changes);
        store.touch(server);
        return Json.reply(200, Json.object("server", document.full(call, server)));
    }

    private static final List<String> SORT_KEYS = List.of("access_ip_v4", "access_ip_v6", "auto_disk_config",
            "availability_zone", "config_drive", "created_at", "display_description", "display_name", "host",
            "hostname",
            "image_ref", "instance_type_id", "kernel_id", "key_name", "launch_index", "launched_at", "locked",
            "locked_by", "node", "power_state", "progress", "project_id", "ramdisk_id", "root_device_name",
            "task_state", "terminated_at", "updated_at", "user_id", "uuid", "vm_state");

    /** The newest first, as Nova lists them. */
    private List<Thing> wanted(Call call) {
        if (call.request().parameter("all_tenants").filter(given -> !given.matches("(?i)0|false")).isPresent()) {
            throw ComputeFacts.forbidden("servers:index:get_all_tenants");
        }
        Nova.refuseSorting(call, SORT_KEYS);
        call.request().parameter("changes-since").filter(time -> !time.matches("\\d{4}-\\d\\d-\\d\\d.*"))
                .ifPresent(time -> {
                    throw new Refusal(400, "Invalid input for query parameters changes-since. Value: " + time + ". '"
                            + time + "' is not a 'date-time'");
                });
        Predicate<Thing> wanted =
                text(call, "name", (server, given) -> Pattern.compile(given).matcher(server.text("name")).find())
                        .and(text(call, "status", (server, given) -> server.text("status").equalsIgnoreCase(given)))
                        .and(text(call, "image",
                                (server, given) -> server.hidden().path("image").asText().equals(given)))
                        .and(text(call, "flavor",
                                (server, given) -> server.hidden().path("flavor").path("id").asText().equals(given)));
        if (Nova.microversion(call).from(26)) {
            wanted = wanted
                    .and(text(call, "tags",
                            (server, given) -> server.texts("tags").containsAll(List.of(given.split(",")))))
                    .and(text(call, "tags-any",
                            (server, given) -> List.of(given.split(",")).stream()
                                    .anyMatch(server.texts("tags")::contains)));
        }
        return store.all(Kind.SERVER, call.project()).filter(wanted).toList().reversed();
    }

    private interface Test {
        boolean holds(Thing server, String given);
    }

    private static Predicate<Thing> text(Call call, String parameter, Test test) {
        return call.request().parameter(parameter).<Predicate<Thing>>map(given -> server -> test.holds(server, given))
                .orElse(_ -> true);
    }

    private Supplier<HttpReply> act(Call call) {
        JsonNode body = call.body();
        String action = body.fieldNames().hasNext() ? body.fieldNames().next() : "";
        if (!action.equals("os-getConsoleOutput")) {
            throw new Refusal(400, "There is no such action: " + action);
        }
        Thing server = servers.find(call);
        JsonNode length = body.path(action).path("length");
        if (length.asInt() < -1) {
            throw new Refusal(400, "Invalid input for field/attribute length. Value: " + length + ". " + length
                    + " is less than the minimum of -1");
        }
        if (server.hidden().path("host").asText("").isEmpty()) {
            throw new Refusal(409, "Instance " + server.id() + " is not ready");
        }
        int lines = length.isNumber() ? length.asInt() : -1;
        return () -> Json.reply(200, Json.object("output", last(news.consoleLog(server.id()), lines)));
    }

    private static String last(String text, int lines) {
        if (lines < 0) {
            return text;
        }
        List<String> all = List.of(text.split("\n", -1));
        return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
    }
}
