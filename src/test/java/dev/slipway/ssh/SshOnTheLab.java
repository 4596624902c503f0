package dev.slipway.ssh;

import dev.slipway.openstack.TheLab;
import java.nio.file.Path;

/** The contract on real hosts: {@code lab/up real} first, for the servers of the plain lab are fakes. */
class SshOnTheLab extends SshContract {

    @Override
    Path cloudsYaml() {
        return TheLab.cloudsYaml();
    }

    @Override
    String cloudName() {
        return TheLab.cloudName();
    }
}
