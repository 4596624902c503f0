package dev.slipway.ui;

import dev.slipway.text.Message;
import dev.slipway.ui.work.Errands;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** A file that is held over the window: what letting go of it will do, and then does. */
final class DropModel {

    /** What can be done with a file. */
    interface Taker {
        /** Opens the answers in it. */
        void answers(Path file);

        /** Takes what it says of a cloud, or whom it trusts. */
        void cloud(Path file);

        /** Says something that a person did not want to hear. */
        void refuse(Message message);
    }

    private final Errands errands;
    private final Taker taker;
    private final Errands.Newest looking = new Errands.Newest();
    private final ReadOnlyObjectWrapper<Optional<Message>> promise = new ReadOnlyObjectWrapper<>(Optional.empty());

    DropModel(Errands errands, Taker taker) {
        this.errands = errands;
        this.taker = taker;
    }

    /** What letting go now will do; nothing while no file is held over the window. */
    ReadOnlyObjectProperty<Optional<Message>> promise() {
        return promise.getReadOnlyProperty();
    }

    void over(Path file) {
        promise.set(Optional.of(Message.of("ui.drop.looking", file.getFileName())));
        looking.replaceBy(errands.begin(() -> DroppedFile.of(file),
                kind -> promise.set(Optional.of(Message.of(kind.promise(), file.getFileName()))), _ -> {}));
    }

    /** It is held over the window no longer. */
    void left() {
        looking.cancel();
        promise.set(Optional.empty());
    }

    void drop(Path file) {
        left();
        looking.replaceBy(errands.begin(() -> DroppedFile.of(file), kind -> {
            switch (kind) {
                case ANSWERS -> taker.answers(file);
                case CLOUDS, OPENRC, CERTIFICATES -> taker.cloud(file);
                case UNKNOWN -> taker.refuse(Message.of(kind.promise(), file.getFileName()));
            }
        }, _ -> {}));
    }
}
