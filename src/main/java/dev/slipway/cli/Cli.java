package dev.slipway.cli;

import static dev.slipway.cli.JsonText.object;

import dev.slipway.text.Message;
import dev.slipway.workspace.WorkspaceException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command line: from arguments to an exit code. */
public final class Cli {

    /** What could not be read as a whole is searched for it. */
    private static final Pattern JSON_ASKED = Pattern.compile("(?i)(?:^| )(?:-o|--format)[ =]?json(?: |$)");

    private final Workbench bench;
    private final CommandLine commands;

    /** Help and version, which every command answers. */
    static final class HelpOptions {

        @Option(names = {"-h", "--help"}, usageHelp = true, description = "Say what can be typed here.")
        boolean help;

        @Option(names = {"-V", "--version"}, versionHelp = true, description = "Say which Slipway this is.")
        boolean version;
    }

    /** @param more commands that live elsewhere, with those below them behind a space: {@code practice serve} */
    public Cli(Workbench bench, Map<String, Verb> more) {
        this.bench = bench;
        this.commands = new CommandLine(new SlipwayCommand());
        more.entrySet().stream().filter(it -> !it.getKey().contains(" "))
                .forEach(it -> commands.addSubcommand(it.getKey(), it.getValue()));
        more.entrySet().stream().filter(it -> it.getKey().contains(" ")).forEach(it -> {
            var words = it.getKey().split(" ");
            commands.getSubcommands().get(words[0]).addSubcommand(words[1], it.getValue());
        });
        List.of(new CheckVerb(), new PlanVerb(), new CreateVerb(), new ResumeVerb(), new ShowVerb(),
                new KubeconfigVerb(),
                new VerifyVerb(), new TearDownVerb(),
                new ForgetVerb(), new ListVerb()).forEach(commands::addSubcommand);
        dress(commands);
        commands.setCaseInsensitiveEnumValuesAllowed(true).setExecutionStrategy(this::execute)
                .setParameterExceptionHandler(this::misunderstood)
                .setOut(new PrintWriter(bench.console().outStream(), true))
                .setErr(new PrintWriter(bench.console().errStream(), true))
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        bench.console().paint() == Paint.COLOURS ? Ansi.ON : Ansi.OFF));
    }

    private void dress(CommandLine command) {
        command.addMixin("help", new HelpOptions());
        command.getCommandSpec().version("Slipway " + bench.version());
        command.getSubcommands().values().forEach(this::dress);
    }

    /** Does what the arguments say; never throws. */
    public int run(String... arguments) {
        return commands.execute(arguments);
    }

    private int execute(ParseResult parsed) {
        var helped = CommandLine.executeHelpRequest(parsed);
        if (helped != null) {
            return helped;
        }
        var all = parsed.asCommandLineList();
        Verb verb = all.getLast().getCommand();
        try {
            if (!verb.formats().contains(verb.common().format())) {
                throw Stopped.because(ExitCode.USAGE, "cli.no-such-format",
                        verb.formats().stream().map(it -> it.name().toLowerCase(Locale.ROOT)).toList());
            }
            var reply = verb.run(bench);
            print(verb.common().format(), reply);
            return reply.code().number();
        } catch (Exception | StackOverflowError e) {
            return end(verb.common(), e);
        }
    }

    private void print(Format format, Reply reply) {
        switch (format) {
            case TEXT, JUNIT -> reply.lines().forEach(bench.console()::out);
            case JSON -> reply.json().ifPresent(bench::document);
        }
    }

    private int end(CommonOptions common, Throwable thrown) {
        var ending = Ending.of(thrown, bench.doors());
        var sentences = new Sentences(bench.texts());
        var said = ending.code() == ExitCode.DEFECT ? List.of(reported(common, thrown)) : ending.said();
        said.forEach(it -> sentences.lines(it).forEach(bench.console()::err));
        if (common.format() == Format.JSON) {
            bench.document(error(ending.code(), said.stream().map(sentences::json).toList()));
        }
        return ending.code().number();
    }

    /** A stack trace is for those who mend it: it goes to a file, and its code to the person. */
    private Said reported(CommonOptions common, Throwable thrown) {
        var defect = new Defect(bench.version(), thrown);
        try {
            return Said.of(Message.of("cli.defect", defect.code(),
                    common.workspace(bench).writeReport(defect.code(), defect.report()).toString()));
        } catch (WorkspaceException _) {
            return new Said(Optional.empty(), Message.of("cli.defect-unwritten", defect.code()), defect.report());
        }
    }

    private int misunderstood(ParameterException e, String[] arguments) {
        bench.console().err(e.getMessage());
        var help = bench.say("cli.usage", e.getCommandLine().getCommandSpec().qualifiedName());
        bench.console().err(help);
        if (JSON_ASKED.matcher(String.join(" ", arguments)).find()) {
            bench.document(error(ExitCode.USAGE,
                    List.of(object("key", "cli.usage", "message", e.getMessage(), "remedy", help))));
        }
        return ExitCode.USAGE.number();
    }

    private static Object error(ExitCode code, List<?> said) {
        return object("error", object("code", code.number(), "said", said));
    }
}
