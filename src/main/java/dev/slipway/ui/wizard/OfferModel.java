package dev.slipway.ui.wizard;

import dev.slipway.openstack.CloudOffer;
import dev.slipway.plan.Failure;
import dev.slipway.plan.FailureReader;
import dev.slipway.spec.CloudChoice;
import dev.slipway.text.Message;
import dev.slipway.ui.work.Backstage;
import dev.slipway.ui.work.Errands;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What the chosen cloud offers: asked for once for all pages, again when it has grown old or the cloud is another. */
public final class OfferModel {

    private static final Duration FRESH = Duration.ofMinutes(1);

    /** What it asks with. */
    public record Means(Question question, Errands errands, InstantSource clock, FailureReader failures) {}

    /** Asks the cloud, on the thread that calls. */
    @FunctionalInterface
    public interface Question {
        /** @throws Exception that a failure can be read from */
        CloudOffer ask(CloudChoice choice) throws Exception;
    }

    private final Means with;
    private final DraftDesk desk;
    private final Errands.Newest looking = new Errands.Newest();
    private final ReadOnlyObjectWrapper<Optional<CloudOffer>> offer = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Failure>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private Optional<CloudChoice> asked = Optional.empty();

    /** With all that the window has. */
    public static OfferModel at(DraftDesk desk, Backstage backstage) {
        return new OfferModel(desk, new Means(
                choice -> backstage.provisioner().offer(choice, backstage.clouds().access(choice)),
                backstage.errands(), backstage.clock(), backstage.failures()));
    }

    public OfferModel(DraftDesk desk, Means with) {
        this.with = with;
        this.desk = desk;
        desk.draft().subscribe(draft -> forgetIfOther(draft.cloud()));
    }

    /** That a file says more of the cloud that was chosen makes it no other. */
    private void forgetIfOther(CloudDraft now) {
        if (asked.isPresent() && !now.chosen().equals(asked)) {
            looking.cancel();
            asked = Optional.empty();
            busy.set(false);
            failure.set(Optional.empty());
            offer.set(Optional.empty());
        }
    }

    /** Asks, unless what is known is fresh or asked for already. */
    public void want() {
        var fresh = offer.get().filter(it -> it.fetchedAt().plus(FRESH).isAfter(with.clock().instant()));
        if (!busy.get() && fresh.isEmpty()) {
            ask();
        }
    }

    /** Asks again; nobody before a cloud was chosen. */
    public void ask() {
        desk.now().cloud().chosen().ifPresent(this::ask);
    }

    private void ask(CloudChoice choice) {
        asked = Optional.of(choice);
        busy.set(true);
        looking.replaceBy(with.errands().begin(() -> with.question().ask(choice), this::saw, e -> {
            busy.set(false);
            failure.set(Optional.of(with.failures().read(e)));
        }));
    }

    private void saw(CloudOffer now) {
        busy.set(false);
        failure.set(Optional.empty());
        offer.set(Optional.of(now));
    }

    /** Empty until the cloud has answered. */
    public ReadOnlyObjectProperty<Optional<CloudOffer>> offer() {
        return offer.getReadOnlyProperty();
    }

    /** Why the latest question was not answered; the offer is then an older one. */
    public ReadOnlyObjectProperty<Optional<Failure>> failure() {
        return failure.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** How old the offer is, for the page's corner. */
    public Message age() {
        if (busy.get()) {
            return Message.of("ui.offer.asking");
        }
        return offer.get().map(it -> {
            var seconds = Math.max(0, Duration.between(it.fetchedAt(), with.clock().instant()).toSeconds());
            return Message.of("ui.offer.read", Duration.ofSeconds(seconds));
        }).orElse(Message.of("ui.offer.none"));
    }
}
