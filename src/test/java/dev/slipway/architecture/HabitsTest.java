package dev.slipway.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysFalse;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.slipway.architecture.Slipway.BASE;
import static dev.slipway.architecture.Slipway.CLASSES;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where threads, time, streams, files and sockets may be touched, and what things may be called. */
class HabitsTest {

    private static final Pattern EMPTY_NAME = Pattern.compile(".*(Impl|Manager|Helper|Utils?|Data|Info|Handler)");

    /** What Nova calls the text that a server reads at its first start, and Kubernetes what it leaves to clouds. */
    private static final Set<String> FIELD_TERMS = Set.of("UserData", "CloudControllerManager");

    private static final DescribedPredicate<AccessTarget> CLOCK = of("java.lang.System", "currentTimeMillis")
            .or(of("java.time.Clock", "system", "systemUTC", "systemDefaultZone"))
            .or(of("java.util.Date", "<init>"))
            .or(describe("java.time's now()", target -> target.getOwner().getPackageName().equals("java.time")
                    && target.getName().equals("now")));

    @Test
    void threadsAreStartedOnlyWhereWaitingIsOwned() {
        onlyIn(Set.of("plan", "ssh", "practice", "app"),
                "all waiting of the engine and of steps goes through plan's Timeline, so that it can be simulated",
                of("java.lang.Thread", "<init>", "sleep", "ofVirtual", "ofPlatform", "startVirtualThread", "start"),
                allOf("java.util.concurrent.Executors"),
                of("java.util.concurrent.TimeUnit", "sleep"),
                of("java.util.concurrent.CompletableFuture", "supplyAsync", "runAsync", "delayedExecutor"),
                of("java.util.concurrent.locks.LockSupport", "park", "parkNanos", "parkUntil"));
    }

    @Test
    void theClockIsReadOnlyWhereTimeIsReal() {
        onlyIn(Set.of("plan", "practice", "app"), "a run that reads the wall clock cannot be simulated", CLOCK);
    }

    @Test
    void ofTheEngineOnlyTheRealTimelineReadsTheClock() {
        noClasses().that().resideInAPackage(BASE + ".plan..")
                .and().doNotHaveFullyQualifiedName(BASE + ".plan.RealTimeline")
                .should().accessTargetWhere(target(CLOCK)).check(CLASSES);
    }

    @Test
    void onlyTheCommandLineSpeaksToTheTerminal() {
        onlyIn(Set.of("cli", "app"), "whoever runs the engine decides where its words go",
                of("java.lang.System", "out", "err", "in", "console"),
                describe("printStackTrace()", target -> target.getFullName().endsWith(".printStackTrace()")));
    }

    @Test
    void onlyTheWorkspaceWritesTheUsersFiles() {
        onlyIn(Set.of("workspace", "practice"),
                "atomic writes, file modes and the absence of secrets are kept in one place",
                of("java.nio.file.Files", "write", "writeString", "newBufferedWriter", "newOutputStream", "createFile",
                        "createDirectory", "createDirectories", "createTempFile", "createTempDirectory", "createLink",
                        "createSymbolicLink", "copy", "move", "delete", "deleteIfExists", "setAttribute",
                        "setPosixFilePermissions", "setLastModifiedTime", "setOwner"),
                of("java.nio.channels.FileChannel", "open"),
                allOf("java.io.FileOutputStream"), allOf("java.io.FileWriter"), allOf("java.io.RandomAccessFile"));
    }

    @Test
    void onlyTheDoorsOpenConnections() {
        onlyIn(Set.of("openstack", "ssh", "kubernetes", "practice"),
                "there are three doors to the outside, and the practice cloud on the other side of them",
                of("java.net.Socket", "<init>", "connect"),
                of("java.net.URL", "openStream", "openConnection"),
                allOf("java.net.ServerSocket"), allOf("java.net.DatagramSocket"),
                allOf("java.nio.channels.SocketChannel"), allOf("java.nio.channels.ServerSocketChannel"));
    }

    @Test
    void packagesAreNamedAfterWhatTheyHold() {
        noClasses().should().resideInAnyPackage(Stream.of("util", "utils", "common", "core", "impl", "misc", "helper",
                "service").map(name -> ".." + name + "..").toArray(String[]::new)).check(CLASSES);
    }

    @Test
    void typesAreNamedAfterWhatTheyAre() {
        noClasses().that(describe("are no terms of the field", type -> !FIELD_TERMS.contains(type.getSimpleName())))
                .should(be(describe("named after nothing in particular",
                        type -> EMPTY_NAME.matcher(type.getSimpleName()).matches())))
                .check(CLASSES);
    }

    @SafeVarargs
    private static void onlyIn(Set<String> packages, String because, DescribedPredicate<AccessTarget>... targets) {
        DescribedPredicate<AccessTarget> anyOfThem = alwaysFalse();
        for (var each : targets) {
            anyOfThem = anyOfThem.or(each);
        }
        noClasses().that()
                .resideOutsideOfPackages(packages.stream().map(name -> BASE + "." + name + "..").toArray(String[]::new))
                .should().accessTargetWhere(target(anyOfThem)).because(because).check(CLASSES);
    }

    private static DescribedPredicate<AccessTarget> allOf(String type) {
        return describe(type, target -> target.getOwner().getFullName().equals(type));
    }

    private static DescribedPredicate<AccessTarget> of(String type, String... members) {
        return describe(type + "." + String.join("|", members), target -> target.getOwner().getFullName().equals(type)
                && Set.of(members).contains(target.getName()));
    }
}
