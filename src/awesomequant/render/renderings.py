"""README.md and its lists known again: nothing is rendered where nothing changed.

What the pages are made of has a digest, and so has each page as it was rendered.  Where the pages
that lie there are still those, their texts are what rendering would give.
"""

import json
from collections.abc import Mapping
from contextlib import suppress

from awesomequant import door
from awesomequant.door import PAGE_BYTES
from awesomequant.export.formats import EXPORTERS
from awesomequant.library.json_text import packed
from awesomequant.render.environment import OURS, own_templates
from awesomequant.render.kept import around
from awesomequant.store import Project, history
from awesomequant.store.cache import Cache, digest
from awesomequant.store.pages import FOLDER, README, kept_text
from awesomequant.store.project import METRICS, WORDS
from awesomequant.store.roots import LIST
from awesomequant.store.strays import SECTIONS
from awesomequant.web.services import SERVICES

_KIND = "readme pages"
# Templates of Markdown; those of the site's pages lie in folders of their own.
_TEMPLATES = ("*.j2", "readme/*")


class Renderings:
    """What is known of a project's pages from when they were rendered before."""

    def __init__(self, project: Project, kept: str | None = None) -> None:
        """Work out what the pages are made of; ``kept`` is a person's page in place of the one."""
        self._root = project.root
        self._cache = Cache.of(project.root)
        self._key = _recipe(project, kept_text(project.root) if kept is None else kept)

    def texts(self) -> dict[str, str] | None:
        """Return the pages by name as they lie there; None where they may be others."""
        if self._key is None:
            return None
        found: dict[str, str] = {}
        with suppress(OSError, ValueError, TypeError, AttributeError):
            known = self._cache.take(_KIND, [self._key]).get(self._key, b"{}")
            for name, made in json.loads(known).items():
                content = door.content(self._root, _place(name), PAGE_BYTES)
                if digest(content).hex() != made:
                    return None
                found[name] = content.decode()
            return found or None
        return None

    def keep(self, texts: Mapping[str, str]) -> None:
        """Note the pages as they were rendered."""
        if self._key is not None:
            made = {name: digest(text).hex() for name, text in texts.items()}
            self._cache.keep(_KIND, {self._key: packed(made)})
            self._cache.keep_only(_KIND, {self._key})


def _place(name: str) -> str:
    """Return the name of a page; raises ValueError for what none of ours is called."""
    if name != README and not (name.startswith(FOLDER) and name.count("/") == 1):
        raise ValueError(name)
    return name


def _recipe(project: Project, page: str | None) -> bytes | None:
    """Return the digest of all that the pages are made of; None where nobody knows that.

    Templates and parts of a list's own may read what they like.
    """
    root, library, digests = project.root, project.library, project.digests
    folders = (*EXPORTERS.folders, *SERVICES.folders)
    if any(True for folder in folders for _ in (root / folder).glob("[a-z]*.py")):
        return None
    if own_templates(root, *_TEMPLATES):
        return None
    records = [digests.get(paper.source_file, b"") for paper in library.papers]
    if not all(records):
        return None
    # Not the values: to write a model as JSON pydantic compiles it first, of these in 50 ms.
    files = [*WORDS, LIST, METRICS, *sorted(file for file in digests if file.startswith(SECTIONS))]
    return digest(
        *(part for file in files for part in (file, digests.get(file, b""))),
        packed(library.listed),
        b"".join(records),
        *history.contents(root),
        *_templates(),
        around(page or ""),
    )


def _templates() -> list[bytes]:
    """Return our templates of Markdown, which lie outside the package in a checkout."""
    return [
        file.read_bytes()
        for folder in OURS
        for form in _TEMPLATES
        for file in sorted(folder.glob(form))
    ]
