package dev.slipway.plan;

import dev.slipway.text.Message;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.ClosedByInterruptException;
import java.util.stream.Stream;

/** Puts whatever was thrown into words: those a step chose itself, the reader's, or that it is a defect. */
record FailureWords(FailureReader reader) {

    Failure of(Throwable thrown) {
        if (thrown instanceof StepException worded) {
            return worded.failure();
        }
        try {
            return reader.read(thrown);
        } catch (RuntimeException unreadable) {
            thrown.addSuppressed(unreadable);
            return defect(thrown);
        }
    }

    /** Whether this is how a stopped activity ends: interrupted, or with the broken connection that an interrupt leaves. */
    boolean isInterruption(Throwable thrown) {
        var failure = of(thrown);
        return failure instanceof Failure.Cancelled || failure.isTransient()
                || causes(thrown).anyMatch(cause -> cause instanceof InterruptedException
                        || cause instanceof InterruptedIOException || cause instanceof ClosedByInterruptException);
    }

    static Failure defect(Throwable thrown) {
        var trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace, true));
        return new Failure.Defect(Message.of("plan.defect", thrown.getClass().getName()), trace.toString());
    }

    static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause).limit(20); // a chain may be a circle
    }
}
