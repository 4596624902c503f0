package dev.slipway.practice.kubernetes;

import java.net.Inet4Address;
import java.nio.ByteBuffer;
import java.util.regex.Pattern;

/** An IPv4 network, such as {@code 10.244.0.0/16}. */
public record Ipv4Range(long first, int prefix) {

    private static final Pattern QUAD = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    /** @throws IllegalArgumentException with Go's words if it is none, or has bits set behind its prefix */
    public static Ipv4Range of(String cidr) {
        int slash = cidr.indexOf('/');
        try {
            int prefix = Integer.parseInt(cidr.substring(slash + 1));
            long address = number(cidr.substring(0, Math.max(slash, 0)));
            Ipv4Range range = new Ipv4Range(address, prefix);
            if (prefix < 0 || prefix > 32 || address % range.size() != 0) {
                throw new IllegalArgumentException(cidr);
            }
            return range;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("invalid CIDR address: " + cidr, e);
        }
    }

    /** The address as a number; only dotted quads are addresses here. */
    public static long number(String address) {
        if (!QUAD.matcher(address).matches()) {
            throw new IllegalArgumentException("not an address: " + address);
        }
        return Integer.toUnsignedLong(ByteBuffer.wrap(Inet4Address.ofLiteral(address).getAddress()).getInt());
    }

    public long size() {
        return 1L << (32 - prefix);
    }

    public boolean overlaps(Ipv4Range other) {
        return first < other.first + other.size() && other.first < first + size();
    }

    public boolean contains(String address) {
        long number = number(address);
        return first <= number && number < first + size();
    }

    /** The n-th address, counted from the network's own, which is 0. */
    public String address(long n) {
        long number = first + n;
        return (number >> 24) + "." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255);
    }

    /** The n-th network of a longer prefix inside this one. */
    public String subnet(int longer, long n) {
        return address(n << (32 - longer)) + "/" + longer;
    }
}
