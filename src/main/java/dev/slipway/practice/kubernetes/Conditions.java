package dev.slipway.practice.kubernetes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The conditions in an object's status. */
final class Conditions {

    private Conditions() {}

    /** Sets a condition; its transition time moves only when its status does. */
    static void set(Map<String, Object> content, String type, String status, String reason, String message,
            Instant now) {
        List<Object> conditions = new ArrayList<>();
        Map<String, Object> condition = new LinkedHashMap<>();
        condition.put("type", type);
        condition.put("status", status);
        condition.put("lastTransitionTime", now.toString());
        if (!reason.isEmpty()) {
            condition.put("reason", reason);
        }
        if (!message.isEmpty()) {
            condition.put("message", message);
        }
        for (Map<String, Object> each : Tree.maps(content, "status", "conditions")) {
            if (!type.equals(each.get("type"))) {
                conditions.add(each);
            } else if (status.equals(each.get("status"))) {
                condition.put("lastTransitionTime", each.get("lastTransitionTime"));
            }
        }
        conditions.add(condition);
        conditions.sort((one, other) -> Tree.text(one, "type").compareTo(Tree.text(other, "type")));
        Tree.grow(content, "status").put("conditions", conditions);
    }

    static boolean isTrue(StoredObject object, String type) {
        return Tree.maps(object.content(), "status", "conditions").stream()
                .anyMatch(condition -> type.equals(condition.get("type")) && "True".equals(condition.get("status")));
    }
}
