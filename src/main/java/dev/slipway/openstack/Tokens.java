package dev.slipway.openstack;

import dev.slipway.secret.Secret;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The one token of a session, renewed before it expires, and once for all who find it refused. */
final class Tokens {

    private final SignIn signIn;
    private final InstantSource clock;
    private final Consumer<Secret> learn;
    private final Pause.Turn renewal;
    private volatile @Nullable Token token;

    Tokens(SignIn signIn, InstantSource clock, Pause.Turn renewal, Consumer<Secret> learn) {
        this.signIn = signIn;
        this.clock = clock;
        this.renewal = renewal;
        this.learn = learn;
    }

    Token current() {
        var held = token;
        return held != null && clock.instant().isBefore(held.renewAt()) ? held : after(held);
    }

    /** Another token than the one refused: a new one, unless somebody else has renewed it meanwhile. */
    Token after(@Nullable Token refused) {
        takeTurn();
        try {
            var held = token;
            if (held == null || held == refused) {
                held = signIn.token();
                learn.accept(held.id());
                token = held;
            }
            return held;
        } finally {
            renewal.pass();
        }
    }

    private void takeTurn() {
        try {
            renewal.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OpenStackException(OpenStackException.Kind.UNREACHABLE, "sign in", "", 0, "", "interrupted", e);
        }
    }
}
