"""Pages of results, filled: a board with its tables and pictures, and the pages that lead there."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from awesomequant.language import html
from awesomequant.library.comparable import Place, Standing, compared, standing
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.results import TELLERS
from awesomequant.render import Markup
from awesomequant.site import boards as laid
from awesomequant.site.addresses import of_part
from awesomequant.site.board_pictures import Picture, pictures
from awesomequant.site.board_rows import Columns, Row, main_part
from awesomequant.site.boards import Board, BoardPart, Boards, Directory, boards
from awesomequant.site.pieces import UP
from awesomequant.site.shell import Page

# Pictures of a page, those of time apart, and the fields of most results that are looked at.
_PICTURES, _FIELDS = {False: 2, True: 1}, 6
# Papers that one is offered to be compared with.
_RIVALS = 6
# Benchmarks that the page of all shows beside a model, and benchmarks and models that it shows.
_BESIDE, _MODELS, _BENCHMARKS = 12, 160, 150


class Best(NamedTuple):
    """A link that asks for the best at a setting: the part of the axis, and where it stands."""

    name: str
    label: str
    sign: str
    at: str


class Index(NamedTuple):
    """What the page of all results shows: models with their boards, and benchmarks."""

    models: list[tuple[Directory, tuple[Board, ...], int]]
    left: int
    benchmarks: list[tuple[str, str, int]]


class BoardPages:
    """The pages of results of a list."""

    def __init__(self, library: Library, render: Callable[..., str], feed_links: Markup) -> None:
        """Know the list, and what fills a template for it."""
        self._library, self._render, self._feed_links = library, render, feed_links
        self.all: Boards = boards(library)

    def of_paper(self, identity: str) -> list[tuple[Board, Row, int]]:
        """Return the boards that a paper's results stand on, those of most methods first.

        Each has the result that tells most, beside its number of results: what most others are
        beside at the same setting, by the authors themselves where they tell it.
        """

        def worth(one: Place) -> tuple[bool, int, int]:
            return one.result.told_by == TELLERS[0], one.of, -(one.place or 0)

        found = []
        for board, places in self._of_works.get(identity, {}).items():
            (row,) = Columns(board.results, self._library).rows([max(places, key=worth)])
            found.append((board, row, len(places)))
        return found

    @cached_property
    def _of_works(self) -> Mapping[str, Mapping[Board, list[Place]]]:
        found: dict[str, dict[Board, list[Place]]] = {}
        for board in self.all.boards:
            for field in (field for group in board.groups for field in group.fields):
                for place in field.places:
                    if work := place.result.told.work:
                        found.setdefault(work, {}).setdefault(board, []).append(place)
        return found

    def rivals(self, identity: str) -> list[tuple[Paper, str, int]]:
        """Return the papers that most results of one may be compared with, and how many may.

        Each with the method that its results are told of.
        """
        found = self._rivals.get(identity, Counter())
        ranked = sorted(found.items(), key=lambda one: (-one[1], one[0]))[:_RIVALS]
        works = self._library.results.by_work
        return [
            (self._library.by_id[work], works[work][0].told.method, count) for work, count in ranked
        ]

    @cached_property
    def _rivals(self) -> Mapping[str, Counter[str]]:
        """How many settings two works have in common, by their ids."""
        rules, found = self._library.settings.results, dict[str, Counter[str]]()
        for group in compared(self._library):
            for field in group.fields:
                met: dict[Standing, set[str]] = {}
                for place in field.places:
                    work = place.result.told.work
                    if work in self._library.by_id and not place.result.told.doubt:
                        at = standing(group, field, place.result, rules)
                        met.setdefault(at, set()).add(work or "")
                for works in met.values():
                    for one in works:
                        found.setdefault(one, Counter()).update(works - {one})
        return found

    @property
    def pages(self) -> Iterable[BoardPart | Directory]:
        """What there is a page of."""
        return (*self.all.parts(), *self.all.directories)

    def page(self, of: BoardPart | Directory) -> Page:
        """Return the page of a board, or of what leads to boards."""
        return self._board(of) if isinstance(of, BoardPart) else self._directory(of)

    def counts(self, some: Iterable[Board]) -> str:
        """Return how many results there are, of how many methods, from how many sources."""
        say = self._library.messages.say
        results, methods, sources = laid.counted(some)
        return say(
            "{results}, {methods}, {sources}.",
            results=say("{count:,} results", one="{count:,} result", count=results),
            methods=say("{count:,} methods", one="{count:,} method", count=methods),
            sources=say("{count:,} sources", one="{count:,} source", count=sources),
        )

    def index(self) -> Index:
        """Return what the page of all results leads to, within what a page can carry."""
        room, models = laid.DOORS, []
        for directory in self.all.models[:_MODELS]:
            shown = directory.boards[: min(_BESIDE, room)]
            if not shown:
                break
            room -= len(shown)
            models.append((directory, shown, len(directory.boards) - len(shown)))
        doors = [
            (one.address, one.title, sum(len(board.results) for board in one.boards))
            for one in self.all.benchmarks
        ]
        doors += [
            (one.address, one.title, len(one.results))
            for one in self.all.boards
            if one.model is None
        ]
        doors.sort(key=lambda one: (-one[2], one[1]))
        return Index(models, len(self.all.models) - len(models), doors[:_BENCHMARKS])

    def _board(self, part: BoardPart) -> Page:
        library, board = self._library, part.board
        say = library.messages.say
        columns = Columns(board.results, library)
        is_first = part.number == 1
        values = {
            "root": UP,
            "title": board.title,
            "newer": None if is_first else of_part(board.address, part.number - 1),
            "older": None if part.number == part.pages else of_part(board.address, part.number + 1),
        }
        body = self._render(
            "site/board.html.j2",
            board=board,
            slug=board.address.split("/")[1],
            pages=part.pages,
            columns=columns,
            counts=self.counts([board]),
            doors=self.doors(board),
            unlike=laid.unlike(board, library),
            drawn=self._drawn(board) if is_first else [],
            again=laid.told_again(board, library) if is_first else [],
            source_name=laid.source_name,
            usual=columns.usual(),
            best=self._best(columns),
            told={one.told_by for one in board.results},
            tellers=self.tellers,
            sections=[(section, columns.rows(section.places)) for section in part.sections],
            section_heading=lambda group: laid.heading(group, library),
            section_about=lambda field: laid.about(field, library),
            section_terms=lambda field, group: laid.terms(field, group, library),
            **values,
        )
        head = self._render("site/head-board.html.j2", feed_links=self._feed_links, **values)
        behind = "" if is_first else say(", page {number}", number=part.number)
        title = board.title + behind
        described = say("{name}: {value}", name=board.title, value=self.counts([board])) + behind
        return Page(part.address, title, html.show(title), described, body, head)

    @cached_property
    def tellers(self) -> Mapping[str, str]:
        """Who tells a number, in words."""
        say = self._library.messages.say
        words = (say("authors"), say("reproduced"), say("copied"), say("toolkit"), say("unknown"))
        return dict(zip(TELLERS, words, strict=True))

    def doors(self, board: Board) -> list[tuple[str, str]]:
        """Return address and name of the pages above a board, where they lead to more than it."""
        say = self._library.messages.say
        above = [
            (one.address, say("All of {name}", name=one.title))
            for one in self.all.directories
            if len(one.boards) > 1 and one.is_above(board)
        ]
        return [*above, (laid.ADDRESS, say("All results"))]

    def _drawn(self, board: Board) -> list[tuple[Picture, str]]:
        """Return the pictures of the fields with most results, each with an end to its id."""
        fields = [(group, field) for group in board.groups for field in group.fields]
        fields.sort(key=lambda pair: -len(pair[1].places))
        say, found = self._library.messages.say, []
        for group, field in fields[:_FIELDS]:
            told = (laid.heading(group, self._library), laid.about(field, self._library))
            about = say("; ").join(filter(None, told))
            found += pictures(group, field, self._library, about)
        # What an axis costs comes first, and of each kind no more than the page has room for.
        kept = [
            (one, f"-{number}" if number else "")
            for kind, most in _PICTURES.items()
            for number, one in enumerate([one for one in found if one.is_of_time == kind][:most])
        ]
        return sorted(kept, key=lambda pair: pair[1])

    def _best(self, columns: Columns) -> Best | None:
        """Return a link to the best where most methods stand, on the part that counts most."""
        main = main_part(self._library.settings.results)
        choice = next((one for one in columns.choices() if main and one.name == main[0]), None)
        if choice is None or not choice.bounds:
            return None
        methods = {value: columns.methods_at(choice.name, value) for value in choice.bounds}
        at = max(choice.bounds, key=lambda value: methods[value])
        return Best(choice.name, choice.label, choice.sign, at)

    def _directory(self, of: Directory) -> Page:
        say = self._library.messages.say
        shown = of.boards[: laid.DOORS]
        body = self._render(
            "site/directory.html.j2",
            root=UP,
            directory=of,
            counts=self.counts(of.boards),
            shown=shown,
            left=len(of.boards) - len(shown),
        )
        title = say("Results: {name}", name=of.title)
        head = self._render(
            "site/head-board.html.j2",
            root=UP,
            title=title,
            newer=None,
            older=None,
            feed_links=self._feed_links,
        )
        return Page(of.address, title, html.show(title), self.counts(of.boards), body, head)
