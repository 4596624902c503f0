package dev.slipway.ui.wizard;

import dev.slipway.ui.kit.Words;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** A page that asks: it stands as its answers do, and each answer is given in the field that has its path as ID. */
abstract class FormPage implements WizardPage {

    private final String id;
    private final FormModel form;
    private final Node body;
    private final List<Node> aside;
    private final Runnable look;

    /** One whose answers need nobody else's. */
    FormPage(String id, FormModel form, Node body) {
        this(id, form, body, List.of(), () -> {});
    }

    /** One whose answers are picked from what the cloud offers: it asks when it is shown, and says how old the offer is. */
    FormPage(String id, FormModel form, Node body, Words words, OfferModel offers) {
        this(id, form, body, List.of(new OfferAge(words, offers)), offers::want);
    }

    private FormPage(String id, FormModel form, Node body, List<Node> aside, Runnable look) {
        this.id = id;
        this.form = form;
        this.body = body;
        this.aside = aside;
        this.look = look;
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final Node body() {
        return body;
    }

    @Override
    public List<Node> aside() {
        return aside;
    }

    @Override
    public ObservableValue<Standing> standing() {
        return form.standing();
    }

    @Override
    public void shown() {
        form.visit();
        look.run();
    }

    @Override
    public boolean focus(String field) {
        if (form.has(field)) {
            Focus.on(body, field);
        }
        return form.has(field);
    }
}
