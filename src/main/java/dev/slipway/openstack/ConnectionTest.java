package dev.slipway.openstack;

import dev.slipway.openstack.ConnectionLine.State;
import dev.slipway.openstack.ConnectionTarget.PlainHttp;
import dev.slipway.openstack.trust.Trust;
import dev.slipway.openstack.trust.TrustProblem;
import dev.slipway.openstack.trust.TrustTree;
import dev.slipway.text.Message;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/**
 * Tests a connection line by line. First Keystone's own address, then who signs in, then the addresses of all services that
 * a cluster will use. Nothing secret is sent before the server's certificate is trusted or its lack acknowledged.
 */
public final class ConnectionTest {

    /** Beyond it, a person wonders about the times in logs; certificates and tokens bear more. */
    private static final Duration CLOCKS_AGREE = Duration.ofSeconds(30);

    private final ExecutorService threads;
    private final InstantSource clock;
    private final Pause pause;
    private final Limits limits;

    /**
     * How long each is waited for.
     *
     * @param plain whether a server that is said to be without TLS has it: whoever has says so at once
     */
    public record Limits(Duration name, Duration port, Duration tls, Duration plain, Duration signIn) {

        /** What a person waits without wondering, on a slow road to the cloud. */
        public static final Limits USUAL = new Limits(Duration.ofSeconds(8), Duration.ofSeconds(5),
                Duration.ofSeconds(8), Duration.ofSeconds(2), Duration.ofSeconds(30));
    }

    /**
     * @param threads where names are looked up and servers visited, side by side; never the one that runs the test
     * @param pause   how to wait when Keystone says "later"
     */
    public ConnectionTest(ExecutorService threads, InstantSource clock, Pause pause, Limits limits) {
        this.limits = limits;
        this.threads = threads;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Tests, and tells each line as soon as it changes.
     *
     * @throws InterruptedException if the thread was interrupted: nothing more is told
     */
    public ConnectionReport run(ConnectionTarget target, Consumer<ConnectionLine> told) throws InterruptedException {
        try {
            return new Course(target, Trust.in(target.caFile()), told).whole();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    /** One test. */
    private final class Course {

        private final ConnectionTarget target;
        private final Consumer<ConnectionLine> told;
        private final Visits visits;
        private final Endpoint keystone;
        private final Map<ConnectionCheck, ConnectionLine> lines = new EnumMap<>(ConnectionCheck.class);
        private Optional<TrustTree> trust = Optional.empty();
        private Optional<KeystoneLook.Seen> seen = Optional.empty();
        private Optional<URI> suggestion = Optional.empty();

        Course(ConnectionTarget target, Trust trust, Consumer<ConnectionLine> told) {
            this.target = target;
            this.told = told;
            this.visits = new Visits(threads, clock, trust, limits);
            this.keystone = new Endpoint(Catalog.IDENTITY, target.authUrl());
        }

        ConnectionReport whole() throws InterruptedException {
            if (reach(List.of(keystone)) && signIn()) {
                reach(services());
            }
            for (var check : ConnectionCheck.values()) {
                if (!lines.containsKey(check)) {
                    tell(ConnectionLine.of(check, State.NOT_TESTED));
                }
            }
            return new ConnectionReport(List.copyOf(lines.values()), trust,
                    trust.map(TrustProblem::in).orElse(List.of()),
                    seen.map(KeystoneLook.Seen::facts), suggestion, clock.instant());
        }

        /** Names, ports and certificates, each of those that passed what is before it; says whether all passed. */
        private boolean reach(List<Endpoint> endpoints) throws InterruptedException {
            testing(ConnectionCheck.NAMES);
            var named = visits.names(endpoints);
            tell(counted(ConnectionCheck.NAMES, named, endpoints.size()));
            if (named.passed().isEmpty()) {
                return false;
            }
            testing(ConnectionCheck.PORTS);
            var open = visits.ports(named.passed());
            tell(counted(ConnectionCheck.PORTS, open, endpoints.size()));
            if (open.passed().isEmpty()) {
                return false;
            }
            testing(ConnectionCheck.TLS);
            var looked = visits.certificates(endpoints, open.passed());
            trust = Optional.of(looked.tree());
            tell(certificates(looked, endpoints));
            return lines.get(ConnectionCheck.TLS).state() != State.BAD;
        }

        private void testing(ConnectionCheck check) {
            if (!lines.containsKey(check)) {
                told.accept(ConnectionLine.of(check, State.TESTING));
            }
        }

        private void tell(ConnectionLine line) {
            lines.put(line.check(), line);
            told.accept(line);
        }

        private static ConnectionLine counted(ConnectionCheck check, Visits.Passing passing, int all) {
            var count = count(passing.passed().size(), all);
            return passing.failed().map(failed -> ConnectionLine.bad(check, count, failed.message(), failed.words()))
                    .orElseGet(() -> ConnectionLine.good(check, count));
        }

        private static Message count(long passed, long all) {
            return Message.of("openstack.test.count", passed, all);
        }

        private ConnectionLine certificates(Visits.Looked looked, List<Endpoint> endpoints)
                throws InterruptedException {
            var tree = looked.tree();
            var plain = tree.all().stream().filter(it -> it.verdict() == TrustTree.Verdict.PLAIN_HTTP).toList();
            var count = count(tree.count(TrustTree.Verdict.TRUSTED), endpoints.size());
            var problems = TrustProblem.in(tree);
            if (!problems.isEmpty()) {
                return ConnectionLine.bad(ConnectionCheck.TLS, count, problems.getFirst().message(),
                        problems.getFirst().ownWords());
            } else if (looked.failed().isPresent()) {
                var failed = looked.failed().get();
                return ConnectionLine.bad(ConnectionCheck.TLS, count, failed.message(), failed.words());
            } else if (plain.isEmpty()) {
                return ConnectionLine.good(ConnectionCheck.TLS, count);
            }
            return plain(plain.getFirst());
        }

        private ConnectionLine plain(TrustTree.Service first) throws InterruptedException {
            var found = Message.of("openstack.test.not-encrypted");
            if (target.plainHttp() == PlainHttp.REFUSED && keystone.isPlain() && visits.speaksTls(keystone)) {
                var safe = URI.create(target.authUrl().toString().replaceFirst("(?i)^http:", "https:"));
                suggestion = Optional.of(safe);
                return ConnectionLine.bad(ConnectionCheck.TLS, found,
                        Message.of("openstack.test.speaks-tls", first.address(), safe), "");
            }
            var message = Message.of("openstack.test.plain-http", first.address(), TrustProblem.name(first.type()));
            return target.plainHttp() == PlainHttp.ACKNOWLEDGED
                    ? ConnectionLine.advice(ConnectionCheck.TLS, found, message)
                    : ConnectionLine.bad(ConnectionCheck.TLS, found, message, "");
        }

        /** Says whether the catalog is known. */
        private boolean signIn() throws InterruptedException {
            if (target.credentials().isEmpty()) {
                return false;
            }
            testing(ConnectionCheck.SIGN_IN);
            var access = target.access(target.credentials().get());
            try (var exchange = HttpExchange.to(access)) {
                var look = new KeystoneLook(access, exchange, clock, pause);
                var attempt = Attempted.one(threads, limits.signIn(), look::signIn);
                if (attempt.value().isPresent()) {
                    seen = attempt.value();
                    tellFacts(attempt.value().get());
                    return true;
                }
                var refusal = SignInRefusal.of(access, attempt.failure().orElseThrow());
                if (refusal.noKeystone()) {
                    suggestion = Attempted.one(threads, limits.signIn(), look::elsewhere).value()
                            .flatMap(found -> found);
                }
                tell(refusal.line(suggestion));
                return false;
            }
        }

        private void tellFacts(KeystoneLook.Seen found) {
            var facts = found.facts();
            tell(ConnectionLine.good(ConnectionCheck.SIGN_IN, facts.expires()
                    .map(end -> Message.of("openstack.test.expires", end.toString().substring(0, 10)))
                    .orElseGet(() -> Message.of("openstack.test.as", facts.userName()))));
            tell(ConnectionLine.good(ConnectionCheck.PROJECT, Message.of("openstack.test.name", facts.projectName())));
            tell(roles(facts.roles()));
            tell(found.catalog().map(this::services).orElseGet(() -> found.regionLine().orElseThrow()));
            tell(clocks(found.clockDifference()));
        }

        private static ConnectionLine roles(List<String> roles) {
            var names = Message.of("openstack.test.name", String.join(", ", roles));
            return roles.stream().allMatch(role -> role.equals("reader") || role.equals("audit"))
                    ? ConnectionLine.advice(ConnectionCheck.ROLES, names,
                            Message.of("openstack.test.roles-only-read", names))
                    : ConnectionLine.good(ConnectionCheck.ROLES, names);
        }

        private ConnectionLine services(Catalog catalog) {
            var missing = new ArrayList<>(Catalog.USED);
            missing.removeIf(type -> catalog.endpoint(type).isPresent());
            var count = count((long) Catalog.USED.size() - missing.size(), Catalog.USED.size());
            if (missing.isEmpty()) {
                return ConnectionLine.good(ConnectionCheck.SERVICES, count);
            }
            var names = missing.stream().map(TrustProblem::name).toList();
            return missing.stream().allMatch(Catalog.OPTIONAL::contains)
                    ? ConnectionLine.advice(ConnectionCheck.SERVICES, count,
                            Message.of("openstack.test.service-optional", names))
                    : ConnectionLine.bad(ConnectionCheck.SERVICES, count, Message.of("openstack.test.service-missing",
                            names, catalog.region(), target.endpointInterface()), "");
        }

        private static ConnectionLine clocks(Optional<Duration> difference) {
            if (difference.isEmpty()) {
                return ConnectionLine.of(ConnectionCheck.CLOCK, State.NOT_TESTED);
            }
            var apart = difference.get().abs();
            var found = apart.isZero() ? Message.of("openstack.test.clock-same")
                    : Message.of("openstack.test.clock", apart);
            return apart.compareTo(CLOCKS_AGREE) <= 0 ? ConnectionLine.good(ConnectionCheck.CLOCK, found)
                    : ConnectionLine.advice(ConnectionCheck.CLOCK, found, Message.of(difference.get().isNegative()
                            ? "openstack.test.clock-behind" : "openstack.test.clock-ahead", apart));
        }

        private List<Endpoint> services() {
            return seen.flatMap(KeystoneLook.Seen::catalog).map(catalog -> Catalog.USED.stream()
                    .flatMap(type -> catalog.endpoint(type).stream().map(uri -> new Endpoint(type, uri))).toList())
                    .orElse(List.of(keystone));
        }
    }
}
