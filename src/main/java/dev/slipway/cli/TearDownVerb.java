package dev.slipway.cli;

import static dev.slipway.cli.JsonText.object;

import dev.slipway.cluster.VolumeRow;
import dev.slipway.openstack.CloudAccess;
import dev.slipway.provision.PreflightException;
import dev.slipway.provision.Provisioner.Purpose;
import dev.slipway.provision.VolumeChoice;
import dev.slipway.workspace.ClusterFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a cluster down and proves that nothing is left of it. */
@Command(name = "tear-down", description = "Delete the cluster and all it has in the cloud, and prove that nothing is left.")
final class TearDownVerb implements Verb {

    @Mixin
    CommonOptions common = new CommonOptions();

    @Mixin
    CloudOptions cloud = new CloudOptions();

    @Mixin
    RunOptions options = new RunOptions();

    @Option(names = "--volumes", paramLabel = "delete|keep", description = "What becomes of the volumes that hold the data of claims. Needed where there are any.")
    @Nullable
    VolumeChoice volumes;

    @Parameters(paramLabel = "NAME", description = "The cluster's name or ID.")
    String name = "";

    @Override
    public CommonOptions common() {
        return common;
    }

    @Override
    public Reply run(Workbench bench) throws Exception {
        var folder = common.workspace(bench).find(name);
        var access = cloud.access(bench, folder.spec());
        var choice = choice(bench, folder, access);
        options.confirm(bench, "cli.tear-down.confirm", folder.id().value());
        try (var alone = folder.lock();
                var planned =
                        bench.provisioner().prepare(folder.spec(), folder.id(), access, Optional.of(folder),
                                Purpose.TEAR_DOWN,
                                options.toProvision(choice))) {
            var result = new Runs(bench).tearDown(planned, folder, alone);
            var run = new RunWords(bench, planned.plan(), result.state(), folder);
            var words = new TearDownWords(bench, result, run);
            if (result.nothingLeft()) {
                folder.delete();
            }
            var json = object("name", folder.id().name().value(), "id", folder.id().value());
            json.putAll(words.json());
            var lines = new ArrayList<>(options.timing ? run.timing() : List.<String>of());
            lines.addAll(words.lines());
            return Reply.of(words.code(), lines, json);
        }
    }

    /** Without volumes that hold data there is nothing to choose, and one that comes to be meanwhile is kept. */
    private VolumeChoice choice(Workbench bench, ClusterFolder folder, CloudAccess access)
            throws PreflightException, InterruptedException {
        if (volumes != null) {
            return volumes;
        }
        var holding =
                bench.looks().look(folder, access).map().volumes().stream().filter(VolumeRow::holdsData)
                        .toList();
        if (holding.isEmpty()) {
            return VolumeChoice.KEEP;
        }
        var listed = holding.stream().map(TearDownVerb::words).toList();
        var person = bench.console().person();
        if (options.yes || person.isEmpty()) {
            throw Stopped.because(ExitCode.USAGE, "cli.tear-down.volumes", listed.size(), listed);
        }
        listed.forEach(bench.console()::err);
        return asked(person.get().ask(bench.say("cli.tear-down.ask-volumes", listed.size()) + " ").orElse(""), listed);
    }

    private static VolumeChoice asked(String answer, List<String> listed) {
        for (var choice : VolumeChoice.values()) {
            if (choice.name().toLowerCase(Locale.ROOT).equals(answer.strip())) {
                return choice;
            }
        }
        throw Stopped.because(ExitCode.USAGE, "cli.tear-down.volumes", listed.size(), listed);
    }

    private static String words(VolumeRow row) {
        return row.id() + row.persistentVolume().map(it -> " (" + it.claim() + ")").orElse("");
    }
}
