"""Counts for pictures: what of a list stands in which row and column, and what was left together.

A picture shows twelve at most, so that it can be read on a phone and from the back of a room; what
is beyond stands together, so that the sums are those of the list.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.site import addresses, counts
from awesomequant.site.addresses import AuthorPage
from awesomequant.works.kinds import from_venue_kind

MOST = 12
# Years beside the name of a row: on a phone a number of three digits has room in each.
_BESIDE = 7
# Upper ends of the groups of citations, each some three times the one before.
_ENDS = (0, 9, 29, 99, 299, 999)
# One in so many papers with code has to say what it is in.
_SAYING = 4
# A share of fewer papers says nothing: one of two is half.
_LEAST_FOR_SHARE = 5


class Column(NamedTuple):
    """What a column is of, where its papers are listed, and what a narrow axis says of it."""

    label: str
    address: str = ""
    short: str = ""


class Row(NamedTuple):
    """One kind of paper: its name, where its papers are listed, its count in each column."""

    label: str
    address: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """Return how many papers all columns have."""
        return sum(self.counts)


class Grid(NamedTuple):
    """A picture's numbers: ``form`` is how it is drawn, ``across`` what the columns are.

    ``note`` says what is not in it.
    """

    id: str
    form: str
    title: str
    across: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str = ""

    @property
    def highest(self) -> int:
        """Return the highest number: of a sum of rows where they stand on each other."""
        if self.form == "stacked":
            return max(map(sum, zip(*(row.counts for row in self.rows), strict=True)))
        return max(count for row in self.rows for count in row.counts)

    @property
    def ticks(self) -> range:
        """Return the round numbers of an axis, from 0 to above the highest, five at most."""
        highest = max(self.highest, 1)
        power = 10 ** (len(str(highest)) - 1)
        steps = (max(1, power * tenths // 10) for tenths in (1, 2, 5, 10, 20, 50))
        step = next(step for step in steps if step * 4 >= highest)
        return range(0, -(-highest // step) * step + 1, step)


class Spans(NamedTuple):
    """Columns of years, the first of which may be of all before; ``first`` is the year it ends."""

    columns: tuple[Column, ...]
    first: int

    def counts(self, papers: Iterable[Paper]) -> tuple[int, ...]:
        """Return how many papers each column has."""
        found = [0] * len(self.columns)
        for year, count in Counter([paper.year for paper in papers]).items():
            if year:
                found[max(0, year - self.first)] += count
        return tuple(found)


def spans(library: Library, most: int = MOST) -> Spans | None:
    """Return the last years of a list, those before in one; None where there is no year or one."""
    known = sorted(library.by_year)
    if len(known) < 2:  # noqa: PLR2004 -- of one year there is nothing to compare
        return None
    first = max(known[0], known[-1] - most + 1)
    columns = [Column(str(year), addresses.year(year)) for year in range(first, known[-1] + 1)]
    columns = [one if int(one.label) in library.by_year else Column(one.label) for one in columns]
    if first > known[0]:
        label = library.messages.say("to {year}", year=first)
        columns[0] = Column(label, f"explore/?year={known[0]}-{first}", f"≤{first}")
    return Spans(tuple(columns), first)


def statistics(
    library: Library, venues: Mapping[str, str], authors: Mapping[str, AuthorPage]
) -> list[Grid]:
    """Return what can be told of a list, each picture with two numbers or more.

    ``venues`` and ``authors`` are their pages.
    """
    grids = [
        *_of_years(library, venues),
        _of_authors(library, authors),
        _of_citations(library),
        _most_cited(library),
        _of_code(library),
    ]
    return [grid for grid in grids if grid]


def by_year(library: Library) -> Grid | None:
    """Return the papers of each year, with code and without where any has code."""
    years = spans(library)
    if not years:
        return None
    coded = years.counts(paper for paper in library.papers if paper.code)
    every = years.counts(library.papers)
    say = library.messages.say
    rows = [Row(say("papers"), "", every)]
    if any(coded):
        bare = tuple(all_ - some for all_, some in zip(every, coded, strict=True))
        rows = [Row(say("with code"), "", coded), Row(say("without code"), "", bare)]
    note = _without_year(library)
    return Grid(
        "years", "stacked", say("Papers by year"), say("Year"), years.columns, tuple(rows), note
    )


def _of_years(library: Library, venues: Mapping[str, str]) -> Iterable[Grid | None]:
    grid = by_year(library)
    yield grid
    if not grid:
        return
    say = library.messages.say
    if len(grid.rows) > 1:
        of_year = zip(*(row.counts for row in grid.rows), strict=True)
        shares = [(sum(one), one[0]) for one in of_year]
        kept = [at for at, (papers, _) in enumerate(shares) if papers >= _LEAST_FOR_SHARE]
        if len(kept) > 1:
            yield Grid(
                "code-share",
                "share",
                say("Share of papers with code"),
                say("Year"),
                tuple(grid.columns[at] for at in kept),
                (
                    Row(say("with code"), "", tuple(shares[at][1] for at in kept)),
                    Row(say("papers"), "", tuple(shares[at][0] for at in kept)),
                ),
                say("Years of fewer than {count} papers are left out.", count=_LEAST_FOR_SHARE)
                if len(kept) < len(shares)
                else "",
            )
    beside = spans(library, _BESIDE)
    if beside is None:
        return
    of_each = say("A paper counts under each of its tags and those above them.")
    tagged = {tag: papers for tag, papers in library.by_tag.items() if papers}
    yield _matrix(
        Grid("tags", "matrix", say("Tags by year"), say("Year"), beside.columns, (), of_each),
        beside,
        library,
        tagged,
        lambda tag: (library.tags[tag].label, addresses.tag(tag)),
        rest=None,
    )
    yield _matrix(
        Grid("venues", "matrix", say("Venues by year"), say("Year"), beside.columns, ()),
        beside,
        library,
        library.by_venue,
        lambda venue: (venue, venues[venue]),
        rest=library.papers,
    )
    kinds: dict[str, list[Paper]] = {}
    for paper in library.papers:
        venue = library.venue(paper)
        if kind := paper.type or (venue and from_venue_kind(venue.kind)):
            kinds.setdefault(kind, []).append(paper)
    yield _matrix(
        Grid("kinds", "matrix", say("Kinds of work by year"), say("Year"), beside.columns, ()),
        beside,
        library,
        kinds,
        lambda kind: (say(kind), ""),
        rest=library.papers,
    )


def _matrix(
    empty: Grid,
    years: Spans,
    library: Library,
    index: Mapping[str, Sequence[Paper]],
    named: Callable[[str], tuple[str, str]],
    *,
    rest: Sequence[Paper] | None,
) -> Grid | None:
    """Return the largest of an index by year; with ``rest``, all papers, the others together."""
    say, note = library.messages.say, empty.note
    ranked = sorted(index, key=lambda key: (-len(index[key]), key))
    room = MOST if rest is None or len(ranked) <= MOST else MOST - 2
    # Only what is shown is counted by year: 250 venues and 60 tags took 60 ms of 10,000 papers.
    rows = [Row(*named(key), years.counts(index[key])) for key in ranked[:room]]
    rows = [row for row in rows if row.total]
    if len(rows) < 2:  # noqa: PLR2004 -- as of years
        return None
    others = len(ranked) - room
    if rest is not None:
        sums = zip(years.counts(rest), *(row.counts for row in rows), strict=True)
        left = tuple(all_ - sum(shown) for all_, *shown in sums)
        if any(left):
            label = say("{count} others or none", count=others) if others > 0 else say("not known")
            rows.append(Row(label, "", left))
    elif others > 0:
        largest = say("The {count} largest of {every}.", count=room, every=len(ranked))
        note = f"{largest} {note}"
    return empty._replace(rows=tuple(rows), note=note)


def _of_authors(library: Library, authors: Mapping[str, AuthorPage]) -> Grid | None:
    say = library.messages.say
    ranked = sorted(authors.values(), key=lambda one: (-len(one.papers), one.name))[:MOST]
    rows = tuple(Row(one.name, one.address, (len(one.papers),)) for one in ranked)
    if len(rows) < 3 or rows[0].total < 3:  # noqa: PLR2004 -- two names are no comparison
        return None
    note = say("Names as they are signed: several people may share one.")
    title, columns = say("Authors with most papers"), (Column(say("Papers")),)
    return Grid("authors", "bars", title, "", columns, rows, note)


def _of_citations(library: Library) -> Grid | None:
    counted = [paper.citations.count for paper in library.papers if paper.citations]
    if len(counted) < MOST:
        return None
    begins = (0, *(end + 1 for end in _ENDS))
    found = [0] * len(begins)
    for count in counted:
        found[max(at for at, least in enumerate(begins) if least <= count)] += 1
    labels = [
        str(least) if least == end else f"{least}–{end}"
        for least, end in zip(begins, _ENDS, strict=False)
    ]
    columns = tuple(Column(label) for label in (*labels, f"{begins[-1]}+"))
    left = len(library.papers) - len(counted)
    say, note = library.messages.say, _days(library)
    if left:
        many, one = "{count:,} papers nobody counted.", "{count:,} paper nobody counted."
        note = f"{note} {say(many, one=one, count=left)}"
    rows, title = (Row(say("papers"), "", tuple(found)),), say("How often papers are cited")
    return Grid("citations", "stacked", title, say("Citations"), columns, rows, note)


def _most_cited(library: Library) -> Grid | None:
    cited = [(one.citations.count, one) for one in library.papers if one.citations]
    cited = sorted(((n, one) for n, one in cited if n), key=lambda two: (-two[0], two[1].id))[:10]
    if len(cited) < 3:  # noqa: PLR2004 -- as of authors
        return None
    rows = tuple(Row(one.title, one.page, (count,)) for count, one in cited)
    say = library.messages.say
    title, columns = say("Most cited papers"), (Column(say("Citations")),)
    return Grid("most-cited", "bars", title, "", columns, rows, _days(library))


def _days(library: Library) -> str:
    """Return when citations were counted, as months."""
    days = [paper.citations.as_of for paper in library.papers if paper.citations]
    say, month = library.messages.say, library.messages.month
    first, last = month(min(days)), month(max(days))
    if first == last:
        return say("Counted {month}.", month=first)
    return say("Counted {first} to {last}.", first=first, last=last)


def _of_code(library: Library) -> Grid | None:
    """Return what the code is written in, as far as the links to it say."""
    found: Counter[str] = Counter()
    shown: dict[str, Counter[str]] = {}
    coded = labelled = 0
    for paper in library.papers:
        said = {counts.told_of(one.label) for one in paper.code}
        said.discard("")
        coded += bool(paper.code)
        labelled += bool(said)
        for label in said:
            shown.setdefault(label.casefold(), Counter())[label] += 1
        found.update({label.casefold() for label in said})
    # Of a few that say it nothing follows for the others.
    if labelled * _SAYING < coded:
        return None
    ranked = sorted(found, key=lambda name: (-found[name], name))
    rows = [
        Row(max(shown[name], key=lambda one: (shown[name][one], one)), "", (found[name],))
        for name in ranked[:MOST]
        if found[name] > 1
    ]
    if len(rows) < 2:  # noqa: PLR2004 -- as of years
        return None
    say = library.messages.say
    note = say(
        "{some:,} of {count:,} papers with code, as the links to it are labelled.",
        some=labelled,
        count=coded,
    )
    title, columns = say("What the code is in"), (Column(say("Papers")),)
    return Grid("code", "bars", title, "", columns, tuple(rows), note)


def _without_year(library: Library) -> str:
    left = len(library.papers) - sum(map(len, library.by_year.values()))
    many, one = "{count:,} papers without a year.", "{count:,} paper without a year."
    return library.messages.say(many, one=one, count=left) if left else ""
