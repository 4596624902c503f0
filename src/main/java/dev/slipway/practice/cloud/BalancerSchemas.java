package dev.slipway.practice.cloud;

import static dev.slipway.practice.cloud.Schema.Type.ANY;
import static dev.slipway.practice.cloud.Schema.Type.FLAG;
import static dev.slipway.practice.cloud.Schema.Type.LIST;
import static dev.slipway.practice.cloud.Schema.Type.NUMBER;
import static dev.slipway.practice.cloud.Schema.Type.OBJECT;
import static dev.slipway.practice.cloud.Schema.Type.TEXT;

import java.util.List;

/** The attributes of Octavia's things. */
final class BalancerSchemas {

    private BalancerSchemas() {}

    static Schema of(Kind kind) {
        Schema schema = new Schema(kind.one()).changeable("name", TEXT, "").changeable("admin_state_up", FLAG, true)
                .changeable("tags", LIST, List.of()).accepted("project_id", TEXT).accepted("tenant_id", TEXT)
                .readOnly("id", "provisioning_status", "operating_status", "created_at", "updated_at");
        return switch (kind) {
            case LOAD_BALANCER -> schema.changeable("description", TEXT, "").accepted("vip_subnet_id", TEXT)
                    .accepted("vip_network_id", TEXT).accepted("vip_port_id", TEXT).accepted("vip_address", TEXT)
                    .fixed("provider", TEXT, "amphora").fixed("flavor_id", TEXT, Json.none())
                    .fixed("availability_zone", TEXT, Json.none()).changeable("vip_qos_policy_id", TEXT, Json.none())
                    .fixed("additional_vips", LIST, List.of()).accepted("listeners", LIST).accepted("pools", LIST);
            case LISTENER -> schema.changeable("description", TEXT, "").required("protocol", TEXT)
                    .required("protocol_port", NUMBER).changeable("connection_limit", NUMBER, -1)
                    .changeable("default_tls_container_ref", TEXT, Json.none())
                    .changeable("sni_container_refs", LIST, List.of()).changeable("default_pool_id", TEXT, Json.none())
                    .accepted("default_pool", OBJECT).accepted("loadbalancer_id", TEXT)
                    .changeable("insert_headers", OBJECT, Json.object()).accepted("l7policies", LIST)
                    .changeable("timeout_client_data", NUMBER, 50000).changeable("timeout_member_connect", NUMBER, 5000)
                    .changeable("timeout_member_data", NUMBER, 50000).changeable("timeout_tcp_inspect", NUMBER, 0)
                    .changeable("allowed_cidrs", LIST, Json.none()).changeable("client_authentication", TEXT, "NONE")
                    .changeable("tls_ciphers", TEXT, Json.none()).changeable("tls_versions", LIST, Json.none())
                    .changeable("alpn_protocols", LIST, Json.none()).readOnly("loadbalancers");
            case POOL -> schema.changeable("description", TEXT, "").required("protocol", TEXT)
                    .accepted("lb_algorithm", TEXT).changeable("session_persistence", OBJECT, Json.none())
                    .accepted("loadbalancer_id", TEXT).accepted("listener_id", TEXT).accepted("members", LIST)
                    .accepted("healthmonitor", OBJECT).changeable("tls_enabled", FLAG, false)
                    .changeable("tls_container_ref", TEXT, Json.none())
                    .readOnly("loadbalancers", "listeners", "healthmonitor_id");
            case MEMBER -> schema.required("address", TEXT).required("protocol_port", NUMBER)
                    .changeable("weight", NUMBER, 1).changeable("backup", FLAG, false)
                    .fixed("subnet_id", TEXT, Json.none()).changeable("monitor_address", TEXT, Json.none())
                    .changeable("monitor_port", NUMBER, Json.none());
            case HEALTH_MONITOR -> schema.required("type", TEXT).accepted("pool_id", TEXT)
                    .changeable("delay", NUMBER, 5).changeable("timeout", NUMBER, 3)
                    .changeable("max_retries", NUMBER, 3)
                    .changeable("max_retries_down", NUMBER, 3).changeable("http_method", TEXT, Json.none())
                    .changeable("url_path", TEXT, Json.none()).changeable("expected_codes", TEXT, Json.none())
                    .changeable("http_version", ANY, Json.none()).changeable("domain_name", TEXT, Json.none())
                    .readOnly("pools");
            default -> throw new IllegalArgumentException("not Octavia's: " + kind);
        };
    }
}
