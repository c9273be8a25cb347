"""What a list can be filtered by: year, tag, venue, kind of venue, code, and its own fields."""

from collections import Counter
from collections.abc import Callable, Iterable
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

    Who answers with a part of a value answers with that value too.
    """

    id: str
    label: str
    values: tuple[Value, ...]
    of: Callable[[Paper], Iterable[str]]

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
    found = [_tags(library), _venues(library), _kinds(library), _code(library)]
    for identity, field in library.settings.fields.items():
        if field.facet:
            found.append(_own(library, identity, field.label))
    return tuple(facet for facet in found if facet.values)


def kind_of(library: Library, venue: str) -> str:
    """Return the kind of a venue; one that is not in the vocabulary is another."""
    return library.venues[venue].kind if venue in library.venues else "other"


def _tags(library: Library) -> Facet:
    def value(tag: str, count: int) -> Value:
        if known := library.tags.get(tag):
            label = plain.show(known.label)
            also, above = (known.label, *known.aliases), library.lineage[tag]
            return Value(tag, label, count, addresses.tag(tag), also, above[0] if above else None)
        return Value(tag, tag, count)

    return _facet("tag", "Tags", library, _Question(library.tags_of, value))


def _venues(library: Library) -> Facet:
    pages = addresses.venues(library)

    def value(venue: str, count: int) -> Value:
        known = library.venues.get(venue)
        also = (known.name, *known.aliases) if known else ()
        return Value(venue, venue, count, pages[venue], also)

    question = _Question(lambda paper: (paper.venue,) if paper.venue else (), value)
    return _facet("venue", "Venue", library, question)


def _kinds(library: Library) -> Facet:
    question = _Question(
        lambda paper: (kind_of(library, paper.venue),) if paper.venue else (),
        lambda kind, count: Value(kind, kind.capitalize(), count),
    )
    return _facet("kind", "Kind of venue", library, question)


def _code(library: Library) -> Facet:
    question = _Question(
        lambda paper: (CODE,) if paper.code else (), lambda code, count: Value(code, "Code", count)
    )
    return _facet("code", "Code", library, question)


def _own(library: Library, identity: str, label: str) -> Facet:
    def answers(paper: Paper) -> tuple[str, ...]:
        value = paper.fields.get(identity, ())
        return (value,) if isinstance(value, str) else value

    question = _Question(answers, lambda answer, count: Value(answer, answer, count))
    return _facet(f"field.{identity}", label, library, question)


@dataclass(frozen=True)
class _Question:
    of: Callable[[Paper], Iterable[str]]
    value: Callable[[str, int], Value]


def _facet(identity: str, label: str, library: Library, question: _Question) -> Facet:
    def of(paper: Paper) -> Iterable[str]:
        return dict.fromkeys(question.of(paper))

    counts = Counter(answer for paper in library.papers for answer in of(paper))
    values = (question.value(answer, count) for answer, count in _most_common(counts))
    return Facet(identity, label, tuple(values), of)


def _most_common(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0].casefold(), item[0]))
