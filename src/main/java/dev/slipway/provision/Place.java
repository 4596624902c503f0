package dev.slipway.provision;

import dev.slipway.openstack.OpenStack;
import dev.slipway.plan.FactCodec;
import dev.slipway.plan.RunState;
import dev.slipway.plan.StepId;
import dev.slipway.provision.Provisioner.Purpose;
import dev.slipway.provision.steps.Facts;
import dev.slipway.workspace.CloudIdentity;
import dev.slipway.workspace.ClusterFolder;
import java.util.List;

/** A cluster stays in the project it was begun in, and with the user whom its key pair and its credential belong to. */
final class Place {

    private final ClusterFolder folder;
    private final OpenStack cloud;
    private final CloudIdentity here;

    Place(ClusterFolder folder, OpenStack cloud) {
        var session = cloud.session();
        this.folder = folder;
        this.cloud = cloud;
        this.here = new CloudIdentity(session.projectId(), session.region(), session.authUrl().toString(),
                session.userId());
    }

    void check(Purpose purpose) throws PreflightException {
        var begun = folder.cloud();
        if (begun.isPresent()) {
            compare(begun.get(), purpose);
        } else if (purpose == Purpose.CREATE) {
            folder.rememberCloud(here);
        } else if (!folder.isUntouched()) {
            recognise();
        }
    }

    private void compare(CloudIdentity begun, Purpose purpose) throws PreflightException {
        if (!begun.isSamePlaceAs(here)) {
            refuse("provision.other-cloud", cloud.session().projectName(), here.projectId(), begun.projectId(),
                    begun.authUrl(), begun.region());
        }
        if (!begun.userId().equals(here.userId()) && purpose != Purpose.SHOW) {
            refuse("provision.other-user", cloud.session().userName(), begun.userId());
        }
    }

    /** The file is lost that tells where it was begun. Here, if something of it is here. */
    private void recognise() throws PreflightException {
        var mark = new Mark(folder.id());
        var isHere = cloud.networking().securityGroups().stream().anyMatch(g -> mark.owns(g.description(), g.tags()))
                || cloud.compute().servers().stream().anyMatch(s -> mark.owns(s.metadata()));
        if (!isHere) {
            refuse("provision.place-unknown", folder.id().value(), cloud.session().projectName(), here.projectId(),
                    folder.path().toString());
        }
        var keyPair = RunState.of(folder.journal().read().events()).recorded(StepId.of("key-pair"))
                .map(record -> FactCodec.decode(record.value(), Facts.KeyPair.class).name());
        if (keyPair.isPresent() && cloud.compute().keyPair(keyPair.get()).isEmpty()) {
            refuse("provision.key-pair-of-another", cloud.session().userName(), folder.id().value());
        }
        folder.rememberCloud(here);
    }

    private static void refuse(String key, Object... arguments) throws PreflightException {
        throw new PreflightException(List.of(Finding.blocking("cloud.entry", key, arguments)));
    }
}
