package dev.slipway.spec;

/** Texts that several tests need. */
public final class SpecFixtures {

    /** A certificate of an authority that nobody trusts, valid for a long time. */
    public static final String CERTIFICATE = """
            -----BEGIN CERTIFICATE-----
            MIIBgTCCASagAwIBAgIBATAKBggqhkjOPQQDAjAeMRwwGgYDVQQDDBNFeGFtcGxl
            IHJlZ2lzdHJ5IENBMCAXDTI2MTEyNDEzMzQyNVoYDzIxMjYxMDMxMTMzNDI1WjAe
            MRwwGgYDVQQDDBNFeGFtcGxlIHJlZ2lzdHJ5IENBMFkwEwYHKoZIzj0CAQYIKoZI
            zj0DAQcDQgAEzHI6VXXSdDT1dm+uU631PlcinF//suC/sz/NV0n7D/dK4VjFCVKP
            uBbtupiJ8VEYi9LgOw3gdOpqlwBddzeUgKNTMFEwHQYDVR0OBBYEFGJsNqvgcVBd
            9gTmflLTUE+YLSoVMB8GA1UdIwQYMBaAFGJsNqvgcVBd9gTmflLTUE+YLSoVMA8G
            A1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSQAwRgIhAJWnhD4rog72N7dZ/QO1
            FGkXMREE5Wq+hvR+cKpPFrS+AiEA54ATxv+n2qI+Pjhq/QIVgNT9yJ11QAlcpUa2
            2+LqQRE=
            -----END CERTIFICATE-----
            """;

    private SpecFixtures() {}
}
