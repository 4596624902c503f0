package dev.slipway.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.slipway.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FactCodecTest {

    private enum Role {
        CONTROL_PLANE, WORKER
    }

    private record Address(String ip, Optional<String> floating) {}

    private record Server(UUID id, Role role, long bytes, int cores, boolean active, List<Address> addresses,
            Map<String, List<String>> tags, Optional<Address> jump, Duration took, Instant at) {}

    private record Port(int number) {
        Port {
            if (number < 1) {
                throw new IllegalArgumentException("port " + number);
            }
        }
    }

    private record Box<T>(T content) {}

    private record Loop(List<Loop> inner) {}

    private static final UUID ID = UUID.fromString("0b7e3a52-9c1f-4f6e-8a51-3d1a2b3c4d5e");

    private static final Server SERVER = new Server(ID, Role.WORKER, 1L << 40, 4, true,
            List.of(new Address("10.0.0.5", Optional.of("203.0.113.7")), new Address("10.0.0.6", Optional.empty())),
            Map.of("slipway", List.of("a", "b")), Optional.empty(), Duration.ofSeconds(75),
            Instant.parse("2026-01-02T03:04:05Z"));

    @Test
    void aRecordIsWrittenAsScalarsListsAndMaps() {
        assertThat(FactCodec.encode(SERVER)).isEqualTo(Map.of("id", ID.toString(), "role", "WORKER", "bytes", 1L << 40,
                "cores", 4L, "active", true,
                "addresses", List.of(Map.of("ip", "10.0.0.5", "floating", "203.0.113.7"), Map.of("ip", "10.0.0.6")),
                "tags", Map.of("slipway", List.of("a", "b")), "took", "PT1M15S", "at", "2026-01-02T03:04:05Z"));
    }

    @Test
    void whatWasWrittenIsReadBack() {
        assertThat(FactCodec.decode(FactCodec.encode(SERVER), Server.class)).isEqualTo(SERVER);
        assertThat(FactCodec.decode(FactCodec.encode("text"), String.class)).isEqualTo("text");
        assertThat(FactCodec.decode(FactCodec.encode(7), Integer.class)).isEqualTo(7);
        assertThat(FactCodec.decode(FactCodec.encode(Role.WORKER), Role.class)).isEqualTo(Role.WORKER);
    }

    @Test
    void aNumberIsReadWhicheverWayAParserHoldsIt() {
        assertThat(FactCodec.decode(Map.of("number", 22), Port.class)).isEqualTo(new Port(22));
        assertThat(FactCodec.decode(22, Long.class)).isEqualTo(22L);
    }

    @Test
    void whatCannotBeWrittenDownIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> FactCodec.encode(0.1)).withMessageContaining("Double");
        assertThatIllegalArgumentException().isThrownBy(() -> FactCodec.encode(Map.of(1, "a")));
        assertThatIllegalArgumentException().isThrownBy(() -> FactCodec.encode(new Box<>(new Object())));
        assertThatIllegalArgumentException().isThrownBy(() -> FactCodec.encode(List.of(Optional.of("a"))));
    }

    @Test
    void aSecretIsRefusedWhereverItHides() {
        assertThatIllegalArgumentException().isThrownBy(() -> FactCodec.encode(new Box<>(List.of(Secret.of("canary")))))
                .withMessage("a dev.slipway.secret.Secret cannot be written down");
    }

    @Test
    void whatDoesNotFitItsTypeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> FactCodec.decode("22", Port.class));
        assertThatIllegalArgumentException().isThrownBy(() -> FactCodec.decode(Map.of(), Port.class))
                .withMessage("Port.number is missing");
        assertThatIllegalArgumentException().isThrownBy(() -> FactCodec.decode(Map.of("number", "22"), Port.class));
        assertThatIllegalArgumentException().isThrownBy(() -> FactCodec.decode(Map.of("number", 1L << 40), Port.class));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FactCodec.decode(Map.of("number", 22, "host", "a"), Port.class))
                .withMessage("Port has no [host]");
        assertThatIllegalArgumentException().isThrownBy(() -> FactCodec.decode("OWNER", Role.class));
        assertThatIllegalArgumentException().isThrownBy(() -> FactCodec.decode("yesterday", Instant.class));
    }

    @Test
    void whatARecordItselfRefusesIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> FactCodec.decode(Map.of("number", 0), Port.class))
                .withMessage("not a Port: port 0");
    }

    @Test
    void aTypeTellsBeforehandWhetherItCanBeWrittenDown() {
        assertThat(FactCodec.refusal(Server.class)).isEmpty();
        assertThat(FactCodec.refusal(Loop.class)).isEmpty();
        assertThat(FactCodec.refusal(List.class)).isPresent();
        assertThat(FactCodec.refusal(Box.class)).contains("Box.content: T cannot be written down");
        assertThat(FactCodec.refusal(Secret.class)).isPresent();
    }
}
