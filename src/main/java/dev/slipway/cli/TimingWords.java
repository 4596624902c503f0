package dev.slipway.cli;

import static dev.slipway.cli.JsonText.object;

import dev.slipway.plan.Plan;
import dev.slipway.plan.RunTiming;
import dev.slipway.plan.RunTiming.Span;
import dev.slipway.text.Message;
import dev.slipway.text.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where the time of a run went. */
final class TimingWords {

    private final Texts texts;
    private final Plan plan;
    private final RunTiming timing;

    TimingWords(Texts texts, Plan plan, RunTiming timing) {
        this.texts = texts;
        this.plan = plan;
        this.timing = timing;
    }

    /** The critical path alone: what is beside it cost nobody any time. */
    List<String> lines() {
        var table = new Table(say("cli.timing.began"), say("cli.timing.took"), say("cli.timing.step"));
        timing.path()
                .forEach(span -> table.row(RunLines.clock(span.begun()), seconds(span.took()) + " s", title(span)));
        var lines = new ArrayList<String>();
        lines.add(say("cli.timing.path", timing.path().size(), timing.spans().size()));
        lines.addAll(table.lines());
        lines.add(say("cli.timing.whole", seconds(timing.whole()).toString(), seconds(timing.between()).toString()));
        return lines;
    }

    Map<String, Object> json() {
        return object("seconds", seconds(timing.whole()), "betweenSteps", seconds(timing.between()), "criticalPath",
                timing.path().stream().map(this::json).toList(), "steps",
                timing.spans().stream().map(this::json).toList());
    }

    private Object json(Span span) {
        return object("step", span.step().value(), "title", title(span), "begun", seconds(span.begun()), "waited",
                seconds(span.waited()), "took", seconds(span.took()));
    }

    private String title(Span span) {
        return plan.step(span.step()).map(step -> texts.say(step.title())).orElse(span.step().value());
    }

    private static BigDecimal seconds(Duration span) {
        return BigDecimal.valueOf(span.toMillis(), 3).setScale(1, RoundingMode.HALF_UP);
    }

    private String say(String key, Object... arguments) {
        return texts.say(Message.of(key, arguments));
    }
}
