/**
 * The door to OpenStack: one narrow interface per service, our own value types and one exception. No other package
 * makes an OpenStack call.
 *
 * <p>{@link dev.slipway.openstack.CloudsYaml} finds the cloud a user means, {@link dev.slipway.openstack.OpenStackDoor}
 * signs in. Behind the interfaces stands openstack4j on our own connector, and for what it lacks a small typed request through
 * the same connector. Tokens, paging, microversions, retries of reads, error bodies and 404 are handled in the connector, whose
 * one seam to the network is {@link dev.slipway.openstack.Exchange}. Invariant: TLS is verified against the user's CA on every
 * call, and a list is never a first page taken for the whole.
 *
 * <p>Each operation has exactly one of the two paths:
 *
 * <table>
 * <caption>Paths</caption>
 * <tr><th>service</th><th>by openstack4j</th><th>by our own typed request, because openstack4j …</th></tr>
 * <tr><td>Identity</td><td></td><td>all: knows no application credentials; sign-in too</td></tr>
 * <tr><td>Compute</td><td>flavors, keyPair, keyPairs, createKeyPair, deleteKeyPair, serverGroups, createServerGroup,
 *     deleteServerGroup, createServer, deleteServer, consoleLog, detachVolume</td>
 *     <td>servers, serversNamed, server: loses unknown statuses and the flavor's name; zones; quotas: cannot see what is
 *     used</td></tr>
 * <tr><td>Networking</td><td>all deletions, addRouterInterface, removeRouterInterface, createRule, floatingIps, floatingIpsOf,
 *     createFloatingIp, tag</td>
 *     <td>networks, network, subnets, routers, securityGroups, ports, portsInBrief, portsNamed, portsOf and their creations: knows neither descriptions nor
 *     tags of most; quotas: cannot see what is used</td></tr>
 * <tr><td>Images</td><td></td><td>images: cannot read properties that are no text</td></tr>
 * <tr><td>BlockStorage</td><td>deleteVolume, deleteSnapshot, volumeTypes, quotas</td>
 *     <td>volumes, volume, snapshots: loses unknown statuses; zones</td></tr>
 * <tr><td>LoadBalancing</td><td>deleteLoadBalancer</td>
 *     <td>loadBalancers, loadBalancer, quotas: knows no tags, takes an unknown status for an error</td></tr>
 * </table>
 */
@NullMarked
package dev.slipway.openstack;

import org.jspecify.annotations.NullMarked;
