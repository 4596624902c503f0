package dev.slipway.app;

import dev.slipway.openstack.CloudAccess.ApplicationCredential;
import dev.slipway.openstack.CloudAccess.Password;
import dev.slipway.openstack.CloudsYaml;
import dev.slipway.openstack.CloudsYamlException;
import dev.slipway.openstack.ConnectionLine;
import dev.slipway.openstack.ConnectionReport;
import dev.slipway.openstack.ConnectionTarget;
import dev.slipway.openstack.ConnectionTest;
import dev.slipway.openstack.ConnectionTest.Limits;
import dev.slipway.secret.Redactor;
import dev.slipway.ui.work.CloudScout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Looks ahead for the window. */
final class OwnScout implements CloudScout {

    private final CloudsYaml files;
    private final Path practice;
    private final Redactor redactor;

    /** @param practice the practice cloud's own file, which is as usual as any once it is there */
    OwnScout(CloudsYaml files, Path practice, Redactor redactor) {
        this.files = files;
        this.practice = practice;
        this.redactor = redactor;
    }

    @Override
    public List<Source> usual() {
        var sources = new ArrayList<Source>();
        for (var file : files.files()) {
            add(sources, file, sources.isEmpty());
        }
        if (Files.exists(practice) && sources.stream().noneMatch(source -> source.file().equals(practice))) {
            add(sources, practice, true);
        }
        return List.copyOf(sources);
    }

    private void add(List<Source> sources, Path file, boolean isUsual) {
        try {
            sources.add(new Source(file, isUsual, files.clouds(file)));
        } catch (CloudsYamlException _) {
            // Whoever chooses it is told what is wrong with it.
        }
    }

    @Override
    public Source read(Path file) {
        var isYaml = file.toString().matches("(?i).*\\.ya?ml");
        return new Source(file, isYaml && usual().stream().anyMatch(it -> it.isUsual() && it.file().equals(file)),
                isYaml ? files.clouds(file) : List.of(files.openrc(file)));
    }

    @Override
    public ConnectionReport test(ConnectionTarget target, Consumer<ConnectionLine> told) throws InterruptedException {
        target.credentials().ifPresent(credentials -> redactor.learn(switch (credentials) {
            case Password password -> password.password();
            case ApplicationCredential credential -> credential.secret();
        }));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return new ConnectionTest(threads, InstantSource.system(), Thread::sleep, Limits.USUAL).run(target, told);
        }
    }
}
