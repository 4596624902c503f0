"""What a careful person's script would do by openstacksdk, one thing after the other: the cloud's part of a cluster of five nodes."""

import time

SUBNET = "10.67.0.0/24"
SERVERS = 5


def create(cloud, name, rules):
    """Network, subnet, router, two groups with their rules, key pair, server group, and five servers with ports, one with a floating IP."""
    public = cloud.network.find_network("public")
    network = cloud.network.create_network(name=name)
    subnet = cloud.network.create_subnet(network_id=network.id, cidr=SUBNET, ip_version=4, name=name, dns_nameservers=["172.24.4.1"])
    router = cloud.network.create_router(name=name, external_gateway_info={"network_id": public.id})
    cloud.network.add_interface_to_router(router, subnet_id=subnet.id)
    groups = [cloud.network.create_security_group(name=f"{name}-{part}") for part in ("nodes", "api")]
    for group, rule in rules:
        cloud.network.create_security_group_rule(security_group_id=groups[group].id, direction="ingress", ether_type="IPv4", **rule)
    cloud.compute.create_keypair(name=name)
    together = cloud.compute.create_server_group(name=name, policies=["soft-anti-affinity"])
    image = cloud.image.find_image("debian-12-generic-amd64")
    flavor = cloud.compute.find_flavor("m1.medium")
    for number in range(SERVERS):
        port = cloud.network.create_port(network_id=network.id, name=f"{name}-{number}", security_group_ids=[it.id for it in groups])
        server = cloud.compute.create_server(name=f"{name}-{number}", image_id=image.id, flavor_id=flavor.id, key_name=name,
                                             networks=[{"port": port.id}], scheduler_hints={"group": together.id})
        cloud.compute.wait_for_server(server, interval=0.5, wait=300)
        if number == 0:
            cloud.network.create_ip(floating_network_id=public.id, port_id=port.id)


def destroy(cloud, name):
    servers = [server for server in cloud.compute.servers() if server.name.startswith(name)]
    for server in servers:
        cloud.compute.delete_server(server)
        cloud.compute.wait_for_delete(server, interval=0.5, wait=300)
    network = cloud.network.find_network(name)
    for port in cloud.network.ports(network_id=network.id):
        if port.name.startswith(name):
            for ip in cloud.network.ips(port_id=port.id):
                cloud.network.delete_ip(ip)
            cloud.network.delete_port(port)
    router, subnet = cloud.network.find_router(name), cloud.network.find_subnet(name)
    cloud.network.remove_interface_from_router(router, subnet_id=subnet.id)
    cloud.network.delete_router(router)
    cloud.network.delete_network(network)
    for part in ("nodes", "api"):
        cloud.network.delete_security_group(cloud.network.find_security_group(f"{name}-{part}"))
    cloud.compute.delete_keypair(name)
    for group in cloud.compute.server_groups():
        if group.name == name:
            cloud.compute.delete_server_group(group)
    while [server for server in cloud.compute.servers() if server.name.startswith(name)]:
        time.sleep(0.5)


def rules(sources):
    """As many as Slipway makes for so many networks that may reach SSH and the API."""
    nodes = [(0, {"protocol": "tcp", "port_range_min": 30000, "port_range_max": 32767, "remote_ip_prefix": SUBNET}),
             (0, {"protocol": "udp", "port_range_min": 30000, "port_range_max": 32767, "remote_ip_prefix": SUBNET}),
             (0, {"remote_ip_prefix": SUBNET})]
    for source in sources:
        nodes += [(1, {"protocol": "tcp", "port_range_min": 22, "port_range_max": 22, "remote_ip_prefix": source}),
                  (1, {"protocol": "tcp", "port_range_min": 6443, "port_range_max": 6443, "remote_ip_prefix": source}),
                  (1, {"protocol": "icmp", "remote_ip_prefix": source})]
    return nodes
