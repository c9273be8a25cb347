"""Run the steps of a workflow of the starter as a runner does, against a bare repository.

``gh`` is a stand-in that keeps issues and pull requests in a file, ``awesomequant`` is this one;
where a command would ask the network, its answer is laid in its place.
"""

import json
import os
import re
import stat
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from support import ROOT, copy_of_toy, run

from awesomequant.store import strict

_ME = ("-c", "user.name=A", "-c", "user.email=a@example.org")
_AWESOMEQUANT = """#!/usr/bin/env bash
args=("$@"); [ "$1" = -C ] && shift 2
case "$1" in
  update) cp "$STANDIN/metrics.yaml" data/metrics.yaml; cp "$STANDIN/proposals.yaml" "$3"; exit 1 ;;
  links) cp "$STANDIN/links.md" "$3"; cp "$STANDIN/repairs.yaml" "$5"; exit "$(cat "$STANDIN/code")" ;;
  add) args+=(--offline) ;;
esac
exec "{python}" -m awesomequant "${{args[@]}}"
"""
_GH = '''#!{python}
"""What GitHub would do, as far as the workflows ask: kept in forge.json."""
import json, os, sys
from pathlib import Path
file = Path(os.environ["FORGE"])
forge = json.loads(file.read_text())
kind, act, *rest = sys.argv[1:]
assert os.environ["GH_TOKEN"] == "t0ken"
named, given, plain = {{}}, [], iter(rest)
for word in plain:
    if word in ("--edit-last", "--create-if-none", "--paginate"):
        named[word] = True
    elif word.startswith("--"):
        named[word] = next(plain)
    else:
        given.append(word)
body = named.get("--body", "")
if "--body-file" in named:
    body = Path(named["--body-file"]).read_text("utf-8")
forge["calls"].append([kind, act])
code = 0
if kind == "api":
    way = next(word for word in sys.argv[2:] if word.startswith("repos/"))
    if way.endswith("/reviews"):
        review = json.loads(Path(named["--input"]).read_text("utf-8"))
        bot = {{"login": "github-actions[bot]"}}
        forge["comments"] += [{{**one, "user": bot}} for one in review["comments"]]
        forge["reviews"].append(review)
    else:
        print(json.dumps(forge["comments"] if way.endswith("/comments") else forge["open"]))
    file.write_text(json.dumps(forge))
    sys.exit(0)
if kind == "pr":
    pulls = forge["pulls"]
    if act == "view":
        found = [one for one in pulls if one["head"] == given[0]]
        print(found[-1]["state"]) if found else None
        code = 0 if found else 1
    elif act == "edit":
        next(one for one in pulls if one["head"] == given[0])["body"] = body
    elif forge["closed_to_workflows"]:
        code = 1
    else:
        pulls.append({{"head": named["--head"], "base": named["--base"], "title": named["--title"],
                      "body": body, "state": "OPEN"}})
else:
    issues = forge["issues"]
    if act == "list":
        title = named["--jq"].split('"')[1]
        found = [number for number, one in issues.items() if one["title"] == title and one["open"]]
        print(found[0] if found else "")
    elif act == "create":
        issues[str(100 + len(issues))] = {{"title": named["--title"], "body": body, "open": True,
                                         "comments": []}}
    elif act == "edit":
        issues[given[0]]["body"] = body
    elif act == "close":
        issues[given[0]]["open"] = False
    elif act == "comment":
        issues[given[0]]["comments"][-1:] = [body]
file.write_text(json.dumps(forge))
sys.exit(code)
'''


class Host:
    """A list on a code host: its bare repository, its issues and pull requests."""

    def __init__(self, folder: Path) -> None:
        """Put the toy list there, with what ``init --add`` brings."""
        self.folder = folder
        self.bare, self.forge = folder / "list.git", folder / "forge.json"
        self.standin = folder / "standin"
        self.standin.mkdir()
        root = copy_of_toy(folder)
        for kit in ("files", "github", "editor"):
            assert run("init", root, "--add", kit).returncode == 0
        assert run("-C", root, "readme").returncode == 0
        for words in (
            ["init", "-q", "-b", "main"],
            ["add", "-A"],
            [*_ME, "commit", "-qm", "Begin"],
        ):
            subprocess.run(["git", *words], cwd=root, check=True)
        subprocess.run(["git", "clone", "-q", "--bare", root, self.bare], check=True)
        empty: dict[str, Any] = {
            "calls": [],
            "pulls": [],
            "issues": {},
            "closed_to_workflows": False,
            "open": [],
            "comments": [],
            "reviews": [],
        }
        self.forge.write_text(json.dumps(empty))
        (folder / "bin").mkdir()
        for name, text in (("awesomequant", _AWESOMEQUANT), ("gh", _GH)):
            file = folder / "bin" / name
            made = text.replace("{python}", sys.executable)
            file.write_text(made.replace("{{", "{").replace("}}", "}"))
            file.chmod(file.stat().st_mode | stat.S_IXUSR)

    @property
    def state(self) -> dict[str, Any]:
        """What issues and pull requests there are."""
        found: dict[str, Any] = json.loads(self.forge.read_text("utf-8"))
        return found

    def set(self, **values: Any) -> None:
        """Change what there is."""
        self.forge.write_text(json.dumps({**self.state, **values}))

    def files(self, branch: str) -> list[str]:
        """Return what a branch changes."""
        return self.git("diff", "--name-only", f"main...{branch}").split()

    def text(self, branch: str, name: str) -> str:
        """Return a file of a branch."""
        return self.git("show", f"{branch}:{name}")

    def commit(self, files: Mapping[str, str | None]) -> None:
        """Put a commit on the default branch, as a merge does."""
        work = self.folder / "work"
        subprocess.run(["rm", "-rf", work], check=True)
        subprocess.run(["git", "clone", "-q", self.bare, work], check=True)
        for name, text in files.items():
            (work / name).parent.mkdir(parents=True, exist_ok=True)
            if text is None:
                (work / name).unlink()
            else:
                (work / name).write_text(text, "utf-8")
        for words in (
            ["add", "-A"],
            [*_ME, "commit", "-qm", "Merge"],
            ["push", "-q", "origin", "main"],
        ):
            subprocess.run(["git", *words], cwd=work, check=True)

    def git(self, *words: str) -> str:
        """Ask git of what was pushed."""
        done = subprocess.run(["git", *words], cwd=self.bare, check=True, capture_output=True)
        return done.stdout.decode("utf-8")

    def run(self, name: str, event: Mapping[str, Any] | None = None) -> "Run":
        """Run all jobs of a workflow, one after another."""
        return Run(self, name, event or {})


class Run:
    """One run: what its steps printed, the summary, and whether it ended well."""

    def __init__(self, host: Host, name: str, event: Mapping[str, Any]) -> None:
        """Check the list out, and run what the workflow's shell steps say."""
        self.host, self.said, self.code = host, "", 0
        self.temp = host.folder / "temp"
        subprocess.run(["rm", "-rf", self.temp], check=True)
        self.temp.mkdir()
        (self.temp / "event.json").write_text(json.dumps(event))
        self.outputs: dict[str, str] = {}
        self.room = self.temp / "room"
        text = host.text("main", f".github/workflows/{name}.yml")
        flow = strict.read(re.sub(r"^on:", '"on":', text, flags=re.MULTILINE))
        source = f"file://{host.bare}"
        for job in flow["jobs"].values():
            subprocess.run(["rm", "-rf", self.room], check=True)
            checks_out = any("actions/checkout" in step.get("uses", "") for step in job["steps"])
            if checks_out:
                subprocess.run(
                    ["git", "clone", "-q", "--depth", "1", source, self.room], check=True
                )
            else:
                self.room.mkdir()
            for step in job["steps"]:
                self._step(step, event)

    @property
    def summary(self) -> str:
        """What stands in the summary of the run."""
        return (self.temp / "summary.md").read_text("utf-8")

    def _download(self) -> None:
        """Lay what an artifact holds where the step would."""
        for source, name in ((self.temp / "report", "report"), (self.host.folder / "left", "left")):
            if source.is_dir():
                subprocess.run(["cp", "-R", source, self.room / name], check=True)

    def _step(self, step: Mapping[str, Any], event: Mapping[str, Any]) -> None:
        if "actions/download-artifact" in step.get("uses", ""):
            self._download()
        if "run" not in step or step["name"].startswith("Install"):
            return
        condition = re.fullmatch(r"steps\.\w+\.outputs\.(\w+) == '(\d)'", step.get("if", ""))
        if self.code or (condition and self.outputs.get(condition[1]) != condition[2]):
            return
        (self.temp / "output").write_text("")
        (self.temp / "summary.md").touch()
        given = {key: self._value(value, event) for key, value in step.get("env", {}).items()}
        environment = {
            **os.environ, "PATH": f"{self.host.folder / 'bin'}:{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT / "src"), "AWESOMEQUANT_CACHE": "off", "NO_COLOR": "1",
            "GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "ann/bees",
            "GITHUB_RUN_ID": "42", "RUNNER_TEMP": str(self.temp),
            "GITHUB_EVENT_PATH": str(self.temp / "event.json"),
            "GITHUB_OUTPUT": str(self.temp / "output"),
            "GITHUB_STEP_SUMMARY": str(self.temp / "summary.md"),
            "FORGE": str(self.host.forge), "STANDIN": str(self.host.standin),
            # The address that a workflow pushes to is the bare repository.
            "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": f"url.file://{self.host.bare}.insteadOf",
            "GIT_CONFIG_VALUE_0": "https://x-access-token:t0ken@github.com/ann/bees",
            **given,
        }  # fmt: skip
        done = subprocess.run(
            ["bash", "-e", "-c", step["run"]], cwd=self.room, env=environment, capture_output=True,
            text=True, errors="replace", check=False, timeout=300,
        )  # fmt: skip
        self.said += done.stdout + done.stderr
        self.code = done.returncode
        lines = (self.temp / "output").read_text("utf-8").splitlines()
        self.outputs |= dict(line.split("=", 1) for line in lines)

    def _value(self, text: str, event: Mapping[str, Any]) -> str:
        """Return what an expression of an ``env`` stands for here."""
        known = {
            "github.token": "t0ken", "github.ref_name": "main", "github.repository": "ann/bees",
            "github.event.repository.default_branch": "main", "runner.temp": str(self.temp),
            "github.event.issue.number": str(event.get("issue", {}).get("number", "")),
            "steps.issue.outputs.code": self.outputs.get("code", ""),
            "github.event.workflow_run.head_repository.owner.login": "eve",
            "github.event.workflow_run.head_branch": "patch-1; touch pwned",
            "github.event.workflow_run.head_sha": "abc",
            "needs.try.outputs.code": self.outputs.get("code", ""),
        }  # fmt: skip
        return re.sub(r"\$\{\{ ([\w.]+) \}\}", lambda found: known[found[1]], text)
