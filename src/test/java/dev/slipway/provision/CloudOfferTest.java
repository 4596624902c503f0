package dev.slipway.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.openstack.CloudAccess;
import dev.slipway.openstack.CloudAccess.NameOrId;
import dev.slipway.openstack.CloudOffer;
import dev.slipway.openstack.Compute;
import dev.slipway.openstack.Exchange;
import dev.slipway.openstack.Networking;
import dev.slipway.openstack.OpenStackDoor;
import dev.slipway.openstack.OpenStackException;
import dev.slipway.openstack.Quota;
import dev.slipway.openstack.Resource;
import dev.slipway.plan.RealTimeline;
import dev.slipway.practice.Crowd;
import dev.slipway.practice.HttpReply;
import dev.slipway.practice.HttpRequest;
import dev.slipway.practice.Pace;
import dev.slipway.practice.cloud.Account;
import dev.slipway.practice.cloud.CloudServices;
import dev.slipway.secret.Redactor;
import dev.slipway.secret.Secret;
import dev.slipway.spec.CloudChoice;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** One look at all that a cloud offers, on the practice cloud's services without sockets. */
class CloudOfferTest {

    private static final int AT_ONCE = 8;
    private static final CloudAccess ACCESS = new CloudAccess("practice",
            URI.create("https://cloud.example.org/identity/v3"), Optional.empty(), "public", Optional.empty(),
            new CloudAccess.Password(NameOrId.named("ada"), NameOrId.named("Default"), Secret.of("pa55"),
                    NameOrId.named("lab"), NameOrId.named("Default")),
            Optional.empty());

    private final CloudServices services = new CloudServices(
            new Account("ada", Secret.of("pa55"), "lab", "RegionOne"), new Pace(0), Map.of("compute.cores", -1L),
            InstantSource.system(), new Random(1));

    @Test
    void oneLookTellsWhoIsSignedInAndWhatThereIs() throws Exception {
        var before = Instant.now();
        var offer = look(this::answered);
        assertThat(offer.session().roles()).contains("member");
        assertThat(offer.session().clockAhead()).isPresent();
        assertThat(offer.network().external()).extracting(Networking.Network::name).containsExactly("public");
        assertThat(offer.network().subnets().content()).as("of an external network, its owner's alone").isEmpty();
        assertThat(offer.images().content()).singleElement().returns("public", image -> image.visibility());
        assertThat(offer.compute().flavors().content()).extracting(Compute.Flavor::name)
                .contains("m1.tiny", "m1.xlarge");
        assertThat(offer.compute().zones().content()).extracting(zone -> zone.name()).containsExactly("nova");
        assertThat(offer.storage().orElseThrow().zones().content()).extracting(zone -> zone.available())
                .containsExactly(true);
        assertThat(offer.storage().orElseThrow().volumeTypes().content())
                .filteredOn(type -> type.multiattach()).hasSize(1);
        assertThat(offer.parts()).allSatisfy((name, part) -> assertThat(part.isKnown()).as(name).isTrue());
        assertThat(offer.fetchedAt()).isAfter(before);
    }

    @Test
    void everyResourceHasItsUsedAndItsLimit() throws Exception {
        var offer = look(this::answered);
        for (var resource : Resource.values()) {
            assertThat(offer.quota(resource)).as("%s", resource).isPresent();
        }
        assertThat(offer.quota(Resource.SERVERS)).contains(new Quota(0, 60));
        assertThat(offer.quota(Resource.VCPUS)).contains(new Quota(0, -1));
        assertThat(offer.quota(Resource.LOAD_BALANCERS)).contains(new Quota(0, 20));
    }

    @Test
    void aListThatCannotBeReadLeavesTheOthersAsTheyAre() throws Exception {
        var offer = look(request -> request.uri().getPath().startsWith("/image/") ? refusal(500, "the store is down")
                : request.uri().getPath().contains("/os-quota-sets/") ? refusal(403, "not yours") : answered(request));
        assertThat(offer.images().failure()).hasValueSatisfying(e -> assertThat(e.words()).contains("store is down"));
        assertThat(offer.images().content()).isEmpty();
        assertThat(offer.compute().quotas().failure()).map(OpenStackException::kind)
                .contains(OpenStackException.Kind.FORBIDDEN);
        assertThat(offer.quota(Resource.SERVERS)).isEmpty();
        assertThat(offer.quota(Resource.NETWORKS)).isPresent();
        assertThat(offer.compute().flavors().content()).isNotEmpty();
    }

    @Test
    void aLargeCloudIsAskedForEverythingAtOnceAndPageByPage() throws Exception {
        services.crowd(new Crowd(2000, 800, 5000));
        var all = new CountDownLatch(AT_ONCE);
        var present = new AtomicInteger();
        var most = new AtomicInteger();
        var asked = new ConcurrentLinkedQueue<URI>();
        var offer = look(request -> {
            if (request.uri().getPath().endsWith("/auth/tokens")) {
                return answered(request);
            }
            asked.add(request.uri());
            most.accumulateAndGet(present.incrementAndGet(), Math::max);
            all.countDown(); // nobody gets an answer before as many have asked as may
            assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
            try {
                return answered(request);
            } finally {
                present.decrementAndGet();
            }
        });
        assertThat(most).hasValue(AT_ONCE);
        assertThat(offer.network().networks().content()).hasSize(2001);
        assertThat(offer.network().subnets().content()).hasSize(2000);
        assertThat(offer.compute().flavors().content()).hasSize(805);
        assertThat(offer.compute().servers().content()).hasSize(5000).doesNotHaveDuplicates();
        assertThat(asked).filteredOn(uri -> uri.getPath().endsWith("/servers/detail")).hasSize(6)
                .doesNotHaveDuplicates();
        assertThat(asked).hasSizeLessThan(30);
    }

    @Test
    void whoeverWantsItNoMoreEndsAllThatWasBegun() throws Exception {
        var begun = new CountDownLatch(AT_ONCE);
        var working = new AtomicInteger();
        var never = new CountDownLatch(1);
        var looking = Thread.currentThread();
        var stranger = Thread.ofVirtual().start(() -> {
            try {
                begun.await();
                looking.interrupt();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        assertThatThrownBy(() -> look(request -> {
            if (request.uri().getPath().endsWith("/auth/tokens")) {
                return answered(request);
            }
            working.incrementAndGet();
            begun.countDown();
            try {
                never.await();
                return answered(request);
            } finally {
                working.decrementAndGet();
            }
        })).isInstanceOf(OpenStackException.class).hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(working).hasValue(0);
        stranger.join();
    }

    /** May throw what an exchange may throw. */
    private interface Answering {
        Exchange.Reply to(Exchange.Request request) throws IOException, InterruptedException;
    }

    private static CloudOffer look(Answering answering) throws Exception {
        Exchange exchange = answering::to;
        Function<CloudAccess, dev.slipway.openstack.OpenStack> clouds = access -> OpenStackDoor.signIn(access,
                exchange, InstantSource.system(), _ -> {
                }, _ -> {
                });
        var doors = new Doors(clouds, _ -> target -> {
            throw new AssertionError("a host was opened");
        }, (_, _) -> {
            throw new AssertionError("the API was opened");
        });
        return new Provisioner(doors, new RealTimeline(InstantSource.system(), new Random(1)), new Redactor())
                .offer(CloudChoice.DEFAULT, ACCESS);
    }

    private Exchange.Reply answered(Exchange.Request request) {
        Map<String, String> headers = new HashMap<>(request.headers());
        headers.put("host", request.uri().getAuthority());
        var query = request.uri().getRawQuery();
        return reply(services.answer(HttpRequest.of(request.method(),
                request.uri().getRawPath() + (query == null ? "" : "?" + query), headers, request.body())));
    }

    private static Exchange.Reply refusal(int status, String words) {
        return reply(
                HttpReply.json(status, "{\"error\": {\"code\": %d, \"message\": \"%s\"}}".formatted(status, words)));
    }

    private static Exchange.Reply reply(HttpReply reply) {
        Map<String, List<String>> headers = new HashMap<>();
        reply.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        return new Exchange.Reply(reply.status(), headers, reply.body());
    }
}
