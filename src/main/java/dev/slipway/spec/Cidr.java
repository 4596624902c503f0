package dev.slipway.spec;

/** An IPv4 network in CIDR notation, without host bits. */
public record Cidr(String value) {

    @Override
    public String toString() {
        return value;
    }
}
