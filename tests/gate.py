"""Changes that strangers may propose, what the gate says of each, and the workflow's own steps.

Each branch is committed to a scratch repository, merged as GitHub merges a pull request, and put
through the shell steps of ``check.yml``, as they stand there.
"""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from support import ROOT, copy_of_toy

from awesomequant.store import strict

OURS = ROOT / ".github/workflows/check.yml"
STARTER = ROOT / "src/awesomequant/starter/github/workflows/check.yml"
HERE = "data/papers/2021"
STOP, SAY, PASS = "stop", "say", "pass"
MANY = 29  # records of the base beside those of the toy list, and one more since the fork


class Link(str):
    """What a link leads to."""

    __slots__ = ()


class Moved(str):
    """Where a file was that is there no more."""

    __slots__ = ()


SUBMODULE, GONE = object(), None
_ME = ("-c", "user.name=A", "-c", "user.email=a@example.org")
Files = Mapping[str | bytes, object]


class Branch(NamedTuple):
    """A change: its files (GONE: taken away), what comes of it, and words of what is said."""

    name: str
    files: Files
    outcome: str
    words: str = ""
    shallow: bool = False


def record(number: int = 1, **fields: str) -> str:
    """Return a sound record that no other is like."""
    word = ("Waggle", "Nectar", "Hive", "Drone", "Queen", "Swarm", "Comb", "Pollen")[number % 8]
    known = {
        "title": f'"{word} Dances of Colony {number} on Slopes"',
        "venue": "BeeConf", "year": "2021", "tags": "[flight]",
        "url": f"https://example.org/papers/new-{number}.html", "fields": "{species: honey bee}",
        **fields,
    }  # fmt: skip
    return "".join(f"{key}: {value}\n" for key, value in known.items() if value)


BAD = "title: x\nyear: abc\ntags: [nope]\nfoo: 1\n"
GOOD = record(7001)
NEW = f"{HERE}/waggle-dances-7001.yaml"
BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{one}: &{one} [{', '.join([f'*{last}'] * 9)}]\n" for last, one in pairwise("abcdefghi")
)
TOY = "data/papers/2019/honey.yaml"


def _base(number: int) -> str:
    return f"data/papers/2021/colony-{number}.yaml"


BRANCHES = [
    Branch("a sound record", {NEW: GOOD}, PASS),
    Branch("a wrong record", {NEW: BAD}, STOP, "'year'"),
    Branch("café.yaml with four errors", {f"{HERE}/café.yaml": BAD}, STOP, "'foo' is not a field"),
    Branch("a sound record named café", {f"{HERE}/café.yaml": GOOD}, STOP, "is not an id"),
    Branch("the same, its accent apart", {f"{HERE}/cafe\u0301.yaml": GOOD}, STOP, "is not an id"),
    Branch("a name not in UTF-8", {HERE.encode() + b"/caf\xe9.yaml": GOOD}, STOP, "not UTF-8"),
    Branch("a name with a newline", {f"{HERE}/a\nb.yaml": GOOD}, STOP, "its name holds what nobody sees"),
    Branch("a newline and a command", {f"{HERE}/a\n::stop-commands::b.yaml": BAD}, STOP),
    Branch("a name with blanks", {f"{HERE}/my paper.yaml": GOOD}, STOP, "is not an id"),
    Branch("a name in quotes", {f'{HERE}/"x".yaml': BAD}, STOP),
    Branch("a name with a backslash", {f"{HERE}/x\\y.yaml": BAD}, STOP),
    Branch("a name with a tab", {f"{HERE}/x\ty.yaml": BAD}, STOP),
    Branch("a name with an escape", {f"{HERE}/\x1b[2Jx.yaml": BAD}, STOP),
    Branch("a name like an option", {f"{HERE}/--help.yaml": BAD}, STOP),
    Branch("capitals", {f"{HERE}/Colony-New.yaml": GOOD}, STOP, "is not an id"),
    Branch("Colony-1 beside colony-1", {f"{HERE}/Colony-1.yaml": GOOD}, STOP),
    Branch("an id that another year has", {"data/papers/2019/colony-1.yaml": GOOD}, STOP, "is taken by"),
    Branch("an id that a later year has", {"data/papers/2022/colony-1.yaml": GOOD}, STOP, "is taken by"),
    Branch("a .yml", {f"{HERE}/x.yml": GOOD}, STOP, "must end in .yaml"),
    Branch("a .YAML", {f"{HERE}/x.YAML": GOOD}, STOP, "must end in .yaml"),
    Branch("a .yaml.txt", {f"{HERE}/x.yaml.txt": GOOD}, STOP, "must end in .yaml"),
    Branch("a .yaml.orig", {f"{HERE}/x.yaml.orig": GOOD}, STOP, "nothing reads this file"),
    Branch("a hidden .x.yaml", {f"{HERE}/.x.yaml": GOOD}, STOP, "is not an id"),
    Branch("a backup x.yaml~", {f"{HERE}/x.yaml~": GOOD}, STOP, "nothing reads this file"),
    Branch("a hidden folder", {"data/papers/.2021/waggle-dances.yaml": GOOD}, SAY, "move it to"),
    Branch("a record in papers/", {"papers/2021/x.yaml": GOOD}, STOP, "this record is not read"),
    Branch("a record at the top", {"x.yaml": GOOD}, STOP, "this record is not read"),
    Branch("a record in docs/papers", {"docs/papers/x.yaml": GOOD}, STOP, "this record is not read"),
    Branch("a record in data/paper", {"data/paper/2021/x.yaml": GOOD}, STOP, "did you mean 'data/papers'?"),
    Branch("a file that is nothing of a list", {"paper.pdf": "x"}, SAY, "no record, no page"),
    Branch("notes in data/", {"data/notes.txt": "x"}, SAY, "nothing reads this file"),
    Branch("a work that is listed", {f"{HERE}/honey-again.yaml": Moved(TOY)}, STOP, "this is the work of"),
    Branch("a mend", {NEW: record(7001, tags="[Flight]")}, STOP, "write 'flight'"),
    Branch("a folder named x.yaml", {f"{HERE}/x.yaml/y.yaml": GOOD}, STOP, "nothing reads this file"),
    Branch("a record that is a link", {NEW: Link("/etc/passwd")}, STOP, "a link is not followed"),
    Branch("the tags a link to the environment", {"data/tags.yaml": Link("/proc/self/environ")}, STOP),
    Branch("data/papers a link", {"data/papers": Link("../docs")}, STOP, "link"),
    Branch("a year a link", {HERE: Link("../../docs")}, STOP, "link"),
    Branch("data a link", {"data": Link("docs")}, STOP),
    Branch("data/sections a link", {"data/sections": Link("/etc")}, STOP, "link"),
    Branch("README.md a link", {"README.md": Link("/proc/self/environ")}, STOP, "link"),
    Branch("lists/ a link", {"lists": Link("/etc")}, STOP, "link"),
    Branch("a page of docs/ a link", {"docs/env.md": Link("/proc/self/environ")}, STOP, "link"),
    Branch("a link far from the list", {"NOTES": Link("CHANGES")}, SAY, "a link"),
    Branch("a year a submodule", {HERE: SUBMODULE}, STOP, "another repository"),
    Branch("a submodule beside the list", {"vendor/tool": SUBMODULE}, STOP, "another repository"),
    Branch("one record gone", {_base(1): GONE}, SAY, "the record is gone"),
    Branch("five records gone", {_base(n): GONE for n in range(5)}, SAY, "the record is gone"),
    Branch("eleven of 33 gone", {_base(n): GONE for n in range(11)}, STOP, "11 of 33 records are gone"),
    Branch("all gone", {"data/papers": GONE}, STOP, "32 of 33 records are gone"),
    Branch("data/ gone", {"data": GONE}, STOP),
    Branch("a record moved to another year", {TOY: GONE, "data/papers/2021/honey.yaml": Moved(TOY)}, SAY, "move it to"),
    Branch("a record renamed", {TOY: GONE, "data/papers/2019/honey-bees.yaml": Moved(TOY)}, SAY, "aliases: [honey]"),
    Branch("all records to .yml", dict([(_base(n), GONE) for n in range(MANY)] + [(_base(n)[:-5] + ".yml", Moved(_base(n))) for n in range(MANY)]), STOP, "must end in .yaml"),
    Branch("a file that tells of a folder", {f"{HERE}/README": "x"}, SAY, "nothing reads this file"),
    Branch("an address that is listed", {NEW: record(7001, url="https://example.org/papers/new-3.html")}, SAY, "the address is that of"),
    Branch("a YAML bomb", {NEW: BOMB}, STOP, "the anchor '&a' is not allowed"),
    Branch("a code of Python", {NEW: "title: !!python/object/apply:os.system ['touch pwned']\n"}, STOP),
    Branch("commands in a title", {NEW: record(7001, title="'${{ github.token }} $(touch pwned) `touch pwned` ::set-output name=x::y %0A::error::z @everyone'")}, SAY),
    Branch("emoji.yaml", {f"{HERE}/🐝.yaml": GOOD}, STOP, "is not an id"),
    Branch("a name that runs right to left", {f"{HERE}/a\u202elmay.yaml": GOOD}, STOP, "its name holds what nobody sees"),
    Branch("README.md and a record", {"README.md": Moved("README.md - of Colony 3 on + of Colony Three on"), NEW: GOOD}, SAY, "As README.md will show it"),
    Branch("commands on README.md", {"README.md": Moved("README.md - of Colony 3 on + of $(touch pwned) `touch pwned` ${{ github.token }} @everyone on")}, SAY, "what the edit of the page means"),
    Branch("a record emptied", {_base(1): ""}, STOP, "the file is empty"),
    Branch("a tag gone that records use", {"data/tags.yaml": "honey: {label: Honey}\n"}, STOP, "unknown-tag"),
    Branch("one tag more", {"data/tags.yaml": Moved("data/tags.yaml + wax: {label: Wax}\n")}, SAY, "words or rules"),
    Branch("tags.yaml broken", {"data/tags.yaml": "a: [\n"}, STOP),
    Branch("tags.yaml gone", {"data/tags.yaml": GONE}, STOP, "unknown-tag"),
    Branch("tags.yml for tags.yaml", {"data/tags.yaml": GONE, "data/tags.yml": Moved("data/tags.yaml")}, STOP, "must end in .yaml"),
    Branch("other settings", {"data/list.yaml": Moved("data/list.yaml + accent: '#112233'\n")}, SAY, "the settings of the list"),
    Branch("rules switched off", {"data/list.yaml": Moved("data/list.yaml - ignore: [id-style, markup] + ignore: [id-style, unknown-tag]"), NEW: record(7001, tags="[nope]")}, STOP, "the change chooses which rules hold"),
    Branch("an error silenced by a comment", {NEW: record(7001, year="abc # awesomequant: ignore[schema]")}, STOP, "'year'"),
    Branch("a warning silenced by a comment", {NEW: record(7001, title='"Nectar flows in 7001 Hives." # awesomequant: ignore[final-stop]')}, SAY, "a comment silences"),
    Branch("counts forged", {"data/metrics.yaml": ""}, STOP),
    Branch("the README template", {"templates/readme/entry.md.j2": "{{ 7 * 7 }}"}, SAY, "this is run"),
    Branch("a template with a record", {"templates/README.md.j2": "x", NEW: GOOD}, STOP, "records come with it"),
    Branch("a rules file of the list's own", {"checks/no_bees.py": "raise SystemExit(0)"}, SAY, "this is run"),
    Branch("a rules file with a record", {"checks/no_bees.py": "raise SystemExit(0)", NEW: GOOD}, STOP, "records come with it"),
    Branch("mkdocs.yml", {"mkdocs.yml": "hooks: [x.py]"}, SAY, "this is run"),
    Branch("a workflow with a record", {".github/workflows/check.yml": "on: push", NEW: GOOD}, STOP, "records come with it"),
    Branch("a workflow", {".github/workflows/new.yml": "on: push"}, SAY, "this is run"),
    Branch("hooks", {".pre-commit-config.yaml": "repos: []"}, SAY, "this is run"),
    Branch("attributes in data/", {"data/.gitattributes": "* filter=x\n"}, SAY, "this is run"),
    Branch("a page with a script", {"docs/index.md": "<script>alert(1)</script>"}, SAY, "HTML in it"),
    Branch("README.md gone", {"README.md": GONE}, PASS),
    Branch("an edit of README.md", {"README.md": Moved("README.md - Buzz + Fizz")}, SAY, "rendered from the records"),
    Branch("nothing at all", {}, PASS),
    Branch("6,000 files elsewhere", {f"src/{n}": "x" for n in range(6000)}, PASS, "files were named"),
    Branch("a sound record, no base", {NEW: GOOD}, STOP, "nobody knows what the list was before", shallow=True),
    Branch("a wrong record, no base", {NEW: BAD}, STOP, "'foo' is not a field", shallow=True),
]  # fmt: skip
# What a test of a minute runs: one or two of each kind.
SHORT = (
    "a sound record", "café.yaml with four errors", "a name not in UTF-8", "a newline and a command",
    "an id that another year has", "a record in papers/", "data/papers a link",
    "README.md a link", "a year a submodule", "eleven of 33 gone", "rules switched off",
    "a rules file with a record", "a wrong record, no base",
)  # fmt: skip


class Outcome(NamedTuple):
    """What the steps came to: their code, all that they printed, and the summary of the run."""

    code: int
    said: str
    summary: str
    suggestions: str = ""
    folder: Path = Path(os.devnull)

    @property
    def kind(self) -> str:
        """How a reviewer meets it."""
        return (
            STOP
            if self.code
            else SAY
            if "::warning" in self.said or "::notice" in self.said
            else PASS
        )


class Forge:
    """A repository, and what its code host does with a pull request."""

    def __init__(self, folder: Path, workflow: Path) -> None:
        """Lay the toy list with more records as the branch ``main``."""
        self.folder = folder
        self.steps = list(_steps(workflow))
        self.origin = copy_of_toy(folder).rename(folder / "origin")
        for number in range(MANY):
            (self.origin / _base(number)).write_text(record(number), "utf-8")
        (self.origin / "CHANGES").write_text("none\n")
        _awesomequant(folder)
        self._git("init", "-q", "-b", "main")
        self._run(["awesomequant", "-q", "-C", str(self.origin), "readme"], folder)
        self._git("add", "-A")
        self._commit("fork")
        self._git("tag", "fork")
        (self.origin / _base(MANY)).write_text(record(MANY), "utf-8")
        self._git("add", "-A")
        self._commit("base")  # it has moved on since branches were begun, as it often has

    def put_through(self, branch: Branch) -> Outcome:
        """Commit a branch, merge it, check both out as the workflow does, and run its steps."""
        # A code host merges what it checks; of what cannot be merged nothing is checked.
        if not self._merged(branch, "fork"):
            assert self._merged(branch, "main"), branch.name
        room = self.folder / "room"
        subprocess.run(["rm", "-rf", room], check=True)
        room.mkdir()
        for folder, head in (("list", "pull"), ("base", "main")):
            depth = ["--depth", "1"] if branch.shallow and folder == "list" else []
            source = f"file://{self.origin}"
            words = ["clone", "-q", "--no-hardlinks", "--branch", head, *depth, source, folder]
            subprocess.run(["git", *words], cwd=room, check=True, capture_output=True)
        base = "nowhere" if branch.shallow else "main"
        return self._steps(room, base)

    def _merged(self, branch: Branch, start: str) -> bool:
        self._git("checkout", "-q", "-f", "-B", "change", start)
        self._git("clean", "-q", "-f", "-f", "-d", "-x")
        for path, content in branch.files.items():
            self._lay(path, content)
        self._git("add", "-A")
        for path, content in branch.files.items():
            if content is SUBMODULE:
                self._git("update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},{path!s}")
        self._commit(branch.name)
        self._git("checkout", "-q", "-f", "-B", "pull", "main")
        words = ["git", "merge", "-q", "--no-ff", "-m", "pull", "change"]
        return self._run([*words[:1], *_ME, *words[1:]], self.origin).returncode == 0

    def _steps(self, room: Path, base: str) -> Outcome:
        file, summary, code, said = room.parent / "summary.md", "", 0, ""
        for step in self.steps:
            condition = str(step.get("if", ""))
            if "base_ref == ''" in condition or (code and "!cancelled" not in condition):
                continue
            where = room / str(step.get("working-directory", ""))
            file.write_text("")  # each step has one of its own
            more = {"BASE": base, "GITHUB_STEP_SUMMARY": str(file), "NO_COLOR": "1"}
            done = self._run(["bash", "-e", "-c", str(step["run"])], where, more)
            summary += file.read_text("utf-8", "replace")
            said += done.stdout + done.stderr
            code = code or done.returncode
        left = room / "suggestions.json"
        suggested = left.read_text("utf-8") if left.is_file() else ""
        return Outcome(code, said, summary, suggested, self.folder)

    def _lay(self, path: str | bytes, content: object) -> None:
        name = path if isinstance(path, bytes) else os.fsencode(path)
        file = Path(os.fsdecode(os.path.join(os.fsencode(self.origin), name)))  # noqa: PTH118 -- bytes
        if isinstance(content, Moved):
            content = self._moved(content)
        if content in (GONE, SUBMODULE) or isinstance(content, Link) or not file.parent.is_dir():
            subprocess.run(["rm", "-rf", file], check=True)
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, Link):
            file.symlink_to(content)
        elif isinstance(content, str):
            file.write_text(content, "utf-8")

    def _moved(self, how: str) -> str:
        """Return what ``FILE``, ``FILE + TEXT`` or ``FILE - OLD + NEW`` comes to, of the base."""
        file, _, old = how.partition(" - ")
        old, _, new = old.partition(" + ")
        file, _, more = file.partition(" + ")
        done = self._git("show", f"main:{file}")
        return (done.replace(old, new) if old else done) + more

    def _commit(self, message: str) -> None:
        self._git(*_ME, "commit", "-q", "--allow-empty", "-m", message)

    def _git(self, *words: str) -> str:
        done = subprocess.run(["git", *words], cwd=self.origin, check=True, capture_output=True)
        return done.stdout.decode("utf-8", "replace")

    def _run(
        self, words: list[str], cwd: Path, more: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        environment = {
            **os.environ, "PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT / "src"), "AWESOMEQUANT_CACHE": "off", **(more or {}),
        }  # fmt: skip
        return subprocess.run(
            words, cwd=cwd, env=environment, capture_output=True, text=True, errors="replace",
            check=False, timeout=300,
        )  # fmt: skip


def _steps(workflow: Path) -> Iterator[Mapping[str, object]]:
    """Yield the shell steps of a workflow's only job, but for that which installs the tool."""
    (job,) = strict.read(workflow.read_text("utf-8"))["jobs"].values()
    for step in job["steps"]:
        if "run" in step and not step["name"].startswith("Install"):
            yield step


def _awesomequant(folder: Path) -> None:
    """Lay a program of that name, which is this one."""
    file = folder / "bin/awesomequant"
    file.parent.mkdir()
    file.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m awesomequant "$@"\n')
    file.chmod(0o755)


def fault(branch: Branch, outcome: Outcome) -> str:
    """Return what is not as it should be; empty where all is."""
    if any(outcome.folder.rglob("pwned")):
        return "what a stranger wrote was run"
    if "Traceback" in outcome.said:
        return "a traceback"
    if (
        "root:x:" in outcome.said + outcome.summary
        or "PYTHONPATH=" in outcome.said + outcome.summary
    ):
        return "what a link leads to was shown"
    lines = outcome.said.splitlines()
    if any(
        line.startswith("::") and not line.startswith(("::error ", "::warning ", "::notice "))
        for line in lines
    ):
        return "a command of the stranger's"
    if outcome.kind != branch.outcome:
        return f"wanted {branch.outcome}, came to {outcome.kind}"
    return (
        "" if branch.words in outcome.said + outcome.summary else f"{branch.words!r} was not said"
    )
