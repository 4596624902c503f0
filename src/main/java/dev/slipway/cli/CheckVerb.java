package dev.slipway.cli;

import static dev.slipway.cli.JsonText.object;

import dev.slipway.provision.Needs;
import dev.slipway.provision.NewClusterId;
import dev.slipway.provision.Situation;
import dev.slipway.spec.ClusterSpecFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says what would stand in {@code create}'s way, and what it would take; makes nothing. */
@Command(name = "check", description = "Say whether create would work, and what it would take. Creates nothing.")
final class CheckVerb implements Verb {

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
        var checked = bench.provisioner().check(spec, id, cloud.access(bench, spec));
        var words = new FindingWords(new Sentences(bench.texts()));
        var lines = new ArrayList<>(words.lines(checked.findings()));
        checked.situation().ifPresent(situation -> lines.addAll(uses(bench, situation)));
        lines.add(bench.say(checked.isBlocked() ? "cli.check.blocked" : "cli.check.clear", spec.name().value()));
        return Reply.of(checked.isBlocked() ? ExitCode.PREFLIGHT : ExitCode.DONE, lines, object("name",
                spec.name().value(), "blocked", checked.isBlocked(), "findings", words.json(checked.findings()),
                "needs", checked.situation().map(CheckVerb::json).orElse(List.of())));
    }

    private static List<String> uses(Workbench bench, Situation situation) {
        var table = new Table(bench.say("cli.check.resource"), bench.say("cli.check.used"),
                bench.say("cli.check.needed"), bench.say("cli.check.limit"));
        for (var use : Needs.of(situation).against(situation.offer())) {
            table.row(use.resource().word(), used(use), String.valueOf(use.needed()), limit(bench, use));
        }
        return table.lines();
    }

    private static String used(Needs.Use use) {
        return use.quota().map(quota -> String.valueOf(quota.used())).orElse("?");
    }

    private static String limit(Workbench bench, Needs.Use use) {
        return use.quota().map(quota -> quota.limit() < 0 ? bench.say("cli.check.no-limit")
                : String.valueOf(quota.limit())).orElse("?");
    }

    private static List<Map<String, Object>> json(Situation situation) {
        return Needs.of(situation).against(situation.offer()).stream().map(use -> {
            var json = object("resource", use.resource().word(), "needed", use.needed(), "missing", use.missing());
            use.quota().ifPresent(quota -> json.putAll(object("used", quota.used(), "limit", quota.limit())));
            return json;
        }).toList();
    }
}
