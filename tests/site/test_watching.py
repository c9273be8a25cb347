"""Changes are heard of at once, whoever tells them, and reading is none."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from support import patience
from watchdog.events import FileSystemEvent, FileSystemEventHandler

from awesomequant.site import watching
from awesomequant.site.watching import Changes, is_far


class Heard(FileSystemEventHandler):
    """What was heard of."""

    def __init__(self) -> None:
        self.files: list[str] = []
        self.is_heard = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if not event.is_directory:
            self.files.append(str(event.src_path))
            self.is_heard.set()


@contextmanager
def watched(folder: Path) -> Iterator[Heard]:
    heard, changes = Heard(), Changes()
    changes.schedule(heard, str(folder), recursive=True)
    changes.start()
    try:
        yield heard
    finally:
        changes.stop()
        changes.join()


class Refused:
    """An observer of a system that has given away all that it watches with."""

    def schedule(self, *_: Any, **__: Any) -> None: ...

    def unschedule_all(self) -> None: ...

    def start(self) -> None:
        raise OSError(28, "inotify watch limit reached")


@pytest.fixture(params=["told", "refused", "far"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "refused":
        monkeypatch.setattr(watching, "Observer", Refused)
    if request.param == "far":
        monkeypatch.setattr(watching, "is_far", lambda _: True)


@pytest.mark.usefixtures("way")
def test_a_file_that_is_written_moved_or_deleted_is_heard_of(tmp_path: Path) -> None:
    file = tmp_path / "deep/er/x.yaml"
    file.parent.mkdir(parents=True)
    file.write_text("a")
    with watched(tmp_path) as heard:
        for change in (
            lambda: file.write_text("b!"),
            lambda: file.rename(file.with_name("y.yaml")),
            lambda: file.with_name("y.yaml").unlink(),
        ):
            heard.is_heard.clear()
            change()
            assert heard.is_heard.wait(patience(5))


def test_reading_is_no_change(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("a")
    with watched(tmp_path) as heard:
        for _ in range(10):
            (tmp_path / "x.yaml").read_text()
        time.sleep(0.3)
        assert heard.files == []
        (tmp_path / "y.yaml").write_text("a")
        assert heard.is_heard.wait(patience(5))


MOUNTS = """\
/dev/vda / ext4 rw 0 0
drvfs /mnt/c 9p rw 0 0
host:/x /home/a\\040b nfs4 rw 0 0
grpcfuse /work fuse.grpcfuse rw 0 0
tmpfs /work/here tmpfs rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "far"),
    [
        ("/srv/list", False),
        ("/mnt/c/list", True),
        ("/mnt/cd", False),
        ("/home/a b/list", True),
        ("/work/list", True),
        ("/work/here/list", False),
    ],
)
def test_a_disk_of_another_machine_is_asked(tmp_path: Path, path: str, *, far: bool) -> None:
    (tmp_path / "mounts").write_text(MOUNTS)
    assert is_far(path, tmp_path / "mounts") is far
    assert not is_far(path, tmp_path / "none")
