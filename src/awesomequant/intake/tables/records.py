"""Results as a record of the list: the file of a source table, new or with rows that it lacked."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from awesomequant.intake.tables.facts import Fact
from awesomequant.intake.tables.mapping import ColumnMap
from awesomequant.intake.tables.sheet import Sheet
from awesomequant.library.library import Library
from awesomequant.library.problems import Refusal
from awesomequant.library.reported import Result
from awesomequant.library.results import ResultTable
from awesomequant.text import fold, slug, squash

_WHERE = "source: {url: …, commit: …, file: …}, or {url: …, place: Table 3}"
# Of a file's name: more is read by nobody.
_LONGEST_NAME = 60


@dataclass(slots=True)
class Planned:
    """What becomes of the numbers of a table."""

    values: dict[str, Any] = field(default_factory=dict)
    """The record, as ``store.results.text`` writes it; empty where there is nothing new."""
    name: str = ""
    """Its file below data/results/, without the suffix."""
    into: str = ""
    """The file of the list that gets the rows of ``values``; empty where they are a new one."""
    known: list[tuple[Fact, Result]] = field(default_factory=list)
    """Numbers that the list has of this source already."""
    otherwise: list[tuple[Fact, Result, str]] = field(default_factory=list)
    """Numbers of which the list says something else, of this source and line."""


def planned(
    facts: Sequence[Fact], sheet: Sheet, said: ColumnMap, library: Library, name: str | None
) -> Planned:
    """Return the record that facts come to; raises Refusal where the map names no source."""
    source = {
        key: value for key, value in said.source.model_dump(mode="json").items() if value
    }  # fmt: skip
    if not source.get("url"):
        raise Refusal(f"nobody finds the table again; the map has to say where it stands: {_WHERE}")
    if not source.get("commit") and not source.get("place"):
        source["place"] = (sheet.table.caption or sheet.table.heading or "a table")[:200]
    plan = Planned()
    there = [one for one in library.results.all if _same_page(one.table, source)]
    by_name: dict[tuple[str, ...], list[Result]] = {}
    for one in there:
        by_name.setdefault(_name_of(one.benchmark, one.told.method, one.model), []).append(one)
    tables = {one.table.id: one.table for one in there}
    met: Counter[str] = Counter()
    new = []
    for fact in facts:
        same = by_name.get(_name_of(fact.benchmark, fact.method, fact.model), ())
        known = _known(fact, same, said)
        if known is None:
            new.append(fact)
            continue
        met[known.table.id] += 1
        value = _scaled(fact.said, said.scale)
        if known.said == value:
            plan.known.append((fact, known))
        else:
            plan.otherwise.append((fact, known, value))
    references = {
        (one.model or table.model, benchmark): value
        for table in tables.values()
        for one in table.references
        for benchmark, value in one.values.items()
    }
    new = [
        fact
        for fact in new
        if not fact.is_reference
        or references.get((fact.model, fact.benchmark)) != _scaled(fact.said, said.scale)
    ]
    if not any(not fact.is_reference for fact in new):
        return plan
    # The rows of a table go on in the file that has others of it, or is named, if it can hold them.
    name = (name or "").removesuffix(".yaml")
    for own in [name] if name else [table for table, _ in met.most_common()]:
        table = tables.get(own)
        if table and _holds(table, new, source, said):
            plan.values, plan.name = _more(new, table, said), own
            plan.into = table.source_file
            return plan
    plan.values = _record(new, source, said)
    taken = {table.id for table in library.results.held.tables}
    plan.name = name or _free(_name(source, said, sheet), taken)
    return plan


def _name_of(benchmark: str, method: str, model: str | None) -> tuple[str, ...]:
    return benchmark, squash(method), model or ""


def _same_page(table: ResultTable, source: Mapping[str, Any]) -> bool:
    """Return whether a table is of the page, or the file of a repository, at whatever commit."""
    own = table.source
    if own.url.rstrip("/") != str(source["url"]).rstrip("/"):
        return False
    if own.commit or source.get("commit"):
        return own.file == source.get("file")
    return fold(own.place or "") == fold(str(source.get("place") or ""))


def _holds(
    table: ResultTable, facts: Sequence[Fact], source: Mapping[str, Any], said: ColumnMap
) -> bool:
    """Return whether rows of a table can say what facts say: what it says of all is true of them.

    Lines are those of one commit, and a reference that is another one would be that of its rows.
    """
    measured = {(one.model or table.model, key) for one in table.references for key in one.values}
    if table.reference and table.benchmark:
        measured.add((table.model, table.benchmark))
    return (
        table.source.commit == source.get("commit")
        and (table.scale or "") == (said.scale or "")
        and (not said.note or said.note == table.note)
        and not any(
            fact.is_reference and (fact.model, fact.benchmark) in measured for fact in facts
        )
        and all(
            table.benchmark in (None, fact.benchmark)
            and table.model in (None, fact.model)
            and (fact.is_reference or table.at.keys() <= fact.at.keys())
            and table.protocol.keys() <= fact.protocol.keys()
            for fact in facts
        )
    )


def _known(fact: Fact, there: Sequence[Result], said: ColumnMap) -> Result | None:
    """Return what the list has of a source that a fact tells once more."""
    same = [
        one
        for one in there
        if not fact.is_reference
        and (one.told.variant or "") == fact.variant
        and dict(one.at) == dict(fact.at)
    ]
    equal = [one for one in same if one.said == _scaled(fact.said, said.scale)]
    return next(iter(equal or same), None)


def _scaled(said: str, scale: str | None) -> str:
    """Return a number as the record has it: of 0.712, told as a fraction, 71.2."""
    if not scale:
        return said
    value, sign, off = said.partition(" ± ")
    try:
        parts = [f"{(Decimal(one) / Decimal(scale)).normalize():f}" for one in (value, off) if one]
    except (InvalidOperation, ZeroDivisionError):
        raise Refusal(f"'{scale}' is no scale: 0.01 where the source tells fractions") from None
    return f"{parts[0]}{sign}{parts[1]}" if off else parts[0]


class _Top(NamedTuple):
    """What a table says of all its rows, which none of them says again."""

    benchmark: str | None
    model: str | None
    at: Mapping[str, Any]
    protocol: Mapping[str, Any]
    told_by: str
    has_lines: bool


def _record(facts: Sequence[Fact], source: Mapping[str, Any], said: ColumnMap) -> dict[str, Any]:
    """Return the record of some facts: what all of them share stands once at its top."""
    benchmarks, models = {fact.benchmark for fact in facts}, {fact.model for fact in facts}
    top = _Top(
        facts[0].benchmark if len(benchmarks) == 1 else None,
        facts[0].model if len(models) == 1 else None,
        _shared([fact.at for fact in facts if not fact.is_reference]),
        _shared([fact.protocol for fact in facts]),
        said.told_by or "unknown",
        bool(source.get("commit")),
    )
    return {
        "source": dict(source),
        "told_by": top.told_by,
        "note": said.note,
        "scale": said.scale,
        "benchmark": top.benchmark,
        "model": top.model,
        "at": top.at,
        "protocol": {key: _listed(value) for key, value in top.protocol.items()},
        "references": _references(facts, top, said),
        "rows": _rows(facts, top, said),
    }


def _more(facts: Sequence[Fact], table: ResultTable, said: ColumnMap) -> dict[str, Any]:
    """Return the rows, and what they are measured by, that a table of the list lacks."""
    top = _Top(
        table.benchmark, table.model, table.at, table.protocol, table.told_by,
        bool(table.source.commit),
    )  # fmt: skip
    return {"references": _references(facts, top, said), "rows": _rows(facts, top, said)}


def _references(facts: Sequence[Fact], top: _Top, said: ColumnMap) -> list[dict[str, Any]]:
    rows = []
    for group in _groups([fact for fact in facts if fact.is_reference]):
        values = {fact.benchmark: _scaled(fact.said, said.scale) for fact in group}
        first = group[0]
        row: dict[str, Any] = {"values": values}
        if own := _less(first.protocol, top.protocol):
            row = {"protocol": own, **row}
        if not top.model and first.model:
            row = {"model": first.model, **row}
        rows.append(row)
    return rows


def _rows(facts: Sequence[Fact], top: _Top, said: ColumnMap) -> list[dict[str, Any]]:
    rows = []
    for group in _groups([fact for fact in facts if not fact.is_reference]):
        first = group[0]
        row: dict[str, Any] = {
            "method": first.method,
            "work": first.work,
            "variant": first.variant,
            "model": "" if top.model else first.model,
            "at": _less(first.at, top.at),
            "protocol": _less(first.protocol, top.protocol),
        }
        values = {fact.benchmark: _scaled(fact.said, said.scale) for fact in group}
        row |= {"value": next(iter(values.values()))} if top.benchmark else {"values": values}
        told_by = said.told_by or "unknown"
        row |= {
            "told_by": told_by if told_by != top.told_by else "",
            "rival": first.rival,
            # Of a page that somebody saved the lines are those of his own file.
            "line": _lines(group) if top.has_lines else "",
            "note": first.note,
        }
        rows.append(row)
    return rows


def _listed(value: str | tuple[str, ...]) -> str | list[str]:
    return value if isinstance(value, str) else list(value)


def _shared(all_of: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return what all of some settings say alike."""
    first, *others = all_of or [{}]
    return {
        key: value for key, value in first.items() if all(one.get(key) == value for one in others)
    }  # fmt: skip


def _less(own: Mapping[str, Any], shared: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _listed(value) for key, value in own.items() if shared.get(key) != value}


def _groups(facts: Sequence[Fact]) -> Iterator[list[Fact]]:
    """Yield facts that are a row together: of one method and setting, each benchmark once.

    The lines of a row are one, or follow one another as the values do; else nobody finds them.
    """
    open_rows: dict[tuple[Any, ...], list[list[Fact]]] = {}
    order: list[list[Fact]] = []
    for fact in facts:
        key = (
            "" if fact.is_reference else squash(fact.method), fact.work, fact.variant, fact.model,
            () if fact.is_reference else tuple(sorted(fact.at.items())),
            tuple(sorted(fact.protocol.items())), fact.rival, fact.note,
        )  # fmt: skip
        rows = open_rows.setdefault(key, [])
        if any(
            fact.benchmark == one.benchmark and fact.said == one.said for row in rows for one in row
        ):
            continue
        for row in rows:
            if any(one.benchmark == fact.benchmark for one in row):
                continue
            is_one_line = all(one.line == fact.line for one in row)
            follows = row[-1].line + 1 == fact.line and len({one.line for one in row}) == len(row)
            if is_one_line or follows:
                row.append(fact)
                break
        else:
            rows.append([fact])
            order.append(rows[-1])
    yield from order


def _lines(group: Sequence[Fact]) -> str:
    first, last = group[0].line, group[-1].line
    return str(first) if first == last else f"{first}-{last}"


def _name(source: Mapping[str, Any], said: ColumnMap, sheet: Sheet) -> str:
    """Return what a file is called by: its repository or page, and the method that it is about."""
    url = str(source["url"]).rstrip("/")
    host, _, path = url.partition("://")[2].partition("/")
    where = slug("-".join(path.split("/")[-2:]) or host) or slug(host)
    about = slug(said.table or sheet.table.caption or sheet.table.heading or "")
    name = f"{where}-{about}" if about else where
    return name[:_LONGEST_NAME].strip("-") or "results"


def _free(name: str, taken: set[str]) -> str:
    lower = {one.casefold() for one in taken}
    found, number = name, 1
    while found.casefold() in lower:
        number += 1
        found = f"{name}-{number}"
    return found
