package dev.slipway.openstack;

import dev.slipway.openstack.ConnectionTest.Limits;
import dev.slipway.openstack.trust.CertificateLook;
import dev.slipway.openstack.trust.Showing;
import dev.slipway.openstack.trust.ShownCertificates;
import dev.slipway.openstack.trust.Trust;
import dev.slipway.openstack.trust.TrustTree;
import dev.slipway.openstack.trust.TrustTrees;
import dev.slipway.text.Message;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Looks names up, knocks at ports and looks at certificates, side by side, each address once. */
final class Visits {

    /** What ends the whole is a little later than what ends each, whose words say more. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private static final Purpose REACH = Purpose.read("reach", "");

    private final ExecutorService threads;
    private final InstantSource clock;
    private final Trust trust;
    private final Limits limits;

    Visits(ExecutorService threads, InstantSource clock, Trust trust, Limits limits) {
        this.limits = limits;
        this.threads = threads;
        this.clock = clock;
        this.trust = trust;
    }

    /** Why one did not pass. */
    record Failed(Message message, String words) {

        static Failed of(Endpoint endpoint, IOException thrown) {
            var failure = Unreached.to(endpoint.uri(), REACH, thrown);
            return new Failed(failure.message(), failure.words());
        }
    }

    /** @param failed the first that did not pass */
    record Passing(List<Endpoint> passed, Optional<Failed> failed) {}

    /** @param failed the first that showed no certificate */
    record Looked(TrustTree tree, Optional<Failed> failed) {}

    Passing names(List<Endpoint> endpoints) throws InterruptedException {
        return passing(endpoints, limits.name(), Endpoint::host, endpoint -> () -> {
            InetAddress.getAllByName(endpoint.host());
            return true;
        }, (endpoint, late) -> {
            var unknown = new UnknownHostException(endpoint.host() + ": " + late.getMessage());
            unknown.initCause(late);
            return unknown;
        });
    }

    Passing ports(List<Endpoint> endpoints) throws InterruptedException {
        return passing(endpoints, limits.port().plus(GRACE), Endpoint::address, endpoint -> () -> {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(endpoint.host(), endpoint.port()),
                        Math.toIntExact(limits.port().toMillis()));
                return true;
            }
        }, (_, late) -> late);
    }

    /** @param open those whose ports take connections */
    Looked certificates(List<Endpoint> endpoints, List<Endpoint> open) throws InterruptedException {
        var addresses = addresses(open.stream().filter(endpoint -> !endpoint.isPlain()).toList(), Endpoint::address);
        var looks = new ArrayList<Callable<ShownCertificates>>();
        addresses.values().forEach(endpoint -> looks.add(() -> look(endpoint, limits.tls())));
        var attempts = Attempted.all(threads, limits.tls().plus(GRACE), looks);
        var seen = new HashMap<String, Attempted<ShownCertificates>>();
        for (var address : addresses.keySet()) {
            seen.put(address, attempts.get(seen.size()));
        }
        var showings = new ArrayList<Showing>();
        var failures = new ArrayList<Failed>();
        for (var endpoint : endpoints) {
            var attempt = Optional.ofNullable(seen.get(endpoint.address()));
            showings.add(showing(endpoint, attempt));
            attempt.flatMap(Attempted::failure)
                    .ifPresent(thrown -> failures.add(Failed.of(endpoint, timely(thrown))));
        }
        return new Looked(new TrustTrees(trust, clock.instant()).of(showings), failures.stream().findFirst());
    }

    /** Whether one that is said to be without TLS has it. Whoever has says so at once. */
    boolean speaksTls(Endpoint endpoint) throws InterruptedException {
        return Attempted.one(threads, limits.plain(), () -> look(endpoint, limits.plain())).value().isPresent();
    }

    private ShownCertificates look(Endpoint endpoint, Duration limit) throws IOException {
        return CertificateLook.at(endpoint.host(), endpoint.port(), trust, limit);
    }

    private static Showing showing(Endpoint endpoint, Optional<Attempted<ShownCertificates>> attempt) {
        if (endpoint.isPlain()) {
            return Showing.plainHttp(endpoint.type(), endpoint.address());
        }
        return attempt.flatMap(Attempted::value)
                .map(shown -> Showing.certificates(endpoint.type(), endpoint.address(), shown))
                .orElseGet(() -> Showing.nothing(endpoint.type(), endpoint.address(),
                        attempt.flatMap(Attempted::failure).map(failure -> String.valueOf(failure.getMessage()))
                                .orElse("")));
    }

    private interface Late {
        IOException after(Endpoint endpoint, IOException late);
    }

    private Passing passing(List<Endpoint> endpoints, Duration limit, Function<Endpoint, String> place,
            Function<Endpoint, Callable<Boolean>> visit, Late late) throws InterruptedException {
        var places = addresses(endpoints, place);
        var attempts = Attempted.all(threads, limit, places.values().stream().map(visit).toList());
        var failures = new HashMap<String, Exception>();
        int next = 0;
        for (var where : places.keySet()) {
            attempts.get(next++).failure().ifPresent(failure -> failures.put(where, failure));
        }
        var passed = endpoints.stream().filter(endpoint -> !failures.containsKey(place.apply(endpoint))).toList();
        var failed = endpoints.stream().filter(endpoint -> failures.containsKey(place.apply(endpoint))).findFirst()
                .map(endpoint -> {
                    var thrown = failures.get(place.apply(endpoint));
                    return Failed.of(endpoint, thrown instanceof TimeoutException
                            ? late.after(endpoint, timely(thrown)) : timely(thrown));
                });
        return new Passing(passed, failed);
    }

    /** The first endpoint at each place. */
    private static Map<String, Endpoint> addresses(List<Endpoint> endpoints, Function<Endpoint, String> place) {
        var addresses = new LinkedHashMap<String, Endpoint>();
        endpoints.forEach(endpoint -> addresses.putIfAbsent(place.apply(endpoint), endpoint));
        return addresses;
    }

    private static IOException timely(Exception thrown) {
        if (thrown instanceof IOException io && !(io instanceof SocketTimeoutException)) {
            return io;
        }
        var late = new HttpConnectTimeoutException(String.valueOf(thrown.getMessage()));
        late.initCause(thrown);
        return late;
    }
}
