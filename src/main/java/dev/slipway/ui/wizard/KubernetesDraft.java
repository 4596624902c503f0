package dev.slipway.ui.wizard;

import dev.slipway.spec.AddOns;
import dev.slipway.spec.AddOns.LoadBalancers;
import dev.slipway.spec.AddOns.StorageClass;
import dev.slipway.spec.Cidr;
import dev.slipway.spec.KubernetesPlan;
import dev.slipway.spec.KubernetesPlan.PackageSources;
import dev.slipway.spec.KubernetesPlan.Registry;
import dev.slipway.spec.KubernetesRelease;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answers of the page Kubernetes, as typed.
 *
 * @param extras what an answers file says beyond what the page shows
 */
public record KubernetesDraft(KubernetesRelease release, String pods, String services, boolean untaint,
        PackageSources packages, String registry, Optional<String> registryCa, String storageClass, String volumeType,
        String floatingNetwork, boolean serialCalls, Extras extras) {

    /** Kept as it is. */
    public record Extras(Map<String, Object> kubelet, List<String> ignoredPreflightErrors,
            Map<String, String> patches) {}

    static final KubernetesDraft EMPTY = of(KubernetesPlan.DEFAULT, AddOns.DEFAULT);

    static KubernetesDraft of(KubernetesPlan plan, AddOns addOns) {
        return new KubernetesDraft(plan.release(), plan.pods().value(), plan.services().value(),
                plan.untaintControlPlanes(), plan.packages(), plan.registry().map(Registry::prefix).orElse(""),
                plan.registry().flatMap(Registry::caPem), addOns.storageClass().name(),
                addOns.storageClass().volumeType().orElse(""), addOns.loadBalancers().floatingNetwork().orElse(""),
                addOns.loadBalancers().serialCalls(),
                new Extras(plan.kubelet(), plan.ignoredPreflightErrors(), plan.patches()));
    }

    public KubernetesDraft withRelease(KubernetesRelease other) {
        return new KubernetesDraft(other, pods, services, untaint, packages, registry, registryCa, storageClass,
                volumeType, floatingNetwork, serialCalls, extras);
    }

    /** Addresses of pods and of Services, as CIDRs. */
    public KubernetesDraft withAddresses(String otherPods, String otherServices) {
        return new KubernetesDraft(release, otherPods, otherServices, untaint, packages, registry, registryCa,
                storageClass, volumeType, floatingNetwork, serialCalls, extras);
    }

    public KubernetesDraft withUntaint(boolean other) {
        return new KubernetesDraft(release, pods, services, other, packages, registry, registryCa, storageClass,
                volumeType, floatingNetwork, serialCalls, extras);
    }

    public KubernetesDraft withPackages(PackageSources other) {
        return new KubernetesDraft(release, pods, services, untaint, other, registry, registryCa, storageClass,
                volumeType, floatingNetwork, serialCalls, extras);
    }

    public KubernetesDraft withRegistry(String prefix, Optional<String> caPem) {
        return new KubernetesDraft(release, pods, services, untaint, packages, prefix, caPem, storageClass,
                volumeType, floatingNetwork, serialCalls, extras);
    }

    public KubernetesDraft withStorage(String otherClass, String otherType) {
        return new KubernetesDraft(release, pods, services, untaint, packages, registry, registryCa, otherClass,
                otherType, floatingNetwork, serialCalls, extras);
    }

    public KubernetesDraft withLoadBalancers(String otherNetwork, boolean otherCalls) {
        return new KubernetesDraft(release, pods, services, untaint, packages, registry, registryCa, storageClass,
                volumeType, otherNetwork, otherCalls, extras);
    }

    KubernetesPlan plan() {
        return new KubernetesPlan(release, new Cidr(pods.strip()), new Cidr(services.strip()), untaint, packages,
                given(registry).map(prefix -> new Registry(prefix, registryCa)), extras.kubelet(),
                extras.ignoredPreflightErrors(), extras.patches());
    }

    AddOns addOns() {
        return new AddOns(new StorageClass(storageClass.strip(), given(volumeType)),
                new LoadBalancers(given(floatingNetwork), serialCalls));
    }

    private static Optional<String> given(String text) {
        return Optional.of(text.strip()).filter(it -> !it.isEmpty());
    }
}
