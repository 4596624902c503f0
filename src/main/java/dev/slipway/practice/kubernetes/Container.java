package dev.slipway.practice.kubernetes;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A container of a pod: which program it is, and what that reads. */
record Container(StoredObject pod, Map<String, Object> spec, ObjectStore store) {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\(([A-Za-z_][A-Za-z0-9_]*)\\)");
    /** Images with a command and no entry point: arguments alone replace the program itself. */
    private static final Set<String> WITHOUT_ENTRYPOINT = Set.of("openstack-cloud-controller-manager",
            "cinder-csi-plugin");

    static List<Container> of(StoredObject pod, ObjectStore store) {
        return Tree.maps(pod.content(), "spec", "containers").stream().map(spec -> new Container(pod, spec, store))
                .toList();
    }

    String name() {
        return Tree.text(spec, "name");
    }

    String image() {
        return Tree.text(spec, "image");
    }

    /** The image's name without registry, path, tag and digest. */
    String imageName() {
        String last = image().substring(image().lastIndexOf('/') + 1);
        return last.split("[:@]", 2)[0];
    }

    /** The file that is executed. */
    String executable() {
        List<String> line = commandLine();
        return line.isEmpty() || isLeftToEntrypoint() ? imageName() : line.getFirst();
    }

    /** The executable's name without its path. */
    String program() {
        return executable().substring(executable().lastIndexOf('/') + 1);
    }

    /** The name of the script that a shell is started with, without path and suffix. */
    Optional<String> script() {
        List<String> line = commandLine();
        return line.size() > 1 && line.getFirst().endsWith("/sh") && line.get(1).endsWith(".sh")
                && file(line.get(1)).isPresent()
                        ? Optional.of(line.get(1).substring(line.get(1).lastIndexOf('/') + 1, line.get(1).length() - 3))
                        : Optional.empty();
    }

    /** The value of {@code --name=value} or {@code --name value}, with environment references filled in. */
    Optional<String> option(String name) {
        List<String> line = commandLine();
        for (int i = 0; i < line.size(); i++) {
            if (line.get(i).startsWith("--" + name + "=")) {
                return Optional.of(line.get(i).substring(name.length() + 3));
            }
            if (line.get(i).equals("--" + name)) {
                return Optional.of(i + 1 < line.size() && !line.get(i + 1).startsWith("--") ? line.get(i + 1) : "true");
            }
        }
        return Optional.empty();
    }

    /** The content of a file that is mounted from a Secret or ConfigMap. */
    Optional<byte[]> file(String path) {
        return Tree.maps(spec, "volumeMounts").stream()
                .filter(mount -> path.startsWith(Tree.text(mount, "mountPath") + "/"))
                .flatMap(mount -> content(Tree.text(mount, "name"),
                        path.substring(Tree.text(mount, "mountPath").length() + 1)).stream())
                .findFirst();
    }

    private Optional<byte[]> content(String volumeName, String file) {
        return Tree.maps(pod.content(), "spec", "volumes").stream()
                .filter(volume -> Tree.text(volume, "name").equals(volumeName)).findFirst()
                .flatMap(volume -> {
                    String secret = Tree.text(volume, "secret", "secretName");
                    if (!secret.isEmpty()) {
                        return store.find(ResourceType.SECRET, pod.namespace(), secret)
                                .map(found -> found.text("data", key(volume, "secret", file)))
                                .filter(text -> !text.isEmpty()).map(Base64.getDecoder()::decode);
                    }
                    return store.find(ResourceType.CONFIG_MAP, pod.namespace(), Tree.text(volume, "configMap", "name"))
                            .map(found -> found.text("data", key(volume, "configMap", file)))
                            .filter(text -> !text.isEmpty())
                            .map(text -> text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                });
    }

    private static String key(Map<String, Object> volume, String source, String file) {
        return Tree.maps(volume, source, "items").stream().filter(item -> Tree.text(item, "path").equals(file))
                .map(item -> Tree.text(item, "key")).findFirst().orElse(file);
    }

    private boolean isLeftToEntrypoint() {
        return Tree.list(spec, "command").isEmpty() && !WITHOUT_ENTRYPOINT.contains(imageName());
    }

    private List<String> commandLine() {
        return Stream.concat(Tree.texts(spec, "command").stream(), Tree.texts(spec, "args").stream())
                .map(this::expanded).toList();
    }

    private String expanded(String argument) {
        return REFERENCE.matcher(argument).replaceAll(reference -> Matcher.quoteReplacement(
                variable(reference.group(1)).orElse(reference.group())));
    }

    /** A variable of its environment. */
    Optional<String> variable(String name) {
        return Tree.maps(spec, "env").stream().filter(variable -> name.equals(variable.get("name")))
                .map(variable -> Tree.text(variable, "value")).findFirst();
    }
}
