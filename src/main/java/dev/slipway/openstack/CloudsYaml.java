package dev.slipway.openstack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the cloud a user means, in {@code clouds.yaml} and {@code secure.yaml} or in the {@code OS_*} variables, in the places
 * where OpenStack's own client looks: https://docs.openstack.org/openstacksdk/latest/user/config/configuration.html
 */
public final class CloudsYaml {

    /** The name that a cloud from the variables goes by. */
    static final String ENVIRONMENT = "env";

    private static final String VARIABLE_PREFIX = "OS_";

    private final Map<String, String> environment;
    private final Path home;
    private final Path workingDirectory;
    private final Path system;
    private final PasswordPrompt prompt;

    /** Looks at these variables, below this home, working directory and {@code /etc}. */
    public CloudsYaml(Map<String, String> environment, Path home, Path workingDirectory, PasswordPrompt prompt) {
        this(environment, home, workingDirectory, Path.of("/etc"), prompt);
    }

    CloudsYaml(Map<String, String> environment, Path home, Path workingDirectory, Path system, PasswordPrompt prompt) {
        this.environment = Map.copyOf(environment);
        this.home = home;
        this.workingDirectory = workingDirectory;
        this.system = system;
        this.prompt = prompt;
    }

    /**
     * All it takes to sign in to the entry that was chosen or, without a choice, that {@code OS_CLOUD} names, to the cloud
     * of the {@code OS_*} variables, or to the only entry there is.
     *
     * @throws CloudsYamlException if that is missing, unreadable, incomplete or ambiguous
     */
    public CloudAccess access(Optional<String> chosen) {
        var name = chosen.or(() -> variable("OS_CLOUD"));
        if (name.isEmpty() && variable("OS_AUTH_URL").isPresent()) {
            return entry(ENVIRONMENT, variables(), workingDirectory).access();
        }
        var file = file();
        var known = List.copyOf(file.clouds().keySet());
        if (known.isEmpty()) {
            throw new CloudsYamlException(null, "openstack.clouds-yaml.empty", file.path().toString());
        }
        if (name.isEmpty() && known.size() > 1) {
            throw new CloudsYamlException(null, "openstack.clouds-yaml.several", file.path().toString(), known);
        }
        var cloud = name.orElseGet(known::getFirst);
        var entry =
                file.cloud(cloud).orElseThrow(() -> new CloudsYamlException(null, "openstack.clouds-yaml.no-such-cloud",
                        cloud, file.path().toString(), known));
        return entry(cloud, entry, file.path().toAbsolutePath().getParent()).access();
    }

    private CloudEntry entry(String name, Map<String, Object> fields, Path directory) {
        return new CloudEntry(name, fields, directory, home, prompt);
    }

    private CloudsFile file() {
        var path = found("clouds", "OS_CLIENT_CONFIG_FILE", List.of()).orElseThrow(() -> new CloudsYamlException(null,
                "openstack.clouds-yaml.none", places("clouds").stream().map(Path::toString).toList()));
        var file = CloudsFile.read(path);
        var beside = path.toAbsolutePath().getParent();
        return found("secure", "OS_CLIENT_SECURE_FILE", List.of(beside)).map(CloudsFile::read).map(file::under)
                .orElse(file);
    }

    /** The file that a variable names, which must be there, or the first that is there. */
    private Optional<Path> found(String name, String variable, List<Path> first) {
        var named = variable(variable).map(text -> workingDirectory.resolve(text));
        if (named.isPresent()) {
            return named;
        }
        var places = new ArrayList<Path>();
        first.forEach(directory -> places.addAll(in(directory, name)));
        places.addAll(places(name));
        return places.stream().filter(Files::exists).findFirst();
    }

    private List<Path> places(String name) {
        var places = new ArrayList<Path>();
        var config = variable("XDG_CONFIG_HOME").map(Path::of).orElse(home.resolve(".config"));
        for (var directory : List.of(workingDirectory, config.resolve("openstack"), system.resolve("openstack"))) {
            places.addAll(in(directory, name));
        }
        return places;
    }

    private static List<Path> in(Path directory, String name) {
        return List.of(directory.resolve(name + ".yaml"), directory.resolve(name + ".yml"));
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** The variables as the fields of an entry: {@code OS_PROJECT_NAME} is {@code project_name}. */
    private Map<String, Object> variables() {
        var fields = new LinkedHashMap<String, Object>();
        environment.forEach((name, value) -> {
            if (name.startsWith(VARIABLE_PREFIX) && !value.isBlank()) {
                fields.put(name.substring(VARIABLE_PREFIX.length()).toLowerCase(Locale.ROOT), value);
            }
        });
        return fields;
    }
}
