package dev.slipway.ui.wizard;

import dev.slipway.openstack.CloudSummary;
import dev.slipway.openstack.CloudsYamlException;
import dev.slipway.openstack.trust.CaFile;
import dev.slipway.openstack.trust.CaFileException;
import dev.slipway.openstack.trust.CertificateFacts;
import dev.slipway.secret.Secret;
import dev.slipway.text.Message;
import dev.slipway.ui.work.CloudScout.Source;
import dev.slipway.ui.work.Errands;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/** The files that say something of the cloud: those in the usual places, those that were chosen, and the CA file. */
public final class CloudFiles {

    private final DraftDesk desk;
    private final CloudModel.Means with;
    private final Consumer<Optional<Secret>> secret;
    private final ReadOnlyObjectWrapper<List<Source>> sources = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Message>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Message>> caProblem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Errands.Newest reading = new Errands.Newest();

    /** @param secret takes what a file says of it, which is no part of the draft */
    CloudFiles(DraftDesk desk, CloudModel.Means with, Consumer<Optional<Secret>> secret) {
        this.desk = desk;
        this.with = with;
        this.secret = secret;
    }

    /** Looks in the usual places. */
    void look() {
        with.errands().begin(with.scout()::usual, this::found, _ -> {});
    }

    public ReadOnlyObjectProperty<List<Source>> sources() {
        return sources.getReadOnlyProperty();
    }

    /** Why a file that was chosen says nothing, or not enough; until that is answered. */
    public ObservableValue<Optional<Message>> problem() {
        return problem.getReadOnlyProperty();
    }

    public ObservableValue<Optional<Message>> caProblem() {
        return caProblem.getReadOnlyProperty();
    }

    /** The certificates that the draft has now. */
    public List<CertificateFacts> certificates() {
        var pem = desk.now().cloud().caPem();
        return pem.isBlank() ? List.of()
                : CaFile.of(pem.getBytes(StandardCharsets.US_ASCII), "").certificates().stream()
                        .map(CertificateFacts::of).toList();
    }

    /** Takes a file that was chosen or dropped: what it is, its name says. */
    public void take(Path file) {
        if (file.toString().matches("(?i).*\\.(pem|crt|cer|der|p7b|p7c)")) {
            chooseCa(file.toString());
            return;
        }
        reading.replaceBy(with.errands().begin(() -> with.scout().read(file), source -> {
            problem.set(Optional.empty());
            choose(source, source.clouds().getFirst());
        }, thrown -> problem.set(Optional.of(words(thrown)))));
    }

    /** Takes what an entry of a file says. */
    public void choose(Source source, CloudSummary cloud) {
        remember(source);
        reading.replaceBy(with.errands().begin(() -> cloud.caFile().map(CaFile::read).map(CaFile::pem).orElse(""),
                pem -> filled(source, cloud, pem, cloud.problem()),
                thrown -> filled(source, cloud, "", Optional.of(words(thrown)))));
    }

    /** Reads a CA file; an empty name is this computer's trust. */
    public void chooseCa(String name) {
        edit(draft -> draft.withCaFile(name, ""));
        caProblem.set(Optional.empty());
        if (name.isBlank()) {
            return;
        }
        reading.replaceBy(with.errands().beginAfter(with.pause(), () -> CaFile.read(Path.of(name.strip())).pem(),
                pem -> edit(draft -> draft.caFile().equals(name) ? draft.withCaFile(name, pem) : draft),
                thrown -> caProblem.set(Optional.of(words(thrown)))));
    }

    /** Adds a file's certificates to those that are there. */
    public void addCa(Path file) {
        var before = desk.now().cloud();
        reading.replaceBy(with.errands().begin(() -> {
            var added = CaFile.read(file);
            return before.caPem().isBlank() ? added.pem()
                    : CaFile.of(before.caPem().getBytes(StandardCharsets.US_ASCII), "").with(added).pem();
        }, pem -> {
            caProblem.set(Optional.empty());
            edit(draft -> draft.withCaFile(draft.caFile().isBlank() ? file.toString() : draft.caFile(), pem));
        }, thrown -> caProblem.set(Optional.of(words(thrown)))));
    }

    /** A person has answered what the file did not, or not well. */
    void answered() {
        problem.set(Optional.empty());
    }

    private void edit(UnaryOperator<CloudDraft> change) {
        desk.change(draft -> draft.with(change.apply(draft.cloud())));
    }

    private void found(List<Source> usual) {
        var chosen = sources.get();
        sources.set(usual);
        chosen.forEach(this::remember);
        var draft = desk.now().cloud();
        var entries = usual.stream().filter(Source::isUsual).flatMap(source -> source.clouds().stream()).toList();
        var name = draft.asEntry() && !draft.entry().isEmpty() ? draft.entry()
                : entries.size() == 1 ? entries.getFirst().name() : "";
        if (draft.isEmpty() || draft.asEntry() && draft.authUrl().isEmpty()) {
            for (var source : usual) {
                source.clouds().stream().filter(cloud -> source.isUsual() && cloud.name().equals(name)).findFirst()
                        .ifPresent(cloud -> choose(source, cloud));
            }
        }
    }

    private void remember(Source source) {
        var all = new ArrayList<>(sources.get());
        if (all.stream().noneMatch(known -> known.file().equals(source.file()))) {
            all.add(source);
            sources.set(List.copyOf(all));
        }
    }

    private void filled(Source source, CloudSummary cloud, String pem, Optional<Message> wrong) {
        caProblem.set(Optional.empty());
        secret.accept(Optional.empty());
        edit(draft -> draft.read(source.file(), source.isUsual(), cloud, pem));
        secret.accept(cloud.secret());
        problem.set(wrong);
    }

    private static Message words(Exception thrown) {
        return switch (thrown) {
            case CloudsYamlException e -> e.message();
            case CaFileException e -> e.message();
            default -> Message.of("ui.cloud.unreadable", String.valueOf(thrown.getMessage()));
        };
    }
}
