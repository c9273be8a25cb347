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
from mkdocs.livereload import LiveReloadServer

from awesomequant.console import told, warn
from awesomequant.library.problems import Refusal
from awesomequant.site.filling import fill
from awesomequant.site.mkdocs_inputs import inputs_of
from awesomequant.site.skeleton import FILES, SHOWN, Shown, Skeleton
from awesomequant.site.trees import FOLDER, NextSite
from awesomequant.site.watching import Changes


def build(folder: Path, strictness: str) -> None:
    """Make the skeleton of the site in ``folder``, for the Shown that lies there."""
    warnings = _log(logging.WARNING)
    config = load_config(strict=strictness == "strict")
    shown = Shown(**json.loads((folder / SHOWN).read_text("utf-8")))
    config.plugins.on_startup(command="build", dirty=False)
    try:
        skeleton = _skeleton(config, folder, shown)
    finally:
        config.plugins.on_shutdown()
    replace(skeleton, warnings=tuple(warnings)).write(folder)


def _skeleton(config: MkDocsConfig, folder: Path, shown: Shown, **options: Any) -> Skeleton:
    """Let MkDocs build a skeleton in ``folder``."""
    inputs = inputs_of(config)
    made_of = inputs.digest(shown)
    place, config.site_dir = config.site_dir, str(folder / FILES)
    plugin = config.plugins.get("awesomequant")
    if plugin:
        plugin.shown = shown
    builder.build(config, **options)
    made = plugin.skeleton if plugin else Skeleton.bare(config.site_url or "")
    return replace(made, site_dir=place, inputs=inputs, made_of=made_of)


def serve(folder: Path, address: str, *options: str) -> None:
    """Serve the site, brought up to date at every change; what goes wrong leaves the last one."""
    _log(logging.INFO)
    tempfile.tempdir = str(folder)
    served = _Served(folder)

    def rebuilt(config: MkDocsConfig, **options: Any) -> None:
        was_built = served.skeleton
        try:
            served.rebuild(config, **options)
        except Exception as error:
            if not was_built:
                raise
            # MkDocs' own server answers no request from here to the next build that succeeds.
            _tell(error)
            warn("The site stays as it was until this is mended.")

    # What it calls else empties the folder that is served before it begins.
    server.build = rebuilt  # type: ignore[attr-defined]
    server.LiveReloadServer = _Server  # type: ignore[attr-defined]
    server.serve(dev_addr=address, open_in_browser="open" in options)


class _Served:
    """The site that is served: its skeleton, and the trees that are filled from it."""

    def __init__(self, folder: Path) -> None:
        self.skeleton: Skeleton | None = None
        self._root = folder
        self._folder = folder / "skeleton"
        (folder / FOLDER).mkdir()

    def rebuild(self, config: MkDocsConfig, **options: Any) -> None:
        """Fill the site anew; MkDocs builds only where its own inputs have changed."""
        plugin = config.plugins.get("awesomequant")
        place = Path(config.site_dir)
        project = plugin.project_of(config) if plugin else None
        shown = Shown.of(project.library, project.root) if project else Shown("", "", "")
        skeleton = self.skeleton
        made_of = inputs_of(config).digest(shown)
        if skeleton is None or skeleton.inputs.unknown or skeleton.made_of != made_of:
            with tempfile.TemporaryDirectory(dir=self._root) as aside:
                _skeleton(config, Path(aside), shown, **options).write(Path(aside))
                if self._folder.exists():
                    shutil.rmtree(self._folder)
                Path(aside).rename(self._folder)
            skeleton = Skeleton.read(self._folder)
            if skeleton is None:
                msg = "what MkDocs made cannot be read"
                raise Refusal(msg)
        # In this process: it has threads, and is not forked.
        fill(project, skeleton, self._folder, NextSite(self._root, place))
        self.skeleton = skeleton


class _Server(LiveReloadServer):
    """MkDocs' server, which is told of changes."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.observer = Changes()  # type: ignore[assignment]


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
