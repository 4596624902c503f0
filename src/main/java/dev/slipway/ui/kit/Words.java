package dev.slipway.ui.kit;

import dev.slipway.text.Message;
import dev.slipway.text.Texts;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/** What the window says, in the language that is chosen now. What is bound to a saying follows when that changes. */
public final class Words {

    private final UnaryOperator<String> filter;
    private final ReadOnlyObjectWrapper<Language> language;
    private final ReadOnlyObjectWrapper<Texts> texts;

    public Words(Language first) {
        this(first, UnaryOperator.identity());
    }

    /** @param filter what others' words go through before they are said */
    public Words(Language first, UnaryOperator<String> filter) {
        this.filter = filter;
        language = new ReadOnlyObjectWrapper<>(first);
        texts = new ReadOnlyObjectWrapper<>(in(first));
    }

    public ReadOnlyObjectProperty<Language> language() {
        return language.getReadOnlyProperty();
    }

    public void speak(Language other) {
        texts.set(in(other));
        language.set(other);
    }

    private Texts in(Language other) {
        return Texts.in(other.locale()).filtering(filter);
    }

    /** For text that is made afresh each time it is shown, such as that of a cell. */
    public String now(Message message) {
        return texts.get().say(message);
    }

    public String now(String key, Object... arguments) {
        return now(Message.of(key, arguments));
    }

    public Texts texts() {
        return texts.get();
    }

    /** Changes whenever sayings do. */
    public ObservableValue<Texts> changes() {
        return texts.getReadOnlyProperty();
    }

    public StringBinding say(String key, Object... arguments) {
        var message = Message.of(key, arguments);
        return Bindings.createStringBinding(() -> now(message), texts);
    }

    public StringBinding say(Message message) {
        return Bindings.createStringBinding(() -> now(message), texts);
    }

    /** What a changing message says; nothing while there is none. */
    public StringBinding say(ObservableValue<Optional<Message>> message) {
        return following(message, (words, said) -> Optional.of(words.say(said)));
    }

    /** What a changing message means, if there is more to say than what happened. */
    public StringBinding meaning(ObservableValue<Optional<Message>> message) {
        return following(message, Texts::meaning);
    }

    /** What to do about a changing message. */
    public StringBinding remedy(ObservableValue<Optional<Message>> message) {
        return following(message, Texts::remedy);
    }

    private StringBinding following(ObservableValue<Optional<Message>> message,
            BiFunction<Texts, Message, Optional<String>> part) {
        return Bindings.createStringBinding(
                () -> message.getValue().flatMap(said -> part.apply(texts.get(), said)).orElse(""), texts, message);
    }
}
