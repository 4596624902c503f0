package dev.slipway.provision;

import dev.slipway.openstack.Session.CredentialKind;
import dev.slipway.spec.CloudChoice.ClusterCredential;
import java.util.List;
import java.util.Optional;

/** Whether the session may give the cluster a credential of its own, or the user agreed to share theirs. */
final class CredentialCheck {

    static final List<String> KEYS = List.of("provision.credential-restricted", "provision.reuse-needs-credential");

    private static final String FIELD = "cloud.credential";

    private CredentialCheck() {}

    static void look(Situation situation, Findings findings) {
        var reuse = situation.spec().cloud().credential() == ClusterCredential.REUSE;
        var kind = situation.offer().session().kind();
        if (!reuse && kind == CredentialKind.RESTRICTED) {
            findings.add(Finding.blocking(FIELD, "provision.credential-restricted")
                    .with(Optional.of(new Remedy.ReuseCredential())));
        }
        if (reuse && kind == CredentialKind.PASSWORD) {
            findings.add(Finding.blocking(FIELD, "provision.reuse-needs-credential")
                    .with(Optional.of(new Remedy.OwnCredential())));
        }
    }
}
