package dev.slipway.practice.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv4RangeTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            10.96.0.0/12,  10.100.0.0/16, true
            10.96.0.0/12,  10.112.0.0/16, false
            10.244.0.0/16, 10.244.0.0/16, true
            10.6.0.0/24,   10.6.1.0/24,   false
            """)
    void rangesOverlapIfTheyShareAnAddress(String one, String other, boolean overlap) {
        assertThat(Ipv4Range.of(one).overlaps(Ipv4Range.of(other))).isEqualTo(overlap);
        assertThat(Ipv4Range.of(other).overlaps(Ipv4Range.of(one))).isEqualTo(overlap);
    }

    @Test
    void addressesAndNetworksAreCountedFromTheFirst() {
        assertThat(Ipv4Range.of("10.96.0.0/12").address(10)).isEqualTo("10.96.0.10");
        assertThat(Ipv4Range.of("10.244.0.0/16").subnet(24, 3)).isEqualTo("10.244.3.0/24");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.6.0.5/24", "10.6.0.0/33", "10.6.0/24", "10.6.0.0", "x/24", "/24", "10.6.0.0/x"})
    void whatIsNoNetworkIsRefused(String text) {
        assertThatThrownBy(() -> Ipv4Range.of(text)).hasMessage("invalid CIDR address: " + text);
    }
}
