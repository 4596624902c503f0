package dev.slipway.openstack;

import static dev.slipway.openstack.ScriptedExchange.KEYSTONE;
import static dev.slipway.openstack.ScriptedExchange.reply;
import static dev.slipway.openstack.ScriptedExchange.signedIn;
import static dev.slipway.openstack.ScriptedExchange.tokenBody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.openstack.CloudAccess.NameOrId;
import dev.slipway.openstack.OpenStackException.Kind;
import dev.slipway.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignInTest {

    private static final String CALL = "POST " + KEYSTONE + "/auth/tokens";
    private static final CloudAccess.Credentials CREDENTIAL =
            new CloudAccess.ApplicationCredential("c1", Secret.of("s3"));

    private final TestCloud cloud = new TestCloud();

    @Test
    void aPasswordIsSentWithUserProjectAndTheirDomains() throws IOException {
        cloud.signIn();
        assertThat(sent()).isEqualTo(json("""
                {"auth": {
                 "identity": {"methods": ["password"], "password": {"user":
                  {"name": "ada", "domain": {"name": "Default"}, "password": "pass"}}},
                 "scope": {"project": {"name": "demo", "domain": {"id": "default"}}}}}"""));
    }

    @Test
    void nothingThatCanBePrintedShowsAPasswordOrAToken() throws IOException {
        cloud.exchange.on("GET https://nova.example/v2.1/servers/detail", 200, "{\"servers\": []}");
        var openStack = cloud.signIn();
        assertThat(cloud.exchange.lastBody()).contains("\"pass\"");
        assertThat(cloud.exchange.last() + " " + TestCloud.access() + openStack).doesNotContain("\"pass\"", "=pass",
                "token-1");
        openStack.compute().servers();
        assertThat(cloud.exchange.last().toString()).doesNotContain("token-1");
    }

    @Test
    void anIdNeedsNoDomain() throws IOException {
        cloud.signIn(TestCloud.access(new CloudAccess.Password(NameOrId.withId("u1"), NameOrId.named("Default"),
                Secret.of("pass"), NameOrId.withId("p1"), NameOrId.named("Default"))));
        assertThat(sent()).isEqualTo(json("""
                {"auth": {
                 "identity": {"methods": ["password"], "password": {"user": {"id": "u1", "password": "pass"}}},
                 "scope": {"project": {"id": "p1"}}}}"""));
    }

    @Test
    void anApplicationCredentialIsSentWithoutAScope() throws IOException {
        cloud.signIn(TestCloud.access(CREDENTIAL));
        assertThat(sent()).isEqualTo(json("""
                {"auth": {"identity": {"methods": ["application_credential"],
                 "application_credential": {"id": "c1", "secret": "s3"}}}}"""));
    }

    @Test
    void theSessionSaysWhoIsSignedInWhereAndWithWhat() {
        assertThat(cloud.signIn().session())
                .returns(URI.create(KEYSTONE), Session::authUrl)
                .returns("R1", Session::region)
                .returns("p1", Session::projectId)
                .returns("u1", Session::userId)
                .returns(Session.CredentialKind.PASSWORD, Session::kind)
                .satisfies(session -> assertThat(session.roles()).containsExactly("member"));
    }

    @Test
    void aRestrictedApplicationCredentialIsKnownByItsToken() {
        answer(signedIn("t",
                tokenBody(", \"application_credential\": {\"id\": \"c1\", \"name\": \"n\", \"restricted\": true}")));
        assertThat(cloud.signIn(TestCloud.access(CREDENTIAL)).session().kind())
                .isEqualTo(Session.CredentialKind.RESTRICTED);
    }

    @Test
    void anUnrestrictedApplicationCredentialIsKnownByItsToken() {
        answer(signedIn("t",
                tokenBody(", \"application_credential\": {\"id\": \"c1\", \"name\": \"n\", \"restricted\": false}")));
        assertThat(cloud.signIn(TestCloud.access(CREDENTIAL)).session().kind())
                .isEqualTo(Session.CredentialKind.UNRESTRICTED);
    }

    @Test
    void wrongCredentialsAreRefusedAtOnce() {
        answer(reply(401, "{\"error\": {\"message\": \"The request you have made requires authentication.\"}}"));
        assertThat(failure(TestCloud.access()).kind()).isEqualTo(Kind.UNAUTHENTICATED);
        assertThat(cloud.exchange.signIns()).isEqualTo(1);
    }

    @Test
    void aDeletedCredentialIsNoLongerKnownAndNotTakenForSomethingThatIsGone() {
        var gone = "{\"error\": {\"code\": 404, \"message\": \"Could not find Application Credential: c1.\"}}";
        answer(signedIn("t", tokenBody(", \"application_credential\": {\"id\": \"c1\", \"restricted\": true}")),
                reply(404, gone));
        cloud.exchange.on("GET https://nova.example/v2.1/servers/s1", 401, "{}");
        cloud.exchange.on("DELETE " + KEYSTONE + "/users/u1/application_credentials/c2", 404, gone);
        var openStack = cloud.signIn(TestCloud.access(CREDENTIAL));
        assertThat(failure(() -> openStack.compute().server("s1")).kind()).isEqualTo(Kind.UNAUTHENTICATED);
        assertThat(failure(() -> openStack.identity().deleteApplicationCredential("c2")))
                .returns(Kind.UNAUTHENTICATED, OpenStackException::kind)
                .returns("Could not find Application Credential: c1.", OpenStackException::words);
    }

    @Test
    void aTokenThatEndsWithItsCredentialLastsAsLongAsItSays() {
        answer(signedIn("t", tokenBody("").replace("01:00:00.000000Z", "01:00:00.000000")));
        cloud.exchange.on("GET https://nova.example/v2.1/servers/s1", 404, "{}");
        var openStack = cloud.signIn();
        cloud.pass(Duration.ofMinutes(50));
        openStack.compute().server("s1");
        assertThat(cloud.exchange.signIns()).isEqualTo(1);
        cloud.pass(Duration.ofMinutes(6));
        openStack.compute().server("s1");
        assertThat(cloud.exchange.signIns()).isEqualTo(2);
    }

    @Test
    void anAuthUrlThatLeadsNowhereIsNotTakenForSomethingThatIsGone() {
        answer(signedIn("t", tokenBody("")), reply(404, "<html><title>404 Not Found</title></html>"));
        cloud.exchange.on("GET https://nova.example/v2.1/servers/s1", 401, "{}");
        var openStack = cloud.signIn();
        assertThat(failure(() -> openStack.compute().server("s1")))
                .returns(Kind.REJECTED, OpenStackException::kind)
                .satisfies(e -> assertThat(e.message().key()).isEqualTo("openstack.not-found"));
    }

    @Test
    void aSignInForNoProjectIsRefused() {
        answer(signedIn("t", tokenBody("").replace("\"project\"", "\"domain\"")));
        assertThat(failure(TestCloud.access()).message().key()).isEqualTo("openstack.no-project");
    }

    @Test
    void somethingElseAtTheAuthUrlIsNotTakenForKeystone() {
        answer(reply(200, "<html><body>It works!</body></html>"));
        assertThat(failure(TestCloud.access()).kind()).isEqualTo(Kind.BROKEN);
    }

    @Test
    void aCatalogServiceIsFoundUnderItsOtherNamesAndGetsItsVersion() {
        var endpoints = cloud.signIn().session().endpoints();
        assertThat(endpoints).containsEntry("block-storage", URI.create("https://cinder.example/v3/p1"))
                .containsEntry("network", URI.create("https://neutron.example/v2.0"))
                .containsEntry("image", URI.create("https://glance.example/v2"))
                .containsEntry("load-balancer", URI.create("https://octavia.example/load-balancer/v2"))
                .containsEntry("compute", URI.create("https://nova.example/v2.1"));
    }

    @Test
    void keystoneIsWhereWeSignedInWhateverTheCatalogSays() {
        assertThat(cloud.signIn().session().endpoints()).containsEntry("identity", URI.create(KEYSTONE));
    }

    @Test
    void aCloudWithoutCinderAndOctaviaHasNeither() {
        answer(signedIn("t", tokenBody("").replace("volumev3", "x").replace("load-balancer\"", "y\"")));
        var openStack = cloud.signIn();
        assertThat(openStack.blockStorage()).isEmpty();
        assertThat(openStack.loadBalancing()).isEmpty();
    }

    @Test
    void aCatalogEntryThatIsNoUrlHarmsNoOther() {
        answer(signedIn("t", tokenBody("").replace("https://glance.example", "https://glance.example/%(project)s")));
        assertThat(cloud.signIn().session().endpoints()).containsKey("compute").doesNotContainKey("image");
    }

    @Test
    void aCatalogEntryWithAPortThatCannotBeHarmsNoOther() {
        answer(signedIn("t", tokenBody("").replace("https://glance.example", "https://glance.example:92920")));
        assertThat(cloud.signIn().session().endpoints()).containsKey("compute").doesNotContainKey("image");
    }

    @Test
    void theInterfaceAskedForIsUsed() {
        var access = TestCloud.access();
        var inner = new CloudAccess(access.name(), access.authUrl(), access.region(), "internal", access.caPem(),
                access.credentials(), access.proxy());
        assertThat(cloud.signIn(inner).session().endpoints())
                .containsEntry("compute", URI.create("http://inner:8774/v2.1"))
                .doesNotContainKey("network");
    }

    @Test
    void anUnknownRegionIsRefusedAndTheKnownOnesNamed() {
        var access = TestCloud.access();
        var elsewhere = new CloudAccess(access.name(), access.authUrl(), Optional.of("R9"), "public", access.caPem(),
                access.credentials(), access.proxy());
        assertThat(failure(elsewhere)).returns("openstack.no-such-region", e -> e.message().key())
                .satisfies(e -> assertThat(e.message().arguments()).contains("R9", "R1"));
    }

    @Test
    void severalRegionsAndNoChoiceIsAnError() {
        answer(signedIn("t", tokenBody("").replaceFirst("\"region_id\": \"R1\"", "\"region_id\": \"R2\"")));
        assertThat(failure(TestCloud.access())).returns("openstack.several-regions", e -> e.message().key())
                .satisfies(e -> assertThat(e.message().arguments()).contains("R1, R2"));
    }

    private void answer(Exchange.Reply... replies) {
        cloud.exchange.without(CALL);
        for (var reply : replies) {
            cloud.exchange.on(CALL, _ -> reply);
        }
    }

    private OpenStackException failure(CloudAccess access) {
        return failure(() -> cloud.signIn(access));
    }

    private static OpenStackException failure(Runnable call) {
        var thrown = catchThrowableOfType(OpenStackException.class, call::run);
        assertThat(thrown).isNotNull();
        return thrown;
    }

    private JsonNode sent() throws IOException {
        return json(cloud.exchange.lastBody());
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
