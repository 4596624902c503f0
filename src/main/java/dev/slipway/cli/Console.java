package dev.slipway.cli;

import dev.slipway.secret.Redactor;
import dev.slipway.secret.Secret;
import java.io.PrintStream;
import java.util.Optional;

/** Where a command's words go, and the person in front of it, if there is one. */
public final class Console {

    private final PrintStream out;
    private final PrintStream err;
    private final Redactor redactor;
    private final Optional<Person> person;
    private final Style style;

    /** Whether words may be coloured. */
    public enum Style {
        PLAIN,
        COLOURED
    }

    /** Someone who sees the output and can answer. */
    public interface Person {

        /** One line, empty when the input has ended. */
        Optional<String> ask(String question);

        /** One line that is not shown while it is typed. */
        Optional<Secret> askSecret(String question);

        /** Columns of the terminal. */
        int width();
    }

    /** @param person who sits at the terminal, if input and output are one */
    public Console(PrintStream out, PrintStream err, Redactor redactor, Optional<Person> person, Style style) {
        this.out = out;
        this.err = err;
        this.redactor = redactor;
        this.person = person;
        this.style = style;
    }

    /** A line of the result. */
    public void out(String line) {
        out.println(redactor.check(line));
        out.flush();
    }

    /** The result as one JSON document; secrets are looked for in its values, not behind JSON's escapes. */
    void document(Object json) {
        out.println(JsonText.of(JsonText.eachText(json, redactor::check)));
        out.flush();
    }

    /** A line beside the result. */
    public void err(String line) {
        err.println(redactor.check(line));
        err.flush();
    }

    /** The one secret that a person asked to see. */
    void outSecret(Secret secret) {
        out.print(secret.reveal());
        out.flush();
    }

    PrintStream outStream() {
        return out;
    }

    PrintStream errStream() {
        return err;
    }

    /** Characters for the terminal itself; only where there is a {@link #person}. */
    void raw(String sequence) {
        err.print(redactor.check(sequence));
        err.flush();
    }

    /** The person in front of it; nothing may wait for an answer where there is none. */
    public Optional<Person> person() {
        return person;
    }

    Paint paint() {
        return style == Style.COLOURED ? Paint.COLOURS : Paint.NONE;
    }
}
