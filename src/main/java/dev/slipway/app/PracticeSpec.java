package dev.slipway.app;

import dev.slipway.practice.PracticeCloud;
import dev.slipway.spec.Access;
import dev.slipway.spec.AddOns;
import dev.slipway.spec.CloudChoice;
import dev.slipway.spec.CloudChoice.ClusterCredential;
import dev.slipway.spec.ClusterName;
import dev.slipway.spec.ClusterSpec;
import dev.slipway.spec.KubernetesPlan;
import dev.slipway.spec.NetworkPlan;
import dev.slipway.spec.NodePlan;
import dev.slipway.spec.NodePlan.Pool;
import java.util.Optional;

/** The cluster that is practised with, made of what the practice cloud offers. */
final class PracticeSpec {

    private static final String FLAVOR = "m1.medium";

    private PracticeSpec() {}

    static ClusterSpec of(int controlPlanes, int workers) {
        return new ClusterSpec(new ClusterName("practice"),
                new CloudChoice(Optional.of(PracticeCloud.NAME), ClusterCredential.OWN, false), Access.DEFAULT,
                NetworkPlan.DEFAULT,
                new NodePlan("debian-12-generic-amd64", Optional.empty(), Optional.empty(),
                        new Pool(controlPlanes, FLAVOR),
                        new Pool(workers, FLAVOR)),
                KubernetesPlan.DEFAULT, AddOns.DEFAULT);
    }
}
