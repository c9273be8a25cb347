"""Start MkDocs in a process of its own, and end it with ours; see ``mkdocs_run``."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryFile, gettempdir
from typing import IO, NamedTuple

from awesomequant.console import show, warn
from awesomequant.library.problems import Refusal
from awesomequant.site.shelf import keep_skeleton, place_to_make
from awesomequant.site.skeleton import SHOWN, Shown, Skeleton
from awesomequant.stops import REFUSED, STOPS
from awesomequant.store.writing import FOLDER, about, temporary_folder

_SHARED = Path("/dev/shm")  # noqa: S108 -- a folder of our own in it, which is removed
_ROOM = 2 * 1024**3


def serve_site(root: Path, address: str, *, show: bool, of: str = "serve") -> bool:
    """Serve the site until it is stopped, rebuilt on every change; says whether it could be served.

    ``of`` is the task of ``mkdocs_run``: "serve" for a list, "lists" for a root of several.  Raises
    Refusal where nothing can be served at the address.
    """
    refuse_nowhere(root)
    # We listen there for a moment; MkDocs would build the whole site before it did.
    host, _, port = address.rpartition(":")
    host = host.strip("[]")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    if not (port.isdecimal() and host):
        raise Refusal(f"'{address}' is no address; write --address HOST:PORT, as 127.0.0.1:8000")
    try:
        socket.create_server((host, int(port)), family=family).close()
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        hint = f"serve it at another: --address {host}:{int(port) % 65535 + 1}"
        raise Refusal(f"nothing can be served at {address}: {reason}; {hint}") from None
    # MkDocs makes every file anew at each change: 1.4 s for 1,200 files on a disk, 0.1 s in memory.
    is_memory = _SHARED.is_dir() and os.access(_SHARED, os.W_OK)
    near = _SHARED if is_memory and shutil.disk_usage(_SHARED).free > _ROOM else None
    with _folder_of_ours(near) as (ours, stops):
        opened = ["open"] if show else []
        code = _ended(_started(root, ours, of, address, *opened), stops)
    if code == REFUSED:
        raise SystemExit(code)
    return code == 0


class Begun(NamedTuple):
    """A skeleton that MkDocs is making: of what, in which folder, and what it says meanwhile."""

    process: subprocess.Popen[bytes]
    folder: Path
    shown: Shown
    said: tuple[IO[bytes], IO[bytes]]

    def skeleton(self, root: Path) -> tuple[Skeleton, Path] | None:
        """Wait for it; gives it and the folder it lies in then, None where MkDocs failed.

        What MkDocs said is told now.  Raises OSError where the system would not.
        """
        with _noted_stops() as stops:
            code = _ended(self.process, stops)
        _leave_if(stops)
        for said, say in zip(self.said, (show, warn), strict=True):
            said.seek(0)
            if words := said.read().decode("utf-8", "replace"):
                say(words.removesuffix("\n"))
        if code == REFUSED:  # in its own words, which are said
            raise OSError("MkDocs made no pages")
        if code < 0:
            is_killed = code == -signal.SIGKILL
            reason = "; is there memory enough?" if is_killed else ""
            raise ChildProcessError(f"MkDocs was ended by signal {-code}{reason}")
        if code:
            return None
        if (skeleton := Skeleton.read(self.folder)) is None:
            near = self.folder.parent
            words = f"what MkDocs made cannot be read; is there room on the disk of {near}?"
            raise OSError(words)
        beside = root / FOLDER / "skeleton"
        return skeleton, keep_skeleton(root, self.folder, skeleton, self.shown, beside)


@contextmanager
def skeleton_begun(root: Path, shown: Shown, *, strict: bool) -> Iterator[Begun]:
    """Let MkDocs make a skeleton beside what we do meanwhile; at the end it is ended."""
    refuse_nowhere(root)
    near = place_to_make(root, root / FOLDER)
    with ExitStack() as given, _noted_stops() as stops:
        near.mkdir(exist_ok=True)
        ours = given.enter_context(temporary_folder(near))
        folder = ours[1]
        said = given.enter_context(_memory()), given.enter_context(_memory())
        with about(folder):
            (folder / SHOWN).write_text(json.dumps(asdict(shown)), "utf-8")
        process = _started(root, ours, "build", "strict" if strict else "lenient", said=said)
        ended = given.pop_all()
    try:
        _leave_if(stops)
        yield Begun(process, folder, shown, said)
    finally:
        with _noted_stops() as stops:
            _end(process)
            ended.close()
        _leave_if(stops)


def _memory() -> IO[bytes]:
    """Return a file for what MkDocs says, in memory where that can be: of a full disk it tells."""
    if sys.platform == "linux":
        return os.fdopen(os.memfd_create("said"), "w+b")
    return TemporaryFile()


def _started(
    root: Path,
    ours: tuple[int, Path],
    *arguments: str,
    said: tuple[IO[bytes] | None, IO[bytes] | None] = (None, None),
) -> subprocess.Popen[bytes]:
    """Start MkDocs in the project; what it says goes to ``said``, else where ours goes.

    It writes to the second of ``ours``, and holds the first, the lock of that, as long as it lives.

    A process of its own: MkDocs sets up logging, threads and the working folder as it likes, and it
    can be ended at every moment.  It has a session of its own, so that a Ctrl-C at the terminal
    reaches us alone.
    """
    return subprocess.Popen(
        [sys.executable, "-m", "awesomequant.site.mkdocs_run", ours[1], *arguments],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stdin=subprocess.PIPE,  # closed when we end, even if we are killed: it ends with us
        stdout=said[0],
        stderr=said[1],
        pass_fds=() if sys.platform == "win32" else ours[:1],
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),  # the same on Windows
    )


def _ended(process: subprocess.Popen[bytes], stops: list[int]) -> int:
    """Wait for the end of a process, or for ours; gives its exit code."""
    while process.poll() is None and not stops:
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.1)
    return _end(process)


def _end(process: subprocess.Popen[bytes]) -> int:
    """End a process at once, and with it what it started; gives its exit code."""
    with process:
        if process.poll() is None and hasattr(os, "killpg"):  # Windows has no groups of processes
            os.killpg(process.pid, signal.SIGKILL)
        elif process.poll() is None:
            process.kill()
    return process.returncode


@contextmanager
def _folder_of_ours(near: Path | None) -> Iterator[tuple[tuple[int, Path], list[int]]]:
    """Give a temporary folder in ``near`` with its lock, and the signals that ask us to stop.

    Raises KeyboardInterrupt or SystemExit in the end where we were stopped.
    """
    with _noted_stops() as stops:
        with temporary_folder(near or Path(gettempdir())) as ours:
            yield ours, stops
        _leave_if(stops)


def _leave_if(stops: list[int]) -> None:
    """Raise KeyboardInterrupt or SystemExit where we were stopped."""
    if stops:
        raise KeyboardInterrupt if stops[0] == signal.SIGINT else SystemExit(128 + stops[0])


def refuse_nowhere(root: Path) -> None:
    """Raise Refusal where there is no mkdocs.yml."""
    if not (root / "mkdocs.yml").is_file():
        msg = f"there is no mkdocs.yml in {root}; the site is described there"
        raise Refusal(msg)


@contextmanager
def _noted_stops() -> Iterator[list[int]]:
    """Note the signals that ask us to stop instead of acting on them; those ignored stay so.

    An exception that comes at any moment would come between a process or a folder that was made
    and the note that it is to be removed.
    """
    stops: list[int] = []
    before = {number: signal.getsignal(number) for number in STOPS}
    for number, action in before.items():
        if action is not signal.SIG_IGN:
            signal.signal(number, lambda number, _: stops.append(number))
    try:
        yield stops
    finally:
        for number, action in before.items():
            # Stopped, we only leave; a second Ctrl-C would make a traceback of that.
            signal.signal(number, signal.SIG_IGN if stops else action)
