package dev.slipway.practice.kubernetes;

import dev.slipway.practice.OpenStackFunction;
import dev.slipway.practice.Pace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What the controllers of one cluster work with. */
record World(Cluster cluster, ObjectStore store, Events events, Disks disks, OpenStackFunction cloud, Pace pace,
        InstantSource clock, RandomGenerator random) {

    private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789"; // Kubernetes leaves out what could make words

    Instant now() {
        return clock.instant();
    }

    /** Whether it is that long ago, at the pace of this cloud. */
    boolean hasPassed(Instant since, Duration real) {
        return !now().isBefore(since.plus(pace.of(real)));
    }

    /** The member that a node object stands for. */
    Optional<Member> member(String nodeName) {
        return cluster.everyMember(now()).stream().filter(member -> member.nodeName().equals(nodeName))
                .reduce((_, last) -> last);
    }

    List<StoredObject> all(ResourceType type) {
        return store.all(type);
    }

    /** Random letters as at the end of generated names. */
    String letters(int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
