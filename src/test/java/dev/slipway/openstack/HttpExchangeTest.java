package dev.slipway.openstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.openstack.OpenStackException.Kind;
import dev.slipway.practice.HttpReply;
import dev.slipway.practice.HttpRequest;
import dev.slipway.practice.net.CertificateAuthority;
import dev.slipway.practice.net.HttpsService;
import dev.slipway.text.Texts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Over real sockets: what carries a request, and what keeps one from being answered. */
class HttpExchangeTest {

    private static final InstantSource NOW = InstantSource.system();
    private static final Function<HttpRequest, HttpReply> ECHO = request -> HttpReply
            .json(200, "{\"servers\": []}")
            .with("x-seen", request.method() + " " + request.header("x-one").orElse("-") + " "
                    + request.text());

    private final CertificateAuthority authority = new CertificateAuthority("test", NOW, new Random(7));

    @Test
    void aRequestGoesOutWholeAndItsReplyComesBackWithHeadersInLowerCase() throws Exception {
        try (var service = service(authority, "localhost");
                var exchange = HttpExchange.trusting(Optional.of(authority.pem()))) {
            var reply =
                    exchange.send(new Exchange.Request("POST", url("localhost", service.port()), Map.of("x-one", "1"),
                            "body".getBytes(StandardCharsets.UTF_8)));
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.headers()).containsEntry("x-seen", List.of("POST 1 body"));
            assertThat(reply.body()).asString().isEqualTo("{\"servers\": []}");
        }
    }

    @Test
    void theCaOfTheUserIsTrustedWhateverElseStandsInItsFile() throws Exception {
        var pem = "Bundle of us - see wiki\n" + new CertificateAuthority("other", NOW, new Random(8)).pem() + "# next\n"
                + authority.pem();
        try (var service = service(authority, "localhost"); var exchange = HttpExchange.trusting(Optional.of(pem))) {
            assertThat(get(exchange, url("localhost", service.port())).status()).isEqualTo(200);
        }
    }

    @Test
    void anotherCaIsRefused() throws Exception {
        var other = new CertificateAuthority("other", NOW, new Random(8));
        try (var service = service(authority, "localhost")) {
            assertThat(failure(Optional.of(other.pem()), url("localhost", service.port())))
                    .returns(Kind.TLS, OpenStackException::kind)
                    .satisfies(isSaidAs("not signed by a CA that is trusted"));
        }
    }

    @Test
    void withoutTheUsersCaAPrivateCaIsRefused() throws Exception {
        try (var service = service(authority, "localhost")) {
            assertThat(failure(Optional.empty(), url("localhost", service.port())))
                    .satisfies(isSaidAs("not signed by a CA that is trusted"));
        }
    }

    @Test
    void aCertificateForAnotherNameIsRefused() throws Exception {
        try (var service = service(authority, "elsewhere.example")) {
            assertThat(failure(Optional.of(authority.pem()), url("127.0.0.1", service.port())))
                    .returns(Kind.TLS, OpenStackException::kind).satisfies(isSaidAs("was made for another name"));
        }
    }

    @Test
    void aCertificateThatHasExpiredIsRefused() throws Exception {
        var past = new CertificateAuthority("past", () -> Instant.now().minus(Duration.ofDays(800)), new Random(9));
        try (var service = service(past, "localhost")) {
            assertThat(failure(Optional.of(past.pem()), url("localhost", service.port())))
                    .returns(Kind.TLS, OpenStackException::kind).satisfies(isSaidAs("has expired"));
        }
    }

    @Test
    void aCertificateOfTheFutureIsRefused() throws Exception {
        var future = new CertificateAuthority("future", () -> Instant.now().plus(Duration.ofDays(9)), new Random(9));
        try (var service = service(future, "localhost")) {
            assertThat(failure(Optional.of(future.pem()), url("localhost", service.port())))
                    .satisfies(isSaidAs("is not valid yet"));
        }
    }

    @Test
    void aPortWhereNobodyListensIsToldFromAHostThatIsUnknown() throws Exception {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertThat(failure(Optional.empty(), url("127.0.0.1", free)))
                .returns(Kind.UNREACHABLE, OpenStackException::kind).satisfies(isSaidAs("Nothing listens at"));
        assertThat(failure(Optional.empty(), url("no-such-host.invalid", 443)))
                .returns(Kind.UNREACHABLE, OpenStackException::kind).satisfies(isSaidAs("is not known"));
    }

    @Test
    void aServerThatSpeaksNoTlsIsToldApart() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> answerInPlainText(socket));
            assertThat(failure(Optional.empty(), url("127.0.0.1", socket.getLocalPort())))
                    .returns(Kind.TLS, OpenStackException::kind).satisfies(isSaidAs("No TLS connection"));
        }
    }

    @Test
    void aServerThatIsThereButSlowToAgreeOnTlsIsWaitedFor() throws Exception {
        try (var service = service(authority, "127.0.0.1");
                var busy = new ServerSocket(0, 3, InetAddress.getLoopbackAddress());
                var exchange = new HttpExchange(Optional.of(HttpExchange.trust(authority.pem())),
                        Duration.ofMillis(100))) {
            Thread.startVirtualThread(() -> busyAtFirst(busy, service.port()));
            assertThat(get(exchange, url("127.0.0.1", busy.getLocalPort())).status()).isEqualTo(200);
        }
    }

    /** Answers no TLS on its first connection, until somebody looks whether it is there; then it has time. */
    private static void busyAtFirst(ServerSocket busy, int port) {
        try (var _ = busy.accept()) {
            busy.accept().close();
            try (var client = busy.accept(); var server = new Socket(InetAddress.getLoopbackAddress(), port)) {
                var back = Thread.startVirtualThread(() -> carry(server, client));
                carry(client, server);
                back.join();
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void carry(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // one of them has hung up: nothing more to carry
        }
    }

    @Test
    void aCaThatIsNoneIsRefusedBeforeAnythingIsSent() {
        assertThat(catchThrowableOfType(OpenStackException.class, () -> HttpExchange.trusting(Optional.of("nothing"))))
                .returns(Kind.TLS, OpenStackException::kind);
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

    private static HttpsService service(CertificateAuthority authority, String name) throws IOException {
        return HttpsService.start(authority.server(name, List.of(name)), Optional.empty(), ECHO);
    }

    private static URI url(String host, int port) {
        return URI.create("https://" + host + ":" + port + "/v2.1/servers");
    }

    private static Exchange.Reply get(Exchange exchange, URI url) throws IOException, InterruptedException {
        return exchange.send(new Exchange.Request("GET", url, Map.of(), new byte[0]));
    }

    /** What a caller of the connector sees. */
    private static OpenStackException failure(Optional<String> pem, URI url) {
        try (var exchange = HttpExchange.trusting(pem)) {
            var attempts = new Attempts(exchange, NOW, _ -> {
                throw new AssertionError("no reply is nothing to wait for");
            });
            var thrown =
                    catchThrowableOfType(OpenStackException.class, () -> attempts.send(Purpose.read("list servers", ""),
                            new Exchange.Request("GET", url, Map.of(), new byte[0])));
            assertThat(thrown).isNotNull();
            return thrown;
        }
    }

    private static Consumer<OpenStackException> isSaidAs(String words) {
        return e -> assertThat(Texts.strict(Locale.ENGLISH).say(e.message())).contains(words);
    }
}
