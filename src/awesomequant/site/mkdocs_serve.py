"""Serve the site with MkDocs' server; MkDocs builds only where its own inputs have changed."""

import gc
import io
import os
import posixpath
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.commands import serve as server
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from awesomequant import door
from awesomequant.console import warn
from awesomequant.library.problems import Refusal
from awesomequant.site.ahead import Ahead, Pages, SupersededError
from awesomequant.site.filling import Materials, fill, shown_of
from awesomequant.site.mkdocs_skeleton import inputs_of, skeleton_of
from awesomequant.site.outputs import Make, Outputs
from awesomequant.site.plain_mkdocs import part_folders
from awesomequant.site.policy import admitting
from awesomequant.site.skeleton import Shown, Skeleton
from awesomequant.site.trees import NextSite, built
from awesomequant.site.watching import Changes
from awesomequant.site.workers import Made, make
from awesomequant.store import collector_off
from awesomequant.store.cache import Cache
from awesomequant.store.roots import LISTS, SHARED
from awesomequant.store.several import open_several
from awesomequant.store.writing import FOLDER

_LONGEST = 2_000  # no page has a longer address, nor any wait a number of so many digits


def serve_site(
    folder: Path, address: str, tell: Callable[[Exception], None], *, show: bool
) -> None:
    """Serve the site until we are killed; what goes wrong is told and leaves the last one."""
    tempfile.tempdir = str(folder)
    served = _Served(folder)

    def rebuilt(config: MkDocsConfig, **options: Any) -> None:
        try:
            with collector_off():  # a fifth of the time in which a change is shown
                served.rebuild(config, **options)
        except SupersededError:
            return  # the next build has begun to be waited for
        except Exception as error:
            if not served.is_built:
                raise
            # MkDocs' own server answers no request from here to the next build that succeeds.
            tell(error)
            warn("The site stays as it was until this is mended.")

    # What it calls else empties the folder that is served before it begins.
    server.build = rebuilt  # type: ignore[attr-defined]
    server.LiveReloadServer = partial(_Server, served.ahead)  # type: ignore[attr-defined,assignment]
    server.serve(dev_addr=address, open_in_browser=show)


class _Served:
    """The site that is served: its skeleton, and the trees that are filled from it."""

    def __init__(self, folder: Path) -> None:
        self.is_built = False
        self._skeleton: Skeleton | None = None
        self.ahead = Ahead()
        self._made_of = Shown("", "", ""), ""
        self._root, self._known = folder, Outputs()
        self._folder = folder / "skeleton"
        (folder / FOLDER).mkdir()

    def rebuild(self, config: MkDocsConfig, **options: Any) -> None:
        """Fill the site anew; MkDocs builds only where its own inputs have changed."""
        with self.ahead.making():
            self._rebuild(config, **options)
        if not self.is_built:
            self.is_built = True
            # Most of what is there stays as long as we live: to look through it for cycles again
            # and again keeps everybody waiting, 0.2 s of 10,000 papers.
            gc.collect()
            gc.freeze()

    def _rebuild(self, config: MkDocsConfig, **options: Any) -> None:
        plugin = config.plugins.get("awesomequant")
        place = Path(config.site_dir)
        project = plugin.project_of(config) if plugin else None
        shown = shown_of(project.library, project.root) if project else Shown("", "", "")
        skeleton = self._skeleton
        made_of = shown, inputs_of(config).contents()
        if skeleton is None or skeleton.inputs.unknown or self._made_of != made_of:
            with tempfile.TemporaryDirectory(dir=self._root) as aside:
                skeleton_of(config, Path(aside), shown, **options).write(Path(aside))
                if self._folder.exists():
                    shutil.rmtree(self._folder)
                Path(aside).rename(self._folder)
            skeleton = Skeleton.read(self._folder)
            if skeleton is None:
                msg = "what MkDocs made cannot be read"
                raise Refusal(msg)
            # Also where the site is not made of it to the end: it lies there from now on.
            self._skeleton, self._made_of = skeleton, made_of
        materials = Materials.of(project, skeleton, self._folder)
        if materials.listed and self.is_built:
            self.ahead.show(Pages(materials.listed[1], skeleton, materials.files))
        # In this process: it has threads, and is not forked.
        # What is served goes with us, and all that is known of it.
        next_site = NextSite(self._root, place, Cache(self._root / "pieces.sqlite"))
        fill(materials, next_site, self._known, self._made)

    def _made(self, batches: Sequence[Make], site: NextSite) -> list[Made]:
        return make([self.ahead.turns(batch) for batch in batches], site)


def serve_lists(root: Path, address: str, *, show: bool) -> None:
    """Serve the site of several lists until we are killed, built anew at every change.

    A process of its own builds it, which is told what is wrong; the last site stays then.
    """

    def build() -> None:
        words = [sys.executable, "-m", "awesomequant", "-q", "build", "--no-strict"]
        if subprocess.run(words, cwd=root, stdin=subprocess.DEVNULL, check=False).returncode:
            warn("What is wrong stays as it was until it is mended.")

    build()
    place, files = built(root)
    if not files:
        msg = "no list could be built"
        raise Refusal(msg)

    host, _, port = address.rpartition(":")
    lists = open_several(root)
    # Where it will stand: the page of what is missing names whole paths.
    mount = urlsplit(lists.about.site or "/").path
    served = _Reloading(build, host.strip("[]"), int(port), os.fspath(place), mount)
    served.error_handler = lambda _: door.content(place, "404.html", door.PAGE_BYTES)
    names = ("data", "docs", "messages", "templates", "mkdocs.yml", *part_folders())
    watched = [
        LISTS,
        SHARED,
        *(f"{folder}/{name}" for folder in ("", *lists.folders) for name in names),
    ]
    for name in watched:
        if (root / name.lstrip("/")).exists():
            served.watch(os.fspath(root / name.lstrip("/")))
    served.serve(open_in_browser=show)  # type: ignore[no-untyped-call]


class _Reloading(LiveReloadServer):
    """MkDocs' server, which is told of changes, and says so to pages that run no other scripts."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.observer = Changes()  # type: ignore[assignment]
        # What an editor does to save a file is done in less.
        self.build_delay = 0.05

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        """Put the script that reloads a changed page into it, and let its policy know."""
        put_in: bytes = super()._inject_js_into_html(content, epoch)  # type: ignore[no-untyped-call]
        script = put_in.rpartition(b"<script>")[2].partition(b"</script>")[0]
        return admitting(put_in, script.decode("utf-8"))


class _Server(_Reloading):
    """The server of one list, which has pages before the site is in its place."""

    def __init__(self, ahead: Ahead, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._ahead = ahead
        ahead.shown, ahead.is_superseded = self._shown, lambda: self._want_rebuild

    def _shown(self) -> None:
        """Let browsers load their page again, as MkDocs does at the end of a build."""
        with self._epoch_cond:
            self._visible_epoch = self._wanted_epoch
            self._epoch_cond.notify_all()

    def serve_request(self, environ: Any, start_response: Any) -> Iterable[bytes]:
        """Answer with what is made ahead, else as MkDocs does."""
        # As MkDocs reads the address; what it redirects to, or does not find, is its business.
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if "\0" in path or len(path) > _LONGEST:  # MkDocs prints a traceback, whoever asked for it
            start_response("404 Not Found", [("Content-Type", "text/plain")])
            return [b"404 Not Found"]
        if not path.startswith(self.mount_path) or path.startswith("/livereload/"):
            return super().serve_request(environ, start_response)
        name = path[len(self.mount_path) :] + ("index.html" if path.endswith("/") else "")
        name = posixpath.normpath(f"/{name}").lstrip("/")
        self._ahead.looked_at(name)
        with self._epoch_cond:
            self._epoch_cond.wait_for(lambda: self._visible_epoch == self._wanted_epoch)
            epoch = self._visible_epoch
        if (found := self._ahead.asked(name)) is None:
            return super().serve_request(environ, start_response)
        if name.endswith(".html"):
            found = self._inject_js_into_html(found, epoch)
        kind = self._guess_type(name)  # type: ignore[no-untyped-call]
        start_response("200 OK", [("Content-Type", kind), ("Content-Length", str(len(found)))])
        return io.BytesIO(found)
