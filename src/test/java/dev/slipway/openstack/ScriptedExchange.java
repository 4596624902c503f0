package dev.slipway.openstack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A cloud of prepared replies: those for one call are given one after the other, the last one from then on. Keystone signs
 * everybody in and gives the tokens {@code token-1}, {@code token-2}, …, valid for an hour.
 */
final class ScriptedExchange implements Exchange {

    static final String KEYSTONE = "https://keystone.example:5000/v3";

    private final Map<String, Deque<Answering>> replies = new HashMap<>();
    private final List<Request> requests = new ArrayList<>();
    private final AtomicInteger tokens = new AtomicInteger();

    /** Gives a reply or fails to. */
    interface Answering {
        Reply answer(Request request) throws IOException;
    }

    ScriptedExchange() {
        on("POST " + KEYSTONE + "/auth/tokens", _ -> signedIn("token-" + tokens.incrementAndGet(), tokenBody("")));
    }

    /** Adds a reply for a method and URL. */
    ScriptedExchange on(String call, Answering answering) {
        replies.computeIfAbsent(call, _ -> new ArrayDeque<>()).add(answering);
        return this;
    }

    ScriptedExchange on(String call, int status, String json) {
        return on(call, _ -> reply(status, json));
    }

    /** Takes back what was prepared for a call. */
    ScriptedExchange without(String call) {
        replies.remove(call);
        return this;
    }

    @Override
    public Reply send(Request request) throws IOException {
        return next(request).answer(request);
    }

    private synchronized Answering next(Request request) {
        requests.add(request);
        var call = request.method() + " " + request.uri();
        var prepared = replies.get(call);
        if (prepared == null) {
            throw new AssertionError("nothing prepared for " + call);
        }
        return prepared.size() > 1 ? prepared.pop() : prepared.peek();
    }

    /** All requests but sign-ins, in their order, as {@code METHOD URL}. */
    synchronized List<String> calls() {
        return requests.stream().map(request -> request.method() + " " + request.uri())
                .filter(call -> !call.contains("/auth/tokens")).toList();
    }

    synchronized long signIns() {
        return requests.stream().filter(request -> request.uri().getPath().endsWith("/auth/tokens")).count();
    }

    synchronized Request last() {
        return requests.getLast();
    }

    String lastBody() {
        return new String(last().body(), StandardCharsets.UTF_8);
    }

    static Reply reply(int status, String body, String... headers) {
        var map = new HashMap<String, List<String>>();
        map.put("x-openstack-request-id", List.of("req-1"));
        for (int i = 0; i < headers.length; i += 2) {
            map.put(headers[i], List.of(headers[i + 1]));
        }
        return new Reply(status, map, body.getBytes(StandardCharsets.UTF_8));
    }

    static Reply signedIn(String token, String body) {
        return reply(201, body, "x-subject-token", token);
    }

    /** A token's body with all services of region {@code R1}, and more fields. */
    static String tokenBody(String more) {
        return """
                {"token": {"methods": ["password"], "issued_at": "2026-01-01T00:00:00.000000Z",
                 "expires_at": "2026-01-01T01:00:00.000000Z", "project": {"id": "p1", "name": "demo"},
                 "user": {"id": "u1", "name": "ada"}, "roles": [{"id": "r1", "name": "member"}] %s, "catalog": [
                  {"type": "identity", "endpoints": [{"interface": "public", "region_id": "R1", "url": "http://inner:5000/v3"}]},
                  {"type": "compute", "endpoints": [
                   {"interface": "internal", "region_id": "R1", "url": "http://inner:8774/v2.1"},
                   {"interface": "public", "region_id": "R1", "url": "https://nova.example/v2.1"}]},
                  {"type": "network", "endpoints": [{"interface": "public", "region_id": "R1", "url": "https://neutron.example/"}]},
                  {"type": "image", "endpoints": [{"interface": "public", "region_id": "R1", "url": "https://glance.example"}]},
                  {"type": "volumev3", "endpoints": [{"interface": "public", "region_id": "R1", "url": "https://cinder.example/v3/p1"}]},
                  {"type": "load-balancer", "endpoints": [{"interface": "public", "region_id": "R1", "url": "https://octavia.example/load-balancer"}]}
                 ]}}""".formatted(more);
    }
}
