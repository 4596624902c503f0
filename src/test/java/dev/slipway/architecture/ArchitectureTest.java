package dev.slipway.architecture;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.slipway.architecture.Slipway.CLASSES;
import static dev.slipway.architecture.Slipway.PACKAGES;
import static dev.slipway.architecture.Slipway.packageOf;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Which package may know which, and which library lives behind which. */
class ArchitectureTest {

    /** Everything else breaks the build. A package may always use itself; {@code app} is the wiring and may use all. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("secret", Set.of()),
            Map.entry("text", Set.of("secret")),
            Map.entry("spec", Set.of("text", "secret")),
            Map.entry("plan", Set.of("text", "secret")),
            Map.entry("openstack", Set.of("text", "secret")),
            Map.entry("ssh", Set.of("text", "secret")),
            Map.entry("kubernetes", Set.of("text", "secret")),
            Map.entry("node", Set.of("spec", "text", "secret")),
            Map.entry("kubeadm", Set.of("spec", "node", "text", "secret")),
            Map.entry("addons", Set.of("spec", "text", "secret")),
            Map.entry("provision", Set.of("spec", "plan", "openstack", "ssh", "kubernetes", "node", "kubeadm", "addons",
                    "workspace", "text", "secret")),
            Map.entry("cluster", Set.of("spec", "openstack", "kubernetes", "text", "secret")),
            Map.entry("verify", Set.of("spec", "plan", "provision", "openstack", "ssh", "kubernetes", "node", "addons",
                    "text", "secret")),
            Map.entry("workspace", Set.of("spec", "plan", "text", "secret")),
            Map.entry("practice", Set.of("ssh", "text", "secret")),
            Map.entry("cli",
                    Set.of("spec", "plan", "provision", "verify", "cluster", "workspace", "openstack", "kubernetes",
                            "text", "secret")),
            Map.entry("ui",
                    Set.of("spec", "plan", "provision", "verify", "cluster", "workspace", "openstack", "kubernetes",
                            "text", "secret")),
            Map.entry("app", PACKAGES));

    /** Of these doors the command line and the window see only what goes through: records, enums and exceptions. */
    private static final Set<String> ONLY_VALUES_FOR_FACES = Set.of("openstack", "kubernetes");

    private static final Set<String> FACES = Set.of("cli", "ui");

    /** What has a toolkit behind it; properties and collections have none. */
    private static final Set<String> TOOLKIT =
            Set.of("javafx.scene", "javafx.stage", "javafx.application", "org.controlsfx", "atlantafx", "org.kordamp");

    /** The practice cloud's hosts speak the language of the door to hosts, so they share what that is written in and no more. */
    private static final Set<String> SPOKEN_TO_HOSTS =
            Set.of("RemoteScript", "SshCommands", "ScriptArchive", "ScriptFrames");

    /** Whose walls each library stays behind. What is neither here nor in the JDK is used by nobody. */
    private static final Map<String, Set<String>> LIBRARIES = Map.ofEntries(
            Map.entry("org.openstack4j", Set.of("openstack")),
            Map.entry("java.net.http", Set.of("openstack", "kubernetes")),
            Map.entry("net.schmizz", Set.of("ssh")),
            Map.entry("org.apache.commons.compress", Set.of("ssh", "practice")),
            Map.entry("io.fabric8", Set.of("kubernetes")),
            Map.entry("org.apache.sshd", Set.of("practice")),
            Map.entry("com.sun.net.httpserver", Set.of("practice")),
            Map.entry("org.bouncycastle", Set.of("ssh", "practice")),
            Map.entry("picocli", Set.of("cli", "app")),
            Map.entry("com.fasterxml.jackson", Set.of("openstack", "kubernetes", "workspace", "practice", "cli")),
            Map.entry("org.yaml.snakeyaml",
                    Set.of("spec", "openstack", "kubernetes", "kubeadm", "addons", "node", "practice")),
            Map.entry("org.slf4j",
                    Set.of("openstack", "ssh", "kubernetes", "provision", "cluster", "workspace", "practice", "cli",
                            "app")),
            Map.entry("javafx", Set.of("ui", "app")),
            Map.entry("atlantafx", Set.of("ui")),
            Map.entry("org.kordamp", Set.of("ui")),
            Map.entry("ch.qos.logback", Set.of("app")));

    private static final Set<String> FOR_EVERYBODY = Set.of("java", "javax", "org.jspecify");

    @Test
    void aPackageKnowsOnlyThePackagesItMayUse() {
        check("use only the packages that the design allows it", ArchitectureTest::staysWithinItsDirections);
    }

    @Test
    void commandLineAndWindowSeeOnlyTheValuesOfTheDoors() {
        check("see only records, enums and exceptions of the doors", dependency -> !isFace(dependency.getOriginClass())
                || !Slipway.isOurs(dependency.getTargetClass())
                || !ONLY_VALUES_FOR_FACES.contains(packageOf(dependency.getTargetClass()))
                || isValue(dependency.getTargetClass()));
    }

    @Test
    void aViewModelNeverSeesAControl() {
        assertThat(CLASSES.stream().filter(ArchitectureTest::isViewModel)).hasSizeGreaterThan(3);
        check("know no toolkit", dependency -> !isViewModel(dependency.getOriginClass())
                || TOOLKIT.stream().noneMatch(it -> isIn(it, dependency.getTargetClass().getPackageName())));
    }

    private static boolean isViewModel(JavaClass type) {
        return packageOf(type).equals("ui") && outermost(type).getSimpleName().endsWith("Model");
    }

    @Test
    void thePracticeCloudSharesOnlyTheLanguageOfTheDoorToHosts() {
        check("share only what is spoken to hosts",
                dependency -> !packageOf(dependency.getOriginClass()).equals("practice")
                        || !Slipway.isOurs(dependency.getTargetClass())
                        || !packageOf(dependency.getTargetClass()).equals("ssh")
                        || SPOKEN_TO_HOSTS.contains(outermost(dependency.getTargetClass()).getSimpleName()));
    }

    @Test
    void aLibraryStaysBehindItsDoor() {
        check("use only the libraries that are its own", ArchitectureTest::usesItsOwnLibraries);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching(Slipway.BASE + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theRulesLookAtEveryPackage() {
        var found = CLASSES.stream().filter(type -> !type.getSimpleName().equals("package-info"))
                .map(Slipway::packageOf).collect(toCollection(TreeSet::new));
        assertThat(found).containsExactlyInAnyOrderElementsOf(PACKAGES);
        assertThat(MAY_USE.keySet()).containsExactlyInAnyOrderElementsOf(PACKAGES);
        assertThat(CLASSES.size()).isGreaterThan(150);
    }

    @Test
    void everyLibraryNamedIsUsedBySomebody() {
        var used = CLASSES.stream().flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getPackageName()).distinct().toList();
        assertThat(LIBRARIES.keySet())
                .allSatisfy(library -> assertThat(used).anyMatch(name -> isIn(library, name)));
    }

    private static boolean staysWithinItsDirections(Dependency dependency) {
        if (!Slipway.isOurs(dependency.getTargetClass())) {
            return true;
        }
        var from = packageOf(dependency.getOriginClass());
        var to = packageOf(dependency.getTargetClass());
        return from.equals(to) || MAY_USE.getOrDefault(from, Set.of()).contains(to);
    }

    private static boolean usesItsOwnLibraries(Dependency dependency) {
        var target = dependency.getTargetClass().getBaseComponentType();
        var name = target.getPackageName();
        if (Slipway.isOurs(target) || target.isPrimitive()) {
            return true;
        }
        return LIBRARIES.entrySet().stream().filter(entry -> isIn(entry.getKey(), name)).findFirst()
                .map(entry -> entry.getValue().contains(packageOf(dependency.getOriginClass())))
                .orElseGet(() -> FOR_EVERYBODY.stream().anyMatch(everybodys -> isIn(everybodys, name)));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
    }

    private static boolean isFace(JavaClass type) {
        return FACES.contains(packageOf(type));
    }

    private static boolean isValue(JavaClass type) {
        var element = type.getBaseComponentType();
        return element.isRecord() || element.isEnum() || element.isAssignableTo(Throwable.class);
    }

    private static boolean isIn(String prefix, String packageName) {
        return packageName.equals(prefix) || packageName.startsWith(prefix + ".");
    }

    private static void check(String sentence, Predicate<Dependency> isAllowed) {
        classes().should(new ArchCondition<JavaClass>(sentence) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream().filter(isAllowed.negate())
                        .forEach(dependency -> events.add(violated(dependency, dependency.getDescription())));
            }
        }).check(CLASSES);
    }
}
