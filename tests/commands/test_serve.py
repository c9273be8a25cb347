"""The served list: rebuilt at every change, whole after every mistake, and gone when it is stopped."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.request import urlopen

import pytest
from support import copy_of_toy, patience, run

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT to send")


class Served:
    """``awesomequant serve`` as a process that leads a group, as a shell starts it."""

    def __init__(self, project: Path, **variables: str) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}/awesome-bees/"
        command = [sys.executable, "-m", "awesomequant", "-C", str(project), "serve"]
        self.process = subprocess.Popen(
            [*command, "--address", f"127.0.0.1:{self.port}"],
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            env={**os.environ, **variables},
        )

    def say(self, word: str) -> str:
        """Return the next line with a word in it."""
        assert self.process.stderr
        return next(line for line in self.process.stderr if word in line)

    def rest(self) -> str:
        """Return what is told until nobody is left who could: we read what every child writes."""
        assert self.process.stderr
        return self.process.stderr.read()

    def signal(self, number: int, *, group: bool = True) -> None:
        """Send a signal, as a terminal does to a group, or as another program to one process."""
        with suppress(ProcessLookupError):
            (os.killpg if group else os.kill)(self.process.pid, number)

    def remains(self) -> list[Path]:
        """Return the temporary folders that it made."""
        name = f".awesomequant-{self.process.pid}-*"
        folders = (Path(tempfile.gettempdir()), Path("/dev/shm"))  # noqa: S108 -- where it may be
        return [path for folder in folders for path in folder.glob(name)]


@contextmanager
def serving(project: Path, **variables: str) -> Iterator[Served]:
    """Serve a list; whatever a test does, nothing of it lives on."""
    served = Served(project, **variables)
    watch = threading.Timer(patience(60), served.signal, [signal.SIGKILL])
    watch.start()
    with served.process:
        try:
            yield served
        finally:
            served.signal(signal.SIGKILL)
            watch.cancel()


def test_a_stop_at_the_moment_the_server_starts_leaves_no_thread_behind(tmp_path: Path) -> None:
    """What hung or printed a traceback once in 60 runs, and once in four under load."""
    project = copy_of_toy(tmp_path)
    for _ in range(4):
        with serving(project) as served:
            served.say("Serving on")
            served.signal(signal.SIGINT)
            assert served.rest().split() == ["stopped"]
            assert served.process.wait() == 130


# A word that is told at a moment: of the imports of ours and of MkDocs', and of its log.
WHILE_IT_STARTS = [
    "awesomequant.cli", "pydantic_core", "library.field_types", "library.vocabulary", "jinja2.bccache", "awesomequant.site.building",
    "mkdocs.utils", "mkdocs.livereload", "Building documentation", "material.plugins",
    "Cleaning site", "Documentation built", "Watching paths",
]  # fmt: skip
WAYS = {
    "Ctrl-C": [(signal.SIGINT, True)],
    "Ctrl-C twice": [(signal.SIGINT, True), (signal.SIGINT, True)],
    "interrupted alone": [(signal.SIGINT, False)],
    "terminated": [(signal.SIGTERM, False)],
    "terminal closed": [(signal.SIGHUP, False)],
}
# A second Ctrl-C while Python ends kills it by that signal, which a shell shows as 130 too.
STOPPED_BY = {signal.SIGINT: {130, -2}, signal.SIGTERM: {143, -15}, signal.SIGHUP: {129, -1}}
# Each moment with one way, each way with several moments; ``benchmarks/stop.py`` tries them all.
CASES = [(moment, [*WAYS][at % len(WAYS)]) for at, moment in enumerate(WHILE_IT_STARTS)]


def ends_well(served: Served, way: str) -> None:
    """Stop it, and see that it is quiet, quick and leaves nothing."""
    begun = time.monotonic()
    for number, group in WAYS[way]:
        served.signal(number, group=group)
    told = [line for line in served.rest().splitlines() if not line.startswith("import time:")]
    assert served.process.wait() in STOPPED_BY[WAYS[way][0][0]]
    assert time.monotonic() - begun < patience(10)
    assert "Traceback" not in "\n".join(told)
    assert "Exception" not in "\n".join(told)
    assert served.remains() == []


@pytest.mark.parametrize(("moment", "way"), CASES)
def test_a_stop_while_it_starts_is_clean(tmp_path: Path, moment: str, way: str) -> None:
    with serving(copy_of_toy(tmp_path), PYTHONPROFILEIMPORTTIME="1") as served:
        served.say(moment)
        ends_well(served, way)


@pytest.mark.parametrize("way", WAYS)
def test_a_stop_while_it_builds_anew_is_clean(tmp_path: Path, way: str) -> None:
    project = copy_of_toy(tmp_path)
    with serving(project) as served:
        served.say("Serving on")
        (project / "docs/index.md").write_text("# Changed\n", "utf-8")
        served.say("Detected file changes")
        ends_well(served, way)


@pytest.mark.parametrize("way", ["Ctrl-C", "terminated"])
def test_a_stop_while_a_browser_waits_is_clean(tmp_path: Path, way: str) -> None:
    with serving(copy_of_toy(tmp_path)) as served:
        served.say("Serving on")
        with socket.create_connection(("127.0.0.1", served.port)) as browser:
            browser.sendall(b"GET /livereload/99999999999999/1 HTTP/1.0\r\n\r\n")
            served.say("Browser connected")
            ends_well(served, way)


def test_mkdocs_ends_with_a_process_that_is_killed(tmp_path: Path) -> None:
    with serving(copy_of_toy(tmp_path)) as served:
        served.say("Serving on")
        served.signal(signal.SIGKILL)
        served.rest()
        assert served.remains() == []


def test_an_interrupt_that_is_ignored_stays_so(tmp_path: Path) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as nohup starts a program
    try:
        with serving(copy_of_toy(tmp_path)) as served:
            served.say("Serving on")
            served.signal(signal.SIGHUP)
            with urlopen(served.address) as answer:  # noqa: S310 -- our own server
                assert answer.status == 200
    finally:
        signal.signal(signal.SIGHUP, before)


def test_a_changed_record_is_served_without_mkdocs(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    record = project / "data/papers/2021/buzz.yaml"
    with serving(project) as served:
        served.say("Serving on")
        record.write_text(record.read_text("utf-8").replace("How Bees", "How All Bees"), "utf-8")
        assert "Building documentation" in served.say("documentation")
        assert "Reloading" in served.say(" ")
        with urlopen(f"{served.address}papers/buzz/") as answer:  # noqa: S310 -- our own server
            assert "How All Bees" in answer.read().decode()
        (project / "docs/index.md").write_text("# Changed by hand\n", "utf-8")
        served.say("Documentation built")
        served.say("Reloading")
        with urlopen(served.address) as answer:  # noqa: S310 -- our own server
            assert "Changed by hand" in answer.read().decode()


def mistaken(project: Path) -> dict[Path, str]:
    """Return texts that end a build at three places: a record, a template of ours, one of MkDocs."""
    record = project / "data/papers/2021/buzz.yaml"
    return {
        record: record.read_text("utf-8").replace("venue:", "venu:"),
        project / "templates/site/paper.html.j2": "{{ paper.titel }}\n",
        project
        / "templates/theme/main.html": "{% extends 'base.html' %}\n{% block content %}{{ 1 / 0 }}{% endblock %}\n",
    }


@pytest.mark.parametrize(
    ("at", "told"),
    [
        (0, "buzz.yaml:4:1: 'venu' is not a field here"),
        (1, "paper.html.j2:1: 'awesomequant.library.paper.Paper object' has no attribute 'titel'"),
        (2, "main.html:2: ZeroDivisionError: division by zero"),
    ],
)
def test_while_something_is_wrong_the_last_good_site_stays(
    tmp_path: Path, at: int, told: str
) -> None:
    project = copy_of_toy(tmp_path)
    file, text = list(mistaken(project).items())[at]
    for name in ("site", "theme"):
        (project / "templates" / name).mkdir(parents=True)
    with serving(project) as served:
        served.say("Serving on")
        file.write_text(text, "utf-8")
        assert told in served.say(file.name)
        served.say("The site stays as it was")
        served.say("Reloading browsers")
        with urlopen(f"{served.address}papers/buzz/") as answer:  # noqa: S310 -- our own server
            assert b"Buzz: How Bees" in answer.read()


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("127.0.0.1:{port}", "nothing can be served at 127.0.0.1:{port}: Address already in use"),
        ("127.0.0.1", "'127.0.0.1' is no address; write --address HOST:PORT"),
        ("127.0.0.1:web", "is no address"),
        ("127.0.0.1:99999", "nothing can be served at 127.0.0.1:99999"),
        ("203.0.113.7:8000", "nothing can be served at 203.0.113.7:8000"),
    ],
)
def test_an_address_where_nothing_can_be_served_is_told_before_anything_is_built(
    tmp_path: Path, address: str, told: str
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = str(busy.getsockname()[1])
        done = run("-C", copy_of_toy(tmp_path), "serve", "--address", address.format(port=port))
    assert done.returncode == 2
    assert told.format(port=port) in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


SLOW = '''"""A format that takes as long as there is a file beside the list."""

import time
from pathlib import Path

LABEL, SUFFIX, MEDIA_TYPE, ORDER = "Slow", ".slow", "text/plain", 0


def entry(cited):
    while Path("held").exists():
        time.sleep(0.01)
    return f"{cited.paper.id}: {cited.paper.title}\\n"
'''


def asked(address: str) -> str:
    """Return what is served."""
    with urlopen(address, timeout=patience(60)) as answer:  # noqa: S310 -- our own server
        return str(answer.read().decode("utf-8"))


def test_a_saved_record_is_shown_while_the_rest_is_in_the_making(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    (project / "exporters").mkdir(exist_ok=True)
    (project / "exporters/slow.py").write_text(SLOW, "utf-8")
    record, held = project / "data/papers/2021/buzz.yaml", project / "held"
    text = record.read_text("utf-8")
    with serving(project) as served:
        served.say("Serving on")
        held.touch()
        page, year = f"{served.address}papers/buzz/", f"{served.address}years/2021/"
        assert "How Bees" in asked(year)  # what is open in a browser is made at once
        for title in ("How All Bees", "How No Bees"):  # the second save while the first is built
            record.write_text(text.replace("How Bees", title), "utf-8")
            while title not in asked(page):
                time.sleep(0.01)
            assert title in asked(year)
            assert "--" in asked(f"{served.address}assets/awesomequant.css")
            waiting: list[str] = []
            slow = f"{served.address}papers.slow"
            reader = threading.Thread(target=lambda to: to.append(asked(slow)), args=[waiting])  # noqa: B023
            reader.daemon = True
            reader.start()
            reader.join(0.1)
            assert not waiting
            if title == "How All Bees":
                held.unlink()
                reader.join(patience(60))
                assert title in waiting[0]
                served.say("Reloading")
                held.touch()
        # A mistake is told while there is something in the making.
        record.write_text(text.replace("venue:", "venu:"), "utf-8")
        held.unlink()
        assert "'venu' is not a field here" in served.say("buzz.yaml")
        served.say("The site stays as it was")
        served.say("Reloading")
        assert "How No Bees" in asked(page)
        assert "How No Bees" in asked(f"{served.address}papers.slow")
        ends_well(served, "Ctrl-C")


def test_a_stop_while_the_rest_is_in_the_making_is_clean(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    (project / "exporters").mkdir(exist_ok=True)
    (project / "exporters/slow.py").write_text(SLOW, "utf-8")
    record = project / "data/papers/2021/buzz.yaml"
    with serving(project) as served:
        served.say("Serving on")
        (project / "held").touch()
        record.write_text(record.read_text("utf-8").replace("How Bees", "How All Bees"), "utf-8")
        while "How All Bees" not in asked(f"{served.address}papers/buzz/"):
            time.sleep(0.01)
        ends_well(served, "Ctrl-C")
