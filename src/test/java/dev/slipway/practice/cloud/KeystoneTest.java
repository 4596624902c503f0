package dev.slipway.practice.cloud;

import static dev.slipway.practice.cloud.TestCloud.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.practice.HttpReply;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Bodies and codes as a Keystone of the Zed release gives them. */
class KeystoneTest {

    private final TestCloud cloud = TestCloud.signedIn();
    private final String credentials = "/identity/v3/users/" + cloud.user() + "/application_credentials";

    @Test
    void aPasswordGivesATokenWithRolesAndACatalogUnderTheCallersOwnBaseUrl() {
        JsonNode token = json(cloud.post("/identity/v3/auth/tokens", TestCloud.password("pa55"))).path("token");

        assertThat(token.path("methods").path(0).asText()).isEqualTo("password");
        assertThat(token.path("expires_at").asText()).isEqualTo("2026-11-24T13:00:00.000000Z");
        assertThat(token.path("roles").findValuesAsText("name")).contains("member", "load-balancer_member");
        assertThat(token.path("catalog").findValuesAsText("url")).contains("https://cloud.test/compute/v2.1",
                "https://cloud.test/network", "https://cloud.test/volume/v3/" + cloud.project());
        assertThat(token.has("application_credential")).isFalse();
    }

    @Test
    void aWrongPasswordIsUnauthorizedWithoutSayingWhatWasWrong() {
        HttpReply reply = cloud.post("/identity/v3/auth/tokens", TestCloud.password("no"));

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.text()).isEqualTo("{\"error\":{\"code\":401,\"message\":"
                + "\"The request you have made requires authentication.\",\"title\":\"Unauthorized\"}}");
        assertThat(reply.headers()).containsEntry("www-authenticate",
                "Keystone uri=\"https://cloud.test/identity/v3\"");
    }

    @Test
    void aRestrictedCredentialSaysSoInItsTokenAndCanMakeAndDeleteNone() {
        JsonNode made = json(cloud.post(credentials, "{\"application_credential\": {\"name\": \"k\"}}"))
                .path("application_credential");
        String id = made.path("id").asText();

        HttpReply signedIn = cloud.post("/identity/v3/auth/tokens", byCredential(id, made.path("secret").asText()));
        cloud.use(signedIn.headers().get("x-subject-token"));

        assertThat(signedIn.status()).isEqualTo(201);
        assertThat(json(signedIn).at("/token/application_credential/restricted").asBoolean()).isTrue();
        HttpReply refused = cloud.post(credentials, "{\"application_credential\": {\"name\": \"other\"}}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text())
                .contains("Using method 'application_credential' is not allowed for managing additional");
        assertThat(cloud.delete(credentials + "/" + id).status()).isEqualTo(403);
        assertThat(cloud.get("/network/v2.0/networks").status()).isEqualTo(200);
    }

    @Test
    void anUnrestrictedCredentialCanMakeAnother() {
        JsonNode made = json(cloud.post(credentials,
                "{\"application_credential\": {\"name\": \"k\", \"unrestricted\": true}}"))
                .path("application_credential");
        HttpReply signedIn = cloud.post("/identity/v3/auth/tokens",
                byCredential(made.path("id").asText(), made.path("secret").asText()));
        cloud.use(signedIn.headers().get("x-subject-token"));

        assertThat(json(signedIn).at("/token/application_credential/restricted").asBoolean(true)).isFalse();
        assertThat(cloud.post(credentials, "{\"application_credential\": {\"name\": \"other\"}}").status())
                .isEqualTo(201);
    }

    @Test
    void aCredentialsSecretIsShownOnceAndItsTokensDieWithIt() {
        JsonNode made = json(cloud.post(credentials, "{\"application_credential\": {\"name\": \"k\"}}"))
                .path("application_credential");
        String mine = cloud.token();
        cloud.use(cloud.post("/identity/v3/auth/tokens", byCredential(made.path("id").asText(),
                made.path("secret").asText())).headers().get("x-subject-token"));
        String theirs = cloud.token();
        cloud.use(mine);

        assertThat(cloud.get(credentials).text()).contains("\"name\":\"k\"")
                .doesNotContain(made.path("secret").asText());
        assertThat(cloud.delete(credentials + "/" + made.path("id").asText()).status()).isEqualTo(204);
        cloud.use(theirs);
        assertThat(cloud.get("/network/v2.0/networks").status()).isEqualTo(401);
    }

    @Test
    void credentialsAreRefusedInTheirOwnWords() {
        cloud.post(credentials, "{\"application_credential\": {\"name\": \"k\"}}");

        HttpReply twice = cloud.post(credentials, "{\"application_credential\": {\"name\": \"k\"}}");
        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.text()).contains("Duplicate entry found with name k.");
        assertThat(cloud.get(credentials + "/nope").text())
                .contains("\"code\":404,\"message\":\"Could not find Application Credential: nope.\"");
        assertThat(cloud.post("/identity/v3/auth/tokens", byCredential("nope", "x")).status()).isEqualTo(404);
        assertThat(cloud.get("/identity/v3/users/other/application_credentials").status()).isEqualTo(403);
    }

    @Test
    void aTokenEndsAfterAnHourAndWhenItIsRevoked() {
        HttpReply second = cloud.post("/identity/v3/auth/tokens", TestCloud.password("pa55"));
        String other = second.headers().get("x-subject-token");
        assertThat(cloud.call("DELETE", "/identity/v3/auth/tokens", "", Map.of("x-subject-token", other)).status())
                .isEqualTo(204);
        assertThat(cloud.call("GET", "/identity/v3/auth/tokens", "", Map.of("x-subject-token", other)).status())
                .isEqualTo(404);

        assertThat(cloud.get("/compute/v2.1/servers").status()).isEqualTo(200);
        cloud.pass(Duration.ofHours(1));
        assertThat(cloud.get("/compute/v2.1/servers").status()).isEqualTo(401);
    }

    @Test
    void whatOnlyAdministratorsMaySeeIsForbiddenByPolicy() {
        assertThat(cloud.get("/identity/v3/projects").text())
                .contains("You are not authorized to perform the requested action: identity:list_projects.");
        assertThat(cloud.get("/identity/v3/users/" + cloud.user()).status()).isEqualTo(200);
    }

    @Test
    void whatIsNoRequestForATokenIsABadOne() {
        assertThat(cloud.post("/identity/v3/auth/tokens", "xx").text()).contains("Expecting to find valid JSON");
        assertThat(cloud.post("/identity/v3/auth/tokens", "{}").text())
                .contains("Expecting to find auth in request body.");
        assertThat(cloud.post("/identity/v3/auth/tokens", "{\"auth\": {\"identity\": {\"methods\": [\"password\"]}}}")
                .text())
                .contains("Expecting to find password in identity.");
    }

    private static String byCredential(String id, String secret) {
        return """
                {"auth": {"identity": {"methods": ["application_credential"],
                "application_credential": {"id": "%s", "secret": "%s"}}}}""".formatted(id, secret);
    }
}
