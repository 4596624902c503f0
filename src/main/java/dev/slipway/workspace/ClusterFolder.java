package dev.slipway.workspace;

import dev.slipway.secret.Redactor;
import dev.slipway.secret.Secret;
import dev.slipway.spec.ClusterId;
import dev.slipway.spec.ClusterSpec;
import dev.slipway.spec.ClusterSpecFile;
import dev.slipway.text.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All files of one cluster. */
public final class ClusterFolder {

    private static final String CLOUD = "cloud";

    private final ClusterId id;
    private final Path path;
    private final Redactor redactor;
    private final FolderLocks locks;

    ClusterFolder(ClusterId id, Path path, Redactor redactor, FolderLocks locks) {
        this.id = id;
        this.path = path;
        this.redactor = redactor;
        this.locks = locks;
    }

    public ClusterId id() {
        return id;
    }

    /** The folder itself. */
    public Path path() {
        return path;
    }

    /** The answers the cluster is made from. */
    public ClusterSpec spec() {
        return ClusterSpecFile.read(specFile());
    }

    /** Where the answers are. */
    public Path specFile() {
        return path.resolve(ClusterSpecFile.name(id.name()));
    }

    void writeSpec(ClusterSpec spec) {
        write(specFile(), ClusterSpecFile.write(spec));
    }

    /** What happened so far. */
    public Journal journal() {
        return new Journal(path.resolve("journal.jsonl"), id, this::specFingerprint, redactor);
    }

    /** Of the answers as they are now, to be compared with {@link JournalContent#specFingerprint}. */
    public String specFingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(ClusterSpecFile.write(spec()).getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** What steps printed. */
    public StepLogs logs() {
        return new StepLogs(path.resolve("logs"), redactor);
    }

    /** Whether no run of the cluster has ever begun, so that nothing of it can be in a cloud. */
    public boolean isUntouched() {
        return journal().read().events().isEmpty() && sshKey().isEmpty() && kubeconfig().isEmpty();
    }

    /** The project that the cluster was begun in; empty before that, and where the file was lost or is damaged. */
    public Optional<CloudIdentity> cloud() {
        return secret(path.resolve(CLOUD)).map(Secret::reveal).flatMap(CloudIdentity::read);
    }

    public void rememberCloud(CloudIdentity cloud) {
        write(path.resolve(CLOUD), cloud.text());
    }

    /** Where the kubeconfig is, once there is one. */
    public Path kubeconfigFile() {
        return path.resolve("kubeconfig");
    }

    /** The kubeconfig as text, if there is one yet. */
    public Optional<Secret> kubeconfig() {
        return secret(kubeconfigFile());
    }

    public void writeKubeconfig(Secret yaml) {
        write(kubeconfigFile(), yaml.reveal());
    }

    /**
     * Writes the kubeconfig, once there is one, to another place too, where it is its owner's alone as well. A folder that alone
     * is missing is made: {@code ~/.kube} is not there before somebody's first cluster.
     */
    public void copyKubeconfig(Path file) {
        kubeconfig().ifPresent(yaml -> {
            makeFolder(file.toAbsolutePath().getParent());
            write(file, yaml.reveal());
        });
    }

    private static void makeFolder(@Nullable Path folder) {
        if (folder == null || folder.getParent() == null || !Files.isDirectory(folder.getParent())) {
            return;
        }
        try {
            PrivateFiles.createDirectories(folder);
        } catch (IOException e) {
            throw new WorkspaceException(Message.of("workspace.unwritable", folder.toString(), SystemWords.of(e)), e);
        }
    }

    /** Where the private key for the nodes is, once there is one. */
    public Path sshKeyFile() {
        return path.resolve("id_ed25519");
    }

    /** The private key for the nodes, in OpenSSH's format, if there is one yet. */
    public Optional<Secret> sshKey() {
        return secret(sshKeyFile());
    }

    public void writeSshKey(Secret openSshPem) {
        write(sshKeyFile(), openSshPem.reveal());
    }

    /** @throws WorkspaceException if another process, or this one, holds it */
    public FolderLock lock() {
        return FolderLock.acquire(path.resolve("lock"), id.name().value(), locks);
    }

    /** Forgets the cluster: the folder and all that is in it. */
    public void delete() {
        try {
            PrivateFiles.deleteTree(path);
        } catch (IOException e) {
            throw new WorkspaceException(Message.of("workspace.undeletable", path.toString(), SystemWords.of(e)), e);
        }
    }

    private static Optional<Secret> secret(Path file) {
        try {
            return PrivateFiles.read(file).map(Secret::of);
        } catch (IOException e) {
            throw new WorkspaceException(Message.of("workspace.unreadable", file.toString(), SystemWords.of(e)),
                    e);
        }
    }

    private static void write(Path file, String text) {
        try {
            PrivateFiles.replace(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new WorkspaceException(Message.of("workspace.unwritable", file.toString(), SystemWords.of(e)),
                    e);
        }
    }
}
