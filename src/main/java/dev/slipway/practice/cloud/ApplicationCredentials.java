package dev.slipway.practice.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.practice.HttpReply;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Application credentials: what a program signs in with instead of its user's password. */
final class ApplicationCredentials {

    private static final String PATH = "/v3/users/{user}/application_credentials";
    private static final Schema SCHEMA = new Schema(Kind.APPLICATION_CREDENTIAL.one())
            .required("name", Schema.Type.TEXT)
            .fixed("description", Schema.Type.TEXT, Json.none())
            .fixed("expires_at", Schema.Type.TEXT, Json.none())
            .fixed("unrestricted", Schema.Type.FLAG, Json.none())
            .accepted("roles", Schema.Type.LIST)
            .accepted("secret", Schema.Type.TEXT)
            .accepted("project_id", Schema.Type.TEXT)
            .accepted("access_rules", Schema.Type.LIST);

    private static final Set<String> METHODS = Set.of("POST", "GET", "HEAD", "PATCH", "PUT", "DELETE");

    private final Store store;
    private final Tokens tokens;

    ApplicationCredentials(Store store, Tokens tokens) {
        this.store = store;
        this.tokens = tokens;
    }

    void addTo(Routes routes) {
        routes.on("GET", PATH, this::list)
                .on("POST", PATH, this::create)
                .on("GET", PATH + "/{id}", call -> one(200, call, find(call, "get"), view(call, find(call, "get"))))
                .on("DELETE", PATH + "/{id}", call -> {
                    refuseRestricted(call);
                    store.remove(find(call, "delete"));
                    return HttpReply.empty(204);
                });
    }

    private HttpReply list(Call call) {
        own(call, "list");
        Optional<String> name = call.request().parameter("name");
        return Json.reply(200, Json.object(Kind.APPLICATION_CREDENTIAL.many(), all()
                .filter(each -> name.isEmpty() || each.has("name", name.get()))
                .map(each -> view(call, each)).toList(), "links", Keystone.links(call)));
    }

    private HttpReply create(Call call) {
        ObjectNode given = call.body(Kind.APPLICATION_CREDENTIAL.one());
        own(call, "create");
        ObjectNode whole = SCHEMA.complete(given);
        refuseRestricted(call);
        List<Session.Role> roles = roles(call.signedIn(), whole.path("roles"));
        String name = whole.path("name").asText();
        if (all().anyMatch(each -> each.has("name", name))) {
            throw new Refusal(409, "Conflict occurred attempting to store application_credential - "
                    + "Duplicate entry found with name " + name + ".");
        }
        String secret = whole.hasNonNull("secret") ? whole.path("secret").asText() : tokens.words(64);
        ObjectNode shown = Json.object("name", name, "description", whole.path("description"),
                "user_id", call.at("user"), "project_id", call.project(), "system", Json.none(),
                "expires_at", whole.path("expires_at").isNull() ? Json.none() : Json.node(end(whole)),
                "unrestricted", whole.path("unrestricted"),
                "roles", roles.stream().map(ApplicationCredentials::role).toList(),
                "access_rules", Json.elements(whole.path("access_rules")).stream().map(this::rule).toList());
        Thing made = store.create(Kind.APPLICATION_CREDENTIAL, store.hexId(), call.project(), shown,
                Json.object("secret", secret));
        ObjectNode view = view(call, made);
        JsonNode links = view.remove("links");
        return one(201, call, made, view.put("secret", secret).set("links", links));
    }

    static Refusal notFound(String idOrName) {
        return new Refusal(404, "Could not find Application Credential: " + idOrName + ".");
    }

    private String end(ObjectNode whole) {
        String given = whole.path("expires_at").asText();
        if (!given.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z?")) {
            throw new Refusal(400, "Timestamp not in expected format." + Tokens.YOUR_FAULT);
        }
        Instant end = Instant.parse(given.replaceFirst("Z?$", "Z"));
        if (!end.isAfter(store.now())) {
            throw new Refusal(400, "The 'expires_at' must not be before now." + Tokens.YOUR_FAULT);
        }
        return Times.micro(end);
    }

    private ObjectNode rule(JsonNode given) {
        if (!METHODS.contains(given.path("method").asText())) {
            throw new Refusal(400,
                    "Invalid input for field 'access_rules/0/method': " + Json.python(given.path("method"))
                            + " does not match '^(POST|GET|HEAD|PATCH|PUT|DELETE)$'");
        }
        return Json.object("id", store.hexId(), "service", given.path("service"), "path", given.path("path"), "method",
                given.path("method"));
    }

    private static HttpReply one(int status, Call call, Thing credential, JsonNode view) {
        return Json.reply(status, Json.object(credential.kind().one(), view));
    }

    private static ObjectNode view(Call call, Thing credential) {
        ObjectNode view = Json.object("id", credential.id());
        view.setAll(credential.shown().deepCopy());
        if (view.path("access_rules").isEmpty()) {
            view.remove("access_rules");
        }
        return view.set("links",
                Json.object("self", call.base() + "/identity/v3/application_credentials/" + credential.id()));
    }

    private static ObjectNode role(Session.Role role) {
        return Json.object("id", role.id(), "name", role.name(), "domain_id", Json.none(), "description", Json.none(),
                "options", Json.object());
    }

    private static List<Session.Role> roles(Session session, JsonNode wanted) {
        if (!wanted.isArray() || wanted.isEmpty()) {
            return session.roles();
        }
        return Json.elements(wanted).stream().map(each -> session.roles().stream()
                .filter(role -> each.has("id") ? role.id().equals(each.path("id").asText())
                        : role.name().equals(each.path("name").asText()))
                .findFirst().orElseThrow(() -> new Refusal(404, "Role "
                        + each.path(each.has("id") ? "id" : "name").asText() + " is not defined")))
                .toList();
    }

    private Thing find(Call call, String verb) {
        own(call, verb);
        return all().filter(each -> each.id().equals(call.at("id"))).findFirst()
                .orElseThrow(() -> notFound(call.at("id")));
    }

    private Stream<Thing> all() {
        return store.all(Kind.APPLICATION_CREDENTIAL);
    }

    private static void own(Call call, String verb) {
        Keystone.own(call.at("user"), call.signedIn().user().id(),
                verb + "_application_credential" + (verb.equals("list") ? "s" : ""));
    }

    /** A credential of the usual kind may make and delete none. */
    private void refuseRestricted(Call call) {
        boolean restricted = tokens.credential(call.signedIn())
                .filter(credential -> !credential.get("unrestricted").asBoolean()).isPresent();
        if (restricted) {
            throw new Refusal(403, "You are not authorized to perform the requested action: Using method "
                    + "'application_credential' is not allowed for managing additional application credentials..");
        }
    }
}
