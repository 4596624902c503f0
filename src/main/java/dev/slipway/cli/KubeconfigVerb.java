package dev.slipway.cli;

import static dev.slipway.cli.JsonText.object;

import dev.slipway.kubernetes.Kubeconfig;
import dev.slipway.workspace.ClusterFolder;
import dev.slipway.workspace.UsersKubeconfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says where a cluster's kubeconfig is, or copies it. */
@Command(name = "kubeconfig", description = "Print the path of the cluster's kubeconfig, write it somewhere, or merge it into your own.")
final class KubeconfigVerb implements Verb {

    private static final String STANDARD_OUTPUT = "-";

    @Mixin
    CommonOptions common = new CommonOptions();

    @Option(names = "--output", paramLabel = "FILE|-", description = "Write it to this file (mode 0600), or to standard output.")
    @Nullable
    String output;

    @Option(names = "--merge", description = "Add it to your own kubeconfig, which is kept beside it as it was.")
    boolean merge;

    @Option(names = "--context", paramLabel = "NAME", description = "What the context is called there; otherwise as the cluster.")
    @Nullable
    String context;

    @Option(names = "--replace", description = "A context of that name may be replaced.")
    boolean replace;

    @Option(names = "--into", paramLabel = "FILE", description = "Your own kubeconfig; otherwise the first of $KUBECONFIG, or ~/.kube/config.")
    @Nullable
    Path into;

    @Parameters(paramLabel = "NAME", description = "The cluster's name or ID.")
    String name = "";

    @Override
    public CommonOptions common() {
        return common;
    }

    @Override
    public Reply run(Workbench bench) {
        var folder = common.workspace(bench).find(name);
        var kubeconfig = folder.kubeconfig()
                .orElseThrow(() -> Stopped.because(ExitCode.USAGE, "cli.kubeconfig.none", name));
        if (merge) {
            return merged(bench, folder, new Kubeconfig(kubeconfig));
        }
        if (context != null || replace || into != null) {
            throw Stopped.because(ExitCode.USAGE, "cli.kubeconfig.only-merged");
        }
        var path = folder.kubeconfigFile();
        if (STANDARD_OUTPUT.equals(output)) {
            if (common.format() == Format.JSON) {
                throw Stopped.because(ExitCode.USAGE, "cli.kubeconfig.two-documents");
            }
            bench.console().outSecret(kubeconfig);
            return Reply.silent(ExitCode.DONE);
        }
        if (output != null) {
            path = Path.of(output).toAbsolutePath();
            folder.copyKubeconfig(path);
        }
        return Reply.of(ExitCode.DONE, List.of(path.toString()), object("name", folder.id().name().value(), "id",
                folder.id().value(), "kubeconfig", path.toString()));
    }

    private Reply merged(Workbench bench, ClusterFolder folder, Kubeconfig kubeconfig) {
        if (output != null) {
            throw Stopped.because(ExitCode.USAGE, "cli.kubeconfig.two-ways");
        }
        var name = context == null ? folder.id().name().value() : context;
        var own = into == null
                ? UsersKubeconfig.of(Path.of(System.getProperty("user.home")), System.getenv())
                : new UsersKubeconfig(into);
        var backup = own.change(there -> kubeconfig.mergedInto(there, name, replace));
        var lines = new ArrayList<String>();
        lines.add(bench.say("cli.kubeconfig.merged", name, own.file().toString()));
        backup.ifPresent(it -> lines.add(bench.say("cli.kubeconfig.backup", it.toString())));
        lines.add(bench.say("cli.kubeconfig.use", name));
        return Reply.of(ExitCode.DONE, lines, object("name", folder.id().name().value(), "id", folder.id().value(),
                "kubeconfig", own.file().toString(), "context", name, "backup",
                backup.map(Path::toString).orElse(null)));
    }
}
