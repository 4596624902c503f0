package dev.slipway.openstack;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The contract on a real OpenStack. Surefire does not run it by itself, by its name:
 * {@code mvn test -Dtest=OpenStackOnTheLab -Dlab.openstack=CLOUDS_YAML [-Dlab.cloud=NAME]}. What it sees, it prints.
 */
class OpenStackOnTheLab extends OpenStackContract {

    @Override
    Path cloudsYaml() {
        return Path.of(System.getProperty("lab.openstack"));
    }

    @Override
    Optional<String> name() {
        return Optional.ofNullable(System.getProperty("lab.cloud"));
    }

    @Override
    void note(String what, Object value) {
        System.out.println(what + ": " + value);
    }
}
