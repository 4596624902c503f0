package dev.slipway.workspace;

import dev.slipway.secret.Redactor;
import dev.slipway.spec.ClusterId;
import dev.slipway.spec.ClusterName;
import dev.slipway.spec.ClusterSpec;
import dev.slipway.spec.SpecException;
import dev.slipway.text.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The user's clusters: one folder each under {@code clusters}, named by the cluster's ID. */
public final class Workspace {

    private static final Pattern FOLDER = Pattern.compile("(?<name>.+)-(?<suffix>[0-9a-f]{8})");

    private final Path root;
    private final Redactor redactor;
    private final FolderLocks locks;

    /** The only one in its process. */
    public Workspace(Path root, Redactor redactor) {
        this(root, redactor, new FolderLocks());
    }

    /** @param locks those of the process */
    public Workspace(Path root, Redactor redactor, FolderLocks locks) {
        this.root = root;
        this.redactor = redactor;
        this.locks = locks;
    }

    /** Where it is. */
    public Path root() {
        return root;
    }

    /** Makes the folder of a new cluster, with its answers in it. */
    public ClusterFolder create(ClusterId id, ClusterSpec spec) {
        var path = clusters().resolve(id.value());
        try {
            PrivateFiles.createDirectories(path);
        } catch (IOException e) {
            throw new WorkspaceException(Message.of("workspace.unwritable", path.toString(), SystemWords.of(e)), e);
        }
        var folder = new ClusterFolder(id, path, redactor, locks);
        folder.writeSpec(spec);
        return folder;
    }

    /** All clusters, by name and then by ID. */
    public List<ClusterFolder> list() {
        if (!Files.isDirectory(clusters())) {
            return List.of();
        }
        try (var paths = Files.list(clusters())) {
            return paths.filter(Files::isDirectory).flatMap(path -> folder(path).stream())
                    .sorted(Comparator.comparing(folder -> folder.id().value())).toList();
        } catch (IOException e) {
            throw new WorkspaceException(Message.of("workspace.unreadable", clusters().toString(), SystemWords.of(e)),
                    e);
        }
    }

    /**
     * The one cluster of that name or ID.
     *
     * @throws WorkspaceException if there is none, or more than one of that name
     */
    public ClusterFolder find(String nameOrId) {
        var all = list();
        var found = all.stream()
                .filter(folder -> folder.id().value().equals(nameOrId) || folder.id().name().value().equals(nameOrId))
                .toList();
        if (found.isEmpty()) {
            throw new WorkspaceException(all.isEmpty()
                    ? Message.of("workspace.no-clusters", nameOrId, clusters().toString())
                    : Message.of("workspace.not-found", nameOrId, ids(all), clusters().toString()));
        }
        if (found.size() > 1) {
            throw new WorkspaceException(Message.of("workspace.ambiguous", nameOrId, ids(found)));
        }
        return found.getFirst();
    }

    /** Writes down what helps to find a mistake of ours, without any known secret, and says where. */
    public Path writeReport(String name, String text) {
        var file = root.resolve("reports").resolve(name + ".txt");
        try {
            PrivateFiles.createDirectories(file.getParent());
            PrivateFiles.replace(file, redactor.redact(text).getBytes(StandardCharsets.UTF_8));
            return file;
        } catch (IOException e) {
            throw new WorkspaceException(Message.of("workspace.unwritable", file.toString(), SystemWords.of(e)),
                    e);
        }
    }

    private static List<String> ids(List<ClusterFolder> folders) {
        return folders.stream().map(folder -> folder.id().value()).toList();
    }

    private Optional<ClusterFolder> folder(Path path) {
        var name = FOLDER.matcher(path.getFileName().toString());
        if (!name.matches()) {
            return Optional.empty();
        }
        try {
            var id = new ClusterId(new ClusterName(name.group("name")), name.group("suffix"));
            return Optional.of(new ClusterFolder(id, path, redactor, locks));
        } catch (SpecException _) {
            return Optional.empty(); // somebody's own folder
        }
    }

    private Path clusters() {
        return root.resolve("clusters");
    }
}
