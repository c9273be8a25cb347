"""The scripts of the site, each made of small sources of ``templates/site/scripts``."""

import re
from collections.abc import Iterator
from pathlib import Path

from awesomequant.render import template_folders

# What a page loads: in full on every page; on the explore page; when a reader first searches.
BUNDLES = {
    "header-search.js": ("page", "header-search"),
    "explore.js": (
        "page", "keeping", "explore-state", "explore-facets", "explore-keys", "explore-page",
    ),
    "search.js": ("tokenise", "search-index", "results", "explore-rows", "explore-take"),
}  # fmt: skip
_COMMENT = re.compile(r"^ */\*.*?\*/\n", re.MULTILINE | re.DOTALL)
_INDENT = re.compile("^ +", re.MULTILINE)


def scripts(root: Path) -> Iterator[tuple[str, str]]:
    """Yield the name and text of each script; a source of the project stands for ours.

    Comments on lines of their own and indentation are left out, so no text may span lines.
    """
    folders = [folder / "site/scripts" for folder in template_folders(root)]
    for name, sources in BUNDLES.items():
        yield name, "".join(_source(folders, f"{source}.js") for source in sources)


def _source(folders: list[Path], name: str) -> str:
    file = next(folder / name for folder in folders if (folder / name).is_file())
    return _INDENT.sub("", _COMMENT.sub("", file.read_text("utf-8")))
