package dev.slipway.openstack.trust;

import dev.slipway.openstack.trust.TrustTree.Issuer;
import dev.slipway.openstack.trust.TrustTree.Service;
import dev.slipway.openstack.trust.TrustTree.Standing;
import dev.slipway.openstack.trust.TrustTree.Verdict;
import dev.slipway.text.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What keeps some services from being trusted, said once for all that it concerns.
 *
 * @param message  what happened, what it means, what to do
 * @param ownWords the verification's
 */
public record TrustProblem(Verdict verdict, Message message, String ownWords) {

    private record Cause(Verdict verdict, String culprit, Optional<Issuer> top) {}

    /** What is wrong in a tree; services without TLS or without any answer are not. */
    public static List<TrustProblem> in(TrustTree tree) {
        var causes = new LinkedHashMap<Cause, List<Service>>();
        tree.all().stream().filter(service -> switch (service.verdict()) {
            case TRUSTED, PLAIN_HTTP, SILENT -> false;
            default -> true;
        }).forEach(service -> causes.computeIfAbsent(cause(tree, service), _ -> new ArrayList<>()).add(service));
        return causes.entrySet().stream().map(entry -> problem(tree, entry.getKey(), entry.getValue())).toList();
    }

    /** Where nobody is trusted, it is the uppermost that would have to be. */
    private static Cause cause(TrustTree tree, Service service) {
        var top = tree.issuers().stream().filter(issuer -> service.verdict() == Verdict.UNKNOWN_ISSUER
                && issuer.all().anyMatch(service::equals)).findFirst();
        return new Cause(service.verdict(), top.map(Issuer::name).orElse(service.issuer()), top);
    }

    private static TrustProblem problem(TrustTree tree, Cause cause, List<Service> services) {
        var first = services.getFirst();
        var names = first.names().isEmpty() ? List.of("-") : first.names();
        var message = Message.of("openstack.trust." + key(tree, cause, first), services.size(), name(first.type()),
                cause.culprit(), first.address(), names);
        return new TrustProblem(cause.verdict(), message, first.ownWords());
    }

    /** How a service is called among people. */
    public static Message name(String type) {
        return Message.of("openstack.service." + type);
    }

    private static String key(TrustTree tree, Cause cause, Service first) {
        if (cause.verdict() != Verdict.UNKNOWN_ISSUER && cause.verdict() != Verdict.SELF_SIGNED) {
            return word(cause.verdict());
        } else if (tree.source() == Trust.Source.COMPUTER) {
            return "unknown-here";
        }
        return cause.top().map(top -> top.standing() == Standing.MISSING && !top.services().contains(first)
                ? "missing-above" : word(top.standing())).orElse("self-signed");
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
