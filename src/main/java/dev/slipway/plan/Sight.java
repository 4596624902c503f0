package dev.slipway.plan;

import dev.slipway.plan.RunState.Recorded;

/** What is known of a step's product before it is taken back. */
sealed interface Sight {

    /** This is there: seen, or recorded where a look cannot tell. */
    record There(Object value) implements Sight {}

    /** It could not be looked for; this was written down when it was made. */
    record Unseen(Recorded record) implements Sight {}

    /** It is certainly not there. */
    record Gone() implements Sight {}

    /** Nobody knows of any. */
    record Unheard() implements Sight {}
}
