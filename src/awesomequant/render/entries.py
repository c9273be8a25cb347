"""The entries of papers in README.md and its lists: each rendered once, and kept between runs.

A long list has an entry on a page of its own and, until it is known that not all of them fit, on
README.md.  Our template makes it of the record, the settings and the words for tags; what a list's
own template reads nobody knows, so that it is asked each time.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from awesomequant.library.paper import Paper
from awesomequant.render.environment import ours
from awesomequant.store.cache import Cache, dealt, digest
from awesomequant.store.project import METRICS, TAGS
from awesomequant.store.roots import LIST

ENTRY = "readme/entry.md.j2"
# Papers whose entries are one value of the cache: 160 values of 10,000 papers are read in 10 ms,
# and 64 entries are rendered in 3.
_TOGETHER = 64
_BETWEEN = "\0"  # no text of a record holds it


class Entries:
    """What our template makes of each paper, in each form (dated or not) of all at once."""

    def __init__(
        self,
        environment: Environment,
        values: Mapping[str, Any],
        digests: Mapping[str, bytes],
        cache: Cache,
        *,
        is_dated: bool,
    ) -> None:
        """Render with ``values``; ``is_dated`` is the form in which all will be asked for.

        ``digests`` are what the files come to that the list was read from.
        """
        self._environment, self._values = environment, values
        library = values["library"]
        self._settings, self._by_id = library.settings, library.by_id
        self._messages = library.messages.digest
        self._digests, self._cache = digests, cache
        self._is_dated = is_dated
        self._made: dict[bool, dict[str, str]] = {}

    def __call__(self, papers: Sequence[Paper], dated: object = None) -> Markup:
        """Return the entries of papers, one below the other; ``dated`` ones name their years."""
        is_dated = bool(dated)
        made = self._made.setdefault(is_dated, {})
        missing = [paper for paper in papers if paper.id not in made]
        # In the other form a list has the few that came last, or, where years are cut into topics,
        # most of them: 90,000 of 100,000, 6 s.
        if missing and (is_dated == self._is_dated or len(missing) >= _TOGETHER):
            made |= self._prepared(is_dated=is_dated)
        elif missing:
            show = self._macro(is_dated=is_dated)
            made |= {paper.id: str(show(paper)) for paper in missing}
        return Markup("".join([made[paper.id] for paper in papers]))  # noqa: S704 -- rendered

    def _macro(self, *, is_dated: bool) -> Callable[[Paper], object]:
        """Return what renders one paper: the template's ``row`` of a table, or its ``line``."""
        known = {**self._environment.globals, **self._values, "dated": is_dated}
        module = self._environment.get_template(ENTRY).make_module(known)
        name = "row" if self._settings.readme.entry == "table" else "line"
        show: Callable[[Paper], object] = getattr(module, name)
        return show

    def _prepared(self, *, is_dated: bool) -> dict[str, str]:
        """Return the entries of all papers: those that the cache has, the others made and kept."""
        kind, known = f"readme entries{' with years' * is_dated}", self._digests
        words = digest(
            ours(self._environment, ENTRY) or "",
            *(known.get(file, b"") for file in (LIST, TAGS, METRICS)),
            str(is_dated),
            self._messages,
        )
        by_id = self._by_id
        parts = ([by_id[one] for one in run] for run in dealt(by_id, _TOGETHER))
        by_key = {
            digest(words, *[known.get(paper.source_file) or paper.id for paper in part]): part
            for part in parts
        }
        is_known = all(paper.source_file in known for paper in by_id.values())
        cache = self._cache if is_known else Cache(None)
        taken = cache.take(kind, by_key)
        found, new = dict[str, str](), dict[bytes, bytes]()
        show = self._macro(is_dated=is_dated)
        for key, part in by_key.items():
            texts = taken.get(key, b"").decode(errors="replace").split(_BETWEEN)
            if key not in taken or len(texts) != len(part):
                texts = [str(show(paper)) for paper in part]
                new[key] = _BETWEEN.join(texts).encode()
            found |= zip([paper.id for paper in part], texts, strict=True)
        if new:
            cache.keep(kind, new)
            cache.keep_only(kind, by_key)
        return found
