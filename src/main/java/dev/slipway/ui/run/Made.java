package dev.slipway.ui.run;

import dev.slipway.plan.RunState;
import dev.slipway.plan.StepId;
import dev.slipway.text.Message;
import java.util.List;

/** What is in the cloud by now, as far as it is written down, in the order in which a person would tell it. */
final class Made {

    private static final List<String> KINDS = List.of("server", "port", "floating-ip", "router", "subnet", "network",
            "security-group", "server-group", "key-pair", "application-credential");

    private Made() {}

    /** How many of each kind. */
    static List<Message> of(RunState state) {
        var made = state.records().keySet().stream().map(StepId::stage)
                .map(stage -> stage.equals("cloud-credential") ? "application-credential" : stage).toList();
        return KINDS.stream().filter(made::contains)
                .map(kind -> Message.of("ui.run.count." + kind, made.stream().filter(kind::equals).count()))
                .toList();
    }
}
