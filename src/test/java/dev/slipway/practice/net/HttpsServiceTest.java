package dev.slipway.practice.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.practice.HttpReply;
import dev.slipway.practice.HttpRequest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;

class HttpsServiceTest {

    private final CertificateAuthority authority =
            new CertificateAuthority("test CA", InstantSource.system(), new Random(1));

    private static HttpReply echo(HttpRequest request) {
        return HttpReply.json(200, "\"" + request.method() + " " + request.path() + " " + request.query() + " "
                + request.header(HttpRequest.REMOTE_USER).orElse("nobody") + " "
                + request.header(HttpRequest.REMOTE_GROUPS).orElse("") + " " + request.body().length + "\"");
    }

    private HttpsService serve(Optional<X509Certificate> clients) throws Exception {
        return HttpsService.start(authority.server("localhost", List.of("localhost", "127.0.0.1")), clients,
                HttpsServiceTest::echo);
    }

    private static HttpClient client(String caPem, Optional<Issued> own) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("ca", CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(caPem.getBytes())));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        if (own.isPresent()) {
            keys.setKeyEntry("own", own.get().key(), new char[0], new X509Certificate[] {own.get().certificate()});
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(20)).build();
    }

    private static java.net.http.HttpRequest post(String url) {
        return java.net.http.HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(20))
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("body")).build();
    }

    @Test
    void bothLoopbackNamesAreVouchedForAndTheRequestArrivesWhole() throws Exception {
        try (HttpsService service = serve(Optional.empty());
                HttpClient client = client(authority.pem(), Optional.empty())) {
            for (String host : List.of("localhost", "127.0.0.1")) {
                String url = "https://" + host + ":" + service.port() + "/a%20b/c?x=1&x=%2F&y";
                assertThat(client.send(post(url), HttpResponse.BodyHandlers.ofString()).body())
                        .isEqualTo("\"POST /a b/c {x=[1, /], y=[]} nobody  4\"");
            }
        }
    }

    @Test
    void whoDoesNotTrustTheAuthorityIsNotServed() throws Exception {
        String other = new CertificateAuthority("other CA", InstantSource.system(), new Random(2)).pem();
        try (HttpsService service = serve(Optional.empty()); HttpClient client = client(other, Optional.empty())) {
            assertThatExceptionOfType(SSLHandshakeException.class).isThrownBy(() -> client.send(
                    post("https://127.0.0.1:" + service.port() + "/"), HttpResponse.BodyHandlers.ofString()));
        }
    }

    @Test
    void aClientIsKnownByItsCertificateAndByNothingItSays() throws Exception {
        Issued admin = authority.client("kubernetes-admin", List.of("kubeadm:cluster-admins"));
        try (HttpsService service = serve(Optional.of(authority.certificate()));
                HttpClient known = client(authority.pem(), Optional.of(admin));
                HttpClient unknown = client(authority.pem(), Optional.empty())) {
            String url = "https://127.0.0.1:" + service.port() + "/";
            assertThat(known.send(post(url), HttpResponse.BodyHandlers.ofString()).body())
                    .isEqualTo("\"POST / {} kubernetes-admin kubeadm:cluster-admins 4\"");
            java.net.http.HttpRequest liar = java.net.http.HttpRequest.newBuilder(URI.create(url))
                    .header("X-Remote-User", "kubernetes-admin").build();
            assertThat(unknown.send(liar, HttpResponse.BodyHandlers.ofString()).body())
                    .isEqualTo("\"GET / {} nobody  0\"");
        }
    }

    @Test
    void manyClientsAreServedAtOnceAndOneCallTakesNoDelayedAcknowledgement() throws Exception {
        try (HttpsService service = serve(Optional.empty());
                HttpClient client = client(authority.pem(), Optional.empty())) {
            java.net.http.HttpRequest request = post("https://127.0.0.1:" + service.port() + "/");
            List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                all.add(client.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
            }
            for (CompletableFuture<HttpResponse<String>> each : all) {
                assertThat(each.get().statusCode()).isEqualTo(200);
            }
            long[] nanos = new long[50];
            for (int i = 0; i < nanos.length; i++) {
                long begin = System.nanoTime();
                client.send(request, HttpResponse.BodyHandlers.ofString());
                nanos[i] = System.nanoTime() - begin;
            }
            Arrays.sort(nanos);
            assertThat(Duration.ofNanos(nanos[nanos.length / 2])).isLessThan(Duration.ofMillis(30));
        }
    }
}
