package dev.slipway.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RedactorTest {

    private final Redactor redactor = new Redactor("Waiting for a server"::contains);

    @Test
    void aSecretIsBlottedOutLineByLine() {
        redactor.learn(Secret.of("first line\n  second line\n"));

        assertThat(redactor.redact("it has a second line")).isEqualTo("it has a •••");
        assertThat(redactor.redact("first line\nsecond line")).isEqualTo("•••\n•••");
    }

    @Test
    void theLongerOfTwoSecretsIsBlottedOutWhole() {
        redactor.learn(Secret.of("horse"));
        redactor.learn(Secret.of("correct horse"));

        assertThat(redactor.redact("a correct horse")).isEqualTo("a •••");
    }

    @Test
    void aSecretIsKnownAsJsonQuotesIt() {
        redactor.learn(Secret.of("pass\"word\\1"));

        assertThat(redactor.redact("{\"password\": \"pass\\\"word\\\\1\"}")).isEqualTo("{\"password\": \"•••\"}");
    }

    @Test
    void aSecretThatIsAWordOfOursIsBlottedOutOnlyInOthersWords() {
        redactor.learn(Secret.of("server"));

        assertThat(redactor.redact("the password server is wrong")).isEqualTo("the password ••• is wrong");
        assertThat(redactor.check("Waiting for a server")).isEqualTo("Waiting for a server");
    }

    @Test
    void anyOtherSecretIsFoundInAFinishedSentenceToo() {
        redactor.learn(Secret.of("canary-4711"));

        assertThat(redactor.check("Waiting for a canary-4711")).isEqualTo("Waiting for a •••");
    }
}
