package dev.slipway.openstack.trust;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who vouches for each service: roots, below them what they signed, at the ends the services.
 *
 * @param source   whose word counts
 * @param issuers  those at the top, in the order in which their services were asked about
 * @param services those that nobody but themselves vouches for, or that show no certificate
 */
public record TrustTree(Trust.Source source, List<Issuer> issuers, List<Service> services) {

    public TrustTree {
        issuers = List.copyOf(issuers);
        services = List.copyOf(services);
    }

    /** What is known of an issuer. */
    public enum Standing {
        /** In the CA file, or trusted by this computer. */
        TRUSTED,
        /** Sent by a server, and signed by one that is trusted. */
        SENT,
        /** Sent by a server, and signed by itself or by somebody who is not trusted. */
        STRANGER,
        /** Neither sent nor trusted; known by its name only. */
        MISSING,
        /** Missing, and one of the same name with another key is trusted: most often an older one. */
        OTHER_KEY
    }

    /** Whether a certificate's days are within its time. */
    public enum Validity {
        VALID, EXPIRED, NOT_YET_VALID;

        static Validity of(Instant from, Instant until, Instant now) {
            if (now.isAfter(until)) {
                return EXPIRED;
            }
            return now.isBefore(from) ? NOT_YET_VALID : VALID;
        }
    }

    /**
     * A certificate that vouches for others.
     *
     * @param certificate empty if it is missing
     * @param source      where it would be trusted
     */
    public record Issuer(String name, Standing standing, Trust.Source source, Optional<CertificateFacts> certificate,
            Validity validity, List<Issuer> issued, List<Service> services) {

        public Issuer {
            issued = List.copyOf(issued);
            services = List.copyOf(services);
        }

        /** Whether it, and not something below it, is what is wrong. */
        public boolean isBad() {
            return standing != Standing.TRUSTED && standing != Standing.SENT || validity != Validity.VALID;
        }

        Stream<Service> all() {
            return Stream.concat(services.stream(), issued.stream().flatMap(Issuer::all));
        }
    }

    /** What verifying a service's certificate came to. */
    public enum Verdict {
        TRUSTED,
        /** The issuer is missing, or not trusted. */
        UNKNOWN_ISSUER, SELF_SIGNED, EXPIRED, NOT_YET_VALID,
        /** An issuer's days are over. */
        ISSUER_EXPIRED, WRONG_NAME,
        /** For another reason, which the verification's own words give. */
        REFUSED,
        /** There is no TLS: everybody in between can read and change what is said. */
        PLAIN_HTTP,
        /** It showed no certificate. */
        SILENT
    }

    /**
     * A service of the catalog.
     *
     * @param type     such as {@code compute}
     * @param address  host and port
     * @param verdict  whether it is trusted, and if not, why
     * @param issuer   the name of who signed its certificate; empty if there is none
     * @param daysLeft of its certificate, 0 if there is none or it is over
     * @param names    the host names and addresses that its certificate has
     * @param ownWords of the verification, or of what kept it from showing a certificate; empty if all is well
     */
    public record Service(String type, String address, Verdict verdict, String issuer, long daysLeft,
            List<String> names, String ownWords) {

        public Service {
            names = List.copyOf(names);
        }
    }

    /** All services, in no particular order. */
    public List<Service> all() {
        return Stream.concat(services.stream(), issuers.stream().flatMap(Issuer::all)).toList();
    }

    public long count(Verdict verdict) {
        return all().stream().filter(service -> service.verdict() == verdict).count();
    }
}
