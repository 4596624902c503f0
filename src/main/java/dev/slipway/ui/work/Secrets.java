package dev.slipway.ui.work;

import dev.slipway.secret.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What was typed into the window and stands in no file: in memory for as long as the window is open, and nowhere else. */
public final class Secrets {

    private record Whose(String cloud, String user) {}

    private final Map<Whose, Secret> known = new ConcurrentHashMap<>();

    /** @param user a user, or the ID of an application credential */
    public void remember(String cloud, String user, Secret secret) {
        known.put(new Whose(cloud, user), secret);
    }

    public Optional<Secret> of(String cloud, String user) {
        return Optional.ofNullable(known.get(new Whose(cloud, user)));
    }
}
