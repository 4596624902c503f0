package dev.slipway.ui;

import atlantafx.base.theme.Styles;
import dev.slipway.openstack.CloudSummary;
import dev.slipway.plan.RunEvent.Direction;
import dev.slipway.provision.NewClusterId;
import dev.slipway.provision.VolumeChoice;
import dev.slipway.spec.ClusterSpec;
import dev.slipway.spec.ClusterSpecFile;
import dev.slipway.spec.SpecException;
import dev.slipway.text.Message;
import dev.slipway.ui.cluster.ClusterModel;
import dev.slipway.ui.cluster.ClusterScreen;
import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.FindingCard;
import dev.slipway.ui.kit.Icon;
import dev.slipway.ui.kit.Looks;
import dev.slipway.ui.kit.RailView;
import dev.slipway.ui.kit.Sheet;
import dev.slipway.ui.kit.Sign;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.run.InstallScreen;
import dev.slipway.ui.run.RunModel;
import dev.slipway.ui.run.RunSheets;
import dev.slipway.ui.run.SecretSheet;
import dev.slipway.ui.welcome.WelcomeModel;
import dev.slipway.ui.welcome.WelcomeScreen;
import dev.slipway.ui.wizard.CloudModel;
import dev.slipway.ui.wizard.ClusterDraft;
import dev.slipway.ui.wizard.DraftDesk;
import dev.slipway.ui.wizard.OfferModel;
import dev.slipway.ui.wizard.PreflightModel;
import dev.slipway.ui.wizard.ReviewModel;
import dev.slipway.ui.wizard.SaveAnswers;
import dev.slipway.ui.wizard.Wizard;
import dev.slipway.ui.wizard.WizardPages;
import dev.slipway.ui.wizard.WizardRail;
import dev.slipway.ui.work.Backstage;
import dev.slipway.ui.work.CloudScout.Source;
import dev.slipway.ui.work.Navigator;
import dev.slipway.workspace.ClusterFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** The one window: shows one screen at a time and knows the ways between them. */
public final class Window implements Navigator {

    private static final double WIDTH = 1180;
    private static final double HEIGHT = 780;
    private static final double SMALLEST_WIDTH = 1024;
    private static final double SMALLEST_HEIGHT = 700;

    private final Backstage backstage;
    private final Words words;
    private final Looks looks;
    private final Scene scene;
    private final DraftDesk desk;
    private final CloudModel cloud;
    private final OfferModel offers;
    private final PreflightModel preflight;
    private final ReviewModel review;
    private final WelcomeModel welcome;
    private Optional<RunModel> run = Optional.empty();
    /** One for a run, so that it is found again as it was left. */
    private Optional<InstallScreen> running = Optional.empty();
    private Optional<Wizard> wizard = Optional.empty();

    public Window(Stage stage, Backstage backstage, Looks looks) {
        this.backstage = backstage;
        this.words = backstage.words();
        this.looks = looks;
        this.desk = new DraftDesk(backstage.errands(), backstage.kept());
        this.cloud = CloudModel.at(desk, backstage);
        this.offers = OfferModel.at(desk, backstage);
        this.preflight = PreflightModel.at(desk, offers, backstage);
        this.review = ReviewModel.at(desk, offers, preflight, backstage);
        this.welcome = new WelcomeModel(backstage, desk);
        this.scene = new Scene(new StackPane(), WIDTH, HEIGHT);
        looks.apply(scene);
        stage.titleProperty().bind(words.say("ui.name"));
        stage.getIcons().setAll(AppIcon.all());
        stage.setMinWidth(SMALLEST_WIDTH);
        stage.setMinHeight(SMALLEST_HEIGHT);
        stage.setScene(scene);
        stage.setOnCloseRequest(request -> run.filter(RunModel::isGoingOn).ifPresent(it -> {
            request.consume();
            RunSheets.leave(words, it, scene.getRoot(), stage::close);
        }));
        new DropVeil(words, scene, new DropModel(backstage.errands(), taker()),
                screen -> screen instanceof Wizard || screen instanceof WelcomeScreen);
        Keys.install(scene, this, words, looks);
        Settings.follow(words, looks, backstage.errands(), backstage.kept());
        welcome();
    }

    @Override
    public void welcome() {
        scene.setRoot(new WelcomeScreen(backstage, welcome, this, new Corner(words, looks, false)));
    }

    @Override
    public void newCluster() {
        desk.clear();
        openWizard();
    }

    @Override
    public void newCluster(Source source, CloudSummary entry) {
        newCluster();
        cloud.files().choose(source, entry);
    }

    @Override
    public void draft() {
        desk.left().ifPresent(left -> desk.change(_ -> left));
        openWizard();
    }

    @Override
    public void answers(Path file) {
        try {
            var spec = ClusterSpecFile.read(file);
            desk.change(_ -> ClusterDraft.of(spec));
            openWizard();
        } catch (SpecException e) {
            refuse(e.problems().getFirst().message());
        }
    }

    /** Over the wizard, so that nothing typed is lost; anywhere else on the first screen. */
    private void refuse(Message message) {
        if (scene.getRoot() instanceof Wizard) {
            var said = new FindingCard(words, FindingCard.Weight.BLOCKING, message);
            var sheet = new Sheet(words, "refused", Message.of("ui.drop.refused"), said);
            sheet.nothingToCancel(words, "ui.sheet.close");
            sheet.open(scene.getRoot());
        } else {
            welcome.tell(message);
            welcome();
        }
    }

    private DropModel.Taker taker() {
        return new DropModel.Taker() {
            @Override
            public void answers(Path file) {
                welcome.forgetNotice();
                Window.this.answers(file);
            }

            @Override
            public void cloud(Path file) {
                welcome.forgetNotice();
                if (!(scene.getRoot() instanceof Wizard)) {
                    newCluster();
                }
                wizard.ifPresent(it -> it.open("cloud"));
                cloud.files().take(file);
            }

            @Override
            public void refuse(Message message) {
                Window.this.refuse(message);
            }
        };
    }

    /** Asks which. */
    void chooseAnswers() {
        backstage.files().open(words.now("ui.welcome.open")).ifPresent(this::answers);
    }

    @Override
    public void backToAnswers() {
        wizard.ifPresentOrElse(scene::setRoot, () -> run.map(it -> it.folder().specFile()).filter(Files::exists)
                .ifPresentOrElse(this::answers, this::openWizard));
    }

    private void openWizard() {
        var create = new Button();
        create.setId("create");
        create.textProperty().bind(words.say("ui.review.create"));
        create.getStyleClass().add(Styles.ACCENT);
        create.disableProperty().bind(review.review().map(it -> !it.isReady()));
        create.setOnAction(_ -> desk.now().finished().spec().ifPresent(this::create));
        var opened = new Wizard(words, WizardPages.all(backstage, desk, cloud, offers, preflight, review,
                field -> wizard.ifPresent(it -> it.openAt(field))),
                new WizardRail.Ends(new RailHead(words, desk), home(), new Corner(words, looks, false),
                        new Corner(words, looks, true)),
                create, new SaveAnswers(backstage, desk), this::welcome);
        wizard = Optional.of(opened);
        scene.setRoot(opened);
    }

    private Button home() {
        var home = new Button(null, Icon.of("mdoal-home", Icon.FINDING));
        home.getStyleClass().add(Styles.FLAT);
        home.setOnAction(_ -> welcome());
        home.accessibleTextProperty().bind(words.say("ui.home.title"));
        return home;
    }

    @Override
    public void create(ClusterSpec spec) {
        desk.settled();
        var folder = backstage.workspace().create(NewClusterId.of(spec.name(), backstage.timeline()), spec);
        run(folder, Direction.FORWARD, VolumeChoice.KEEP);
    }

    @Override
    public void run(ClusterFolder folder, Direction direction, VolumeChoice volumes) {
        SecretSheet.before(folder.spec().cloud(), words, backstage.secrets(), scene.getRoot(),
                () -> begin(folder, direction, volumes));
    }

    private void begin(ClusterFolder folder, Direction direction, VolumeChoice volumes) {
        var begun = new RunModel(backstage, folder, direction, volumes);
        run = Optional.of(begun);
        running = Optional.of(new InstallScreen(words, begun, this));
        install();
        begun.begin();
    }

    @Override
    public void install() {
        running.ifPresent(it -> show("install", it));
    }

    @Override
    public void cluster(ClusterFolder folder) {
        show("cluster", new ClusterScreen(words, new ClusterModel(backstage, folder), this));
    }

    @Override
    public void practise() {
        backstage.errands().begin(() -> {
            backstage.practice().start();
            return backstage.practice().example();
        }, example -> {
            desk.change(_ -> ClusterDraft.of(example));
            openWizard();
        }, e -> {
            welcome.tell(Message.of("ui.welcome.practice-failed", String.valueOf(e.getMessage())));
            welcome();
        });
    }

    private void show(String id, Node screen) {
        var items = List.of(List.of(item("home", "ui.home.name", "mdoal-home", id),
                item("answers", "ui.answers.name", "mdoal-assignment", id),
                item("install", "ui.install.name", "mdomz-playlist_play", id),
                item("cluster", "ui.cluster.name", "mdoal-account_tree", id)));
        var frame = new BorderPane(screen);
        frame.getStyleClass().add("window");
        frame.setLeft(new RailView(words, false, new StackPane(), new SimpleObjectProperty<>(items),
                new Corner(words, looks, true), this::go));
        scene.setRoot(frame);
    }

    private RailView.Item item(String id, String nameKey, String icon, String here) {
        return new RailView.Item(id, Message.of(nameKey), Sign.NOT_YET, Optional.of(icon),
                Optional.empty(), id.equals(here), true);
    }

    private void go(String id) {
        switch (id) {
            case "home" -> welcome();
            case "answers" -> backToAnswers();
            case "install" -> install();
            default -> run.map(RunModel::folder).ifPresent(this::cluster);
        }
    }
}
