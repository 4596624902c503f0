"""What kubectl and OpenStack's own clients see of a cluster, held against what Slipway says of it."""

import json
import urllib.request

import bench


def nodes(lab, workers=2, release=""):
    """Each node is Ready, runs the release, and is the server that its provider ID names."""
    checks = lab.checks
    seen = lab.keep("kubectl-nodes.json", lab.objects("nodes"))
    rows = lab.keep("openstack-servers.json", lab.stock(servers="server list")["servers"])
    servers = {server["Name"]: server for server in rows}
    names = [f"{lab.name}-cp-1"] + [f"{lab.name}-w-{number}" for number in range(1, workers + 1)]
    checks.same("kubectl: exactly these nodes", sorted(names), sorted(node["metadata"]["name"] for node in seen))
    checks.same("openstack: exactly these servers, each once", sorted(names),
                sorted(server["Name"] for server in rows))
    checks.same("openstack: every server is ACTIVE", {"ACTIVE"}, {server["Status"] for server in servers.values()})
    checks.same("kubectl: every node is Ready", {name: "True" for name in names}, {node["metadata"]["name"]: ready(node) for node in seen})
    checks.same("provider IDs are the servers' UUIDs", {name: f"openstack:///{servers[name]['ID']}" for name in names if name in servers},
                {node["metadata"]["name"]: node["spec"].get("providerID") for node in seen})
    checks.same("no node has the taint uninitialized", [], [node["metadata"]["name"] for node in seen for taint in
                                                           node["spec"].get("taints", []) if taint["key"].endswith("uninitialized")])
    for node in seen:
        name = node["metadata"]["name"]
        mine = sorted(address["address"] for address in node["status"]["addresses"] if address["type"].endswith("IP"))
        theirs = sorted(ip for ips in servers[name]["Networks"].values() for ip in ips)
        checks.same(f"addresses of {name} are its server's", theirs, mine)
    versions = lab.keep("versions.json", {node["metadata"]["name"]: node["status"]["nodeInfo"]["kubeletVersion"] for node in seen})
    checks.that("every kubelet is of one version, the one that was asked for", len(set(versions.values())) == 1 and all(
        version.startswith(f"v{release}") for version in versions.values()), versions)


def ready(node):
    return next((it["status"] for it in node["status"]["conditions"] if it["type"] == "Ready"), "none")


def system_pods(lab):
    """Nothing of the system is left in some half-way state."""
    def unsettled():
        pods = lab.objects("pods", "-A")
        return [f"{pod['metadata']['namespace']}/{pod['metadata']['name']} {pod['status']['phase']}" for pod in pods
                if not all(it["ready"] for it in pod["status"].get("containerStatuses", [{"ready": False}]))]

    bench.until(60, lambda: not unsettled())
    lab.checks.same("kubectl: every pod is running and ready", [], unsettled())


def workload(lab):
    """A claim, a pod that writes to it, and a Service that answers from outside."""
    checks = lab.checks
    manifest = (bench.ROOT / "lab/cluster/workload.yaml").read_text().replace("REGISTRY", bench.REGISTRY)
    lab.kubectl("apply", "-f", "-", stdin=manifest)
    checks.that("the claim is bound and its pod runs", bench.until(120, lambda: "Running" in lab.kubectl(
        "get", "pod", "writer", "-o", "jsonpath={.status.phase}")), lab.kubectl("describe", "pod", "writer", check=False)[-1500:])
    checks.same("the pod reads what it wrote", "written",
                bench.until(20, lambda: lab.kubectl("exec", "writer", "--", "cat", "/data/file", check=False).strip()))

    def address():
        return lab.kubectl("get", "service", "echo", "-o", "jsonpath={.status.loadBalancer.ingress[0].ip}", check=False)

    ip = bench.until(120, address)
    checks.that("the Service has an address", ip, lab.kubectl("describe", "service", "echo", check=False)[-1500:])
    answers = set()

    def answered():
        try:
            answers.add(urllib.request.urlopen(f"http://{ip}/", timeout=3).read().decode().strip())
        except OSError:
            return False
        return len(answers) >= 2

    if ip:
        bench.until(60, answered, pause=0.2)
        checks.that("it answers from outside, from several pods", len(answers) >= 2, sorted(answers))


def agreement(lab, before, label="show"):
    """The stock client's list and Slipway's, by UUID."""
    checks = lab.checks
    shown = lab.slipway(label, "show", lab.name)
    checks.same(f"{label}: exit code", 0, shown.code)
    document = shown.json()
    resources = document.get("resources", {})
    stock = lab.stock(servers="server list", ports="port list", floatingIps="floating ip list", volumes="volume list",
                      loadBalancers="loadbalancer list", networks="network list --internal", subnets="subnet list",
                      routers="router list", securityGroups="security group list", serverGroups="server group list",
                      applicationCredentials="application credential list", keyPairs="keypair list",
                      snapshots="volume snapshot list")
    lab.keep(f"openstack-{label}.json", stock)
    known = {"floatingIps": "floating IPs", "loadBalancers": "load balancers", "securityGroups": "security groups",
             "serverGroups": "server groups", "applicationCredentials": "application credentials", "keyPairs": "key pairs"}
    for kind, rows in stock.items():
        there = {identity(row) for row in rows} - set(before[known.get(kind, kind)])
        checks.same(f"{label}: {kind} are the stock client's, by UUID", sorted(there), sorted(resources.get(kind, ["(not reported)"])))
    disagreements = [words for part in ("nodes", "volumes", "loadBalancers") for row in document.get(part, [])
                     for words in row["disagreements"]]
    checks.same(f"{label}: the two sides agree everywhere", [], disagreements)
    checks.same(f"{label}: each server beside its node", sorted(row["ID"] for row in stock["servers"]),
                sorted(row["server"]["id"] for row in document.get("nodes", [])
                       if row["server"] and row["node"] and row["node"]["providerId"].endswith(row["server"]["id"])))
    checks.same(f"{label}: volumes and the servers they are attached to",
                {row["ID"]: sorted(it["server_id"] for it in row["Attached to"]) for row in stock["volumes"]},
                {row["id"]: sorted(row["attachedTo"]) for row in document.get("volumes", [])})
    addresses = {row["Fixed IP Address"]: row["Floating IP Address"] for row in stock["floatingIps"]}
    checks.same(f"{label}: load balancers and their floating IPs",
                {row["id"]: addresses.get(row["vip_address"]) for row in stock["loadBalancers"]},
                {row["id"]: row["floatingIp"] for row in document.get("loadBalancers", [])})
    return document


def identity(row):
    """Each command has its own word for it."""
    return row.get("ID") or row.get("id") or row["Name"]


def ids(lab):
    """The servers' UUIDs by name, as they are now."""
    return {server.name: server.id for server in lab.cloud.compute.servers()}


def said(words):
    return json.dumps(words, ensure_ascii=False)
