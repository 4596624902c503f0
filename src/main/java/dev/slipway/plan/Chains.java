package dev.slipway.plan;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/** How many steps wait for each step, one behind the other: where not all may begin, the longest chain goes first. */
final class Chains {

    private Chains() {}

    static Map<StepId, Integer> behind(Plan plan, Pass pass) {
        var open = new HashMap<StepId, Integer>();
        var behind = new HashMap<StepId, Integer>();
        var known = new ArrayDeque<StepId>();
        for (var step : plan.steps()) {
            behind.put(step.id(), 0);
            open.put(step.id(), pass.after(step.id()).size());
            if (pass.after(step.id()).isEmpty()) {
                known.add(step.id());
            }
        }
        while (!known.isEmpty()) {
            var step = known.remove();
            for (var before : pass.before(step)) {
                behind.merge(before, behind.get(step) + 1, Math::max);
                if (open.merge(before, -1, Integer::sum) == 0) {
                    known.add(before);
                }
            }
        }
        return behind;
    }
}
