package dev.slipway.practice.kubernetes;

/** A program in a container cannot go on; the message is the last line of its log. */
final class ProgramFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    ProgramFailure(String words) {
        super(words);
    }
}
