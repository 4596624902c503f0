package dev.slipway.node;

import dev.slipway.text.Message;

/** A script on a node ended well but its answer makes no sense: the node is not what we take it for. */
public final class AnswerException extends RuntimeException {

    private final Message said;

    AnswerException(Message said) {
        super(said.key() + said.arguments());
        this.said = said;
    }

    /** What is wrong with the answer. */
    public Message said() {
        return said;
    }
}
