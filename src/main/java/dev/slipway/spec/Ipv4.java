package dev.slipway.spec;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/** IPv4 addresses in dotted decimal notation, without the lenience (octal, missing parts) of the JDK's parser. */
final class Ipv4 {

    private static final Pattern PART = Pattern.compile("0|[1-9][0-9]{0,2}");

    private Ipv4() {}

    /** The 32 bits of an address; empty if the text is none. */
    static OptionalLong bits(String text) {
        var parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return OptionalLong.empty();
        }
        long bits = 0;
        for (var part : parts) {
            if (!PART.matcher(part).matches() || Integer.parseInt(part) > 255) {
                return OptionalLong.empty();
            }
            bits = bits << 8 | Integer.parseInt(part);
        }
        return OptionalLong.of(bits);
    }

    static boolean is(String text) {
        return bits(text).isPresent();
    }

    static String text(long bits) {
        return (bits >> 24 & 255) + "." + (bits >> 16 & 255) + "." + (bits >> 8 & 255) + "." + (bits & 255);
    }
}
