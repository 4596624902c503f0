"""What the lab's checks stand on: where the lab is, the programs they drive, and a list of checks that counts itself."""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import threading
import time

import openstack

ROOT = pathlib.Path(__file__).resolve().parents[2]
OSLAB = pathlib.Path(os.environ.get("OSLAB_DIR", "/var/tmp/oslab"))
K8SLAB = pathlib.Path(os.environ.get("K8SLAB_DIR", "/var/tmp/k8slab"))
ADDRESS = os.environ.get("K8SLAB_ADDRESS", "172.24.4.1")
REGISTRY = f"{ADDRESS}:{os.environ.get('K8SLAB_REGISTRY_PORT', '5443')}"
PACKAGES = f"http://{ADDRESS}:{os.environ.get('K8SLAB_APT_PORT', '8000')}"
CLOUDS = OSLAB / "clouds.yaml"
USER, ADMIN = "oslab", "oslab-admin"

# Everything that a closed network makes a user write down; what is not here is Slipway's own default.
ANSWERS = """\
slipway: 1
name: {name}

access:
  ssh-from: [{ssh_from}]
  api-from: [{api_from}]

network:
  external: public
  subnet: {subnet}
  dns: [{address}]

nodes:
  image: debian-12-generic-amd64
  login-user: debian
  control-planes: {{count: 1, flavor: m1.medium}}
  workers: {{count: {workers}, flavor: m1.medium}}

kubernetes:
{release}  packages:
    kubernetes:
      url: {packages}/core:/stable:/v{{minor}}/deb/
      suite: /
      key: {packages}/core:/stable:/v{{minor}}/deb/Release.key
    containerd:
      url: {packages}/linux/{{os}}
      suite: "{{codename}} stable"
      key: {packages}/linux/{{os}}/gpg
  registry:
    prefix: {registry}
    ca-file: {ca}
  kubelet:
    failCgroupV1: false
  ignore-preflight-errors: [SystemVerification]
"""


def answers(name, subnet="10.66.0.0/24", workers=2, ssh_from="0.0.0.0/0", api_from="0.0.0.0/0", release=None):
    return ANSWERS.format(name=name, subnet=subnet, workers=workers, ssh_from=ssh_from, api_from=api_from,
                          release=f'  release: "{release}"\n' if release else "",
                          address=ADDRESS, packages=PACKAGES, registry=REGISTRY, ca=K8SLAB / "pki/ca.crt")


def cloud(name=USER):
    os.environ["OS_CLIENT_CONFIG_FILE"] = str(CLOUDS)
    return openstack.connect(cloud=name)


class Stop(Exception):
    """A check failed without which the rest means nothing."""


class Checks:
    """Counts what was looked at; what fails is said at once and once more at the end."""

    def __init__(self, folder):
        self.folder = folder
        self.done, self.skipped = [], []
        self.began = time.monotonic()

    def that(self, sentence, holds, evidence=None, vital=False):
        holds = bool(holds)
        self.done.append({"check": sentence, "ok": holds, "at": round(time.monotonic() - self.began, 1),
                          "evidence": evidence})
        print(f"{self.done[-1]['at']:7.1f} s  {'ok    ' if holds else 'FAILED'}  {sentence}", flush=True)
        if not holds:
            print(f"{'':19}{json.dumps(evidence, default=str)[:2000]}", flush=True)
            if vital:
                raise Stop(sentence)
        return holds

    def same(self, sentence, expected, actual, vital=False):
        return self.that(sentence, expected == actual, {"expected": expected, "actual": actual}, vital)

    def not_run(self, what):
        """Said again at the end: nobody shall take it for passed."""
        self.skipped.append(what)
        print(f"{'':11}NOT RUN {what}", flush=True)

    def end(self):
        failed = [check for check in self.done if not check["ok"]]
        (self.folder / "checks.json").write_text(json.dumps(self.done, indent=1, default=str))
        for check in failed:
            print(f"FAILED: {check['check']}")
        for what in self.skipped:
            print(f"NOT RUN: {what}")
        print(f"{len(self.done)} checks, {len(failed)} failed, {time.monotonic() - self.began:.0f} s", flush=True)
        return 1 if failed or not self.done else 0


class Run:
    """One command of Slipway, as a user would type it; what it says on the way goes to a log and, with each line's time, here."""

    def __init__(self, lab, label, *arguments, format="json"):
        self.label = label
        self.log = lab.folder / f"{label}.log"
        self.began = time.monotonic()
        self.process = subprocess.Popen([str(ROOT / "slipway"), *arguments, "-o", format, "--state-dir", str(lab.state)],
                                        env=lab.environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, text=True)
        self.lines, self.out = [], ""
        self.readers = [threading.Thread(target=reader) for reader in (self._words, self._document)]
        for reader in self.readers:
            reader.start()

    def _words(self):
        with self.log.open("w") as log:
            for line in self.process.stderr:
                self.lines.append(line.rstrip("\n"))
                log.write(line)
                log.flush()

    def _document(self):
        self.out = self.process.stdout.read()

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        return self.wait()

    def wait(self, limit=1200):
        self.code = self.process.wait(limit)
        for reader in self.readers:
            reader.join()
        self.seconds = time.monotonic() - self.began
        self.log.with_suffix(".json").write_text(self.out)
        return self

    def json(self):
        return json.loads(self.out) if self.out.strip() else {}

    def tail(self, lines=12):
        return self.lines[-lines:]


class Lab:
    """The lab, a folder for evidence, and the programs that look at a cluster."""

    def __init__(self, what, name):
        self.name = name
        self.folder = ROOT / "target/lab" / what
        shutil.rmtree(self.folder, ignore_errors=True)
        self.state = self.folder / "clusters"
        self.state.mkdir(parents=True)
        self.environment = {**os.environ, "OS_CLIENT_CONFIG_FILE": str(CLOUDS), "OS_CLOUD": USER}
        self.environment.pop("DISPLAY", None)
        self.checks = Checks(self.folder)
        self.answers = self.folder / f"{name}.slipway.yaml"
        self.cloud, self.admin = cloud(USER), cloud(ADMIN)
        self.tools = self.folder / "bin"
        self.tools.mkdir()

    def write_answers(self, **more):
        self.answers.write_text(answers(self.name, **more))

    def keep(self, name, content):
        """Evidence, as JSON or as text."""
        text = content if isinstance(content, str) else json.dumps(content, indent=1, default=str)
        (self.folder / name).write_text(text)
        return content

    def start(self, label, *arguments, format="json"):
        return Run(self, label, *arguments, format=format)

    def slipway(self, label, *arguments, format="json"):
        return self.start(label, *arguments, format=format).wait()

    def cluster_folder(self):
        found = [path.parent for path in self.state.rglob("*.slipway.yaml")]
        return found[0] if len(found) == 1 else None

    def journal(self):
        """What has happened so far; a torn last line is what a kill leaves."""
        folder = self.cluster_folder()
        file = folder / "journal.jsonl" if folder else None
        if not file or not file.exists():
            return []
        lines = file.read_text().split("\n")[:-1]
        return [json.loads(line) for line in lines[1:]]

    def kubectl_program(self):
        """The lab builds one program for all of Kubernetes, told apart by its name."""
        link = self.tools / "kubectl"
        if not link.exists():
            newest = max((K8SLAB / "bin").glob("1.*/kube"), key=lambda path: int(path.parent.name.split(".")[1]))
            link.symlink_to(newest)
        return link

    def kubectl(self, *arguments, check=True, stdin=None):
        done = subprocess.run([str(self.kubectl_program()), "--kubeconfig", str(self.cluster_folder() / "kubeconfig"),
                               "--request-timeout=20s", *arguments], input=stdin, capture_output=True, text=True, timeout=180)
        if check and done.returncode:
            raise Stop(f"kubectl {' '.join(arguments)}: {done.stderr.strip()}")
        return done.stdout

    def objects(self, *arguments):
        return json.loads(self.kubectl("get", *arguments, "-o", "json"))["items"]

    def stock(self, **commands):
        """What OpenStack's own command line lists, by name; asked of one process, for starting it takes longest."""
        environment = {key: value for key, value in self.environment.items() if not key.startswith("PYTHON")}
        asked = "".join(f"{command} -f json\n" for command in commands.values())
        done = subprocess.run(["/usr/bin/openstack"], input=asked, env=environment, capture_output=True, text=True, timeout=300)
        documents, reader, rest = [], json.JSONDecoder(), done.stdout
        while (start := rest.find("[")) >= 0:
            document, end = reader.raw_decode(rest[start:])
            documents.append(document)
            rest = rest[start + end:]
        if len(documents) != len(commands):
            raise Stop(f"openstack answered {len(documents)} of {list(commands)}: {done.stderr.strip() or rest.strip()}")
        return dict(zip(commands, documents))


def until(seconds, look, pause=0.5):
    """What the look returned last: something true within that time, or not."""
    end = time.monotonic() + seconds
    while True:
        seen = look()
        if seen or time.monotonic() > end:
            return seen
        time.sleep(pause)


def say(text):
    print(text, flush=True)
    sys.stdout.flush()
