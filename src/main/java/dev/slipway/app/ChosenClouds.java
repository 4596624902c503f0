package dev.slipway.app;

import dev.slipway.cli.Clouds;
import dev.slipway.openstack.CloudAccess;
import dev.slipway.openstack.CloudAccess.NameOrId;
import dev.slipway.openstack.CloudsYaml;
import dev.slipway.spec.CloudChoice;
import dev.slipway.spec.CloudSignIn;
import java.util.LinkedHashMap;
import java.util.Map;

/** Signs in to what answers name: an entry of the user's files, or what the answers say themselves. */
record ChosenClouds(CloudsYaml files) implements Clouds {

    @Override
    public CloudAccess access(CloudChoice choice) {
        return choice.signIn().map(signIn -> files.typed(fields(signIn), signIn.caPem()))
                .orElseGet(() -> files.access(choice.entry()));
    }

    /** As an entry of {@code clouds.yaml} would say it. */
    private static Map<String, String> fields(CloudSignIn signIn) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("auth_url", signIn.authUrl());
        signIn.region().ifPresent(region -> fields.put("region_name", region));
        fields.put("interface", signIn.endpointInterface());
        signIn.credential().ifPresentOrElse(id -> {
            fields.put("auth_type", "v3applicationcredential");
            fields.put("application_credential_id", id);
        }, () -> {
            fields.put("auth_type", "password");
            put(fields, "user_id", "username", signIn.user().orElse(""));
            put(fields, "user_domain_id", "user_domain_name", signIn.userDomain());
            put(fields, "project_id", "project_name", signIn.project().orElse(""));
            put(fields, "project_domain_id", "project_domain_name", signIn.projectDomain());
        });
        return fields;
    }

    private static void put(Map<String, String> fields, String idField, String nameField, String text) {
        var what = NameOrId.typed(text);
        what.id().ifPresentOrElse(id -> fields.put(idField, id), () -> fields.put(nameField, text));
    }
}
