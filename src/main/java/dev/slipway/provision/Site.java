package dev.slipway.provision;

import dev.slipway.openstack.CloudAccess;
import dev.slipway.openstack.OpenStack;
import dev.slipway.secret.Redactor;
import dev.slipway.spec.ClusterId;
import dev.slipway.spec.ClusterSpec;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * What a plan is made on: the spec, the cloud it was looked up in, and the ways to hosts and API.
 *
 * @param proxy    the HTTP CONNECT proxy in force, from the answers or the cloud's entry
 * @param reused   the user's own application credential, if the cluster is to use that
 * @param hostKeys from node name to {@code SHA256:…}, as the user named them
 */
record Site(ClusterSpec spec, ClusterId id, CloudChoices choices, OpenStack cloud, Optional<URI> proxy,
        Optional<CloudAccess.ApplicationCredential> reused, Map<String, String> hostKeys, ClusterFiles files,
        NodeAccess nodes, ApiAccess api, VolumeChoice volumes, Redactor redactor) {

    Mark mark() {
        return new Mark(id);
    }
}
