"""Results that sources report, chosen by words and written for programs: JSON and CSV."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from awesomequant.library.comparable import Field, Group, Place, Term, compared
from awesomequant.library.field_types import bare
from awesomequant.library.library import Library
from awesomequant.library.problems import Refusal
from awesomequant.library.reported import Result, spellings
from awesomequant.text import did_you_mean, squash

SCHEMA = 1
_COLUMNS = (
    "benchmark", "model", "method", "variant", "work", "value", "error", "reference", "loss",
    "place", "of", "told_by", "rival", "doubt", "note", "source", "line", "licence", "as_of",
    "table",
)  # fmt: skip

_OF_BENCHMARK = ("label", "dataset", "split", "metric", "direction", "unit")
_OF_MODEL = ("kind", "size", "url")


class Chosen(NamedTuple):
    """A group of which some rows were asked for: places are those among all of its rows."""

    group: Group
    fields: tuple[Field, ...]

    @property
    def results(self) -> list[Result]:
        """The results that were asked for."""
        return [place.result for field in self.fields for place in field.places]

    @property
    def methods(self) -> set[str]:
        """Their methods."""
        return {one.told.method for one in self.results}

    @property
    def sources(self) -> list[str]:
        """The addresses of their sources, each once."""
        return sorted({one.table.source.url for one in self.results})


def chosen_groups(library: Library, words: Iterable[str] = ()) -> list[Chosen]:
    """Return what words ask for, the groups of most methods first.

    Words are names of models, benchmarks, methods and works, and settings as ``w=4``.  Those of one
    kind widen what is asked for, those of two narrow it: ``gptq awq w=4`` is either method at four.
    Raises Refusal for a word that nothing here is called.
    """
    asked: dict[str, set[str]] = {}
    for word in words:
        for kind, names in _meant(library, word).items():
            asked.setdefault(kind, set()).update(names)
    found = []
    for group in compared(library):
        if any(_is_asked(one, asked) for one in group.results):
            fields = (
                Field(key, tuple(one for one in places if _is_asked(one.result, asked)))
                for key, places in group.fields
            )
            found.append(Chosen(group, tuple(field for field in fields if field.places)))
    return sorted(found, key=lambda one: -len(one.methods))


def _meant(library: Library, word: str) -> dict[str, set[str]]:
    """Return what a word may mean, by kind; raises Refusal where nothing is called so."""
    part, sign, value = word.partition("=")
    if sign:
        if part not in library.settings.results.parts:
            known = library.settings.results.parts
            hint = did_you_mean(part, known) or f"these are there: {', '.join(known) or 'none'}"
            raise Refusal(f"results stand on no axis '{part}'; {hint}")
        return {f"at {part}": {value}}
    held, key = library.results.held, squash(word)
    spelled = spellings(held, library.results.all)
    found = {kind: names[key] for kind, names in spelled.items() if key in names}
    if not found:
        every = sorted(
            name for names in spelled.values() for some in names.values() for name in some
        )
        hint = did_you_mean(word, every) or "'awesomequant results' lists what is there"
        raise Refusal(
            f"no model, benchmark, method or work of the results is called '{word}'; {hint}"
        )
    # What is called so twice is the model: those who ask for a method can give the id of its work.
    kind = next(iter(found))
    return {kind: found[kind]}


def _is_asked(result: Result, asked: Mapping[str, set[str]]) -> bool:
    for kind, names in asked.items():
        if kind == "model":
            fits = result.model in names
        elif kind == "benchmark":
            fits = result.benchmark in names
        elif kind == "method":
            fits = result.told.method in names or result.told.work in names
        else:
            fits = result.at.get(kind.removeprefix("at ")) in names
        if not fits:
            return False
    return True


def as_json(library: Library, found: Sequence[Chosen]) -> dict[str, Any]:
    """Return groups as an object for programs: every row with its source, fields apart."""
    return {
        "schema": SCHEMA,
        "list": library.settings.title,
        "groups": [_group(one, library) for one in found],
    }


def _group(one: Chosen, library: Library) -> dict[str, Any]:
    key, benchmark = one.group.key, one.group.benchmark
    model = library.results.held.models.get(key.model or "")
    of_model = {f"model_{name}": getattr(model, name, None) for name in _OF_MODEL}
    return {
        "benchmark": key.benchmark,
        "model": key.model,
        **{name: said for name in _OF_BENCHMARK if (said := getattr(benchmark, name, None))},
        **{name: said for name, said in of_model.items() if said},
        "protocol": _terms(dict(key.protocol)),
        "methods": len(one.methods),
        "sources": one.sources,
        "fields": [_field(field) for field in one.fields],
    }


def _terms(said: Mapping[str, Term]) -> dict[str, Any]:
    return {key: list(one) if isinstance(one, tuple) else one for key, one in said.items()}


def _field(field: Field) -> dict[str, Any]:
    return {
        "reference": field.key.reference,
        "protocol": _terms(dict(field.key.terms)),
        "one_table": bool(field.key.table),
        "rows": [_row(place) for place in field.places],
    }


def _row(place: Place) -> dict[str, Any]:
    one, row = place.result, place.result.told
    source = one.table.source
    said = {
        "method": row.method,
        "variant": row.variant,
        "work": row.work,
        "at": dict(one.at),
        "value": one.value,
        "error": one.error,
        "reference": one.reference,
        "loss": place.loss,
        "place": place.place,
        "of": place.of if place.place else None,
        "told_by": one.told_by,
        "rival": row.rival,
        "protocol": _terms(one.protocol),
        "doubt": row.doubt,
        "note": one.note,
        "source": one.address,
        "line": one.line,
        "place_in_source": source.place,
        "licence": source.licence,
        "as_of": str(one.table.as_of or source.as_of or "") or None,
        "scale": one.table.scale,
        "table": one.table.id,
    }
    return {key: value for key, value in said.items() if value not in (None, "", {}, False)}


def as_csv(library: Library, found: Sequence[Chosen]) -> str:
    """Return groups as a table: a line a number, the parts of the axes as columns of their own."""
    parts, protocol = [*library.settings.results.parts], [*library.settings.results.protocol]
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([*_COLUMNS, *parts, *protocol])
    for chosen in found:
        for field in chosen.fields:
            rows = (_cells(chosen.group, place, parts, protocol) for place in field.places)
            writer.writerows(rows)
    return stream.getvalue()


def _cells(
    group: Group, place: Place, parts: Sequence[str], protocol: Sequence[str]
) -> Iterator[str]:
    one, row = place.result, {**_row(place), "benchmark": group.key.benchmark}
    row |= {"model": group.key.model, "value": bare(one.said)}
    for column in _COLUMNS:
        said = row.get(column)
        yield "" if said is None else "true" if said is True else str(said)
    for part in parts:
        yield one.at.get(part, "")
    for key in protocol:
        told = one.protocol.get(key, "")
        yield "; ".join(told) if isinstance(told, tuple) else told
