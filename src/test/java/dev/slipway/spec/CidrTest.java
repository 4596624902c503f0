package dev.slipway.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "10.6.0.0", "10.6.0/24", "10.6.0.0/33", "10.6.0.0/-1", "10.6.0.0/024", "10.06.0.0/24",
            "10.256.0.0/16", "fd00::/64", " 10.6.0.0/24", "10.6.0.0/24/1", "10.6.0.0/", "a.b.c.d/8"})
    void whatIsNoIpv4NetworkIsRefused(String text) {
        assertThatThrownBy(() -> new Cidr(text)).isInstanceOf(SpecException.class).hasMessageContaining("spec.cidr");
    }

    @Test
    void hostBitsAreRefusedWithTheNetworkThatWasMeant() {
        assertThatThrownBy(() -> new Cidr("192.168.0.5/24")).isInstanceOfSatisfying(SpecException.class,
                refused -> assertThat(refused.problems().getFirst().message().arguments())
                        .containsExactly("192.168.0.5/24", "192.168.0.0/24"));
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0/8, 10.6.0.0/24, true", "10.6.0.0/24, 10.0.0.0/8, true", "10.6.0.0/24, 10.6.1.0/24, false",
            "0.0.0.0/0, 203.0.113.7/32, true", "10.6.0.0/25, 10.6.0.128/25, false", "10.6.0.0/24, 10.6.0.0/24, true",
            "224.0.0.0/3, 223.255.255.0/24, false", "224.0.0.0/3, 255.255.255.255/32, true"})
    void twoNetworksOverlapIfOneHoldsTheOther(String one, String other, boolean overlap) {
        assertThat(new Cidr(one).overlaps(new Cidr(other))).isEqualTo(overlap);
    }

    @ParameterizedTest
    @CsvSource({"10.6.0.0/24, 10.6.0.0, true", "10.6.0.0/24, 10.6.0.255, true", "10.6.0.0/24, 10.6.1.0, false",
            "0.0.0.0/0, 255.255.255.255, true", "10.6.0.0/24, fd00::1, false"})
    void anAddressBelongsToItsNetwork(String network, String address, boolean belongs) {
        assertThat(new Cidr(network).contains(address)).isEqualTo(belongs);
    }

    @Test
    void itsSizeCountsEveryAddress() {
        assertThat(new Cidr("10.6.0.0/24").size()).isEqualTo(256);
        assertThat(Cidr.ANY.size()).isEqualTo(4_294_967_296L);
        assertThat(new Cidr("10.6.0.1/32").size()).isEqualTo(1);
    }
}
