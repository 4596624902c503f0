package dev.slipway.ui;

import dev.slipway.ui.kit.Language;
import dev.slipway.ui.kit.Looks;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.wizard.Wizard;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/** The keys that work everywhere. Those of one page are the page's own. */
final class Keys {

    private static final List<String> PLACES = List.of(".rail", ".page-body", ".footer");

    private final Scene scene;

    private Keys(Scene scene) {
        this.scene = scene;
    }

    static void install(Scene scene, Window window, Words words, Looks looks) {
        var keys = new Keys(scene);
        keys.on(KeyCode.N, window::newCluster, KeyCombination.SHORTCUT_DOWN);
        keys.on(KeyCode.O, window::chooseAnswers, KeyCombination.SHORTCUT_DOWN);
        keys.on(KeyCode.L, () -> words.speak(next(words.language().get())), KeyCombination.SHORTCUT_DOWN);
        keys.on(KeyCode.T, () -> looks.theme().set(looks.theme().get().next()), KeyCombination.SHORTCUT_DOWN);
        keys.on(KeyCode.LEFT, () -> keys.wizard(Wizard::back), KeyCombination.ALT_DOWN);
        keys.on(KeyCode.RIGHT, () -> keys.wizard(Wizard::next), KeyCombination.ALT_DOWN);
        keys.on(KeyCode.S, () -> keys.wizard(Wizard::save), KeyCombination.SHORTCUT_DOWN);
        keys.on(KeyCode.ENTER, keys::accent, KeyCombination.SHORTCUT_DOWN);
        keys.on(KeyCode.F6, () -> keys.move(1));
        keys.on(KeyCode.F6, () -> keys.move(PLACES.size() - 1), KeyCombination.SHIFT_DOWN);
        for (var number = 1; number <= 8; number++) {
            var step = number;
            keys.on(KeyCode.valueOf("DIGIT" + number), () -> keys.step(step), KeyCombination.SHORTCUT_DOWN);
        }
    }

    private void on(KeyCode key, Runnable action, KeyCombination.Modifier... modifiers) {
        scene.getAccelerators().put(new KeyCodeCombination(key, modifiers), action);
    }

    private void wizard(Consumer<Wizard> action) {
        if (scene.getRoot() instanceof Wizard wizard) {
            action.accept(wizard);
        }
    }

    private static Language next(Language present) {
        var all = Language.values();
        return all[(present.ordinal() + 1) % all.length];
    }

    /** The one button that leads on. */
    private void accent() {
        scene.getRoot().lookupAll(".button.accent").stream().filter(Button.class::isInstance).map(Button.class::cast)
                .filter(button -> button.isVisible() && !button.isDisabled()).reduce((_, last) -> last)
                .ifPresent(Button::fire);
    }

    private void step(int number) {
        var steps = scene.getRoot().lookupAll(".rail-item").stream().filter(Button.class::isInstance)
                .map(Button.class::cast).toList();
        if (number <= steps.size() && !steps.get(number - 1).isDisabled()) {
            steps.get(number - 1).fire();
        }
    }

    /** From rail to page to footer. */
    private void move(int by) {
        var here = PLACES.stream().filter(place -> isIn(place, scene.getFocusOwner())).findFirst()
                .map(PLACES::indexOf).orElse(0);
        for (var tried = 1; tried <= PLACES.size(); tried++) {
            var place = scene.getRoot().lookup(PLACES.get((here + by * tried) % PLACES.size()));
            var target = Optional.ofNullable(place).flatMap(Keys::first);
            if (target.isPresent()) {
                target.get().requestFocus();
                return;
            }
        }
    }

    private static boolean isIn(String place, @Nullable Node node) {
        for (var at = node; at != null; at = at.getParent()) {
            if (at.getStyleClass().contains(place.substring(1))) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Node> first(Node node) {
        if (node.isFocusTraversable() && !node.isDisabled() && node.isVisible()) {
            return Optional.of(node);
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().map(Keys::first).flatMap(Optional::stream)
                        .findFirst()
                : Optional.empty();
    }
}
