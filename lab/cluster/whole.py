"""One cluster from nothing to nothing: created, killed in the middle, resumed, looked at from both sides, taken down."""

import argparse
import random
import sys
import xml.etree.ElementTree

import account
import bench
import eyes
import timing
from bench import Stop, say


def killed(lab, moment, label="create"):
    """Begins to create, and ends the process without a word at that moment."""
    run = lab.start(label, "create", str(lab.answers), "--yes")
    reached = bench.until(600, lambda: run.process.poll() is not None or moment(run), pause=0.1)
    if run.process.poll() is None:
        run.kill()
    else:
        run.wait()
    lab.checks.same(f"{label}: ended by kill -9", -9, run.code)
    say(f"{'':19}after {run.seconds:.1f} s, with {len(lab.journal())} events written{'' if reached else ' (the moment never came)'}")
    return run


def begun(lab, step, seconds):
    """The moment some seconds after a step began."""
    seen = []

    def look(run):
        if not seen and any(it["event"] == "started" and it["step"].split("/")[0] == step for it in lab.journal()):
            seen.append(bench.time.monotonic())
        return seen and bench.time.monotonic() - seen[0] >= seconds

    return look


def resumed(lab, before_kill, label="resume"):
    run = lab.slipway(label, "resume", lab.name, "--yes")
    lab.checks.that(f"{label}: exit code 0", run.code == 0, {"code": run.code, "said": run.tail()}, vital=True)
    lab.checks.same(f"{label}: the run is complete", "done", run.json()["run"]["outcome"])
    now = eyes.ids(lab)
    lab.checks.that(f"{label}: no server was made twice or anew", before_kill.items() <= now.items() and len(now) == 3,
                    {"when killed": before_kill, "now": now})
    say(f"{'':19}resumed in {run.seconds:.1f} s")
    return run


def torn_down(lab, before, label="tear-down"):
    checks = lab.checks
    run = lab.slipway(label, "tear-down", lab.name, "--volumes", "delete", "--yes")
    checks.that(f"{label}: exit code 0", run.code == 0, {"code": run.code, "said": run.tail()})
    checks.same(f"{label}: says that nothing is left", True, run.json().get("nothingLeft"))
    after = account.of(lab.cloud, lab.admin)
    lab.keep("account-after.json", after)
    checks.same(f"{label}: the project is as it was, in every service", {}, account.difference(before, after))
    checks.same(f"{label}: no record of the cluster is left", None, lab.cluster_folder())
    say(f"{'':19}taken down in {run.seconds:.1f} s")
    return run


def once(lab, release):
    """The whole way, with the kill in the middle of kubeadm init."""
    before = lab.keep("account-before.json", account.of(lab.cloud, lab.admin))
    say(f"{'':19}before: {account.counted(before)}")
    lab.checks.same("the project is empty of servers", {}, before["servers"], vital=True)
    lab.write_answers(release=release)
    try:
        killed(lab, begun(lab, "init", 3))
        resumed(lab, eyes.ids(lab))
        eyes.nodes(lab, release=release or "")
        eyes.system_pods(lab)
        eyes.workload(lab)
        eyes.agreement(lab, before)
        verified(lab)
    finally:
        torn_down(lab, before)


def verified(lab):
    """Slipway's own checks, all of them; and the same of one, as a report for other programs."""
    run = lab.slipway("verify", "verify", lab.name)
    found = run.json().get("checks", [])
    lab.checks.that("verify: exit code 0", run.code == 0, {"code": run.code, "said": run.tail(30)})
    for check in found:
        lab.checks.same(f"verify: {check['check']}", "passed", check["verdict"])
    lab.checks.same("verify: all five checks", 5, len(found))
    report = lab.slipway("verify-junit", "verify", lab.name, "--only", "nodes", format="junit")
    lab.checks.same("verify: one JUnit report, of one check that did not fail", ("0", 1), junit(report.out))


def junit(text):
    suites = xml.etree.ElementTree.fromstring(text).iter("testsuite")
    return next((suite.get("failures"), len(suite.findall("testcase"))) for suite in suites)


def kills(lab, count, seed, length):
    """So many creates, each killed at its own random moment and resumed."""
    story = []
    for number in range(1, count + 1):
        chosen = random.Random(seed + number)
        moment = chosen.uniform(0.5, length)
        say(f"--- kill {number} of {count}: seed {seed + number}, after {moment:.1f} s")
        before = account.of(lab.cloud, lab.admin)
        lab.write_answers()
        run = killed(lab, lambda run, at=moment: bench.time.monotonic() - run.began >= at, label=f"create-{number}")
        there = eyes.ids(lab)
        steps = {it["step"] for it in lab.journal() if it["event"] == "started"} - {
            it["step"] for it in lab.journal() if it["event"] == "succeeded"}
        try:
            again = resumed(lab, there, label=f"resume-{number}")
            eyes.nodes(lab)
            eyes.agreement(lab, before, label=f"show-{number}")
        finally:
            down = torn_down(lab, before, label=f"tear-down-{number}")
        story.append({"seed": seed + number, "killed after": round(run.seconds, 1), "steps under way": sorted(steps),
                      "servers then": len(there), "resumed in": round(again.seconds, 1), "torn down in": round(down.seconds, 1)})
        lab.keep("kills.json", story)
    for row in story:
        say(eyes.said(row))


def main():
    reader = argparse.ArgumentParser(prog=".ci/lab-cluster", description=__doc__)
    reader.add_argument("--release", help="of Kubernetes, such as 1.35, if the lab has it; without it: Slipway's default")
    reader.add_argument("--kills", type=int, default=0, metavar="N", help="N creates, each killed at a random moment and resumed")
    reader.add_argument("--timing", type=int, default=0, metavar="N", help="N rounds beside a hand-written script and openstacksdk")
    reader.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10000), help="of the random moments; printed")
    reader.add_argument("--length", type=float, default=65, metavar="S", help="how long a create takes: moments are before that")
    chosen = reader.parse_args()
    lab = bench.Lab("kills" if chosen.kills else "timing" if chosen.timing else "cluster", "lab")
    try:
        if chosen.kills:
            kills(lab, chosen.kills, chosen.seed, chosen.length)
        elif chosen.timing:
            timing.measure(lab, chosen.timing)
        else:
            once(lab, chosen.release)
    except Stop as stopped:
        lab.checks.that(f"to the end: {stopped}", False)
    return lab.checks.end()


if __name__ == "__main__":
    sys.exit(main())
