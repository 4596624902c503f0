package dev.slipway.openstack;

import dev.slipway.secret.Secret;
import java.util.List;

/** Keystone: the signed-in user's application credentials. */
public interface Identity {

    List<ApplicationCredential> applicationCredentials();

    /** Makes a restricted application credential in the session's project with all of the session's roles. */
    NewApplicationCredential createApplicationCredential(String name, String description);

    /** Deletes it; not there is fine. */
    void deleteApplicationCredential(String id);

    /** One that exists; its secret was shown once, when it was made. */
    record ApplicationCredential(String id, String name, String description, String projectId) {}

    /** One that was made just now. */
    record NewApplicationCredential(String id, Secret secret) {}
}
