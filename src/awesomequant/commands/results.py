"""List results that sources report: what may be compared, who tells it, and where it stands."""

from collections.abc import Iterator
from pathlib import Path

import click

from awesomequant.console import say, show, show_data, show_json
from awesomequant.export.result_badge import badge
from awesomequant.export.result_hub import hub_entries
from awesomequant.export.results import Chosen, as_csv, as_json, chosen_groups
from awesomequant.language.characters import shown_lines
from awesomequant.library.axes import NOT_STATED, ResultSettings, is_stated
from awesomequant.library.comparable import Field, Group, Place, Term
from awesomequant.library.library import Library
from awesomequant.library.problems import Refusal
from awesomequant.store import find_root, load

_SHOWN = 20  # groups of a terminal's screen
_FEW = 3  # groups whose rows are told without being asked for


@click.command("results")
@click.argument("words", nargs=-1, metavar="[WORD]...")
@click.option(
    "--format", "shape", type=click.Choice(["text", "json", "csv", "badge", "hub"]),
    default="text", show_default=True,
    help="Lines to read, all there is for programs, a paper's badge, or a file for a model hub.",
)  # fmt: skip
@click.option("--rows", is_flag=True, help="Tell the rows of every group, not of a few alone.")
@click.option(
    "-n", "--most", type=click.IntRange(min=1), help="At most so many groups; 20 as text."
)
@click.pass_obj
def command(
    start: Path, /, words: tuple[str, ...], shape: str, most: int | None, *, rows: bool
) -> None:
    """List results that sources report: what may be compared, who tells it, and where it stands.

    WORDS narrow them: the name of a model, a benchmark, a method, the id of a paper, or a setting
    as w=4.  A group is a benchmark and a model, measured as stated.  Inside it results have a place
    only beside those at the same setting whose protocol and reference are the same; what leaves one
    of them open is ranked inside its own table alone.

    \b
    Examples:
      awesomequant results
      awesomequant results --format csv > results.csv
      awesomequant results alpha-2020 --format badge > badge.svg
    """
    library = load(find_root(start)).library
    if not library.results.held.tables:
        raise Refusal("the list keeps no results; a file a table goes to data/results/")
    found = chosen_groups(library, words)
    if not found:
        raise Refusal("no result is of all of these; leave one of them out")
    count = sum(len(group.results) for group in found)
    kept = found[: most or (_SHOWN if shape == "text" else None)]
    if shape == "json":
        show_json(as_json(library, kept))
    elif shape == "csv":
        show_data(as_csv(library, kept))
    elif shape == "badge":
        show_data(badge(library, kept))
    elif shape == "hub":
        show_data(hub_entries(library, kept))
    else:
        is_whole = rows or len(found) <= _FEW
        blocks = ("\n".join(told_of(group, library, is_whole=is_whole)) for group in kept)
        show(shown_lines(("\n\n" if is_whole else "\n").join(blocks)))
    more = f", the first {len(kept)} shown" if len(kept) < len(found) else ""
    say(f"{_count(count, 'result')} in {_count(len(found), 'group')}{more}")


def told_of(chosen: Chosen, library: Library, *, is_whole: bool) -> Iterator[str]:
    """Yield the lines of a group: what it is, then each field with its rows."""
    counts = (
        _count(len(chosen.methods), "method"),
        _count(len(chosen.results), "result"),
        _count(len(chosen.sources), "source"),
    )
    yield f"{_called(chosen.group, library)}: {', '.join(counts)}"
    if not is_whole:
        return
    rules = library.settings.results
    for field in chosen.fields:
        yield f"  {_about(field, rules)}"
        rows = [_cells(place, rules) for place in field.places]
        widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
        for row in rows:
            cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            yield f"    {'  '.join(cells).rstrip()}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _called(group: Group, library: Library) -> str:
    """Return the name of a group: model, benchmark, and how it was measured."""
    label = group.benchmark.label if group.benchmark else group.key.benchmark
    metric = group.benchmark.metric if group.benchmark else ""
    rules = library.settings.results
    terms = (_term(rules, key, said) for key, said in group.key.protocol)
    what = label if metric.lower() in label.lower() else f"{label}, {metric}"
    return "; ".join((" · ".join(filter(None, (group.key.model, what))), *terms))


def _term(rules: ResultSettings, key: str, said: Term) -> str:
    return f"{rules.protocol.get(key, key)} {', '.join(said) if isinstance(said, tuple) else said}"


def _about(field: Field, rules: ResultSettings) -> str:
    """Return what the rows of a field have in common."""
    said = []
    if rules.reference:
        reference = field.key.reference
        value = NOT_STATED if reference is None else f"{reference:g}"
        said.append(f"{rules.reference.label} {value}")
    said += (_term(rules, key, term) for key, term in field.key.terms)
    if field.key.table:
        said.append("ranked inside its own table alone")
    return "; ".join(said) or "one protocol"


def _cells(place: Place, rules: ResultSettings) -> list[str]:
    one, row = place.result, place.result.told
    at = " ".join(
        f"{part.label} {said}"
        for name, part in rules.parts.items()
        if is_stated(said := one.at.get(name))
    )
    loss = "" if place.loss is None else f"{-place.loss if _is_higher(place) else place.loss:+.4g}"
    return [
        at,
        f"{place.place} of {place.of}" if place.place else "doubtful" if row.doubt else "",
        f"{row.method} ({row.variant})" if row.variant else row.method,
        one.said,
        loss,
        f"{one.told_by}{', a rival' if row.rival else ''}",
        one.address,
    ]


def _is_higher(place: Place) -> bool:
    """Whether a loss is shown with a minus: the value lies below its reference."""
    one = place.result
    return one.reference is not None and (one.value < one.reference) == ((place.loss or 0) > 0)
