package dev.slipway.simulation;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;

/** What goes wrong on the way to the cloud and its hosts, and how often; the seed decides when. */
final class Weather {

    /** Nothing goes wrong. */
    static final double FAIR = 0;

    private final Random random;
    private final double chance;
    private boolean fair;
    private final Map<Fault, Integer> seen = new EnumMap<>(Fault.class);

    Weather(long seed, double chance) {
        this.random = new Random(seed);
        this.chance = chance;
    }

    /** One way in which things go wrong. */
    enum Fault {
        ERROR_500,
        BUSY_503,
        BUSY_429,
        REPLY_LOST,
        TOKEN_EXPIRED,
        SSH_RESET,
        APT_LOCKED,
        TICKET_EXPIRED,
        API_RESTARTING
    }

    /** Whether this goes wrong now. */
    boolean strikes(Fault fault) {
        if (fair || chance == FAIR || random.nextDouble() >= chance) {
            return false;
        }
        seen.merge(fault, 1, Integer::sum);
        return true;
    }

    /** How long something takes on the way: some milliseconds. */
    long millis() {
        return 2 + random.nextInt(60);
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
