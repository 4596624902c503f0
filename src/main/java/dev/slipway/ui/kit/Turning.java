package dev.slipway.ui.kit;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;
import javafx.util.Duration;

/**
 * What runs turns, once round in 1.2 s, for as long as it is on a screen and nobody asked for less motion. It goes like the hand of
 * a clock, because a window that is drawn anew at every pulse takes work from the run that it shows.
 */
final class Turning {

    private static final Duration STEP = Duration.millis(100);
    private static final double ANGLE = 30;

    private Turning() {}

    static void whileShown(Node node) {
        var turn = new Timeline(new KeyFrame(STEP, _ -> node.setRotate((node.getRotate() + ANGLE) % 360)));
        turn.setCycleCount(Animation.INDEFINITE);
        ObservableValue<Boolean> shown = node.sceneProperty().flatMap(Scene::windowProperty)
                .flatMap(Window::showingProperty).orElse(false);
        shown.subscribe(now -> {
            if (now && !Platform.getPreferences().isReducedMotion()) {
                turn.play();
            } else {
                turn.pause();
            }
        });
    }
}
