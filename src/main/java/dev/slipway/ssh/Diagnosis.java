package dev.slipway.ssh;

import dev.slipway.ssh.SshException.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import net.schmizz.sshj.common.DisconnectReason;
import net.schmizz.sshj.connection.channel.OpenFailException;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;
import org.jspecify.annotations.Nullable;

/** Tells from what sshj and sockets throw what stood in the way. */
final class Diagnosis {

    private Diagnosis() {}

    /** The exception for a host that could not be reached or was lost; interrupts are thrown on as such. */
    static SshException of(String host, Throwable thrown) throws InterruptedException {
        var words = "";
        for (var cause : causes(thrown)) {
            words = cause.getMessage() == null ? words : cause.getMessage();
            if (cause instanceof SshException known) {
                return known;
            }
            if (cause instanceof InterruptedException interrupt) {
                throw interrupt;
            }
            if (cause instanceof InterruptedIOException && !(cause instanceof SocketTimeoutException)) {
                Thread.interrupted(); // as the one about to be thrown says it
                throw new InterruptedException(cause.getMessage());
            }
            if (kind(cause) instanceof Kind kind) {
                return new SshException(kind, host, words, thrown);
            }
        }
        return new SshException(Kind.CLOSED, host, words.isEmpty() ? thrown.toString() : words, thrown);
    }

    private static List<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause).toList();
    }

    private static @Nullable Kind kind(Throwable cause) {
        return switch (cause) {
            case SocketTimeoutException _, NoRouteToHostException _ -> Kind.TIMEOUT;
            case TimeoutException _ -> Kind.TIMEOUT;
            case ConnectException refused -> unanswered(refused.getMessage()) ? Kind.TIMEOUT : Kind.REFUSED;
            case UnusableException _ -> Kind.UNUSABLE;
            case OpenFailException failed when failed.getReason() == OpenFailException.Reason.CONNECT_FAILED ->
                    unanswered(failed.getMessage()) ? Kind.TIMEOUT : Kind.REFUSED;
            case OpenFailException failed when failed
                    .getReason() == OpenFailException.Reason.ADMINISTRATIVELY_PROHIBITED -> Kind.UNUSABLE;
            case TransportException lost when lost.getDisconnectReason() == DisconnectReason.HOST_KEY_NOT_VERIFIABLE ->
                    Kind.HOST_KEY;
            case UserAuthException denied when causes(denied).stream()
                    .noneMatch(TransportException.class::isInstance) ->
                    Kind.AUTHENTICATION;
            case IOException io when says(io.getMessage(), "unreachable") -> Kind.TIMEOUT;
            default -> null;
        };
    }

    private static boolean unanswered(@Nullable String words) {
        return says(words, "timed out") || says(words, "unreachable") || says(words, "no route");
    }

    private static boolean says(@Nullable String words, String part) {
        return words != null && words.toLowerCase(Locale.ROOT).contains(part);
    }

    /** The other side is there and will not do what is needed, now or later. */
    static final class UnusableException extends IOException {

        private static final long serialVersionUID = 1;

        UnusableException(String words) {
            super(words);
        }
    }
}
