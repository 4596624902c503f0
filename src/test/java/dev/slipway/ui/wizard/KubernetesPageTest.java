package dev.slipway.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.provision.Failures;
import dev.slipway.provision.Offers;
import dev.slipway.spec.CloudChoice;
import dev.slipway.spec.KubernetesRelease;
import dev.slipway.ui.BehindTheScreen;
import dev.slipway.ui.Screen;
import dev.slipway.ui.kit.Language;
import dev.slipway.ui.kit.Looks;
import dev.slipway.ui.kit.Theme;
import dev.slipway.ui.kit.Words;
import dev.slipway.workspace.WindowFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page Kubernetes as a person sees it. */
class KubernetesPageTest {

    @TempDir
    private Path directory = Path.of("");

    private final HeldErrands errands = new HeldErrands();
    private Screen screen;
    private DraftDesk desk;
    private Wizard wizard;

    @Test
    void everyControlWritesTheDraftAndShowsItWhenThePageComesBack() throws Exception {
        open(Theme.LIGHT, Language.ENGLISH, 1180, 780);
        screen.photograph("kubernetes");
        screen.person().clickOn("#kubernetes-release-1-35");
        screen.person().clickOn("#closed-network");
        type("kubernetes-pods", "10.100.0.0/16");
        type("kubernetes-services", "10.96.0.0/16");
        type("add-ons-storage-class-name", "fast");
        type("add-ons-storage-class-volume-type", "standard");
        type("add-ons-load-balancers-floating-network", "public");
        tick("add-ons-load-balancers-serial-calls");
        tick("kubernetes-untaint-control-planes");
        type("kubernetes-registry-prefix", "registry.example.org:5000/mirror");
        type("kubernetes-packages-kubernetes-url", "https://packages.example.org/kubernetes/");
        type("kubernetes-packages-containerd-suite", "bookworm stable");
        var said = desk.now().kubernetes();
        assertThat(said.release()).isEqualTo(KubernetesRelease.V1_35);
        assertThat(List.of(said.pods(), said.services(), said.storageClass(), said.volumeType(),
                said.floatingNetwork())).containsExactly("10.100.0.0/16", "10.96.0.0/16", "fast", "standard", "public");
        assertThat(said.serialCalls()).isTrue();
        assertThat(said.untaint()).isTrue();
        assertThat(said.closed().registry()).isEqualTo("registry.example.org:5000/mirror");
        assertThat(said.closed().kubernetes().url()).isEqualTo("https://packages.example.org/kubernetes/");
        assertThat(said.closed().containerd().suite()).isEqualTo("bookworm stable");
        screen.photograph("kubernetes-closed");
        screen.onWindowThread(() -> {
            wizard.open("nodes");
            wizard.open("kubernetes");
            return null;
        });
        screen.await("the page as it was left", () -> screen.sees("kubernetes-registry-prefix"));
        assertThat(((TextField) screen.find("kubernetes-registry-prefix")).getText())
                .isEqualTo("registry.example.org:5000/mirror");
    }

    @Test
    void aJumpIntoTheClosedNetworkOpensItAndShowsWhatIsWrong() throws Exception {
        open(Theme.DARK, Language.TRADITIONAL_CHINESE, 1024, 700);
        screen.onWindowThread(() -> {
            desk.change(draft -> draft.with(draft.kubernetes().withAddresses("10.96.0.0/16",
                    draft.kubernetes().services()).withClosed(draft.kubernetes().closed().withRegistry("https://x"))));
            wizard.openAt("kubernetes.registry.prefix");
            return null;
        });
        screen.await("the focus in it", () -> screen.sees("kubernetes-registry-prefix")
                && screen.find("kubernetes-registry-prefix").isFocused());
        assertThat(screen.find("kubernetes-registry-prefix").getStyleClass()).contains("field-wrong");
        screen.photograph("kubernetes-wrong-dark-zh-Hant-1024x700");
    }

    private void open(Theme theme, Language language, double width, double height) throws Exception {
        screen = Screen.on();
        var words = new Words(language);
        screen.show(width, height, () -> {
            var clock = InstantSource.fixed(Instant.EPOCH.plusSeconds(31));
            var backstage = BehindTheScreen.in(directory, words, clock, errands);
            desk = new DraftDesk(errands, new WindowFiles(directory.resolve("kept")));
            desk.change(draft -> draft.named("web").with(CloudDraft.of(CloudChoice.DEFAULT.in("lab-east"))));
            var offers = new OfferModel(desk,
                    new OfferModel.Means(_ -> new Offers().offer(), errands, clock, new Failures()));
            var preflight = new PreflightModel(desk, offers, errands, (_, _) -> List.of());
            wizard = new Wizard(words, WizardPages.all(backstage, desk, CloudModel.at(desk, backstage), offers,
                    preflight, ReviewModel.at(desk, offers, preflight, backstage), _ -> {}),
                    new WizardRail.Ends(new Region(), new Region(), new Region(), new Region()), new Button(),
                    new SaveAnswers(backstage, desk), () -> {});
            wizard.open("kubernetes");
            errands.go(Duration.ZERO);
            var scene = new Scene(wizard, width, height);
            new Looks(words, theme).apply(scene);
            return scene;
        });
    }

    private void type(String id, String text) {
        screen.onWindowThread(() -> {
            ((TextField) screen.find(id)).setText(text);
            return null;
        });
    }

    private void tick(String id) {
        screen.onWindowThread(() -> {
            ((CheckBox) screen.find(id)).fire();
            return null;
        });
    }
}
