package dev.slipway.openstack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.openstack.BlockStorage.Volume;
import dev.slipway.secret.Secret;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Cinder, Octavia, Glance and Keystone. */
class OtherServicesTest {

    private static final String CINDER = "https://cinder.example/v3/p1";
    private static final String OCTAVIA = "https://octavia.example/load-balancer/v2/lbaas/loadbalancers";

    private final TestCloud cloud = new TestCloud();

    @Test
    void aVolumeIsReadWithItsServersAndItsOwnStatus() {
        cloud.exchange.on("GET " + CINDER + "/volumes/v1", 200, """
                {"volume": {"id": "v1", "name": "pvc-1", "description": null, "status": "awaiting-transfer", "size": 5,
                 "volume_type": "ssd", "metadata": {"cinder.csi.openstack.org/cluster": "small-1"},
                 "attachments": [{"server_id": "s1", "attachment_id": "a1"}, {"server_id": "s2"}]}}""");
        assertThat(cloud.signIn().blockStorage().orElseThrow().volume("v1")).contains(new Volume("v1", "pvc-1", "",
                "awaiting-transfer", 5, "ssd", Map.of("cinder.csi.openstack.org/cluster", "small-1"),
                List.of("s1", "s2")));
    }

    @Test
    void aVolumeTypeForSeveralServersIsKnownByItsExtraSpecs() {
        cloud.exchange.on("GET " + CINDER + "/types", 200, """
                {"volume_types": [{"id": "t1", "name": "plain"}, {"id": "t2", "name": "no", "extra_specs": {}},
                 {"id": "t3", "name": "multi", "extra_specs": {"multiattach": "<is> True"}}]}""");
        assertThat(cloud.signIn().blockStorage().orElseThrow().volumeTypes())
                .extracting(BlockStorage.VolumeType::multiattach)
                .containsExactly(false, false, true);
    }

    @Test
    void blockStorageQuotasHaveWhatIsUsedAndReserved() {
        cloud.exchange.on("GET " + CINDER + "/os-quota-sets/p1?usage=true", 200,
                """
                {"quota_set": {"id": "p1", "volumes": {"limit": 10, "in_use": 2, "reserved": 1},
                 "gigabytes": {"limit": 1000, "in_use": 30, "reserved": 0}, "snapshots": {"limit": -1, "in_use": 0, "reserved": 0}}}""");
        assertThat(cloud.signIn().blockStorage().orElseThrow().quotas()).isEqualTo(
                Map.of("volumes", new Quota(3, 10), "gigabytes", new Quota(30, 1000), "snapshots", new Quota(0, -1)));
    }

    @Test
    void aLoadBalancerIsReadWithBothStatusesAsTheyAre() {
        cloud.exchange.on("GET " + OCTAVIA, 200, """
                {"loadbalancers": [{"id": "l1", "name": "kube_service_small-1_default_web", "description": "d", "tags": ["t"],
                 "provisioning_status": "PENDING_SOMETHING_NEW", "operating_status": "NO_MONITOR", "vip_address": "10.0.0.9",
                 "vip_port_id": "p1", "vip_subnet_id": "s1", "provider": "amphora"}], "loadbalancers_links": []}""");
        assertThat(cloud.signIn().loadBalancing().orElseThrow().loadBalancers()).singleElement()
                .returns("PENDING_SOMETHING_NEW", LoadBalancing.LoadBalancer::provisioningStatus)
                .returns("NO_MONITOR", LoadBalancing.LoadBalancer::operatingStatus)
                .returns(List.of("t"), LoadBalancing.LoadBalancer::tags);
    }

    @Test
    void anImageWithPropertiesOfAnyKindIsRead() {
        cloud.exchange.on("GET https://glance.example/v2/images?limit=1000", 200, """
                {"images": [{"id": "i1", "name": "debian", "status": "active", "min_disk": 2, "min_ram": 512, "os_hidden": false,
                 "os_distro": "debian", "os_admin_user": "debian", "locations": [{"url": "x"}], "checksum": null}]}""");
        assertThat(cloud.signIn().images().images()).singleElement().satisfies(image -> {
            assertThat(image).returns(2, Images.Image::minDiskGib).returns(512, Images.Image::minRamMib);
            assertThat(image.properties()).containsEntry("os_admin_user", "debian").doesNotContainKeys("locations",
                    "checksum");
        });
    }

    @Test
    void anApplicationCredentialIsMadeRestrictedAndItsSecretShownOnce() {
        var credentials = ScriptedExchange.KEYSTONE + "/users/u1/application_credentials";
        cloud.exchange.on("POST " + credentials, 201,
                "{\"application_credential\": {\"id\": \"c1\", \"name\": \"n\", \"secret\": \"s3\", \"unrestricted\": false}}");
        var made = cloud.signIn().identity().createApplicationCredential("n", "d");
        assertThat(made).isEqualTo(new Identity.NewApplicationCredential("c1", Secret.of("s3")));
        assertThat(made.toString()).doesNotContain("s3");
        assertThat(cloud.exchange.lastBody()).contains("\"unrestricted\":false").doesNotContain("roles");
    }
}
