package dev.slipway.node;

/**
 * What a server reads at its first start: as little as possible, since it can hold no secret (every pod can read it) and
 * cannot be changed afterwards.
 *
 * @see <a href="https://docs.cloud-init.io/en/latest/reference/modules.html">cloud-init's modules</a>
 */
public final class UserData {

    private UserData() {}

    /** @param nodeName the server's and the node's name, a DNS label */
    public static String of(String nodeName) {
        if (!nodeName.matches("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")) {
            throw new IllegalArgumentException("not a host name: " + nodeName);
        }
        // Debian's images rewrite /etc/hosts at every start unless told not to, and would undo what prepare-node writes.
        // Upgrades at the first start would hold the package manager's lock for minutes.
        return """
                #cloud-config
                hostname: "%s"
                preserve_hostname: false
                manage_etc_hosts: false
                package_update: false
                package_upgrade: false
                ssh:
                  emit_keys_to_console: true
                """.formatted(nodeName);
    }

    /** The same with a public SSH key that opens the login user's account, beside those of the server's key pair. */
    public static String letIn(String userData, String publicKey) {
        if (!publicKey.matches("[A-Za-z0-9@+/=. -]+")) {
            throw new IllegalArgumentException("not one line of a public key");
        }
        return userData + """
                ssh_authorized_keys:
                  - "%s"
                """.formatted(publicKey);
    }
}
