package dev.slipway.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.openstack.BlockStorage;
import dev.slipway.openstack.CloudAccess;
import dev.slipway.openstack.CloudAccess.NameOrId;
import dev.slipway.openstack.CloudOffer.Part;
import dev.slipway.openstack.Compute;
import dev.slipway.openstack.Identity;
import dev.slipway.openstack.Images;
import dev.slipway.openstack.LoadBalancing;
import dev.slipway.openstack.Networking;
import dev.slipway.openstack.OpenStack;
import dev.slipway.openstack.OpenStackException;
import dev.slipway.openstack.Session;
import dev.slipway.plan.RunState;
import dev.slipway.secret.Secret;
import dev.slipway.spec.ClusterId;
import dev.slipway.spec.ClusterName;
import dev.slipway.spec.ClusterSpec;
import dev.slipway.spec.NodePlan;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PreflightTest {

    private static final URI AUTH_URL = URI.create("https://cloud.example.org:5000/v3");
    private static final Session SESSION = new Session(AUTH_URL, "RegionOne", "p1", "analytics", "u1", "ada",
            List.of("member"), Session.CredentialKind.PASSWORD, Map.of(), Optional.empty());
    private static final CloudAccess ACCESS = new CloudAccess("example", AUTH_URL, Optional.empty(), "public",
            Optional.empty(), new CloudAccess.Password(NameOrId.named("ada"), NameOrId.named("Default"),
                    Secret.of("correct horse"), NameOrId.named("analytics"), NameOrId.named("Default")),
            Optional.empty());

    @Test
    void aTearDownIsNotKeptByAnImageServiceThatIsDown() {
        assertThat(loginUserAtTearDown("debian-12-generic", () -> {
            throw new OpenStackException(OpenStackException.Kind.UNREACHABLE, "list images", "", 0, "", "refused",
                    null);
        })).isEqualTo("debian");
    }

    @Test
    void anImagesOwnWordForItsUserIsBetterThanAGuessFromItsName() {
        assertThat(loginUserAtTearDown("debian-12-generic", () -> List.of(
                new Images.Image("i1", "debian-12-generic", "active", "public", "", 2, 512,
                        Map.of("os_admin_user", "admin")))))
                .isEqualTo("admin");
    }

    @Test
    void aTearDownGoesOnWhenNobodyKnowsTheLoginUser() {
        assertThat(loginUserAtTearDown("golden-image", List::of)).isEmpty();
    }

    @Test
    void aServerThatIsSwitchedOffIsSaidBeforeAnybodyWaitsForIt() {
        var spec = withImage(Sites.with(1, 1).spec(), Offers.IMAGE.name());
        var id = new ClusterId(spec.name(), "1a2b3c4d");
        var cloud = new Offers();
        cloud.servers = Part.of(List.of(off("small-cp-1", new Mark(id).metadata()), off("other", Map.of())));
        var preflight = new Preflight(spec, id, new OnlyImages(List::of));

        assertThatThrownBy(() -> preflight.beforeLaterRun(ACCESS,
                new Situation(spec, id, cloud.offer(), Optional.empty(), List.of()),
                Progress.of(RunState.empty(), new NoFiles())))
                .isInstanceOfSatisfying(PreflightException.class, found -> assertThat(found.findings())
                        .filteredOn(Finding::isBlocking).singleElement().satisfies(it -> {
                            assertThat(it.message().key()).isEqualTo("provision.server-off");
                            assertThat(it.message().arguments()).containsExactly("small-cp-1", "s-small-cp-1",
                                    "SHUTOFF");
                        }));
    }

    private static Compute.Server off(String name, Map<String, String> metadata) {
        return new Compute.Server("s-" + name, name, "SHUTOFF", "", "m1.medium", "", "nova", "", List.of(), metadata,
                List.of());
    }

    private static String loginUserAtTearDown(String image, Images images) {
        var spec = withImage(Sites.with(1, 1).spec(), image);
        return new Preflight(spec, new ClusterId(new ClusterName("small"), "1a2b3c4d"), new OnlyImages(images))
                .withoutLookingUp(ACCESS).loginUser();
    }

    private static ClusterSpec withImage(ClusterSpec spec, String image) {
        var nodes = new NodePlan(image, Optional.empty(), Optional.empty(), spec.nodes().controlPlanes(),
                spec.nodes().workers());
        return new ClusterSpec(spec.name(), spec.cloud(), spec.access(), spec.network(), nodes, spec.kubernetes(),
                spec.addOns());
    }

    /** A cloud of which nothing but its images may be looked at. */
    private record OnlyImages(Images images) implements OpenStack {

        @Override
        public Session session() {
            return SESSION;
        }

        @Override
        public Identity identity() {
            throw new AssertionError("asked for identities");
        }

        @Override
        public Compute compute() {
            throw new AssertionError("asked for servers");
        }

        @Override
        public Networking networking() {
            throw new AssertionError("asked for networks");
        }

        @Override
        public Optional<BlockStorage> blockStorage() {
            return Optional.empty();
        }

        @Override
        public Optional<LoadBalancing> loadBalancing() {
            return Optional.empty();
        }
    }
}
