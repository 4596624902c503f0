"""Real faults on one real cluster: each has to be told by the sentence that fits it, within its time, and mended again."""

import argparse
import base64
import contextlib
import subprocess
import sys

import account
import bench
import eyes
import whole
from bench import Stop, say

TYPE = "faults"
NAMESPACE = ["nsenter", "--net=/run/netns/oslab"]
UNINITIALIZED = "node.cloudprovider.kubernetes.io/uninitialized"


def told(lab, label, run, codes, sentences, seconds):
    """The command ended in time, with its exit code, and one of the sentences is what it said."""
    said = "\n".join(run.lines) + run.out
    lab.checks.that(f"{label}: exit code {' or '.join(map(str, codes))}", run.code in codes, {"code": run.code, "said": run.tail()})
    lab.checks.that(f"{label}: says why ({sentences[0]})", any(sentence in said for sentence in sentences),
                    {"said": run.tail(30), "document": run.json()})
    lab.checks.that(f"{label}: within {seconds} s, in {run.seconds:.0f} s", run.seconds <= seconds)
    say(f"{'':19}{next((line.strip() for line in said.splitlines() if any(it in line for it in sentences)), '')[:200]}")


def mended(lab, label):
    run = lab.slipway(f"resume-after-{label}", "resume", lab.name, "--yes")
    lab.checks.that(f"{label}: mended, and resume ends well", run.code == 0, {"code": run.code, "said": run.tail(30)}, vital=True)
    return run


def verify(lab, label, checks, sentences, seconds):
    run = lab.slipway(f"verify-{label}", "verify", lab.name, "--only", checks)
    told(lab, f"verify while {label}", run, [7], sentences, seconds)


@contextlib.contextmanager
def packets(table, hook, rule, inside=()):
    """A rule of the machine's firewall, or of the lab's network, for as long as it takes."""
    def nft(*command):
        subprocess.run([*inside, "nft", *command], check=True, capture_output=True)

    nft("add", "table", "inet", table)
    nft("add", "chain", "inet", table, "cut", "{", "type", "filter", "hook", hook, "priority", "-200", ";", "}")
    nft("add", "rule", "inet", table, "cut", *rule.split())
    try:
        yield
    finally:
        nft("delete", "table", "inet", table)


def the_clouds_api_is_cut_off(lab):
    """From the nodes, while the cluster is created: the wait for the cloud controller ends with its own reason."""
    auth = f"ip daddr {bench.ADDRESS} tcp dport 5000 reject with tcp reset"
    with packets("slipway_fault", "forward", auth, NAMESPACE):
        run = lab.slipway("create", "create", str(lab.answers), "--yes")
        told(lab, "the cloud's API is cut off", run, [5], ["cloud controller manager cannot reach the cloud"], 360)
    mended(lab, "the-cloud-is-cut-off")


def the_kubelets_rule_is_gone(lab):
    rule = nodes_rule(lab)
    lab.checks.that("the rule of nodes among themselves is there", rule, vital=True)
    lab.cloud.network.delete_security_group_rule(rule)
    verify(lab, "rule-is-gone", "dns", ["does not reach the kubelet of a node"], 240)
    mended(lab, "rule-is-gone")
    lab.checks.that("the rule is there again", nodes_rule(lab))


def nodes_rule(lab):
    """Their API server reaches kubelets by it, and pods each other."""
    groups = {group.id for group in lab.cloud.network.security_groups() if group.name.startswith(lab.name) and group.name.endswith("-nodes")}
    return next((rule.id for rule in lab.cloud.network.security_group_rules() if rule.security_group_id in groups and rule.remote_group_id), None)


def the_ca_is_wrong(lab):
    """Another authority in the Secret, and a node that waits for the controller which reads it."""
    wrong = base64.b64encode((bench.K8SLAB / "pki/ca.crt").read_bytes()).decode()
    right = lab.kubectl("-n", "kube-system", "get", "secret", "cloud-config", "-o", r"jsonpath={.data.ca\.pem}")
    lab.kubectl("-n", "kube-system", "patch", "secret", "cloud-config", "-p", f'{{"data":{{"ca.pem":"{wrong}"}}}}')
    lab.kubectl("-n", "kube-system", "rollout", "restart", "daemonset/openstack-cloud-controller-manager")
    bench.until(90, lambda: crashed(lab))
    lab.kubectl("taint", "node", f"{lab.name}-w-1", f"{UNINITIALIZED}=true:NoSchedule")
    verify(lab, "ca-is-wrong", "nodes", ["does not trust the cloud"], 60)
    mended(lab, "ca-is-wrong")
    lab.checks.same("the Secret has the right CA again", right,
                    lab.kubectl("-n", "kube-system", "get", "secret", "cloud-config", "-o", r"jsonpath={.data.ca\.pem}"))
    lab.checks.that("the taint goes", bench.until(90, lambda: UNINITIALIZED not in lab.kubectl(
        "get", "nodes", "-o", "jsonpath={.items[*].spec.taints[*].key}")))


def crashed(lab):
    pods = lab.objects("pods", "-n", "kube-system", "-l", "k8s-app=openstack-cloud-controller-manager")
    return pods and all(status["restartCount"] >= 1 for pod in pods for status in pod["status"].get("containerStatuses", []))


def the_volume_type_is_gone(lab):
    lab.admin.block_storage.delete_type(lab.admin.block_storage.find_type(TYPE))
    verify(lab, "volume-type-is-gone", "storage", ["volume type"], 180)
    run = lab.slipway("resume-without-type", "resume", lab.name, "--yes")
    told(lab, "resume without the volume type", run, [4], ["There is no volume type called faults"], 30)
    lab.admin.block_storage.create_type(name=TYPE)
    mended(lab, "volume-type-is-gone")


def the_way_to_the_clusters_api_is_cut(lab):
    """Once refused by the network, once silent; from this computer, by both of its ports."""
    ip = next(address.floating_ip_address for address in lab.cloud.network.ips() if address.fixed_ip_address)
    for label, verdict in (("refused", "reject"), ("silent", "drop")):
        with packets("slipway_fault", "output", f"ip daddr {ip} {verdict}"):
            shown = lab.slipway(f"show-{label}", "show", lab.name)
            told(lab, f"show while the way is {label}", shown, [0], ["The Kubernetes API does not answer"], 90)
            lab.checks.same(f"show while the way is {label}: still has every server", 3, len(shown.json().get("nodes", [])))
            verify(lab, f"way-is-{label}", "nodes", ["has not answered", "did not answer"], 150)
            run = lab.slipway(f"resume-{label}", "resume", lab.name, "--yes")
            told(lab, f"resume while the way is {label}", run, [5], ["API has not answered for 1 min"], 180)
    mended(lab, "way-is-cut")


def the_first_control_plane_is_off(lab):
    server = next(it for it in lab.cloud.compute.servers() if it.name == f"{lab.name}-cp-1")
    lab.cloud.compute.stop_server(server)
    lab.cloud.compute.wait_for_server(server, status="SHUTOFF", interval=1, wait=60)
    shown = lab.slipway("show-off", "show", lab.name)
    told(lab, "show while the control plane is off", shown, [0], ["The server is SHUTOFF"], 90)
    verify(lab, "control-plane-is-off", "nodes", [f"Server {lab.name}-cp-1 ({server.id}) does not run"], 30)
    run = lab.slipway("resume-off", "resume", lab.name, "--yes")
    told(lab, "resume while the control plane is off", run, [4], [f"Server {lab.name}-cp-1 ({server.id}) does not run"], 30)
    lab.cloud.compute.start_server(server)
    lab.cloud.compute.wait_for_server(server, status="ACTIVE", interval=1, wait=60)
    lab.checks.that("it comes back by itself", bench.until(180, lambda: "Ready" in lab.kubectl("get", "nodes", check=False)))
    mended(lab, "control-plane-is-off")


FAULTS = [the_clouds_api_is_cut_off, the_kubelets_rule_is_gone, the_ca_is_wrong, the_volume_type_is_gone,
          the_way_to_the_clusters_api_is_cut, the_first_control_plane_is_off]


def created(lab):
    run = lab.slipway("create", "create", str(lab.answers), "--yes")
    lab.checks.that("create: exit code 0", run.code == 0, run.tail(), vital=True)


def main():
    reader = argparse.ArgumentParser(prog=".ci/lab-faults", description=__doc__)
    reader.add_argument("fault", nargs="*", help="only these, by a word of their names; without any: all")
    words = reader.parse_args().fault
    chosen = [fault for fault in FAULTS if not words or any(word in fault.__name__ for word in words)]
    lab = bench.Lab("faults", "faults")
    before = lab.keep("account-before.json", account.of(lab.cloud, lab.admin))
    kind = lab.admin.block_storage.create_type(name=TYPE)
    lab.write_answers()
    lab.answers.write_text(lab.answers.read_text() + f"\nadd-ons:\n  storage-class: {{name: cinder, volume-type: {TYPE}}}\n")
    try:
        if FAULTS[0] not in chosen:
            created(lab)
        for fault in chosen:
            say(f"--- {fault.__name__.replace('_', ' ')}")
            fault(lab)
        eyes.nodes(lab)
    except Stop as stopped:
        lab.checks.that(f"to the end: {stopped}", False)
    finally:
        kind = lab.admin.block_storage.find_type(TYPE) or kind
        lab.admin.block_storage.delete_type(kind)
        if lab.cluster_folder():
            whole.torn_down(lab, before)
    return lab.checks.end()


if __name__ == "__main__":
    sys.exit(main())
