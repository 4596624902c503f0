package dev.slipway.practice;

import java.util.List;

/** Where connections lead that come to the addresses of the cloud's load balancers. */
@FunctionalInterface
public interface Frontends {

    /** The members that a connection to this floating IP may be led to; none if no load balancer listens there. */
    List<Backend> behind(String address, int port);

    /** One member. @param reach whether the security groups of its server let the load balancer in */
    record Backend(String address, int port, Reach reach) {

        /** Whether a connection arrives. */
        public enum Reach {
            OPEN,
            FILTERED
        }
    }
}
