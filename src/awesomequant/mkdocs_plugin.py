"""The MkDocs plugin: hands a project's pages to MkDocs, and fills its shells; a thin adapter."""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink
from mkdocs.utils import get_relative_url

from awesomequant.check.rules import RULES
from awesomequant.check.run import audit
from awesomequant.console import list_problems, told, warn
from awesomequant.export import Format, exporters
from awesomequant.export.formats import EXPORTERS
from awesomequant.export.styles import STYLES
from awesomequant.language import plain
from awesomequant.library.problems import Refusal, has_errors
from awesomequant.render import template_folders
from awesomequant.site import colour, shell
from awesomequant.site.files import files
from awesomequant.site.pages import Site
from awesomequant.site.programs import dataset
from awesomequant.site.scripts import scripts
from awesomequant.site.search import FOLDER as INDEX
from awesomequant.site.search import Door, build, explore_source
from awesomequant.store import Project, find_root, load
from awesomequant.store.writing import write_generated
from awesomequant.web.services import SERVICES

_BLOCK = re.compile(r"<!-- awesomequant: ([a-z-]+)(?: ([a-z0-9-]+))? -->")
_EXPLORE = "explore.md"  # made here where a project has no page of its own with this name
_ACCENT = "assets/accent.css"
_THEMES_ICON = "assets/images/favicon.png"  # the theme's own, twelve times as heavy as ours
_SHELL = f"{shell.FOLDER}/{shell.SLOTS['address']}.md"


class PluginConfig(Config):
    """The plugin's options; ``project`` is the folder that holds ``data/``."""

    project = config_options.Type(str, default=".")


class AwesomequantPlugin(BasePlugin[PluginConfig]):
    """Pages from records; everything it knows of a bibliography it asks ``site`` for."""

    formats: dict[str, Format]
    site: Site
    root: Path
    built: shell.Shell | None = None
    shell_file: Path
    doors: list[Door]
    by_hand: list[str]  # the addresses of the pages that MkDocs builds
    own: frozenset[str]  # what the project has in its docs, by address
    sound: Project | None = None
    is_serving = False

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Learn whether the site is served; having this, MkDocs keeps us from build to build."""
        self.is_serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load the project; errors in its records end the build with their places."""
        start = Path(config.config_file_path or ".").resolve().parent / self.config.project
        project = self.sound = self._loaded(start)
        library, self.root = project.library, project.root
        # A list says once where its site is, in data/list.yaml or to MkDocs: canonical links want
        # the one, feeds and the sitemap the other.
        if not library.settings.site and config.site_url:
            settings = library.settings.model_copy(update={"site": config.site_url})
            library = replace(library, settings=settings)
        config.site_url = config.site_url or library.settings.site or ""
        try:
            self.formats = exporters(self.root)
            self.site = Site(library, self.root, self.formats)
            config.copyright = config.copyright or self.site.footer()
        except Refusal as error:
            raise PluginError(str(error)) from None
        # Reversed, each before the last: the project's own are looked into first.
        for folder in reversed(template_folders(project.root)):
            if (folder / "theme").is_dir():
                config.theme.dirs.insert(0, str(folder / "theme"))
        styles = ["assets/awesomequant.css", "assets/explore.css"]
        # Before the project's own style sheets, which so have the last word.
        config.extra_css[:0] = [*styles, _ACCENT] if library.settings.accent else styles
        script = ExtraScriptValue("assets/header-search.js")
        script.defer = True
        config.extra_javascript.append(script)
        # A project that chose an icon keeps it.
        if config.theme["favicon"] == _THEMES_ICON:
            config.theme["favicon"] = "assets/icon.svg"
        self.doors, self.by_hand = [], []
        return config

    def _loaded(self, start: Path) -> Project:
        """Return the project, or while it is served and has errors, as it was when it had none."""
        try:
            project = load(find_root(start))
            problems = audit(project)
        except Refusal as error:
            raise PluginError(str(error)) from None
        if not has_errors(problems):
            return project
        if not (self.is_serving and self.sound):
            raise PluginError("\n".join(map(str, problems)))
        list_problems(problems)
        warn("The site stays as it was until this is mended.")
        return self.sound

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the shell, and the assets of the site."""
        shell_file = File.generated(
            config, _SHELL, content=shell.source(), inclusion=InclusionLevel.NOT_IN_NAV
        )
        files.append(shell_file)
        self.own = frozenset(file.dest_uri for file in files)
        # Whatever the project has under the name of one of ours stands in its place.
        if _EXPLORE not in files.src_uris:
            files.append(File.generated(config, _EXPLORE, content=explore_source()))
        for asset in assets(self.root):
            uri = f"assets/{asset.name}"
            if uri not in files.src_uris:
                files.append(File.generated(config, uri, abs_src_path=str(asset)))
        if (accent := self.site.library.settings.accent) and _ACCENT not in files.src_uris:
            files.append(File.generated(config, _ACCENT, content=colour.style(accent)))
        try:
            made = dict(scripts(self.root))
        except Refusal as error:
            raise PluginError(str(error)) from None
        for name, text in made.items():
            if f"assets/{name}" not in files.src_uris:
                files.append(File.generated(config, f"assets/{name}", content=text))
        return files

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put blocks in the place of ``<!-- awesomequant: NAME -->`` on hand-written pages."""
        root = f"{get_relative_url('.', page.url)}/"
        # The header's search finds hand-written pages too; these two are none.
        if page.file.src_uri not in {_SHELL, _EXPLORE}:
            headings = " ".join(item.title for item in _flat(page.toc))
            self.doors.append(Door(str(page.title), page.url, "page", headings))

        def block(found: re.Match[str]) -> str:
            return self.site.block(found[1], root, found[2] or "")

        try:
            return _BLOCK.sub(block, html)
        except Refusal as error:
            msg = f"{page.file.src_uri}: {error}"
            raise PluginError(msg) from None

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Say on each page how the site is searched and where its feeds are, at home what it is.

        Catch the built shell, which is no page of the site.
        """
        library, head = self.site.library, ""
        if library.settings.site:
            root = get_relative_url(".", page.url)
            title = escape(plain.show(library.settings.title))
            head += (
                '<link rel="search" type="application/opensearchdescription+xml" '
                f'href="{root}/opensearch.xml" title="{title}">\n'
            )
        if page.is_homepage and (described := dataset(library, self.formats)):
            head += f'<script type="application/ld+json">{described}</script>\n'
        if page.file.src_uri != _SHELL:  # a filled page names its own feeds before the list's
            head += self.site.feed_links(f"{get_relative_url('.', page.url)}/")
        output = output.replace("</head>", f"{head}</head>", 1)
        if page.file.src_uri != _SHELL:
            self.by_hand.append(page.url)
            return output
        self.built = shell.Shell.of(output)
        self.shell_file = Path(page.file.abs_dest_path)
        # Written, and taken away at the end: of an empty page MkDocs tells that it was skipped.
        return output

    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """Leave out MkDocs' sitemap: ours has these pages and the filled ones."""
        return "" if template_name == "sitemap.xml" else output_content

    @event_priority(-100)  # after the search plugin has written its index
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Fill the shell for every paper, tag, venue and year, and write the search index."""
        if self.built is None:
            msg = "the page that is filled for each paper was not built"
            raise PluginError(msg)
        folder = Path(config.site_dir)
        take_away(self.shell_file, folder)
        # Written here and not handed to MkDocs as pages: 13 ms each, 140 with the navigation.
        addresses = self.by_hand
        for page in self.site.pages():
            write_generated(folder / page.address / "index.html", self.built.fill(page))
            addresses.append(page.address)
        library, formats = self.site.library, self.formats
        for address, text in files(self.site, library, formats, addresses):
            if address not in self.own:  # as a robots.txt of the project's
                write_generated(folder / address, text)
        for name, content in build(library, formats, self.doors):
            write_generated(folder / INDEX / name, content)

    def on_build_error(self, *, error: Exception) -> None:
        """End a build that met a mistake with its place instead of a traceback."""
        # What MkDocs raises it tells itself.
        if not isinstance(error, MkDocsException) and not os.environ.get("AWESOMEQUANT_DEBUG"):
            raise Abort(told(error)) from None

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Rebuild when a record, a template or a part of the list's own changes."""
        parts = [folder for kind in (RULES, EXPORTERS, STYLES, SERVICES) for folder in kind.folders]
        for name in ("data", "templates", *parts):
            if (self.root / name).is_dir():
                server.watch(str(self.root / name))
        return server


def take_away(file: Path, folder: Path) -> None:
    """Delete a file below a folder, and the folders between them that it leaves empty."""
    file.unlink(missing_ok=True)
    for above in file.parents:
        if above == folder or not above.is_dir() or any(above.iterdir()):
            return
        above.rmdir()


def assets(root: Path) -> list[Path]:
    """Return the files that every page may load; the project's own take the place of ours."""
    folders = [folder / "site/assets" for folder in reversed(template_folders(root))]
    found = {file.name: file for folder in folders if folder.is_dir() for file in folder.iterdir()}
    return [found[name] for name in sorted(found)]


def _flat(items: Iterable[AnchorLink]) -> Iterator[AnchorLink]:
    """Yield every heading of a page."""
    for item in items:
        yield item
        yield from _flat(item.children)
