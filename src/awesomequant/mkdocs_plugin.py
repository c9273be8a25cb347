"""The MkDocs plugin: hands a project's pages to MkDocs, and fills its shells; a thin adapter."""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from html import escape
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from awesomequant.compiler import worker
from awesomequant.console import told
from awesomequant.door import LINK, Door, Kind
from awesomequant.language.characters import shown
from awesomequant.library.messages import ENGLISH, Messages, lineage
from awesomequant.library.problems import Refusal
from awesomequant.render import template_folders
from awesomequant.site import colour, policy, shell, style_sheets
from awesomequant.site.scripts import scripts
from awesomequant.site.skeleton import (
    BLOCK,
    HEAD,
    Block,
    Inputs,
    Shown,
    Skeleton,
    Slotted,
    slot,
    slots,
)

_LOG = get_plugin_logger("awesomequant")
_NO_INDEX = '<meta name="robots" content="noindex">'
_ACCENT = "assets/accent.css"
_THEMES_ICON = "assets/images/favicon.png"  # the theme's own, twelve times as heavy as ours
_TONGUE = re.compile(r"""(<html\b(?:(?! lang=)[^>])*) lang=(?:"[^"]*"|[^\s>]+)""")
_NO_HEAD = re.compile(r"<th([^>]*)></th>")
_SHELL = f"{shell.FOLDER}/{shell.SLOTS['address']}.md"


class PluginConfig(Config):
    """The plugin's options.

    ``project`` is the folder that holds ``data/``; ``policy`` whether pages have a
    Content-Security-Policy, ``allow`` what it names beside what a page shows, by directive.
    """

    project = config_options.Type(str, default=".")
    policy = config_options.Type(bool, default=True)
    allow = config_options.DictOfItems(
        config_options.ListOfItems(config_options.Type(str)), default={}
    )


class AwesomequantPlugin(BasePlugin[PluginConfig]):
    """Pages from records; everything it knows of a bibliography it asks ``site`` for.

    MkDocs makes the skeleton alone.  Where our own command runs it, which has the list, that is
    all, and the command fills it; else the plugin does so in the end.
    """

    shown: Shown | None = None  # of the list; our command says it before MkDocs begins
    skeleton: Skeleton | None = None  # what was made
    inputs = Inputs((), (), ())  # which our command wants noted with it
    root: Path
    sound: Any = None  # the Project, where the plugin loads it
    is_serving = False
    tools: frozenset[str] = frozenset()  # which of the pages that not every site has are made
    # What is noted while MkDocs builds.
    blocks: list[Block]
    built: list[Page]
    heads: set[str]  # the addresses of files into whose heads a slot was put
    own: frozenset[str]  # what the project has in its docs, by address

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Learn whether the site is served; having this, MkDocs keeps us from build to build."""
        self.is_serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Take what is shown of the list; errors in its records end the build with their places."""
        try:
            self.root = self._root_of(config)
            shown = self.shown or plain_mkdocs().shown_of(self.project_of(config))
        except Refusal as error:
            raise PluginError(str(error)) from None
        for directive, places in self.config.allow.items():
            if directive not in policy.DIRECTIVES:
                known = ", ".join(sorted(policy.DIRECTIVES))
                msg = f"mkdocs.yml: 'allow' has no '{directive}'; it has {known}"
                raise PluginError(msg)
            for place in (one for one in places if not policy.is_place(one)):
                msg = (
                    f"mkdocs.yml: 'allow: {directive}' wants hosts, as https://example.org: {place}"
                )
                raise PluginError(msg)
        # A list says once where its site is, in data/list.yaml or to MkDocs: canonical links want
        # the one, feeds and the sitemap the other.
        config.site_url = config.site_url or shown.site
        config.copyright = config.copyright or shown.footer
        # Themes put it into an attribute as it is.
        config.site_description = config.site_description or escape(shown.description)
        self.accent, self.said = shown.accent, Messages(shown.language, shown.messages)
        made = {"audit.md": shown.audit, "results.md": shown.results}
        self.tools = frozenset(uri for uri, is_made in made.items() if is_made)
        # The theme's own words follow the list's: a language is said once, in data/list.yaml.
        if "language" in config.theme or config.theme.name == "material":
            own, nearest = config.theme.get("language"), _of_theme(config, shown.language)
            # "en" is what themes begin with.
            if own not in (None, ENGLISH, shown.language, nearest):
                told = "mkdocs.yml: 'theme.language' is %s, data/list.yaml says 'language: %s'"
                _LOG.warning(told + "; leave out the first", own, shown.language)
            config.theme["language"] = nearest
            if self.said.direction == "rtl":  # the theme may not have the language
                config.theme["direction"] = "rtl"
        config.mdx_configs.setdefault("toc", {}).setdefault(
            "permalink_title", self.said.say("Link to this section")
        )
        # Reversed, each before the last: the project's own are looked into first.
        for folder in reversed(template_folders(self.root)):
            if (folder / "theme").is_dir():
                config.theme.dirs.insert(0, str(folder / "theme"))
        styles = ["assets/awesomequant.css", "assets/explore.css"]
        # Before the project's own style sheets, which so have the last word.
        config.extra_css[:0] = [*styles, _ACCENT] if self.accent else styles
        script = ExtraScriptValue("assets/header-search.js")
        script.defer = True
        config.extra_javascript.append(script)
        # A project that chose an icon keeps it.
        if config.theme.get("favicon") == _THEMES_ICON:  # other themes know no such name
            config.theme["favicon"] = "assets/icon.svg"
        self.blocks, self.built, self.heads = [], [], set()
        return config

    def _root_of(self, config: MkDocsConfig) -> Path:
        start = Path(config.config_file_path or ".").resolve().parent / self.config.project
        # Where our command builds, the list is the one beside mkdocs.yml, and it has been found.
        is_found = self.shown and not self.sound
        return start if is_found else plain_mkdocs().find_root(start)

    def project_of(self, config: MkDocsConfig) -> Any:
        """Return the project, or while it is served and has errors, as it was when it had none."""
        self.sound = plain_mkdocs().sound_project(
            self._root_of(config), self.sound if self.is_serving else None
        )
        return self.sound

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the shell, and the assets of the site; refuse what is no file of the docs.

        MkDocs follows links, and copies to the site whatever they lead to.
        """
        self._add(files, config)
        for file in files:
            if file.src_uri in {_SHELL, *shell.MADE, *shell.READERS, *shell.TOOLS}:
                in_a_folder(file)
        return files

    def _add(self, files: Files, config: MkDocsConfig) -> None:
        docs = Door(config.docs_dir)
        for file in files:
            if file.src_dir == config.docs_dir and docs.kind(file.src_uri) is not Kind.FILE:
                raise PluginError(f"{shown(file.src_uri)} in docs: {LINK}, or is no file at all")
        shell_file = File.generated(
            config, _SHELL, content=shell.source(), inclusion=InclusionLevel.NOT_IN_NAV
        )
        files.append(shell_file)
        self.own = frozenset(file.dest_uri for file in files)
        # Whatever the project has under the name of one of ours stands in its place.
        tools = {uri: page for uri, page in shell.TOOLS.items() if uri in self.tools}
        for uri, (title, block) in (shell.MADE | tools | shell.READERS).items():
            if uri not in files.src_uris:
                text = shell.made(self.said.say(title), block)
                files.append(
                    File.generated(config, uri, content=text, inclusion=_inclusion(uri, config.nav))
                )
        for asset in assets(self.root):
            uri = f"assets/{asset.name}"
            if uri not in files.src_uris and asset.name not in self._idle:
                if asset.suffix == ".css":
                    files.append(
                        File.generated(config, uri, content=style_sheets.bare(asset.read_bytes()))
                    )
                else:
                    files.append(File.generated(config, uri, abs_src_path=str(asset)))
        if self.accent and _ACCENT not in files.src_uris:
            files.append(File.generated(config, _ACCENT, content=colour.style(self.accent)))
        for name, text in self._scripts().items():
            if f"assets/{name}" not in files.src_uris and name not in self._idle:
                files.append(File.generated(config, f"assets/{name}", content=text))

    @property
    def _idle(self) -> frozenset[str]:
        """What no page of this site would load."""
        return frozenset() if "results.md" in self.tools else shell.OF_RESULTS

    def _scripts(self) -> dict[str, str]:
        try:
            made = dict(scripts(self.root, self.said))
        except Refusal as error:
            raise PluginError(str(error)) from None
        # What a reader loads who gives a bibliography: what ``awesomequant audit`` runs.
        return {**made, **worker.scripts()} if "audit.md" in self.tools else made

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Give templates of the theme our words in the language of the list."""
        env.filters["say"] = self.said.say
        return env

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put slots in the place of ``<!-- awesomequant: NAME -->`` on hand-written pages."""

        def noted(found: re.Match[str]) -> str:
            self.blocks.append(Block(found[1], found[2] or "", page.file.src_uri))
            return slot(len(self.blocks) - 1)

        # Above the names of rows stands nothing, which is the head of no column.
        return _NO_HEAD.sub(r"<td\1></td>", BLOCK.sub(noted, html))

    @event_priority(100)  # before those that minify what was built
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Put a slot into the head of each page: for its feeds, and how it is searched."""
        self.built.append(page)
        if "</head>" in output:
            self.heads.add(page.file.dest_uri)
        head = _NO_INDEX + HEAD if page.file.src_uri in shell.READERS else HEAD
        output = self._spoken(output)
        return output.replace("</head>", f"{head}</head>", 1)

    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """Leave out MkDocs' sitemap: ours has these pages and the filled ones."""
        if template_name == "sitemap.xml":
            return ""
        return self._spoken(output_content) if template_name.endswith(".html") else output_content

    def _spoken(self, html: str) -> str:
        """Return a page that says its language, and the direction of one that is read leftwards.

        The theme says its own, which may be the next of kin: numbers of es-MX are not those of es.
        """
        direction = ' dir="rtl"' if self.said.direction == "rtl" else ""
        return _TONGUE.sub(rf'\g<1> lang="{self.said.language}"{direction}', html, count=1)

    @event_priority(-100)  # after the search plugin has written its index
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Note what was built, and fill it where nobody else does."""
        folder = Path(config.site_dir)
        pages = [page for page in self.built if page.file.src_uri != _SHELL]
        homes = {page.file.dest_uri for page in pages if page.is_homepage}
        shell_page = next((page for page in self.built if page.file.src_uri == _SHELL), None)
        if shell_page is None:
            msg = "the page that is filled for each paper was not built"
            raise PluginError(msg)
        shell_file = Path(shell_page.file.abs_dest_path)
        # What plain MkDocs serves has a script put in on its way, which no page can know.
        if self.config.policy and (self.shown or not self.is_serving):
            self._guard(sorted(folder.rglob("*.html")), config)
        # From the disk: so it went through what other plugins do to each page.
        shell_html = shell_file.read_text("utf-8")
        slotted = [Slotted(name, name in homes) for name in self._slotted(folder)]
        slotted = [one for one in slotted if one.file != shell_page.file.dest_uri]
        take_away(shell_file, folder)
        self.skeleton = Skeleton(
            site_dir=config.site_dir,
            site_url=config.site_url or "",
            blocks=tuple(self.blocks),
            slotted=tuple(slotted),
            urls=tuple(page.url for page in pages if page.file.src_uri not in shell.READERS),
            # The header's search finds hand-written pages too; these are none.  Of many that answer
            # it shows three: what a reader can do comes before what is told of it.
            doors=tuple(
                (str(page.title), page.url, " ".join(item.title for item in _flat(page.toc)))
                for page in sorted(pages, key=lambda one: one.file.src_uri not in shell.TOOLS)
                if page.file.src_uri not in shell.MADE | shell.READERS
            ),
            own=self.own,
            is_flat=not config.use_directory_urls,
            shell=shell_html,
            inputs=self.inputs,
        )
        if self.shown or not self.sound:
            return
        try:
            plain_mkdocs().fill(self.sound, self.skeleton, folder)
        except Refusal as error:
            raise PluginError(str(error)) from None

    def _guard(self, files: Iterable[Path], config: MkDocsConfig) -> None:
        """Put a policy into each page."""
        texts = {file: file.read_text("utf-8") for file in files}
        more: policy.Places = self.config.allow
        # A page that brings others in by script has its own policy and each of theirs to keep.
        if "navigation.instant" in (config.theme.get("features") or []):
            more = policy.joined([more, *map(policy.sources, texts.values())])
        for file, html in texts.items():
            file.write_text(policy.guarded(html, more), "utf-8")

    def _slotted(self, folder: Path) -> Iterator[str]:
        """Yield the files with slots; tell of slots that a theme or a plugin left out."""
        blocks, heads = set(range(len(self.blocks))), set(self.heads)
        for file in sorted(folder.rglob("*.html")):
            if found := set(slots(file.read_text("utf-8", "replace"))):
                name = file.relative_to(folder).as_posix()
                blocks -= found
                heads -= {name} if None in found else set()
                yield name
        told = "the theme or a plugin leaves out its place"
        for number in sorted(blocks):
            block = self.blocks[number]
            _LOG.warning("%s: the block '%s' is lost: %s", shown(block.source), block.name, told)
        for name in sorted(heads):
            _LOG.warning("%s: what we say in its head is lost: %s", shown(name), told)

    def on_build_error(self, *, error: Exception) -> None:
        """End a build that met a mistake with its place instead of a traceback."""
        # What MkDocs raises it tells itself.
        if not isinstance(error, MkDocsException) and not os.environ.get("AWESOMEQUANT_DEBUG"):
            raise Abort(told(error)) from None

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Rebuild when a record, a template or a part of the list's own changes."""
        for name in ("data", "messages", "templates", *plain_mkdocs().part_folders()):
            if (self.root / name).is_dir():
                server.watch(str(self.root / name))
        return server


def plain_mkdocs() -> ModuleType:
    """Return what the plugin does with records, where it is not our command that runs MkDocs.

    To import it takes twice as long as MkDocs, and most builds need a skeleton alone.
    """
    return import_module("awesomequant.site.plain_mkdocs")


def _of_theme(config: MkDocsConfig, language: str) -> str:
    """Return the language of the theme's own words: the list's, or the nearest that it has."""
    folders = [Path(folder) / "partials/languages" for folder in config.theme.dirs]
    if not any(folder.is_dir() for folder in folders):
        return language  # another theme, which knows for itself
    for name in reversed(lineage(language)):
        if any((folder / f"{name}.html").is_file() for folder in folders):
            return name
    return ENGLISH


def _inclusion(uri: str, nav: object) -> InclusionLevel:
    """Return whether a page of ours is in the menu: who wrote one has left out what is not in it.

    MkDocs told each who serves a list that "authors/index.md" is missing there.
    """
    is_left_out = uri in shell.READERS or (nav and uri not in str(nav))
    return InclusionLevel.NOT_IN_NAV if is_left_out else InclusionLevel.UNDEFINED


def in_a_folder(file: File) -> None:
    """Have a page lie in a folder of its own, as our links say, whatever mkdocs.yml wants."""
    file.use_directory_urls = True
    for known in ("dest_uri", "abs_dest_path", "url"):  # worked out before
        vars(file).pop(known, None)


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
