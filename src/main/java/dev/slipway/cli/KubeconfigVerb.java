package dev.slipway.cli;

import static dev.slipway.cli.JsonText.object;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says where a cluster's kubeconfig is, or copies it. */
@Command(name = "kubeconfig", description = "Print the path of the cluster's kubeconfig, or write it somewhere.")
final class KubeconfigVerb implements Verb {

    private static final String STANDARD_OUTPUT = "-";

    @Mixin
    CommonOptions common = new CommonOptions();

    @Option(names = "--output", paramLabel = "FILE|-", description = "Write it to this file (mode 0600), or to standard output.")
    @Nullable
    String output;

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
}
