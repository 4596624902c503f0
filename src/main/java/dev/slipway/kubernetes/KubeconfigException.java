package dev.slipway.kubernetes;

import dev.slipway.text.Message;

/** A kubeconfig file cannot take another context. Nothing was changed. */
public final class KubeconfigException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Why. */
    public enum Kind {
        /** It has something of that name already. */
        TAKEN,
        /** It is no kubeconfig, or in a form that cannot be added to without losing something. */
        UNUSABLE
    }

    private final Kind kind;
    private final transient Message sentence;

    private KubeconfigException(Kind kind, Message sentence) {
        super(sentence.key() + " " + sentence.arguments());
        this.kind = kind;
        this.sentence = sentence;
    }

    static KubeconfigException taken(String context) {
        return new KubeconfigException(Kind.TAKEN, Message.of("kubernetes.context-taken", context));
    }

    /** @param place line and column of what stands in the way, never its text, which may be a secret; or empty */
    static KubeconfigException unusable(String place) {
        return new KubeconfigException(Kind.UNUSABLE, place.isEmpty() ? Message.of("kubernetes.kubeconfig-unusable")
                : Message.of("kubernetes.kubeconfig-unusable-at", place));
    }

    public Kind kind() {
        return kind;
    }

    /** What stood in the way, for a person. */
    public Message sentence() {
        return sentence;
    }
}
