package dev.slipway.provision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.addons.CloudControllerManager;
import dev.slipway.provision.ControllerLog.Cause;
import dev.slipway.text.Message;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the cloud controller manager prints, and what is wrong then. */
class ControllerLogTest {

    private static final Message SEEN = Message.of("provision.seen.uninitialised", "small-w-1");

    static Stream<Arguments> lines() {
        return Stream.of(Arguments.of(
                "W1124 10:00:00.000000       1 openstack.go:170] New openstack client created failed with config: Post "
                        + "\"https://cloud.example.org/identity/v3/auth/tokens\": dial tcp: lookup cloud.example.org on 10.0.0.2:53: "
                        + "no such host",
                Cause.DNS),
                Arguments.of(
                        "F1124 10:00:00.000000       1 main.go:84] Cloud provider could not be initialized: could not init "
                                + "cloud provider \"openstack\": Post \"https://10.0.0.5:5000/v3/auth/tokens\": tls: failed to verify "
                                + "certificate: x509: certificate signed by unknown authority",
                        Cause.TLS),
                Arguments.of(
                        "F1124 10:00:00.000000       1 main.go:84] Cloud provider could not be initialized: could not init "
                                + "cloud provider \"openstack\": Expected HTTP response code [201] when accessing [POST "
                                + "https://10.0.0.5:5000/v3/auth/tokens], but got 401 instead: {\"error\":{\"code\":401,\"message\":\"The "
                                + "request you have made requires authentication.\",\"title\":\"Unauthorized\"}}",
                        Cause.UNAUTHENTICATED),
                Arguments.of(
                        "E1124 10:00:00.000000       1 node_controller.go:281] Error getting instance metadata for node "
                                + "addresses: Expected HTTP response code [200] when accessing [GET https://10.0.0.5:8774/v2.1/servers/1], "
                                + "but got 403 instead: {\"forbidden\": {\"code\": 403}}",
                        Cause.FORBIDDEN),
                Arguments.of(
                        "E1124 10:00:00.000000       1 node_controller.go:240] error syncing 'web-w-1': failed to get "
                                + "instance metadata for node web-w-1: failed to find object, requeuing",
                        Cause.NO_INSTANCE),
                Arguments.of(
                        "F1124 10:00:00.000000       1 main.go:84] Cloud provider could not be initialized: could not init "
                                + "cloud provider \"openstack\": Post \"https://10.0.0.5:5000/v3/auth/tokens\": dial tcp 10.0.0.5:5000: "
                                + "connect: no route to host",
                        Cause.UNREACHABLE),
                Arguments.of(
                        "Post \"https://10.0.0.5:5000/v3/auth/tokens\": net/http: request canceled (Client.Timeout exceeded "
                                + "while awaiting headers)",
                        Cause.UNREACHABLE));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void everyCauseIsToldByItsWords(String line, Cause cause) {
        assertThat(ControllerLog.cause(List.of(line))).contains(cause);
    }

    @Test
    void theLastTroubleCountsAndWhatIsOnlyInformationDoesNot() {
        assertThat(ControllerLog.cause(List.of(
                "E1124 10:00:00.000000       1 leaderelection.go:1] dial tcp 10.96.0.1:443: connect: connection refused",
                "E1124 10:00:01.000000       1 node_controller.go:240] but got 401 instead",
                "I1124 10:00:02.000000       1 tlsconfig.go:240] Starting DynamicServingCertificateController")))
                .contains(Cause.UNAUTHENTICATED);
        assertThat(ControllerLog.cause(List.of("I1124 10:00:02.000000 1 openstack.go:1] tls: ready"))).isEmpty();
    }

    @Test
    void oneThatFellOverOnceMayStandTheNextTime() {
        var api = new FakeApi().with(controller(1));
        api.printed = "F1124 10:00:00.000000 1 main.go:84] x509: certificate signed by unknown authority";

        assertThat(new ControllerLog(api).broken(SEEN)).isEmpty();
    }

    @Test
    void oneThatFallsOverAgainAndAgainIsBrokenForTheReasonItPrints() {
        var api = new FakeApi().with(controller(3));
        api.printed = "F1124 10:00:00.000000 1 main.go:84] x509: certificate signed by unknown authority";

        assertThat(new ControllerLog(api).broken(SEEN)).hasValueSatisfying(failure -> {
            assertThat(failure.message().key()).isEqualTo("verify.controller.tls");
            assertThat(failure.evidence()).contains("signed by unknown authority");
        });
    }

    @Test
    void whatItFellOverMayBeMendedSoTheNextRunLetsItStartAfresh() {
        var api = new FakeApi().with(controller(3));

        new ControllerLog(api).startAfresh();

        assertThat(api.deleted).containsExactly("Pod " + CloudControllerManager.NAMESPACE + "/ccm-1");
        assertThat(new ControllerLog(api).broken(SEEN)).isEmpty();
    }

    private static Map<String, Object> controller(int restarts) {
        return Map.of("kind", "Pod", "metadata", Map.of("namespace", CloudControllerManager.NAMESPACE, "name", "ccm-1"),
                "spec", Map.of("containers", List.of(Map.of("name", CloudControllerManager.NAME))),
                "status", Map.of("conditions", List.of(Map.of("type", "Ready", "status", "False")),
                        "containerStatuses", List.of(Map.of("restartCount", restarts))));
    }
}
