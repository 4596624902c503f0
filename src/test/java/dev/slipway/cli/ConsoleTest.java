package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.plan.Failure;
import dev.slipway.secret.Redactor;
import dev.slipway.secret.Secret;
import dev.slipway.text.Message;
import dev.slipway.text.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleTest {

    private final Redactor redactor = new Redactor(Texts.in(Locale.ENGLISH)::speaks);
    private final Texts texts = Texts.strict(Locale.ENGLISH).filtering(redactor::redact);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Console console = new Console(new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(out, true, StandardCharsets.UTF_8), redactor, Optional.empty(), Console.Style.PLAIN);

    @ParameterizedTest
    @ValueSource(strings = {"pass\"word\\1", "pässwörd", "tab\tbed", "canary-4711"})
    void aDocumentHidesASecretHoweverJsonWouldWriteIt(String password) throws IOException {
        redactor.learn(Secret.of(password));

        console.document(JsonText.object("said", List.of("before " + password + " after")));

        assertThat(new ObjectMapper().readTree(out.toByteArray()).at("/said/0").asText())
                .isEqualTo("before ••• after");
    }

    @Test
    void aPasswordThatIsAKeyOfADocumentSpoilsNoDocument() throws IOException {
        redactor.learn(Secret.of("nodes"));

        console.document(JsonText.object("nodes", 3));

        assertThat(new ObjectMapper().readTree(out.toByteArray()).at("/nodes").asInt()).isEqualTo(3);
    }

    @Test
    void aPasswordThatIsACommonWordSpoilsNoSentenceAndStandsInNoQuotation() {
        redactor.learn(Secret.of("cluster"));
        var said = Said.of(new Failure.Rejected(Message.of("cli.create.exists", "small", "cluster"),
                "the password cluster was refused"));

        new Sentences(texts).lines(said).forEach(console::out);

        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("There is already a cluster named small (•••).\n")
                .contains("| the password ••• was refused");
        assertThat(new Sentences(texts).json(said)).containsEntry("evidence", "the password ••• was refused");
    }
}
