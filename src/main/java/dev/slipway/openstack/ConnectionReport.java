package dev.slipway.openstack;

import dev.slipway.openstack.ConnectionLine.State;
import dev.slipway.openstack.trust.TrustProblem;
import dev.slipway.openstack.trust.TrustTree;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a connection test found.
 *
 * @param lines    one per check, in their order
 * @param trust    who vouches for each service; empty if no server was reached
 * @param problems what is wrong there
 * @param cloud    what Keystone said; empty if nobody is signed in
 * @param suggestion the auth URL where a Keystone was found instead; empty if it was found where it should be
 */
public record ConnectionReport(List<ConnectionLine> lines, Optional<TrustTree> trust, List<TrustProblem> problems,
        Optional<SignedIn> cloud, Optional<URI> suggestion, Instant tested) {

    public ConnectionReport {
        lines = List.copyOf(lines);
        problems = List.copyOf(problems);
    }

    /**
     * What Keystone said of who signed in.
     *
     * @param expires  when the application credential ends; empty if it does not, or Keystone does not say
     * @param regions  all there are
     * @param projects names of all the projects the user may sign in to, as far as Keystone says
     */
    public record SignedIn(String userName, String projectName, List<String> roles, Session.CredentialKind kind,
            Optional<Instant> expires, List<String> regions, List<String> projects) {

        public SignedIn {
            roles = List.copyOf(roles);
            regions = List.copyOf(regions);
            projects = List.copyOf(projects);
        }
    }

    public ConnectionLine line(ConnectionCheck check) {
        return lines.get(check.ordinal());
    }

    /** Whether all was tested and nothing stands in the way. */
    public boolean isGood() {
        return lines.stream().allMatch(line -> line.state() == State.GOOD || line.state() == State.ADVICE);
    }

    /** The first line that is bad: what comes after it is mostly its consequence. */
    public Optional<ConnectionLine> firstBad() {
        return lines.stream().filter(line -> line.state() == State.BAD).findFirst();
    }
}
