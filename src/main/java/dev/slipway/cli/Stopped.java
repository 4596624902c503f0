package dev.slipway.cli;

import dev.slipway.text.Message;

/** A command that ends early for a reason that was foreseen. */
public final class Stopped extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ExitCode code;
    private final transient Message sentence;

    public Stopped(ExitCode code, Message sentence) {
        super(sentence.key() + " " + sentence.arguments());
        this.code = code;
        this.sentence = sentence;
    }

    static Stopped because(ExitCode code, String key, Object... arguments) {
        return new Stopped(code, Message.of(key, arguments));
    }

    public ExitCode code() {
        return code;
    }

    /** Why, for a person. */
    public Message sentence() {
        return sentence;
    }
}
