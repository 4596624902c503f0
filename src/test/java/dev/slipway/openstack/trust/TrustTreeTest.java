package dev.slipway.openstack.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.slipway.openstack.trust.TrustTree.Issuer;
import dev.slipway.openstack.trust.TrustTree.Service;
import dev.slipway.openstack.trust.TrustTree.Standing;
import dev.slipway.openstack.trust.TrustTree.Validity;
import dev.slipway.openstack.trust.TrustTree.Verdict;
import dev.slipway.practice.HttpReply;
import dev.slipway.practice.net.CertificateAuthority;
import dev.slipway.practice.net.HttpsService;
import dev.slipway.practice.net.Issued;
import dev.slipway.text.Texts;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Servers with all kinds of certificates, over real handshakes on loopback. */
class TrustTreeTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private final InstantSource today = () -> NOW;
    private final CertificateAuthority root = new CertificateAuthority("Root", today, new Random(1));
    private final CertificateAuthority issuing = root.issuing("Issuing 3");
    private final AtomicInteger requests = new AtomicInteger();
    private final List<HttpsService> servers = new ArrayList<>();

    @AfterEach
    void end() {
        servers.forEach(HttpsService::close);
    }

    @Test
    void servicesStandBelowWhoVouchesForThemFromTheRootDown() throws Exception {
        var tree = tree(Optional.of(root.pem() + issuing.pem()), shown("identity", localhost(issuing)),
                shown("compute", localhost(issuing)), shown("image", localhost(root)));
        assertThat(tree.source()).isEqualTo(Trust.Source.CA_FILE);
        assertThat(tree.services()).isEmpty();
        assertThat(tree.issuers()).hasSize(1).first().satisfies(top -> {
            assertThat(top).returns("Root", Issuer::name).returns(Standing.TRUSTED, Issuer::standing);
            assertThat(types(top)).containsExactly("image");
            assertThat(top.issued()).hasSize(1).first().returns("Issuing 3", Issuer::name)
                    .returns(Standing.TRUSTED, Issuer::standing)
                    .satisfies(below -> assertThat(types(below)).containsExactly("identity", "compute"));
        });
        assertThat(tree.all()).allMatch(service -> service.verdict() == Verdict.TRUSTED)
                .allMatch(service -> service.daysLeft() == 365 && service.ownWords().isEmpty());
        assertThat(TrustProblem.in(tree)).isEmpty();
    }

    @Test
    void anIssuerThatTheServerSendsIsAsGoodAsOneInTheFile() throws Exception {
        var tree = tree(Optional.of(root.pem()), shown("identity", localhost(issuing)));
        assertThat(tree.issuers().getFirst().issued().getFirst().standing()).isEqualTo(Standing.SENT);
        assertThat(tree.count(Verdict.TRUSTED)).isEqualTo(1);
    }

    @Test
    void anIssuerInTheFileIsEnoughWithoutItsRoot() throws Exception {
        var tree = tree(Optional.of(issuing.pem()), shown("identity", localhost(issuing).alone()));
        assertThat(tree.issuers()).hasSize(1).first().returns("Issuing 3", Issuer::name)
                .returns(Standing.TRUSTED, Issuer::standing);
        assertThat(tree.count(Verdict.TRUSTED)).isEqualTo(1);
    }

    @Test
    void aMissingIssuerIsOneRowWithAllServicesUnderIt() throws Exception {
        var lost = root.issuing("Issuing 4");
        var tree = tree(Optional.of(root.pem() + issuing.pem()), shown("identity", localhost(issuing)),
                shown("image", localhost(lost).alone()), shown("load-balancer", localhost(lost).alone()));
        assertThat(tree.issuers()).hasSize(2);
        assertThat(tree.issuers().get(1)).returns("Issuing 4", Issuer::name).returns(Standing.MISSING, Issuer::standing)
                .returns(Optional.empty(), Issuer::certificate)
                .satisfies(missing -> assertThat(types(missing)).containsExactly("image", "load-balancer"));
        assertThat(said(tree)).containsExactly("2 services cannot be trusted yet | Their certificates were signed by "
                + "“Issuing 4”, which is neither sent by the server nor in your CA file.");
    }

    @Test
    void oneServiceOfAMissingIssuerIsCalledByItsName() throws Exception {
        var tree = tree(Optional.of(root.pem()), shown("load-balancer", localhost(root.issuing("Issuing 4")).alone()));
        assertThat(said(tree).getFirst()).startsWith("The load balancer service cannot be trusted yet | Its");
    }

    @Test
    void anIssuerThatIsSentWithoutItsRootIsNotCalledMissingItself() throws Exception {
        var mine = new CertificateAuthority("Mine", today, new Random(2));
        var tree = tree(Optional.of(mine.pem()), shown("identity", localhost(issuing)));
        assertThat(tree.issuers()).first().returns("Root", Issuer::name).returns(Standing.MISSING, Issuer::standing);
        assertThat(tree.issuers().getFirst().issued()).first().returns("Issuing 3", Issuer::name)
                .returns(Standing.STRANGER, Issuer::standing);
        assertThat(said(tree).getFirst()).contains("leads up to “Root”, which is neither sent");
    }

    @Test
    void anAuthorityThatWasMadeAnewUnderItsOldNameIsToldFromAStranger() throws Exception {
        var old = new CertificateAuthority("Root", today, new Random(2));
        var tree = tree(Optional.of(old.pem()), shown("identity", localhost(issuing)));
        assertThat(tree.issuers()).first().returns("Root", Issuer::name).returns(Standing.OTHER_KEY, Issuer::standing);
        assertThat(said(tree).getFirst()).contains("does not fit your CA file", "another “Root”, with another key");
        var direct = tree(Optional.of(old.pem()), shown("identity", localhost(root)));
        assertThat(direct.issuers()).first().returns("Root", Issuer::name)
                .returns(Standing.OTHER_KEY, Issuer::standing);
    }

    @Test
    void aRootThatOnlyTheServerKnowsIsAStranger() throws Exception {
        var chain = localhost(issuing);
        var whole = new Issued(chain.certificate(), chain.key(), List.of(issuing.certificate(), root.certificate()));
        var mine = new CertificateAuthority("Mine", today, new Random(2));
        var tree = tree(Optional.of(mine.pem()), shown("identity", whole));
        assertThat(tree.issuers()).first().returns("Root", Issuer::name).returns(Standing.STRANGER, Issuer::standing);
        assertThat(tree.all()).first().returns(Verdict.UNKNOWN_ISSUER, Service::verdict);
        assertThat(said(tree).getFirst()).contains("vouched for by a stranger", "leads up to “Root”");
    }

    @Test
    void aServiceThatVouchesForItselfHasNobodyAboveIt() throws Exception {
        var tree = tree(Optional.of(root.pem()), shown("identity", selfSigned()));
        assertThat(tree.issuers()).isEmpty();
        assertThat(tree.services()).hasSize(1).first().returns(Verdict.SELF_SIGNED, Service::verdict);
        assertThat(said(tree).getFirst()).contains("vouches for itself");
    }

    @Test
    void withoutACaFileThisComputersTrustCounts() throws Exception {
        var tree = tree(Optional.empty(), shown("identity", localhost(issuing)));
        assertThat(tree.source()).isEqualTo(Trust.Source.COMPUTER);
        assertThat(said(tree).getFirst()).contains("This computer does not know who vouches for the identity service",
                "leads up to “Root”");
    }

    @Test
    void anExpiredCertificateIsToldFromOneThatIsNotTrusted() throws Exception {
        var when = new Instant[] {NOW};
        var authority = new CertificateAuthority("Root", () -> when[0], new Random(3));
        when[0] = NOW.minus(Duration.ofDays(400));
        var tree = tree(Optional.of(authority.pem()), shown("network", localhost(authority)));
        assertThat(tree.all()).first().returns(Verdict.EXPIRED, Service::verdict).returns(0L, Service::daysLeft);
        assertThat(said(tree).getFirst()).startsWith("The certificate of the network service has expired");
        when[0] = NOW.plus(Duration.ofDays(2));
        assertThat(tree(Optional.of(authority.pem()), shown("network", localhost(authority))).all()).first()
                .returns(Verdict.NOT_YET_VALID, Service::verdict);
    }

    @Test
    void anIssuerWhoseDaysAreOverIsMarkedItself() throws Exception {
        var when = new Instant[] {NOW};
        var authority = new CertificateAuthority("Root", () -> when[0], new Random(3));
        when[0] = NOW.minus(Duration.ofDays(400));
        var old = authority.issuing("Old");
        when[0] = NOW;
        var tree = tree(Optional.of(authority.pem()), shown("network", localhost(old)));
        assertThat(tree.issuers().getFirst().issued()).first().returns("Old", Issuer::name)
                .returns(Validity.EXPIRED, Issuer::validity).returns(true, Issuer::isBad);
        assertThat(tree.all()).first().returns(Verdict.ISSUER_EXPIRED, Service::verdict);
        assertThat(said(tree).getFirst()).startsWith("Who vouches for the network service has expired");
    }

    @Test
    void aCertificateForAnotherHostIsToldWithTheNamesItHas() throws Exception {
        var tree = tree(Optional.of(root.pem()),
                shown("compute", root.server("nova", List.of("nova.example", "192.0.2.7"))));
        assertThat(tree.all()).first().returns(Verdict.WRONG_NAME, Service::verdict)
                .returns(List.of("nova.example", "192.0.2.7"), Service::names);
        assertThat(said(tree).getFirst()).contains("for another host", "nova.example, 192.0.2.7");
    }

    @Test
    void aCertificateThatWasNotMadeForServersIsRefusedInTheVerificationsOwnWords() throws Exception {
        var tree = tree(Optional.of(root.pem()), shown("compute", root.client("localhost", List.of())));
        assertThat(tree.all()).first().returns(Verdict.REFUSED, Service::verdict);
        assertThat(TrustProblem.in(tree)).first().satisfies(problem -> assertThat(problem.ownWords()).isNotBlank());
    }

    @Test
    void servicesWithoutTlsAndWithoutAnswerStandByThemselves() throws Exception {
        var tree = tree(Optional.of(root.pem()), Showing.plainHttp("identity", "devstack:80"),
                Showing.nothing("image", "glance:9292", "refused"));
        assertThat(tree.services()).extracting(Service::verdict).containsExactly(Verdict.PLAIN_HTTP, Verdict.SILENT);
        assertThat(TrustProblem.in(tree)).isEmpty();
    }

    @Test
    void lookingSendsNothingBehindTheHandshakeEvenToWhoIsTrusted() throws Exception {
        tree(Optional.of(root.pem()), shown("identity", localhost(root)));
        tree(Optional.of(issuing.pem()), shown("identity", localhost(root)));
        assertThat(requests).hasValue(0);
    }

    @Test
    void aServerThatSpeaksNoTlsShowsNothing() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var answering = Thread.startVirtualThread(() -> answerInPlainText(socket));
            assertThat(catchThrowable(() -> CertificateLook.at("localhost",
                    socket.getLocalPort(), Trust.in(Optional.empty()), LIMIT))).isInstanceOf(IOException.class);
            answering.join();
        }
    }

    private static void answerInPlainText(ServerSocket socket) {
        try (var connection = socket.accept()) {
            connection.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            connection.getOutputStream().flush();
            connection.getInputStream().readAllBytes();
        } catch (IOException e) {
            // the client has hung up, as it should
        }
    }

    private static Issued localhost(CertificateAuthority authority) {
        return authority.server("localhost", List.of("localhost"));
    }

    private static Issued selfSigned() throws Exception {
        var keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
        var name = new X500Name("CN=localhost");
        var builder = new JcaX509v3CertificateBuilder(name, BigInteger.ONE, Date.from(NOW.minusSeconds(60)),
                Date.from(NOW.plus(Duration.ofDays(9))), name, keys.getPublic());
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
        return new Issued(new JcaX509CertificateConverter().getCertificate(builder.build(signer)), keys.getPrivate(),
                List.of());
    }

    private record Server(String type, Issued certificate) {}

    private static Server shown(String type, Issued certificate) {
        return new Server(type, certificate);
    }

    private TrustTree tree(Optional<String> caPem, Server... servers) throws Exception {
        var trust = trust(caPem);
        var showings = new ArrayList<Showing>();
        for (var each : servers) {
            var server = HttpsService.start(each.certificate(), Optional.empty(), _ -> {
                requests.incrementAndGet();
                return HttpReply.json(200, "{}");
            });
            this.servers.add(server);
            showings.add(Showing.certificates(each.type(), "localhost:" + server.port(),
                    CertificateLook.at("localhost", server.port(), trust, LIMIT)));
        }
        return new TrustTrees(trust, NOW).of(showings);
    }

    private static TrustTree tree(Optional<String> caPem, Showing... showings) throws Exception {
        return new TrustTrees(trust(caPem), NOW).of(List.of(showings));
    }

    private static Trust trust(Optional<String> caPem) throws GeneralSecurityException {
        return Trust.in(caPem.map(pem -> CaFile.of(pem.getBytes(StandardCharsets.US_ASCII), "ca.pem")));
    }

    private static List<String> types(Issuer issuer) {
        return issuer.services().stream().map(Service::type).toList();
    }

    /** What happened and what it means; every problem also says what to do. */
    private static List<String> said(TrustTree tree) {
        var texts = Texts.strict(Locale.ENGLISH);
        return TrustProblem.in(tree).stream().map(TrustProblem::message).peek(message -> assertThat(
                texts.remedy(message)).isPresent()).map(message -> texts.say(message) + " | "
                        + texts.meaning(message).orElseThrow())
                .toList();
    }
}
