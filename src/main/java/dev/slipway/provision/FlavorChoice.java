package dev.slipway.provision;

import dev.slipway.openstack.Compute.Flavor;
import dev.slipway.openstack.Images.Image;
import dev.slipway.provision.NodeName.Role;
import java.util.List;
import java.util.Optional;

/**
 * A flavor seen as one for a role.
 *
 * @param findings why it cannot serve, and what is worth a word
 */
public record FlavorChoice(Flavor flavor, List<Finding> findings) {

    /** kubeadm's own minimum for a control plane. */
    private static final int CONTROL_PLANE_CPUS = 2;
    private static final int CONTROL_PLANE_MIB = 1700;

    /** Below that kubelet soon evicts pods for want of disk: the system, Kubernetes and its images take 6 GiB. */
    private static final int ROOMY_DISK_GIB = 10;

    public FlavorChoice {
        findings = List.copyOf(findings);
    }

    public boolean isUsable() {
        return findings.stream().noneMatch(Finding::isBlocking);
    }

    /** All flavors, in the cloud's order. @param image what it is to boot, as far as that is known */
    public static List<FlavorChoice> all(Role role, Optional<Image> image, List<Flavor> flavors) {
        return flavors.stream().map(flavor -> of(role, image, flavor)).toList();
    }

    static FlavorChoice of(Role role, Optional<Image> image, Flavor flavor) {
        var findings = new Findings();
        var field = field(role);
        if (role == Role.CONTROL_PLANE
                && (flavor.vcpus() < CONTROL_PLANE_CPUS || flavor.ramMib() < CONTROL_PLANE_MIB)) {
            findings.block(field, "provision.flavor-too-small", flavor.name(), flavor.vcpus(), flavor.ramMib(),
                    CONTROL_PLANE_CPUS, CONTROL_PLANE_MIB);
        }
        image.filter(it -> flavor.ramMib() < it.minRamMib()).ifPresent(it -> findings.block(field,
                "provision.flavor-less-ram-than-image", flavor.name(), flavor.ramMib(), it.name(), it.minRamMib()));
        disk(field, image, flavor, findings);
        return new FlavorChoice(flavor, findings.all());
    }

    private static void disk(String field, Optional<Image> image, Flavor flavor, Findings findings) {
        if (flavor.diskGib() == 0) {
            findings.block(field, "provision.flavor-without-disk", flavor.name());
        } else if (image.filter(it -> flavor.diskGib() < it.minDiskGib()).isPresent()) {
            findings.block(field, "provision.flavor-less-disk-than-image", flavor.name(), flavor.diskGib(),
                    image.get().name(), image.get().minDiskGib());
        } else if (flavor.diskGib() < ROOMY_DISK_GIB) {
            findings.advise(field, "provision.flavor-tight-disk", flavor.name(), flavor.diskGib(), ROOMY_DISK_GIB);
        }
    }

    private static String field(Role role) {
        return role == Role.CONTROL_PLANE ? "nodes.control-planes.flavor" : "nodes.workers.flavor";
    }
}
