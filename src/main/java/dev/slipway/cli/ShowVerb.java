package dev.slipway.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows a cluster as it is now, on both sides. */
@Command(name = "show", description = "Show the servers and the nodes they are, volumes and load balancers.")
final class ShowVerb implements Verb {

    @Mixin
    CommonOptions common = new CommonOptions();

    @Mixin
    CloudOptions cloud = new CloudOptions();

    @Parameters(paramLabel = "NAME", description = "The cluster's name or ID.")
    String name = "";

    @Override
    public CommonOptions common() {
        return common;
    }

    @Override
    public Reply run(Workbench bench) throws Exception {
        var folder = common.workspace(bench).find(name);
        var shown = bench.looks().look(folder, cloud.access(bench, folder.spec()));
        return Reply.of(ExitCode.DONE, new ShownText(bench.texts()).lines(shown),
                new ShownJson(bench.texts()).of(shown));
    }
}
