package dev.slipway.ui.wizard;

import dev.slipway.provision.Finding;
import dev.slipway.spec.SpecProblem;
import dev.slipway.text.Message;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;

/** What is wrong with the answers of one page, by themselves and in this cloud; told only once a person has been there. */
public final class FormModel {

    private final List<String> sections;
    private final BooleanProperty visited = new SimpleBooleanProperty();
    private final ObservableValue<List<SpecProblem>> problems;
    private final PreflightModel preflight;
    private final ObservableValue<Standing> standing;

    /** @param sections of the answers file, whose answers the page collects */
    public FormModel(DraftDesk desk, PreflightModel preflight, String... sections) {
        this.sections = List.of(sections);
        this.preflight = preflight;
        this.problems = desk.draft()
                .map(draft -> draft.problems().stream().filter(problem -> has(problem.field())).toList());
        this.standing = Bindings.createObjectBinding(this::stand, problems, preflight.findings(), visited);
    }

    public void visit() {
        visited.set(true);
    }

    /** Whether the answer belongs to this page. */
    public boolean has(String field) {
        return sections.stream().anyMatch(section -> field.equals(section) || field.startsWith(section + "."));
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
        if (!wrong.isEmpty()) {
            return Standing.blocked(wrong.size(), AnswerName.before(wrong.getFirst()));
        }
        var found = preflight.findings().get().stream().filter(finding -> has(finding.field())).toList();
        var blocking = found.stream().filter(Finding::isBlocking).toList();
        if (!blocking.isEmpty()) {
            return Standing.blocked(blocking.size(), blocking.getFirst().message());
        }
        return found.isEmpty() ? Standing.done() : Standing.advised(found.size());
    }

    /** What is wrong with this answer. */
    public ObservableValue<Optional<Message>> problem(String field) {
        return Bindings.createObjectBinding(() -> visited.get()
                ? problems.getValue().stream().filter(it -> it.field().equals(field)).findFirst()
                        .map(SpecProblem::message).or(() -> preflight.blocking(field).map(Finding::message))
                : Optional.empty(), problems, preflight.findings(), visited);
    }
}
