package dev.slipway.practice.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which attributes a kind of thing has, and who may give them when. */
final class Schema {

    private final String envelope;
    private final Map<String, Attribute> attributes = new LinkedHashMap<>();

    /** @param envelope the name of the object around the attributes in a body */
    Schema(String envelope) {
        this.envelope = envelope;
    }

    /** What an attribute's value is; null passes where it is optional. */
    enum Type {
        TEXT(Rejected.Reason.NOT_TEXT) {
            @Override
            boolean fits(JsonNode value) {
                return value.isTextual();
            }
        },
        NUMBER(Rejected.Reason.NOT_NUMBER) {
            @Override
            boolean fits(JsonNode value) {
                return value.isIntegralNumber() || value.isTextual() && value.asText().matches("-?\\d{1,12}");
            }
        },
        FLAG(Rejected.Reason.NOT_FLAG) {
            @Override
            boolean fits(JsonNode value) {
                return value.isBoolean() || value.isTextual() && value.asText().matches("(?i)true|false");
            }
        },
        LIST(Rejected.Reason.NOT_LIST) {
            @Override
            boolean fits(JsonNode value) {
                return value.isArray();
            }
        },
        OBJECT(Rejected.Reason.NOT_OBJECT) {
            @Override
            boolean fits(JsonNode value) {
                return value.isObject();
            }
        },
        ANY(Rejected.Reason.UNKNOWN) {
            @Override
            boolean fits(JsonNode value) {
                return true;
            }
        };

        private final Rejected.Reason misfit;

        Type(Rejected.Reason misfit) {
            this.misfit = misfit;
        }

        abstract boolean fits(JsonNode value);

        /** The value as it is kept: numbers and flags may have been sent as text. */
        JsonNode read(JsonNode value) {
            if (value.isTextual() && this == NUMBER) {
                return Json.node(Long.parseLong(value.asText()));
            }
            if (value.isTextual() && this == FLAG) {
                return Json.node(Boolean.parseBoolean(value.asText()));
            }
            return value.deepCopy();
        }
    }

    private enum Rule {
        REQUIRED,
        CHANGEABLE,
        FIXED,
        READ_ONLY
    }

    private record Attribute(Type type, Rule rule, Optional<JsonNode> standard) {}

    /** Must be given when the thing is made, and stays. */
    Schema required(String name, Type type) {
        return add(name, type, Rule.REQUIRED, Optional.empty());
    }

    /** May be given and changed; else it has this value, {@link Json#none()} among others. */
    Schema changeable(String name, Type type, Object standard) {
        return add(name, type, Rule.CHANGEABLE, Optional.of(Json.node(standard)));
    }

    /** May be given when the thing is made, and stays; else it has this value. */
    Schema fixed(String name, Type type, Object standard) {
        return add(name, type, Rule.FIXED, Optional.of(Json.node(standard)));
    }

    /** May be given, but is not kept unless it is. */
    Schema accepted(String name, Type type) {
        return add(name, type, Rule.CHANGEABLE, Optional.empty());
    }

    /** Is only shown. */
    Schema readOnly(String... names) {
        for (String name : names) {
            add(name, Type.ANY, Rule.READ_ONLY, Optional.empty());
        }
        return this;
    }

    boolean knows(String name) {
        return attributes.containsKey(name);
    }

    /** The attributes of a new thing: what was given, and what holds where nothing was. */
    ObjectNode complete(ObjectNode given) {
        attributes.forEach((name, attribute) -> {
            if (attribute.rule() == Rule.REQUIRED && given.path(name).isMissingNode()) {
                throw new Rejected(Rejected.Reason.MISSING, envelope, name, given);
            }
        });
        check(given, Rule.READ_ONLY, Rejected.Reason.READ_ONLY);
        ObjectNode whole = Json.object();
        attributes.forEach((name, attribute) -> Optional.ofNullable(given.get(name))
                .or(attribute::standard).ifPresent(value -> whole.set(name, attribute.type().read(value))));
        return whole;
    }

    /** What is to be changed in a thing. */
    ObjectNode change(ObjectNode given) {
        check(given, Rule.READ_ONLY, Rejected.Reason.FIXED);
        check(given, Rule.FIXED, Rejected.Reason.FIXED);
        check(given, Rule.REQUIRED, Rejected.Reason.FIXED);
        ObjectNode changes = Json.object();
        given.properties().forEach(
                each -> changes.set(each.getKey(), attributes.get(each.getKey()).type().read(each.getValue())));
        return changes;
    }

    private void check(ObjectNode given, Rule refused, Rejected.Reason reason) {
        given.properties().forEach(entry -> {
            Attribute attribute = attributes.get(entry.getKey());
            if (attribute == null) {
                throw new Rejected(Rejected.Reason.UNKNOWN, envelope, entry.getKey(), given);
            }
            if (attribute.rule() == refused) {
                throw new Rejected(reason, envelope, entry.getKey(), given);
            }
            boolean absent = entry.getValue().isNull() && attribute.rule() != Rule.REQUIRED;
            if (!absent && !attribute.type().fits(entry.getValue())) {
                throw new Rejected(attribute.type().misfit, envelope, entry.getKey(), given);
            }
        });
    }

    private Schema add(String name, Type type, Rule rule, Optional<JsonNode> standard) {
        attributes.put(name, new Attribute(type, rule, standard));
        return this;
    }
}
