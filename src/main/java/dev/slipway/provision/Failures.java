package dev.slipway.provision;

import dev.slipway.kubernetes.KubeconfigException;
import dev.slipway.kubernetes.KubernetesException;
import dev.slipway.node.AnswerException;
import dev.slipway.openstack.CloudsYamlException;
import dev.slipway.openstack.OpenStackException;
import dev.slipway.plan.Failure;
import dev.slipway.plan.FailureReader;
import dev.slipway.plan.StepException;
import dev.slipway.spec.SpecException;
import dev.slipway.ssh.SshException;
import dev.slipway.text.Message;
import dev.slipway.workspace.WorkspaceException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Comparator;

/** The one place where the doors' exceptions become failures that a person can act on. */
public final class Failures implements FailureReader {

    @Override
    public Failure read(Throwable thrown) {
        return switch (thrown) {
            case StepException step -> step.failure();
            case OpenStackException refused -> ofCloud(refused);
            case SshException lost -> ofHost(lost);
            case KubernetesException refused -> ofApi(refused);
            case KubeconfigException unusable -> new Failure.Rejected(unusable.sentence(), "");
            case CloudsYamlException unusable -> new Failure.Rejected(unusable.message(), "");
            case WorkspaceException broken -> new Failure.Rejected(broken.sentence(), "");
            case SpecException wrong -> new Failure.Rejected(wrong.problems().getFirst().message(), "");
            case PreflightException found -> ofFindings(found);
            case AnswerException strange -> new Failure.Rejected(strange.said(), "");
            case InterruptedException _ -> new Failure.Cancelled(Message.of("provision.cancelled"), "");
            default -> new Failure.Defect(Message.of("provision.defect", String.valueOf(thrown.getMessage())),
                    trace(thrown));
        };
    }

    /** The first of them that blocks, for where only one can be told. */
    private static Failure ofFindings(PreflightException e) {
        var first = e.findings().stream().min(Comparator.comparing(Finding::severity)).orElseThrow();
        return new Failure.Rejected(first.message(), "");
    }

    private static Failure ofCloud(OpenStackException e) {
        var message = Message.of("openstack." + keyOf(e.kind()), e.operation(), e.target(), e.words(), e.requestId());
        var evidence = (e.status() == 0 ? "" : "HTTP " + e.status() + " ") + e.words()
                + (e.requestId().isEmpty() ? "" : " (" + e.requestId() + ")");
        return switch (e.kind()) {
            case UNREACHABLE, BUSY, BROKEN -> new Failure.Unreachable(message, evidence);
            case UNAUTHENTICATED, FORBIDDEN -> new Failure.NotAuthorised(message, evidence);
            case QUOTA -> new Failure.QuotaExceeded(message, evidence);
            case TLS, NOT_FOUND, CONFLICT, REJECTED -> new Failure.Rejected(message, evidence);
        };
    }

    private static Failure ofHost(SshException e) {
        var message = Message.of("ssh." + keyOf(e.kind()), e.host(), e.words());
        return switch (e.kind()) {
            case TIMEOUT, REFUSED, CLOSED -> new Failure.Unreachable(message, e.words());
            case AUTHENTICATION -> new Failure.NotAuthorised(message, e.words());
            case HOST_KEY, UNUSABLE -> new Failure.Rejected(message, e.words());
            case SCRIPT_TIMEOUT -> new Failure.CommandFailed(message, e.words());
        };
    }

    private static Failure ofApi(KubernetesException e) {
        var message = Message.of("kubernetes." + keyOf(e.kind()), e.operation(), e.words());
        return switch (e.kind()) {
            case UNREACHABLE, BUSY, KUBELET -> new Failure.Unreachable(message, e.words());
            case FORBIDDEN -> new Failure.NotAuthorised(message, e.words());
            case TLS, CONFLICT, REJECTED -> new Failure.Rejected(message, e.words());
        };
    }

    private static String keyOf(Enum<?> kind) {
        return kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private static String trace(Throwable thrown) {
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
