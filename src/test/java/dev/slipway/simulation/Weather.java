package dev.slipway.simulation;

import dev.slipway.practice.ServerFates;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** What goes wrong on the way to the cloud and its hosts, and how often; the seed decides when. */
final class Weather {

    /** Nothing goes wrong. */
    static final double FAIR = 0;

    private final Random random;
    private final double chance;
    private final Set<Fault> kinds;
    private boolean fair;
    private final Map<Fault, Integer> seen = new EnumMap<>(Fault.class);

    Weather(long seed, double chance) {
        this(seed, chance, EnumSet.allOf(Fault.class));
    }

    private Weather(long seed, double chance, Set<Fault> kinds) {
        this.random = new Random(seed);
        this.chance = chance;
        this.kinds = kinds;
    }

    /** Nothing else goes wrong. */
    static Weather of(Fault only, long seed, double chance) {
        return new Weather(seed, chance, EnumSet.of(only));
    }

    /** One way in which things go wrong. */
    enum Fault {
        ERROR_500(1),
        BUSY_503(1),
        BUSY_429(1),
        REPLY_LOST(1),
        TOKEN_EXPIRED(3),
        KEYSTONE_500(5),
        KEYSTONE_503(5),
        KEYSTONE_429(5),
        KEYSTONE_REPLY_LOST(5),
        NO_VALID_HOST(4),
        BUILD_ABORTED(4),
        SERVER_FAILED_LATER(4),
        SSH_RESET(2),
        APT_LOCKED(10),
        APT_LOCKED_TOO_LONG(5),
        TICKET_EXPIRED(10),
        API_RESTARTING(1);

        /** How much more often than others, since there are fewer occasions. */
        private final double weight;

        Fault(double weight) {
            this.weight = weight;
        }
    }

    /** Whether this goes wrong now. */
    boolean strikes(Fault fault) {
        if (fair || chance == FAIR || !kinds.contains(fault) || random.nextDouble() >= chance * fault.weight) {
            return false;
        }
        seen.merge(fault, 1, Integer::sum);
        return true;
    }

    /** What it does to new servers. */
    ServerFates fates() {
        return new ServerFates() {
            @Override
            public Boot boot(String serverName) {
                return strikes(Fault.NO_VALID_HOST) ? Boot.NO_VALID_HOST
                        : strikes(Fault.BUILD_ABORTED) ? Boot.BUILD_ABORTED : Boot.WELL;
            }

            @Override
            public Optional<Duration> failsAfter(String serverName) {
                return strikes(Fault.SERVER_FAILED_LATER) ? Optional.of(Duration.ofSeconds(seconds(1, 400)))
                        : Optional.empty();
            }
        };
    }

    /** How long something takes on the way: some milliseconds. */
    long millis() {
        return 2 + random.nextInt(60);
    }

    /** So many seconds, the bound excluded. */
    long seconds(int from, int bound) {
        return random.nextInt(from, bound);
    }

    /** From now on nothing goes wrong. */
    void clear() {
        fair = true;
    }

    /** From now on things go wrong again. */
    void resume() {
        fair = false;
    }

    /** How often each fault struck. */
    Map<Fault, Integer> seen() {
        return Map.copyOf(seen);
    }
}
