package dev.slipway.app;

import dev.slipway.cli.Clouds;
import dev.slipway.cli.Console;
import dev.slipway.cli.Interrupts;
import dev.slipway.cli.Workbench;
import dev.slipway.kubernetes.Fabric8Door;
import dev.slipway.openstack.CloudsYaml;
import dev.slipway.openstack.HttpExchange;
import dev.slipway.openstack.OpenStackDoor;
import dev.slipway.openstack.PasswordPrompt;
import dev.slipway.plan.RealTimeline;
import dev.slipway.provision.Doors;
import dev.slipway.provision.Failures;
import dev.slipway.provision.OwnNetworks;
import dev.slipway.provision.Provisioner;
import dev.slipway.provision.TimelinePause;
import dev.slipway.secret.Redactor;
import dev.slipway.ssh.SshjDoor;
import dev.slipway.text.Message;
import dev.slipway.text.Texts;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.work.Backstage;
import dev.slipway.ui.work.Errands;
import dev.slipway.ui.work.FilePicker;
import dev.slipway.ui.work.PracticeGround;
import dev.slipway.ui.work.Secrets;
import dev.slipway.workspace.FolderLocks;
import dev.slipway.workspace.UsersKubeconfig;
import dev.slipway.workspace.WindowFiles;
import dev.slipway.workspace.Workspace;
import dev.slipway.workspace.WorkspaceRoot;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Everything, put together with plain constructors. */
final class Wiring {

    private static final Locale LANGUAGE = Locale.ENGLISH;

    private final Map<String, String> environment;
    private final Path home;
    private final Redactor redactor;
    private final Interrupts interrupts;
    private final Console console;
    private final FolderLocks locks = new FolderLocks();

    Wiring(Map<String, String> environment, Path home, Redactor redactor, Console console, Interrupts interrupts) {
        this.environment = environment;
        this.home = home;
        this.redactor = redactor;
        this.console = console;
        this.interrupts = interrupts;
    }

    /** For the clouds that the user's own files and variables name. */
    Workbench workbench() {
        var clouds = new CloudsYaml(environment, home, Path.of("").toAbsolutePath(),
                (cloud, user) -> console.person().flatMap(person -> person
                        .askSecret(texts().say(Message.of("cli.password", user, cloud)) + " ")));
        return workbench(new ChosenClouds(clouds), usualRoot());
    }

    /** For other clouds, and clusters kept elsewhere. */
    Workbench workbench(Clouds clouds, Path usualRoot) {
        var timeline = new RealTimeline(InstantSource.system(), new SecureRandom());
        var doors = new Doors(
                access -> OpenStackDoor.signIn(access, HttpExchange.to(access), InstantSource.system(),
                        new TimelinePause(timeline), redactor::learn),
                key -> new SshjDoor(key.privateKey()), new Fabric8Door());
        var provisioner = new Provisioner(doors, timeline, redactor, OwnNetworks::find);
        return new Workbench(version(), console, texts(), timeline, interrupts, new Failures(), provisioner, clouds,
                new LiveLook(provisioner),
                named -> new Workspace(named.orElse(usualRoot), redactor, locks));
    }

    /** In front of every sink. */
    static Redactor redactor() {
        return new Redactor(Texts.in(LANGUAGE)::speaks);
    }

    /** For the window: the clouds of the user's own files, and the practice cloud beside them. */
    Backstage backstage(Words words, Errands errands, FilePicker pickers, PracticeGround practice) {
        var bench = workbench();
        var workspace = bench.workspaces().apply(Optional.empty());
        var practised = new CloudsYaml(Map.of("OS_CLIENT_CONFIG_FILE", practice.cloudsYaml().toString()), home, home,
                PasswordPrompt.nobody());
        var secrets = new Secrets();
        var files = new CloudsYaml(environment, home, Path.of("").toAbsolutePath(), secrets::of);
        var chosen = new ChosenClouds(files);
        dev.slipway.ui.work.Clouds clouds = choice -> choice.entry().equals(Optional.of(practice.cloudName()))
                ? practised.access(choice.entry())
                : chosen.access(choice);
        return new Backstage(version(), words, errands, InstantSource.system(), bench.timeline(), workspace,
                bench.provisioner(), bench.doors(), clouds,
                new LiveLook(bench.provisioner())::see, practice, pickers,
                new WindowFiles(workspace.root()), new OwnScout(files, practice.cloudsYaml(), redactor), secrets,
                UsersKubeconfig.of(home, environment));
    }

    /** What the window keeps between two starts. */
    WindowFiles kept() {
        return new WindowFiles(usualRoot());
    }

    /** The practice cloud that the window starts when somebody wants to practise. */
    PracticeGround ownPractice() {
        return OwnPractice.in(usualRoot().resolve("practice"));
    }

    private Path usualRoot() {
        return WorkspaceRoot.of(System.getProperty("os.name"), home, environment);
    }

    /** Others' words, as they may be shown. */
    String redacted(String words) {
        return redactor.redact(words);
    }

    Texts texts() {
        return Texts.in(LANGUAGE).filtering(this::redacted);
    }

    /** What the build wrote into the jar. */
    private static String version() {
        var built = Wiring.class.getPackage().getImplementationVersion();
        return built == null ? "unpackaged" : built;
    }
}
