package dev.slipway.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.openstack.CloudAccess;
import dev.slipway.openstack.CloudAccess.NameOrId;
import dev.slipway.openstack.Session;
import dev.slipway.plan.RealTimeline;
import dev.slipway.provision.Provisioner.Purpose;
import dev.slipway.secret.Redactor;
import dev.slipway.secret.Secret;
import dev.slipway.spec.ClusterId;
import dev.slipway.spec.ClusterSpec;
import dev.slipway.workspace.ClusterFolder;
import dev.slipway.workspace.Workspace;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvisionerTest {

    private static final URI AUTH_URL = URI.create("https://cloud.example.org:5000/v3");
    private static final CloudAccess ACCESS = new CloudAccess("example", AUTH_URL, Optional.empty(), "public",
            Optional.empty(), new CloudAccess.Password(NameOrId.named("ada"), NameOrId.named("Default"),
                    Secret.of("correct horse"), NameOrId.named("analytics"), NameOrId.named("Default")),
            Optional.empty());

    private final Redactor redactor = new Redactor();
    private final ClusterSpec spec = Sites.with(1, 1).spec();
    private ClusterFolder folder;

    @BeforeEach
    void aClusterThatWasBegunInOneProject(@TempDir Path root) throws PreflightException {
        folder = new Workspace(root, redactor).create(new ClusterId(spec.name(), "1a2b3c4d"), spec);
        assertThatThrownBy(() -> prepare("project-a", Purpose.CREATE)).isInstanceOf(AssertionError.class); // it looked further
    }

    @Test
    void isNotResumedInAnother() {
        for (var purpose : List.of(Purpose.RESUME, Purpose.TEAR_DOWN, Purpose.SHOW)) {
            assertThatThrownBy(() -> prepare("project-b", purpose)).as("%s", purpose)
                    .isInstanceOfSatisfying(PreflightException.class, e -> assertThat(e.findings())
                            .extracting(f -> f.message().key()).containsExactly("provision.other-cloud"));
        }
    }

    @Test
    void isResumedInItsOwn() {
        assertThatThrownBy(() -> prepare("project-a", Purpose.RESUME)).isInstanceOf(AssertionError.class);
    }

    @Test
    void aPasswordIsKnownToTheRedactorBeforeAnythingIsDone() {
        assertThat(redactor.redact("the correct horse runs")).isEqualTo("the ••• runs");
    }

    private void prepare(String projectId, Purpose purpose) throws PreflightException {
        var session = new Session(AUTH_URL, "RegionOne", projectId, "analytics", "user-1", "ada", List.of("member"),
                Session.CredentialKind.PASSWORD, Map.of());
        var doors = new Doors(_ -> Sites.cloud(session), _ -> target -> {
            throw new AssertionError("a host was opened");
        }, (_, _) -> {
            throw new AssertionError("the API was opened");
        });
        new Provisioner(doors, new RealTimeline(InstantSource.system(), new Random(1)), redactor)
                .prepare(spec, folder.id(), ACCESS, Optional.of(folder), purpose, Provisioner.Options.NONE).close();
    }
}
