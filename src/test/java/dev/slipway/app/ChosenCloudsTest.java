package dev.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.openstack.CloudAccess;
import dev.slipway.openstack.CloudAccess.NameOrId;
import dev.slipway.openstack.CloudsYaml;
import dev.slipway.openstack.CloudsYamlException;
import dev.slipway.openstack.PasswordPrompt;
import dev.slipway.practice.net.CertificateAuthority;
import dev.slipway.secret.Secret;
import dev.slipway.spec.CloudChoice;
import dev.slipway.spec.CloudChoice.ClusterCredential;
import dev.slipway.spec.CloudSignIn;
import dev.slipway.text.Texts;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChosenCloudsTest {

    private static final String PEM = new CertificateAuthority("x", InstantSource.system(), new Random(1)).pem();

    @Test
    void whatAnswersSayIsCompletedByASecretThatIsAskedFor() {
        var access = access(Map.of(), (cloud, user) -> Optional.of(Secret.of(user + " on " + cloud)), user());
        assertThat(access).isEqualTo(new CloudAccess("keystone.example", URI.create("https://keystone.example:5000/v3"),
                Optional.of("R2"), "internal", Optional.of(PEM),
                new CloudAccess.Password(NameOrId.named("ada"), NameOrId.named("Users"),
                        Secret.of("ada on keystone.example"), NameOrId.withId("4d8f0c6be2a94f7d9b354d8f0c6be2a9"),
                        NameOrId.withId("default")),
                Optional.empty()));
    }

    @Test
    void aSecretInTheVariablesIsNotAskedFor() {
        assertThat(access(Map.of("OS_PASSWORD", "p"), PasswordPrompt.nobody(), user()).credentials())
                .isInstanceOfSatisfying(CloudAccess.Password.class,
                        password -> assertThat(password.password()).isEqualTo(Secret.of("p")));
        assertThat(access(Map.of("OS_APPLICATION_CREDENTIAL_SECRET", "s"), PasswordPrompt.nobody(), credential())
                .credentials()).isEqualTo(new CloudAccess.ApplicationCredential("c1", Secret.of("s")));
    }

    @Test
    void anApplicationCredentialsSecretIsAskedForByItsId() {
        assertThat(access(Map.of(), (cloud, id) -> Optional.of(Secret.of("of " + id)), credential()).credentials())
                .isEqualTo(new CloudAccess.ApplicationCredential("c1", Secret.of("of c1")));
    }

    @Test
    void whereNobodyCanBeAskedThatIsSaid() {
        var thrown = catchThrowableOfType(CloudsYamlException.class,
                () -> access(Map.of(), PasswordPrompt.nobody(), user()));
        assertThat(Texts.strict(Locale.ENGLISH).say(thrown.message())).contains("keystone.example", "password");
    }

    private static CloudAccess access(Map<String, String> environment, PasswordPrompt prompt, CloudSignIn signIn) {
        return new ChosenClouds(new CloudsYaml(environment, Path.of("/"), Path.of("/"), prompt))
                .access(new CloudChoice(Optional.empty(), Optional.of(signIn), ClusterCredential.OWN, false));
    }

    private static CloudSignIn user() {
        return new CloudSignIn("https://keystone.example:5000/v3", Optional.of("R2"), "internal", Optional.of("ada"),
                "Users", Optional.of("4d8f0c6be2a94f7d9b354d8f0c6be2a9"), "default", Optional.empty(),
                Optional.of(PEM));
    }

    private static CloudSignIn credential() {
        return new CloudSignIn("https://keystone.example:5000/v3", Optional.empty(), "public", Optional.empty(),
                "default", Optional.empty(), "default", Optional.of("c1"), Optional.empty());
    }
}
