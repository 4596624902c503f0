package dev.slipway.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;

/** The program's own classes, read once for all rules. */
final class Slipway {

    static final String BASE = "dev.slipway";

    /** Every package directly under the base. */
    static final Set<String> PACKAGES = Set.of(
            "spec", "plan", "openstack", "ssh", "kubernetes", "node", "kubeadm", "addons", "provision", "cluster",
            "workspace", "verify", "practice", "secret", "text", "cli", "ui", "app");

    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(BASE);

    private Slipway() {}

    static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith(BASE + ".");
    }

    /** The package directly under the base that a class of ours is in or below ({@code provision} for its steps). */
    static String packageOf(JavaClass type) {
        return type.getPackageName().substring(BASE.length() + 1).split("\\.", 2)[0];
    }
}
