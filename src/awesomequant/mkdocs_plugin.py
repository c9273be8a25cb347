"""The MkDocs plugin: hands a project's pages to MkDocs, and fills its shells; a thin adapter."""

import json
import re
from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from awesomequant.audit import audit
from awesomequant.exporters.bibtex import entry
from awesomequant.problems import Refusal, has_errors
from awesomequant.render import template_folders
from awesomequant.site import shell
from awesomequant.site.pages import Site
from awesomequant.store import find_root, load
from awesomequant.store.writing import write

_BLOCK = re.compile(r"<!-- awesomequant: ([a-z-]+)(?: ([a-z0-9-]+))? -->")
_SHELL = f"{shell.FOLDER}/{shell.SLOTS['address']}.md"


class PluginConfig(Config):
    """The plugin's options; ``project`` is the folder that holds ``data/``."""

    project = config_options.Type(str, default=".")


class AwesomequantPlugin(BasePlugin[PluginConfig]):
    """Pages from records; everything it knows of a bibliography it asks ``site`` for."""

    site: Site
    root: Path
    built: shell.Shell | None = None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load the project; errors in its records end the build with their places."""
        start = Path(config.config_file_path or ".").resolve().parent / self.config.project
        try:
            project = load(find_root(start))
        except Refusal as error:
            raise PluginError(str(error)) from None
        problems = audit(project)
        if has_errors(problems):
            raise PluginError("\n".join(map(str, problems)))
        library, self.root = project.library, project.root
        self.site = Site(library, project.root, cite=lambda paper: entry(paper, library))
        for folder in reversed(template_folders(project.root)):
            if (folder / "theme").is_dir():
                config.theme.dirs.insert(0, str(folder / "theme"))
        config.extra_css.insert(0, "assets/awesomequant.css")
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the shell, and the assets of the site."""
        shell_file = File.generated(
            config, _SHELL, content=shell.source(), inclusion=InclusionLevel.NOT_IN_NAV
        )
        files.append(shell_file)
        for asset in assets(self.root):
            uri = f"assets/{asset.name}"
            if uri not in files.src_uris:
                files.append(File.generated(config, uri, abs_src_path=str(asset)))
        return files

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put blocks in the place of ``<!-- awesomequant: NAME -->`` on hand-written pages."""
        root = f"{get_relative_url('.', page.url)}/"

        def block(found: re.Match[str]) -> str:
            return self.site.block(found[1], root, found[2] or "")

        try:
            return _BLOCK.sub(block, html)
        except Refusal as error:
            msg = f"{page.file.src_uri}: {error}"
            raise PluginError(msg) from None

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Catch the built shell; it is no page of the site."""
        if page.file.src_uri != _SHELL:
            return output
        self.built = shell.Shell.of(output)
        return ""

    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """Take the shell out of the sitemap; the filled pages have one of their own."""
        if template_name != "sitemap.xml":
            return output_content
        entry = rf"\s*<url>\s*<loc>[^<]*{shell.SLOTS['address']}.*?</url>"
        return re.sub(entry, "", output_content, flags=re.DOTALL)

    @event_priority(-100)  # after the search plugin has written its index
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Fill the shell for every paper, tag, venue and year."""
        if self.built is None:
            msg = "the page that is filled for each paper was not built"
            raise PluginError(msg)
        folder = Path(config.site_dir)
        found = []
        for page in self.site.pages():
            write(folder / page.address / "index.html", self.built.fill(page))
            found.append({"location": page.address, "title": escape(page.title), "text": page.text})
        _add_to_search(folder / "search/search_index.json", found)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Rebuild when a record or a template changes."""
        for name in ("data", "templates"):
            if (self.root / name).is_dir():
                server.watch(str(self.root / name))
        return server


def assets(root: Path) -> list[Path]:
    """Give the files that every page may load; the project's own take the place of ours."""
    folders = [folder / "site/assets" for folder in reversed(template_folders(root))]
    found = {file.name: file for folder in folders if folder.is_dir() for file in folder.iterdir()}
    return [found[name] for name in sorted(found)]


def _add_to_search(file: Path, pages: Iterable[dict[str, str]]) -> None:
    """Add filled pages to the index of Material's search, where there is one."""
    if file.is_file():
        index = json.loads(file.read_text("utf-8"))
        index["docs"].extend(pages)
        write(file, json.dumps(index, ensure_ascii=False, separators=(",", ":")))
