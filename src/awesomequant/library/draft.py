"""A draft: what an importer read of one entry, all of it optional, with the place it came from."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from awesomequant.library.problems import Level, Place, Problem
from awesomequant.works.people.stated import Named, plain

if TYPE_CHECKING:
    from awesomequant.library.author import Author
else:  # a draft is read where there are no records, and their types
    Author = str | Named


@dataclass(frozen=True, slots=True)
class DraftLink:
    """A link of an entry; ``stars`` where the entry states them for this repository."""

    label: str
    url: str
    stars: int | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """One entry as written in its source, repaired where that was certain.

    ``authors_written`` is the text the authors were read from.  ``more`` are fields of a record
    that few sources have, such as ``volume`` and ``bibtex_key``.
    """

    place: Place
    title: str
    url: str | None = None
    venue: str | None = None
    year: int | None = None
    tags: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    code: tuple[DraftLink, ...] = ()
    links: tuple[DraftLink, ...] = ()
    citations: int | None = None
    authors: tuple[Author, ...] = ()
    authors_written: str | None = None
    arxiv: str | None = None
    doi: str | None = None
    more: Mapping[str, Any] = field(default_factory=dict)

    def over(self, below: "Draft") -> "Draft":
        """Return what this draft says, and where it says nothing, what the one ``below`` says.

        Tags, code and links are those of both; the place is that of the one below.
        """
        # An empty field says nothing; an importer knows no "there is none".
        said = {}
        for name in (one.name for one in fields(self)):
            mine, other = getattr(self, name), getattr(below, name)
            said[name] = other if mine in (None, "", ()) else mine
        for name in ("tags", "code", "links"):
            said[name] = (*getattr(below, name), *getattr(self, name))
        return Draft(**{**said, "place": below.place, "more": {**below.more, **self.more}})

    def to_json(self) -> dict[str, Any]:
        """Return the draft as the flat object that importers are compared by."""
        stars = next((link.stars for link in self.code if link.stars is not None), None)
        return {
            "line": self.place.line,
            "title": self.title,
            "url": self.url,
            "venue": self.venue,
            "year": self.year,
            "tags": list(self.tags),
            "sections": list(self.sections),
            "code_links": [{"label": link.label, "url": link.url} for link in self.code],
            "other_links": [{"label": link.label, "url": link.url} for link in self.links],
            "citations": self.citations,
            "stars": stars,
            "authors": self.authors_written or plain(self.authors) or None,
            **{name: self.more[name] for name in ("date", "note", "extra") if self.more.get(name)},
        }


def import_problem(
    place: Place, message: str, level: Level = Level.WARNING, hint: str = ""
) -> Problem:
    """Return what is told of a source that somebody brings: no rule of the list finds it."""
    return Problem(place, "import", message, hint, level)


@dataclass(frozen=True, slots=True)
class Skipped:
    """An entry of a source that was not taken, and why."""

    line: int
    sections: tuple[str, ...]
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines of a source, ``first`` to ``last`` (from 1), that are one thing.

    ``role`` is "heading", "entry", "prose", "contents" (a table of contents) or "skipped" (entries
    that were not taken); ``sections`` are the headings above it.
    """

    first: int
    last: int
    sections: tuple[str, ...]
    role: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a source came to: its entries, what was noticed, how much of it is something else.

    ``prose`` counts the blocks below each heading that are no entries; ``inferred`` says how the
    source was understood, a plain line each.  ``passages`` are the whole source in its order: every
    line that is not blank is in one of them.  ``unclear`` are passages that stand as entries do,
    and were understood as none.
    """

    drafts: list[Draft] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    prose: dict[tuple[str, ...], int] = field(default_factory=dict)
    skipped: list[Skipped] = field(default_factory=list)
    inferred: list[str] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    unclear: list[Skipped] = field(default_factory=list)

    def tell(self, place: Place, message: str, level: Level = Level.WARNING) -> None:
        """Add what was noticed at a place of the source."""
        self.problems.append(import_problem(place, message, level))

    def leave_out(self, place: Place, shown: str, reason: str, message: str = "") -> None:
        """Count what stands as an entry and is taken for none, and tell it."""
        self.skipped.append(Skipped(place.line, (), shown, reason))
        self.tell(place, message or reason)
