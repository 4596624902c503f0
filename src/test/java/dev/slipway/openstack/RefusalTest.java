package dev.slipway.openstack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.openstack.OpenStackException.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every service has its own form of saying no. */
class RefusalTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            401 | UNAUTHENTICATED | The request you have made requires authentication. | {"error": {"code": 401, "message": "The request you have made requires authentication.", "title": "Unauthorized"}}
            403 | FORBIDDEN       | Policy doesn't allow it to be performed.  | {"forbidden": {"code": 403, "message": "Policy doesn't allow it to be performed."}}
            403 | FORBIDDEN       | Policy doesn't allow os_compute_api:os-quota-sets:update to be performed. | {"forbidden": {"code": 403, "message": "Policy doesn't allow os_compute_api:os-quota-sets:update to be performed."}}
            403 | FORBIDDEN       | PolicyNotAuthorized: (rule:create_network) is disallowed by policy | {"NeutronError": {"type": "PolicyNotAuthorized", "message": "(rule:create_network) is disallowed by policy", "detail": ""}}
            403 | QUOTA           | Unable to create additional application credentials, maximum of 10 already exceeded for user. | {"error": {"code": 403, "message": "Unable to create additional application credentials, maximum of 10 already exceeded for user.", "title": "Forbidden"}}
            413 | QUOTA           | VolumeSizeExceedsAvailableQuota: Requested volume or snapshot exceeds allowed gigabytes quota. | {"overLimit": {"code": 413, "message": "VolumeSizeExceedsAvailableQuota: Requested volume or snapshot exceeds allowed gigabytes quota.", "retryAfter": "0"}}
            403 | QUOTA           | Quota exceeded for cores: Requested 4, but already used 18 of 20 cores | {"forbidden": {"code": 403, "message": "Quota exceeded for cores: Requested 4, but already used 18 of 20 cores"}}
            403 | QUOTA           | Quota has been met for resources: Load Balancer | {"faultcode": "Client", "faultstring": "Quota has been met for resources: Load Balancer", "debuginfo": null}
            409 | QUOTA           | OverQuota: Quota exceeded for resources: ['network']. | {"NeutronError": {"type": "OverQuota", "message": "Quota exceeded for resources: ['network'].", "detail": ""}}
            413 | QUOTA           | VolumeLimitExceeded: Maximum number of volumes allowed (10) exceeded for quota 'volumes'. | {"overLimit": {"code": 413, "message": "VolumeLimitExceeded: Maximum number of volumes allowed (10) exceeded for quota 'volumes'.", "retryAfter": "0"}}
            409 | CONFLICT        | SubnetInUse: One or more ports have an IP allocation from this subnet. | {"NeutronError": {"type": "SubnetInUse", "message": "One or more ports have an IP allocation from this subnet.", "detail": ""}}
            404 | NOT_FOUND       | 404 Not Found No image found with ID nope | <html><head><title>404 Not Found</title></head><body><h1>404 Not Found</h1>No image found with ID nope<br /><br /></body></html>
            404 | NOT_FOUND       | The resource could not be found. | {"message": "The resource could not be found.<br /><br />", "code": "404 Not Found", "title": "Not Found"}
            406 | REJECTED        | Version 2.999 is not supported by the API. | {"computeFault": {"code": 406, "message": "Version 2.999 is not supported by the API."}}
            400 | REJECTED        | Bad value | {"errors": [{"status": 400, "title": "Bad Request", "detail": "Bad value"}]}
            400 | REJECTED        | plain words | plain words
            429 | BUSY            | HTTP 429  | {}
            503 | BUSY            | No server is available to handle this request. | <html><body>No server is available to handle this request.</body></html>
            500 | BROKEN          | Unexpected API Error. | {"computeFault": {"code": 500, "message": "Unexpected API Error."}}
            502 | BROKEN          | HTTP 502  | ''
            """)
    void theServicesOwnWordsAreFoundAndSorted(int status, Kind kind, String words, String body) {
        var thrown = Refusal.of(Purpose.write("create thing", "x"), "x", ScriptedExchange.reply(status, body));
        assertThat(thrown).returns(kind, OpenStackException::kind).returns(words, OpenStackException::words)
                .returns(status, OpenStackException::status).returns("req-1", OpenStackException::requestId);
    }

    @ParameterizedTest
    @CsvSource({"x-openstack-request-id", "x-compute-request-id"})
    void theRequestIdIsFoundUnderEitherName(String header) {
        var reply = new Exchange.Reply(500, Map.of(header, List.of("req-7")), new byte[0]);
        assertThat(Refusal.requestId(reply)).isEqualTo("req-7");
    }

    @ParameterizedTest
    @CsvSource({"301, https://elsewhere/", "302, https://elsewhere/"})
    void aRedirectionIsNotFollowedAndSaysWhereItLeads(int status, String location) {
        var thrown = Refusal.of(Purpose.read("list things", ""), "x",
                ScriptedExchange.reply(status, "", "location", location));
        assertThat(thrown).returns(Kind.BROKEN, OpenStackException::kind)
                .satisfies(e -> assertThat(e.words()).contains(location));
    }
}
