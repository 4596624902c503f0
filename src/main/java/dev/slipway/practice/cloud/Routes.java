package dev.slipway.practice.cloud;

import dev.slipway.practice.HttpReply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** One service's table: method and path, with {@code {names}} for what varies, to what is done. */
final class Routes {

    private final List<Route> routes = new ArrayList<>();

    /** What is done for a call. */
    @FunctionalInterface
    interface Action {
        HttpReply answer(Call call);
    }

    /** What is done for a call whose answer can only be given after the store's lock is free again. */
    @FunctionalInterface
    interface Deferred {
        Supplier<HttpReply> answer(Call call);
    }

    /** Who may call. */
    enum Access {
        /** Whoever has a token. */
        SIGNED_IN,
        /** Everybody. */
        OPEN
    }

    Routes on(String method, String pattern, Action action) {
        return add(method, pattern, Access.SIGNED_IN, call -> ready(action.answer(call)));
    }

    /** A route for which no token is needed. */
    Routes open(String method, String pattern, Action action) {
        return add(method, pattern, Access.OPEN, call -> ready(action.answer(call)));
    }

    Routes deferred(String method, String pattern, Deferred action) {
        return add(method, pattern, Access.SIGNED_IN, action);
    }

    /** The first route for a method and path, with what its names stand for. */
    Optional<Match> match(String method, String path) {
        List<String> segments = segments(path);
        for (Route route : routes) {
            Optional<Map<String, String>> names = route.names(segments);
            if (names.isPresent() && route.method().equals(method)) {
                return Optional.of(new Match(route.access(), names.get(), route.action()));
            }
        }
        return Optional.empty();
    }

    /** Whether there is a route for the path by any method. */
    boolean knows(String path) {
        List<String> segments = segments(path);
        return routes.stream().anyMatch(route -> route.names(segments).isPresent());
    }

    static Supplier<HttpReply> ready(HttpReply reply) {
        return () -> reply;
    }

    private Routes add(String method, String pattern, Access access, Deferred action) {
        routes.add(new Route(method, segments(pattern), access, action));
        return this;
    }

    private static List<String> segments(String path) {
        return List.of(path.split("/")).stream().filter(segment -> !segment.isEmpty()).toList();
    }

    /** A route that was found. */
    record Match(Access access, Map<String, String> names, Deferred action) {}

    private record Route(String method, List<String> pattern, Access access, Deferred action) {

        Optional<Map<String, String>> names(List<String> segments) {
            if (segments.size() != pattern.size()) {
                return Optional.empty();
            }
            Map<String, String> names = new HashMap<>();
            for (int i = 0; i < segments.size(); i++) {
                String part = pattern.get(i);
                if (part.startsWith("{")) {
                    names.put(part.substring(1, part.length() - 1), segments.get(i));
                } else if (!part.equals(segments.get(i))) {
                    return Optional.empty();
                }
            }
            return Optional.of(names);
        }
    }
}
