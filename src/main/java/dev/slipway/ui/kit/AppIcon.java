package dev.slipway.ui.kit;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.scene.image.Image;

/** Slipway's own icon. */
public final class AppIcon {

    private static final int[] SIZES = {16, 24, 32, 48, 64, 128, 256};

    private AppIcon() {}

    /** @param size in pixels, one that is drawn in {@code icons/} */
    public static Image of(int size) {
        var file = "/dev/slipway/ui/icons/icon-" + size + ".png";
        return new Image(Objects.requireNonNull(AppIcon.class.getResourceAsStream(file), file));
    }

    /** For window systems, which take the one that fits. */
    public static List<Image> all() {
        return IntStream.of(SIZES).mapToObj(AppIcon::of).toList();
    }
}
