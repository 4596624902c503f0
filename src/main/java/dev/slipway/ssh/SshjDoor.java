package dev.slipway.ssh;

import dev.slipway.secret.Secret;
import net.schmizz.sshj.Config;

/** Opens real hosts with sshj, signing in to all of them with one key. */
public final class SshjDoor implements SshDoor {

    private final Secret privateKey;
    private final Config config = Connector.config();

    /** The private key in OpenSSH's or PKCS 8 form, without passphrase. */
    public SshjDoor(Secret privateKey) {
        this.privateKey = privateKey;
    }

    @Override
    public SshHost host(SshTarget target) {
        return new SshjHost(new Connector(target, privateKey, config));
    }
}
