package dev.slipway.practice.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.practice.HttpReply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Keystone v3: signing in, the catalog, and what one may know of oneself. */
final class Keystone implements Service {

    private static final String YOUR_FAULT =
            " The server could not comply with the request since it is either malformed "
                    + "or otherwise incorrect. The client is assumed to be in error.";
    private static final Map<Integer, String> TITLES = Map.of(400, "Bad Request", 401, "Unauthorized", 403, "Forbidden",
            404, "Not Found", 409, "Conflict");

    private final Tokens tokens;
    private final Routes routes;

    Keystone(Store store, Tokens tokens) {
        this.tokens = tokens;
        Accounts accounts = tokens.accounts();
        ApplicationCredentials credentials = new ApplicationCredentials(store, tokens);
        this.routes = new Routes()
                .open("GET", "/", call -> Json.reply(300, Json.object("versions",
                        Json.object("values", List.of(version(call)))))
                        .with("location", call.base() + prefix() + "/v3/"))
                .open("GET", "/v3", call -> Json.reply(200, Json.object("version", version(call))))
                .open("POST", "/v3/auth/tokens", this::signIn)
                .on("GET", "/v3/auth/tokens", call -> Json.reply(200, token(call, subject(call)))
                        .with("x-subject-token", subject(call).token()))
                .on("HEAD", "/v3/auth/tokens", call -> HttpReply.empty(subject(call).token().isEmpty() ? 404 : 200))
                .on("DELETE", "/v3/auth/tokens", call -> {
                    tokens.revoke(subject(call).token());
                    return HttpReply.empty(204);
                })
                .on("GET", "/v3/auth/catalog", call -> Json.reply(200, Json.object("catalog", catalog(call),
                        "links", links(call))))
                .on("GET", "/v3/auth/projects", this::projects)
                .on("GET", "/v3/users/{user}/projects", call -> {
                    own(call.at("user"), accounts.user().id(), "list_user_projects");
                    return projects(call);
                })
                .on("GET", "/v3/users/{user}", this::user)
                .on("GET", "/v3/projects/{project}", call -> {
                    own(call.at("project"), accounts.project().id(), "get_project");
                    return Json.reply(200, Json.object("project", project(call)));
                })
                .on("GET", "/v3/regions", call -> Json.reply(200, Json.object("regions", List.of(Json.object(
                        "id", accounts.account().region(), "description", "", "parent_region_id", Json.none())),
                        "links", links(call))));
        Stream.of("projects", "users", "domains", "roles", "services", "endpoints", "role_assignments")
                .forEach(name -> routes.on("GET", "/v3/" + name, _ -> {
                    throw forbidden("list_" + name);
                }));
        credentials.addTo(routes);
    }

    @Override
    public String prefix() {
        return "/identity";
    }

    @Override
    public Routes routes() {
        return routes;
    }

    private HttpReply signIn(Call call) {
        JsonNode auth = call.body("auth");
        Session session = tokens.signIn(auth);
        return Json.reply(201, token(call, session)).with("x-subject-token", session.token()).with("vary",
                "X-Auth-Token");
    }

    private Session subject(Call call) {
        return call.request().header("x-subject-token").flatMap(tokens::find)
                .orElseThrow(() -> new Refusal(404, "Could not recognize Fernet token"));
    }

    private JsonNode token(Call call, Session session) {
        ObjectNode domain = Json.object("id", Accounts.DOMAIN_ID, "name", Accounts.DOMAIN_NAME);
        ObjectNode token = Json.object(
                "methods", session.methods(),
                "user", Json.object("domain", domain, "id", session.user().id(), "name", session.user().name(),
                        "password_expires_at", Json.none()),
                "audit_ids", List.of(session.auditId()),
                "expires_at", Times.micro(session.expires()) + (tokens.endsWithItsCredential(session) ? "" : "Z"),
                "issued_at", Times.micro(session.issued()) + "Z",
                "project",
                Json.object("domain", domain, "id", session.project().id(), "name", session.project().name()),
                "is_domain", false,
                "roles",
                session.roles().stream().map(role -> Json.object("id", role.id(), "name", role.name())).toList());
        if (!call.request().query().containsKey("nocatalog")) {
            token.set("catalog", catalog(call));
        }
        tokens.credential(session).ifPresent(credential -> {
            ObjectNode view = token.putObject("application_credential").put("id", credential.id())
                    .put("name", credential.text("name"))
                    .put("restricted", !credential.get("unrestricted").asBoolean());
            if (!credential.get("access_rules").isEmpty()) {
                view.set("access_rules", credential.get("access_rules"));
            }
        });
        return Json.object("token", token);
    }

    private JsonNode catalog(Call call) {
        Accounts accounts = tokens.accounts();
        return Catalog.at(call.base(), accounts.account().region(), accounts.project().id());
    }

    private HttpReply projects(Call call) {
        return Json.reply(200, Json.object("projects", List.of(project(call)), "links", links(call)));
    }

    private ObjectNode project(Call call) {
        Session.Project project = tokens.accounts().project();
        return Json.object("id", project.id(), "name", project.name(), "domain_id", Accounts.DOMAIN_ID, "description",
                "",
                "enabled", true, "parent_id", Accounts.DOMAIN_ID, "is_domain", false, "tags", List.of(),
                "options", Json.object(), "links",
                Json.object("self", call.base() + prefix() + "/v3/projects/" + project.id()));
    }

    private HttpReply user(Call call) {
        Session.User user = tokens.accounts().user();
        own(call.at("user"), user.id(), "get_user");
        return Json.reply(200, Json.object("user", Json.object("id", user.id(), "name", user.name(), "domain_id",
                Accounts.DOMAIN_ID, "enabled", true, "default_project_id", tokens.accounts().project().id(),
                "password_expires_at", Json.none(), "options", Json.object(),
                "links", Json.object("self", call.base() + prefix() + "/v3/users/" + user.id()))));
    }

    static ObjectNode links(Call call) {
        return Json.object("next", Json.none(), "self", call.base() + call.request().path(), "previous", Json.none());
    }

    static void own(String given, String own, String action) {
        if (!given.equals(own)) {
            throw forbidden(action);
        }
    }

    private static Refusal forbidden(String action) {
        return new Refusal(403, "You are not authorized to perform the requested action: identity:" + action + ".");
    }

    private ObjectNode version(Call call) {
        return Json.object("id", "v3.14", "status", "stable", "updated", "2020-04-07T00:00:00Z",
                "links", List.of(Json.object("rel", "self", "href", call.base() + prefix() + "/v3/")),
                "media-types", List.of(Json.object("base", "application/json",
                        "type", "application/vnd.openstack.identity-v3+json")));
    }

    @Override
    public HttpReply refused(Refusal refusal) {
        return Json.reply(refusal.status(), Json.object("error", Json.object("code", refusal.status(), "message",
                refusal.words(), "title", Optional.ofNullable(TITLES.get(refusal.status())).orElse("Error"))));
    }

    @Override
    public HttpReply unauthenticated(Call call, String authority) {
        return refused(call.request().header("x-auth-token").flatMap(tokens::lostCredential)
                .map(ApplicationCredentials::notFound)
                .orElseGet(() -> new Refusal(401, "The request you have made requires authentication.")));
    }

    @Override
    public HttpReply finish(Call call, HttpReply reply) {
        return reply.status() == 401
                ? reply.with("www-authenticate", "Keystone uri=\"" + call.base() + prefix() + "/v3\"") : reply;
    }

    @Override
    public Refusal malformed() {
        return new Refusal(400, "Expecting to find valid JSON in request body." + YOUR_FAULT);
    }

    @Override
    public Refusal missingBody(String name) {
        return new Refusal(400, "Expecting to find " + name + " in request body." + YOUR_FAULT);
    }

    @Override
    public Refusal overQuota(OverQuota over) {
        return new Refusal(403, String.valueOf(over.getMessage()));
    }

    @Override
    public Refusal rejected(Rejected rejected) {
        return new Refusal(400, rejected.reason() == Rejected.Reason.MISSING
                ? "'" + rejected.attribute() + "' is a required property"
                : "Invalid input for field '" + rejected.attribute() + "': " + Json.python(rejected.value()));
    }

    @Override
    public Refusal unknownMarker(String marker) {
        return new Refusal(400, "Marker could not be found");
    }

    @Override
    public HttpReply unknownPath() {
        return new HttpReply(404, Map.of("content-type", "text/html; charset=utf-8"),
                ("<!doctype html>\n<html lang=en>\n<title>404 Not Found</title>\n<h1>Not Found</h1>\n<p>The requested URL was "
                        + "not found on the server. If you entered the URL manually please check your spelling and try "
                        + "again.</p>\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public HttpReply unknownMethod() {
        return Json.reply(405, Json.object("message", "The method is not allowed for the requested URL."));
    }
}
