package dev.slipway.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AnswersTest {

    @Test
    void everythingBehindTheFirstEqualsSignIsTheValue() {
        assertThat(Answers.of("x", "a=b=c\nd= e \n").values()).containsEntry("a", "b=c").containsEntry("d", "e");
    }

    @Test
    void linesThatAreNoAnswersAreIgnored() {
        assertThat(Answers.of("x", "Warning: x\n=y\n\na=b").values()).containsOnlyKeys("a");
    }

    @Test
    void aRefusalDoesNotRepeatTheValue() {
        assertThatThrownBy(() -> Answers.of("x", "token=s3cret").require("token", "[0-9]+"))
                .isInstanceOf(AnswerException.class).hasMessageNotContaining("s3cret");
    }
}
