package dev.slipway.spec;

import java.util.Comparator;
import java.util.OptionalLong;

/** An IPv4 network in CIDR notation, without host bits; ordered by its first address, larger networks first. */
public record Cidr(String value) implements Comparable<Cidr> {

    /** Every address. */
    public static final Cidr ANY = new Cidr("0.0.0.0/0");

    public Cidr {
        var parts = value.split("/", -1);
        var address = parts.length == 2 ? Ipv4.bits(parts[0]) : OptionalLong.empty();
        if (address.isEmpty() || !parts[1].matches("[0-9]|[12][0-9]|3[0-2]")) {
            throw SpecException.of("", "spec.cidr", value);
        }
        var prefix = Integer.parseInt(parts[1]);
        var network = address.getAsLong() & mask(prefix);
        if (network != address.getAsLong()) {
            throw SpecException.of("", "spec.cidr-host-bits", value, Ipv4.text(network) + "/" + prefix);
        }
    }

    /** Its length in bits: 24 of {@code 10.6.0.0/24}. */
    public int prefix() {
        return Integer.parseInt(value.substring(value.indexOf('/') + 1));
    }

    /** How many addresses it has, the first and the last included. */
    public long size() {
        return 1L << 32 - prefix();
    }

    /** Whether an address belongs to both. */
    public boolean overlaps(Cidr other) {
        var common = mask(Math.min(prefix(), other.prefix()));
        return (network() & common) == (other.network() & common);
    }

    /** Whether it has this address; a text that is no IPv4 address is in no network. */
    public boolean contains(String address) {
        var bits = Ipv4.bits(address);
        return bits.isPresent() && (bits.getAsLong() & mask(prefix())) == network();
    }

    private long network() {
        return Ipv4.bits(value.substring(0, value.indexOf('/'))).orElseThrow();
    }

    private static long mask(int prefix) {
        return prefix == 0 ? 0 : 0xFFFFFFFFL << 32 - prefix & 0xFFFFFFFFL;
    }

    @Override
    public int compareTo(Cidr other) {
        return Comparator.comparingLong(Cidr::network).thenComparingInt(Cidr::prefix).compare(this, other);
    }

    @Override
    public String toString() {
        return value;
    }
}
