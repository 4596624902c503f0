package dev.slipway.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.openstack.CloudAccess;
import dev.slipway.openstack.CloudAccess.NameOrId;
import dev.slipway.openstack.OpenStack;
import dev.slipway.openstack.Session;
import dev.slipway.plan.RealTimeline;
import dev.slipway.provision.Provisioner.Purpose;
import dev.slipway.secret.Redactor;
import dev.slipway.secret.Secret;
import dev.slipway.spec.CloudChoice;
import dev.slipway.spec.ClusterId;
import dev.slipway.spec.ClusterSpec;
import dev.slipway.text.Message;
import dev.slipway.workspace.ClusterFolder;
import dev.slipway.workspace.Workspace;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvisionerTest {

    private static final URI AUTH_URL = URI.create("https://cloud.example.org:5000/v3");
    private static final CloudAccess ACCESS = access(AUTH_URL);

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

    @Test
    void noPasswordIsSentUnencryptedUnlessTheAnswersSayThatItMay() {
        var plain = access(URI.create("http://cloud.example.org/identity/v3"));
        for (var purpose : Purpose.values()) {
            assertThatThrownBy(() -> prepare(spec, plain, purpose, _ -> {
                throw new AssertionError("signed in");
            })).as("%s", purpose).isInstanceOfSatisfying(PreflightException.class, e -> assertThat(e.findings())
                    .extracting(f -> f.message().key()).containsExactly("provision.plain-http-refused"));
        }
        assertThatThrownBy(() -> prepare(allowingPlainHttp(), plain, Purpose.CREATE, _ -> {
            throw new AssertionError("signed in");
        })).hasMessage("signed in");
    }

    @Test
    void noTokenIsSentUnencryptedUnlessTheAnswersSayThatItMay() {
        var session = session("project-a", Map.of("compute", URI.create("http://cloud.example.org/compute/v2.1"),
                "network", URI.create("https://cloud.example.org/network"),
                "object-store", URI.create("http://cloud.example.org/swift")));
        assertThatThrownBy(() -> prepare(spec, ACCESS, Purpose.SHOW, _ -> Sites.cloud(session)))
                .isInstanceOfSatisfying(PreflightException.class, e -> assertThat(e.findings())
                        .extracting(Finding::message).containsExactly(Message.of("provision.plain-http-services",
                                AUTH_URL.toString(), List.of("http://cloud.example.org/compute/v2.1"))));
        assertThatThrownBy(() -> prepare(allowingPlainHttp(), ACCESS, Purpose.CREATE, _ -> Sites.cloud(session)))
                .isInstanceOf(AssertionError.class); // it looked further
    }

    private static CloudAccess access(URI authUrl) {
        return new CloudAccess("example", authUrl, Optional.empty(), "public", Optional.empty(),
                new CloudAccess.Password(NameOrId.named("ada"), NameOrId.named("Default"),
                        Secret.of("correct horse"), NameOrId.named("analytics"), NameOrId.named("Default")),
                Optional.empty());
    }

    private ClusterSpec allowingPlainHttp() {
        return spec.on(new CloudChoice(Optional.empty(), CloudChoice.ClusterCredential.OWN, true));
    }

    private void prepare(String projectId, Purpose purpose) throws PreflightException {
        var session = session(projectId, Map.of());
        prepare(spec, ACCESS, purpose, _ -> Sites.cloud(session));
    }

    private static Session session(String projectId, Map<String, URI> endpoints) {
        return new Session(AUTH_URL, "RegionOne", projectId, "analytics", "user-1", "ada", List.of("member"),
                Session.CredentialKind.PASSWORD, endpoints, Optional.empty());
    }

    private void prepare(ClusterSpec answers, CloudAccess access, Purpose purpose,
            Function<CloudAccess, OpenStack> clouds) throws PreflightException {
        var doors = new Doors(clouds, _ -> target -> {
            throw new AssertionError("a host was opened");
        }, (_, _) -> {
            throw new AssertionError("the API was opened");
        });
        new Provisioner(doors, new RealTimeline(InstantSource.system(), new Random(1)), redactor)
                .prepare(answers, folder.id(), access, Optional.of(folder), purpose, Provisioner.Options.NONE).close();
    }
}
