"""The pages of results: one a benchmark and model, and for each of the two one that leads to them.

What may stand in one ranking ``library/comparable.py`` says; here it is laid out, a table a field.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from awesomequant.library.comparable import Field, Group, Place, claims, compared
from awesomequant.library.library import Library
from awesomequant.library.reported import Result, names_of_benchmarks
from awesomequant.library.results import Benchmark
from awesomequant.site.addresses import of_part
from awesomequant.site.board_rows import protocol_said, whole_setting
from awesomequant.text import slug

ADDRESS = "results/"
# References that are named side by side; of more the lowest and the highest.
_NAMED = 5
# Claims of several sources that a page shows.
_AGAIN = 12
# Rows on a page: with two pictures and the frame 60 KB, since each names its source in full.
ROWS = 70
# Links that a page which leads to others has.
DOORS = 320


class Board(NamedTuple):
    """One benchmark and one model, however measured: its groups, those of most methods first."""

    address: str
    benchmark: str
    model: str | None
    name: str  # of the benchmark
    title: str
    groups: tuple[Group, ...]

    @property
    def results(self) -> list[Result]:
        """All its numbers."""
        return [one for group in self.groups for one in group.results]

    @property
    def of(self) -> Benchmark | None:
        """What is measured, where the list says it."""
        return self.groups[0].benchmark

    @property
    def methods(self) -> set[str]:
        """The methods that it has numbers of."""
        return {one.told.method for one in self.results}

    @property
    def sources(self) -> set[str]:
        """The addresses of its sources."""
        return {one.table.source.url for one in self.results}


class Section(NamedTuple):
    """A field of a group, or the part of it that a page has room for.

    ``is_first`` says whether its group begins here.
    """

    group: Group
    field: Field
    places: tuple[Place, ...]
    is_first: bool


class BoardPart(NamedTuple):
    """One of the pages that a board goes on over."""

    board: Board
    number: int
    pages: int
    sections: tuple[Section, ...]

    @property
    def address(self) -> str:
        """Where it stands."""
        return of_part(self.board.address, self.number)


class Directory(NamedTuple):
    """A page that leads to the boards of one benchmark, or of one model."""

    address: str
    title: str
    benchmark: str | None
    boards: tuple[Board, ...]

    def is_above(self, board: Board) -> bool:
        """Return whether it leads to a board."""
        own = self.boards[0]
        return (board.benchmark == own.benchmark) if self.benchmark else (board.model == own.model)

    def named(self, board: Board) -> str:
        """Return what a board is called here, where one of its two names stands above."""
        return (board.model or board.title) if self.benchmark else board.name


class Boards(NamedTuple):
    """All pages of results of a list; without results none."""

    boards: tuple[Board, ...] = ()
    benchmarks: tuple[Directory, ...] = ()
    models: tuple[Directory, ...] = ()

    @property
    def directories(self) -> tuple[Directory, ...]:
        """The pages that lead to others."""
        return (*self.benchmarks, *self.models)

    def parts(self) -> Iterator[BoardPart]:
        """Yield every page of a board."""
        for board in self.boards:
            yield from parts_of(board)


def boards(library: Library) -> Boards:
    """Return the pages of results of a list, worked out once; of several lists each has its own."""
    known = library.memo.setdefault("boards", {})
    if "all" not in known:
        has_any = not library.lists and library.results.held.tables
        known["all"] = _boards(library) if has_any else Boards()
    found: Boards = known["all"]
    return found


def _boards(library: Library) -> Boards:
    found: dict[tuple[str, str | None], list[Group]] = {}
    for group in compared(library):
        found.setdefault((group.key.benchmark, group.key.model), []).append(group)
    name = _Names()
    called = names_of_benchmarks(library.results.held, dict.fromkeys(key[0] for key in found))
    keys = sorted(found, key=lambda key: (key[0], key[1] or ""))
    # Those of benchmarks first: their names are the shortest, and without models they are boards.
    of_benchmark = {one: name(one) for one in dict.fromkeys(key[0] for key in keys)}
    models = dict.fromkeys(key[1] for key in keys if key[1])
    of_model = {one: name(f"on--{slug(one) or 'model'}") for one in models}
    every = []
    for key in keys:
        benchmark, model = key
        own = f"{of_benchmark[benchmark][len(ADDRESS) : -1]}--{slug(model or '') or 'model'}"
        is_alone = model is None and sum(one[0] == benchmark for one in keys) == 1
        address = of_benchmark[benchmark] if is_alone else name(own)
        label = title = called[benchmark]
        if model:
            title = library.messages.say("{model} on {benchmark}", model=model, benchmark=label)
        every.append(Board(address, benchmark, model, label, title, tuple(found[key])))
    every.sort(key=lambda one: (-len(one.methods), -len(one.results), one.address))
    made = tuple(every)
    taken = {board.address for board in made}
    return Boards(
        made,
        _directories(made, {key: at for key, at in of_benchmark.items() if at not in taken}, 1),
        _directories(made, of_model, 2),
    )


def _directories(
    every: tuple[Board, ...], addresses: Mapping[str, str], at: int
) -> tuple[Directory, ...]:
    """Return a page for each name that stands at a place of a board, most results first."""
    found: dict[str, list[Board]] = {}
    for board in every:
        found.setdefault(str(board[at]), []).append(board)
    made = []
    for key, address in addresses.items():
        some = tuple(found[key])
        title = some[0].name if at == 1 else key
        made.append(Directory(address, title, key if at == 1 else None, some))
    rank = {one.address: sum(len(board.results) for board in one.boards) for one in made}
    return tuple(sorted(made, key=lambda one: (-rank[one.address], one.address)))


class _Names:
    """Addresses, no two alike; what is spelled alike gets numbers."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def __call__(self, stem: str) -> str:
        name, number = stem, 1
        while name in self._taken:
            number += 1
            name = f"{stem}-{number}"
        self._taken.add(name)
        return f"{ADDRESS}{name}/"


def parts_of(board: Board) -> Iterator[BoardPart]:
    """Yield the pages of a board: fields stand whole where a page has room for them."""
    pages: list[list[Section]] = [[]]
    room = ROWS
    for section in _sections(board):
        places = section.places
        while places:
            # A few rows of a field, with the rest on the next page, are hard to read.
            if room < len(places) and len(places) <= ROWS and room < ROWS:
                pages.append([])
                room = ROWS
            here, places = places[:room], places[room:]
            pages[-1].append(section._replace(places=here))
            section = section._replace(is_first=False)  # noqa: PLW2901 -- the rest of the same
            room -= len(here)
            if room <= 0 and places:
                pages.append([])
                room = ROWS
    for number, sections in enumerate(pages, 1):
        yield BoardPart(board, number, len(pages), tuple(sections))


def _sections(board: Board) -> Iterator[Section]:
    for group in board.groups:
        for at, field in enumerate(group.fields):
            yield Section(group, field, field.places, at == 0)


def unlike(board: Board, library: Library) -> str:
    """Return which references stand side by side in a board, where there are several."""
    found = {
        field.key.reference
        for group in board.groups
        for field in group.fields
        if field.key.reference is not None
    }
    rules, say = library.settings.results, library.messages.say
    if not rules.reference or len(found) == 1 or not found:
        return ""
    values = [f"{value:g}" for value in sorted(found)]
    if len(values) <= _NAMED:
        told = say(", ").join(values)
        return say(
            "{name} is not the same everywhere: {values}.", name=rules.reference.label, values=told
        )
    return say(
        "{name} has {count} values, from {low} to {high}.",
        name=rules.reference.label, count=len(values), low=values[0], high=values[-1],
    )  # fmt: skip


class Again(NamedTuple):
    """What several tables tell of one method at one setting."""

    method: str
    setting: str
    results: tuple[Result, ...]


def told_again(board: Board, library: Library) -> list[Again]:
    """Return what several sources tell, those that are farthest apart first."""
    rules, held = library.settings.results, library.results.held
    found = []
    for claim, results in claims(held, board.results, rules).items():
        if len({one.table.source.url for one in results}) > 1:
            called = f"{claim.method} ({claim.variant})" if claim.variant else claim.method
            found.append(Again(called, whole_setting(rules, dict(claim.at)), tuple(results)))

    def spread(one: Again) -> float:
        values = [result.value for result in one.results]
        return max(values) - min(values)

    return sorted(found, key=lambda one: -spread(one))[:_AGAIN]


def heading(group: Group, library: Library) -> str:
    """Return how the results of a group were measured, as far as its benchmark wants it stated."""
    say = library.messages.say
    names = library.settings.results.protocol
    terms = [protocol_said(names.get(key, key), said, say) for key, said in group.key.protocol]
    return say("; ").join(terms)


def about(field: Field, library: Library) -> str:
    """Return what the rows of a field are measured by, and how far a place among them counts."""
    say, rules = library.messages.say, library.settings.results
    parts = []
    if rules.reference:
        value = field.key.reference
        told = say("not stated") if value is None else f"{value:g}"
        parts.append(f"{rules.reference.label} {told}")
    names = rules.protocol
    parts += [protocol_said(names.get(key, key), said, say) for key, said in field.key.terms]
    if field.key.table:
        first = field.places[0].result.table.source
        parts.append(say("in one table, of {source}", source=source_name(first.url)))
    return say("; ").join(parts) or say("One protocol")


def terms(field: Field, group: Group, library: Library) -> list[str]:
    """Return what else all rows of a field say of how they were measured."""
    say, names = library.messages.say, library.settings.results.protocol
    told = {key for key, _ in (*group.key.protocol, *field.key.terms)}
    every = [place.result.protocol for place in field.places]
    common = [
        (key, said)
        for key, said in every[0].items()
        if key not in told and all(one.get(key) == said for one in every)
    ]
    return [protocol_said(names.get(key, key), said, say) for key, said in common]


def source_name(url: str) -> str:
    """Return a source as people name it: owner and repository, else host and path."""
    parts = urlsplit(url)
    path = parts.path.strip("/")
    is_repository = path.count("/") == 1 and parts.netloc in ("github.com", "gitlab.com")
    return path if is_repository else f"{parts.netloc}/{path}".rstrip("/")


def counted(some: Iterable[Board]) -> tuple[int, int, int]:
    """Return how many results, methods and sources some boards have together."""
    every: Sequence[Board] = list(some)
    results = sum(len(board.results) for board in every)
    methods: set[str] = set().union(*(board.methods for board in every))
    sources: set[str] = set().union(*(board.sources for board in every))
    return results, len(methods), len(sources)
