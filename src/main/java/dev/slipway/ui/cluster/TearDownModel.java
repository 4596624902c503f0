package dev.slipway.ui.cluster;

import dev.slipway.provision.VolumeChoice;
import dev.slipway.text.Message;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What a person has to say before a cluster is torn down: its name, and what becomes of the data. */
final class TearDownModel {

    /** @param claim empty if none */
    record Volume(String id, String claim, int sizeGib) {

        Message words() {
            return claim.isEmpty() ? Message.of("ui.tear-down.volume", NodeFacts.cut(id), sizeGib)
                    : Message.of("ui.tear-down.claim", claim, NodeFacts.cut(id), sizeGib);
        }
    }

    private final String name;
    private final Optional<List<Volume>> volumes;
    private final StringProperty typed = new SimpleStringProperty("");
    private final ObjectProperty<Optional<VolumeChoice>> choice = new SimpleObjectProperty<>(Optional.empty());

    /** @param volumes those that hold data; empty if nobody can say */
    TearDownModel(String name, Optional<List<Volume>> volumes) {
        this.name = name;
        this.volumes = volumes;
    }

    String name() {
        return name;
    }

    List<Volume> volumes() {
        return volumes.orElse(List.of());
    }

    /** Whether it is not known which volumes there are. */
    boolean areVolumesUnknown() {
        return volumes.isEmpty();
    }

    boolean asksForVolumes() {
        return areVolumesUnknown() || !volumes().isEmpty();
    }

    StringProperty typed() {
        return typed;
    }

    /** Nothing until somebody chooses. */
    ObjectProperty<Optional<VolumeChoice>> choice() {
        return choice;
    }

    /** What is still to be said; empty once it may begin. */
    Optional<Message> missing() {
        if (asksForVolumes() && choice.get().isEmpty()) {
            return Optional.of(Message.of("ui.tear-down.choose"));
        }
        return typed.get().strip().equals(name) ? Optional.empty()
                : Optional.of(Message.of("ui.tear-down.type-name", name));
    }

    /** A volume that comes to be meanwhile is kept. */
    VolumeChoice chosen() {
        return choice.get().orElse(VolumeChoice.KEEP);
    }
}
