package dev.slipway.practice.cloud;

import dev.slipway.secret.Secret;

/** The one user of the practice cloud, in the one project that is theirs; both are in the domain {@code Default}. */
public record Account(String user, Secret password, String project, String region) {}
