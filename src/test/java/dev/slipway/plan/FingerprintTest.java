package dev.slipway.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    private record Server(String name, int disk, boolean bootable, List<String> zones) {}

    private record Choice(Optional<String> first, Optional<String> second) {}

    @Test
    void itIsTheSameInEveryVersion() {
        // Each is what sha256sum says of the canonical encoding, written by hand.
        assertThat(Fingerprint.of("", Map.of())).as("s0:m0:")
                .isEqualTo("1d481096e31506b78d88167078f7e9cc764b1a18d0b67775be7f73301b90a764");
        assertThat(Fingerprint.of(new Server("cp-1", 20, true, List.of("az1", "az2")), Map.of("network", "net-1")))
                .as("m4:s8:bootablets4:diskn20;s4:names4:cp-1s5:zonesl2:s3:az1s3:az2m1:s7:networks5:net-1")
                .isEqualTo("9e9aa22f9a4620994afabd4cc010a86df4f75f951b0947adef80204ea61769ef");
        assertThat(Fingerprint.of("äx", Map.of())).as("lengths are in bytes: s3:äxm0:")
                .isEqualTo("2c710b5768cc182ea7e93fd764230b548bc68c3a551a3a83852863e4d5159d5b");
    }

    @Test
    void theOrderOfAMapDoesNotMatter() {
        var one = new LinkedHashMap<String, Object>();
        one.put("a", 1);
        one.put("b", 2);
        var other = new LinkedHashMap<String, Object>();
        other.put("b", 2);
        other.put("a", 1);

        assertThat(Fingerprint.of(one, new HashMap<>(other))).isEqualTo(Fingerprint.of(other, one));
    }

    @Test
    void theOrderOfAListMatters() {
        assertThat(Fingerprint.of(List.of("a", "b"), Map.of()))
                .isNotEqualTo(Fingerprint.of(List.of("b", "a"), Map.of()));
    }

    @Test
    void whereOneValueEndsMatters() {
        assertThat(Fingerprint.of(List.of("ab", "c"), Map.of()))
                .isNotEqualTo(Fingerprint.of(List.of("a", "bc"), Map.of()));
        assertThat(Fingerprint.of(List.of("s1:b"), Map.of())).isNotEqualTo(Fingerprint.of(List.of("", "b"), Map.of()));
        assertThat(Fingerprint.of(List.of(List.of("a"), "b"), Map.of()))
                .isNotEqualTo(Fingerprint.of(List.of(List.of("a", "b")), Map.of()));
    }

    @Test
    void theKindOfAValueMatters() {
        assertThat(Fingerprint.of("1", Map.of())).isNotEqualTo(Fingerprint.of(1, Map.of()));
        assertThat(Fingerprint.of("t", Map.of())).isNotEqualTo(Fingerprint.of(true, Map.of()));
    }

    @Test
    void whichOfTwoOptionalsIsThereMatters() {
        assertThat(Fingerprint.of(new Choice(Optional.of("x"), Optional.empty()), Map.of()))
                .isNotEqualTo(Fingerprint.of(new Choice(Optional.empty(), Optional.of("x")), Map.of()));
    }

    @Test
    void theNameAndTheValueOfAFactMatter() {
        var one = Fingerprint.of("", Map.of("server", "id-1"));

        assertThat(Fingerprint.of("", Map.of("server", "id-2"))).isNotEqualTo(one);
        assertThat(Fingerprint.of("", Map.of("network", "id-1"))).isNotEqualTo(one);
        assertThat(Fingerprint.of("", Map.of("server", "id-1"))).isEqualTo(one).hasSize(64);
    }
}
