package dev.slipway.openstack;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Keystone's v3 URL, completed from what a person has: with or without scheme, port and version.
 *
 * @param uri ends with its version
 */
public record AuthUrl(URI uri) {

    private static final Pattern VERSION = Pattern.compile(".*/v\\d+(\\.\\d+)?");
    private static final Pattern DASHBOARD = Pattern.compile("/(dashboard|horizon|auth/login|project)(/.*)?");
    /** Where Keystone listens if nobody says anything else. */
    private static final int USUAL_PORT = 5000;

    /**
     * What was meant: https where no scheme is given, Keystone's own port where there is nothing but a host.
     *
     * @throws CloudsYamlException if it cannot be one
     */
    public static AuthUrl of(String typed) {
        var text = typed.strip();
        if (text.isEmpty()) {
            throw new CloudsYamlException(null, "openstack.auth-url.empty");
        }
        var uri = parsed(text.contains("://") ? text : "https://" + text, text);
        var hasScheme = text.contains("://");
        if (!hasScheme && uri.getPort() < 0 && String.valueOf(uri.getPath()).replace("/", "").isEmpty()) {
            uri = URI.create("https://" + uri.getRawAuthority() + ":" + USUAL_PORT);
        }
        if (DASHBOARD.matcher(uri.getPath()).matches()) {
            throw new CloudsYamlException(null, "openstack.auth-url.dashboard", text);
        }
        return completed(uri);
    }

    /** The version before 3 has been gone for years, while its URL lives on in many files. */
    static AuthUrl completed(URI uri) {
        var bare = uri.toString()
                .replaceFirst("/+$", "").replaceFirst("/auth/tokens$", "").replaceFirst("/v2\\.0$", "");
        return new AuthUrl(URI.create(VERSION.matcher(bare).matches() ? bare : bare + "/v3"));
    }

    /** Whether everybody in between can read what is sent there. */
    public boolean isPlain() {
        return uri.getScheme().equals("http");
    }

    private static URI parsed(String whole, String typed) {
        var colon = whole.indexOf("://");
        return HttpUrl.read(whole.substring(0, colon).toLowerCase(Locale.ROOT) + whole.substring(colon))
                .filter(AuthUrl::isUrl).orElseThrow(() -> new CloudsYamlException(null, "openstack.auth-url.none",
                        typed.replaceFirst("//[^/]*@", "//•••@")));
    }

    /** Without what has no place in it. */
    static boolean isUrl(URI uri) {
        return uri.getRawQuery() == null && uri.getRawFragment() == null && uri.getRawUserInfo() == null;
    }
}
