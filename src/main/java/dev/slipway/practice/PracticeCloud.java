package dev.slipway.practice;

import dev.slipway.practice.cloud.Account;
import dev.slipway.practice.cloud.CloudServices;
import dev.slipway.practice.host.HostNetwork;
import dev.slipway.practice.net.CertificateAuthority;
import dev.slipway.practice.net.HttpsService;
import dev.slipway.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A practice cloud that runs: its services behind HTTPS, and the files by which programs find and trust it. */
public final class PracticeCloud implements AutoCloseable {

    /** Its name in {@code clouds.yaml}. */
    public static final String NAME = "practice";
    private static final String USER = "practice";
    private static final String REGION = "RegionOne";
    private static final List<String> HOST_NAMES = List.of("localhost", "127.0.0.1");

    private final Path directory;
    private final HttpsService https;
    private final PracticeHosts hosts;

    private PracticeCloud(Path directory, HttpsService https, PracticeHosts hosts) {
        this.directory = directory;
        this.https = https;
        this.hosts = hosts;
    }

    /**
     * Starts one and writes {@code clouds.yaml} and {@code ca.pem} into the directory. The password is new each time, unless
     * the options have one.
     *
     * @param random may be used by one thread at a time; it is guarded here
     */
    public static PracticeCloud start(Path directory, PracticeOptions options, InstantSource clock,
            RandomGenerator random) throws IOException {
        RandomGenerator guarded = new GuardedRandom(random);
        Account account =
                new Account(USER, options.password().orElseGet(() -> Secret.of(password(guarded))), NAME, REGION);
        CertificateAuthority authority = new CertificateAuthority("Slipway practice cloud root CA", clock, guarded);
        CertificateAuthority issuing = authority.issuing("Slipway practice cloud issuing CA");
        CloudServices services = new CloudServices(account, options.pace(), options.quotas(), clock, guarded);
        services.crowd(options.crowd());
        PracticeHosts hosts = HostNetwork.start(services, services, options.pace(), clock, guarded);
        services.observe(hosts.observer());
        try {
            HttpsService https = HttpsService.start(issuing.server("localhost", HOST_NAMES), Optional.empty(),
                    services::answer);
            PracticeCloud cloud = new PracticeCloud(directory, https, hosts);
            cloud.write(account, authority);
            return cloud;
        } catch (IOException | RuntimeException e) {
            hosts.close();
            throw e;
        }
    }

    /** Keystone's URL. */
    public URI authUrl() {
        return URI.create("https://127.0.0.1:" + https.port() + "/identity/v3");
    }

    /** The file that says how to sign in. */
    public Path cloudsYaml() {
        return directory.resolve("clouds.yaml");
    }

    /** The certificate that vouches for its servers. */
    public Path caPem() {
        return directory.resolve("ca.pem");
    }

    @Override
    public void close() {
        https.close();
        hosts.close();
    }

    private void write(Account account, CertificateAuthority authority) throws IOException {
        Files.createDirectories(directory);
        writeAlone(caPem(), authority.pem());
        writeAlone(cloudsYaml(), """
                # The practice cloud of Slipway. It lives as long as the program that serves it.
                clouds:
                  %s:
                    auth:
                      auth_url: %s
                      username: %s
                      password: '%s'
                      project_name: %s
                      user_domain_name: Default
                      project_domain_name: Default
                    region_name: %s
                    interface: public
                    identity_api_version: "3"
                    cacert: "%s"
                    slipway:
                      proxy: %s
                """.formatted(NAME, authUrl(), account.user(), account.password().reveal().replace("'", "''"),
                account.project(),
                account.region(), caPem().toAbsolutePath().toString().replace("\\", "\\\\").replace("\"", "\\\""),
                hosts.proxy()));
    }

    /** Writes a file that only its owner may read, from its first byte on. */
    private static void writeAlone(Path file, String text) throws IOException {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] owner = posix
                ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
        Files.deleteIfExists(file);
        Files.createFile(file, owner);
        Files.writeString(file, text);
    }

    private static String password(RandomGenerator random) {
        byte[] bytes = new byte[18];
        random.nextBytes(bytes);
        return "p" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A generator for many threads. */
    private static final class GuardedRandom implements RandomGenerator {

        private final RandomGenerator generator;

        GuardedRandom(RandomGenerator generator) {
            this.generator = generator;
        }

        @Override
        public synchronized long nextLong() {
            return generator.nextLong();
        }
    }
}
