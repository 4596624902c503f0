package dev.slipway.openstack;

import static dev.slipway.openstack.ScriptedExchange.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.openstack.OpenStackException.Kind;
import dev.slipway.secret.Secret;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConnectorTest {

    private static final String SERVERS = "GET https://nova.example/v2.1/servers/detail";
    private static final String NETWORKS = "GET https://neutron.example/v2.0/networks";
    private static final String NO_SERVERS = "{\"servers\": []}";
    private static final String LATER = "{\"message\": \"later\"}";

    private final TestCloud cloud = new TestCloud();

    @Test
    void oneSignInServesManyCalls() {
        cloud.exchange.on(SERVERS, 200, NO_SERVERS);
        var openStack = cloud.signIn();
        openStack.compute().servers();
        openStack.compute().servers();
        assertThat(cloud.exchange.signIns()).isEqualTo(1);
        assertThat(cloud.exchange.last().headers()).containsEntry("x-auth-token", "token-1");
    }

    @Test
    void aTokenIsRenewedBeforeItExpires() {
        cloud.exchange.on(SERVERS, 200, NO_SERVERS);
        var openStack = cloud.signIn();
        cloud.pass(Duration.ofMinutes(58));
        openStack.compute().servers();
        assertThat(cloud.exchange.last().headers()).containsEntry("x-auth-token", "token-2");
    }

    @Test
    void everyTokenIsToldOfBeforeItIsUsed() {
        cloud.exchange.on(SERVERS, request -> {
            assertThat(cloud.learned).last().isEqualTo(Secret.of(request.headers().get("x-auth-token")));
            return reply(200, NO_SERVERS);
        });
        var openStack = cloud.signIn();
        openStack.compute().servers();
        assertThat(cloud.learned).containsExactly(Secret.of("token-1"));
        cloud.pass(Duration.ofMinutes(58));
        openStack.compute().servers();
        assertThat(cloud.learned).containsExactly(Secret.of("token-1"), Secret.of("token-2"));
    }

    @Test
    void aRefusedTokenIsRenewedOnceAndTheCallRepeated() {
        cloud.exchange.on(SERVERS, 401, "{}").on(SERVERS, 200, NO_SERVERS);
        assertThat(cloud.signIn().compute().servers()).isEmpty();
        assertThat(cloud.exchange.last().headers()).containsEntry("x-auth-token", "token-2");
    }

    @Test
    void aWriteIsRepeatedAfterARefusedTokenToo() {
        var call = "DELETE https://nova.example/v2.1/servers/s1";
        cloud.exchange.on(call, 401, "{}").on(call, 204, "");
        cloud.signIn().compute().deleteServer("s1");
        assertThat(cloud.exchange.calls()).containsExactly(call, call);
    }

    @Test
    void aTokenRefusedTwiceIsAnErrorAndNotALoop() {
        cloud.exchange.on(SERVERS, 401,
                "{\"error\": {\"message\": \"The request you have made requires authentication.\"}}");
        var openStack = cloud.signIn();
        assertThat(failure(() -> openStack.compute().servers()).kind()).isEqualTo(Kind.UNAUTHENTICATED);
        assertThat(cloud.exchange.signIns()).isEqualTo(2);
    }

    @Test
    void manyThreadsWithARefusedTokenRenewItOnce() throws InterruptedException {
        var openStack = cloud.signIn();
        var allAreRefused = new CountDownLatch(20);
        cloud.exchange.on(SERVERS, request -> {
            if (!request.headers().get("x-auth-token").equals("token-1")) {
                return reply(200, NO_SERVERS);
            }
            allAreRefused.countDown();
            try {
                allAreRefused.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return reply(401, "{}");
        });
        var threads = IntStream.range(0, 20)
                .mapToObj(_ -> Thread.startVirtualThread(() -> openStack.compute().servers())).toList();
        for (var thread : threads) {
            thread.join();
        }
        assertThat(cloud.exchange.calls()).hasSize(40);
        assertThat(cloud.exchange.signIns()).isEqualTo(2);
    }

    @Test
    void eachOpenstack4jCallFindsItsOwnCloudOnTheSameThread() {
        var other = new TestCloud();
        cloud.exchange.on("GET https://nova.example/v2.1/flavors/detail", 200,
                "{\"flavors\": [{\"id\": \"1\", \"name\": \"here\", \"ram\": 1, \"vcpus\": 1, \"disk\": 1, \"swap\": \"\"}]}");
        other.exchange.on("GET https://nova.example/v2.1/flavors/detail", 200, "{\"flavors\": []}");
        var here = cloud.signIn();
        var there = other.signIn();
        assertThat(here.compute().flavors()).extracting(Compute.Flavor::name).containsExactly("here");
        assertThat(there.compute().flavors()).isEmpty();
        assertThat(here.compute().flavors()).hasSize(1);
    }

    @Test
    void aMicroversionIsSentOnlyWithTheCallThatNeedsIt() {
        cloud.exchange.on(SERVERS, 200, NO_SERVERS).on("GET https://nova.example/v2.1/flavors/detail", 200,
                "{\"flavors\": []}");
        var compute = cloud.signIn().compute();
        compute.servers();
        assertThat(cloud.exchange.last().headers()).containsEntry("openstack-api-version", "compute 2.47");
        compute.flavors();
        assertThat(cloud.exchange.last().headers()).doesNotContainKey("openstack-api-version");
    }

    @Test
    void aListIsFollowedToItsEndAtTheAddressWeKnow() {
        cloud.exchange.on(NETWORKS, 200,
                """
                {"networks": [{"id": "a"}, {"id": "b"}], "networks_links": [
                 {"rel": "next", "href": "http://inner:9696/v2.0/networks?marker=b"}, {"rel": "previous", "href": "x"}]}""");
        cloud.exchange.on(NETWORKS + "?marker=b", 200,
                """
                {"networks": [{"id": "c"}], "networks_links": [{"rel": "next", "href": "http://inner:9696/v2.0/networks?marker=c"}]}""");
        cloud.exchange.on(NETWORKS + "?marker=c", 200, "{\"networks\": [{\"id\": \"d\"}], \"networks_links\": []}");
        assertThat(cloud.signIn().networking().networks()).extracting(Networking.Network::id).containsExactly("a", "b",
                "c", "d");
    }

    @Test
    void openstack4jGetsAllPagesToo() {
        var call = "GET https://neutron.example/v2.0/floatingips";
        cloud.exchange.on(call, 200,
                """
                {"floatingips": [{"id": "a"}], "floatingips_links": [{"rel": "next", "href": "https://neutron.example/v2.0/floatingips?marker=a"}]}""");
        cloud.exchange.on(call + "?marker=a", 200, "{\"floatingips\": [{\"id\": \"b\"}]}");
        assertThat(cloud.signIn().networking().floatingIps()).extracting(Networking.FloatingIp::id).containsExactly("a",
                "b");
    }

    @Test
    void glancesWayOfPagingIsFollowed() {
        var call = "GET https://glance.example/v2/images?limit=1000";
        cloud.exchange.on(call, 200, "{\"images\": [{\"id\": \"a\"}], \"next\": \"/v2/images?limit=1000&marker=a\"}");
        cloud.exchange.on(call + "&marker=a", 200, "{\"images\": [{\"id\": \"b\"}]}");
        assertThat(cloud.signIn().images().images()).extracting(Images.Image::id).containsExactly("a", "b");
    }

    @Test
    void aListThatGoesRoundInACircleIsAnError() {
        cloud.exchange.on(NETWORKS, 200,
                "{\"networks\": [], \"networks_links\": [{\"rel\": \"next\", \"href\": \"?marker=a\"}]}");
        cloud.exchange.on(NETWORKS + "?marker=a", 200,
                "{\"networks\": [], \"networks_links\": [{\"rel\": \"next\", \"href\": \"?marker=a\"}]}");
        var networking = cloud.signIn().networking();
        assertThat(failure(networking::networks).kind()).isEqualTo(Kind.BROKEN);
    }

    @Test
    void aReadIsRepeatedAsLongAfterAsTheServiceAsks() {
        cloud.exchange.on(SERVERS, _ -> reply(503, LATER, "retry-after", "7"));
        cloud.exchange.on(SERVERS, _ -> reply(429, LATER, "retry-after", "Sun, 5 May 2030 05:05:08 GMT"));
        cloud.exchange.on(SERVERS, _ -> reply(429, LATER, "retry-after", "3600"));
        cloud.exchange.on(SERVERS, 200, NO_SERVERS);
        assertThat(cloud.signIn().compute().servers()).isEmpty();
        assertThat(cloud.pauses).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(3), Duration.ofSeconds(10));
    }

    @Test
    void aReadIsRepeatedOnlyAFewTimes() {
        cloud.exchange.on(SERVERS, 503, LATER);
        var compute = cloud.signIn().compute();
        assertThat(failure(compute::servers)).returns(Kind.BUSY, OpenStackException::kind).returns(503,
                OpenStackException::status);
        assertThat(cloud.exchange.calls()).hasSize(4);
    }

    @Test
    void aWriteThatMayHaveBegunIsNeverRepeated() {
        cloud.exchange.on("POST https://neutron.example/v2.0/networks", 503, LATER);
        var networking = cloud.signIn().networking();
        assertThat(failure(() -> networking.createNetwork("n", "d")).kind()).isEqualTo(Kind.BUSY);
        assertThat(cloud.exchange.calls()).hasSize(1);
    }

    @Test
    void aWriteThatWasTurnedAwayAtTheDoorIsRepeated() {
        var call = "POST https://neutron.example/v2.0/networks";
        cloud.exchange.on(call, 429, LATER).on(call, 201, "{\"network\": {\"id\": \"n1\"}}");
        assertThat(cloud.signIn().networking().createNetwork("n", "d").id()).isEqualTo("n1");
    }

    @Test
    void aReplyThatIsNoJsonIsNotTakenForAnEmptyList() {
        cloud.exchange.on(NETWORKS, 200, "<html><title>Welcome</title><body>Hotel Wi-Fi, please log in</body></html>");
        var networking = cloud.signIn().networking();
        assertThat(failure(networking::networks)).returns(Kind.BROKEN, OpenStackException::kind)
                .satisfies(e -> assertThat(e.words()).contains("Hotel Wi-Fi"));
    }

    @Test
    void aListAtAWrongAddressIsAnErrorAndNotEmpty() {
        cloud.exchange.on(NETWORKS, 404, "").on("GET https://neutron.example/v2.0/floatingips", 404, "");
        var networking = cloud.signIn().networking();
        assertThat(failure(networking::networks).kind()).isEqualTo(Kind.NOT_FOUND);
        assertThat(failure(networking::floatingIps).kind()).isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void aLookUpOfNothingIsEmptyAndADeletionOfNothingIsFine() {
        cloud.exchange.on("GET https://nova.example/v2.1/servers/s1", 404, "{}")
                .on("GET https://nova.example/v2.1/os-keypairs/k1", 404, "{}")
                .on("DELETE https://nova.example/v2.1/servers/s1", 404, "{}")
                .on("DELETE https://neutron.example/v2.0/ports/p1", 404, "{}")
                .on("DELETE https://octavia.example/load-balancer/v2/lbaas/loadbalancers/l1?cascade=true", 404, "{}");
        var openStack = cloud.signIn();
        assertThat(openStack.compute().server("s1")).isEmpty();
        assertThat(openStack.compute().keyPair("k1")).isEmpty();
        openStack.compute().deleteServer("s1");
        openStack.networking().deletePort("p1");
        openStack.loadBalancing().orElseThrow().deleteLoadBalancer("l1");
        assertThat(cloud.exchange.calls()).hasSize(5);
    }

    @Test
    void aRefusalNamesOperationTargetStatusWordsAndRequest() {
        cloud.exchange.on("DELETE https://neutron.example/v2.0/networks/n1", 409,
                "{\"NeutronError\": {\"type\": \"NetworkInUse\", \"message\": \"There are one or more ports in use.\"}}");
        var networking = cloud.signIn().networking();
        assertThat(failure(() -> networking.deleteNetwork("n1")))
                .returns(Kind.CONFLICT, OpenStackException::kind)
                .returns("delete network", OpenStackException::operation)
                .returns("n1", OpenStackException::target)
                .returns(409, OpenStackException::status)
                .returns("NetworkInUse: There are one or more ports in use.", OpenStackException::words)
                .returns("req-1", OpenStackException::requestId);
    }

    @Test
    void noReplyNamesTheAddress() {
        cloud.exchange.on(SERVERS, _ -> {
            throw new ConnectException("Connection refused");
        });
        var compute = cloud.signIn().compute();
        assertThat(failure(compute::servers)).returns(Kind.UNREACHABLE, OpenStackException::kind)
                .returns("https://nova.example", OpenStackException::target);
    }

    @Test
    void anInterruptedWaitEndsTheCallAndLeavesTheInterruption() {
        var openStack = OpenStackDoor.signIn(TestCloud.access(), cloud.exchange, cloud, _ -> {
            throw new InterruptedException();
        }, _ -> {
        });
        cloud.exchange.on(SERVERS, 503, LATER);
        assertThat(failure(() -> openStack.compute().servers())).hasCauseInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private static OpenStackException failure(Runnable call) {
        var thrown = catchThrowableOfType(OpenStackException.class, call::run);
        assertThat(thrown).isNotNull();
        return thrown;
    }

    @Test
    void aServiceThatTheCatalogDoesNotHaveIsNamed() {
        cloud.exchange.without("POST " + ScriptedExchange.KEYSTONE + "/auth/tokens")
                .on("POST " + ScriptedExchange.KEYSTONE + "/auth/tokens",
                        _ -> ScriptedExchange.signedIn("t",
                                ScriptedExchange.tokenBody("").replace("\"compute\"", "\"other\"")));
        var compute = cloud.signIn().compute();
        assertThat(List.of(failure(compute::servers), failure(compute::flavors)))
                .allSatisfy(e -> assertThat(e.message().key()).isEqualTo("openstack.no-service"));
    }
}
