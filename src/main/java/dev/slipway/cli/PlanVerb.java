package dev.slipway.cli;

import static dev.slipway.cli.JsonText.object;

import dev.slipway.plan.Fact;
import dev.slipway.plan.Plan;
import dev.slipway.plan.Step;
import dev.slipway.provision.NewClusterId;
import dev.slipway.provision.Provisioner.Purpose;
import dev.slipway.provision.VolumeChoice;
import dev.slipway.spec.ClusterSpecFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says what {@code create} would do; makes nothing. */
@Command(name = "plan", description = "Show what create would do, and whether it would work. Creates nothing.")
final class PlanVerb implements Verb {

    @Mixin
    CommonOptions common = new CommonOptions();

    @Mixin
    CloudOptions cloud = new CloudOptions();

    @Parameters(paramLabel = "FILE", description = "The answers: NAME.slipway.yaml.")
    Path file = Path.of("");

    @Override
    public CommonOptions common() {
        return common;
    }

    @Override
    public Reply run(Workbench bench) throws Exception {
        var spec = ClusterSpecFile.read(file);
        var id = NewClusterId.of(spec.name(), bench.timeline());
        var access = cloud.access(bench, spec);
        try (var planned = bench.provisioner().prepare(spec, id, access, Optional.empty(), Purpose.CREATE,
                new RunOptions().toProvision(VolumeChoice.KEEP))) {
            var findings = new FindingWords(new Sentences(bench.texts()));
            var lines = new ArrayList<String>();
            lines.add(bench.say("cli.plan.title", spec.name().value(), planned.plan().steps().size()));
            lines.addAll(steps(bench, planned.plan()));
            lines.addAll(findings.lines(planned.findings()));
            return Reply.of(ExitCode.DONE, lines, object("name", spec.name().value(), "steps",
                    planned.plan().steps().stream().map(step -> json(bench, step)).toList(), "findings",
                    findings.json(planned.findings())));
        }
    }

    private static List<String> steps(Workbench bench, Plan plan) {
        var number = new int[1];
        return plan.steps().stream().map(step -> "%4d  %s".formatted(++number[0], bench.texts().say(step.title())))
                .toList();
    }

    private static Object json(Workbench bench, Step<?> step) {
        return object("id", step.id().value(), "title", bench.texts().say(step.title()), "needs",
                step.needs().stream().map(Fact::name).sorted().toList(), "produces", step.produces().name());
    }
}
