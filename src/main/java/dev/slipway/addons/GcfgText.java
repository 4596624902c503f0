package dev.slipway.addons;

/**
 * Text in the format that the cloud provider's programs read. Every value is quoted: bare ones end at {@code #} and
 * {@code ;}.
 *
 * @see <a href="https://pkg.go.dev/gopkg.in/gcfg.v1">gcfg</a>
 */
final class GcfgText {

    private final StringBuilder text = new StringBuilder();

    GcfgText section(String name) {
        text.append(text.isEmpty() ? "" : "\n").append('[').append(name).append("]\n");
        return this;
    }

    GcfgText text(String key, String value) {
        if (value.chars().anyMatch(Character::isISOControl)) {
            // gcfg has no way to write most of them, and none belongs into a credential.
            throw new IllegalArgumentException("control character in " + key);
        }
        text.append(key).append(" = \"").append(value.replace("\\", "\\\\").replace("\"", "\\\"")).append("\"\n");
        return this;
    }

    GcfgText flag(String key, boolean value) {
        text.append(key).append(" = ").append(value).append('\n');
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
