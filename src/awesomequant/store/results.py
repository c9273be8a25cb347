"""Read and write ``data/results/``: the tables of sources, a file each, and what they name."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from awesomequant.library.field_types import number
from awesomequant.library.problems import Refusal
from awesomequant.library.reported import Reported, Results
from awesomequant.store import canonical
from awesomequant.store.reader import Reader, yaml_files
from awesomequant.store.recall import Recall
from awesomequant.store.strays import BENCHMARKS, MODELS, RESULTS

if TYPE_CHECKING:
    from awesomequant.library.results import ResultTable

# A row has some 120 bytes: room for 30,000 of one table.
BYTES = 4 * 1024 * 1024
# Words of a number's own: canonical quotes what is a number to others, and here it is one to us.
_FIGURES = frozenset(("value", "values", "reference", "references"))


def load_results(
    root: Path,
    reader: Reader | None = None,
    overlay: Mapping[str, str] | None = None,
    recall: Recall | None = None,
) -> Results:
    """Return what a list keeps of results, where what is wrong is left out.

    They are read at once by a ``reader`` that keeps account, or when somebody first asks: then what
    is wrong raises Refusal, since a table that lacks rows would be shown as if it were whole.
    ``recall`` knows what files held that are as they were.
    """
    if reader is None:
        return Results(lambda: _sound(Reader(root, overlay), recall))
    held = _reported(reader, recall)
    return Results(lambda: held)


def result_table(reader: Reader, file: str) -> "ResultTable | None":
    """Return the table that a file holds; None where something is wrong with it."""
    from awesomequant.library.results import ResultTable  # noqa: PLC0415 -- most lists have none

    given = {"id": PurePosixPath(file).stem, "source_file": file}
    return reader.one(file, ResultTable, given, BYTES)


def _sound(reader: Reader, recall: Recall | None) -> Reported:
    held = _reported(reader, recall)
    if reader.problems:
        raise Refusal(f"{reader.problems[0]}; mend it first")
    return held


def _reported(reader: Reader, recall: Recall | None) -> Reported:
    from awesomequant.library.results import Benchmark, Evaluated  # noqa: PLC0415 -- few have any

    # They are kept apart from what every command reads, which forgets what it did not meet.
    before, reader.recall = reader.recall, recall
    benchmarks = dict(reader.entries(BENCHMARKS, Benchmark, "id", BYTES))
    models = dict(reader.entries(MODELS, Evaluated, "id", BYTES))
    held = Reported(tuple(_tables(reader)), benchmarks, models)
    reader.recall = before
    if recall and not reader.overlay:
        recall.keep()
    return held


def _tables(reader: Reader) -> Iterator["ResultTable"]:
    """Yield every sound table; as with records, an id is taken once, whatever its capitals."""
    laid = {file for file in reader.overlay if file.startswith(f"{RESULTS}/")}
    seen: dict[str, str] = {}
    files = sorted({*yaml_files(reader.root, RESULTS), *laid})
    if reader.recall:
        from awesomequant.library.results import ResultTable  # noqa: PLC0415 -- few lists have any

        ahead = (reader.ahead(file, BYTES) for file in files if file not in laid)
        reader.recall.fetch(ResultTable, filter(None, ahead))
    for file in files:
        first = seen.setdefault(PurePosixPath(file).stem.casefold(), file)
        if first != file:
            name = PurePosixPath(file).stem
            reader.report(file, f"the id '{name}' is taken by {first}", "rename the file", first)
        elif found := result_table(reader, file):
            yield found


def text(values: Mapping[str, Any]) -> str:
    """Return a table as a file: what holds for all of it, then a line a row."""
    lines = []
    for key, value in values.items():
        if value in (None, "", (), [], {}):
            continue
        if key in ("references", "rows"):
            lines.append(f"{key}:\n" + "".join(f"  {line}" for line in _items(value)))
        elif key in _FIGURES:
            lines.append(f"{key}: {value}\n")
        elif key == "at":
            lines.append(f"{_flow({key: value})[1:-1]}\n")
        else:
            lines.append(canonical.record({key: value}))
    return "".join(lines)


def with_rows(text: str, values: Mapping[str, Any]) -> str:
    """Return a file with more ``references`` and ``rows``, behind those that it has.

    All else stays as it is.  Where it has no references to go on with, each row says its own.
    Raises EditError where the file is written in such a way that no row can be put behind the last.
    """
    from awesomequant.store.edit import append_lines, is_list  # noqa: PLC0415 -- readers edit none

    rows, references = values["rows"], values["references"]
    if references and not is_list(text, "references"):
        rows = [_measured(row, references) for row in rows]
    elif references:
        text = append_lines(text, "references", list(_items(references)))
    return append_lines(text, "rows", list(_items(rows)))


def _measured(row: Mapping[str, Any], references: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Return a row that says itself what it is measured by."""
    held: dict[str, str] = {}
    for one in references:
        terms = one.get("protocol") or {}
        said = row.get("protocol") or {}
        if one.get("model", row.get("model")) == row.get("model") and terms.items() <= said.items():
            held |= one["values"]
    if "value" in row:
        return {**row, "reference": next(iter(held.values()), None)}
    return {**row, "references": {key: held[key] for key in row["values"] if key in held}}


def _items(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    return (f"- {_flow(row)}\n" for row in rows)


def _flow(row: Mapping[str, Any]) -> str:
    pairs = []
    for key, value in row.items():
        if value in (None, "", (), [], {}, False):
            continue
        if key == "at":
            inner = ", ".join(f"{name}: {_plain(said)}" for name, said in value.items())
            pairs.append(f"at: {{{inner}}}")
        elif key not in _FIGURES:
            pairs.append(f"{key}: {canonical.inline(value)}")
        elif isinstance(value, Mapping):
            inner = ", ".join(f"{name}: {_figure(said)}" for name, said in value.items())
            pairs.append(f"{key}: {{{inner}}}")
        else:
            pairs.append(f"{key}: {_figure(value)}")
    return "{" + ", ".join(pairs) + "}"


def _plain(said: str) -> str:
    """Return where a row stands: a number as such, and words as everywhere."""
    return canonical.inline(said) if number(said) is None else _figure(said)


def _figure(said: str) -> str:
    return said if said.isascii() else canonical.quoted(said)
