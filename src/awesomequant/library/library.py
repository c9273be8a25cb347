"""The whole bibliography as one frozen value, and what it states of each work."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from awesomequant.library.attribution import Attributions
from awesomequant.library.author import of_text, people, texts
from awesomequant.library.confirmed import Confirmed, Confirmer, Verdicts
from awesomequant.library.decisions import Decisions
from awesomequant.library.earlier import Earlier
from awesomequant.library.messages import Messages
from awesomequant.library.metrics import History, repository_key
from awesomequant.library.order import age, by_age, newest_first
from awesomequant.library.paper import Code, Paper
from awesomequant.library.persons import Author, Person, Persons, Signed, authors_of
from awesomequant.library.recalled import Comparer, Names, Pair
from awesomequant.library.reported import Results
from awesomequant.library.sections import Section
from awesomequant.library.settings import Settings
from awesomequant.library.statements import statement_of, traces_of
from awesomequant.library.telling import Telling
from awesomequant.library.trending import Trend, trending
from awesomequant.library.vocabulary import Tag, Venue
from awesomequant.text import fold
from awesomequant.works.candidates import Traces, Works, alike
from awesomequant.works.identity import Judgement, Statement, same_work
from awesomequant.works.proceedings import Volumes

if TYPE_CHECKING:
    from awesomequant.library.lists import Member
    from awesomequant.works.venues import Venues

# Papers, by everything that pages and checks ask for.
Index = Mapping[str, tuple[Paper, ...]]


class Answer(NamedTuple):
    """What a paper answers to one of the list's own fields."""

    id: str
    label: str
    values: tuple[str, ...]
    facet: bool


@dataclass(frozen=True)
class Library(Telling):
    """The settings, vocabulary, papers and sections of one list.

    ``papers`` stand in the default order: newest year, then most cited, then by id. Relations are
    ids; every index keeps that order. ``page_bytes`` are the sizes of README.md and of pages in
    lists/; ``archived`` are keys of read-only repositories; ``listed`` is a paper's place in a
    curator's order; ``synonyms`` are words of one meaning; ``proceedings`` are titles of volumes,
    ``attributions`` who said what, ``decisions`` what was refused, ``results`` what sources report,
    ``messages`` the words of the pages; ``lists`` are those that it unites. ``traces`` is what
    works are found by, ``judged`` what was found of two; ``asked_first`` may know pairs,
    ``names_known`` names, ``earlier`` others, ``confirmers`` what is
    confirmed.
    """

    settings: Settings
    tags: Mapping[str, Tag] = field(default_factory=dict)
    venues: Mapping[str, Venue] = field(default_factory=dict)
    papers: tuple[Paper, ...] = ()
    sections: tuple[Section, ...] = ()
    people: Mapping[str, Person] = field(default_factory=dict)
    page_bytes: Mapping[str, int] = field(default_factory=dict)
    history: History = field(default_factory=History, compare=False)
    proceedings: Volumes = field(default_factory=dict, compare=False)
    attributions: Attributions = field(default_factory=Attributions, compare=False)
    decisions: Decisions = field(default_factory=Decisions, compare=False)
    results: Results = field(default_factory=Results, compare=False)
    archived: frozenset[str] = frozenset()
    listed: Mapping[str, int] = field(default_factory=dict)
    synonyms: tuple[tuple[str, ...], ...] = ()
    messages: Messages = field(default_factory=Messages)
    lists: tuple["Member", ...] = ()
    # Not of another list that is made of this one: it may say other things under the same ids.
    traces: dict[str, Traces] = field(default_factory=dict, init=False, compare=False, repr=False)
    judged: dict[tuple[str, str], Judgement] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )
    names_known: list[Names] = field(default_factory=list, init=False, compare=False, repr=False)
    asked_first: list[Comparer] = field(default_factory=list, init=False, compare=False, repr=False)
    earlier: list[Earlier] = field(default_factory=list, init=False, compare=False, repr=False)
    confirmers: list[Confirmer] = field(default_factory=list, init=False, compare=False, repr=False)

    @cached_property
    def memo(self) -> dict[object, dict[str, Any]]:
        """What rooms above have worked out of this list, by paper, under keys of their own."""
        # A paper's citation was worked out 18 times in one build, its BibTeX entry six times.
        return {}

    @cached_property
    def confirmed(self) -> Verdicts:
        """Return which facts of its records are confirmed, by id and field, and by whom."""
        found: dict[str, Mapping[str, Confirmed]] = {}
        for confirmer in self.confirmers:
            found |= confirmer.confirmed()
        return MappingProxyType(found)

    @cached_property
    def by_id(self) -> Mapping[str, Paper]:
        """Return each paper under its id."""
        return MappingProxyType({paper.id: paper for paper in self.papers})

    @cached_property
    def by_year(self) -> Mapping[int, tuple[Paper, ...]]:
        """Return the papers of each year, newest year first."""
        dated = (paper for paper in self.papers if paper.year)
        index = _index(dated, lambda paper: (str(paper.year),))
        return MappingProxyType({int(year): papers for year, papers in index.items()})

    @cached_property
    def newest(self) -> tuple[Paper, ...]:
        """Return the papers as they came onto the list, the last first."""
        return newest_first(self.papers)

    def venue(self, paper: Paper) -> Venue | None:
        """Return the venue of a paper; None where it has none, or one that the list lacks."""
        return self.venues.get(paper.venue) if paper.venue else None

    def statement(self, paper: Paper) -> Statement:
        """Return what the list says of a paper's work, to be compared with what others say."""
        return statement_of(paper, self.venue(paper))

    @cached_property
    def works(self) -> Works[str]:
        """Find the ids of the papers that a statement may speak of."""
        found: Works[str] = Works()
        for paper in self.papers:
            found.add(self.statement(paper), paper.id)
        return found

    @cached_property
    def alike(self) -> tuple[Pair, ...]:
        """Return each two papers that are or may be one work, the older of them first."""
        for comparer in self.asked_first:
            if (known := comparer.alike()) is not None:
                return known
        papers = by_age(self.papers)
        found = alike(
            [*map(self.traces_of, papers)],
            lambda one, other: self.judge(papers[one], papers[other]),
        )
        return tuple((papers[one], papers[other], judgement) for one, other, judgement in found)

    @cached_property
    def sharing(self) -> tuple[Pair, ...]:
        """Return the pairs that own an identifier together, the older paper first.

        The oldest owner is compared with each other one, and no paper with all.
        """
        for comparer in self.asked_first:
            if (known := comparer.sharing()) is not None:
                return known
        owners = (sorted(papers, key=age) for papers in self._several())
        pairs = ((first, other) for first, *rest in owners for other in rest)
        # Two records may share a DOI and an arXiv id: that is one pair.
        once = {(one.source_file, other.source_file): (one, other) for one, other in pairs}
        return tuple((*pair, self.judge(*pair)) for pair in once.values())

    def judge(self, one: Paper, other: Paper) -> Judgement:
        """Return whether two papers are one work, judged once."""
        pair = one.id, other.id
        if pair not in self.judged:
            self.judged[pair] = same_work(self.statement(one), self.statement(other))
        return self.judged[pair]

    def traces_of(self, paper: Paper) -> Traces:
        """Return what the work of a paper is found by, worked out once."""
        if paper.id not in self.traces:
            self.traces[paper.id] = traces_of(paper, self.venue(paper))
        return self.traces[paper.id]

    @cached_property
    def lineage(self) -> Mapping[str, tuple[str, ...]]:
        """Return the tags above each tag, its parent first.

        A parent that is not defined, or stands below the tag itself, ends it: `tag-parent` and
        `unknown-tag` say so, and what is made of the list meanwhile has an end.
        """
        return MappingProxyType({tag: _above(tag, self.tags) for tag in self.tags})

    @cached_property
    def below(self) -> Mapping[str, tuple[str, ...]]:
        """Return the tags directly below each tag, under "" the topmost, in the order of the file.

        Tags of a circle stand at the top, so that none is lost.
        """
        found = defaultdict[str, list[str]](list)
        for tag, above in self.lineage.items():
            is_circular = bool(above) and self.tags[above[-1]].parent in (tag, *above)
            found[above[0] if above and not is_circular else ""].append(tag)
        return MappingProxyType({tag: tuple(tags) for tag, tags in found.items()})

    @cached_property
    def tree(self) -> tuple[str, ...]:
        """Return all tags, each before those below it; in the order of the file if none is."""

        def walk(tag: str) -> Iterator[str]:
            for one in self.below.get(tag, ()):
                yield one
                yield from walk(one)

        return tuple(walk(""))

    def tags_of(self, paper: Paper) -> tuple[str, ...]:
        """Return the tags that a paper counts under: its own, then those above them."""
        # Written into the records, those above would change in all of them when a topic moves.
        lineage, found = self.lineage, dict.fromkeys(paper.tags)
        for tag in paper.tags:
            if above := lineage.get(tag):
                found |= dict.fromkeys(above)
        return tuple(found)

    @cached_property
    def by_tag(self) -> Index:
        """Return the papers of each tag and of those below it, as ``tree`` has them.

        None for an unused one.
        """
        index = _index(self.papers, self.tags_of)
        return MappingProxyType({tag: index.get(tag, ()) for tag in self.tree})

    @cached_property
    def by_venue(self) -> Index:
        """Return the papers of each venue that has any, by the venue's name."""
        index = _index(self.papers, lambda paper: (paper.venue,) if paper.venue else ())
        return MappingProxyType(dict(sorted(index.items(), key=lambda item: fold(item[0]))))

    @cached_property
    def persons(self) -> Persons:
        """The pages that names lead to: by the spelling, or as the list says of its people."""
        return Persons(self.people.values())

    @cached_property
    def _signed(self) -> Mapping[str, Signed]:
        every = dict.fromkeys(chain.from_iterable(texts(paper.authors) for paper in self.papers))
        known: dict[str, Signed] = {}
        for names in self.names_known:
            known |= names.known()
        new = every.keys() - known.keys()
        found = {name: known[name] if name in known else self._led(name) for name in every}
        for names in self.names_known:
            names.learn(found, new)
        return found

    def _led(self, name: str) -> Signed:
        for person in people((of_text(name),)):
            return Signed(self.persons.page_of(person).slug, person.shown)
        return Signed("", "")

    def signed(self, paper: Paper) -> list[Signed]:
        """Return where the names of a paper's authors lead and how they are shown, in order."""
        return [said for name in texts(paper.authors) if (said := self._signed[name]).slug]

    @cached_property
    def by_author(self) -> Index:
        """Return the papers of each author, under the page that the name leads to."""
        return MappingProxyType({slug: tuple(met.papers) for slug, met in self._authors.items()})

    @cached_property
    def _authors(self) -> Mapping[str, Author]:
        return authors_of(self.papers, self._signed)

    def names_of(self, author: str) -> Collection[str]:
        """Return the names that an author signs with, as they are met."""
        return self._authors[author].names.keys()

    def signatures(self, author: str) -> Counter[str]:
        """Return how often an author signs with which name."""
        return Counter(self._authors[author].names)

    @cached_property
    def by_identifier(self) -> Index:
        """Return the papers that own each strong identifier, under ``scheme:id``."""
        return _index(self.papers, self._strong)

    def _strong(self, paper: Paper) -> Iterable[str]:
        if known := self.traces.get(paper.id):
            return known.ids
        return [str(found) for found in paper.identifiers if found.strong]

    def _several(self) -> Iterator[list[Paper]]:
        """Yield the papers of each identifier that several own."""
        # Without the index of all, of which a check needs nothing else: a third of its time.
        first: dict[str, Paper] = {}
        several: dict[str, list[Paper]] = {}
        for paper in self.papers:
            for key in self._strong(paper):
                if key in first:
                    several.setdefault(key, [first[key]]).append(paper)
                else:
                    first[key] = paper
        yield from (several[key] for key in first if key in several)

    @cached_property
    def venue_of(self) -> Mapping[str, Venue]:
        """Return each venue under its id and under every alias."""
        # An id outweighs an alias that another entry has; `ambiguous-alias` tells of it.
        aliases = {alias: venue for venue in self.venues.values() for alias in venue.aliases}
        return MappingProxyType({**aliases, **self.venues})

    @cached_property
    def resolver(self) -> "Venues":
        """The resolver of the list's venues, for texts that are no id."""
        from awesomequant.works.venues import Venues  # noqa: PLC0415 -- records name venues by id

        return Venues(self.venues.values())

    @cached_property
    def tag_of(self) -> Mapping[str, Tag]:
        """Return each tag under its id and under every alias."""
        aliases = {alias: tag for tag in self.tags.values() for alias in tag.aliases}
        return MappingProxyType({**aliases, **self.tags})

    @cached_property
    def rank(self) -> Mapping[str, int]:
        """Return each paper's position in the default order, from 0."""
        return MappingProxyType({paper.id: at for at, paper in enumerate(self.papers)})

    @cached_property
    def trending(self) -> tuple[Trend, ...]:
        """The papers that grew most in the month before the last snapshot, stars first."""
        return trending(self.papers, self.history)

    def own_fields(self, paper: Paper, *, columns: bool = False) -> tuple[Answer, ...]:
        """Return a paper's answers to the list's own fields; ``columns``: those shown in a row."""
        return tuple(
            Answer(name, own.label, (value,) if isinstance(value, str) else value, own.facet)
            for name, own in self.settings.fields.items()
            if (value := paper.fields.get(name)) and (own.column or not columns)
        )

    def is_archived(self, code: Code) -> bool:
        """Whether the repository of a paper's code takes no changes any more."""
        # To make a key takes 1.5 µs, and most lists know of none.
        return bool(self.archived) and repository_key(code.url) in self.archived

    def is_highly_cited(self, paper: Paper) -> bool:
        """Return whether a paper bears the mark of the highly cited of its year."""
        bounds = self.settings.highly_cited
        bound = bounds.bound(paper.year) if paper.year else bounds.default
        return paper.citations is not None and paper.citations.count >= bound


def _above(tag: str, tags: Mapping[str, Tag]) -> tuple[str, ...]:
    # A circle ends where it would be entered again.
    found = [tag]
    while (parent := tags[found[-1]].parent) and parent in tags and parent not in found:
        found.append(parent)
    return tuple(found[1:])


def _index(papers: Iterable[Paper], keys: Callable[[Paper], Iterable[str]]) -> Index:
    index: defaultdict[str, list[Paper]] = defaultdict(list)
    for paper in papers:
        for key in keys(paper):
            index[key].append(paper)
    return MappingProxyType({key: tuple(found) for key, found in index.items()})
