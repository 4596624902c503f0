package dev.slipway.spec;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A signed Debian package repository. In each of the three texts {@code {minor}} stands for Kubernetes' minor version,
 * {@code {os}} for the node's distribution ({@code debian}, {@code ubuntu}), {@code {codename}} and {@code {arch}} for its
 * release's code name and its architecture; what the node alone knows is put in on the node.
 *
 * @param url    such as {@code https://pkgs.k8s.io/core:/stable:/v{minor}/deb/}
 * @param suite  {@code /} for a flat repository, else suite and components such as {@code {codename} stable}
 * @param keyUrl where its signing key is, in ASCII armor or binary. It is downloaded when a node is prepared, never
 *               shipped: keys expire
 */
public record PackageSource(String url, String suite, String keyUrl) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final Set<String> KNOWN = Set.of("minor", "os", "codename", "arch");

    /** Kubernetes' own repository: one for each minor version. */
    public static final PackageSource KUBERNETES = new PackageSource("https://pkgs.k8s.io/core:/stable:/v{minor}/deb/",
            "/", "https://pkgs.k8s.io/core:/stable:/v{minor}/deb/Release.key");

    /** Docker's repository, whose package containerd.io is kept up to date on every distribution. */
    public static final PackageSource CONTAINERD = new PackageSource("https://download.docker.com/linux/{os}",
            "{codename} stable", "https://download.docker.com/linux/{os}/gpg");

    public PackageSource {
        var problems = new Problems()
                .when(!isUrl(url), "url", "spec.url")
                .when(!isUrl(keyUrl), "key", "spec.url")
                .when(!plain(suite).matches("[A-Za-z0-9._/-]*/|[A-Za-z0-9._/-]+( [A-Za-z0-9._/-]+)+"), "suite",
                        "spec.suite", suite);
        checkPlaceholders(problems, "url", url);
        checkPlaceholders(problems, "suite", suite);
        checkPlaceholders(problems, "key", keyUrl);
        problems.throwIfAny();
    }

    private static boolean isUrl(String text) {
        try {
            var url = new URI(plain(text));
            return Set.of("http", "https").contains(String.valueOf(url.getScheme())) && url.getHost() != null
                    && url.getUserInfo() == null && url.getQuery() == null && url.getFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String plain(String text) {
        return PLACEHOLDER.matcher(text).replaceAll("x");
    }

    private static void checkPlaceholders(Problems problems, String field, String text) {
        PLACEHOLDER.matcher(text).results().map(match -> match.group(1)).filter(name -> !KNOWN.contains(name))
                .forEach(name -> problems.add(SpecProblem.of(field, "spec.placeholder", name)));
    }
}
