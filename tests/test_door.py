"""One door for reading: whatever a stranger lays where a file belongs, nothing leaks and nothing hangs.

Each row is a place in a list and what lies there; of each all forms of report are made.
"""

import os
import resource
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from support import copy_of_toy

from awesomequant import door
from awesomequant.check import reports
from awesomequant.check.reports import REPORTS, Context
from awesomequant.check.rulebook import rules
from awesomequant.check.run import inspect
from awesomequant.door import DEEPEST, Door, Kind, Shut
from awesomequant.library.problems import Level, Problem, Refusal
from awesomequant.registry import PartError, faults, parts
from awesomequant.render.environment import for_markdown, render
from awesomequant.store import Project, load
from awesomequant.store.pages import backup, kept_text, note_rendered

SECRET = "hunter2-of-the-keys"  # noqa: S105 -- nobody's
# A hang would stop the whole run: whoever waits so long is woken by an exception.
_SECONDS = 120
CPU = 20.0


@pytest.fixture(autouse=True)
def no_hang(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Wake what waits for ever, and hold each input to a bound of processor time."""
    monkeypatch.setenv("API_KEY", SECRET)

    def wake(*_: object) -> None:
        raise AssertionError("it hangs")

    before = signal.signal(signal.SIGALRM, wake)
    signal.alarm(_SECONDS)
    begun = time.process_time()
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)
    assert time.process_time() - begun < CPU


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """Return a folder beside the list, with secrets and with records of its own."""
    folder = tmp_path / "outside"
    (folder / "2020").mkdir(parents=True)
    (folder / "key").write_text(f"{SECRET}: {SECRET}\n- {SECRET}\n")
    record = f'title: "{SECRET} is a title"\nvenue: arXiv\nyear: 2020\ntags: []\n'
    (folder / "2020/stolen.yaml").write_text(record)
    (folder / "stolen.md").write_text(f"# {SECRET}\n")
    (folder / "own.py").write_text(f'"""{SECRET}."""\nraise RuntimeError("{SECRET}")\n')
    return folder


def told(project: Path) -> tuple[list[Problem], str]:
    """Return what is wrong with a list, and all that any form of report says of it."""
    loaded = load(project, wholly=True)
    try:
        every = rules(project)
    except PartError as error:
        found = [*loaded.problems, Problem(error.place, "broken-part", error.reason, error.hint)]
        every = rules()
    else:
        found = [*inspect(loaded, every, every).problems]
    return found, "".join(
        reports.told(form, found, Context(loaded.text, every)) for form in parts(REPORTS).values()
    )


FILES = (
    "data/list.yaml", "data/tags.yaml", "data/venues.yaml", "data/people.yaml", "data/metrics.yaml",
    "data/order.txt", "data/scope.yaml", "data/tag-rules.yaml", "data/papers/2021/buzz.yaml",
    "data/papers/2021/new.yaml", "data/sections/tools.yaml", "data/history/2020-01-01.yaml",
    "data/provenance/2020.yaml", "data/provenance/sources.yaml", "data/proceedings/bee/2020.txt",
    "docs/index.md", "docs/new.md", "docs/papers/picture.png", "templates/README.md.j2",
    "templates/site/assets/x.css", "templates/theme/main.html", "mkdocs.yml", "checks/own.py",
)  # fmt: skip


def _fifo(place: Path, _: Path) -> None:
    os.mkfifo(place)


def _socket(place: Path, _: Path) -> None:
    here = Path.cwd()
    os.chdir(place.parent)  # an address of a socket is short
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(place.name)
    finally:
        os.chdir(here)


def _inside(place: Path, _: Path) -> None:
    root = next(one for one in place.parents if one.name == "toy")
    (root / "key").write_text(f"{SECRET}: {SECRET}\n")
    place.symlink_to(root / "key")


TENANTS: dict[str, Callable[[Path, Path], None]] = {
    "a link to a file outside": lambda place, out: place.symlink_to(out / "key"),
    "a link to the environment": lambda place, _: place.symlink_to("/proc/self/environ"),
    "a link to an endless device": lambda place, _: place.symlink_to("/dev/zero"),
    "a link to a folder outside": lambda place, out: place.symlink_to(out),
    "a link to a file of the list": _inside,
    "a link to itself": lambda place, _: place.symlink_to(place.name),
    "a link to nothing": lambda place, _: place.symlink_to("/nowhere/at/all"),
    "a pipe": _fifo,
    "a socket": _socket,
}
FOLDERS = (
    "data", "data/papers", "data/papers/2021", "data/sections", "data/history", "data/provenance",
    "data/proceedings", "docs", "docs/papers", "templates", "templates/site", "checks",
)  # fmt: skip


def lay(place: Path, tenant: str, outside: Path) -> None:
    if place.is_dir():
        shutil.rmtree(place)
    place.unlink(missing_ok=True)
    place.parent.mkdir(parents=True, exist_ok=True)
    TENANTS[tenant](place, outside)


@pytest.mark.parametrize("tenant", TENANTS)
@pytest.mark.parametrize("name", FILES)
def test_what_is_no_file_is_an_error_and_never_read(
    tmp_path: Path, outside: Path, name: str, tenant: str
) -> None:
    project = copy_of_toy(tmp_path)
    lay(project / name, tenant, outside)
    found, text = told(project)
    errors = [one for one in found if one.level is Level.ERROR]
    assert [one for one in errors if name.startswith(one.place.file)]
    assert SECRET not in text


@pytest.mark.parametrize("tenant", ["a link to a folder outside", "a link to itself", "a pipe"])
@pytest.mark.parametrize("name", FOLDERS)
def test_what_is_no_folder_is_an_error_and_never_entered(
    tmp_path: Path, outside: Path, name: str, tenant: str
) -> None:
    project = copy_of_toy(tmp_path)
    for inner in ("papers/2021", "sections", "2020"):
        (outside / inner).mkdir(parents=True, exist_ok=True)
        shutil.copy(outside / "2020/stolen.yaml", outside / inner / "other.yaml")
    lay(project / name, tenant, outside)
    if name == "data":  # no list at all, or one that cannot be read
        (outside / "list.yaml").write_text("title: x\ndescription: y\n")
    found, text = told(project)
    assert any(
        one.level is Level.ERROR and name.startswith(one.place.file.split("/")[0]) for one in found
    )
    assert any(one.place.file in (name, "data/list.yaml") for one in found)
    assert SECRET not in text
    assert not any(SECRET in paper.title for paper in load(project).library.papers)


# Names of files among the records: none of them may reach anybody as it stands.
NAMES = (
    b"x\n::warning::y.yaml", b"x\r.yaml", b"\x1b[31mred.yaml", "x\u202ey.yaml".encode(), b"caf\xe9.yaml",
    b"\xff\xfe.yaml", "x\u200by.yaml".encode(), "x\u2028y.yaml".encode(), b"x\ty.yaml", b"x\x7fy.yaml",
    "x\x85y.yaml".encode(), "\U000e0041.yaml".encode(), "\ufeffx.yaml".encode(), b"\x07.yaml",
    "\ue000.yaml".encode(), "\U0010fffd.yaml".encode(), "a\u00adb.yaml".encode(),
)  # fmt: skip
ODD = (
    "::warning::x.yaml", "##[error]x.yaml", "%0A.yaml", "a b.yaml", "café.yaml", "-rf.yaml", "*.yaml",
    "$(id).yaml", "`id`.yaml", "x" * 240 + ".yaml", "con.yaml", "x,y:z.yaml", "@user.yaml", "&amp;.yaml",
    "<b>.yaml", "![](x).yaml", "'.yaml", '".yaml', "\\.yaml", "数.yaml", "👩‍🔬.yaml",
)  # fmt: skip


@pytest.mark.parametrize("kind", ["file", "folder", "docs"])
@pytest.mark.parametrize("name", [*NAMES, *map(str.encode, ODD)])
def test_a_strange_name_is_told_in_letters_that_are_seen(
    tmp_path: Path, name: bytes, kind: str
) -> None:
    project = copy_of_toy(tmp_path)
    folder = project / ("docs" if kind == "docs" else "data/papers/2021")
    record = b'title: "A title of some words"\nvenue: BeeConf\nyear: 2021\ntags: []\n'
    place = folder / os.fsdecode(name)
    if kind == "folder":
        place = folder / os.fsdecode(name.removesuffix(b".yaml")) / "a-title.yaml"
        place.parent.mkdir()
    place.write_bytes(record)
    found, text = told(project)
    assert kind != "file" or found
    for line in text.split("\n"):
        assert line.isprintable() or not any(map(_is_hidden, line)), ascii(line)
        ours = ("::error ", "::warning ", "::notice ")
        command = line.strip().startswith("::") and not line.startswith(ours)
        assert not command
        assert "##[" not in line
    if name in NAMES and kind != "folder":
        assert any(one.rule == "stray-file" and one.level is Level.ERROR for one in found)


def _is_hidden(char: str) -> bool:
    return not char.isprintable() and char not in "\u200d\ufe0f"


def test_folders_without_end_are_not_followed_for_ever(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    deep = project / "data/papers/2021" / "/".join("d" * 300)
    deep.mkdir(parents=True)
    (deep / "x.yaml").write_text("title: x\n")
    found, _ = told(project)
    (one,) = [one for one in found if one.rule == "stray-file"]
    assert one.level is Level.ERROR
    assert one.place.file.count("/") <= DEEPEST + 3
    assert "too many folders" in one.message


def test_a_file_that_is_gone_by_its_turn_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = copy_of_toy(tmp_path)
    monkeypatch.setenv("CI", "1")
    listing = Door.listing

    def gone(self: Door, folder: str) -> list[door.Found]:
        found = listing(self, folder)
        if folder == "data/papers/2021":
            (project / folder / "buzz.yaml").unlink(missing_ok=True)
        return found

    monkeypatch.setattr(Door, "listing", gone)
    found = load(project).problems
    assert [str(one).split(" [")[0] for one in found if "buzz" in one.place.file] == [
        "data/papers/2021/buzz.yaml:1:1: cannot be read: No such file or directory"
    ]


@pytest.mark.parametrize(
    "name", ["data/tags.yaml", "data/papers/2021/buzz.yaml", "data/papers/2021"]
)
def test_what_nobody_may_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    project = copy_of_toy(tmp_path)
    monkeypatch.setenv("CI", "1")
    opened = os.open

    def closed(path: str, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        if dir_fd is not None and path == Path(name).name:
            raise PermissionError(13, "Permission denied", path)
        return opened(path, flags, mode, dir_fd=dir_fd)

    monkeypatch.setattr(os, "open", closed)
    found = load(project).problems
    assert any(one.place.file == name and "Permission denied" in one.message for one in found)


def test_what_is_shown_of_a_file_is_what_was_read_of_it(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    file = "data/papers/2021/buzz.yaml"
    (project / file).write_text("title: As it was\nyeer: 2021\n")
    loaded = load(project)
    (project / file).write_text(f"title: {SECRET}\nyeer: {SECRET}\n")
    assert loaded.text(file) == "title: As it was\nyeer: 2021\n"
    # One in which nothing was wrong was not kept: another text is none of it.
    sound = "data/papers/2019/honey.yaml"
    (project / sound).write_text(f"title: {SECRET}\n")
    with pytest.raises(Shut, match="was changed while it was looked at"):
        loaded.text(sound)


def test_a_file_is_shown_from_one_reading_though_it_changes_between_two(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    loaded: Project = load(project)
    text = loaded.text("data/papers/2019/honey.yaml")
    (project / "data/papers/2019/honey.yaml").unlink()
    assert loaded.text("data/papers/2019/honey.yaml") == text


def test_a_root_may_be_reached_through_links(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    (tmp_path / "one").symlink_to(project.parent)
    (tmp_path / "two").symlink_to("one")
    linked = tmp_path / "two/toy"
    assert len(load(linked).library.papers) == len(load(project).library.papers) > 0


def test_a_hard_link_is_a_file_as_any(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    os.link(project / "data/tags.yaml", project / "data/other")
    assert door.content(project, "data/other", 10_000)


@pytest.mark.parametrize(
    "name",
    ["", ".", "..", "../toy/data/tags.yaml", "data/../data/tags.yaml", "data//tags.yaml", "/etc/passwd",
     "data/tags.yaml/", "./data/tags.yaml", "data/tags.yaml\0", "data/papers"],
)  # fmt: skip
def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    project = copy_of_toy(tmp_path)
    with pytest.raises(OSError):  # noqa: PT011 -- whichever
        door.content(project, name, 10_000)
    assert not door.has(project, name)


def test_no_more_is_read_than_may_be(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"x" * 10_001)
    with pytest.raises(Shut, match="larger than 9 KiB"):
        door.content(tmp_path, "x", 10_000)
    with pytest.raises(Shut, match="larger than 9 KiB"):
        door.named(tmp_path / "x", 10_000)
    assert len(door.content(tmp_path, "x", 10_001)) == 10_001
    (tmp_path / "y").touch()
    os.truncate(tmp_path / "y", 1 << 40)  # sparse
    with pytest.raises(Shut, match="larger than"):
        door.content(tmp_path, "y", 10_000)


def test_a_file_that_grows_while_it_is_read_is_cut_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "x"
    file.write_bytes(b"x" * 100)
    read = os.read

    def growing(opened: int, size: int) -> bytes:
        with file.open("ab") as stream:
            stream.write(b"x" * 100_000)
        return read(opened, size)

    monkeypatch.setattr(os, "read", growing)
    with pytest.raises(Shut, match="larger than"):
        door.content(tmp_path, "x", 1_000_000)


# What a person names: it is that file, be it a link or his own pipe; nothing is waited for for ever.


def test_a_named_file_may_be_a_link_and_a_pipe_that_speaks(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("text")
    (tmp_path / "link").symlink_to("x")
    assert door.named(tmp_path / "link", 100) == b"text"
    os.mkfifo(tmp_path / "pipe")
    begun = threading.Thread(target=(tmp_path / "pipe").write_text, args=("said" * 10_000,))
    begun.start()
    while not (said := door.named(tmp_path / "pipe", 100_000)):
        time.sleep(0.01)  # the other end is opened when it is
    begun.join()
    assert said == b"said" * 10_000


@pytest.mark.parametrize("kind", ["silent", "endless", "abandoned"])
def test_a_pipe_that_says_nothing_or_too_much_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr(door, "_PATIENCE", 50)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    if kind == "abandoned":
        assert door.named(pipe, 100) == b""
        return
    other = os.open(pipe, os.O_RDWR)
    if kind == "endless":
        os.write(other, b"x" * 2000)
    said = "says nothing" if kind == "silent" else "larger than"
    with pytest.raises(Shut, match=said):
        door.named(pipe, 1000)
    os.close(other)


@pytest.mark.skipif(os.name == "nt", reason="has no named pipes")
def test_what_comes_out_of_a_pipe_costs_its_length(tmp_path: Path) -> None:
    pipe, size = tmp_path / "pipe", 40_000_000
    os.mkfifo(pipe)
    other = os.open(pipe, os.O_RDWR)  # or nobody holds it yet when it is read
    writer = subprocess.Popen(["sh", "-c", f"head -c {size} /dev/zero > '{pipe}'"])
    threading.Timer(0.5, os.close, [other]).start()
    began = time.process_time()
    assert len(door.named(pipe, 2 * size)) == size
    assert time.process_time() - began < 5
    assert writer.wait() == 0


@pytest.mark.parametrize(
    "path", ["/dev/zero", "/dev/null", "/dev/urandom", "/", "/dev", "\0", "no"]
)
def test_a_named_device_or_folder_is_refused(path: str) -> None:
    with pytest.raises(OSError):  # noqa: PT011 -- whichever
        door.named(Path(path), 100)


def test_a_page_behind_a_link_is_none_of_ours(tmp_path: Path, outside: Path) -> None:
    project = copy_of_toy(tmp_path)
    (project / "README.md").symlink_to(outside / "stolen.md")
    (project / "lists").symlink_to(outside)
    assert kept_text(project) is None
    assert backup(project) is None
    assert load(project).library.page_bytes == {"README.md": 0}


def test_what_is_kept_is_not_written_through_a_link(tmp_path: Path, outside: Path) -> None:
    project = copy_of_toy(tmp_path)
    (project / ".cache").symlink_to(outside)
    note_rendered(project, ["a page"])
    assert not (outside / "awesomequant").exists()


def test_a_folder_of_parts_that_is_a_link_is_told(tmp_path: Path, outside: Path) -> None:
    project = copy_of_toy(tmp_path)
    (project / "reports").symlink_to(outside)
    (error,) = faults(REPORTS, project)
    assert "a link is not followed" in str(error)
    with pytest.raises(PartError, match="a link is not followed"):
        parts(REPORTS, project)


def test_a_template_behind_a_link_is_refused_by_its_own_door(tmp_path: Path, outside: Path) -> None:
    project = copy_of_toy(tmp_path)
    (project / "templates").mkdir()
    (project / "templates/README.md.j2").symlink_to(outside / "key")
    with pytest.raises(Refusal, match="a link is not followed"):
        render(for_markdown(project), "README.md.j2")


def test_as_many_files_as_a_long_list_has_are_read_without_more_than_one_folder_open(
    tmp_path: Path,
) -> None:
    for year in range(20):
        (tmp_path / str(year)).mkdir()
        for number in range(20):
            (tmp_path / str(year) / f"{number}.yaml").write_text("x")
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    at = Door(tmp_path)
    try:
        resource.setrlimit(
            resource.RLIMIT_NOFILE, (len([*Path("/proc/self/fd").iterdir()]) + 5, hard)
        )
        names = [name for name, one in at.files("") if one.kind is Kind.FILE]
        assert b"".join(at.content(name, 10) for name in names) == b"x" * 400
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


@pytest.mark.parametrize("tenant", ["a link to a file outside", "a link to a folder outside"])
def test_mkdocs_alone_refuses_what_is_no_file_in_docs(
    tmp_path: Path, outside: Path, tenant: str
) -> None:
    # Its pages lie elsewhere than we look when a list is loaded.
    project = copy_of_toy(tmp_path)
    (project / "docs").rename(project / "pages")
    settings = (project / "mkdocs.yml").read_text("utf-8")
    (project / "mkdocs.yml").write_text(f"{settings}\ndocs_dir: pages\n", "utf-8")
    lay(project / "pages/new", tenant, outside)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    ran = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert ran.returncode
    assert "in docs: a link is not followed" in ran.stderr
    assert "Traceback" not in ran.stderr
    for file in (project / "site").rglob("*") if (project / "site").exists() else ():
        assert not file.is_file() or SECRET.encode() not in file.read_bytes()


@pytest.mark.parametrize(
    "tenant", ["a link to a file outside", "a link to a folder outside", "a pipe"]
)
@pytest.mark.parametrize("name", ["data/tags.yaml", "data/papers/2021/new.yaml", "docs/new.md"])
def test_a_system_without_descriptors_of_folders_reads_no_link_either(
    tmp_path: Path, outside: Path, monkeypatch: pytest.MonkeyPatch, name: str, tenant: str
) -> None:
    monkeypatch.setattr(door, "_HAS_DESCRIPTORS", False)
    monkeypatch.setattr(door, "_NO_LINK", 0)
    project = copy_of_toy(tmp_path)
    assert len(load(project).library.papers) == 3
    lay(project / name, tenant, outside)
    found, text = told(project)
    assert [one for one in found if one.level is Level.ERROR and name.startswith(one.place.file)]
    assert SECRET not in text
    lay(project / "data/sections", "a link to a folder outside", outside)
    assert any(one.place.file == "data/sections" for one in told(project)[0])
    assert not door.has(project, "data/sections/2020/stolen.yaml")
