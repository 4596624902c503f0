package dev.slipway.cli;

import dev.slipway.provision.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the preflight found, blocking things first. */
final class FindingWords {

    private final Sentences sentences;

    FindingWords(Sentences sentences) {
        this.sentences = sentences;
    }

    List<String> lines(List<Finding> findings) {
        var lines = new ArrayList<String>();
        findings.stream().sorted(Comparator.comparing(Finding::severity)).forEach(finding -> {
            var said = sentences.lines(Said.of(finding));
            lines.add(sentences.say("cli.finding." + id(finding), said.getFirst()));
            lines.addAll(said.subList(1, said.size()));
        });
        return lines;
    }

    List<Map<String, Object>> json(List<Finding> findings) {
        return findings.stream().map(finding -> {
            var json = JsonText.object("severity", id(finding), "field", finding.field());
            json.putAll(sentences.json(Said.of(finding)));
            return json;
        }).toList();
    }

    private static String id(Finding finding) {
        return finding.severity().name().toLowerCase(Locale.ROOT);
    }
}
