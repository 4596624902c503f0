package dev.slipway.cli;

import dev.slipway.plan.RunEvent;
import dev.slipway.plan.RunState;
import dev.slipway.provision.Provisioner.Options;
import dev.slipway.provision.Provisioner.Purpose;
import dev.slipway.verify.CheckEvent;
import dev.slipway.verify.CheckKind;
import dev.slipway.verify.CheckResult.Verdict;
import dev.slipway.verify.Verification;
import dev.slipway.workspace.ClusterFolder;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a cluster that is there, from both sides. */
@Command(name = "verify", description = {
        "Check that the cluster works with its cloud: nodes, DNS and traffic, storage, one volume on two nodes, load balancers. "
                + "What it makes for that is taken away again, also after Ctrl+C.",
        "With -o junit the result is a JUnit report."})
final class VerifyVerb implements Verb {

    /** A load balancer or a volume that is on its way has to arrive before it can go. */
    private static final Duration TO_CLEAN_UP = Duration.ofMinutes(5);

    @Mixin
    CommonOptions common = new CommonOptions();

    @Mixin
    CloudOptions cloud = new CloudOptions();

    @Option(names = "--only", paramLabel = "CHECK", split = ",", description = "Which checks, of: nodes, dns, storage, multi-attach, load-balancer. Without it: all.")
    List<String> only = List.of();

    @Parameters(paramLabel = "NAME", description = "The cluster's name or ID.")
    String name = "";

    @Override
    public CommonOptions common() {
        return common;
    }

    @Override
    public Set<Format> formats() {
        return EnumSet.allOf(Format.class);
    }

    @Override
    public Reply run(Workbench bench) throws Exception {
        var wanted = wanted();
        var folder = common.workspace(bench).find(name);
        var access = cloud.access(bench, folder.spec());
        try (var alone = folder.lock();
                var planned = bench.provisioner().prepare(folder.spec(), folder.id(), access, Optional.of(folder),
                        Purpose.SHOW, Options.NONE)) {
            alone.check();
            var progress = new Progress(bench, folder);
            var recorded = RunState.of(folder.journal().read().events());
            var verification = new Verification(planned, recorded, wanted, bench.timeline(), bench.doors(), progress);
            try (var _ = bench.interrupts().watch(() -> {
                bench.console().err(bench.say("cli.verify.cleaning-up"));
                verification.cancel();
            }, TO_CLEAN_UP)) {
                var results = verification.run();
                var words = new VerifyWords(bench, folder, wanted, results);
                return common.format() == Format.JUNIT ? Reply.lines(words.code(), words.junit())
                        : Reply.of(words.code(), words.lines(), words.json());
            }
        }
    }

    private Set<CheckKind> wanted() {
        if (only.isEmpty()) {
            return EnumSet.allOf(CheckKind.class);
        }
        var kinds = EnumSet.noneOf(CheckKind.class);
        for (var id : only) {
            kinds.add(CheckKind.of(id.strip()).orElseThrow(() -> Stopped.because(ExitCode.USAGE,
                    "cli.verify.unknown-check", id.strip(),
                    Arrays.stream(CheckKind.values()).map(CheckKind::id).toList())));
        }
        return kinds;
    }

    /** What happens, as it happens: each check under its own heading. */
    private static final class Progress implements Consumer<CheckEvent> {

        private final Workbench bench;
        private final ClusterFolder folder;
        private Optional<RunView> view = Optional.empty();

        Progress(Workbench bench, ClusterFolder folder) {
            this.bench = bench;
            this.folder = folder;
        }

        @Override
        public void accept(CheckEvent event) {
            switch (event) {
                case CheckEvent.Begun(var kind, var plan) -> {
                    bench.console().err(bench.say("cli.verify.begins", kind.title()));
                    view = Optional.of(new Runs(bench).view(plan));
                }
                case CheckEvent.Ran(_, var happened) -> {
                    if (happened instanceof RunEvent.Logged logged) {
                        folder.logs().add(logged);
                    }
                    view.ifPresent(it -> it.accept(happened));
                }
                case CheckEvent.Ended(var result) -> {
                    view.ifPresent(RunView::close);
                    view = Optional.empty();
                    if (result.verdict() == Verdict.SKIPPED) {
                        bench.console().err(bench.say("cli.verify.skips", result.kind().title()));
                    }
                }
            }
        }
    }
}
