package dev.slipway.cli;

import dev.slipway.kubernetes.KubeconfigException;
import dev.slipway.kubernetes.KubernetesException;
import dev.slipway.openstack.CloudsYamlException;
import dev.slipway.openstack.OpenStackException;
import dev.slipway.plan.Failure;
import dev.slipway.plan.FailureReader;
import dev.slipway.plan.StepException;
import dev.slipway.provision.Finding;
import dev.slipway.provision.PreflightException;
import dev.slipway.spec.SpecException;
import dev.slipway.spec.SpecProblem;
import dev.slipway.text.Message;
import dev.slipway.workspace.WorkspaceException;
import java.util.List;
import java.util.Optional;

/** How an exception ends a command: with which code, and in what words. The one place where that is decided. */
record Ending(ExitCode code, List<Said> said) {

    /** @param doors puts into words what a door threw */
    static Ending of(Throwable thrown, FailureReader doors) {
        return switch (thrown) {
            case Stopped stopped -> one(stopped.code(), Said.of(stopped.sentence()));
            case SpecException spec ->
                    new Ending(ExitCode.USAGE, spec.problems().stream().map(Ending::problem).toList());
            case PreflightException found -> new Ending(ExitCode.PREFLIGHT, found.findings().stream()
                    .filter(it -> it.severity() == Finding.Severity.BLOCKING).map(Said::of).toList());
            case CloudsYamlException cloud -> one(ExitCode.USAGE, Said.of(cloud.message()));
            case WorkspaceException files -> one(ExitCode.USAGE, Said.of(files.sentence()));
            case KubeconfigException own -> one(ExitCode.USAGE, Said.of(own.sentence()));
            case OpenStackException _, KubernetesException _ -> one(ExitCode.CLOUD, Said.of(doors.read(thrown)));
            case StepException step -> of(step.failure());
            case InterruptedException _ -> one(ExitCode.CANCELLED, Said.of(Message.of("cli.cancelled")));
            default -> of(doors.read(thrown));
        };
    }

    private static Ending of(Failure failure) {
        return one(switch (failure) {
            case Failure.NotAuthorised _, Failure.QuotaExceeded _, Failure.Rejected _, Failure.Unreachable _, Failure.TimedOut _, Failure.CommandFailed _ ->
                    ExitCode.CLOUD;
            case Failure.Cancelled _ -> ExitCode.CANCELLED;
            case Failure.Defect _ -> ExitCode.DEFECT;
        }, Said.of(failure));
    }

    private static Said problem(SpecProblem problem) {
        var place = problem.field().isEmpty() ? Optional.<Message>empty() : Optional.of(problem.place()
                .map(at -> Message.of("cli.field-at", problem.field(), at.line(), at.column()))
                .orElseGet(() -> Message.of("cli.field", problem.field())));
        return new Said(place, problem.message(), "");
    }

    private static Ending one(ExitCode code, Said said) {
        return new Ending(code, List.of(said));
    }
}
