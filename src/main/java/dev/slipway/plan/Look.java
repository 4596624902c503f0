package dev.slipway.plan;

import dev.slipway.text.Message;

/** One look at the world while waiting for something; changes nothing. */
@FunctionalInterface
public interface Look<T> {

    /** What a look saw. */
    sealed interface Seen<T> {
        /** The wait is over. */
        record Done<T>(T value) implements Seen<T> {}

        /** Not yet; the observation says what is there instead. */
        record NotYet<T>(Message observation) implements Seen<T> {}
    }

    Seen<T> look() throws Exception;

    static <T> Seen<T> done(T value) {
        return new Seen.Done<>(value);
    }

    static <T> Seen<T> notYet(Message observation) {
        return new Seen.NotYet<>(observation);
    }

    static <T> Seen<T> notYet(String key, Object... arguments) {
        return new Seen.NotYet<>(Message.of(key, arguments));
    }
}
