package dev.slipway.simulation;

import dev.slipway.openstack.Exchange;
import dev.slipway.practice.HttpReply;
import dev.slipway.practice.HttpRequest;
import dev.slipway.simulation.Weather.Fault;
import java.io.IOException;
import java.net.SocketException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The way to OpenStack: a request becomes a call of the practice cloud's function. */
record SimulatedExchange(SimulatedWorld world, Connection connection) implements Exchange {

    private static final Faults KEYSTONE = new Faults(Fault.KEYSTONE_500, Fault.KEYSTONE_503, Fault.KEYSTONE_429,
            Fault.KEYSTONE_REPLY_LOST);
    private static final Faults OTHERS =
            new Faults(Fault.ERROR_500, Fault.BUSY_503, Fault.BUSY_429, Fault.REPLY_LOST);

    private record Faults(Fault error, Fault busy, Fault limit, Fault lost) {}

    @Override
    public Reply send(Request request) throws IOException, InterruptedException {
        if (connection.isCut()) {
            throw new SocketException("this process has ended");
        }
        connection.travel();
        var faults = request.uri().getPath().endsWith("/auth/tokens") ? KEYSTONE : OTHERS;
        var weather = connection.weather();
        var token = request.headers().getOrDefault("x-auth-token", "");
        if (weather.strikes(faults.error())) {
            return refused(500, "The server has either erred or is incapable of performing the requested operation.");
        } else if (weather.strikes(faults.busy())) {
            return later(503);
        } else if (weather.strikes(faults.limit())) {
            return later(429);
        } else if (!token.isEmpty() && weather.strikes(Fault.TOKEN_EXPIRED)) {
            connection.expire(token);
        }
        if (connection.isExpired(token)) {
            return refused(401, "The request you have made requires authentication.");
        }
        if (connection.isCut()) {
            throw new SocketException("this process has ended");
        }
        var reply = reply(answer(request));
        connection.travel();
        if (weather.strikes(faults.lost())) {
            throw new SocketException("Connection reset");
        }
        return reply;
    }

    private HttpReply answer(Request request) {
        Map<String, String> headers = new HashMap<>(request.headers());
        headers.put("host", request.uri().getAuthority());
        var query = request.uri().getRawQuery();
        var target = request.uri().getRawPath() + (query == null ? "" : "?" + query);
        return world.openStack(HttpRequest.of(request.method(), target, headers, request.body()));
    }

    private static Reply later(int status) {
        var busy = refused(status, "Too busy.");
        return new Reply(status, Map.of("retry-after", List.of("1")), busy.body());
    }

    private static Reply refused(int status, String words) {
        return reply(
                HttpReply.json(status, "{\"error\": {\"code\": %d, \"message\": \"%s\"}}".formatted(status, words)));
    }

    private static Reply reply(HttpReply reply) {
        Map<String, List<String>> headers = new HashMap<>();
        reply.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        return new Reply(reply.status(), headers, reply.body());
    }
}
