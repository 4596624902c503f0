package dev.slipway.openstack;

import dev.slipway.openstack.CloudOffer.ComputeOffer;
import dev.slipway.openstack.CloudOffer.NetworkOffer;
import dev.slipway.openstack.CloudOffer.Part;
import dev.slipway.openstack.CloudOffer.StorageOffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks a cloud for all lists at once. */
public final class CloudSurvey {

    private final InstantSource clock;
    private final List<Runnable> questions = new ArrayList<>();

    private CloudSurvey(InstantSource clock) {
        this.clock = clock;
    }

    /** Does pieces of work side by side. */
    @FunctionalInterface
    public interface SideBySide {
        /** Returns, or throws, once all have ended. */
        void run(List<Runnable> work) throws InterruptedException;
    }

    /** What the cloud offers now. */
    public static CloudOffer of(OpenStack cloud, InstantSource clock, SideBySide sideBySide)
            throws InterruptedException {
        var began = clock.instant();
        var survey = new CloudSurvey(clock);
        var offer = survey.questions(cloud, began);
        sideBySide.run(survey.questions);
        return offer.get();
    }

    /** What may be long comes first. */
    private Supplier<CloudOffer> questions(OpenStack cloud, Instant began) {
        var nova = cloud.compute();
        var neutron = cloud.networking();
        var servers = list(nova::servers);
        var ports = list(neutron::portsInBrief);
        var networks = list(neutron::networks);
        var subnets = list(neutron::subnets);
        var images = list(cloud.images()::images);
        var flavors = list(nova::flavors);
        var routers = list(neutron::routers);
        var securityGroups = list(neutron::securityGroups);
        var computeQuotas = quotas(nova::quotas);
        var networkQuotas = quotas(neutron::quotas);
        var keyPairs = list(nova::keyPairs);
        var zones = list(nova::zones);
        var storage = cloud.blockStorage().map(this::storage);
        var balancerQuotas = cloud.loadBalancing().map(octavia -> quotas(octavia::quotas));
        return () -> {
            var now = clock.instant();
            return new CloudOffer(cloud.session(),
                    new ComputeOffer(flavors.get(), keyPairs.get(), servers.get(), zones.get(), computeQuotas.get()),
                    new NetworkOffer(networks.get(), subnets.get(), routers.get(), ports.get(),
                            securityGroups.get(), networkQuotas.get()),
                    images.get(), storage.map(Supplier::get), balancerQuotas.map(Supplier::get), now,
                    Duration.between(began, now));
        };
    }

    private Supplier<StorageOffer> storage(BlockStorage cinder) {
        var types = list(cinder::volumeTypes);
        var zones = list(cinder::zones);
        var quotas = quotas(cinder::quotas);
        return () -> new StorageOffer(types.get(), zones.get(), quotas.get());
    }

    private <T> Supplier<Part<List<T>>> list(Supplier<List<T>> question) {
        return ask(question, List.of());
    }

    private Supplier<Part<Map<String, Quota>>> quotas(Supplier<Map<String, Quota>> question) {
        return ask(question, Map.of());
    }

    private <T> Supplier<Part<T>> ask(Supplier<T> question, T nothing) {
        var held = new Held<T>();
        questions.add(() -> held.part = Optional.of(answered(question, nothing)));
        return () -> held.part.orElseThrow();
    }

    private <T> Part<T> answered(Supplier<T> question, T nothing) {
        var began = clock.instant();
        try {
            var content = question.get();
            return new Part<>(content, Optional.empty(), Duration.between(began, clock.instant()));
        } catch (OpenStackException e) {
            return new Part<>(nothing, Optional.of(e), Duration.between(began, clock.instant()));
        }
    }

    /** Written by the thread that asks, read by the one that put the questions. */
    private static final class Held<T> {
        private volatile Optional<Part<T>> part = Optional.empty();
    }
}
