package dev.slipway.ui.wizard;

import dev.slipway.spec.AddOns;
import dev.slipway.spec.AddOns.LoadBalancers;
import dev.slipway.spec.AddOns.StorageClass;
import dev.slipway.spec.Cidr;
import dev.slipway.spec.KubernetesPlan;
import dev.slipway.spec.KubernetesPlan.PackageSources;
import dev.slipway.spec.KubernetesPlan.Registry;
import dev.slipway.spec.KubernetesRelease;
import dev.slipway.spec.PackageSource;
import dev.slipway.spec.SpecException;
import dev.slipway.spec.SpecProblem;
import dev.slipway.text.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answers of the page Kubernetes, as typed.
 *
 * @param untaint whether control planes take ordinary pods too
 * @param extras  what an answers file says beyond what the page asks for
 */
public record KubernetesDraft(KubernetesRelease release, String pods, String services, boolean untaint, Closed closed,
        String storageClass, String volumeType, String floatingNetwork, boolean serialCalls, Extras extras) {

    /**
     * What a network that reaches no public place has instead.
     *
     * @param registry   stands in for the public registries
     * @param registryCa the file that its certificates were read from; empty if an answers file had them
     */
    public record Closed(String registry, String registryCa, String registryPem, Source kubernetes,
            Source containerd) {

        static final Closed NOTHING = of(KubernetesPlan.DEFAULT);

        static Closed of(KubernetesPlan plan) {
            return new Closed(plan.registry().map(Registry::prefix).orElse(""), "",
                    plan.registry().flatMap(Registry::caPem).orElse(""), Source.of(plan.packages().kubernetes()),
                    Source.of(plan.packages().containerd()));
        }

        public Closed withRegistry(String other) {
            return new Closed(other, registryCa, registryPem, kubernetes, containerd);
        }

        /** @param certificates those it holds; empty until it was read */
        public Closed withRegistryCa(String file, String certificates) {
            return new Closed(registry, file, certificates, kubernetes, containerd);
        }

        public Closed withKubernetes(Source other) {
            return new Closed(registry, registryCa, registryPem, other, containerd);
        }

        public Closed withContainerd(Source other) {
            return new Closed(registry, registryCa, registryPem, kubernetes, other);
        }

        /** Whether everything comes from the public places. */
        public boolean isNothing() {
            return equals(NOTHING);
        }

        private Optional<Registry> made() {
            if (registry.isBlank() && !(registryCa + registryPem).isBlank()) {
                throw wrong("prefix", "spec.missing");
            }
            if (!registryCa.isBlank() && registryPem.isBlank()) {
                throw wrong("ca", "ui.kubernetes.ca-unread");
            }
            return given(registry).map(prefix -> new Registry(prefix, given(registryPem)));
        }

        private static SpecException wrong(String field, String key) {
            return new SpecException(List.of(new SpecProblem(field, Optional.empty(), Message.of(key))));
        }
    }

    /** A package repository. @param key the URL of its signing key */
    public record Source(String url, String suite, String key) {

        static Source of(PackageSource source) {
            return new Source(source.url(), source.suite(), source.keyUrl());
        }

        private PackageSource made() {
            return new PackageSource(url.strip(), suite.strip(), key.strip());
        }
    }

    /** Kept as it is. */
    public record Extras(Map<String, Object> kubelet, List<String> ignoredPreflightErrors,
            Map<String, String> patches, AddOns.Checks checks) {

        /** What checks use changes nothing of the cluster. */
        boolean hasOnlyChecks() {
            return kubelet.isEmpty() && ignoredPreflightErrors.isEmpty() && patches.isEmpty();
        }
    }

    static final KubernetesDraft EMPTY = of(KubernetesPlan.DEFAULT, AddOns.DEFAULT);

    static KubernetesDraft of(KubernetesPlan plan, AddOns addOns) {
        return new KubernetesDraft(plan.release(), plan.pods().value(), plan.services().value(),
                plan.untaintControlPlanes(), Closed.of(plan), addOns.storageClass().name(),
                addOns.storageClass().volumeType().orElse(""), addOns.loadBalancers().floatingNetwork().orElse(""),
                addOns.loadBalancers().serialCalls(),
                new Extras(plan.kubelet(), plan.ignoredPreflightErrors(), plan.patches(), addOns.checks()));
    }

    public KubernetesDraft withRelease(KubernetesRelease other) {
        return new KubernetesDraft(other, pods, services, untaint, closed, storageClass, volumeType, floatingNetwork,
                serialCalls, extras);
    }

    /** Addresses of pods and of Services, as CIDRs. */
    public KubernetesDraft withAddresses(String otherPods, String otherServices) {
        return new KubernetesDraft(release, otherPods, otherServices, untaint, closed, storageClass, volumeType,
                floatingNetwork, serialCalls, extras);
    }

    public KubernetesDraft withUntaint(boolean other) {
        return new KubernetesDraft(release, pods, services, other, closed, storageClass, volumeType, floatingNetwork,
                serialCalls, extras);
    }

    public KubernetesDraft withClosed(Closed other) {
        return new KubernetesDraft(release, pods, services, untaint, other, storageClass, volumeType, floatingNetwork,
                serialCalls, extras);
    }

    public KubernetesDraft withStorage(String otherClass, String otherType) {
        return new KubernetesDraft(release, pods, services, untaint, closed, otherClass, otherType, floatingNetwork,
                serialCalls, extras);
    }

    public KubernetesDraft withLoadBalancers(String otherNetwork, boolean otherCalls) {
        return new KubernetesDraft(release, pods, services, untaint, closed, storageClass, volumeType, otherNetwork,
                otherCalls, extras);
    }

    KubernetesPlan plan() {
        var parts = new Parts();
        var podsMade = parts.make("pods", () -> new Cidr(pods.strip()));
        var servicesMade = parts.make("services", () -> new Cidr(services.strip()));
        var kubernetes = parts.make("packages.kubernetes", closed.kubernetes()::made);
        var containerd = parts.make("packages.containerd", closed.containerd()::made);
        var registry = parts.make("registry", closed::made);
        return parts.whole(() -> new KubernetesPlan(release, podsMade.orElseThrow(), servicesMade.orElseThrow(),
                untaint, new PackageSources(kubernetes.orElseThrow(), containerd.orElseThrow()),
                registry.orElseThrow(), extras.kubelet(), extras.ignoredPreflightErrors(), extras.patches()));
    }

    AddOns addOns() {
        var parts = new Parts();
        var storage = parts.make("storage-class", () -> new StorageClass(storageClass.strip(), given(volumeType)));
        var balancers = parts.make("load-balancers", () -> new LoadBalancers(given(floatingNetwork), serialCalls));
        return parts.whole(() -> new AddOns(storage.orElseThrow(), balancers.orElseThrow(), extras.checks()));
    }

    private static Optional<String> given(String text) {
        return Optional.of(text.strip()).filter(it -> !it.isEmpty());
    }
}
