package dev.slipway.ui.wizard;

import dev.slipway.spec.SpecProblem;
import dev.slipway.text.Message;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;

/** What is wrong with the answers of one page, told only once a person has been there. */
public final class FormModel {

    private final DraftDesk desk;
    private final List<String> sections;
    private final BooleanProperty visited = new SimpleBooleanProperty();
    private final ObservableValue<List<SpecProblem>> problems;
    private final ObservableValue<Standing> standing;

    /** @param sections of the answers file, whose answers the page collects */
    public FormModel(DraftDesk desk, String... sections) {
        this.desk = desk;
        this.sections = List.of(sections);
        this.problems = desk.draft().map(draft -> draft.problems().stream().filter(this::isHere).toList());
        this.standing = Bindings.createObjectBinding(this::stand, problems, visited);
    }

    public DraftDesk desk() {
        return desk;
    }

    public void visit() {
        visited.set(true);
    }

    /** Whether the answer belongs to this page. */
    public boolean has(String field) {
        return sections.stream().anyMatch(section -> field.equals(section) || field.startsWith(section + "."));
    }

    private boolean isHere(SpecProblem problem) {
        return has(problem.field());
    }

    public ObservableValue<List<SpecProblem>> problems() {
        return problems;
    }

    public ObservableValue<Standing> standing() {
        return standing;
    }

    private Standing stand() {
        var wrong = problems.getValue();
        if (!visited.get()) {
            return Standing.open(Message.of("ui.wizard.wait-unseen"));
        }
        return wrong.isEmpty() ? Standing.done() : Standing.blocked(wrong.size(), wrong.getFirst().message());
    }

    /** What is wrong with this answer. */
    public ObservableValue<Optional<Message>> problem(String field) {
        return Bindings.createObjectBinding(() -> visited.get()
                ? problems.getValue().stream().filter(it -> it.field().equals(field)).findFirst()
                        .map(SpecProblem::message)
                : Optional.empty(), problems, visited);
    }
}
