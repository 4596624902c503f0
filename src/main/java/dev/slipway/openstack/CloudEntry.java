package dev.slipway.openstack;

import dev.slipway.openstack.CloudSummary.Kind;
import dev.slipway.openstack.trust.CaFile;
import dev.slipway.openstack.trust.CaFileException;
import dev.slipway.secret.Secret;
import dev.slipway.text.Message;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code clouds.yaml}, or the {@code OS_*} variables as if they were one.
 *
 * @param directory what a relative {@code cacert} is relative to
 */
record CloudEntry(String name, Map<String, Object> fields, Path directory, Path home, PasswordPrompt prompt) {

    private static final Set<String> NO = Set.of("false", "no", "off", "0");
    private static final Set<String> YES = Set.of("true", "yes", "on", "1");
    private static final Set<String> PASSWORD_TYPES = Set.of("password", "v3password");
    private static final Set<String> CREDENTIAL_TYPES = Set.of("v3applicationcredential");

    CloudAccess access() {
        refuseInsecure();
        return new CloudAccess(name, authUrl(), region(), endpointInterface(), caPem(), credentials(), proxy());
    }

    /** What it says, whether that is enough or not. */
    CloudSummary summary() {
        var user = named("user_id", "username", "user_name").map(CloudEntry::shown).orElse("");
        var project = named("project_id", "project_name", "tenant_name").or(() -> named("tenant_id", "tenant_name", ""))
                .map(CloudEntry::shown).orElse("");
        return new CloudSummary(name, auth("auth_url").orElse(""), region().orElse(""), regions(),
                top("interface").or(() -> top("endpoint_type")).orElse("public").replaceFirst("URL$", ""), user,
                shown(domain("user_domain")), project, shown(domain("project_domain")), kind(),
                auth("application_credential_id").orElse(""), caFile(),
                auth(kind() == Kind.APPLICATION_CREDENTIAL ? "application_credential_secret" : "password")
                        .map(Secret::of),
                problem());
    }

    private Optional<Message> problem() {
        try {
            new CloudEntry(name, fields, directory, home, (_, _) -> Optional.of(Secret.of("asked for later"))).access();
            return Optional.empty();
        } catch (CloudsYamlException e) {
            return Optional.of(e.message());
        }
    }

    private Kind kind() {
        var type = top("auth_type").map(value -> value.toLowerCase(Locale.ROOT));
        if (type.isEmpty()) {
            return auth("application_credential_id").isPresent() ? Kind.APPLICATION_CREDENTIAL : Kind.PASSWORD;
        } else if (CREDENTIAL_TYPES.contains(type.get())) {
            return Kind.APPLICATION_CREDENTIAL;
        }
        return PASSWORD_TYPES.contains(type.get()) ? Kind.PASSWORD : Kind.OTHER;
    }

    private List<String> regions() {
        return fields.get("regions") instanceof List<?> regions
                ? regions.stream().flatMap(region -> regionName(region).stream()).toList()
                : List.of();
    }

    private Optional<Path> caFile() {
        try {
            return top("cacert").map(this::path);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static String shown(CloudAccess.NameOrId what) {
        return what.name().or(what::id).orElse("");
    }

    private void refuseInsecure() {
        if (top("verify").filter(value -> NO.contains(value.toLowerCase(Locale.ROOT))).isPresent()
                || top("insecure").filter(value -> YES.contains(value.toLowerCase(Locale.ROOT))).isPresent()) {
            throw problem("insecure");
        }
    }

    private URI authUrl() {
        var text = needed("auth_url");
        var uri = http(text, "auth_url");
        if (!AuthUrl.isUrl(uri)) {
            throw notAUrl("auth_url", text);
        }
        return AuthUrl.completed(uri).uri();
    }

    private URI http(String text, String field) {
        return HttpUrl.read(text.strip()).orElseThrow(() -> notAUrl(field, text));
    }

    /** There may be a password in it. */
    private CloudsYamlException notAUrl(String field, String text) {
        return problem("not-a-url", field, text.replaceFirst("//[^/]*@", "//•••@"));
    }

    /** With a list of regions and no choice, OpenStack's own client takes the first. */
    private Optional<String> region() {
        return top("region_name").or(() -> fields.get("regions") instanceof List<?> regions && !regions.isEmpty()
                ? regionName(regions.getFirst())
                : Optional.empty());
    }

    private static Optional<String> regionName(Object region) {
        return region instanceof Map<?, ?> map
                ? text(CloudsFile.object(map).get("name"))
                : text(region);
    }

    private String endpointInterface() {
        var value = top("interface").or(() -> top("endpoint_type")).orElse("public").replaceFirst("URL$", "");
        if (!Set.of("public", "internal", "admin").contains(value)) {
            throw problem("no-such-interface", value);
        }
        return value;
    }

    private Optional<String> caPem() {
        return top("cacert").map(text -> {
            try {
                return CaFile.read(path(text)).pem();
            } catch (CaFileException e) {
                throw new CloudsYamlException(e, "openstack.clouds-yaml.ca", name, e.message());
            } catch (InvalidPathException e) {
                throw new CloudsYamlException(e, "openstack.clouds-yaml.ca-path", name, text);
            }
        });
    }

    private Path path(String text) {
        if (text.equals("~") || text.startsWith("~/")) {
            return home.resolve(text.substring(Math.min(2, text.length())));
        }
        return directory.resolve(text);
    }

    private CloudAccess.Credentials credentials() {
        if (kind() == Kind.APPLICATION_CREDENTIAL) {
            if (auth("application_credential_id").isEmpty() && auth("application_credential_name").isPresent()) {
                throw problem("credential-by-name");
            }
            var id = needed("application_credential_id");
            return new CloudAccess.ApplicationCredential(id,
                    auth("application_credential_secret").map(Secret::of).or(() -> prompt.password(name, id))
                            .filter(secret -> !secret.isEmpty())
                            .orElseThrow(() -> problem("missing", "application_credential_secret")));
        }
        if (kind() == Kind.OTHER) {
            throw problem("auth-type", top("auth_type").orElse("").toLowerCase(Locale.ROOT));
        }
        var user = named("user_id", "username", "user_name").orElseThrow(() -> problem("missing", "username"));
        var project = named("project_id", "project_name", "tenant_name").or(() -> named("tenant_id", "tenant_name", ""))
                .orElseThrow(() -> problem("missing", "project_name"));
        return new CloudAccess.Password(user, domain("user_domain"), password(user), project, domain("project_domain"));
    }

    private Secret password(CloudAccess.NameOrId user) {
        var given = auth("password").map(Secret::of);
        return given.or(() -> prompt.password(name, user.name().or(user::id).orElse("")))
                .filter(password -> !password.isEmpty())
                .orElseThrow(() -> problem("no-password"));
    }

    /** What nobody says is the domain that every Keystone is set up with. */
    private CloudAccess.NameOrId domain(String which) {
        return named(which + "_id", which + "_name", "")
                .or(() -> named("domain_id", "domain_name", ""))
                .or(() -> named("default_domain_id", "default_domain_name", ""))
                .or(() -> auth("default_domain").map(CloudAccess.NameOrId::withId))
                .orElseGet(() -> CloudAccess.NameOrId.withId("default"));
    }

    private Optional<CloudAccess.NameOrId> named(String idField, String nameField, String otherNameField) {
        return auth(idField).map(CloudAccess.NameOrId::withId)
                .or(() -> auth(nameField).or(() -> auth(otherNameField)).map(CloudAccess.NameOrId::named));
    }

    /** Our own addition to the file: {@code slipway: {proxy: http://HOST:PORT}}. */
    private Optional<URI> proxy() {
        return text(CloudsFile.object(fields.get("slipway")).get("proxy")).map(text -> {
            var uri = http(text, "slipway.proxy");
            if (!uri.getScheme().equals("http") || uri.getPort() < 0) {
                throw problem("not-a-proxy", text);
            }
            return uri;
        });
    }

    private String needed(String field) {
        return auth(field).orElseThrow(() -> problem("missing", field));
    }

    /** From {@code auth}, or from beside it, where older files have it. */
    private Optional<String> auth(String field) {
        return text(CloudsFile.object(fields.get("auth")).get(field)).or(() -> top(field));
    }

    private Optional<String> top(String field) {
        return text(fields.get(field));
    }

    private static Optional<String> text(@Nullable Object value) {
        return Optional.ofNullable(value).filter(String.class::isInstance).map(String.class::cast)
                .filter(text -> !text.isEmpty());
    }

    private CloudsYamlException problem(String key, String... more) {
        var arguments = new ArrayList<Object>(List.of(name));
        arguments.addAll(List.of(more));
        return new CloudsYamlException(null, "openstack.clouds-yaml." + key, arguments.toArray());
    }

    /** Without the fields: there is a password among them. */
    @Override
    public String toString() {
        return name;
    }
}
