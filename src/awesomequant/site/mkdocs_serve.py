"""Serve the site with MkDocs' server; MkDocs builds only where its own inputs have changed."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.commands import serve as server
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from awesomequant.console import warn
from awesomequant.library.problems import Refusal
from awesomequant.site.filling import fill, shown_of
from awesomequant.site.mkdocs_skeleton import inputs_of, skeleton_of
from awesomequant.site.outputs import Outputs
from awesomequant.site.policy import admitting
from awesomequant.site.skeleton import Shown, Skeleton
from awesomequant.site.trees import FOLDER, NextSite
from awesomequant.site.watching import Changes
from awesomequant.store import collector_off
from awesomequant.store.cache import Cache


def serve_site(
    folder: Path, address: str, tell: Callable[[Exception], None], *, show: bool
) -> None:
    """Serve the site until we are killed; what goes wrong is told and leaves the last one."""
    tempfile.tempdir = str(folder)
    served = _Served(folder)

    def rebuilt(config: MkDocsConfig, **options: Any) -> None:
        was_built = served.skeleton
        try:
            with collector_off():  # a fifth of the time in which a change is shown
                served.rebuild(config, **options)
        except Exception as error:
            if not was_built:
                raise
            # MkDocs' own server answers no request from here to the next build that succeeds.
            tell(error)
            warn("The site stays as it was until this is mended.")

    # What it calls else empties the folder that is served before it begins.
    server.build = rebuilt  # type: ignore[attr-defined]
    server.LiveReloadServer = _Server  # type: ignore[attr-defined]
    server.serve(dev_addr=address, open_in_browser=show)


class _Served:
    """The site that is served: its skeleton, and the trees that are filled from it."""

    def __init__(self, folder: Path) -> None:
        self.skeleton: Skeleton | None = None
        self._made_of = Shown("", "", ""), ""
        self._root, self._known = folder, Outputs()
        self._folder = folder / "skeleton"
        (folder / FOLDER).mkdir()

    def rebuild(self, config: MkDocsConfig, **options: Any) -> None:
        """Fill the site anew; MkDocs builds only where its own inputs have changed."""
        plugin = config.plugins.get("awesomequant")
        place = Path(config.site_dir)
        project = plugin.project_of(config) if plugin else None
        shown = shown_of(project.library, project.root) if project else Shown("", "", "")
        skeleton = self.skeleton
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
        # In this process: it has threads, and is not forked.
        # What is served goes with us, and all that is known of it.
        next_site = NextSite(self._root, place, Cache(self._root / "pieces.sqlite"))
        fill(project, skeleton, self._folder, next_site, self._known)
        self.skeleton, self._made_of = skeleton, made_of


class _Server(LiveReloadServer):
    """MkDocs' server, which is told of changes."""

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
