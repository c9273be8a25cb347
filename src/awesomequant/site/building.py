"""Make what readers see of a project: README.md, and the site through MkDocs."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from awesomequant.console import say
from awesomequant.export import exporters
from awesomequant.library.paper import Paper
from awesomequant.library.problems import Level, Place, Problem, Refusal, has_errors
from awesomequant.render import pages
from awesomequant.store import Project
from awesomequant.store.pages import (
    EditedByHand,
    backup,
    edited_pages,
    keep_rendered,
    note_rendered,
    page_bytes,
    stale_pages,
    write_pages,
)

_SHARED = Path("/dev/shm")  # noqa: S108 -- a folder of our own in it, which is removed
_ROOM = 2 * 1024**3
# How a program is asked to stop: Ctrl-C, by another program, by closing the terminal.
_STOPS = [signal.SIGINT, signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else [])]


# README.md and its pages.


def rendered(project: Project, kept: str | None = None) -> dict[str, str]:
    """Return README.md, and the pages in lists/ where it is too long, by their names.

    ``kept`` is the page of a person that is filled, where it is not the one that lies there.
    """
    bibtex = exporters(project.root)["bibtex"]

    def cite(paper: Paper) -> str:
        return bibtex.entry(paper, project.library)

    return pages(project.library, project.root, cite, kept)


def write_readme(project: Project, *, replace: bool = False) -> list[str]:
    """Write README.md and its lists; gives the pages that were changed or taken away.

    Raises ForeignPage for a README.md of a person's own and EditedByHand for pages that hold edits
    which no record has, unless they are to be replaced: then they are kept beside.
    """
    root, texts = project.root, rendered(project)
    edited = edited_pages(root, texts)
    if edited and not replace:
        raise EditedByHand(
            f"{holds_edits(edited)}: take them over with 'awesomequant import "
            f"{' '.join(edited)} --as-edit', or write over the page with 'awesomequant readme "
            "--replace', which keeps a copy"
        )
    for name in edited:
        say(f"{name} as it was is {backup(root, name)}")
    changed = write_pages(root, texts, replace=replace)
    keep_rendered(root, texts)
    note_rendered(root, texts.values())
    return changed


def holds_edits(names: Sequence[str]) -> str:
    """Say of pages that they were edited by hand."""
    some, more = ", ".join(names[:3]), len(names) - 3
    many = "hold" if len(names) > 1 else "holds"
    return f"{some}{f' and {more} more' if more > 0 else ''} {many} edits that no record has"


def differing_pages(project: Project, names: Collection[str]) -> list[Problem]:
    """Return the pages among ``names`` that the records do not make so, as ``check`` tells it.

    Where the records are wrong nobody knows what they would make.
    """
    named = {name for name in page_bytes(project.root) if name in names}
    if not named or has_errors(project.problems):
        return []
    try:
        stale = dict(stale_pages(project.root, rendered(project)))
    except Refusal:
        return []  # a template or a section is wrong, which is told where it is
    message = "the page is rendered from the records, which do not say what it says"
    return [
        Problem(
            Place(name),
            "edited-page",
            message,
            f"'awesomequant import {name} --as-edit' takes an edit into the records",
            Level.WARNING,
        )
        for name in sorted(named & stale.keys())
    ]


def of_pages(changed: Sequence[str]) -> str:
    """Say which of the pages of README.md were changed; of many, how many."""
    shown, more = changed[:3], len(changed) - 3
    names = ", ".join(shown) + (f" and {more} more" if more > 0 else "")
    return f"{names} written" if changed else "README.md was current"


# The site.


def build_site(root: Path, *, strict: bool) -> bool:
    """Build the site; what MkDocs warns of goes to standard error.  Says whether it was built."""
    return _mkdocs(root, root, "build", "strict" if strict else "lenient") == 0


def serve_site(root: Path, address: str, *, show: bool) -> bool:
    """Serve the site until it is stopped, rebuilt on every change; says whether it could be served.

    Raises Refusal where nothing can be served at the address.
    """
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
    return _mkdocs(root, near, "serve", address, *(["open"] if show else [])) == 0


def _mkdocs(root: Path, near: Path | None, *arguments: str) -> int:
    """Run MkDocs in the project to its end, or to ours; gives its exit code.

    A process of its own: MkDocs sets up logging, threads and the working folder as it likes, and it
    can be ended at every moment.  It has a session of its own, so that a Ctrl-C at the terminal
    reaches us alone, and a temporary folder in ``near``.  Raises Refusal where there is no
    mkdocs.yml, KeyboardInterrupt or SystemExit where we were stopped.
    """
    if not (root / "mkdocs.yml").is_file():
        msg = f"there is no mkdocs.yml in {root}; the site is described there"
        raise Refusal(msg)
    name = f".awesomequant-{os.getpid()}-"  # whose it is, should a power cut leave it
    with (
        _noted_stops() as stops,
        TemporaryDirectory(prefix=name, dir=near, ignore_cleanup_errors=True) as folder,
    ):
        process = subprocess.Popen(
            [sys.executable, "-m", "awesomequant.site.mkdocs_run", folder, *arguments],
            cwd=root,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            stdin=subprocess.PIPE,  # closed when we end, even if we are killed: it ends with us
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),  # the same on Windows
        )
        with process:
            while process.poll() is None and not stops:
                with suppress(subprocess.TimeoutExpired):
                    process.wait(0.1)
            # At once, and with what it started; Windows has no groups of processes to end.
            if process.poll() is None and hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            elif process.poll() is None:
                process.kill()
    if stops:
        raise KeyboardInterrupt if stops[0] == signal.SIGINT else SystemExit(128 + stops[0])
    return process.returncode


@contextmanager
def _noted_stops() -> Iterator[list[int]]:
    """Note the signals that ask us to stop instead of acting on them; those ignored stay so.

    An exception that comes at any moment would come between a process or a folder that was made
    and the note that it is to be removed.
    """
    stops: list[int] = []
    before = {number: signal.getsignal(number) for number in _STOPS}
    for number, action in before.items():
        if action is not signal.SIG_IGN:
            signal.signal(number, lambda number, _: stops.append(number))
    try:
        yield stops
    finally:
        for number, action in before.items():
            # Stopped, we only leave; a second Ctrl-C would make a traceback of that.
            signal.signal(number, signal.SIG_IGN if stops else action)
