"""What GitLab's pipeline tells of the links, run against a server that stands in for GitLab."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from gate import record
from support import ROOT, copy_of_toy

PIPELINE = yaml.safe_load(
    (ROOT / "src/awesomequant/starter/gitlab/gitlab-ci.yml").read_text("utf-8")
)
TOKEN = "glpat-of-a-test"  # noqa: S105 -- of the server below


class GitLab(ThreadingHTTPServer):
    """Issues as GitLab keeps them: by their number, each with its notes."""

    def __init__(self) -> None:
        """Begin with an issue of somebody else, which bears our title."""
        super().__init__(("127.0.0.1", 0), Answers)
        self.issues: list[dict[str, Any]] = [
            {"iid": 1, "title": "Links to look at", "author": 7, "state": "opened", "notes": []}
        ]

    @property
    def ours(self) -> list[dict[str, Any]]:
        """Return the issues that the token's own user wrote."""
        return [one for one in self.issues if one["author"] == 3]


class Answers(BaseHTTPRequestHandler):
    """Answers as the API of GitLab does, version 4."""

    server: GitLab

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- its name there
        """Say nothing."""

    def _answer(self, said: object) -> None:
        body = json.dumps(said).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _read(self) -> dict[str, Any]:
        assert self.headers["PRIVATE-TOKEN"] == TOKEN
        return dict(
            json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or "{}")
        )

    def do_GET(self) -> None:
        """Say who asks, or find issues."""
        self._read()
        path, asked = urlsplit(self.path).path, parse_qs(urlsplit(self.path).query)
        if path == "/api/v4/user":
            self._answer({"id": 3})
            return
        assert path == "/api/v4/projects/5/issues"
        self._answer([
            one for one in self.server.issues
            if one["state"] == asked["state"][0] and str(one["author"]) == asked["author_id"][0]
        ])  # fmt: skip

    def do_POST(self) -> None:
        """Write an issue, or a note below one."""
        said = self._read()
        if self.path.endswith("/notes"):
            number = int(self.path.split("/")[-2])
            self.server.issues[number - 1]["notes"].append(said["body"])
        else:
            new = {"iid": len(self.server.issues) + 1, "author": 3, "state": "opened", "notes": []}
            self.server.issues.append(new | said)
        self._answer({})

    def do_PUT(self) -> None:
        """Change an issue."""
        said = self._read()
        issue = self.server.issues[int(self.path.rpartition("/")[2]) - 1]
        if said.pop("state_event", "") == "close":
            issue["state"] = "closed"
        issue |= said
        self._answer({})


@pytest.fixture(name="gitlab")
def _gitlab() -> Iterator[GitLab]:
    server = GitLab()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def tell(
    gitlab: GitLab, folder: Path, code: int, report: str, repairs: str = "", **more: str
) -> str:
    """Run what the job tells, with what the one before it left; return what it printed."""
    (folder / "links.code").write_text(f"{code}\n")
    (folder / "links.md").write_text(report)
    (folder / "repairs.yaml").write_text(repairs)
    (script,) = PIPELINE["tell"]["script"]
    environment = {
        "PATH": os.environ["PATH"], "CI_API_V4_URL": f"http://127.0.0.1:{gitlab.server_port}/api/v4",
        "CI_PROJECT_ID": "5", "CI_PIPELINE_URL": "https://gitlab.example/p/1", "ISSUES_TOKEN": TOKEN,
    }  # fmt: skip
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script], cwd=folder, env=environment | more,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_links_are_one_issue_that_closes_by_itself(gitlab: GitLab, tmp_path: Path) -> None:
    tell(gitlab, tmp_path, 0, "# Links\nall well\n")
    assert gitlab.ours == []
    tell(gitlab, tmp_path, 1, "# Links\none dead\n", "- a repair\n")
    (issue,) = gitlab.ours
    assert issue["title"] == "Links to look at"
    assert "one dead" in issue["description"]
    assert "[this pipeline](https://gitlab.example/p/1)" in issue["description"]
    tell(gitlab, tmp_path, 1, "# Links\ntwo dead\n")
    (issue,) = gitlab.ours
    assert "two dead" in issue["description"]
    assert "one dead" not in issue["description"]
    tell(gitlab, tmp_path, 0, "# Links\nall well\n")
    assert (issue["state"], issue["notes"]) == ("closed", ["Every link leads somewhere again."])
    tell(gitlab, tmp_path, 1, "# Links\none dead\n")
    assert [one["state"] for one in gitlab.ours] == ["closed", "opened"]
    assert gitlab.issues[0] == {
        "iid": 1, "title": "Links to look at", "author": 7, "state": "opened", "notes": [],
    }  # fmt: skip


def test_no_line_of_a_report_is_a_command_and_none_is_too_long(
    gitlab: GitLab, tmp_path: Path
) -> None:
    report = "# Links\n/close\n  /assign @all\n$(touch pwned) `touch pwned`\n" + "x" * 2_000_000
    tell(gitlab, tmp_path, 1, report)
    (issue,) = gitlab.ours
    lines = issue["description"].splitlines()
    assert not [line for line in lines if line.lstrip().startswith("/")]
    assert len(issue["description"]) < 60_000
    assert not list(tmp_path.rglob("pwned"))


def test_without_a_token_the_result_is_an_artifact(gitlab: GitLab, tmp_path: Path) -> None:
    said = tell(gitlab, tmp_path, 1, "# Links\none dead\n", ISSUES_TOKEN="")
    assert "see the artifacts of 'links'" in said
    assert gitlab.ours == []
    assert {"links.md", "repairs.yaml"} <= {*PIPELINE["links"]["artifacts"]["paths"]}


def test_who_asks_the_hosts_of_strangers_holds_no_token() -> None:
    assert "environment" not in PIPELINE["links"]
    for name in ("update", "tell"):
        assert PIPELINE[name]["environment"] == {"name": "weekly", "action": "access"}
    assert "environment" not in PIPELINE["check"]


def test_a_runner_that_keeps_its_folders_checks_the_next_merge_request(tmp_path: Path) -> None:
    """The list as it was lay beside the project still, and git would not put it there again."""
    (tmp_path / "builds").mkdir()
    root = copy_of_toy(tmp_path / "builds")
    base = commit(root, "Begin")
    file = root / "data/papers/2021/nectar-flows-2021.yaml"
    script = "\n".join(PIPELINE["check"]["script"])
    for text, code in ((record(7001), 0), ("title: x\nyear: abc\n", 1), (record(7001), 0)):
        file.write_text(text, "utf-8")
        commit(root, "Merge request")
        done = subprocess.run(
            ["bash", "-eo", "pipefail", "-c", script], cwd=root, check=False, capture_output=True,
            env={**os.environ, "PATH": f"{program(tmp_path)}:{os.environ['PATH']}",
                 "CI_MERGE_REQUEST_DIFF_BASE_SHA": base}, text=True,
        )  # fmt: skip
        assert done.returncode == code, done.stdout + done.stderr
    assert "1 error" not in done.stderr


def commit(root: Path, message: str) -> str:
    """Commit all of a folder; return the commit."""
    me = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    for words in (["init", "-q"], ["add", "-A"], [*me, "commit", "-qm", message]):
        subprocess.run(["git", *words], cwd=root, check=True)
    done = subprocess.run(["git", "rev-parse", "HEAD"], cwd=root, check=True, capture_output=True)
    return done.stdout.decode().strip()


def program(folder: Path) -> Path:
    """Lay a program named awesomequant, which is this one; return its folder."""
    file = folder / "bin/awesomequant"
    file.parent.mkdir(exist_ok=True)
    text = f'#!/bin/sh\nexec "{sys.executable}" -m awesomequant "$@"\n'
    file.write_text(text)
    file.chmod(0o755)
    return file.parent
