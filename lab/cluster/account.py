"""A full account of the cloud: everything that any service has, so that before and after can be compared."""

# What changes by itself, or only tells how something stands at the moment.
RESTLESS = {"updated_at", "revision_number", "location", "last_used_at", "links", "progress", "computed"}


def of(user, admin):
    """From kind to ID to all that the service says of it; of all projects where an administrator sees them."""
    kinds = {
        "servers": admin.compute.servers(all_projects=True),
        "networks": admin.network.networks(),
        "subnets": admin.network.subnets(),
        "subnet pools": admin.network.subnet_pools(),
        "address scopes": admin.network.address_scopes(),
        "routers": admin.network.routers(),
        "ports": admin.network.ports(),
        "floating IPs": admin.network.ips(),
        "security groups": admin.network.security_groups(),
        "security group rules": admin.network.security_group_rules(),
        "RBAC policies": admin.network.rbac_policies(),
        "volumes": admin.block_storage.volumes(details=True, all_projects=True),
        "snapshots": admin.block_storage.snapshots(details=True, all_projects=True),
        "volume types": admin.block_storage.types(),
        "load balancers": admin.load_balancer.load_balancers(),
        "listeners": admin.load_balancer.listeners(),
        "pools": admin.load_balancer.pools(),
        "health monitors": admin.load_balancer.health_monitors(),
        "L7 policies": admin.load_balancer.l7_policies(),
        "images": admin.image.images(),
        "flavors": admin.compute.flavors(),
        "key pairs": user.compute.keypairs(),
        "server groups": user.compute.server_groups(),
        "application credentials": user.identity.application_credentials(user.current_user_id),
    }
    account = {kind: {thing.id or thing.name: settled(thing.to_dict()) for thing in things} for kind, things in kinds.items()}
    account["in use"] = in_use(user)
    return account


def settled(thing):
    return {key: value for key, value in thing.items() if key not in RESTLESS and value is not None}


def in_use(user):
    """What the services themselves count against the project's quotas."""
    project = user.current_project_id
    compute = user.compute.get("/limits").json()["limits"]["absolute"]
    volumes = user.block_storage.get("/limits").json()["limits"]["absolute"]
    network = user.network.get(f"/quotas/{project}/details.json").json()["quota"]
    return {"compute": {key: value for key, value in compute.items() if key.endswith("Used")},
            "volumes": {key: value for key, value in volumes.items() if key.endswith("Used")},
            "network": {key: value["used"] for key, value in network.items()}}


def difference(before, after):
    """What appeared, vanished or is not the same, by kind; empty if nothing."""
    changes = {}
    for kind in before:
        old, new = before[kind], after[kind]
        found = {"appeared": {key: new[key] for key in new.keys() - old.keys()},
                 "vanished": {key: old[key] for key in old.keys() - new.keys()},
                 "changed": {key: {"before": old[key], "after": new[key]} for key in old.keys() & new.keys()
                             if old[key] != new[key]}}
        if any(found.values()):
            changes[kind] = found
    return changes


def counted(account):
    return ", ".join(f"{len(things)} {kind}" for kind, things in account.items() if kind != "in use")
