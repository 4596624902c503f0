package dev.slipway.openstack.trust;

import dev.slipway.openstack.trust.TrustTree.Service;
import dev.slipway.openstack.trust.TrustTree.Verdict;
import dev.slipway.text.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/**
 * What keeps some services from being trusted, said once for all that it concerns.
 *
 * @param message  what happened, what it means, what to do
 * @param ownWords the verification's
 */
public record TrustProblem(Verdict verdict, Message message, String ownWords) {

    private record Cause(Verdict verdict, String issuer) {}

    /** What is wrong in a tree; services without TLS or without any answer are not. */
    public static List<TrustProblem> in(TrustTree tree) {
        var causes = new LinkedHashMap<Cause, List<Service>>();
        tree.all().stream().filter(service -> switch (service.verdict()) {
            case TRUSTED, PLAIN_HTTP, SILENT -> false;
            default -> true;
        }).forEach(service -> causes.computeIfAbsent(new Cause(service.verdict(), service.issuer()),
                _ -> new ArrayList<>()).add(service));
        return causes.entrySet().stream().map(entry -> problem(tree, entry.getKey(), entry.getValue())).toList();
    }

    private static TrustProblem problem(TrustTree tree, Cause cause, List<Service> services) {
        var first = services.getFirst();
        var names = first.names().isEmpty() ? List.of("-") : first.names();
        var message = Message.of("openstack.trust." + key(tree, cause), services.size(), name(first.type()),
                cause.issuer(), first.address(), names);
        return new TrustProblem(cause.verdict(), message, first.ownWords());
    }

    /** How a service is called among people. */
    public static Message name(String type) {
        return Message.of("openstack.service." + type);
    }

    private static String key(TrustTree tree, Cause cause) {
        if (cause.verdict() != Verdict.UNKNOWN_ISSUER && cause.verdict() != Verdict.SELF_SIGNED) {
            return word(cause.verdict());
        }
        if (tree.source() == Trust.Source.COMPUTER) {
            return "unknown-here";
        }
        return cause.verdict() == Verdict.SELF_SIGNED ? "self-signed" : word(standing(tree, cause.issuer()));
    }

    /** Of the one who should vouch, or of the one above who is the reason why it cannot. */
    private static TrustTree.Standing standing(TrustTree tree, String issuer) {
        return tree.issuers().stream().filter(top -> vouchesFor(top, issuer)).map(TrustTree.Issuer::standing)
                .filter(standing -> standing != TrustTree.Standing.TRUSTED && standing != TrustTree.Standing.SENT)
                .findFirst().orElse(TrustTree.Standing.STRANGER);
    }

    private static boolean vouchesFor(TrustTree.Issuer issuer, String name) {
        return issuer.name().equals(name) || issuer.issued().stream().anyMatch(below -> vouchesFor(below, name));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
