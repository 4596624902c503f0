package dev.slipway.openstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.openstack.CloudAccess.ApplicationCredential;
import dev.slipway.openstack.CloudAccess.NameOrId;
import dev.slipway.openstack.CloudAccess.Password;
import dev.slipway.practice.net.CertificateAuthority;
import dev.slipway.secret.Secret;
import dev.slipway.text.Texts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudsYamlTest {

    private static final String ONE = """
            clouds:
              one:
                auth: {auth_url: 'https://one.example:5000/v3', username: ada, password: '0123', project_name: demo}
            """;

    private final Map<String, String> environment = new HashMap<>();
    private PasswordPrompt prompt = PasswordPrompt.nobody();

    @TempDir
    private Path root;
    private Path home;
    private Path here;

    @BeforeEach
    void folders() throws IOException {
        home = Files.createDirectories(root.resolve("home"));
        here = Files.createDirectories(root.resolve("here"));
    }

    @Test
    void theOnlyEntryOfTheFileInTheWorkingDirectoryIsTaken() throws IOException {
        write(here.resolve("clouds.yaml"), ONE);
        assertThat(access())
                .returns("one", CloudAccess::name)
                .returns(URI.create("https://one.example:5000/v3"), CloudAccess::authUrl)
                .returns("public", CloudAccess::endpointInterface)
                .returns(Optional.empty(), CloudAccess::region)
                .returns(Optional.empty(), CloudAccess::caPem)
                .returns(new Password(NameOrId.named("ada"), NameOrId.withId("default"), Secret.of("0123"),
                        NameOrId.named("demo"), NameOrId.withId("default")), CloudAccess::credentials);
    }

    @Test
    void theUsersFileStandsBehindTheWorkingDirectorysAndTheSystemsBehindThat() throws IOException {
        write(root.resolve("etc/openstack/clouds.yaml"), ONE.replace("one", "system"));
        assertThat(access().name()).isEqualTo("system");
        write(home.resolve(".config/openstack/clouds.yaml"), ONE.replace("one", "users"));
        assertThat(access().name()).isEqualTo("users");
        write(here.resolve("clouds.yaml"), ONE.replace("one", "heres"));
        assertThat(access().name()).isEqualTo("heres");
    }

    @Test
    void theFileThatTheVariableNamesIsTakenAndMustBeThere() throws IOException {
        write(here.resolve("clouds.yaml"), ONE);
        environment.put("OS_CLIENT_CONFIG_FILE",
                write(root.resolve("other.yaml"), ONE.replace("one", "other")).toString());
        assertThat(access().name()).isEqualTo("other");
        environment.put("OS_CLIENT_CONFIG_FILE", "nowhere.yaml");
        assertThat(problem()).contains("nowhere.yaml", "no such file");
    }

    @Test
    void theChoiceIsTakenBeforeOsCloudAndThatBeforeTheVariables() throws IOException {
        write(here.resolve("clouds.yaml"), ONE + ONE.replace("clouds:\n", "").replace("one", "two"));
        environment.putAll(Map.of("OS_AUTH_URL", "https://env.example", "OS_USERNAME", "u", "OS_PASSWORD", "p",
                "OS_PROJECT_ID", "p1"));
        assertThat(access().name()).isEqualTo("env");
        environment.put("OS_CLOUD", "two");
        assertThat(access().name()).isEqualTo("two");
        assertThat(yaml().access(Optional.of("one")).name()).isEqualTo("one");
    }

    @Test
    void severalEntriesAndNoChoiceIsAProblemThatNamesThem() throws IOException {
        write(here.resolve("clouds.yaml"), ONE + ONE.replace("clouds:\n", "").replace("one", "two"));
        assertThat(problem()).contains("one", "two", "none was chosen");
    }

    @Test
    void anUnknownEntryIsAProblemThatNamesTheKnownOnes() throws IOException {
        write(here.resolve("clouds.yaml"), ONE);
        environment.put("OS_CLOUD", "onne");
        assertThat(problem()).contains("\"onne\"", "It has: one", here.resolve("clouds.yaml").toString());
    }

    @Test
    void noFileAndNoVariablesIsAProblem() {
        assertThat(problem()).contains("no clouds.yaml", "OS_AUTH_URL");
    }

    @Test
    void theVariablesAreACloud() {
        environment
                .putAll(Map.of("OS_AUTH_URL", "https://env.example:5000/", "OS_USERNAME", "ada", "OS_PASSWORD", "pass",
                        "OS_PROJECT_NAME", "demo", "OS_USER_DOMAIN_NAME", "Users", "OS_PROJECT_DOMAIN_ID", "d1",
                        "OS_REGION_NAME", "R2", "OS_INTERFACE", "internal"));
        assertThat(access())
                .isEqualTo(new CloudAccess("env", URI.create("https://env.example:5000/v3"), Optional.of("R2"),
                        "internal", Optional.empty(),
                        new Password(NameOrId.named("ada"), NameOrId.named("Users"), Secret.of("pass"),
                                NameOrId.named("demo"), NameOrId.withId("d1")),
                        Optional.empty()));
    }

    @Test
    void secretsComeFromSecureYaml() throws IOException {
        write(here.resolve("clouds.yaml"), ONE.replace(", password: '0123'", ""));
        write(here.resolve("secure.yaml"), "clouds: {one: {auth: {password: hidden}}, other: {auth: {password: x}}}");
        assertThat(access().credentials()).isInstanceOfSatisfying(Password.class,
                password -> assertThat(password.password()).isEqualTo(Secret.of("hidden")));
    }

    @Test
    void aMissingPasswordIsAskedForByCloudAndUser() throws IOException {
        write(here.resolve("clouds.yaml"), ONE.replace(", password: '0123'", ""));
        prompt = (cloud, user) -> Optional.of(Secret.of("typed for " + user + " of " + cloud));
        assertThat(access().credentials()).isInstanceOfSatisfying(Password.class,
                password -> assertThat(password.password()).isEqualTo(Secret.of("typed for ada of one")));
    }

    @Test
    void aMissingPasswordAndNobodyToAskIsAProblem() throws IOException {
        write(here.resolve("clouds.yaml"), ONE.replace(", password: '0123'", ""));
        assertThat(problem()).contains("lacks a password");
    }

    @Test
    void anotherCloudsPasswordInTheVariablesIsNotUsed() throws IOException {
        write(here.resolve("clouds.yaml"), ONE.replace(", password: '0123'", ""));
        environment.put("OS_PASSWORD", "of another cloud");
        assertThat(problem()).contains("lacks a password");
    }

    @Test
    void anApplicationCredentialIsReadByItsId() throws IOException {
        write(here.resolve("clouds.yaml"), """
                clouds:
                  one:
                    auth_type: v3applicationcredential
                    auth: {auth_url: 'https://one.example', application_credential_id: c1, application_credential_secret: s3}
                """);
        assertThat(access().credentials()).isEqualTo(new ApplicationCredential("c1", Secret.of("s3")));
    }

    @Test
    void aPasswordOfDigitsIsNotANumberAndOneOfWordsNoTruth() throws IOException {
        for (var password : List.of("0777", "1e3", "yes", "null", "2026-01-01", "0x1F")) {
            write(here.resolve("clouds.yaml"), ONE.replace("'0123'", password));
            assertThat(access().credentials()).isInstanceOfSatisfying(Password.class,
                    read -> assertThat(read.password()).isEqualTo(Secret.of(password)));
        }
    }

    @Test
    void anchorsAndMergeKeysAreUnderstood() throws IOException {
        write(here.resolve("clouds.yaml"), """
                base: &base {region_name: R7, interface: internal}
                clouds:
                  one:
                    <<: *base
                    auth: {auth_url: 'https://one.example', username: ada, password: p, project_id: p1}
                """);
        assertThat(access()).returns(Optional.of("R7"), CloudAccess::region).returns("internal",
                CloudAccess::endpointInterface);
    }

    @Test
    void theCaFileIsReadFromBesideTheFileOrFromHome() throws IOException {
        var pem = new CertificateAuthority("test", InstantSource.system(), new Random(7)).pem();
        write(here.resolve("sub/ca.pem"), pem);
        write(here.resolve("sub/clouds.yaml"), ONE + "    cacert: ca.pem\n");
        environment.put("OS_CLIENT_CONFIG_FILE", "sub/clouds.yaml");
        assertThat(access().caPem()).contains(pem);
        write(home.resolve("my/ca.pem"), pem);
        write(here.resolve("sub/clouds.yaml"), ONE + "    cacert: ~/my/ca.pem\n");
        assertThat(access().caPem()).contains(pem);
    }

    @Test
    void anUnreadableCaFileIsAProblem() throws IOException {
        write(here.resolve("clouds.yaml"), ONE + "    cacert: ca.pem\n");
        assertThat(problem()).contains("ca.pem", "no such file");
    }

    @Test
    void aDamagedCaFileIsAProblem() throws IOException {
        write(here.resolve("clouds.yaml"), ONE + "    cacert: ca.pem\n");
        write(here.resolve("ca.pem"), "-----BEGIN CERTIFICATE-----\nnot one\n-----END CERTIFICATE-----\n");
        assertThat(problem()).contains("ca.pem", "number 1", "damaged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify: false", "verify: False", "insecure: true"})
    void thereIsNoInsecureSwitch(String line) throws IOException {
        write(here.resolve("clouds.yaml"), ONE + "    " + line + "\n");
        assertThat(problem()).contains("Slipway always does");
    }

    @Test
    void theProxyIsReadFromOurOwnKey() throws IOException {
        write(here.resolve("clouds.yaml"), ONE + "    slipway: {proxy: 'http://127.0.0.1:3128'}\n");
        assertThat(access().proxy()).contains(URI.create("http://127.0.0.1:3128"));
    }

    @Test
    void aProxyWithoutAPortIsAProblem() throws IOException {
        write(here.resolve("clouds.yaml"), ONE + "    slipway: {proxy: 'http://bastion'}\n");
        assertThat(problem()).contains("http://HOST:PORT");
    }

    @ParameterizedTest
    @CsvSource({
            "https://a.example:5000, https://a.example:5000/v3",
            "https://a.example:5000/, https://a.example:5000/v3",
            "https://a.example:5000/v3/, https://a.example:5000/v3",
            "https://a.example/identity, https://a.example/identity/v3",
            "https://a.example/identity/v3, https://a.example/identity/v3",
            "http://a.example:5000/v2.0, http://a.example:5000/v3"
    })
    void anAuthUrlIsCompletedToItsVersion(String given, String completed) throws IOException {
        write(here.resolve("clouds.yaml"), ONE.replace("https://one.example:5000/v3", given));
        assertThat(access().authUrl()).isEqualTo(URI.create(completed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"one.example:5000", "ftp://one.example", "https://", "https://one.example/v3?x=y",
            "not a url", "https://one.example:99999/v3", "https://one.example:0/v3"})
    void anAuthUrlThatIsNoneIsAProblem(String given) throws IOException {
        write(here.resolve("clouds.yaml"), ONE.replace("https://one.example:5000/v3", given));
        assertThat(problem()).contains("auth_url");
    }

    @Test
    void aPasswordInAUrlIsNotRepeatedWhereTheUrlIsRefused() throws IOException {
        write(here.resolve("clouds.yaml"), ONE.replace("https://one", "https://ada:pa55@one"));
        assertThat(problem()).contains("https://•••@one.example").doesNotContain("pa55");
    }

    @ParameterizedTest
    @CsvSource({"auth_url: 'https://one.example:5000/v3', ,auth_url", "username: ada, ,username",
            "', project_name: demo','',project_name"})
    void aMissingFieldIsNamed(String field, String replacement, String named) throws IOException {
        write(here.resolve("clouds.yaml"), ONE.replace(field, replacement == null ? "x: y" : replacement));
        assertThat(problem()).contains("\"one\"", named);
    }

    @Test
    void anUnknownWayToSignInIsAProblem() throws IOException {
        write(here.resolve("clouds.yaml"), ONE + "    auth_type: v3oidcpassword\n");
        assertThat(problem()).contains("v3oidcpassword");
    }

    @Test
    void brokenYamlIsAProblemThatShowsNoPassword() throws IOException {
        write(here.resolve("clouds.yaml"), "clouds:\n  one:\n    auth:\n      password: \"pa55word\n      x: [\n");
        assertThat(problem()).contains("clouds.yaml", "no proper YAML").doesNotContain("pa55word");
    }

    @Test
    void aFileThatNamesNoCloudIsAProblem() throws IOException {
        write(here.resolve("clouds.yaml"), "# nothing yet\n");
        assertThat(problem()).contains("names no cloud");
    }

    @Test
    void allEntriesOfAFileAreListedWithWhatTheySayAndWhatIsWrongWithThem() throws IOException {
        var file = write(root.resolve("elsewhere/clouds.yaml"), """
                clouds:
                  lab:
                    auth: {auth_url: 'https://lab.example', username: ada, project_name: demo, user_domain_name: Users}
                    region_name: R2
                    cacert: ca.pem
                  cred:
                    auth_type: v3applicationcredential
                    auth: {auth_url: 'https://c.example', application_credential_id: c1}
                    regions: [R1, {name: R2}]
                  unsafe:
                    auth: {auth_url: 'https://u.example', username: ada, password: p, project_id: p1}
                    verify: false
                  token: {auth_type: token}
                """);
        write(root.resolve("elsewhere/ca.pem"),
                new CertificateAuthority("x", InstantSource.system(), new Random(1)).pem());
        write(root.resolve("elsewhere/secure.yaml"),
                "clouds: {cred: {auth: {application_credential_secret: hidden}}}");
        var clouds = yaml().clouds(file);
        assertThat(clouds).extracting(CloudSummary::name).containsExactly("lab", "cred", "unsafe", "token");
        assertThat(clouds.get(0)).returns("https://lab.example", CloudSummary::authUrl)
                .returns("ada", CloudSummary::user).returns("Users", CloudSummary::userDomain)
                .returns("demo", CloudSummary::project).returns("default", CloudSummary::projectDomain)
                .returns("R2", CloudSummary::region).returns(Optional.empty(), CloudSummary::secret)
                .returns(Optional.of(root.resolve("elsewhere/ca.pem")), CloudSummary::caFile)
                .returns(Optional.empty(), CloudSummary::problem);
        assertThat(clouds.get(1)).returns(CloudSummary.Kind.APPLICATION_CREDENTIAL, CloudSummary::kind)
                .returns("c1", CloudSummary::credentialId)
                .returns(Optional.of(Secret.of("hidden")), CloudSummary::secret)
                .returns(List.of("R1", "R2"), CloudSummary::regions).returns("R1", CloudSummary::region);
        assertThat(clouds.get(2).problem()).hasValueSatisfying(problem -> assertThat(Texts.strict(Locale.ENGLISH)
                .say(problem)).contains("Slipway always does"));
        assertThat(clouds.get(3)).returns(CloudSummary.Kind.OTHER, CloudSummary::kind)
                .satisfies(cloud -> assertThat(cloud.problem()).isPresent());
        assertThat(clouds.toString()).doesNotContain("hidden");
    }

    @Test
    void anEntryOfAChosenFileIsTakenWhateverTheUsualPlacesHave() throws IOException {
        write(here.resolve("clouds.yaml"), ONE);
        var chosen = write(root.resolve("elsewhere/mine.yaml"), ONE.replace("one.example", "other.example"));
        assertThat(yaml().access(chosen, "one").authUrl()).hasToString("https://other.example:5000/v3");
    }

    @Test
    void theFilesInTheUsualPlacesAreListedTheOneThatIsTakenFirst() throws IOException {
        assertThat(yaml().files()).isEmpty();
        var users = write(home.resolve(".config/openstack/clouds.yaml"), ONE);
        var heres = write(here.resolve("clouds.yaml"), ONE);
        assertThat(yaml().files()).containsExactly(heres, users);
        var named = write(root.resolve("named.yaml"), ONE);
        environment.put("OS_CLIENT_CONFIG_FILE", named.toString());
        assertThat(yaml().files()).containsExactly(named, heres, users);
    }

    @Test
    void theVariablesAreListedAsACloudOnceTheyLeadSomewhere() {
        environment.put("OS_USERNAME", "ada");
        assertThat(yaml().fromVariables()).isEmpty();
        environment.put("OS_AUTH_URL", "https://env.example");
        assertThat(yaml().fromVariables()).hasValueSatisfying(
                cloud -> assertThat(cloud).returns("ada", CloudSummary::user)
                        .satisfies(lacking -> assertThat(lacking.problem()).isPresent()));
    }

    private CloudsYaml yaml() {
        return new CloudsYaml(environment, home, here, root.resolve("etc"), prompt);
    }

    private CloudAccess access() {
        return yaml().access(Optional.empty());
    }

    /** The problem as a person reads it; every one has words for what to do, too. */
    private String problem() {
        var thrown = catchThrowableOfType(CloudsYamlException.class, this::access);
        assertThat(thrown).isNotNull();
        var texts = Texts.strict(Locale.ENGLISH);
        return texts.say(thrown.message()) + " " + texts.meaning(thrown.message()).orElse("") + " "
                + texts.remedy(thrown.message()).orElse("");
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
