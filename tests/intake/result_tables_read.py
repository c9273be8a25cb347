"""Tables of results with what is wanted of them, as ``result_tables/*.txt`` have them."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from awesomequant.intake.tables.facts import Fact, Taken
from awesomequant.intake.tables.known import Known
from awesomequant.intake.tables.mapping import chosen, map_in, refuse_unknown
from awesomequant.intake.tables.reading import tables_in
from awesomequant.intake.tables.rows import facts_of
from awesomequant.intake.tables.setups import Part
from awesomequant.intake.tables.sheet import sheet_of
from awesomequant.library.draft import Reading
from awesomequant.text import squash

FOLDER = Path(__file__).parent / "result_tables"
_BITS = (
    Part("w", "bits", ("mxfp4", "fp8", "ternary", "int4", "int8")),
    Part("a", "bits", ("fp8", "int8")),
    Part("kv", "bits"),
)
_GROUP, _SIZE = (Part("group", "grouping"),), (Part("size", "size"),)
_SPELLINGS = {
    "wiki": ("wiki", "wiki2", "wikitext2", "wikitext-2", "ppl"),
    "c4": ("c4",),
    "acc": ("acc", "accuracy", "zero-shot", "avg"),
    "top1": ("top1", "top-1", "top-1 acc"),
    "top5": ("top5", "top-5"),
}
_MODELS = {
    "Bee-7B": ("bee-7b", "7b", "bee 7b"),
    "Bee-13B": ("bee-13b", "13b", "bee 13b"),
    "Bee-18": ("bee-18", "bee18"),
    "Bee-50": ("bee-50", "bee50"),
}
KNOWN = Known(
    {
        "bits": _BITS,
        **{part.name: (part,) for part in _BITS},
        "grouping": _GROUP,
        "group": _GROUP,
        "size": _SIZE,
    },
    {squash(word): one for one, words in _SPELLINGS.items() for word in words},
    {squash(word): one for one, words in _MODELS.items() for word in words},
    reference="Full",
)


class Case(NamedTuple):
    """One table, and what is wanted of it."""

    name: str
    form: str
    source: str
    map: str
    rows: tuple[str, ...]
    told: tuple[str, ...]
    table: str


def cases(name: str) -> Iterator[Case]:
    """Yield the cases of a file."""
    text = (FOLDER / f"{name}.txt").read_text("utf-8")
    for part in f"\n{text}".split("\n##### ")[1:]:
        head, _, rest = part.partition("\n")
        title, form, *table = (word.strip() for word in head.split("|"))
        source, _, rest = rest.partition("\n----- map\n")
        said, _, rest = rest.partition("\n----- rows\n")
        rows, _, told = rest.partition("\n----- told\n")
        yield Case(
            title, form, source + "\n", said, tuple(_lines(rows)), tuple(_lines(told)), *table or [""]
        )  # fmt: skip


def _lines(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        if line.strip():
            yield " | ".join(cell.strip() for cell in line.split("|")).strip()


def read(case: Case) -> tuple[Taken, Reading]:
    """Return what a case came to."""
    reading = Reading()
    said = map_in(case.map, "map.yaml")
    refuse_unknown(said, [*KNOWN.axes])
    suffix = {"markdown": "md", "latex": "tex"}.get(case.form, case.form)
    name = f"table.{suffix}"
    tables = tables_in(case.source, name, case.form, reading)
    sheets = [
        sheet_of(table, name, reading, said.heads, joins=said.blank_is_above) for table in tables
    ]
    sheet = chosen(sheets, said.table or case.table or None, [])
    return facts_of(sheet, said, KNOWN, name, reading), reading


def line_of(fact: Fact) -> str:
    """Return a fact as the cases write it."""
    at = " ".join(f"{key}={value}" for key, value in sorted(fact.at.items(), key=_order))
    method = fact.method + (f" [{fact.variant}]" if fact.variant else "")
    method += f" {{{fact.work}}}" if fact.work else ""
    protocol = "".join(f" {key}={value}" for key, value in fact.protocol.items())
    parts = [method, fact.model, at, fact.benchmark + protocol, fact.said]
    return " | ".join([*parts, "ref"] if fact.is_reference else parts).strip()


def _order(pair: tuple[str, str]) -> int:
    names = ["w", "a", "kv", "group", "size"]
    return names.index(pair[0]) if pair[0] in names else len(names)
