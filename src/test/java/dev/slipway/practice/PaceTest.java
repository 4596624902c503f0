package dev.slipway.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    @Test
    void aPaceStretchesAndSquashesTime() {
        assertThat(new Pace(0).of(Duration.ofSeconds(40))).isZero();
        assertThat(new Pace(0.1).of(Duration.ofSeconds(40))).isEqualTo(Duration.ofSeconds(4));
        assertThat(new Pace(1).of(Duration.ofSeconds(40))).isEqualTo(Duration.ofSeconds(40));
    }
}
