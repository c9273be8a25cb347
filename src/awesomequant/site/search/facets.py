"""What a list can be filtered by: year, tag, venue, author, code, results, its own fields."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, compress
from typing import cast

from awesomequant.language import plain
from awesomequant.library.library import Library
from awesomequant.library.reported import names_of_benchmarks
from awesomequant.site import addresses

AVAILABLE = "available"
_KINDS = {
    "conference": "Conference", "journal": "Journal", "workshop": "Workshop",
    "preprint": "Preprint", "thesis": "Thesis", "report": "Report", "other": "Other",
}  # fmt: skip


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


def parts_of(values: Iterable[Value]) -> Mapping[str | None, list[Value]]:
    """Return values by what they are a part of; under None those that are a part of nothing."""
    found: dict[str | None, list[Value]] = {None: []}
    for value in values:
        found.setdefault(value.parent, []).append(value)
    return found


@dataclass(frozen=True)
class Facet:
    """One question asked of every paper, with the answers met.

    ``answers`` are those of each paper, in the order of the library.  Who answers with a part of a
    value answers with that value too.
    """

    id: str
    label: str
    values: tuple[Value, ...]
    answers: Sequence[tuple[str, ...]]

    @cached_property
    def several(self) -> bool:
        """Whether some paper has more than one answer.

        A reader may then ask for papers with all of some values.
        """
        return any(len(those) > 1 for those in self.answers)

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
    # Asked for by the index, by the explore page and by the pages that the header finds.
    known = library.memo.setdefault(facets, {})
    if not known:
        known["every"] = tuple(facet for facet in _facets(library) if facet.values)
    return cast("tuple[Facet, ...]", known["every"])


def facet_called(library: Library, name: str) -> Facet | None:
    """Return one facet, and work out none behind it: a search for a tag reads no results."""
    known = library.memo.get(facets)
    every: Iterable[Facet] = known["every"] if known else _facets(library)
    return next((facet for facet in every if facet.id == name), None)


def authors(library: Library) -> Facet:
    """Return who has a page of authors, by its slug, as one more facet.

    Apart from the others: of 10,000 papers it is as large as all of these together, and is fetched
    when a reader asks for an author.
    """
    pages = addresses.author_pages(library)
    names: dict[str, list[str]] = {paper.id: [] for paper in library.papers}
    for slug, page in pages.items():
        for paper in page.papers:
            names[paper.id].append(slug)

    def author(slug: str, count: int) -> Value:
        page = pages[slug]
        return Value(slug, page.name, count, page.address, page.spellings)

    answers = (tuple(names[paper.id]) for paper in library.papers)
    return _facet("author", library.messages.say("Authors"), answers, author, _recent(library))


def panel(library: Library) -> tuple[Facet, ...]:
    """Return the facets in the order in which the explore page offers them."""
    found = list(facets(library))
    people = authors(library)
    if people.values:
        found.insert(min(2, len(found)), people)
    return tuple(found)


def _facets(library: Library) -> Iterator[Facet]:
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

    papers, recent = library.papers, _recent(library)
    say = library.messages.say
    yield _facet("tag", say("Tags"), map(library.tags_of, papers), tag, recent)
    venues = [_one(paper.venue) for paper in papers]
    yield _facet("venue", say("Venue"), venues, venue, recent)
    kinds = {venue: _one(kind_of(library, venue)) for venue in library.by_venue}
    yield _facet(
        "kind",
        say("Kind of venue"),
        [kinds[paper.venue] if paper.venue else () for paper in papers],
        lambda kind, count: Value(kind, say(_KINDS.get(kind, kind.capitalize())), count),
    )
    yield _facet(
        "code",
        say("Code"),
        [_one(AVAILABLE if paper.code else None) for paper in papers],
        lambda code, count: Value(code, say("Code"), count),
    )
    yield from _of_results(library)
    for name, field in library.settings.fields.items():
        if field.facet:
            given = (paper.fields.get(name, ()) for paper in papers)
            answers = ((value,) if isinstance(value, str) else value for value in given)
            yield _facet(f"field.{name}", field.label, answers)


def _of_results(library: Library) -> Iterator[Facet]:
    """Yield which papers the list has results of, and on which benchmarks.

    Apart, since two filters narrow and two values of one widen.  Models are none: who asks for a
    benchmark and a model would get papers that have the one and the other apart; the page of the
    two has what is meant.
    """
    say, held, papers = library.messages.say, library.results.held, library.papers
    works = library.results.by_work
    has_any = [_one(AVAILABLE if paper.id in works else None) for paper in papers]
    label = say("With results")
    yield _facet("results", say("Results"), has_any, lambda name, count: Value(name, label, count))
    answers = [tuple({one.benchmark: 0 for one in works.get(paper.id, ())}) for paper in papers]
    called = names_of_benchmarks(held, chain.from_iterable(answers))

    def benchmark(name: str, count: int) -> Value:
        of = held.benchmarks.get(name)
        also = (of.label, of.dataset, *of.aliases) if of else ()
        return Value(name, called[name], count, also=also)

    yield _facet("benchmark", say("Benchmark"), answers, benchmark)


def _recent(library: Library) -> Sequence[bool]:
    """Return of each paper whether it is of the last two years that the list has papers of."""
    since = max((paper.year or 0 for paper in library.papers), default=0) - 1
    return [(paper.year or 0) >= since for paper in library.papers]


def kind_of(library: Library, venue: str) -> str:
    """Return the kind of a venue; one that is not in the vocabulary is another."""
    return library.venues[venue].kind if venue in library.venues else "other"


def _one(answer: str | None) -> tuple[str, ...]:
    return (answer,) if answer else ()


def _facet(
    identity: str,
    label: str,
    answers: Iterable[tuple[str, ...]],
    value: Callable[[str, int], Value] = lambda answer, count: Value(answer, answer, count),
    recent: Sequence[bool] = (),
) -> Facet:
    """Make a facet; where it is told which papers are ``recent``, their values come first.

    A workshop that was held three times ten years ago stood before those of this year.
    """
    # A value given twice counts once.
    given = [those if len(those) < 2 else tuple(dict.fromkeys(those)) for those in answers]  # noqa: PLR2004
    counts = Counter(chain.from_iterable(given))
    # Among equals by name, so that the same list has the same order at every build.
    living = set(chain.from_iterable(compress(given, recent)))
    ranked = sorted(
        counts.items(),
        key=lambda item: (item[0] not in living, -item[1], item[0].casefold(), item[0]),
    )
    return Facet(identity, label, tuple(value(*item) for item in ranked), given)
