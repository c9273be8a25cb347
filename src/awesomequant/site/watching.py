"""Watch folders for changes: the system tells of them, or is asked again and again where it cannot.

MkDocs asks for the state of every file twice a second, which is 19 % of a core at 10,000 papers.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

# Reading a file is an event too, and a build reads them all.
_CHANGES = {"created", "modified", "moved", "deleted"}
# kqueue, which the others have, opens every file that it watches.
_NATIVE = {"darwin", "linux", "win32"}
# File systems of another machine, which does not tell this one: disks of networks and of hosts.
_FAR = ("9p", "cifs", "drvfs", "fuse", "nfs", "prl_fs", "smb", "vboxsf", "virtiofs", "vmhgfs")
_SECONDS = 0.5


class Changes:
    """What MkDocs takes for an observer of watchdog."""

    def __init__(self) -> None:
        self._wanted: list[tuple[FileSystemEventHandler, str, bool]] = []
        self._observer: Any = None

    def schedule(
        self, handler: FileSystemEventHandler, path: str, *, recursive: bool = False
    ) -> tuple[FileSystemEventHandler, str, bool]:
        """Let the handler hear of changes below ``path`` once we have started."""
        wanted = handler, path, recursive
        handler.on_any_event = _changes_only(handler.on_any_event)  # type: ignore[assignment, method-assign]
        self._wanted.append(wanted)
        return wanted

    def unschedule(self, wanted: tuple[FileSystemEventHandler, str, bool]) -> None:
        """Let it hear no more, where we have not started."""
        self._wanted.remove(wanted)

    def start(self) -> None:
        """Begin to watch."""
        far = any(is_far(path) for _, path, _ in self._wanted)
        if sys.platform in _NATIVE and not far:
            try:
                self._begin(Observer())
            except OSError:  # the system watches no more folders for us, or for anybody
                self._observer.unschedule_all()
            else:
                return
        self._begin(PollingObserver(timeout=_SECONDS))

    def _begin(self, observer: Any) -> None:
        self._observer = observer
        for handler, path, recursive in self._wanted:
            observer.schedule(handler, path, recursive=recursive)
        observer.start()

    def stop(self) -> None:
        """Watch no more."""
        if self._observer:
            self._observer.stop()

    def join(self) -> None:
        """Wait until nobody watches any more."""
        if self._observer:
            self._observer.join()


def _changes_only(
    react: Callable[[FileSystemEvent], None],
) -> Callable[[FileSystemEvent], None]:
    def heard(event: FileSystemEvent) -> None:
        if event.event_type in _CHANGES:
            react(event)

    return heard


def is_far(path: str, mounts: Path = Path("/proc/self/mounts")) -> bool:
    """Return whether a folder lies on another machine, as far as the system says."""
    try:
        lines = [line.split(" ") for line in mounts.read_text("utf-8", "replace").splitlines()]
    except OSError:
        return False
    place = Path(path).resolve()
    above = [(len(at), kind) for _, at, kind, *_ in lines if _is_below(place, at)]
    return max(above, default=(0, ""))[1].startswith(_FAR)


def _is_below(place: Path, mounted: str) -> bool:
    # Blanks and tabs of names are written as their numbers.
    return place.is_relative_to(mounted.replace("\\040", " ").replace("\\011", "\t"))
