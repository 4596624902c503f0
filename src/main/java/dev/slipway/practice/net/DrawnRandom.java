package dev.slipway.practice.net;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** The practice cloud's one source of chance, for makers of keys; as secret as that source is. */
public final class DrawnRandom extends SecureRandom {

    private static final long serialVersionUID = 1;

    private final transient RandomGenerator source;

    public DrawnRandom(RandomGenerator source) {
        this.source = source;
    }

    @Override
    public void nextBytes(byte[] bytes) {
        source.nextBytes(bytes);
    }

    @Override
    public byte[] generateSeed(int length) {
        byte[] seed = new byte[length];
        source.nextBytes(seed);
        return seed;
    }
}
