package dev.slipway.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.secret.Secret;
import java.time.Instant;

/**
 * What Keystone gave for the credentials.
 *
 * @param renewAt by our own clock, well before it expires
 * @param body    the object {@code token}: user, project, roles, catalog
 */
record Token(Secret id, Instant renewAt, JsonNode body) {}
