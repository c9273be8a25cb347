"""What a list can be filtered by: year, tag, venue, kind of venue, code, and its own fields."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from awesomequant.language import plain
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.site import addresses

CODE = "available"


@dataclass(frozen=True)
class Value:
    """A value that papers share: how many do, and the page that lists them, if there is one.

    ``also`` are other spellings, by which it is found and understood in an address; ``parent`` is
    the value that it is a part of.
    """

    id: str
    label: str
    count: int
    page: str | None = None
    also: tuple[str, ...] = ()
    parent: str | None = None


@dataclass(frozen=True)
class Facet:
    """One question asked of every paper, with the answers met, and how a paper answers it.

    Who answers with a part of a value answers with that value too.  With ``several``, some paper
    has more than one answer, so that a reader may ask for papers with all of some values.
    """

    id: str
    label: str
    values: tuple[Value, ...]
    of: Callable[[Paper], Iterable[str]]
    several: bool = False

    @property
    def by_name(self) -> tuple[Value, ...]:
        """Return the values by label."""
        return tuple(sorted(self.values, key=lambda value: value.label.casefold()))


def years(library: Library) -> tuple[Value, ...]:
    """Return the years with papers, newest first."""
    return tuple(
        Value(str(year), str(year), len(papers), addresses.year(year))
        for year, papers in library.by_year.items()
    )


def facets(library: Library) -> tuple[Facet, ...]:
    """Return every facet that tells papers of this list apart, its values most frequent first."""
    pages = addresses.venues(library)

    def tag(name: str, count: int) -> Value:
        if known := library.tags.get(name):
            label = plain.show(known.label)
            also, above = (known.label, *known.aliases), library.lineage[name]
            page, parent = addresses.tag(name), above[0] if above else None
            return Value(name, label, count, page, also, parent)
        return Value(name, name, count)

    def venue(name: str, count: int) -> Value:
        known = library.venues.get(name)
        return Value(name, name, count, pages[name], (known.name, *known.aliases) if known else ())

    found = [
        _facet("tag", "Tags", library.papers, library.tags_of, tag),
        _facet("venue", "Venue", library.papers, lambda paper: _one(paper.venue), venue),
        _facet(
            "kind",
            "Kind of venue",
            library.papers,
            lambda paper: _one(paper.venue and kind_of(library, paper.venue)),
            lambda kind, count: Value(kind, kind.capitalize(), count),
        ),
        _facet(
            "code",
            "Code",
            library.papers,
            lambda paper: _one(CODE if paper.code else None),
            lambda code, count: Value(code, "Code", count),
        ),
    ]
    for name, field in library.settings.fields.items():
        if field.facet:

            def answers(paper: Paper, name: str = name) -> Iterable[str]:
                value = paper.fields.get(name, ())
                return (value,) if isinstance(value, str) else value

            found.append(_facet(f"field.{name}", field.label, library.papers, answers))
    return tuple(facet for facet in found if facet.values)


def kind_of(library: Library, venue: str) -> str:
    """Return the kind of a venue; one that is not in the vocabulary is another."""
    return library.venues[venue].kind if venue in library.venues else "other"


def _one(answer: str | None) -> tuple[str, ...]:
    return (answer,) if answer else ()


def _facet(
    identity: str,
    label: str,
    papers: Sequence[Paper],
    answers: Callable[[Paper], Iterable[str]],
    value: Callable[[str, int], Value] = lambda answer, count: Value(answer, answer, count),
) -> Facet:
    def of(paper: Paper) -> Iterable[str]:
        return dict.fromkeys(answers(paper))  # a value given twice counts once

    given = [tuple(of(paper)) for paper in papers]
    counts = Counter(answer for those in given for answer in those)
    # Among equals by name, so that the same list has the same order at every build.
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0].casefold(), item[0]))
    values = tuple(value(*item) for item in ranked)
    return Facet(identity, label, values, of, any(len(those) > 1 for those in given))
