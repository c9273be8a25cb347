"""The old site or the new one, whole, whatever happens; what does not change is not touched."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from awesomequant.console import told
from awesomequant.site import exchange, workers
from awesomequant.site.trees import Content, NextSite, building
from awesomequant.site.workers import Batch
from awesomequant.store.writing import FOLDER

needs_posix = pytest.mark.skipif(os.name == "nt", reason="it is about processes and links of Unix")
needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is forked")


def made(root: Path, files: Mapping[str, Content]) -> None:
    """Build a site of some files."""
    with building(root):
        site = NextSite(root, root / "site")
        site.take_place({name: site.put(name, content) for name, content in files.items()})


def content(root: Path) -> dict[str, str]:
    files = (file for file in (root / "site").rglob("*") if file.is_file())
    return {file.relative_to(root / "site").as_posix(): file.read_text("utf-8") for file in files}


def stamps(root: Path) -> dict[str, tuple[int, int]]:
    """Return which file each address has, and of which time."""
    found = {name: (root / "site" / name).stat() for name in content(root)}
    return {name: (it.st_ino, it.st_mtime_ns) for name, it in found.items()}


A = {"index.html": "a", "papers/x/index.html": "x", "papers/y/index.html": "y"}
B = {"index.html": "b", "papers/x/index.html": "x", "papers/z/index.html": "z"}


def test_a_site_becomes_another_and_back(tmp_path: Path) -> None:
    for files in (A, B, A, A, B, {}, B):
        made(tmp_path, files)
        assert content(tmp_path) == files
    assert not (tmp_path / "site/papers/y").exists()


def test_what_does_not_change_keeps_its_file_and_its_time(tmp_path: Path) -> None:
    made(tmp_path, A)
    first, folder = stamps(tmp_path), (tmp_path / "site").stat().st_ino
    made(tmp_path, A)
    assert stamps(tmp_path) == first
    assert (tmp_path / "site").stat().st_ino == folder
    made(tmp_path, B)
    assert stamps(tmp_path)["papers/x/index.html"] == first["papers/x/index.html"]
    assert (tmp_path / "site").stat().st_ino != folder
    # Also what the tree before the last one had otherwise.
    second = stamps(tmp_path)
    made(tmp_path, B | {"new.html": "n"})
    assert stamps(tmp_path).items() >= second.items()


def test_what_changes_and_changes_back_is_newer(tmp_path: Path) -> None:
    """Else a server would tell a browser that nothing had changed since."""
    made(tmp_path, A)
    made(tmp_path, B)
    times = stamps(tmp_path)["index.html"]
    made(tmp_path, A)
    assert stamps(tmp_path)["index.html"][1] > times[1]


def test_a_site_of_plain_mkdocs_keeps_the_files_that_are_the_same(tmp_path: Path) -> None:
    for name, text in A.items():
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_text(text)
    before = stamps(tmp_path)
    made(tmp_path, A | {"index.html": "other"})
    assert content(tmp_path) == A | {"index.html": "other"}
    assert stamps(tmp_path)["papers/x/index.html"] == before["papers/x/index.html"]


def test_what_somebody_put_into_the_site_or_changed_there_is_gone(tmp_path: Path) -> None:
    made(tmp_path, A)
    site = tmp_path / "site"
    (site / "index.html").write_text("!")
    (site / "more").mkdir()
    (site / "more/file").write_text("!")
    (site / "papers/x").rename(site / "papers/w")
    made(tmp_path, A)
    assert content(tmp_path) == A
    made(tmp_path, B)
    assert content(tmp_path) == B


@pytest.mark.parametrize("account", ["", "[]", '{"format": 1, "files": {"index.html": 1}}', None])
def test_a_spoilt_account_of_the_site_is_as_none(tmp_path: Path, account: str | None) -> None:
    made(tmp_path, A)
    if account is None:
        (tmp_path / FOLDER / "site.json").unlink()
    else:
        (tmp_path / FOLDER / "site.json").write_text(account)
    made(tmp_path, B)
    assert content(tmp_path) == B


def test_an_account_that_lies_is_believed_in_nothing(tmp_path: Path) -> None:
    """It is of other files: as after a copy of the whole folder, or a checkout."""
    made(tmp_path, A)
    file = tmp_path / FOLDER / "site.json"
    lies = json.loads(file.read_text())
    digest = lies["files"]["index.html"][0]
    (tmp_path / "site/index.html").write_text("b")
    file.write_text(json.dumps(lies))
    made(tmp_path, A)
    assert content(tmp_path) == A
    assert json.loads(file.read_text())["files"]["index.html"][0] == digest


def test_a_spare_that_a_killed_build_left_is_mended(tmp_path: Path) -> None:
    made(tmp_path, A)
    made(tmp_path, B)
    spare = tmp_path / FOLDER / "site"
    shutil.rmtree(spare)
    for name in ("index.html", "papers/x/index.html", "papers/y/index.html/deep", "papers/z"):
        (spare / name).parent.mkdir(parents=True, exist_ok=True)
        (spare / name).write_text("half")
    made(tmp_path, A | {"papers/z/index.html": "z"})
    assert content(tmp_path) == A | {"papers/z/index.html": "z"}


def test_a_file_may_become_a_folder_and_a_folder_a_file(tmp_path: Path) -> None:
    made(tmp_path, {"a": "file", "b/c": "deep"})
    made(tmp_path, {"other": "x"})
    made(tmp_path, {"a/b": "deep", "b": "file"})
    assert content(tmp_path) == {"a/b": "deep", "b": "file"}


def test_what_is_made_twice_stands_as_it_was_made_last(tmp_path: Path) -> None:
    made(tmp_path, A)
    with building(tmp_path):
        site = NextSite(tmp_path, tmp_path / "site")
        entries = {name: site.put(name, text) for name, text in A.items()}
        entries |= {"index.html": site.put("index.html", "later")}
        entries |= {"papers/y/index.html": site.put("papers/y/index.html", iter(["la", "ter"]))}
        site.take_place(entries)
    later = {"index.html": "later", "papers/y/index.html": "later"}
    assert content(tmp_path) == A | later


def test_a_long_file_is_written_piece_by_piece(tmp_path: Path) -> None:
    made(tmp_path, {"long.json": "123"})
    before = stamps(tmp_path)
    made(tmp_path, {"long.json": iter(["1", "2", "3"])})
    assert content(tmp_path) == {"long.json": "123"}
    assert stamps(tmp_path) == before
    made(tmp_path, {"long.json": iter(["1", "2", "4"])})
    assert content(tmp_path) == {"long.json": "124"}


def test_a_build_that_fails_leaves_the_site_as_it_was(tmp_path: Path) -> None:
    made(tmp_path, A)

    def broken() -> Iterator[str]:
        yield "half"
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        made(tmp_path, B | {"long.json": broken()})
    assert content(tmp_path) == A
    made(tmp_path, B)
    assert content(tmp_path) == B


@pytest.fixture(params=["one step", "two renames", "item by item", "without links"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a tree be put in place by each way there is."""
    if request.param != "one step":
        monkeypatch.setattr(exchange, "_exchanged", lambda *_: False)
    if request.param == "item by item":
        monkeypatch.setattr(exchange, "_is_held", lambda *_: True)
    if request.param == "without links":

        def refuse(*_: object) -> None:
            raise OSError(1, "Operation not permitted")

        monkeypatch.setattr(os, "link", refuse)


@pytest.mark.usefixtures("way")
def test_each_way_to_put_it_in_place_gives_the_same(tmp_path: Path) -> None:
    for files in (A, B, B, A, {"index.html": "only"}, A):
        made(tmp_path, files)
        times = {name: stamp[1] for name, stamp in stamps(tmp_path).items()}
        made(tmp_path, files)
        assert content(tmp_path) == files
        assert times == {name: stamp[1] for name, stamp in stamps(tmp_path).items()}
        assert not (tmp_path / FOLDER / "old").exists()


@pytest.mark.parametrize("spare", [True, False])
def test_a_kill_between_two_renames_is_mended(tmp_path: Path, *, spare: bool) -> None:
    made(tmp_path, A)
    made(tmp_path, B)
    (tmp_path / "site").rename(tmp_path / FOLDER / "old")
    if not spare:  # the second one was done, the third one not
        (tmp_path / FOLDER / "site").rename(tmp_path / "site")
    with pytest.raises(OSError, match="full"):
        made(tmp_path, {"index.html": _full()})
    assert content(tmp_path) == (B if spare else A)
    made(tmp_path, B)
    assert content(tmp_path) == B


def _full() -> Iterator[str]:
    raise OSError(28, "the disk is full")
    yield ""


def test_hidden_files_of_others_stay_and_ours_go(tmp_path: Path) -> None:
    made(tmp_path, A | {".well-known/x": "w"})
    assert content(tmp_path) == A | {".well-known/x": "w"}
    (tmp_path / "site/.git").mkdir()
    (tmp_path / "site/.git/HEAD").write_text("ref")
    folder = (tmp_path / "site").stat().st_ino
    made(tmp_path, B)
    assert content(tmp_path) == B | {".git/HEAD": "ref"}
    assert (tmp_path / "site").stat().st_ino == folder
    made(tmp_path, A)
    assert content(tmp_path) == A | {".git/HEAD": "ref"}


@needs_linux
def test_a_server_that_was_started_in_the_site_sees_the_new_one(tmp_path: Path) -> None:
    made(tmp_path, A)
    with subprocess.Popen(["sleep", "60"], cwd=tmp_path / "site/papers") as server:
        folder = (tmp_path / "site").stat().st_ino
        made(tmp_path, B)
        assert (tmp_path / "site").stat().st_ino == folder
        server.kill()
    made(tmp_path, A)
    assert (tmp_path / "site").stat().st_ino != folder
    assert content(tmp_path) == A


def test_nothing_of_ours_is_seen_by_git(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    made(tmp_path, A)
    made(tmp_path, B)
    done = subprocess.run(
        ["git", "status", "--porcelain", "-uall"], cwd=tmp_path, check=True, capture_output=True
    )
    assert FOLDER.encode() not in done.stdout


# Readers, other builds, and kills.


def versions(number: int) -> dict[str, str]:
    """Return the files of a version of a site: each says which."""
    pages = {f"papers/{at}/index.html": f"{number}" for at in range(150)}
    return pages | {"same.html": "same", "index.html": f"{number}"}


@needs_linux
def test_readers_never_miss_a_page_while_it_is_rebuilt(tmp_path: Path) -> None:
    made(tmp_path, versions(0))
    names = [*versions(0)]
    missed: list[str] = []
    is_done = threading.Event()

    def poll() -> None:
        while not is_done.is_set():
            for name in names:
                try:
                    (tmp_path / "site" / name).read_bytes()
                except OSError as error:
                    missed.append(f"{name}: {error}")

    reader = threading.Thread(target=poll)
    reader.start()
    for number in range(1, 11):
        made(tmp_path, versions(number))
    is_done.set()
    reader.join()
    assert missed == []


BUILDS = """
import sys
from pathlib import Path
sys.path[:0] = [{here!r}]
from site_of_versions import made, versions
print("ready", flush=True)
for number in range(int(sys.argv[1]), 10**6):
    made(Path(sys.argv[2]), versions(number))
"""


@needs_linux
def test_a_kill_at_any_moment_leaves_a_whole_site(tmp_path: Path) -> None:
    """``benchmarks/kill.py`` kills whole commands, and many more."""
    made(tmp_path, versions(0))
    chance = random.Random(1)  # noqa: S311 -- the same moments every time
    script = BUILDS.format(here=str(Path(__file__).parent)).replace(
        "site_of_versions", "test_trees"
    )
    for turn in range(1, 9):
        command = [sys.executable, "-c", script, str(turn * 1000), str(tmp_path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout
            assert process.stdout.readline() == "ready\n"
            time.sleep(chance.uniform(0, 0.3))
            process.kill()
        found = content(tmp_path)
        assert len({text for name, text in found.items() if name != "same.html"}) == 1
        assert found.keys() == versions(0).keys()
        made(tmp_path, versions(turn))
        assert content(tmp_path) == versions(turn)


def test_of_two_builds_one_waits(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with building(tmp_path):
        other = threading.Thread(target=made, args=(tmp_path, A))
        other.start()
        time.sleep(1.3)
        assert not (tmp_path / "site").exists()
    other.join()
    assert content(tmp_path) == A
    said = capfd.readouterr().err
    assert "is being built by another command (awesomequant build, process" in said
    assert "waiting for it, for 3600 s at most" in said


# Two processes.


def batch(files: Mapping[str, Content]) -> Batch:
    return lambda: iter(files.items())


def made_by(root: Path, batches: list[Batch], number: int) -> None:
    with building(root):
        site = NextSite(root, root / "site")
        made = workers.make(batches, site, number)
        site.take_place({name: entry for files in made for name, entry in files.items()})


def batches(number: int, changed: str = "") -> list[Batch]:
    return [batch({f"papers/{at}/index.html": f"{at}{changed}"}) for at in range(number)]


@needs_linux
@pytest.mark.parametrize("number", [1, 2, 3])
def test_several_processes_make_what_one_makes(tmp_path: Path, number: int) -> None:
    for changed in ("", "!", ""):
        made_by(tmp_path, batches(500, changed), number)
        assert content(tmp_path) == {
            f"papers/{at}/index.html": f"{at}{changed}" for at in range(500)
        }
    times = stamps(tmp_path)
    made_by(tmp_path, batches(500), number)
    assert stamps(tmp_path) == times


@needs_linux
def test_more_batches_than_a_pipe_holds_are_made(tmp_path: Path) -> None:
    taken: Callable[[], Iterator[tuple[str, Content]]] = lambda: iter(())  # noqa: E731 -- 200,000 of nothing
    made_by(tmp_path, [taken] * 200_000 + batches(10), 2)
    assert len(content(tmp_path)) == 10


@needs_linux
def test_what_goes_wrong_in_a_process_is_told_and_the_site_stays(tmp_path: Path) -> None:
    made(tmp_path, A)

    def broken() -> Iterator[tuple[str, Content]]:
        raise OSError(28, "No space left on device", "papers.json")

    with pytest.raises(OSError, match="No space left on device") as raised:
        made_by(tmp_path, [*batches(40), broken, *batches(1000)[40:]], 2)
    assert told(raised.value).startswith("Error: papers.json: No space left on device; make room")
    assert content(tmp_path) == A


@needs_linux
def test_a_process_that_is_killed_is_told_and_the_site_stays(tmp_path: Path) -> None:
    made(tmp_path, A)

    def killed() -> Iterator[tuple[str, Content]]:
        os.kill(os.getpid(), signal.SIGKILL)
        yield "", ""

    with pytest.raises(ChildProcessError, match="was ended by signal 9; is there memory enough"):
        made_by(tmp_path, [*batches(40), killed, *batches(1000)[40:]], 2)
    assert content(tmp_path) == A


@needs_linux
def test_a_ctrl_c_ends_the_processes_too(tmp_path: Path) -> None:
    begun = tmp_path / "begun"

    def endless() -> Iterator[tuple[str, Content]]:
        with begun.open("a") as stream:
            stream.write(f"{os.getpid()}\n")
        time.sleep(60)
        yield f"{os.getpid()}.html", ""

    def stop() -> None:
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])  # it is for the main thread
        while not begun.exists() or begun.read_text().count("\n") < 2:
            time.sleep(0.01)
        os.kill(os.getpid(), signal.SIGINT)

    stopping = threading.Thread(target=stop)
    stopping.start()
    with pytest.raises(KeyboardInterrupt):
        made_by(tmp_path, [endless] * 64, 2)
    stopping.join()
    for process in map(int, begun.read_text().split()):
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(("papers", "number"), [(100, 1), (1_999, 1), (2_000, 2), (100_000, 2)])
@needs_linux
def test_two_processes_from_two_thousand_papers_on(
    monkeypatch: pytest.MonkeyPatch, papers: int, number: int
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2, 3})
    assert workers.number_of_workers(papers) == number
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {3})
    assert workers.number_of_workers(papers) == 1
    monkeypatch.setattr(sys, "platform", "darwin")
    assert workers.number_of_workers(papers) == 1
