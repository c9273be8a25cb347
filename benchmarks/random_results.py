"""Random edits of results: of numbers, rows, tables, and of what they name; see ``edits.py``."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from awesomequant.store import results
from benchmarks.changing import PAPERS, RESULTS, Edited, of

if TYPE_CHECKING:
    from collections.abc import Callable

BENCHMARKS, MODELS = "data/benchmarks.yaml", "data/models.yaml"
METHODS = ("GPTB", "Wax & Co", "<Hive>", "Ünder", "GPTB+")


def _tables(it: Edited) -> list[str]:
    found = (it.root / RESULTS).rglob("*.yaml")
    return sorted(file.relative_to(it.root).as_posix() for file in found)


def _table(it: Edited) -> tuple[str, dict[str, Any]]:
    """Return one of the tables and what it says; where none is left, one that comes."""
    names = _tables(it)
    name = it.chance.choice(names) if names else _comes(it)
    return name, it.read(name)


def _written(it: Edited, name: str, values: dict[str, Any]) -> str:
    it.write(name, results.text(_plain(values)))
    return name


def _plain(value: Any) -> Any:
    """Return what YAML made dates and numbers of as the texts that a record has."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value if value is None or isinstance(value, bool) else str(value)


def _at(it: Edited) -> dict[str, str]:
    """Return a place on some of the axes of the list."""
    chance, axes = it.chance, it.read("data/list.yaml").get("results", {}).get("axes", {})
    at = {}
    for name, axis in axes.items():
        for part, said in (axis.get("parts") or {name: {}}).items():
            is_word = said.get("type") == "text"
            at[part] = chance.choice(("M1", "M2")) if is_word else str(chance.randint(1, 8))
    return {
        part: at[part] for part in chance.sample([*at], chance.randint(min(1, len(at)), len(at)))
    }


def _row(it: Edited, table: dict[str, Any]) -> dict[str, Any]:
    chance, number = it.chance, it.next()
    work = chance.choice((None, Path(it.some()).stem))
    row: dict[str, Any] = {"work": work, "method": chance.choice(METHODS), "at": _at(it)}
    if not table.get("model"):
        row["model"] = chance.choice([*it.read(MODELS)])
    said = str(60 + number % 300 / 10) + chance.choice(("", " ± 0.2"))
    if table.get("benchmark"):
        row["value"] = said
    else:
        known = [*it.read(BENCHMARKS)]
        row["values"] = dict.fromkeys(chance.sample(known, min(2, len(known))), said)
    return {**row, "line": str(number)}


def _comes(it: Edited) -> str:
    chance, number = it.chance, it.next()
    repository = {"url": f"https://github.com/hive/t{number}", "commit": f"abc{number:06}",
                  "file": "README.md", "as_of": "2026-01-02"}  # fmt: skip
    page = {"url": f"https://example.org/t{number}", "place": "Table <2>"}
    values: dict[str, Any] = {
        "source": chance.choice((repository, page)),
        "told_by": chance.choice(("authors", "toolkit", "copied", "unknown")),
    }
    if chance.random() < 0.6:
        values["benchmark"] = chance.choice([*it.read(BENCHMARKS)])
    if chance.random() < 0.6:
        values["model"] = chance.choice([*it.read(MODELS)])
    if "benchmark" in values and "model" in values:
        values["reference"] = chance.choice(("95.5", "95.5", "95.7", "not stated"))
    values["protocol"] = {"input": chance.choice(("224", "224", "not stated"))}
    values["rows"] = [_row(it, values) for _ in range(chance.randint(1, 9))]
    folder = chance.choice(("", "more/"))
    return _written(it, f"{RESULTS}/{folder}t{number}.yaml", values)


def lay(it: Edited) -> None:
    """Give a list that has none some results; every other list has axes of another field."""
    bits = {"bits": {"label": "Bits", "parts": {"w": {"label": "W", "words": {"fp8": 8}},
                                                "a": {"label": "A"}}}}  # fmt: skip
    other = {"size": {"label": "Parameters"},
             "speed": {"label": "Speed", "better": "higher",
                       "parts": {"cpu": {"label": "A second"},
                                 "chip": {"label": "on", "type": "text"}}}}  # fmt: skip
    it.settings(results={
        "reference": {"label": "Full <size>"}, "protocol": {"input": "Input"},
        "axes": it.chance.choice((bits, other)),
    })  # fmt: skip
    known = {"dataset": "Flowers", "metric": "accuracy", "direction": "higher", "unit": "%",
             "protocol": ["input"], "noise": "2.5"}  # fmt: skip
    it.entries(BENCHMARKS, {
        "flowers": {"label": "Flowers & <b>", **known}, "birds": {"label": "Birds", **known},
        "text": {**known, "label": "Text", "direction": "lower", "unit": None, "noise": "3 %"},
    })  # fmt: skip
    it.entries(MODELS, {"Net-18": {"kind": "vision", "aliases": ["net18"]}, "Talk-7B": {}})
    for _ in range(6):
        _comes(it)


# Numbers, rows and tables.


@of("result", 2)
def _number(it: Edited) -> str:
    name, table = _table(it)
    row, number = it.chance.choice(table["rows"]), it.next()
    if "value" in row:
        row["value"] = 50 + number % 400 / 10
    else:
        row["values"][it.chance.choice([*row["values"]])] = 50 + number % 400 / 10
    return f"{_written(it, name, table)}: a number"


@of("result")
def _row_comes(it: Edited) -> str:
    name, table = _table(it)
    table["rows"].insert(it.chance.randint(0, len(table["rows"])), _row(it, table))
    return f"{_written(it, name, table)}: a row comes"


@of("result")
def _row_goes(it: Edited) -> str:
    name, table = _table(it)
    table["rows"].pop(it.chance.randrange(len(table["rows"])))
    if table["rows"]:
        return f"{_written(it, name, table)}: a row goes"
    it.remove(name)
    return f"{name} goes with its last row"


@of("result", 2)
def _row_says(it: Edited) -> str:
    """Say something else of one row."""
    name, table = _table(it)
    row, number = it.chance.choice(table["rows"]), it.next()
    said: dict[str, Any] = {
        "method": it.chance.choice(METHODS), "variant": f"v{number}", "rival": number % 2 == 0,
        "work": it.chance.choice((None, Path(it.some()).stem)), "at": _at(it),
        "note": f"Note {number} <i>", "doubt": it.chance.choice((None, f"Doubt {number}")),
        "told_by": "copied", "line": str(number), "protocol": {"input": "448"},
    }  # fmt: skip
    key = it.turn("row", [*said])
    row[key] = said[key]
    return f"{_written(it, name, table)}: {key} of a row"


@of("result", 2)
def _defaults(it: Edited) -> str:
    """Say something else of all of a table."""
    name, table = _table(it)
    number, source = it.next(), table["source"]
    said: dict[str, Callable[[], Any]] = {
        "told_by": lambda: it.chance.choice(("authors", "reproduced", "unknown")),
        "note": lambda: f"Of all {number}",
        "protocol": lambda: it.chance.choice(({}, {"input": "224"}, {"input": "448"})),
        "at": lambda: _at(it),
        "source": lambda: {**source, "licence": f"L{number}", "as_of": "2026-03-04"},
        "as_of": lambda: "2025-05-05",
    }
    if table.get("benchmark"):
        said["benchmark"] = lambda: it.chance.choice([*it.read(BENCHMARKS)])
    if table.get("model"):
        said["model"] = lambda: it.chance.choice([*it.read(MODELS)])
    if table.get("benchmark") and table.get("model"):
        said["reference"] = lambda: it.chance.choice((None, "95.5", "not stated"))
    key = it.turn("table", sorted(said))
    table[key if key in said else "note"] = said.get(key, said["note"])()
    return f"{_written(it, name, table)}: {key} of all"


@of("result")
def _table_comes(it: Edited) -> str:
    return f"{_comes(it)} comes"


@of("result")
def _table_goes(it: Edited) -> str:
    name, _ = _table(it)
    it.remove(name)
    return f"{name} goes"


@of("result")
def _table_moves(it: Edited) -> str:
    name, _ = _table(it)
    text, number = (it.root / name).read_text("utf-8"), it.next()
    to = it.chance.choice((f"{RESULTS}/at{number}/{Path(name).name}", f"{RESULTS}/m{number}.yaml"))
    it.remove(name)
    it.write(to, text)
    return f"{name} is {to}"


@of("result")
def _commented(it: Edited) -> str:
    name, _ = _table(it)
    it.write(name, f"# Looked at {it.next()}\n" + (it.root / name).read_text("utf-8"))
    return f"{name}: a comment"


# What they name.


@of("result")
def _paper_renamed(it: Edited) -> str:
    """Give a paper that has results another id, and its results with it."""
    ids = {row["work"] for name in _tables(it) for row in it.read(name)["rows"] if row.get("work")}
    files = [name for name in it.records() if Path(name).stem in ids]
    if not files:
        return "no paper has results"
    file, new = it.chance.choice(files), f"r{it.next()}"
    old = Path(file).stem
    it.set(file, aliases=[*it.read(file).get("aliases", ()), old])
    to = f"{PAPERS}/renamed/{new}.yaml"
    it.write(to, (it.root / file).read_text("utf-8"))
    it.remove(file)
    for name in _tables(it):
        table = it.read(name)
        if any(row.get("work") == old for row in table["rows"]):
            for row in table["rows"]:
                row["work"] = new if row.get("work") == old else row.get("work")
            _written(it, name, table)
    return f"{old} is {new}, and so are its results"


@of("result")
def _paper_goes(it: Edited) -> str:
    """Take a paper away, and leave its results without one."""
    file = it.some()
    for name in _tables(it):
        table = it.read(name)
        if any(row.get("work") == Path(file).stem for row in table["rows"]):
            for row in table["rows"]:
                if row.get("work") == Path(file).stem:
                    del row["work"]
            _written(it, name, table)
    it.remove(file)
    return f"{file} goes, its results stay"


@of("result")
def _benchmark(it: Edited) -> str:
    known, number = it.read(BENCHMARKS), it.next()
    key = it.chance.choice([*known])
    said: dict[str, Any] = {
        "direction": "lower" if known[key]["direction"] == "higher" else "higher",
        "label": f"Bench {number} <i>", "noise": it.chance.choice((None, "1", "4 %")),
        "protocol": it.chance.choice(([], ["input"])), "digits": number % 4,
        "aliases": [f"bench-{number}"], "metric": f"metric {number}", "hub": "doe/flowers#main",
        "unit": it.chance.choice((None, "%")),
    }  # fmt: skip
    what = it.turn("benchmark", [*said])
    known[key] = {
        name: one for name, one in {**known[key], what: said[what]}.items() if one is not None
    }
    it.entries(BENCHMARKS, known)
    return f"{BENCHMARKS}: {what} of {key}"


@of("result")
def _benchmark_renamed(it: Edited) -> str:
    """Give a benchmark another id, in all tables as well."""
    known = it.read(BENCHMARKS)
    old, new = it.chance.choice([*known]), f"b{it.next()}"
    it.entries(BENCHMARKS, {new if key == old else key: one for key, one in known.items()})
    for name in _tables(it):
        text = (it.root / name).read_text("utf-8")
        renamed = text.replace(f"{old}:", f"{new}:").replace(
            f"benchmark: {old}\n", f"benchmark: {new}\n"
        )
        if renamed != text:
            it.write(name, renamed)
    return f"{BENCHMARKS}: {old} is {new}"


@of("result", 2)
def _model(it: Edited) -> str:
    known, number = it.read(MODELS), it.next()
    key = it.chance.choice([*known])
    turn = it.turn("model", range(5))
    if turn == 0:
        known[key] = {**known[key], "aliases": [f"{key}-{number}"]}
    elif turn == 1:
        known[key] = {**known[key], "kind": f"kind {number}"}
    elif turn == 2:
        known[key] = {**known[key], "size": f"{number}B"}
    elif turn == 3:  # its results say the spelling that it had
        own = known.pop(key)
        known[f"M{number}"] = {**own, "aliases": [*own.get("aliases", ()), key]}
    else:
        known[f"Alone-{number}"] = {}
    it.entries(MODELS, known)
    return f"{MODELS}: {key} ({turn})"


@of("result")
def _settings(it: Edited) -> str:
    own, number = it.read("data/list.yaml").get("results") or {}, it.next()
    axes = {name: dict(axis) for name, axis in own.get("axes", {}).items()}
    first = next(iter(axes))
    axes[first]["label"] = f"Axis {number}"
    changed: list[dict[str, Any]] = [
        {"reference": {"label": f"Whole {number}"}}, {"protocol": {"input": f"Input {number}"}},
        {"axes": axes}, {"recipe": ["calibration"]}, {"recipe": ["input"]},
        {"axes": dict(reversed(axes.items()))},
    ]  # fmt: skip
    return it.settings(results={**own, **it.turn("results", changed)})


@of("result")
def _all_go(it: Edited) -> str:
    """Take all tables away; or all but one, which another edit adds to."""
    shutil.rmtree(it.root / RESULTS, ignore_errors=True)
    if it.turn("all", (True, False)):
        return f"{RESULTS} goes"
    for _ in range(4):
        _comes(it)
    return f"{RESULTS} is another"
