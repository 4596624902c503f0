package dev.slipway.practice.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.practice.HttpReply;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Octavia v2. */
final class Octavia implements Service {

    private static final int NEWEST = 26;
    private static final Map<Limit, String> WORDS =
            Map.of(Limit.LOAD_BALANCERS, "Load Balancer", Limit.LISTENERS, "Listener",
                    Limit.POOLS, "Pool", Limit.MEMBERS, "Member", Limit.HEALTH_MONITORS, "Health Monitor");

    private static final List<Kind> PARTS =
            List.of(Kind.LOAD_BALANCER, Kind.LISTENER, Kind.POOL, Kind.MEMBER, Kind.HEALTH_MONITOR);

    private final Store store;
    private final Routes routes = new Routes();

    Octavia(Store store, Ports ports) {
        this.store = store;
        routes.open("GET", "/", call -> Json.reply(200, Json.object("versions", IntStream.rangeClosed(0, NEWEST)
                .mapToObj(minor -> Json.object("id", "v2." + minor, "status", minor == NEWEST ? "CURRENT" : "SUPPORTED",
                        "updated", "2021-08-11T00:00:00Z", "links",
                        List.of(Json.object("href", call.base() + prefix() + "/v2", "rel", "self"))))
                .toList())))
                .open("GET", "/v2", _ -> HttpReply.json(200, "\"v2\""));
        new BalancerRoutes(store, new Balancers(store, ports)).addTo(routes);
        new BalancerFacts(store).addTo(routes);
    }

    /** By its default policy who lacks its role sees and makes nothing; that something is not there is said before. */
    @Override
    public void check(Call call) {
        String path = call.request().path();
        String last = path.substring(path.lastIndexOf('/') + 1);
        boolean barred = call.session().isPresent() && path.contains("/lbaas/") && call.signedIn().roles().stream()
                .noneMatch(role -> role.name().equals("load-balancer_member"));
        if (barred && (!last.matches("[0-9a-f-]{36}")
                || PARTS.stream().anyMatch(kind -> store.find(kind, last).isPresent()))) {
            throw new Refusal(403, "Policy does not allow this request to be performed.");
        }
    }

    @Override
    public String prefix() {
        return "/load-balancer";
    }

    @Override
    public Routes routes() {
        return routes;
    }

    @Override
    public HttpReply refused(Refusal refusal) {
        ObjectNode fault = Json.object("faultcode", "Client", "faultstring", refusal.words());
        return Json.reply(refusal.status(), fault.putNull("debuginfo"));
    }

    @Override
    public Refusal malformed() {
        return new Refusal(400, "Request is not in valid JSON format");
    }

    @Override
    public Refusal missingBody(String name) {
        return new Refusal(400,
                "Invalid input for field/attribute " + name + ". Value: 'None'. Mandatory field missing.");
    }

    @Override
    public Refusal overQuota(OverQuota over) {
        return new Refusal(403, "Quota has been met for resources: " + over.excesses().stream()
                .map(each -> WORDS.getOrDefault(each.limit(), each.limit().word())).collect(Collectors.joining(", ")));
    }

    @Override
    public Refusal rejected(Rejected rejected) {
        String name = rejected.attribute();
        return new Refusal(400, switch (rejected.reason()) {
            case UNKNOWN, READ_ONLY, FIXED -> "Unknown attribute for argument "
                    + (rejected.envelope().equals("loadbalancer") ? "load_balancer" : rejected.envelope())
                    + "." + rejected.envelope() + ": " + name;
            case MISSING -> "Invalid input for field/attribute " + name + ". Value: 'None'. Mandatory field missing.";
            default -> "Invalid input for field/attribute " + name + ". Value: '" + rejected.value().asText()
                    + "'. Wrong type.";
        });
    }

    @Override
    public Refusal unknownMarker(String marker) {
        return new Refusal(400, "Validation failure: Marker " + marker + " not found.");
    }

    @Override
    public HttpReply unknownPath() {
        return Service.page(404, "Not Found", "The resource could not be found.");
    }

    @Override
    public HttpReply unknownMethod() {
        return Service.page(405, "Method Not Allowed", "The method is not allowed for this resource.");
    }
}
