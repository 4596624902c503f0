package dev.slipway.openstack;

import dev.slipway.secret.Secret;
import java.util.Optional;

/** Asks a person for a password that stands in no file. */
@FunctionalInterface
public interface PasswordPrompt {

    /** What was typed, or nothing where nobody can be asked. */
    Optional<Secret> password(String cloud, String user);

    /** Where there is no terminal. */
    static PasswordPrompt nobody() {
        return (_, _) -> Optional.empty();
    }
}
