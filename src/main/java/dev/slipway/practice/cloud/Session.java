package dev.slipway.practice.cloud;

import java.time.Instant;
import java.util.List;

/**
 * Who a token speaks for.
 *
 * @param credential the ID of the application credential behind it, empty if there is none
 */
record Session(String token, String auditId, List<String> methods, User user, Project project, List<Role> roles,
        String credential, Instant issued, Instant expires) {

    record User(String id, String name) {}

    record Project(String id, String name) {}

    record Role(String id, String name) {}
}
