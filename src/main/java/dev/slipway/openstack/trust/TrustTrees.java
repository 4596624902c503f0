package dev.slipway.openstack.trust;

import dev.slipway.openstack.trust.TrustTree.Issuer;
import dev.slipway.openstack.trust.TrustTree.Service;
import dev.slipway.openstack.trust.TrustTree.Standing;
import dev.slipway.openstack.trust.TrustTree.Validity;
import dev.slipway.openstack.trust.TrustTree.Verdict;
import java.security.cert.CertPathValidatorException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts what servers showed together to one tree. */
public final class TrustTrees {

    private final Trust trust;
    private final List<X509Certificate> anchors;
    private final Instant now;

    public TrustTrees(Trust trust, Instant now) {
        this.trust = trust;
        this.anchors = trust.anchors();
        this.now = now;
    }

    /** The tree over all of them. */
    public TrustTree of(List<Showing> showings) {
        var root = new Branch();
        for (var showing : showings) {
            var chain = showing.shown().map(shown -> Chain.of(shown.chain(), anchors));
            var branch = chain.map(known -> branch(root, known)).orElse(root);
            branch.services.add(chain.map(known -> service(showing, known)).orElseGet(() -> silent(showing)));
        }
        return new TrustTree(trust.source(), root.issuers(), root.services);
    }

    private Branch branch(Branch root, Chain chain) {
        var branch = root;
        if (chain.end() == Chain.End.MISSING || isOtherKeyUnseen(chain)) {
            branch = branch.below(chain.path().getLast().getIssuerX500Principal(),
                    new Issuer(issuer(chain.path().getLast()), standing(chain.end()), trust.source(),
                            Optional.empty(), Validity.VALID, List.of(), List.of()));
        }
        var vouched = false;
        for (var certificate : chain.issuers()) {
            vouched |= anchors.contains(certificate);
            var facts = CertificateFacts.of(certificate);
            branch = branch.below(certificate, new Issuer(facts.name(), standing(chain, certificate, vouched),
                    trust.source(), Optional.of(facts), Validity.of(facts.from(), facts.until(), now), List.of(),
                    List.of()));
        }
        return branch;
    }

    /** The one with the other key did not come along. */
    private static boolean isOtherKeyUnseen(Chain chain) {
        var top = chain.path().getLast();
        return chain.end() == Chain.End.OTHER_KEY
                && !top.getIssuerX500Principal().equals(top.getSubjectX500Principal());
    }

    private Standing standing(Chain chain, X509Certificate certificate, boolean vouched) {
        if (anchors.contains(certificate)) {
            return Standing.TRUSTED;
        } else if (vouched || chain.end() == Chain.End.TRUSTED) {
            return Standing.SENT;
        }
        var isTop = certificate.equals(chain.path().getLast());
        return isTop && chain.end() == Chain.End.OTHER_KEY ? Standing.OTHER_KEY : Standing.STRANGER;
    }

    private static Standing standing(Chain.End end) {
        return end == Chain.End.OTHER_KEY ? Standing.OTHER_KEY : Standing.MISSING;
    }

    private static Service silent(Showing showing) {
        return new Service(showing.type(), showing.address(), showing.isPlain() ? Verdict.PLAIN_HTTP : Verdict.SILENT,
                "", 0, List.of(), showing.words());
    }

    private Service service(Showing showing, Chain chain) {
        var facts = CertificateFacts.of(chain.own());
        var refusal = showing.shown().flatMap(ShownCertificates::refusal);
        var left = Duration.between(now, facts.until()).toDays();
        return new Service(showing.type(), showing.address(),
                refusal.map(reason -> verdict(reason, chain, facts)).orElse(Verdict.TRUSTED), facts.issuer(),
                Math.max(0, left), facts.hosts(), refusal.map(TrustTrees::words).orElse(""));
    }

    /** Who signed it comes first: of a stranger's certificate neither days nor names say anything. */
    private Verdict verdict(Throwable refusal, Chain chain, CertificateFacts facts) {
        if (chain.end() != Chain.End.TRUSTED) {
            return chain.path().size() == 1 && chain.end() == Chain.End.STRANGER ? Verdict.SELF_SIGNED
                    : Verdict.UNKNOWN_ISSUER;
        }
        var validity = Validity.of(facts.from(), facts.until(), now);
        if (validity != Validity.VALID) {
            return validity == Validity.EXPIRED ? Verdict.EXPIRED : Verdict.NOT_YET_VALID;
        } else if (chain.issuers().stream().map(CertificateFacts::of)
                .anyMatch(issuer -> Validity.of(issuer.from(), issuer.until(), now) != Validity.VALID)
                && reasons(refusal).anyMatch(CertPathValidatorException.class::isInstance)) {
            return Verdict.ISSUER_EXPIRED;
        }
        return isWrongName(refusal) ? Verdict.WRONG_NAME : Verdict.REFUSED;
    }

    /** The JDK tells a name that does not fit by its words only: "No subject alternative …", "No name matching …". */
    private static boolean isWrongName(Throwable refusal) {
        return reasons(refusal).map(reason -> String.valueOf(reason.getMessage()))
                .anyMatch(words -> words.startsWith("No subject alternative") || words.startsWith("No name matching"));
    }

    private static String words(Throwable refusal) {
        return reasons(refusal).map(Throwable::getMessage).filter(words -> words != null && !words.isBlank())
                .reduce((_, inner) -> inner).orElse("");
    }

    private static Stream<Throwable> reasons(Throwable refusal) {
        return Stream.iterate(Optional.of(refusal), Optional::isPresent, reason -> reason.map(Throwable::getCause))
                .map(Optional::get).limit(20);
    }

    private static String issuer(X509Certificate certificate) {
        return CertificateFacts.name(certificate.getIssuerX500Principal());
    }

    /** An issuer while its branch still grows. */
    private static final class Branch {

        private final Map<Object, Issuer> issuers = new LinkedHashMap<>();
        private final Map<Object, Branch> branches = new LinkedHashMap<>();
        private final List<Service> services = new ArrayList<>();

        Branch below(Object key, Issuer issuer) {
            issuers.putIfAbsent(key, issuer);
            return branches.computeIfAbsent(key, _ -> new Branch());
        }

        List<Issuer> issuers() {
            return issuers.entrySet().stream().map(entry -> grown(entry.getValue(), branches.get(entry.getKey())))
                    .toList();
        }

        private static Issuer grown(Issuer issuer, Branch branch) {
            return new Issuer(issuer.name(), issuer.standing(), issuer.source(), issuer.certificate(),
                    issuer.validity(), branch.issuers(), branch.services);
        }
    }
}
