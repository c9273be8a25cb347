"""Run MkDocs for the process that holds our standard input: when that is gone, so are we.

``python -m awesomequant.site.mkdocs_run FOLDER build|serve|lists …``: what it makes on the way
lies in FOLDER.  It ends with the codes of the command line: 3 where the system would not, else 1.

No signal is waited for.  MkDocs stops its server on the KeyboardInterrupt that a Ctrl-C raises, and
one that arrives while the server's thread starts (``Thread.start``) finds a thread that is not
alive yet: it is not told to end and keeps the interpreter waiting for ever, or it listens on a
socket that is closed already and prints a traceback.  One Ctrl-C in 60 met that, one in 4 on a busy
machine.  Our parent ends us instead, at whatever we are: all that we write until then is temporary.
"""

import json
import logging
import os
import shutil
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from awesomequant.console import Plain, complain, refused_by_system, told, warn
from awesomequant.site.mkdocs_skeleton import skeleton_of
from awesomequant.site.skeleton import SHOWN, Shown
from awesomequant.stops import REFUSED


def make(folder: Path, strictness: str) -> None:
    """Make the skeleton of the site in ``folder``, for the Shown that lies there."""
    warnings = _log(logging.WARNING)
    config = load_config(strict=strictness == "strict")
    shown = Shown(**json.loads((folder / SHOWN).read_text("utf-8")))
    config.plugins.on_startup(command="build", dirty=False)
    try:
        skeleton = skeleton_of(config, folder, shown)
    finally:
        config.plugins.on_shutdown()
    replace(skeleton, warnings=tuple(warnings)).write(folder)


def serve(folder: Path, address: str, *options: str) -> None:
    """Serve the site, brought up to date at every change."""
    # It needs records and all that is made of them, which takes twice as long as MkDocs to import.
    from awesomequant.site.mkdocs_serve import serve_site  # noqa: PLC0415

    _log(logging.INFO)
    serve_site(folder, address, _tell, show="open" in options)


def lists(_folder: Path, address: str, *options: str) -> None:
    """Serve the site of several lists, brought up to date at every change."""
    from awesomequant.site.mkdocs_serve import serve_lists  # noqa: PLC0415 -- as above

    _log(logging.INFO)
    serve_lists(Path.cwd(), address, show="open" in options)


_TASKS: dict[str, Callable[..., None]] = {"build": make, "serve": serve, "lists": lists}


class _Warnings(logging.Handler):
    """What is warned of, as it is shown."""

    def __init__(self, form: logging.Formatter) -> None:
        super().__init__(logging.WARNING)
        self.setFormatter(form)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(self.format(record))


def _log(level: int) -> list[str]:
    """Let MkDocs say what is of a level or above, each record whole; gives what it warns of."""
    shown = logging.StreamHandler()
    # Not the logger's level: strictness counts the warnings that reach the logger.
    shown.setLevel(level)
    form = Plain("%(levelname)-8s-  %(message)s")
    shown.setFormatter(form)
    warnings = _Warnings(form)
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.INFO)
    logger.addHandler(shown)
    logger.addHandler(warnings)
    return warnings.said


def _tell(error: Exception) -> None:
    if isinstance(error, Abort):  # which would show itself on standard output
        warn(error.format_message())
    elif isinstance(error, MkDocsException):
        complain(error)
    else:
        warn(told(error))


def _end_with(parent: int, folder: Path) -> None:
    """Wait until nobody holds the other end of ``parent``, then leave nothing behind."""
    os.read(parent, 1)
    try:
        # By another process, which comes to it when we are gone: the build goes on beside us, and
        # writes into what is just emptied.  It holds the lock of the folder, which goes at last.
        words = ["rm", "-rf", "--", os.fspath(folder), f"{folder}.tmp"]
        os.posix_spawnp("rm", words, os.environ)
    except (AttributeError, OSError):  # Windows; the next run sweeps what is left
        shutil.rmtree(folder, ignore_errors=True)
    os._exit(1)


def main(folder: str, task: str, *options: str) -> None:
    """Do the task in the project that is the working folder; exits with a code where that fails."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = os.dup(0)
    with open(os.devnull) as nothing:  # noqa: PTH123 -- programs that plugins start read no lifeline
        os.dup2(nothing.fileno(), 0)
    threading.Thread(target=_end_with, args=(parent, Path(folder)), daemon=True).start()
    try:
        _TASKS[task](Path(folder), *options)
    except Exception as error:
        if os.environ.get("AWESOMEQUANT_DEBUG"):
            raise
        _tell(error)
        sys.exit(REFUSED if refused_by_system(error) else 1)


if __name__ == "__main__":
    main(*sys.argv[1:])
