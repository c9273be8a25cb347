"""A small static site around the explore page, for tests and measurements of it alone."""

import shutil
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path

from awesomequant.library import Library
from awesomequant.render import for_html, render
from awesomequant.site.search import FOLDER, build, explore
from awesomequant.site.snippets import Exporter

ROOT = Path(__file__).parents[2]
ASSETS = ROOT / "templates/site/assets"
SCRIPTS = (
    "tokenise", "search-index", "results", "keeping", "explore-state", "explore-rows",
    "explore-facets", "explore-keys", "explore-take", "explore", "header-search",
)  # fmt: skip
LIGHT = "--md-default-fg-color:#222;--md-default-bg-color:#fff;--md-typeset-a-color:#0b5394;"
DARK = "--md-default-fg-color:#e6e6e6;--md-default-bg-color:#14181d;--md-typeset-a-color:#8ec1f5;"
DARK += "--md-default-fg-color--light:#a9b1ba;--md-default-fg-color--lightest:#333c46;"
CSP = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src data:"
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{csp}; connect-src 'self'">
<meta name="viewport" content="width=device-width"><title>{title}</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="{root}assets/explore.css">
<style>:root{{{light}}}@media (prefers-color-scheme:dark){{:root{{{dark}}}}}
body{{background:var(--md-default-bg-color);color:var(--md-default-fg-color);
font:16px/1.5 sans-serif;margin:1rem}}a{{color:var(--md-typeset-a-color)}}
.aq-row__title{{display:block}}</style></head>
<body class="md-typeset"><header>
<form class="aq-find" role="search" aria-label="Site" action="{root}explore/" data-root="{root}">
<input type="search" name="q" aria-label="Search papers" placeholder="Search papers"></form>
</header>
<main><h1>{title}</h1>{body}</main>{scripts}</body></html>
"""


def site(library: Library, folder: Path, exporters: Mapping[str, Exporter]) -> None:
    """Write the site: the explore page, a page a paper, and the search index."""
    shutil.copytree(ASSETS, folder / "assets", dirs_exist_ok=True)
    for name, content in build(library, exporters):
        _write(folder / FOLDER / name, content)
    body = render(for_html(ROOT), "site/explore.html.j2", root="../", **explore(library))
    _page(folder / "explore", "Explore", body, SCRIPTS)
    for paper in library.papers[:300]:
        _page(folder / paper.page, paper.title, "", ("header-search",))


def _page(folder: Path, title: str, body: str, scripts: Iterable[str]) -> None:
    root = "../" if folder.name == "explore" else "../../"
    text = PAGE.format(
        csp=CSP,
        title=escape(title),
        root=root,
        body=body,
        light=LIGHT,
        dark=DARK,
        scripts="".join(
            f'<script src="{root}assets/{name}.js" defer></script>' for name in scripts
        ),
    )
    _write(folder / "index.html", text.encode())


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
