package dev.slipway.openstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.openstack.CloudSummary.Kind;
import dev.slipway.secret.Secret;
import dev.slipway.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenrcTest {

    /** As Horizon writes it. */
    private static final String DASHBOARD = """
            #!/usr/bin/env bash
            # To use an OpenStack cloud you need to authenticate against the Identity
            # service named keystone, which returns a **Token** and **Service Catalog**.
            export OS_AUTH_URL=https://keystone.example:5000
            # With the addition of Keystone we have standardized on the term **project**
            export OS_PROJECT_ID=4d8f0c6be2a94f7d9b354d8f0c6be2a9
            export OS_PROJECT_NAME="demo shop"
            export OS_USER_DOMAIN_NAME="Default"
            if [ -z "$OS_USER_DOMAIN_NAME" ]; then unset OS_USER_DOMAIN_NAME; fi
            export OS_PROJECT_DOMAIN_ID="default"
            if [ -z "$OS_PROJECT_DOMAIN_ID" ]; then unset OS_PROJECT_DOMAIN_ID; fi
            # unset v2.0 items in case set
            unset OS_TENANT_ID
            unset OS_TENANT_NAME
            # In addition to the owning entity (tenant), OpenStack stores the entity
            # performing the action as the **user**.
            export OS_USERNAME="ada"
            # With Keystone you pass the keystone password.
            echo "Please enter your OpenStack Password for project $OS_PROJECT_NAME as user $OS_USERNAME: "
            read -sr OS_PASSWORD_INPUT
            export OS_PASSWORD=$OS_PASSWORD_INPUT
            # If your configuration has multiple regions, we set that information here.
            export OS_REGION_NAME="RegionOne"
            # Don't leave a blank variable, unset it if it was empty
            if [ -z "$OS_REGION_NAME" ]; then unset OS_REGION_NAME; fi
            export OS_INTERFACE=public
            export OS_IDENTITY_API_VERSION=3
            """;

    @TempDir
    private Path directory;

    @Test
    void theDashboardsFileSaysAllButThePasswordWhichIsAskedFor() {
        assertThat(read(DASHBOARD))
                .returns("my-openrc.sh", CloudSummary::name)
                .returns("https://keystone.example:5000", CloudSummary::authUrl)
                .returns("ada", CloudSummary::user)
                .returns("Default", CloudSummary::userDomain)
                .returns("4d8f0c6be2a94f7d9b354d8f0c6be2a9", CloudSummary::project)
                .returns("RegionOne", CloudSummary::region)
                .returns(Kind.PASSWORD, CloudSummary::kind)
                .returns(Optional.empty(), CloudSummary::secret)
                .returns(Optional.empty(), CloudSummary::problem);
    }

    @Test
    void aFileForAnApplicationCredentialHasItsSecret() {
        assertThat(read("""
                export OS_AUTH_TYPE=v3applicationcredential
                export OS_AUTH_URL='https://keystone.example/identity/v3'
                export OS_APPLICATION_CREDENTIAL_ID=c1
                export OS_APPLICATION_CREDENTIAL_SECRET='it''s $not `run`'
                """))
                .returns(Kind.APPLICATION_CREDENTIAL, CloudSummary::kind)
                .returns("c1", CloudSummary::credentialId)
                .returns(Optional.of(Secret.of("its $not `run`")), CloudSummary::secret);
    }

    @Test
    void theCaFileCountsFromWhereTheFileIs() {
        assertThat(read("export OS_AUTH_URL=https://a.example OS_CACERT=./ca.pem").caFile())
                .contains(directory.resolve("./ca.pem"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', value = {
            "OS_USERNAME=ada|ada",
            "export OS_USERNAME='ada lovelace'|ada lovelace",
            "export OS_USERNAME=\"ada \\\"l\\\" \\$x\"|ada \"l\" $x",
            "export OS_USERNAME=ada\\ lovelace # who|ada lovelace",
            "OS_USERNAME=ada; export OS_USERNAME|ada",
            "declare -x OS_USERNAME=ada|ada",
            "N=ada; export OS_USERNAME=$N.l|ada.l",
            "N=ada; export OS_USERNAME=${N}l|adal",
            "export OS_USERNAME=${NAME:-ada}|ada",
            "export OS_USERNAME=bob && export OS_USERNAME=ada|ada",
            "export OS_USERNAME=a#b|a#b"
    })
    void valuesAreReadAsAShellWould(String line, String user) {
        assertThat(read("export OS_AUTH_URL=https://a.example\n" + line + "\n").user()).isEqualTo(user);
    }

    @Test
    void linesThatGoOnAndLinesFromWindowsAreReadAsOthers() {
        assertThat(read("export OS_AUTH_URL=https://a.example \\\r\n  OS_USERNAME=ada\r\n").user()).isEqualTo("ada");
    }

    @ParameterizedTest
    @ValueSource(strings = {"export OS_AUTH_URL=$(cat url)", "export OS_AUTH_URL=`cat url`",
            "source stackrc\nexport OS_AUTH_URL=$KEYSTONE_SERVICE_URI", "export OS_AUTH_URL=$1",
            "export OS_AUTH_URL=\"http://$(hostname -I | cut -d' ' -f1)/identity\""})
    void whatOnlyAProgramCouldTellIsSaidSoAndNothingIsRun(String text) {
        assertThat(problem(text)).contains("my-openrc.sh works out OS_AUTH_URL by running programs", "never runs");
    }

    @Test
    void aProgramIsNotRun() {
        var made = directory.resolve("made");
        problem("export OS_AUTH_URL=$(touch " + made + ")\ntouch " + made);
        assertThat(made).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "export OTHER=1", "export OS_AUTH_URL", "\0\1\2", "'", "\"", "${", "$("})
    void aFileThatLeadsNowhereIsAProblem(String text) {
        assertThat(problem(text)).contains("sets no OS_AUTH_URL");
    }

    @Test
    void aFileThatIsNotThereIsAProblem() {
        assertThat(catchThrowableOfType(CloudsYamlException.class, () -> yaml().openrc(Path.of("nowhere"))))
                .isNotNull();
    }

    private CloudSummary read(String text) {
        try {
            Files.writeString(directory.resolve("my-openrc.sh"), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return yaml().openrc(Path.of("my-openrc.sh"));
    }

    private CloudsYaml yaml() {
        return new CloudsYaml(Map.of(), directory, directory, PasswordPrompt.nobody());
    }

    private String problem(String text) {
        var thrown = catchThrowableOfType(CloudsYamlException.class, () -> read(text));
        assertThat(thrown).isNotNull();
        var texts = Texts.strict(Locale.ENGLISH);
        return texts.say(thrown.message()) + " " + texts.meaning(thrown.message()).orElse("") + " "
                + texts.remedy(thrown.message()).orElseThrow();
    }
}
