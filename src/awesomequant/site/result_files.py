"""Files of results: all as CSV, those of a benchmark, and of each paper what may be compared."""

from collections.abc import Iterator, Mapping
from typing import Any

from awesomequant.export.results import Chosen, as_csv, chosen_groups
from awesomequant.library.comparable import Field, Group, Place, Standing, standing
from awesomequant.library.json_text import packed
from awesomequant.library.library import Library
from awesomequant.site import boards as laid
from awesomequant.site.board_pages import BoardPages
from awesomequant.site.board_rows import Columns, Row, whole_setting
from awesomequant.site.boards import Board
from awesomequant.store.cache import digest

# No JSON of all: it is twice as long, and `awesomequant results --format json` writes it.
NAME = "results.csv"
OF_PAPER = "results.json"


def result_files(pages: BoardPages, library: Library) -> Iterator[tuple[str, str]]:
    """Yield address and text of every file; without results none."""
    if not pages.all.boards:
        return
    every = chosen_groups(library)
    yield NAME, as_csv(library, every)
    by_benchmark: dict[str, list[Chosen]] = {}
    for one in every:
        by_benchmark.setdefault(one.group.key.benchmark, []).append(one)
    for directory in pages.all.benchmarks:
        some = by_benchmark[directory.boards[0].benchmark]
        yield f"{directory.address}{NAME}", as_csv(library, some)
    for work, boards in sorted(to_compare(pages, library).items()):
        yield f"{library.by_id[work].page}{OF_PAPER}", packed({"boards": boards}).decode()


def to_compare(pages: BoardPages, library: Library) -> Mapping[str, list[dict[str, Any]]]:
    """Return the boards that each work stands on, and what others may stand beside there.

    Rows that have the same ``with`` may; ``library/comparable.py`` says which do.  What no other
    work is comparable with has no row, and its board is there all the same: that two papers have
    results on it and none to compare is to be said.
    """
    found: dict[str, list[dict[str, Any]]] = {}
    for board in pages.all.boards:
        works: dict[str, dict[Standing, list[tuple[Group, Field, Place]]]] = {}
        met: dict[Standing, set[str]] = {}
        for group in board.groups:
            for field in group.fields:
                for place in field.places:
                    work = place.result.told.work
                    if work is None or work not in library.by_id:
                        continue
                    own = works.setdefault(work, {})
                    if place.result.told.doubt:
                        continue
                    at = standing(group, field, place.result, library.settings.results)
                    own.setdefault(at, []).append((group, field, place))
                    met.setdefault(at, set()).add(work)
        columns = Columns(board.results, library) if works else None
        for work, stands in works.items():
            rows = [
                _side(at, some, columns, pages, library)
                for at, some in stands.items()
                if columns and len(met[at]) > 1
            ]
            found.setdefault(work, []).append(_board(board, rows))
    return found


def _board(board: Board, rows: list[dict[str, Any]]) -> dict[str, Any]:
    lower = board.of is not None and board.of.direction == "lower"
    return {"page": board.address, "title": board.title, "lower": lower, "rows": rows}


def _side(
    at: Standing,
    some: list[tuple[Group, Field, Place]],
    columns: Columns,
    pages: BoardPages,
    library: Library,
) -> dict[str, Any]:
    group, field, _ = some[0]
    told = (laid.heading(group, library), laid.about(field, library))
    rows = columns.rows([place for _, _, place in some])
    return {
        "with": digest(repr(at)).hex()[:16],
        "measured": library.messages.say("; ").join(filter(None, told)),
        "setting": whole_setting(library.settings.results, dict(at.setting)),
        "ask": "&".join(f"{name}={said}" for name, said in at.setting if said),
        "values": [_value(row, pages) for row in rows],
    }


def _value(row: Row, pages: BoardPages) -> list[str]:
    """Return a value with what tells it from others of its paper: variant, and who tells it."""
    one = row.result
    teller = "" if one.told_by == "authors" else pages.tellers[one.told_by]
    return [one.said, *filter(None, (one.told.variant, teller))]
