package dev.slipway.spec;

import dev.slipway.spec.KubernetesPlan.PackageSources;
import dev.slipway.spec.KubernetesPlan.Registry;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Kubernetes plans that several tests render. */
public final class Plans {

    /** What a closed network with cgroup v1 hosts asks for. */
    public static final KubernetesPlan CLOSED = new KubernetesPlan(KubernetesRelease.V1_35, new Cidr("10.200.0.0/16"),
            new Cidr("10.100.0.0/16"), true,
            new PackageSources(
                    new PackageSource("http://p.example.org/core:/stable:/v{minor}/deb/", "/",
                            "http://p.example.org/core:/stable:/v{minor}/deb/Release.key"),
                    new PackageSource("http://p.example.org/linux/{os}", "{codename} stable",
                            "http://p.example.org/linux/gpg")),
            Optional.of(new Registry("r.example.org:5000", Optional.of(SpecFixtures.CERTIFICATE))),
            Map.of("failCgroupV1", false), List.of("SystemVerification"),
            Map.of("kubeletconfiguration+strategic.yaml", "maxPods: 60\n"));

    private Plans() {}

    /** The same with another registry. */
    public static KubernetesPlan with(Registry registry) {
        return new KubernetesPlan(CLOSED.release(), CLOSED.pods(), CLOSED.services(), CLOSED.untaintControlPlanes(),
                CLOSED.packages(), Optional.of(registry), CLOSED.kubelet(), CLOSED.ignoredPreflightErrors(),
                CLOSED.patches());
    }
}
