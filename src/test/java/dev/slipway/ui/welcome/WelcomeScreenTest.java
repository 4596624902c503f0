package dev.slipway.ui.welcome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.openstack.CloudSummary;
import dev.slipway.openstack.ConnectionLine;
import dev.slipway.openstack.ConnectionReport;
import dev.slipway.openstack.ConnectionTarget;
import dev.slipway.text.Message;
import dev.slipway.ui.BehindTheScreen;
import dev.slipway.ui.Screen;
import dev.slipway.ui.kit.Language;
import dev.slipway.ui.kit.Looks;
import dev.slipway.ui.kit.Theme;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.wizard.DraftDesk;
import dev.slipway.ui.work.Backstage;
import dev.slipway.ui.work.CloudScout;
import dev.slipway.ui.work.Navigator;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first screen, on a computer whose files name clouds. */
class WelcomeScreenTest {

    @TempDir
    private Path directory = Path.of("");

    private final List<String> taken = new ArrayList<>();

    @Test
    void eachCloudThatTheFilesNameIsOneClickAway() throws Exception {
        var screen = Screen.on();
        var words = new Words(Language.ENGLISH);
        screen.show(1180, 780, () -> {
            var backstage = scouting(BehindTheScreen.in(directory, words, InstantSource.system(), Runnable::run));
            var model = new WelcomeModel(backstage, new DraftDesk(backstage.errands(), backstage.kept()));
            var scene = new Scene(new WelcomeScreen(backstage, model, navigator(), new Region()), 1180, 780);
            new Looks(words, Theme.LIGHT).apply(scene);
            return scene;
        });
        screen.await("the clouds", () -> screen.sees("new-on-lab-east") && screen.sees("new-on-lab-west"));
        screen.photograph("welcome-found-clouds");
        assertThat(screen.person().lookup("#new-on-practice").queryAll()).isEmpty();
        screen.person().clickOn("#new-on-lab-west");
        assertThat(taken).containsExactly("newCluster lab-west");
    }

    private Navigator navigator() {
        return (Navigator) Proxy.newProxyInstance(Navigator.class.getClassLoader(), new Class<?>[] {Navigator.class},
                (_, method, arguments) -> {
                    taken.add(method.getName() + " " + ((CloudSummary) arguments[1]).name());
                    return null;
                });
    }

    private static Backstage scouting(Backstage other) {
        return new Backstage(other.version(), other.words(), other.errands(), other.clock(), other.timeline(),
                other.workspace(), other.provisioner(), other.failures(), other.clouds(), other.looks(),
                other.practice(), other.files(), other.kept(), new Files(other.practice().cloudsYaml()),
                other.secrets(), other.kubeconfig());
    }

    /** Two files, one of them the practice cloud's. */
    private record Files(Path practice) implements CloudScout {

        @Override
        public List<Source> usual() {
            return List.of(new Source(Path.of("/home/ada/.config/openstack/clouds.yaml"), true,
                    List.of(cloud("lab-east", Optional.empty()),
                            cloud("lab-west", Optional.of(Message.of("openstack.clouds-yaml.empty", "x"))))),
                    new Source(practice, true, List.of(cloud("practice", Optional.empty()))));
        }

        private static CloudSummary cloud(String name, Optional<Message> problem) {
            return new CloudSummary(name, "https://keystone." + name + ".example:5000/v3", "RegionOne", List.of(),
                    "public", "ada", "Default", "shop-staging", "Default", CloudSummary.Kind.PASSWORD, "",
                    Optional.empty(), Optional.empty(), problem);
        }

        @Override
        public Source read(Path file) {
            throw new AssertionError("no file is chosen here");
        }

        @Override
        public ConnectionReport test(ConnectionTarget target, Consumer<ConnectionLine> told) {
            throw new AssertionError("no cloud is tested here");
        }
    }
}
