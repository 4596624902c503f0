package dev.slipway.provision.steps;

import dev.slipway.openstack.Networking;
import dev.slipway.openstack.Networking.Kind;
import dev.slipway.provision.Mark;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a router or subnet that was there before was given by clusters: each that stands on it has its tag there, and only the
 * last one takes it away.
 *
 * @param what {@link Mark#GATEWAY}, {@link Mark#INTERFACE} or {@link Mark#DNS}
 * @param look reads its tags, which are gone with it
 */
record Given(Mark mark, String what, Kind kind, String id, Networking networking,
        Function<String, Optional<List<String>>> look) {

    @FunctionalInterface
    interface Taking {
        void run() throws Exception;
    }

    /** Before the deed. */
    void claim() {
        networking.addTag(kind, id, mark.given(what));
    }

    /** Whether it is ours to hold already, or nothing that a cluster gave. */
    static boolean isSettled(Mark mark, String what, List<String> tags) {
        return tags.contains(mark.given(what)) || !Mark.isGiven(what, tags);
    }

    void takeAway(Taking taking) throws Exception {
        if (!tags().contains(mark.given(what))) {
            return;
        }
        if (othersHold()) {
            networking.removeTag(kind, id, mark.given(what));
            if (Mark.isGiven(what, tags())) {
                return; // else the others went at the same moment, and each had left it to the other
            }
        }
        taking.run();
        if (look.apply(id).isPresent()) { // a port is gone with its link
            networking.removeTag(kind, id, mark.given(what));
        }
    }

    private boolean othersHold() {
        return Mark.isGiven(what, tags().stream().filter(tag -> !tag.equals(mark.given(what))).toList());
    }

    private List<String> tags() {
        return look.apply(id).orElse(List.of());
    }
}
