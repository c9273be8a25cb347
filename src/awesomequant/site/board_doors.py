"""What the header's search knows of pages of results: their names, and at which settings they are.

One file, fetched when a reader first types: 997 boards of 72 benchmarks and 219 models are 35 KB, 9
as they travel.  As doors like those of tags they would be 100 KB, and know of no setting.
"""

from collections.abc import Iterable
from itertools import chain
from typing import Any

from awesomequant.library.axes import ResultSettings
from awesomequant.library.field_types import number
from awesomequant.library.library import Library
from awesomequant.library.reported import Result
from awesomequant.site.board_rows import is_short
from awesomequant.site.boards import ADDRESS, Board, Boards

# Before the name of a model in the address of the page that leads to its boards.
_ON = f"{ADDRESS}on--"


def board_doors(boards: Boards, library: Library) -> dict[str, Any] | None:
    """Return what board-search.js reads; None for a list without results.

    ``of`` has each board: the places of its benchmark and model, its methods, the places of its
    settings, and its address where that is not made of these two.
    """
    if not boards.boards:
        return None
    rules, held = library.settings.results, library.results.held
    above = {one.boards[0].benchmark: one.address for one in boards.benchmarks}
    on = {str(one.boards[0].model): one.address for one in boards.models}
    benchmarks = list(dict.fromkeys(board.benchmark for board in boards.boards))
    models = list(dict.fromkeys(board.model for board in boards.boards if board.model))
    settings = sorted(set(chain.from_iterable(_settings(b.results, rules) for b in boards.boards)))
    place = {said: at for at, said in enumerate(settings)}
    names, shown = {b.benchmark: b.name for b in boards.boards}, []
    for name in benchmarks:
        of = held.benchmarks.get(name)
        more = (of.dataset, of.metric, *of.aliases) if of else ()
        shown.append([names[name], " ".join((name, *more)), above.get(name, "")])
    return {
        "axis": next((axis.label for axis in rules.axes.values()), ""),
        "parts": {part.label: name for name, part in rules.parts.items() if is_short(part)},
        "settings": settings,
        "benchmarks": shown,
        "models": [
            [name, " ".join(held.models[name].aliases if name in held.models else ()), on[name]]
            for name in models
        ],
        "of": [
            [
                benchmarks.index(board.benchmark),
                models.index(board.model) if board.model else -1,
                len(board.methods),
                [place[said] for said in _settings(board.results, rules)],
                *_address(board, above, on),
            ]
            for board in boards.boards
        ],
    }


def _settings(results: Iterable[Result], rules: ResultSettings) -> list[str]:
    """Return at which settings there are results, as the address of a board asks for them."""
    short = [name for name, part in rules.parts.items() if is_short(part)]
    said = {
        "&".join(f"{name}={at}" for name in short if number(at := one.at.get(name, "")) is not None)
        for one in results
    }
    return sorted(said - {""})


def _address(board: Board, above: dict[str, str], on: dict[str, str]) -> list[str]:
    if board.model and board.benchmark in above:
        own = above[board.benchmark][:-1]
        if board.address == f"{own}--{on[board.model][len(_ON) :]}":
            return []
    return [board.address]
