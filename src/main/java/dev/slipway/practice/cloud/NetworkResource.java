package dev.slipway.practice.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One kind of thing in Neutron's table: its schema, and what its life asks for beyond that. */
interface NetworkResource {

    Kind kind();

    /** The last part of its path, such as {@code security-groups}. */
    String path();

    Schema schema();

    /** Makes one from all its attributes; the owner is already checked. */
    Thing create(String project, ObjectNode whole);

    /** Changes one; what is to change fits the schema. */
    void change(Thing thing, ObjectNode changes);

    /** Deletes one, or refuses. */
    void delete(Thing thing);

    Refusal notFound(String id);

    /** Adds to a view what is computed from other things. */
    default void complete(Thing thing, ObjectNode view) {}

    /** Whether a project may see it. */
    default boolean visible(Thing thing, String project) {
        return thing.project().equals(project);
    }
}
