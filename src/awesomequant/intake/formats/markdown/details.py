"""BibTeX that stands below an entry of a list, in a folded block mostly, joined to that entry."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from awesomequant.intake import bibtex
from awesomequant.intake.formats.markdown.mending import bibtex_blocks
from awesomequant.intake.formats.markdown.venues import find
from awesomequant.language import tex
from awesomequant.library.draft import Draft
from awesomequant.works.likeness import ratio

_NEAR = 3  # entries above a block that it may belong to
_ALIKE = 80


def joined(drafts: list[Draft], source: str) -> Iterator[Draft]:
    """Yield the drafts with what the BibTeX below them adds: authors, venue, year, DOI."""
    lines = [draft.place.line for draft in drafts]
    extra: dict[int, bibtex.Entry] = {}
    for line, text in bibtex_blocks(source) if "@" in source else ():
        for entry in bibtex.entries(text)[0]:
            at = _owner(
                drafts, bisect_right(lines, line), tex.read(entry.fields.get("title", "")).text
            )
            if at is not None:
                extra.setdefault(at, entry)
    for at, draft in enumerate(drafts):
        yield _filled(draft, extra[at]) if at in extra else draft


def _owner(drafts: list[Draft], end: int, title: str) -> int | None:
    """Return the entry a block belongs to: one of the last above it that has its title."""
    near = range(max(0, end - _NEAR), end)
    alike = [(ratio(drafts[at].title, title), at) for at in near]
    best = max(alike, default=(0.0, 0))
    return best[1] if best[0] >= _ALIKE else None


def _filled(draft: Draft, entry: bibtex.Entry) -> Draft:
    """Return a draft with the fields that only its BibTeX has."""
    text = {name: tex.read(value).text for name, value in entry.fields.items()}
    container = find(text.get("booktitle") or text.get("journal", "")).venue
    year = text.get("year", "")
    return replace(
        draft,
        authors=draft.authors or bibtex.names(entry.fields.get("author", "")),
        venue=draft.venue or container,
        year=draft.year or (int(year) if year.isdigit() else None),
        doi=draft.doi or text.get("doi"),
    )
