package dev.slipway.openstack;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
            return entry(ENVIRONMENT, variables(environment), workingDirectory).access();
        }
        var file = file();
        var known = List.copyOf(file.clouds().keySet());
        if (known.isEmpty()) {
            throw new CloudsYamlException(null, "openstack.clouds-yaml.empty", file.path().toString());
        }
        if (name.isEmpty() && known.size() > 1) {
            throw new CloudsYamlException(null, "openstack.clouds-yaml.several", file.path().toString(), known);
        }
        return access(file, name.orElseGet(known::getFirst));
    }

    /**
     * All it takes to sign in to an entry of this file.
     *
     * @throws CloudsYamlException if that is missing, unreadable or incomplete
     */
    public CloudAccess access(Path file, String entry) {
        return access(withSecrets(workingDirectory.resolve(file)), entry);
    }

    /**
     * All it takes to sign in as these fields of an entry say, which stands in no file. The secret comes from
     * {@code OS_PASSWORD} or {@code OS_APPLICATION_CREDENTIAL_SECRET}, or is asked for.
     *
     * @param caPem the certificates in place of {@code cacert}
     * @throws CloudsYamlException if something is missing or makes no sense
     */
    public CloudAccess typed(Map<String, String> fields, Optional<String> caPem) {
        var all = new LinkedHashMap<String, Object>(fields);
        variable("OS_PASSWORD").ifPresent(secret -> all.put("password", secret));
        variable("OS_APPLICATION_CREDENTIAL_SECRET")
                .ifPresent(secret -> all.put("application_credential_secret", secret));
        var host = HttpUrl.read(String.valueOf(fields.get("auth_url"))).map(URI::getHost).orElse("");
        return entry(host, all, workingDirectory).access().trusting(caPem);
    }

    private CloudAccess access(CloudsFile file, String cloud) {
        var entry =
                file.cloud(cloud).orElseThrow(() -> new CloudsYamlException(null, "openstack.clouds-yaml.no-such-cloud",
                        cloud, file.path().toString(), List.copyOf(file.clouds().keySet())));
        return entry(cloud, entry, file.path().toAbsolutePath().getParent()).access();
    }

    /** The files that are there, the one that is taken first. */
    public List<Path> files() {
        var files = new LinkedHashSet<Path>();
        variable("OS_CLIENT_CONFIG_FILE").map(workingDirectory::resolve).filter(Files::exists).ifPresent(files::add);
        places("clouds").stream().filter(Files::exists).forEach(files::add);
        return List.copyOf(files);
    }

    /**
     * What a file says of each of its clouds, secrets from {@code secure.yaml} included.
     *
     * @throws CloudsYamlException if it cannot be read or names none
     */
    public List<CloudSummary> clouds(Path chosen) {
        var file = withSecrets(workingDirectory.resolve(chosen));
        if (file.clouds().isEmpty()) {
            throw new CloudsYamlException(null, "openstack.clouds-yaml.empty", file.path().toString());
        }
        var beside = file.path().toAbsolutePath().getParent();
        return file.clouds().entrySet().stream()
                .map(entry -> entry(entry.getKey(), entry.getValue(), beside).summary()).toList();
    }

    /** What the {@code OS_*} variables say, if they lead anywhere. */
    public Optional<CloudSummary> fromVariables() {
        return variable("OS_AUTH_URL").map(_ -> entry(ENVIRONMENT, variables(environment), workingDirectory).summary());
    }

    /**
     * What an {@code openrc} file says, which is read as text and never run.
     *
     * @throws CloudsYamlException if it cannot be read, or says it only to who runs it
     */
    public CloudSummary openrc(Path chosen) {
        var file = workingDirectory.resolve(chosen);
        var openrc = Openrc.read(file);
        if (!openrc.unread().isEmpty()) {
            throw new CloudsYamlException(null, "openstack.openrc.program", file.toString(),
                    List.copyOf(openrc.unread()));
        } else if (!openrc.variables().containsKey("OS_AUTH_URL")) {
            throw new CloudsYamlException(null, "openstack.openrc.none", file.toString());
        }
        return entry(String.valueOf(file.getFileName()), variables(openrc.variables()),
                file.toAbsolutePath().getParent()).summary();
    }

    private CloudEntry entry(String name, Map<String, Object> fields, Path directory) {
        return new CloudEntry(name, fields, directory, home, prompt);
    }

    private CloudsFile file() {
        var path = found("clouds", "OS_CLIENT_CONFIG_FILE", List.of()).orElseThrow(() -> new CloudsYamlException(null,
                "openstack.clouds-yaml.none", places("clouds").stream().map(Path::toString).toList()));
        return withSecrets(path);
    }

    private CloudsFile withSecrets(Path path) {
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
    private static Map<String, Object> variables(Map<String, String> environment) {
        var fields = new LinkedHashMap<String, Object>();
        environment.forEach((name, value) -> {
            if (name.startsWith(VARIABLE_PREFIX) && !value.isBlank()) {
                fields.put(name.substring(VARIABLE_PREFIX.length()).toLowerCase(Locale.ROOT), value);
            }
        });
        return fields;
    }
}
