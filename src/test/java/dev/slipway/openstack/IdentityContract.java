package dev.slipway.openstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.openstack.CloudUnderTest.Said;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keystone's replies that Slipway, and the cluster's own programs, go by. */
abstract class IdentityContract extends WireContract {

    private static final String SERVICE = Catalog.IDENTITY;
    private static final String SIGN_IN = """
            {"auth": {"identity": {"methods": ["application_credential"],
             "application_credential": {"id": "%s", "secret": "%s"}}}}""";

    private static final List<String> EVERYWHERE = List.of("compute /servers", "network /networks",
            "block-storage /volumes", "image /images", "load-balancer /lbaas/loadbalancers");
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    /** The cloud's own time. */
    abstract Instant now();

    /** A while that is long enough to sign in, and not too long to be waited for. */
    abstract Duration soon();

    abstract void waitUntil(Instant time);

    private static String id(JsonNode thing) {
        return thing.path("id").asText();
    }

    private Said signedIn(JsonNode credential) {
        return cloud().post(SERVICE, "/auth/tokens",
                SIGN_IN.formatted(id(credential), credential.path("secret").asText()), "x-auth-token", "");
    }

    private String credentials() {
        return "/users/" + cloud().token().path("user").path("id").asText() + "/application_credentials";
    }

    private Said create(String name, String more) {
        return cloud().post(SERVICE, credentials(), """
                {"application_credential": {"name": "%s"%s}}""".formatted(name, more));
    }

    private static void refused(Said said, int status, String title) {
        assertThat(said.status()).as(said.toString()).isEqualTo(status);
        assertThat(said.json().at("/error/code").asInt()).as(said.toString()).isEqualTo(status);
        assertThat(said.json().at("/error/title").asText()).as(said.toString()).isEqualTo(title);
        assertThat(said.json().at("/error/message").asText()).as(said.toString()).isNotEmpty();
    }

    @Test
    void aTokenSaysWhoItIsForUntilWhenAndWhereTheServicesAre() {
        var token = cloud().token();
        assertThat(token.at("/user/domain/id").isTextual()).isTrue();
        assertThat(token.at("/project/id").isTextual()).isTrue();
        assertThat(token.path("expires_at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
        assertThat(token.path("issued_at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
        assertThat(token.path("roles")).allSatisfy(role -> assertThat(role.path("name").isTextual()).isTrue());
        assertThat(token.path("catalog")).allSatisfy(service -> assertThat(service.path("endpoints"))
                .allSatisfy(endpoint -> assertThat(endpoint.path("region_id").isTextual()).isTrue()));
    }

    @Test
    void aTokenThatIsRevokedIsRefusedByEveryService() {
        var made = made(create(name, ""), 201, "application_credential", SERVICE, credentials());
        var signedIn = expect(201, cloud().post(SERVICE, "/auth/tokens",
                SIGN_IN.formatted(made.path("id").asText(), made.path("secret").asText()), "x-auth-token", ""));
        var token = signedIn.header("x-subject-token");
        assertThat(signedIn.json().at("/token/application_credential/restricted").asBoolean()).isTrue();
        expect(200, cloud().get(SERVICE, "/auth/tokens", "x-subject-token", token));
        expect(200, cloud().get(Catalog.COMPUTE, "/flavors", "x-auth-token", token));
        expect(204, cloud().delete(SERVICE, "/auth/tokens", "x-subject-token", token));
        refused(cloud().get(SERVICE, "/auth/tokens", "x-subject-token", token), 404, "Not Found");
        refused(cloud().get(SERVICE, "/auth/projects", "x-auth-token", token), 401, "Unauthorized");
    }

    @Test
    void withoutATokenEveryServiceRefuses() {
        refused(cloud().get(SERVICE, "/auth/projects", "x-auth-token", ""), 401, "Unauthorized");
        for (var path : EVERYWHERE) {
            var target = path.split(" ");
            var said = expect(401, cloud().get(target[0], target[1], "x-auth-token", ""));
            assertThat(said.header("www-authenticate")).as(said.toString()).startsWith("Keystone uri=");
            expect(401, cloud().get(target[0], target[1], "x-auth-token", "no-such-token"));
        }
    }

    @Test
    void aMemberMayNotListUsers() {
        refused(cloud().get(SERVICE, "/users"), 403, "Forbidden");
    }

    @Test
    void aRestrictedCredentialMakesNoOtherAndEndsNone() {
        var made = made(create(name, ""), 201, "application_credential", SERVICE, credentials());
        assertThat(made.path("unrestricted").asBoolean()).isFalse();
        assertThat(made.path("project_id")).isEqualTo(cloud().token().at("/project/id"));
        assertThat(made.path("expires_at").isNull()).isTrue();
        var token = cloud().post(SERVICE, "/auth/tokens",
                SIGN_IN.formatted(made.path("id").asText(), made.path("secret").asText()), "x-auth-token", "")
                .header("x-subject-token");
        refused(cloud().post(SERVICE, credentials(), """
                {"application_credential": {"name": "%s-2"}}""".formatted(name), "x-auth-token", token), 403,
                "Forbidden");
        refused(cloud().delete(SERVICE, credentials() + "/" + made.path("id").asText(), "x-auth-token", token), 403,
                "Forbidden");
        expect(200, cloud().get(SERVICE, credentials(), "x-auth-token", token));
    }

    @Test
    void aCredentialsSecretIsShownOnceAndItsNameIsTakenOnce() {
        var made = made(create(name, ", \"description\": \"two\""), 201, "application_credential", SERVICE,
                credentials());
        assertThat(made.path("secret").asText()).isNotEmpty();
        var shown = expect(200, cloud().get(SERVICE, credentials() + "/" + made.path("id").asText()));
        assertThat(shown.json().path("application_credential").has("secret")).isFalse();
        refused(create(name, ""), 409, "Conflict");
        var found = expect(200, cloud().get(SERVICE, credentials() + "?name=" + name));
        assertThat(found.json().path("application_credentials")).hasSize(1);
    }

    @Test
    void aSecretIsMadeWhereNoneIsGiven() {
        var made = made(create(name, ", \"secret\": null"), 201, "application_credential", SERVICE, credentials());
        assertThat(made.path("secret").asText()).hasSizeGreaterThan(40);
        var chosen = made(create(name + "-2", ", \"secret\": \"of my own\""), 201, "application_credential", SERVICE,
                credentials());
        assertThat(chosen.path("secret").asText()).isEqualTo("of my own");
        expect(201, signedIn(chosen));
    }

    @Test
    void aCredentialThatIsGoneSignsNobodyIn() {
        var made = made(create(name, ""), 201, "application_credential", SERVICE, credentials());
        var id = made.path("id").asText();
        var secret = made.path("secret").asText();
        refused(cloud().post(SERVICE, "/auth/tokens", SIGN_IN.formatted(id, "wrong"), "x-auth-token", ""), 401,
                "Unauthorized");
        var token = cloud().post(SERVICE, "/auth/tokens", SIGN_IN.formatted(id, secret), "x-auth-token", "")
                .header("x-subject-token");
        expect(204, cloud().delete(SERVICE, credentials() + "/" + id));
        refused(cloud().post(SERVICE, "/auth/tokens", SIGN_IN.formatted(id, secret), "x-auth-token", ""), 404,
                "Not Found");
        expect(401, cloud().get(Catalog.COMPUTE, "/flavors", "x-auth-token", token));
        refused(cloud().get(SERVICE, credentials() + "/" + id), 404, "Not Found");
        refused(cloud().delete(SERVICE, credentials() + "/" + id), 404, "Not Found");
    }

    @Test
    void whatElseTheTokenOfALostCredentialAsksKeystoneForIsNotFound() {
        var made = made(create(name, ""), 201, "application_credential", SERVICE, credentials());
        var token = signedIn(made).header("x-subject-token");
        expect(204, cloud().delete(SERVICE, credentials() + "/" + id(made)));
        for (var path : List.of("/auth/projects", "/auth/catalog", credentials())) {
            var said = cloud().get(SERVICE, path, "x-auth-token", token);
            refused(said, 404, "Not Found");
            assertThat(said.json().at("/error/message").asText())
                    .isEqualTo("Could not find Application Credential: " + id(made) + ".");
        }
        for (var path : EVERYWHERE) {
            expect(401, cloud().get(path.split(" ")[0], path.split(" ")[1], "x-auth-token", token));
        }
    }

    @Test
    void aCredentialThatEndsTakesItsTokensAlong() {
        var end = now().plus(soon());
        var made = made(create(name, ", \"expires_at\": \"" + FORM.format(end) + "\""), 201,
                "application_credential", SERVICE, credentials());
        assertThat(made.path("expires_at").asText()).isEqualTo(FORM.format(end));
        var said = expect(201, signedIn(made));
        assertThat(said.json().at("/token/expires_at").asText()).isEqualTo(FORM.format(end));
        var token = said.header("x-subject-token");
        expect(200, cloud().get(Catalog.COMPUTE, "/flavors", "x-auth-token", token));
        waitUntil(end.plusSeconds(1));
        refused(signedIn(made), 401, "Unauthorized");
        refused(cloud().get(SERVICE, "/auth/projects", "x-auth-token", token), 401, "Unauthorized");
        for (var path : EVERYWHERE) {
            expect(401, cloud().get(path.split(" ")[0], path.split(" ")[1], "x-auth-token", token));
        }
        expect(200, cloud().get(SERVICE, credentials() + "/" + id(made)));
        refused(create(name + "-2", ", \"expires_at\": \"2020-01-01T00:00:00\""), 400, "Bad Request");
        refused(create(name + "-2", ", \"expires_at\": \"nonsense\""), 400, "Bad Request");
    }

    @Test
    void accessRulesOpenOneRequestAndNoOther() {
        var path = cloud().endpoint(Catalog.COMPUTE).getPath() + "/flavors";
        var rule = ", \"access_rules\": [{\"path\": \"" + path + "\", \"method\": \"%s\", \"service\": \"compute\"}]";
        var made = made(create(name, rule.formatted("GET")), 201, "application_credential", SERVICE, credentials());
        assertThat(made.at("/access_rules/0/path").asText()).isEqualTo(path);
        var said = expect(201, signedIn(made));
        assertThat(said.json().at("/token/application_credential/access_rules/0/method").asText()).isEqualTo("GET");
        var token = said.header("x-subject-token");
        expect(200, cloud().get(Catalog.COMPUTE, "/flavors?limit=1", "x-auth-token", token));
        expect(401, cloud().get(Catalog.COMPUTE, "/flavors/1", "x-auth-token", token));
        for (var other : EVERYWHERE) {
            expect(401, cloud().get(other.split(" ")[0], other.split(" ")[1], "x-auth-token", token));
        }
        expect(200, cloud().get(SERVICE, "/auth/projects", "x-auth-token", token));
        refused(create(name + "-2", rule.formatted("FETCH")), 400, "Bad Request");
    }

    @Test
    void aCredentialNeedsANameAndRolesThatAreHeld() {
        refused(cloud().post(SERVICE, credentials(), "{\"application_credential\": {}}"), 400, "Bad Request");
        refused(create(name, ", \"roles\": [{\"name\": \"no-such-role\"}]"), 404, "Not Found");
    }
}
