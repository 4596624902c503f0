package dev.slipway.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javafx.scene.transform.Transform;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A screen without a display, a person before it, and a camera. */
public final class Screen {

    private static final Path PICTURES = Path.of("target/screenshots");
    private static final int LONGEST = 60;
    private static final List<String> PLACES = List.of("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu",
            "/usr/lib64", "/usr/lib");

    private static volatile boolean used;

    private final Stage stage;
    private final FxRobot robot = new FxRobot();

    private Screen(Stage stage) {
        this.stage = stage;
    }

    /** A stage that nothing is on yet; the same one for all tests, one after the other. */
    public static Screen on() throws TimeoutException {
        assertThat(System.getProperty("os.name").equals("Linux") && PLACES.stream()
                .noneMatch(place -> Files.exists(Path.of(place, "libpangoft2-1.0.so.0"))))
                .as("letters cannot be drawn: install pango (Debian, Ubuntu: apt-get install libpangoft2-1.0-0)")
                .isFalse();
        used = true;
        return new Screen(FxToolkit.registerPrimaryStage());
    }

    /** Whether any test had a screen yet; before that there is no toolkit to ask. */
    static boolean wasUsed() {
        return used;
    }

    public Stage stage() {
        return stage;
    }

    public FxRobot person() {
        return robot;
    }

    /** Puts the scene on the stage in this size. */
    public void show(double width, double height, Supplier<Scene> scene) {
        onWindowThread(() -> {
            stage.setScene(scene.get());
            stage.setWidth(width);
            stage.setHeight(height);
            stage.show();
            return null;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Runs on the window's thread. */
    public <T> T onWindowThread(Callable<T> work) {
        return WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(work));
    }

    /** Waits for as long as a busy machine may need. */
    public void await(String what, BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(LONGEST, TimeUnit.SECONDS, () -> onWindowThread(condition::getAsBoolean));
        } catch (TimeoutException e) {
            take("gave-up");
            throw new AssertionError("not seen after " + LONGEST + " s: " + what, e);
        }
    }

    /** Presses keys together, the last of them once, and waits until the window has dealt with it. */
    public void press(KeyCode... keys) {
        onWindowThread(() -> {
            var keyboard = new Robot();
            List.of(keys).forEach(keyboard::keyPress);
            List.of(keys).reversed().forEach(keyboard::keyRelease);
            return null;
        });
        WaitForAsyncUtils.waitForFxEvents(1);
    }

    /** The node with this ID, which is there and can be seen. */
    public Node find(String id) {
        return robot.lookup("#" + id).query();
    }

    /** Whether a person sees it. */
    public boolean sees(String id) {
        return stage.getScene().lookup("#" + id) instanceof Node node && isShown(node);
    }

    private static boolean isShown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Writes what is to be seen now to {@code target/screenshots/NAME.png}; who does not see it must be able to hear it, so
     * everything in it has to have a name.
     */
    public void photograph(String name) {
        take(name);
        assertThat(onWindowThread(() -> Nameless.in(stage.getScene().getRoot())))
                .as("what %s shows and a screen reader cannot say", name).isEmpty();
    }

    private void take(String name) {
        WaitForAsyncUtils.waitForFxEvents();
        var image = onWindowThread(() -> picture(stage.getScene().getRoot(), 1));
        write(image, PICTURES.resolve(name + ".png"));
    }

    private static WritableImage picture(Parent root, double scale) {
        var parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(scale, scale));
        parameters.setFill(root.getScene().getFill());
        return root.snapshot(parameters, null);
    }

    private static void write(WritableImage image, Path file) {
        var width = (int) image.getWidth();
        var height = (int) image.getHeight();
        var copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var reader = image.getPixelReader();
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                copy.setRGB(x, y, reader.getArgb(x, y));
            }
        }
        try {
            Files.createDirectories(file.getParent());
            ImageIO.write(copy, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
