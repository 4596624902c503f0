package dev.slipway.openstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.net.httpserver.HttpServer;
import dev.slipway.openstack.ConnectionLine.State;
import dev.slipway.openstack.ConnectionTarget.PlainHttp;
import dev.slipway.openstack.ConnectionTest.Limits;
import dev.slipway.openstack.trust.CaFile;
import dev.slipway.openstack.trust.TrustTree.Verdict;
import dev.slipway.practice.HttpReply;
import dev.slipway.practice.HttpRequest;
import dev.slipway.practice.Pace;
import dev.slipway.practice.PracticeCloud;
import dev.slipway.practice.PracticeOptions;
import dev.slipway.practice.net.CertificateAuthority;
import dev.slipway.practice.net.HttpsService;
import dev.slipway.practice.net.Issued;
import dev.slipway.secret.Secret;
import dev.slipway.text.Message;
import dev.slipway.text.Texts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connection tests against the practice cloud and against servers with something wrong, over real sockets. */
class ConnectionTestTest {

    /** Nothing here depends on how long anything takes. */
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    private static Path directory;
    private static PracticeCloud practice;
    private static CloudAccess access;
    private static CaFile practiceCa;
    private static ExecutorService threads;

    private final CertificateAuthority authority =
            new CertificateAuthority("Lab CA", InstantSource.system(), new Random(7));
    private final List<AutoCloseable> open = new ArrayList<>();
    private final ConcurrentLinkedQueue<ConnectionLine> told = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();
    private InstantSource clock = InstantSource.system();
    private Limits limits = new Limits(LONG, LONG, LONG, LONG, LONG);

    @BeforeAll
    static void start() throws Exception {
        threads = Executors.newVirtualThreadPerTaskExecutor();
        practice = PracticeCloud.start(directory, PracticeOptions.at(new Pace(0)), InstantSource.system(),
                new SecureRandom());
        access = new CloudsYaml(Map.of("OS_CLIENT_CONFIG_FILE", practice.cloudsYaml().toString()), directory,
                directory, PasswordPrompt.nobody()).access(Optional.empty());
        practiceCa = CaFile.read(practice.caPem());
    }

    @AfterAll
    static void end() {
        practice.close();
        threads.close();
    }

    @AfterEach
    void close() throws Exception {
        for (var each : open) {
            each.close();
        }
    }

    @Test
    void aGoodConnectionIsGoodInEveryLine() throws Exception {
        var report = run(target(access.authUrl(), Optional.of(practiceCa), Optional.of(access.credentials())));
        assertThat(report.isGood()).isTrue();
        assertThat(report.lines()).extracting(ConnectionLine::check).containsExactly(ConnectionCheck.values());
        assertThat(found(report, ConnectionCheck.NAMES)).isEqualTo("6 of 6");
        assertThat(found(report, ConnectionCheck.PORTS)).isEqualTo("6 of 6");
        assertThat(found(report, ConnectionCheck.TLS)).isEqualTo("6 of 6");
        assertThat(found(report, ConnectionCheck.SERVICES)).isEqualTo("6 of 6");
        assertThat(found(report, ConnectionCheck.SIGN_IN)).isEqualTo("as practice");
        assertThat(found(report, ConnectionCheck.PROJECT)).isEqualTo("practice");
        assertThat(found(report, ConnectionCheck.ROLES)).contains("member");
        assertThat(found(report, ConnectionCheck.CLOCK)).isEqualTo("under 1 s apart");
        assertThat(report.cloud()).hasValueSatisfying(cloud -> assertThat(cloud)
                .returns(List.of("RegionOne"), ConnectionReport.SignedIn::regions)
                .returns(List.of("practice"), ConnectionReport.SignedIn::projects)
                .returns(Session.CredentialKind.PASSWORD, ConnectionReport.SignedIn::kind));
        assertThat(report.trust()).hasValueSatisfying(tree -> {
            assertThat(tree.issuers()).hasSize(1);
            assertThat(tree.issuers().getFirst().issued().getFirst().services()).hasSize(6);
        });
    }

    @Test
    void everyLineIsToldWhenItBeginsAndWhenItEndsAndTheLastWordIsTheReports() throws Exception {
        var report = run(target(access.authUrl(), Optional.of(practiceCa), Optional.of(access.credentials())));
        assertThat(told).filteredOn(line -> line.state() == State.TESTING).extracting(ConnectionLine::check)
                .containsExactly(ConnectionCheck.NAMES, ConnectionCheck.PORTS, ConnectionCheck.TLS,
                        ConnectionCheck.SIGN_IN);
        for (var check : ConnectionCheck.values()) {
            assertThat(told.stream().filter(line -> line.check() == check).reduce((_, last) -> last))
                    .contains(report.line(check));
        }
    }

    @Test
    void withoutCredentialsEverythingBeforeTheSignInIsTested() throws Exception {
        var report = run(target(access.authUrl(), Optional.of(practiceCa), Optional.empty()));
        assertThat(states(report)).containsExactly(State.GOOD, State.GOOD, State.GOOD, State.NOT_TESTED,
                State.NOT_TESTED, State.NOT_TESTED, State.NOT_TESTED, State.NOT_TESTED);
    }

    @Test
    void aWrongPasswordIsToldWithKeystonesOwnWords() throws Exception {
        var given = (CloudAccess.Password) access.credentials();
        var report = run(target(access.authUrl(), Optional.of(practiceCa), Optional.of(new CloudAccess.Password(
                given.user(), given.userDomain(), Secret.of("wrong"), given.project(), given.projectDomain()))));
        assertThat(states(report)).startsWith(State.GOOD, State.GOOD, State.GOOD, State.BAD, State.NOT_TESTED);
        assertThat(problem(report)).contains("Keystone does not accept this sign-in");
        assertThat(report.line(ConnectionCheck.SIGN_IN).ownWords()).startsWith("401 ").contains("req-");
    }

    @Test
    void anApplicationCredentialThatIsRefusedIsNotCalledAPassword() throws Exception {
        var report = run(target(access.authUrl(), Optional.of(practiceCa),
                Optional.of(new CloudAccess.ApplicationCredential("c1", Secret.of("s")))));
        assertThat(problem(report)).contains("does not accept this application credential");
    }

    @Test
    void aKeystoneInAnotherPlaceIsFound() throws Exception {
        var wrong = URI.create(access.authUrl().toString().replace("/identity/v3", "/v3"));
        var report = run(target(wrong, Optional.of(practiceCa), Optional.of(access.credentials())));
        assertThat(problem(report)).contains("Keystone is at another address", access.authUrl().toString());
        assertThat(report.suggestion()).contains(access.authUrl());
    }

    @Test
    void anUnknownNameEndsTheTestAtItsFirstLine() throws Exception {
        var report = run(target(URI.create("https://no-such-host.invalid:5000/v3"), Optional.empty(),
                Optional.of(access.credentials())));
        assertThat(states(report)).startsWith(State.BAD).endsWith(State.NOT_TESTED).filteredOn(State.GOOD::equals)
                .isEmpty();
        assertThat(problem(report)).contains("is not known");
        assertThat(report.trust()).isEmpty();
    }

    @Test
    void aClosedPortIsToldFromAnUnknownName() throws Exception {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        var report = run(target(URI.create("https://127.0.0.1:" + free + "/v3"), Optional.empty(), Optional.empty()));
        assertThat(states(report)).startsWith(State.GOOD, State.BAD, State.NOT_TESTED);
        assertThat(problem(report)).contains("Nothing listens at");
    }

    @Test
    void aServerThatIsNotTrustedIsNotSpokenTo() throws Exception {
        var service = https(authority, ask -> HttpReply.json(200, "{}"));
        var other = new CertificateAuthority("Other", InstantSource.system(), new Random(8));
        var report = run(target(URI.create("https://localhost:" + service.port() + "/v3"), Optional.of(ca(other)),
                Optional.of(access.credentials())));
        assertThat(states(report)).startsWith(State.GOOD, State.GOOD, State.BAD, State.NOT_TESTED);
        assertThat(problem(report)).contains("identity service cannot be trusted", "“Lab CA”");
        assertThat(report.problems()).hasSize(1);
        assertThat(heard).isEmpty();
    }

    @Test
    void theCertificateOfEveryServiceIsLookedAtAndOneThatIsNotTrustedIsCounted() throws Exception {
        var forgotten = authority.issuing("Issuing 4");
        var octavia =
                https(forgotten.server("localhost", List.of("localhost")).alone(), _ -> HttpReply.json(200, "{}"));
        var keystone = keystone(port -> Map.of("compute", port, "network", port, "image", port, "volumev3", port,
                "load-balancer", octavia.port()), "https", "");
        var report = run(target(URI.create("https://localhost:" + keystone.port() + "/v3"), Optional.of(ca(authority)),
                Optional.of(access.credentials())));
        assertThat(found(report, ConnectionCheck.NAMES)).isEqualTo("6 of 6");
        assertThat(found(report, ConnectionCheck.TLS)).isEqualTo("5 of 6");
        assertThat(states(report)).containsExactly(State.GOOD, State.GOOD, State.BAD, State.GOOD, State.GOOD,
                State.GOOD, State.GOOD, State.GOOD);
        assertThat(problem(report)).contains("load balancer service cannot be trusted yet", "“Issuing 4”");
        assertThat(heard).noneMatch(request -> request.contains(":" + octavia.port()));
    }

    @Test
    void aServiceWhosePortIsClosedIsCountedAndTheOthersAreStillLookedAt() throws Exception {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        var keystone = keystone(port -> Map.of("compute", port, "network", port, "image", free), "https", "");
        var report = run(target(URI.create("https://localhost:" + keystone.port() + "/v3"), Optional.of(ca(authority)),
                Optional.of(access.credentials())));
        assertThat(found(report, ConnectionCheck.PORTS)).isEqualTo("3 of 4");
        assertThat(report.line(ConnectionCheck.PORTS).state()).isEqualTo(State.BAD);
        assertThat(report.trust().orElseThrow().count(Verdict.TRUSTED)).isEqualTo(3);
        assertThat(report.trust().orElseThrow().count(Verdict.SILENT)).isEqualTo(1);
    }

    @Test
    void whatAClusterCanDoWithoutIsAdviceAndWhatItCannotIsBad() throws Exception {
        var small = keystone(port -> Map.of("compute", port, "network", port, "image", port), "https", "");
        var report = run(target(URI.create("https://localhost:" + small.port() + "/v3"), Optional.of(ca(authority)),
                Optional.of(access.credentials())));
        assertThat(report.isGood()).isTrue();
        assertThat(report.line(ConnectionCheck.SERVICES)).returns(State.ADVICE, ConnectionLine::state);
        assertThat(said(report.line(ConnectionCheck.SERVICES))).contains("block storage", "load balancer");
        var without = keystone(port -> Map.of("compute", port), "https", "");
        assertThat(problem(run(target(URI.create("https://localhost:" + without.port() + "/v3"),
                Optional.of(ca(authority)), Optional.of(access.credentials()))))).contains("lacks", "network", "image");
    }

    @Test
    void aRegionThatIsNotThereIsToldWithThoseThatAre() throws Exception {
        var target = target(access.authUrl(), Optional.of(practiceCa), Optional.of(access.credentials()));
        var report = run(new ConnectionTarget(target.authUrl(), Optional.of("Mars"), "public", target.caFile(),
                target.credentials(), PlainHttp.REFUSED));
        assertThat(report.line(ConnectionCheck.SERVICES).state()).isEqualTo(State.BAD);
        assertThat(problem(report)).contains("no region \"Mars\"", "RegionOne");
        assertThat(report.cloud().orElseThrow().regions()).containsExactly("RegionOne");
    }

    @Test
    void overPlainHttpNobodySignsInBeforeThatIsAcknowledged() throws Exception {
        limits = new Limits(LONG, LONG, LONG, Duration.ofMillis(200), LONG); // it says nothing to a handshake
        var keystone = plainKeystone();
        var url = URI.create("http://localhost:" + keystone + "/v3");
        var refused = run(target(url, Optional.empty(), Optional.of(access.credentials())));
        assertThat(states(refused)).startsWith(State.GOOD, State.GOOD, State.BAD, State.NOT_TESTED);
        assertThat(problem(refused)).contains("is not encrypted");
        assertThat(heard).noneMatch(request -> request.contains("POST"));
        var acknowledged = run(new ConnectionTarget(url, Optional.empty(), "public", Optional.empty(),
                Optional.of(access.credentials()), PlainHttp.ACKNOWLEDGED));
        assertThat(acknowledged.isGood()).isTrue();
        assertThat(acknowledged.line(ConnectionCheck.TLS).state()).isEqualTo(State.ADVICE);
        assertThat(acknowledged.trust().orElseThrow().count(Verdict.PLAIN_HTTP)).isEqualTo(4);
        assertThat(heard).anyMatch(request -> request.contains("POST"));
    }

    @Test
    void anAuthUrlThatForgoesTheTlsThatIsThereIsMended() throws Exception {
        var report = run(target(URI.create(access.authUrl().toString().replace("https:", "http:")), Optional.empty(),
                Optional.of(access.credentials())));
        assertThat(report.line(ConnectionCheck.TLS).state()).isEqualTo(State.BAD);
        assertThat(problem(report)).contains("speaks TLS");
        assertThat(report.suggestion()).contains(access.authUrl());
    }

    @Test
    void aServiceWithoutTlsIsNotHiddenByAKeystoneThatHasIt() throws Exception {
        var keystone = keystone(port -> Map.of("compute", port, "network", port, "image", plainKeystone()), "http", "");
        var report = run(target(URI.create("https://localhost:" + keystone.port() + "/v3"), Optional.of(ca(authority)),
                Optional.of(access.credentials())));
        assertThat(report.line(ConnectionCheck.TLS).state()).isEqualTo(State.BAD);
        assertThat(problem(report)).contains("is not encrypted");
    }

    @Test
    void clocksThatDoNotAgreeAreAdvice() throws Exception {
        clock = () -> Instant.now().plus(Duration.ofMinutes(9));
        var report = run(target(access.authUrl(), Optional.of(practiceCa), Optional.of(access.credentials())));
        assertThat(report.line(ConnectionCheck.CLOCK).state()).isEqualTo(State.ADVICE);
        assertThat(said(report.line(ConnectionCheck.CLOCK))).contains("behind this computer");
        assertThat(report.isGood()).isTrue();
    }

    @Test
    void anApplicationCredentialSaysWhenItEndsAndWhetherItIsRestricted() throws Exception {
        var keystone = keystone(port -> Map.of("compute", port, "network", port, "image", port), "https", """
                , "application_credential": {"id": "c1", "restricted": true}""");
        var report = run(target(URI.create("https://localhost:" + keystone.port() + "/v3"), Optional.of(ca(authority)),
                Optional.of(new CloudAccess.ApplicationCredential("c1", Secret.of("s")))));
        assertThat(found(report, ConnectionCheck.SIGN_IN)).isEqualTo("expires 2027-06-30");
        assertThat(report.cloud().orElseThrow().kind()).isEqualTo(Session.CredentialKind.RESTRICTED);
    }

    @Test
    void aTestThatIsInterruptedEndsAtOnceAndTellsNothingMore() throws Exception {
        var reached = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        var service = https(authority, _ -> {
            reached.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return HttpReply.json(200, "{}");
        });
        var interrupted = new AtomicBoolean();
        var testing = Thread.startVirtualThread(() -> {
            try {
                run(target(URI.create("https://localhost:" + service.port() + "/v3"), Optional.of(ca(authority)),
                        Optional.of(access.credentials())));
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
        });
        reached.await();
        testing.interrupt();
        testing.join();
        never.countDown();
        assertThat(interrupted).isTrue();
        assertThat(told).filteredOn(line -> line.check() == ConnectionCheck.SIGN_IN).extracting(ConnectionLine::state)
                .containsExactly(State.TESTING);
    }

    private static ConnectionTarget target(URI url, Optional<CaFile> ca, Optional<CloudAccess.Credentials> who) {
        return new ConnectionTarget(url, Optional.empty(), "public", ca, who, PlainHttp.REFUSED);
    }

    private ConnectionReport run(ConnectionTarget target) throws InterruptedException {
        return new ConnectionTest(threads, clock, _ -> fail("nothing here says later"), limits).run(target, told::add);
    }

    private static CaFile ca(CertificateAuthority authority) {
        return CaFile.of(authority.pem().getBytes(StandardCharsets.US_ASCII), "ca.pem");
    }

    private HttpsService https(CertificateAuthority issuer, Function<HttpRequest, HttpReply> answer)
            throws IOException {
        return https(issuer.server("localhost", List.of("localhost")), answer);
    }

    private HttpsService https(Issued certificate, Function<HttpRequest, HttpReply> answer)
            throws IOException {
        var service = HttpsService.start(certificate, Optional.empty(), request -> {
            heard.add(request.method() + " " + request.header("host").orElse("") + request.path());
            return answer.apply(request);
        });
        open.add(service);
        return service;
    }

    private interface Ports {
        Map<String, Integer> beside(int keystone) throws Exception;
    }

    /** A Keystone that lets everybody in. @param more of the token's body */
    private HttpsService keystone(Ports services, String scheme, String more) throws Exception {
        var own = new CountDownLatch(1);
        var body = new String[1];
        var service = https(authority, request -> {
            try {
                own.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return request.method().equals("POST")
                    ? HttpReply.json(201, body[0]).with("x-subject-token", "token")
                    : HttpReply.json(200, """
                            {"application_credential": {"expires_at": "2027-06-30T00:00:00.000000"}}""");
        });
        body[0] = token(services.beside(service.port()), scheme, service.port(), more);
        own.countDown();
        return service;
    }

    private static String token(Map<String, Integer> services, String scheme, int ownPort, String more) {
        var catalog = services.entrySet().stream().map(entry -> """
                {"type": "%s", "endpoints": [{"interface": "public", "region_id": "R1", "url": "%s://localhost:%d"}]}"""
                .formatted(entry.getKey(), entry.getValue() == ownPort ? "https" : scheme, entry.getValue())).toList();
        return """
                {"token": {"issued_at": "2026-01-01T00:00:00.000000Z", "expires_at": "2026-01-01T01:00:00.000000Z",
                 "project": {"id": "p1", "name": "demo"}, "user": {"id": "u1", "name": "ada"},
                 "roles": [{"id": "r1", "name": "member"}], "catalog": %s %s}}""".formatted(catalog, more);
    }

    /** The port of a Keystone without TLS, which is all services at once. */
    private int plainKeystone() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var port = server.getAddress().getPort();
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                heard.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
                exchange.getRequestBody().readAllBytes();
                var reply = token(Map.of("compute", port, "network", port, "image", port), "http", 0, "")
                        .getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("x-subject-token", "token");
                exchange.sendResponseHeaders(201, reply.length);
                exchange.getResponseBody().write(reply);
            }
        });
        server.start();
        open.add(() -> server.stop(0));
        return port;
    }

    private static List<State> states(ConnectionReport report) {
        return report.lines().stream().map(ConnectionLine::state).toList();
    }

    private static String found(ConnectionReport report, ConnectionCheck check) {
        return Texts.strict(Locale.ENGLISH).say(report.line(check).found().orElseThrow());
    }

    private static String problem(ConnectionReport report) {
        return said(report.firstBad().orElseThrow());
    }

    /** What happened, what it means and, unless nothing need be done, what to do. */
    private static String said(ConnectionLine line) {
        Message message = line.problem().orElseThrow();
        var texts = Texts.strict(Locale.ENGLISH);
        assertThat(texts.remedy(message).isPresent() || line.state() == State.ADVICE).isTrue();
        return texts.say(message) + " " + texts.meaning(message).orElseThrow() + " "
                + texts.remedy(message).orElse("");
    }
}
