"""Asks a cloud with OpenStack's stock clients: the `openstack` command line, and openstacksdk.

usage: ask.py CLOUD IMAGE FLAVOR      (clouds.yaml as the clients find it: OS_CLIENT_CONFIG_FILE)

Lists, shows, creates, tags and deletes each kind that Slipway or its clusters make. The last line counts.
"""
import io
import json
import os
import shlex
import sys
import time
import traceback

import openstack
from openstack import exceptions
from openstackclient import shell

CLOUD, IMAGE, FLAVOR = sys.argv[1:4]
NAME = "clients-%d" % os.getpid()
KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGPKwXJhMYg0jlJqQMsgPSbSkmMdRp3eFMGbRdqk1N9v clients"
PATIENCE = 60
undo = []
results = []


def run(line):
    """One command line: its exit status and what it said."""
    out, errors = io.StringIO(), io.StringIO()
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = out, errors
    try:
        status = shell.OpenStackShell().run(["--os-cloud", CLOUD] + shlex.split(line))
    except SystemExit as end:
        status = end.code
    finally:
        sys.stdout, sys.stderr = before
    return status, out.getvalue(), errors.getvalue()


def osc(line):
    status, out, errors = run(line)
    assert status == 0, "openstack %s: %s %s" % (line, status, errors or out)
    return out


def told(line):
    """What a command that can print JSON printed; some commands write "Project ID" where others write "project_id"."""
    made = json.loads(osc(line + " -f json"))
    if isinstance(made, dict):
        made.update({key.lower().replace(" ", "_"): value for key, value in made.items()})
    return made


def refused(line, words):
    status, out, errors = run(line)
    assert status != 0, "openstack %s was not refused: %s" % (line, out)
    assert words.lower() in (out + errors).lower(), "openstack %s: %s" % (line, out + errors)


def later(line):
    undo.append(line)


def until(look, enough):
    end = time.monotonic() + PATIENCE
    while True:
        seen = look()
        if enough(seen):
            return seen
        assert time.monotonic() < end, seen
        time.sleep(0.2)


def names(line):
    return [row["Name"] for row in told(line)]


def kind(create, name, listing, show=None, tagged=None):
    """The life of a kind whose commands are alike: made, listed, shown, tagged."""
    made = told(create)
    assert name in names(listing), listing
    shown = told(show or create.split(" create ")[0] + " show " + made["id"])
    assert shown["id"] == made["id"]
    if tagged:
        osc("%s set --tag one --tag two %s" % (tagged, made["id"]))
        assert sorted(told("%s show %s" % (tagged, made["id"]))["tags"]) == ["one", "two"]
        assert name in names("%s list --tags one" % tagged)
        assert name not in names("%s list --not-tags one" % tagged)
        osc("%s unset --tag one %s" % (tagged, made["id"]))
        assert told("%s show %s" % (tagged, made["id"]))["tags"] == ["two"]
    return made


def networking():
    external = told("network list --external")[0]["ID"]
    network = kind("network create --description words " + NAME, NAME, "network list", tagged="network")
    later("network delete " + network["id"])
    subnet = kind("subnet create --network %s --subnet-range 10.71.0.0/24 --dns-nameserver 192.0.2.1 %s"
                  % (network["id"], NAME), NAME, "subnet list", tagged="subnet")
    later("subnet delete " + subnet["id"])
    assert told("subnet list --network " + network["id"])[0]["Subnet"] == "10.71.0.0/24"
    router = kind("router create " + NAME, NAME, "router list", tagged="router")
    later("router delete " + router["id"])
    osc("router set --external-gateway %s %s" % (external, router["id"]))
    osc("router add subnet %s %s" % (router["id"], subnet["id"]))
    later("router remove subnet %s %s" % (router["id"], subnet["id"]))
    assert told("router show " + router["id"])["interfaces_info"]
    refused("router delete " + router["id"], "409")
    group = kind("security group create " + NAME, NAME, "security group list", tagged="security group")
    later("security group delete " + group["id"])
    rule = told("security group rule create --protocol tcp --dst-port 22 --remote-ip 0.0.0.0/0 " + group["id"])
    assert rule["id"] in [row["ID"] for row in told("security group rule list " + group["id"])]
    told("security group rule show " + rule["id"])
    refused("security group rule create --protocol tcp --dst-port 22 --remote-ip 0.0.0.0/0 " + group["id"], "exists")
    osc("security group rule delete " + rule["id"])
    port = kind("port create --network %s --security-group %s --fixed-ip subnet=%s %s"
                % (network["id"], group["id"], subnet["id"], NAME), NAME, "port list", tagged="port")
    later("port delete " + port["id"])
    assert names("port list --network " + network["id"])
    assert told("port list --fixed-ip subnet=%s --device-owner nobody" % subnet["id"]) == []
    address = told("floating ip create --port %s %s" % (port["id"], external))
    later("floating ip delete " + address["id"])
    osc("floating ip set --tag one " + address["id"])
    assert told("floating ip show " + address["id"])["tags"] == ["one"]
    assert [row["ID"] for row in told("floating ip list --port " + port["id"])] == [address["id"]]
    osc("floating ip unset --port " + address["id"])
    assert told("floating ip show " + address["id"])["status"] == "DOWN"
    refused("network show no-such-network", "no network found")
    return network, subnet, port


def computing(network):
    assert FLAVOR in names("flavor list")
    told("flavor show " + FLAVOR)
    told("image show " + IMAGE)
    assert IMAGE in names("image list --status active")
    told("availability zone list --compute")
    key = os.path.join(os.environ["CLIENTS_TEMP"], "key.pub")
    with open(key, "w", encoding="ascii") as file:
        file.write(KEY + "\n")
    assert told("keypair create --public-key %s %s" % (key, NAME))["name"] == NAME
    later("keypair delete " + NAME)
    assert NAME in names("keypair list")
    assert told("keypair show " + NAME)["fingerprint"].count(":") == 15
    refused("keypair create --public-key %s %s" % (key, NAME), "already exists")
    group = kind("server group create --policy soft-anti-affinity " + NAME, NAME, "server group list")
    later("server group delete " + group["id"])
    server = told("server create --image %s --flavor %s --key-name %s --network %s --hint group=%s --property a=b %s"
                  % (IMAGE, FLAVOR, NAME, network["id"], group["id"], NAME))
    later("server delete --wait " + server["id"])
    shown = until(lambda: told("server show " + server["id"]), lambda seen: seen["status"] != "BUILD")
    assert shown["status"] == "ACTIVE", shown
    assert shown["properties"] == {"a": "b"}, shown
    assert list(shown["addresses"]) == [NAME], shown
    assert NAME in names("server list --status ACTIVE --name " + NAME)
    until(lambda: osc("console log show " + server["id"]), lambda log: "BEGIN SSH HOST KEY KEYS" in log)
    shown = told("server group show " + group["id"])
    assert server["id"] in str(shown["members"]), shown
    osc("server set --name %s-2 %s" % (NAME, server["id"]))
    assert told("server show " + server["id"])["name"] == NAME + "-2"
    refused("server show no-such-server", "no server found")
    refused("server create --image %s --flavor %s --key-name no-such-key --network %s x"
            % (IMAGE, FLAVOR, network["id"]), "invalid key_name")
    told("limits show --absolute")
    return server


def volumes(server):
    told("volume type list")
    volume = kind("volume create --size 1 --property a=b " + NAME, NAME, "volume list --long")
    later("volume delete " + volume["id"])
    until(lambda: told("volume show " + volume["id"])["status"], lambda seen: seen == "available")
    osc("volume set --property c=d --name %s-2 %s" % (NAME, volume["id"]))
    assert told("volume show " + volume["id"])["properties"] == {"a": "b", "c": "d"}
    snapshot = told("volume snapshot create --volume %s %s" % (volume["id"], NAME))
    until(lambda: told("volume snapshot show " + snapshot["id"])["status"], lambda seen: seen == "available")
    assert NAME in names("volume snapshot list")
    refused("volume delete " + volume["id"], "have snapshots")
    osc("volume snapshot delete " + snapshot["id"])
    until(lambda: names("volume snapshot list"), lambda seen: NAME not in seen)
    osc("server add volume %s %s" % (server["id"], volume["id"]))
    until(lambda: told("volume show " + volume["id"])["status"], lambda seen: seen == "in-use")
    assert [row["Volume ID"] for row in told("server volume list " + server["id"])] == [volume["id"]]
    osc("server remove volume %s %s" % (server["id"], volume["id"]))
    until(lambda: told("volume show " + volume["id"])["status"], lambda seen: seen == "available")
    osc("volume set --size 2 " + volume["id"])
    until(lambda: told("volume show " + volume["id"])["size"], lambda seen: seen == 2)


def balancing(subnet):
    told("loadbalancer provider list")
    balancer = told("loadbalancer create --vip-subnet-id %s --name %s" % (subnet["id"], NAME))
    later("loadbalancer delete --cascade --wait " + balancer["id"])

    def active():
        until(lambda: told("loadbalancer show " + balancer["id"])["provisioning_status"], lambda seen: seen == "ACTIVE")

    active()
    assert NAME.lower() in [row["name"] for row in told("loadbalancer list --name " + NAME)]
    osc("loadbalancer set --tag one %s" % balancer["id"])
    active()
    assert [row["name"] for row in told("loadbalancer list --tags one")] == [NAME]
    listener = told("loadbalancer listener create --protocol TCP --protocol-port 80 --name %s %s" % (NAME, balancer["id"]))
    active()
    pool = told("loadbalancer pool create --protocol TCP --lb-algorithm ROUND_ROBIN --listener %s --name %s"
                % (listener["id"], NAME))
    active()
    member = told("loadbalancer member create --address 10.71.0.9 --protocol-port 8080 " + pool["id"])
    active()
    told("loadbalancer healthmonitor create --type TCP --delay 5 --timeout 3 --max-retries 3 " + pool["id"])
    active()
    assert [row["id"] for row in told("loadbalancer member list " + pool["id"])] == [member["id"]]
    assert [row["id"] for row in told("loadbalancer listener list --loadbalancer " + balancer["id"])] == [listener["id"]]
    osc("loadbalancer status show " + balancer["id"])
    osc("loadbalancer member delete %s %s" % (pool["id"], member["id"]))
    active()
    refused("loadbalancer delete " + balancer["id"], "has children")


def identity():
    credential = told("application credential create --description words %s" % NAME)
    assert credential["secret"]
    later("application credential delete " + credential["id"])
    assert NAME in names("application credential list")
    shown = told("application credential show " + credential["id"])
    assert shown["name"] == NAME and shown.get("secret") is None
    refused("application credential create " + NAME, "Duplicate entry")
    told("token issue")
    told("catalog list")
    told("project list --my-projects")
    refused("user list", "not authorized")
    told("quota show --usage")


def sdk(network):
    cloud = openstack.connect(cloud=CLOUD)
    assert [each.name for each in cloud.network.networks(name=NAME)] == [NAME]
    assert [each.id for each in cloud.network.networks(id=network["id"], fields="id")] == [network["id"]]
    paged = [each.id for each in cloud.network.networks(limit=1)]
    assert sorted(paged) == sorted({each.id for each in cloud.network.networks()}), paged
    assert [each.id for each in cloud.compute.flavors(limit=2)] == [each.id for each in cloud.compute.flavors()]
    assert [each.name for each in cloud.compute.servers(name=NAME)] == [NAME + "-2"]
    assert cloud.compute.find_server("no-such-server") is None
    assert cloud.network.find_network("no-such-network") is None
    assert cloud.get_volume("no-such-volume") is None
    assert list(cloud.load_balancer.load_balancers(name="no-such-balancer")) == []
    assert cloud.image.find_image(IMAGE).status == "active"
    for call in (lambda: cloud.network.get_network("00000000-0000-0000-0000-00000000dead"),
                 lambda: cloud.compute.get_server("00000000-0000-0000-0000-00000000dead"),
                 lambda: cloud.block_storage.get_volume("00000000-0000-0000-0000-00000000dead"),
                 lambda: cloud.load_balancer.get_load_balancer("00000000-0000-0000-0000-00000000dead")):
        try:
            call()
        except exceptions.NotFoundException:
            continue
        raise AssertionError("found what is not there")
    for call in (lambda: cloud.network.create_network(name=NAME, nonsense=1),
                 lambda: list(cloud.network.get("/networks?nonsense=1").json()["networks"]),
                 lambda: cloud.network.create_subnet(network_id=network["id"], ip_version=4, cidr="nonsense")):
        try:
            made = call()
        except (exceptions.BadRequestException, KeyError):
            continue
        if hasattr(made, "name"):  # an attribute that the SDK does not know it does not send
            cloud.network.delete_network(made)
    assert cloud.get_compute_quotas(cloud.current_project_id).cores
    assert cloud.get_network_quotas(cloud.current_project_id).ports
    assert cloud.compute.get_limits().absolute.instances
    assert cloud.block_storage.get_limits().absolute


def check(what, *given):
    try:
        made = what(*given)
        results.append((what.__name__, True))
        return made
    except Exception:  # told, counted, and the rest goes on
        traceback.print_exc()
        results.append((what.__name__, False))
        return None


def main():
    nets = check(networking)
    network, subnet, _ = nets or (None, None, None)
    if network:
        server = check(computing, network)
        if server:
            check(volumes, server)
        check(balancing, subnet)
        check(sdk, network)
    check(identity)
    check(deletions)
    failed = [name for name, fine in results if not fine]
    print("%d passed, %d failed" % (len(results) - len(failed), len(failed)))
    sys.exit(1 if failed else 0)


def deletions():
    bad = []
    while undo:
        line = undo.pop()
        status, out, errors = run(line)
        if status != 0:
            bad.append("openstack %s: %s" % (line, errors or out))
    assert not bad, "\n".join(bad)
    for line in ("network list", "subnet list", "router list", "port list", "security group list", "server list",
                 "volume list", "keypair list", "server group list", "application credential list"):
        until(lambda: names(line), lambda seen: not any(str(name).startswith(NAME) for name in seen))


main()
