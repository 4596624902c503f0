package dev.slipway.openstack;

import dev.slipway.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A session on prepared replies, with a clock that stands still unless it is moved, and waits that are only counted. */
final class TestCloud implements InstantSource {

    final ScriptedExchange exchange = new ScriptedExchange();
    final List<Duration> pauses = new ArrayList<>();
    final List<Secret> learned = new ArrayList<>();
    private Instant now = Instant.parse("2030-05-05T05:05:05Z");

    static CloudAccess access() {
        return access(new CloudAccess.Password(CloudAccess.NameOrId.named("ada"), CloudAccess.NameOrId.named("Default"),
                Secret.of("pass"), CloudAccess.NameOrId.named("demo"), CloudAccess.NameOrId.withId("default")));
    }

    static CloudAccess access(CloudAccess.Credentials credentials) {
        return new CloudAccess("test", URI.create(ScriptedExchange.KEYSTONE), Optional.empty(), "public",
                Optional.empty(),
                credentials, Optional.empty());
    }

    OpenStack signIn() {
        return signIn(access());
    }

    OpenStack signIn(CloudAccess access) {
        return OpenStackDoor.signIn(access, exchange, this, pauses::add, learned::add);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
