package dev.slipway.practice.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Who is who in Keystone: the user, the project, the roles, and the project that owns what is shared. */
record Accounts(Account account, Session.User user, Session.Project project, List<Session.Role> roles, String admin) {

    static final String DOMAIN_ID = "default";
    static final String DOMAIN_NAME = "Default";

    static Accounts create(Account account, Store store) {
        return new Accounts(account, new Session.User(store.hexId(), account.user()),
                new Session.Project(store.hexId(), account.project()),
                List.of(new Session.Role(store.hexId(), "member"), new Session.Role(store.hexId(), "reader"),
                        new Session.Role(store.hexId(), "load-balancer_member")),
                store.hexId());
    }

    /** Whether a sign-in's {@code user}, by ID or by name and domain, is the user. */
    boolean isUser(JsonNode given) {
        return is(given, user.id(), user.name());
    }

    /** Whether a scope's {@code project}, by ID or by name and domain, is the project. */
    boolean isProject(JsonNode given) {
        return is(given, project.id(), project.name());
    }

    private static boolean is(JsonNode given, String id, String name) {
        if (given.has("id")) {
            return given.path("id").asText().equals(id);
        }
        JsonNode domain = given.path("domain");
        boolean inDomain =
                domain.path("id").asText().equals(DOMAIN_ID) || domain.path("name").asText().equals(DOMAIN_NAME);
        return inDomain && given.path("name").asText().equals(name);
    }
}
