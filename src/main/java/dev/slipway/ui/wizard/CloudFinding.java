package dev.slipway.ui.wizard;

import dev.slipway.openstack.ConnectionCheck;
import dev.slipway.openstack.ConnectionLine;
import dev.slipway.openstack.ConnectionLine.State;
import dev.slipway.openstack.ConnectionReport;
import dev.slipway.openstack.Session.CredentialKind;
import dev.slipway.openstack.trust.TrustTree.Verdict;
import dev.slipway.spec.CloudChoice.ClusterCredential;
import dev.slipway.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something about the cloud that a person should know, and what can be done about it at once.
 *
 * @param ownWords the other side's, untranslated; empty if there are none
 */
public record CloudFinding(Weight weight, Message message, String ownWords, List<Remedy> remedies) {

    /** How much it matters. */
    public enum Weight {
        BLOCKING, ADVICE
    }

    /** What a button does. */
    public enum Remedy {
        /** Adds the certificates of another file to those that are there. */
        ADD_CA_FILE,
        /** Takes the auth URL that was found instead. */
        USE_FOUND_URL,
        /** Lets passwords and tokens cross the network unencrypted. */
        ALLOW_PLAIN_HTTP,
        /** Lets the cluster sign in with the same application credential. */
        REUSE_CREDENTIAL, TEST_AGAIN
    }

    public CloudFinding {
        remedies = List.copyOf(remedies);
    }

    /** All of them, what is in the way first. */
    static List<CloudFinding> of(CloudDraft draft, ConnectionReport report) {
        var findings = new ArrayList<CloudFinding>();
        if (report.line(ConnectionCheck.TLS).state() == State.BAD && !report.problems().isEmpty()) {
            report.problems().forEach(problem -> findings.add(new CloudFinding(Weight.BLOCKING, problem.message(),
                    problem.verdict() == Verdict.REFUSED ? problem.ownWords() : "", switch (problem.verdict()) {
                        case UNKNOWN_ISSUER, SELF_SIGNED, ISSUER_EXPIRED -> List.of(Remedy.ADD_CA_FILE);
                        default -> List.of(Remedy.TEST_AGAIN);
                    })));
        }
        report.lines().stream().filter(line -> line.state() == State.BAD)
                .filter(line -> line.check() != ConnectionCheck.TLS || report.problems().isEmpty())
                .forEach(line -> line.problem().ifPresent(problem -> findings
                        .add(new CloudFinding(Weight.BLOCKING, problem, line.ownWords(), remedies(report, line)))));
        credential(draft, report).ifPresent(findings::add);
        report.lines().stream().filter(line -> line.state() == State.ADVICE).forEach(line -> line.problem()
                .ifPresent(problem -> findings.add(new CloudFinding(Weight.ADVICE, problem, "", List.of()))));
        return List.copyOf(findings);
    }

    private static List<Remedy> remedies(ConnectionReport report, ConnectionLine line) {
        if (report.suggestion().isPresent()) {
            return List.of(Remedy.USE_FOUND_URL);
        }
        var isPlain = line.problem().filter(problem -> problem.key().equals("openstack.test.plain-http")).isPresent();
        return List.of(isPlain ? Remedy.ALLOW_PLAIN_HTTP : Remedy.TEST_AGAIN);
    }

    /** A restricted one may make no other, so that the cluster has to use the same. */
    private static Optional<CloudFinding> credential(CloudDraft draft, ConnectionReport report) {
        var restricted = report.cloud().filter(cloud -> cloud.kind() == CredentialKind.RESTRICTED).isPresent();
        return restricted && draft.cluster() == ClusterCredential.OWN
                ? Optional.of(new CloudFinding(Weight.BLOCKING, Message.of("ui.cloud.restricted"), "",
                        List.of(Remedy.REUSE_CREDENTIAL)))
                : Optional.empty();
    }
}
