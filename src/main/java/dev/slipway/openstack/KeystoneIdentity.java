package dev.slipway.openstack;

import static dev.slipway.openstack.Fields.text;
import static dev.slipway.openstack.Purpose.read;
import static dev.slipway.openstack.Purpose.write;

import dev.slipway.secret.Secret;
import java.util.List;

/** Identity by our own requests: openstack4j knows no application credentials. */
final class KeystoneIdentity implements Identity {

    private final TypedRequests requests;
    private final String path;

    KeystoneIdentity(Connector connector, String userId) {
        this.requests = new TypedRequests(connector, Catalog.IDENTITY);
        this.path = "/users/" + userId + "/application_credentials";
    }

    @Override
    public List<ApplicationCredential> applicationCredentials() {
        return requests.list(read("list application credentials", ""), path, "application_credentials",
                credential -> new ApplicationCredential(text(credential, "id"), text(credential, "name"),
                        text(credential, "description"), text(credential, "project_id")));
    }

    @Override
    public NewApplicationCredential createApplicationCredential(String name, String description) {
        var body = TypedRequests.object().put("name", name).put("description", description).put("unrestricted", false);
        var made = requests.create(write("create application credential", name), path, "application_credential", body);
        return new NewApplicationCredential(text(made, "id"), Secret.of(text(made, "secret")));
    }

    @Override
    public void deleteApplicationCredential(String id) {
        Absent.isFine(() -> requests.delete(write("delete application credential", id), path + "/" + id));
    }
}
