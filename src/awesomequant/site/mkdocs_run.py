"""Run MkDocs for the process that holds our standard input: when that is gone, so are we.

``python -m awesomequant.site.mkdocs_run FOLDER build|serve …``: what it makes on the way lies in
FOLDER.

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
import tempfile
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

from mkdocs.commands import build as builder
from mkdocs.commands import serve as server
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

from awesomequant.console import told, warn
from awesomequant.site.mkdocs_inputs import inputs_of
from awesomequant.site.skeleton import FILES, SHOWN, Shown, Skeleton
from awesomequant.site.trees import swap


def build(folder: Path, strictness: str) -> None:
    """Make the skeleton of the site in ``folder``, for the Shown that lies there."""
    warnings = _log(logging.WARNING)
    config = load_config(strict=strictness == "strict")
    place, config.site_dir = config.site_dir, str(folder / FILES)
    plugin = config.plugins.get("awesomequant")
    shown = Shown(**json.loads((folder / SHOWN).read_text("utf-8")))
    inputs = inputs_of(config)
    made_of = inputs.digest(shown)
    if plugin:
        plugin.shown = shown
    config.plugins.on_startup(command="build", dirty=False)
    try:
        builder.build(config)
    finally:
        config.plugins.on_shutdown()
    made = plugin.skeleton if plugin else Skeleton.bare(config.site_url or "")
    replace(made, site_dir=place, inputs=inputs, made_of=made_of, warnings=tuple(warnings)).write(
        folder
    )


def serve(folder: Path, address: str, *options: str) -> None:
    """Serve the site, built anew at every change; what goes wrong then leaves the last one."""
    _log(logging.INFO)
    tempfile.tempdir = str(folder)
    is_built = False

    def rebuilt(config: MkDocsConfig, **options: Any) -> None:
        nonlocal is_built
        try:
            _build_aside(config, folder, **options)
            is_built = True
        except Exception as error:
            if not is_built:
                raise
            # MkDocs' own server answers no request from here to the next build that succeeds.
            _tell(error)
            warn("The site stays as it was until this is mended.")

    # What it calls else empties the folder that is served before it begins.
    server.build = rebuilt  # type: ignore[attr-defined]
    server.serve(dev_addr=address, open_in_browser="open" in options)


def _build_aside(config: MkDocsConfig, folder: Path, **options: Any) -> None:
    """Build a site in ``folder``, then put it where ``config`` wants it."""
    place = Path(config.site_dir)
    with tempfile.TemporaryDirectory(dir=folder) as aside:
        config.site_dir = str(Path(aside) / "new")
        builder.build(config, **options)
        swap(Path(config.site_dir), place, Path(aside) / "old")


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
    form = logging.Formatter("%(levelname)-8s-  %(message)s")
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
        error.show()
    else:
        warn(told(error))


def _end_with(parent: int, folder: Path) -> None:
    """Wait until nobody holds the other end of ``parent``, then leave nothing behind."""
    os.read(parent, 1)
    for _ in range(5):  # the build goes on beside us and writes into what is just emptied
        shutil.rmtree(folder, ignore_errors=True)
    os._exit(1)


def main(folder: str, task: str, *options: str) -> None:
    """Do the task in the project that is the working folder; exits with 1 where that fails."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = os.dup(0)
    with open(os.devnull) as nothing:  # noqa: PTH123 -- programs that plugins start read no lifeline
        os.dup2(nothing.fileno(), 0)
    threading.Thread(target=_end_with, args=(parent, Path(folder)), daemon=True).start()
    try:
        (build if task == "build" else serve)(Path(folder), *options)
    except Exception as error:
        if os.environ.get("AWESOMEQUANT_DEBUG"):
            raise
        _tell(error)
        sys.exit(1)


if __name__ == "__main__":
    main(*sys.argv[1:])
