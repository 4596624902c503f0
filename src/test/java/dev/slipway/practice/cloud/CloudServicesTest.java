package dev.slipway.practice.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.practice.ServerObserver;
import dev.slipway.practice.ServerView;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CloudServicesTest {

    private final TestCloud cloud = TestCloud.signedIn();

    @Test
    void fiftyServersAskedForAtOnceAreFiftyServersWithAddressesOfTheirOwn() throws Exception {
        String network = cloud.network();
        cloud.subnet(network);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> made : threads.invokeAll(IntStream.range(0, 50)
                    .<Callable<String>>mapToObj(_ -> () -> cloud.server(cloud.port(network)))
                    .toList())) {
                assertThat(made.get()).isNotEmpty();
            }
        }
        cloud.pass(Duration.ofMinutes(1));

        assertThat(cloud.read("/compute/v2.1/servers?status=ACTIVE")).hasSize(50);
        assertThat(cloud.read("/network/v2.0/ports").findValuesAsText("ip_address").stream().distinct()).hasSize(50);
    }

    /** As the host model does: its lock is held while it asks the cloud, and is wanted while the cloud tells it news. */
    @Test
    void whoObservesMayHoldALockOfItsOwnOverCallsToTheCloud() throws Exception {
        Object lock = new Object();
        Set<String> told = ConcurrentHashMap.newKeySet();
        cloud.services.observe(new ServerObserver() {
            @Override
            public void active(ServerView server) {
                synchronized (lock) {
                    told.add(server.id());
                }
            }

            @Override
            public void failed(String serverId) {
                throw new AssertionError("nothing failed");
            }

            @Override
            public void deleted(String serverId) {
                synchronized (lock) {
                    told.remove(serverId);
                }
            }

            @Override
            public String consoleLog(String serverId) {
                synchronized (lock) {
                    return "";
                }
            }
        });
        String network = cloud.network();
        cloud.subnet(network);
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 40; i++) {
                String server = cloud.server(cloud.port(network));
                cloud.pass(Duration.ofSeconds(10));
                threads.execute(() -> cloud.post("/compute/v2.1/servers/" + server + "/action",
                        "{\"os-getConsoleOutput\": {}}"));
                threads.execute(() -> {
                    synchronized (lock) {
                        cloud.get("/compute/v2.1/servers");
                    }
                });
            }
            threads.shutdown();
            assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
        cloud.get("/compute/v2.1/servers");
        assertThat(told).hasSize(40);
    }

    @Test
    void everyReplyCarriesTheIdOfItsRequest() {
        assertThat(cloud.get("/compute/v2.1/servers").headers()).containsKeys("x-openstack-request-id",
                "x-compute-request-id");
        assertThat(cloud.get("/network/v2.0/nope").headers().get("x-openstack-request-id")).startsWith("req-");
    }
}
