package dev.slipway.workspace;

import dev.slipway.text.Message;

/** The user's files do not allow what was asked: not there, in use, not readable, not what was expected. */
public final class WorkspaceException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Message sentence;

    WorkspaceException(Message sentence) {
        super(sentence.key() + " " + sentence.arguments());
        this.sentence = sentence;
    }

    WorkspaceException(Message sentence, Throwable cause) {
        super(sentence.key() + " " + sentence.arguments(), cause);
        this.sentence = sentence;
    }

    /** What stood in the way, for a person. */
    public Message sentence() {
        return sentence;
    }
}
