package dev.slipway.openstack.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The certificates of a CA file, in its order and each once: PEM with whatever else stands between, or one certificate or a
 * PKCS #7 bundle in DER.
 */
public record CaFile(List<X509Certificate> certificates) {

    private static final long LARGEST = 8L << 20; // all the world's CAs in PEM are a quarter of a megabyte

    private static final Pattern BLOCK = Pattern.compile(
            "-----BEGIN (CERTIFICATE|X509 CERTIFICATE|PKCS7)-----(.+?)-----END \\1-----", Pattern.DOTALL);
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    public CaFile {
        certificates = List.copyOf(new LinkedHashSet<>(certificates));
    }

    /**
     * Reads a file.
     *
     * @throws CaFileException if it cannot be read or holds no certificate, or a damaged one
     */
    public static CaFile read(Path file) {
        var name = file.toString();
        try {
            if (Files.size(file) > LARGEST) {
                throw new CaFileException(null, "openstack.ca-file.large", name);
            }
            return of(Files.readAllBytes(file), name);
        } catch (IOException e) {
            throw new CaFileException(e, "openstack.ca-file.unreadable", name, reason(e));
        }
    }

    /**
     * What a file of that name holds.
     *
     * @throws CaFileException if it holds no certificate, or a damaged one
     */
    public static CaFile of(byte[] content, String name) {
        var text = text(content);
        var found = new ArrayList<X509Certificate>();
        var blocks = BLOCK.matcher(text);
        for (int number = 1; blocks.find(); number++) {
            try {
                var inside = certificates(Base64.getMimeDecoder().decode(blocks.group(2)));
                if (inside.isEmpty()) {
                    throw new CertificateException("nothing between the lines that mark it");
                }
                found.addAll(inside);
            } catch (CertificateException | IllegalArgumentException e) {
                throw new CaFileException(e, "openstack.ca-file.damaged", name, number);
            }
        }
        if (found.isEmpty() && !text.contains("-----BEGIN ")) {
            found.addAll(fromDer(content));
        }
        if (found.isEmpty()) {
            throw new CaFileException(null, "openstack.ca-file." + Content.of(content, text).key(), name);
        }
        return new CaFile(found);
    }

    /** These certificates and another file's. */
    public CaFile with(CaFile other) {
        var all = new ArrayList<>(certificates);
        all.addAll(other.certificates);
        return new CaFile(all);
    }

    /** The certificates and nothing else, as PEM. */
    public String pem() {
        var pem = new StringBuilder();
        for (var certificate : certificates) {
            pem.append("-----BEGIN CERTIFICATE-----\n").append(LINES.encodeToString(encoded(certificate)))
                    .append("\n-----END CERTIFICATE-----\n");
        }
        return pem.toString();
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read cannot be written", e);
        }
    }

    private static List<X509Certificate> fromDer(byte[] content) {
        try {
            return certificates(content);
        } catch (CertificateException _) {
            return List.of(); // what it is instead is said by whoever finds it empty
        }
    }

    private static List<X509Certificate> certificates(byte[] der) throws CertificateException {
        Collection<? extends Certificate> read =
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(der));
        return read.stream().map(X509Certificate.class::cast).toList();
    }

    /** PowerShell writes UTF-16 where a person says {@code > ca.pem}. */
    private static String text(byte[] content) {
        var utf16 = content.length > 1 && ((content[0] & 0xff) << 8 | content[1] & 0xff) >= 0xfeff;
        return new String(content, utf16 ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1);
    }

    private static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ -> "access is denied";
            default -> String.valueOf(e.getMessage());
        };
    }

    /** What people choose in place of a CA file, and how it is known. */
    private enum Content {
        EMPTY, PRIVATE_KEY, REQUEST, PKCS12, PAGE, NO_CERTIFICATE;

        private static final Pattern MARKUP = Pattern.compile("(?is)\\A\\s*<(!doctype|html|\\?xml).*");

        static Content of(byte[] content, String text) {
            if (text.isBlank()) {
                return EMPTY;
            } else if (text.contains("PRIVATE KEY-----")) {
                return PRIVATE_KEY;
            } else if (text.contains("CERTIFICATE REQUEST-----")) {
                return REQUEST;
            } else if (MARKUP.matcher(text).matches()) {
                return PAGE;
            }
            return isPkcs12(content) ? PKCS12 : NO_CERTIFICATE;
        }

        /** A sequence that begins with version 3: https://www.rfc-editor.org/rfc/rfc7292#section-4 */
        private static boolean isPkcs12(byte[] content) {
            if (content.length < 8 || content[0] != 0x30) {
                return false;
            }
            var start = (content[1] & 0x80) == 0 ? 2 : 2 + (content[1] & 0x7f);
            return start + 2 < content.length && content[start] == 2 && content[start + 1] == 1
                    && content[start + 2] == 3;
        }

        String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
