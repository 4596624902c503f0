package dev.slipway.provision;

import dev.slipway.openstack.CloudOffer.Part;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Names, which need not be unique in OpenStack, and IDs, which are. */
record Names(Findings findings) {

    /** The one thing with this ID, else with this name; that there is none, or that there are several, is a finding. */
    <T> Optional<T> one(String field, String kind, String wanted, List<T> all, Function<T, String> idOf,
            Function<T, String> nameOf) {
        var named = called(wanted, all, idOf, nameOf);
        if (named.isEmpty()) {
            findings.block(field, "provision.not-found", Kinds.one(kind), wanted,
                    all.stream().map(nameOf).sorted().toList());
        } else if (named.size() > 1) {
            findings.block(field, "provision.ambiguous", Kinds.one(kind), wanted, named.stream().map(idOf).toList());
        }
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }

    /** The same of an answer; what could not be asked for is neither found nor missing. */
    <T> Optional<T> oneOf(String field, String kind, String wanted, Part<List<T>> answer, Function<T, String> idOf,
            Function<T, String> nameOf) {
        return answer.isKnown() ? one(field, kind, wanted, answer.content(), idOf, nameOf) : Optional.empty();
    }

    /** The same without a word. */
    static <T> Optional<T> only(String wanted, List<T> all, Function<T, String> idOf, Function<T, String> nameOf) {
        return Optional.of(called(wanted, all, idOf, nameOf)).filter(it -> it.size() == 1).map(List::getFirst);
    }

    private static <T> List<T> called(String wanted, List<T> all, Function<T, String> idOf,
            Function<T, String> nameOf) {
        var byId = all.stream().filter(thing -> idOf.apply(thing).equals(wanted)).toList();
        return byId.isEmpty() ? all.stream().filter(thing -> nameOf.apply(thing).equals(wanted)).toList() : byId;
    }
}
