package dev.slipway.cli;

import static dev.slipway.cli.JsonText.object;

import dev.slipway.text.Message;
import dev.slipway.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts into words what is to be said: as lines for people, as an object for scripts. */
final class Sentences {

    private final Texts texts;

    Sentences(Texts texts) {
        this.texts = texts;
    }

    /** What happened; indented below it what it means, what to do, and the other side's own words. */
    List<String> lines(Said said) {
        var lines = new ArrayList<String>();
        var what = texts.say(said.message());
        lines.add(said.place().map(place -> say("cli.at-place", place, what)).orElse(what));
        texts.meaning(said.message()).ifPresent(meaning -> lines.add("  " + meaning));
        texts.remedy(said.message()).ifPresent(remedy -> lines.add("  " + say("cli.to-do", remedy)));
        texts.quote(said.evidence()).lines().filter(line -> !line.isBlank() && !what.contains(line.strip()))
                .forEach(line -> lines.add("  | " + line));
        return lines;
    }

    Map<String, Object> json(Said said) {
        return object("place", said.place().map(texts::say).orElse(""), "key", said.message().key(), "message",
                texts.say(said.message()), "meaning", texts.meaning(said.message()).orElse(""), "remedy",
                texts.remedy(said.message()).orElse(""), "evidence", texts.quote(said.evidence()));
    }

    String say(String key, Object... arguments) {
        return texts.say(Message.of(key, arguments));
    }
}
