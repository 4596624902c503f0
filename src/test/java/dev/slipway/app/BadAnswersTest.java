package dev.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.PasswordTextField;
import dev.slipway.practice.Pace;
import dev.slipway.practice.PracticeOptions;
import dev.slipway.practice.net.CertificateAuthority;
import dev.slipway.text.Message;
import dev.slipway.ui.Screen;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Back and forth over all pages with answers that are wrong: each is told, Review leads to each, and nothing typed is lost. */
class BadAnswersTest {

    private static final String STRANGER = "6f1c0b7e-0000-4000-8000-00000000dead";

    @TempDir
    Path directory = Path.of("");

    private WindowOnPractice window;
    private Screen screen;

    @BeforeEach
    void open() throws Exception {
        // m1.tiny and two m1.large take nine, m1.medium and one m1.large six
        window = WindowOnPractice.open(directory,
                PracticeOptions.at(new Pace(0)).withQuotas(Map.of("compute.cores", 7L)));
        var project = window.signedIn().networking();
        project.createSecurityGroup("somebody", "slipway cluster web-0badcafe");
        project.clearGateway(project.createRouter("lonely", "", project.networks().stream()
                .filter(it -> it.external()).findFirst().orElseThrow().id()).id());
        screen = window.screen();
        screen.await("the first screen", () -> screen.sees("tile-open"));
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void whatIsWrongWithTheSignInIsToldAndAllIsWellOnceItIsTakenBack() throws Exception {
        answers();
        screen.await("that the cloud can be reached", () -> isPassed("line-clock"));
        var url = text("cloud-sign-in-auth-url");
        var ca = text("cloud-ca-file");
        var password = secret();

        type("cloud-sign-in-auth-url", "https://127.0.0.1:1/identity/v3");
        told("openstack.refused");
        type("cloud-sign-in-auth-url", url);

        typeSecret("wrong");
        told("openstack.test.password-refused");
        screen.photograph("cloud-wrong-password");
        assertThat(screen.onWindowThread(() -> screen.find("next").isDisabled())).isTrue();

        var foreign = Files.writeString(directory.resolve("foreign.pem"),
                new CertificateAuthority("Somebody else's CA", InstantSource.system(), new Random(3)).pem());
        type("cloud-ca-file", foreign.toString());
        told(Message.of("openstack.trust.missing", 1, "identity"));
        screen.photograph("cloud-foreign-ca");

        type("cloud-ca-file", ca);
        typeSecret(password);
        screen.await("that all is well", () -> isPassed("line-clock"));
    }

    @Test
    void reviewLeadsToEachBadAnswerOfTheOtherPages() throws Exception {
        answers();
        theOtherPages();
        review();
    }

    private void answers() throws Exception {
        window.choose(Files.writeString(directory.resolve("web.slipway.yaml"), """
                slipway: 1
                cloud: {entry: practice}
                nodes:
                  image: debian-12-generic-amd64
                  control-planes: {flavor: m1.tiny}
                  workers: {count: 2, flavor: m1.large}
                """));
        press("tile-open");
    }

    private void theOtherPages() {
        press("rail-network");
        screen.await("what the cloud has", () -> text("ask-again").startsWith("Read"));
        type("network-existing-router", "lonely");
        told("ui.network.no-gateway");
        type("network-external", STRANGER);
        told("provision.not-found");

        press("rail-nodes");
        told("provision.flavor-too-small");
        told(Message.of("ui.quota.too-many", 2, Message.of("ui.quota.vcpus")));
        screen.photograph("nodes-short-by-two");

        press("rail-kubernetes");
        type("kubernetes-pods", "10.6.0.0/16");
        told("spec.overlap");
    }

    private void review() {
        press("rail-review");
        told("spec.overlap");
        jump("kubernetes-pods", "kubernetes-pods");
        type("kubernetes-pods", "10.244.0.0/16");

        press("rail-review");
        told("provision.name-taken");
        told("provision.not-found");
        told("provision.flavor-too-small");
        told("provision.quota");
        screen.photograph("review-bad-answers");
        assertThat(screen.onWindowThread(() -> screen.find("create").isDisabled())).isTrue();
        assertThat(text("why-not")).isNotEmpty();

        jump("network-external", "network-external");
        type("network-external", "public");
        press("rail-review");
        told("provision.router-gets-gateway");
        jump("network-existing-router", "network-existing-router");
        assertThat(text("network-existing-router")).isEqualTo("lonely");

        press("rail-review");
        jump("nodes-control-planes-flavor", "flavors");
        press("rail-review");
        jump("nodes", "fit-to-quota");
        press("rail-review");
        jump("name", "name");
        type("name", "shop");

        press("rail-review");
        told("provision.quota");
        press("remedy-fit-to-quota");
        screen.await("that the quota suffices", () -> !isTold("provision.quota") && screen.sees("create")
                && isTold("provision.flavor-too-small"));
        jump("nodes-control-planes-flavor", "flavors");
        pick("m1.medium");
        press("rail-review");
        screen.await("a plan at last", () -> screen.sees("plan") && !screen.find("create").isDisabled());
        assertThat(isTold("provision.router-gets-gateway")).isTrue();
        screen.photograph("review-mended");
    }

    /** Presses Review's way to an answer, and finds the focus where the answer is given. */
    private void jump(String field, String control) {
        screen.await("the way to " + field, () -> screen.sees("go-to-" + field));
        press("go-to-" + field);
        screen.await("the focus in " + control, () -> screen.stage().getScene().getFocusOwner() instanceof Node owner
                && control.equals(owner.getId()));
    }

    /** The sentence of a key, whatever it was filled with. */
    private void told(String key) {
        var sentence = sentence(key);
        screen.await(key, () -> isTold(sentence));
    }

    private void told(Message message) {
        var sentence = Pattern.compile(Pattern.quote(window.words().now(message)));
        screen.await(message.key(), () -> isTold(sentence));
    }

    private boolean isTold(String key) {
        return isTold(sentence(key));
    }

    private boolean isTold(Pattern sentence) {
        return screen.stage().getScene().getRoot().lookupAll(".label").stream().filter(Label.class::isInstance)
                .map(Label.class::cast).anyMatch(label -> label.getText() != null
                        && sentence.matcher(label.getText()).matches());
    }

    private static Pattern sentence(String key) {
        var words = ResourceBundle.getBundle("dev.slipway.text." + key.substring(0, key.indexOf('.')), Locale.ROOT)
                .getString(key);
        return Pattern.compile("(.*: )?\\Q" + words.replace("''", "'").replaceAll("\\{[^{}]*}", "\\\\E.*\\\\Q")
                + "\\E", Pattern.DOTALL);
    }

    private void press(String id) {
        screen.await(id, () -> screen.sees(id));
        screen.onWindowThread(() -> {
            ((ButtonBase) screen.stage().getScene().lookup("#" + id)).fire();
            return null;
        });
    }

    private void type(String id, String text) {
        screen.await(id, () -> screen.sees(id));
        screen.onWindowThread(() -> {
            ((TextField) screen.find(id)).setText(text);
            return null;
        });
    }

    private String text(String id) {
        return screen.onWindowThread(() -> switch (screen.stage().getScene().lookup("#" + id)) {
            case TextField field -> field.getText();
            case Label label -> label.getText();
            case ButtonBase button -> button.getText();
            case null, default -> "";
        });
    }

    private String secret() {
        return screen.onWindowThread(() -> ((PasswordTextField) screen.find("cloud-secret")).getPassword());
    }

    private void typeSecret(String secret) {
        screen.onWindowThread(() -> {
            ((PasswordTextField) screen.find("cloud-secret")).setText(secret);
            return null;
        });
    }

    private boolean isPassed(String line) {
        return screen.sees(line) && String.valueOf(screen.find(line).getAccessibleText()).contains("done");
    }

    private void pick(String flavor) {
        screen.await("the flavors", () -> screen.find("flavors") instanceof ListView<?> list
                && !list.getItems().isEmpty());
        screen.person().clickOn(screen.person().lookup("#flavors .list-cell")
                .match(cell -> String.valueOf(cell.getAccessibleText()).startsWith(flavor + ",")).<Node>query());
    }
}
