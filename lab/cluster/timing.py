"""How long it takes, beside others who do the same on the same cloud in the same session: Slipway and they take turns."""

import os
import resource
import signal
import statistics
import subprocess
import time

import account
import bench
import serial
from bench import say

SMOKE = bench.ROOT / "lab/kubernetes/smoke"
READY = "CoreDNS"    # the last step of the hand-written script before its tests
SOURCES = ["0.0.0.0/0"] + [f"192.0.2.{number * 16}/28" for number in range(8)]


def told(run, label):
    """Where the time of one run went, in Slipway's own words."""
    timing = run.json()["timing"] if "timing" in run.json() else run.json()["run"]["timing"]
    say(f"{label}: {run.seconds:.1f} s for the command, {timing['seconds']} s from the first step to the last; on the critical path:")
    for step in timing["criticalPath"]:
        say(f"  {step['begun']:7.1f} s  {step['took']:6.1f} s  {step['title']}")
    own = run.seconds - timing["seconds"] + timing["betweenSteps"]
    say(f"  Slipway's own: {run.seconds - timing['seconds']:.1f} s before and after the steps, {timing['betweenSteps']} s between them: "
        f"{100 * own / run.seconds:.0f} % of the command; {run.processor:.1f} s of processor time")
    say(f"{label}: all steps, each beside the others")
    for step in timing["steps"]:
        say(f"  {step['begun']:7.1f} s  {step['took']:6.1f} s  {step['title']}")
    return {"command": round(run.seconds, 1), "run": timing["seconds"], "own": round(own, 1), "processor": round(run.processor, 1),
            "path": timing["criticalPath"], "steps": timing["steps"]}


def clocked(lab, label, *arguments):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = lab.slipway(label, *arguments)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    run.processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    lab.checks.that(f"{label}: exit code 0", run.code == 0, run.tail(), vital=True)
    return run


def beside_the_script(lab, rounds):
    """A whole cluster, of one node more than the hand-written script's, until its DNS runs; and all of it deleted."""
    rows = []
    for number in range(1, rounds + 1):
        created = told(clocked(lab, f"create-{number}", "create", str(lab.answers), "--yes"), f"create {number}")
        gone = told(clocked(lab, f"tear-down-{number}", "tear-down", lab.name, "--yes"), f"tear-down {number}")
        theirs, deleted = script(lab, number)
        rows.append({"create": created, "tear-down": gone, "script create": theirs, "script delete": deleted})
        say(f"round {number}: create {created['command']} s, the script {theirs:.1f} s; tear-down {gone['command']} s, the script {deleted:.1f} s")
    lab.keep("whole.json", rows)
    ours = statistics.median(row["create"]["command"] for row in rows)
    theirs = statistics.median(row["script create"] for row in rows)
    lab.checks.that(f"a cluster takes at most 0.6 of the script's time: {ours / theirs:.2f}", ours <= 0.6 * theirs)


def script(lab, number):
    """The hand-written script up to its last step before its tests; then its own clearing away."""
    environment = {**os.environ, "K8SLAB_DIR": str(bench.K8SLAB), "OSLAB_DIR": str(bench.OSLAB)}
    began = time.monotonic()
    process = subprocess.Popen([str(SMOKE), "keep"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment,
                               start_new_session=True)
    with (lab.folder / f"script-{number}.log").open("w") as log:
        for line in process.stdout:
            log.write(f"{time.monotonic() - began:7.1f}  {line}")
            if line.startswith("FAIL") or line.rstrip().endswith(READY):
                break
    created = time.monotonic() - began
    lab.checks.that(f"script {number}: a cluster that is ready", line.startswith("ok") and line.rstrip().endswith(READY), line)
    os.killpg(process.pid, signal.SIGTERM)
    process.wait()
    began = time.monotonic()
    deleted = subprocess.run([str(SMOKE), "delete"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment)
    (lab.folder / f"script-{number}-delete.log").write_text(deleted.stdout)
    return round(created, 1), round(time.monotonic() - began, 1)


def beside_openstacksdk(lab, rounds):
    """The cloud's part alone: network, router, 30 rules, five servers until they are ACTIVE; and their deletion."""
    rows = []
    lab.write_answers(workers=serial.SERVERS - 1, ssh_from=", ".join(SOURCES), api_from=", ".join(SOURCES), subnet=serial.SUBNET)
    for number in range(1, rounds + 1):
        began = time.monotonic()
        cloud = bench.cloud()
        serial.create(cloud, "serial", serial.rules(SOURCES))
        theirs = time.monotonic() - began
        rows.append({"sdk create": round(theirs, 1)})
        lab.keep(f"sdk-{number}.json", account.of(lab.cloud, lab.admin))
        began = time.monotonic()
        serial.destroy(bench.cloud(), "serial")
        rows[-1]["sdk destroy"] = round(time.monotonic() - began, 1)

        run = lab.start(f"cloud-create-{number}", "create", str(lab.answers), "--yes")
        bench.until(300, lambda: active(lab) or run.process.poll() is not None, pause=0.3)
        rows[-1]["slipway create"] = round(time.monotonic() - run.began, 1)
        run.kill()
        account_now = lab.keep(f"slipway-{number}.json", account.of(lab.cloud, lab.admin))
        ours = [rule for rule in account_now["security group rules"].values() if rule["direction"] == "ingress" and rule["security_group_id"] in
                {group["id"] for group in account_now["security groups"].values() if group["name"].startswith(lab.name)}]
        lab.checks.same(f"round {number}: five servers, 30 rules", (serial.SERVERS, 30), (len(account_now["servers"]), len(ours)))
        down = lab.slipway(f"cloud-tear-down-{number}", "tear-down", lab.name, "--yes")
        lab.checks.same(f"round {number}: taken down", 0, down.code, vital=True)
        rows[-1]["slipway destroy"] = round(down.seconds, 1)
        say(f"round {number}: {rows[-1]}")
    lab.keep("cloud.json", rows)
    for verb in ("create", "destroy"):
        ratios = [row[f"slipway {verb}"] / row[f"sdk {verb}"] for row in rows]
        say(f"{verb}: ratios {', '.join(f'{ratio:.2f}' for ratio in ratios)}")
        lab.checks.that(f"{verb}: at most 0.9 of the serial script's time: {statistics.median(ratios):.2f}", statistics.median(ratios) <= 0.9)


def active(lab):
    return sum(server.status == "ACTIVE" for server in lab.cloud.compute.servers()) == serial.SERVERS


def measure(lab, rounds):
    before = account.of(lab.cloud, lab.admin)
    lab.write_answers()
    beside_the_script(lab, rounds)
    beside_openstacksdk(lab, rounds)
    lab.checks.same("the project is as it was, in every service", {}, account.difference(before, account.of(lab.cloud, lab.admin)))
