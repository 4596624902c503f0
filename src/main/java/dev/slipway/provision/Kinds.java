package dev.slipway.provision;

import dev.slipway.text.Message;
import java.util.Locale;

/** What things in a cloud are called, as messages, so that a sentence names them in its own language. */
public final class Kinds {

    private Kinds() {}

    /** One thing of a kind, such as a "key pair". */
    public static Message one(String kind) {
        return Message.of("provision.kind." + slug(kind));
    }

    /** What a cloud was asked for, such as its "key pairs". */
    static Message all(String part) {
        return Message.of("provision.part." + slug(part));
    }

    private static String slug(String words) {
        return words.toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
