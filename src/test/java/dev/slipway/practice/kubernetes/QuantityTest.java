package dev.slipway.practice.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {

    @ParameterizedTest
    @CsvSource({"1Gi,1", "1500Mi,2", "1G,1", "0.5Gi,1", "1Ti,1024", "1073741825,2"})
    void amountsAreRoundedUpToWholeGibibytes(String quantity, long gib) {
        assertThat(Quantity.gib(quantity)).isEqualTo(gib);
    }
}
