package dev.slipway.openstack;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Sends one request until the answer is another than "later": reads are repeated after 429, 502, 503 and 504, all else
 * after 429 only, when the service has not begun anything. Waits as long as the service asks for, within bounds.
 */
final class Attempts {

    private static final int MOST = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final Exchange exchange;
    private final InstantSource clock;
    private final Pause pause;

    Attempts(Exchange exchange, InstantSource clock, Pause pause) {
        this.exchange = exchange;
        this.clock = clock;
        this.pause = pause;
    }

    /** The last reply, whatever its status. */
    Exchange.Reply send(Purpose purpose, Exchange.Request request) {
        try {
            var reply = exchange.send(request);
            for (int attempt = 1; attempt < MOST && isLater(purpose, reply.status()); attempt++) {
                pause.of(wait(reply, attempt));
                reply = exchange.send(request);
            }
            return reply;
        } catch (IOException e) {
            throw Unreached.to(request.uri(), purpose, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OpenStackException(OpenStackException.Kind.UNREACHABLE, purpose.operation(), purpose.target(), 0,
                    "", "interrupted", e);
        }
    }

    private static boolean isLater(Purpose purpose, int status) {
        return switch (status) {
            case 429 -> true;
            case 502, 503, 504 -> purpose.nature() == Purpose.Nature.READ;
            default -> false;
        };
    }

    private Duration wait(Exchange.Reply reply, int attempt) {
        var asked = retryAfter(Refusal.header(reply, "retry-after", ""));
        var wait = asked.orElse(FIRST_PAUSE.multipliedBy(1L << (attempt - 1)));
        return wait.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wait;
    }

    /** Seconds or a date: https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
    private Optional<Duration> retryAfter(String value) {
        if (value.matches("\\d{1,6}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            var at = DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from);
            var until = Duration.between(clock.instant(), at);
            return Optional.of(until.isNegative() ? Duration.ZERO : until);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
