package dev.slipway.provision;

import dev.slipway.openstack.Compute.Flavor;
import dev.slipway.provision.NodeName.Role;
import dev.slipway.provision.Remedy.FitToQuota;
import dev.slipway.spec.ClusterSpec;
import dev.slipway.spec.NodePlan;
import dev.slipway.spec.NodePlan.Pool;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The largest cluster that a project's quotas have room for: fewer workers first, down to one, then smaller flavors, of workers
 * before control planes; never fewer control planes.
 */
public final class QuotaFit {

    private final Situation situation;
    private final NodePlan wanted;

    private QuotaFit(Situation situation) {
        this.situation = situation;
        this.wanted = situation.spec().nodes();
    }

    /** What fits; empty if nothing does, or if what is wanted fits as it is. */
    public static Optional<FitToQuota> of(Situation situation) {
        if (Needs.of(situation).fit(situation.offer())) {
            return Optional.empty();
        }
        return new QuotaFit(situation).largest();
    }

    private Optional<FitToQuota> largest() {
        var controlPlane = wanted.controlPlanes().flavor();
        var worker = wanted.workers().flavor();
        return Stream.of(Stream.of(worker), smaller(Role.WORKER))
                .flatMap(workers -> workers.flatMap(flavor -> workers(controlPlane, flavor).stream()))
                .findFirst()
                .or(() -> smaller(Role.CONTROL_PLANE).flatMap(smaller -> Stream.concat(
                        Stream.of(worker), smaller(Role.WORKER)).flatMap(flavor -> workers(smaller, flavor).stream()))
                        .findFirst());
    }

    /** The most workers of the flavor that fit, one at least where some were wanted. */
    private Optional<FitToQuota> workers(String controlPlane, String worker) {
        var least = Math.min(1, wanted.workers().count());
        if (!fits(least, controlPlane, worker)) {
            return Optional.empty();
        }
        var most = wanted.workers().count();
        var fitting = least;
        while (fitting < most) {
            var middle = (fitting + most + 1) / 2;
            if (fits(middle, controlPlane, worker)) {
                fitting = middle;
            } else {
                most = middle - 1;
            }
        }
        return Optional.of(new FitToQuota(fitting, controlPlane, worker));
    }

    private boolean fits(int workers, String controlPlane, String worker) {
        return Needs.of(situation.wanting(changed(workers, controlPlane, worker))).fit(situation.offer());
    }

    private ClusterSpec changed(int workers, String controlPlane, String worker) {
        var spec = situation.spec();
        var nodes = new NodePlan(wanted.image(), wanted.loginUser(), wanted.keyPair(),
                new Pool(wanted.controlPlanes().count(), controlPlane), new Pool(workers, worker));
        return new ClusterSpec(spec.name(), spec.cloud(), spec.access(), spec.network(), nodes, spec.kubernetes(),
                spec.addOns());
    }

    /** IDs of the flavors that can serve and are smaller than the one wanted, the largest first. */
    private Stream<String> smaller(Role role) {
        var present = situation.flavor(role);
        return present.stream().flatMap(now -> usable(role).stream().filter(flavor -> isSmaller(flavor, now))
                .sorted(Comparator.comparingInt(Flavor::vcpus).thenComparingInt(Flavor::ramMib).reversed())
                .map(Flavor::id));
    }

    private List<Flavor> usable(Role role) {
        return FlavorChoice.all(role, situation.image(), situation.offer().compute().flavors().content()).stream()
                .filter(FlavorChoice::isUsable).map(FlavorChoice::flavor).toList();
    }

    private static boolean isSmaller(Flavor flavor, Flavor than) {
        return flavor.vcpus() <= than.vcpus() && flavor.ramMib() <= than.ramMib()
                && (flavor.vcpus() < than.vcpus() || flavor.ramMib() < than.ramMib());
    }
}
