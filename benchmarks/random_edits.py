"""Random edits of a list, each of which does one thing and says which; see ``edits.py``."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from awesomequant.store import canonical
from benchmarks.changing import (
    PAPERS,
    PEOPLE,
    SECTIONS,
    SETTINGS,
    TAGS,
    VENUES,
    Edited,
    of,
    record,
)


def _values(it: Edited) -> dict[str, Callable[[], Any]]:
    """Return what may be said anew in a record, by its field."""
    chance, number = it.chance, it.next()
    return {
        "title": lambda: it.words(5),
        "note": lambda: chance.choice((None, it.words(6))),
        "venue": lambda: chance.choice([*VENUES, None]),
        "tags": lambda: chance.sample([*TAGS], chance.randint(0, 3)),
        "authors": lambda: chance.sample(PEOPLE, chance.randint(0, 4))
        + chance.choice(([], [f"New Name{number}"], [{"group": "The Hive"}], ["et al."])),
        "editors": lambda: chance.choice((None, ["Ed Itor", "Jane Doe"])),
        "citations": lambda: chance.choice(
            (None, {"count": number * 7, "source": "crossref", "as_of": "2026-03-01"})
        ),
        "abstract": lambda: chance.choice((None, it.words(40))),
        "code": lambda: chance.choice((
            None, [{"url": f"https://github.com/hive/n{number}", "label": "tool"}],
            [{"url": f"https://github.com/hive/m{number}",
              "stars": {"count": number, "source": "github", "as_of": "2026-03-01"}}],
        )),
        "links": lambda: [{"label": "talk", "url": f"https://example.org/talk/{number}"}],
        "fields": lambda: chance.choice((None, {"species": it.words(1)}, {"bits": ["4"]})),
        "added": lambda: chance.choice((None, f"2025-1{chance.randrange(3)}-0{number % 9 + 1}")),
        "known_as": lambda: chance.choice((None, [f"Buzz{number}"])),
        "also_titled": lambda: chance.choice((None, [it.words(3)])),
        "arxiv": lambda: chance.choice((None, f"2003.{number:05}")),
        "doi": lambda: chance.choice((None, f"10.5555/bee.{number}")),
        "url": lambda: f"https://example.org/q/{number}",
        "type": lambda: chance.choice((None, "thesis", "book", "report")),
        "booktitle": lambda: chance.choice((None, it.words(3))),
        "pages": lambda: chance.choice((None, f"{number}–{number + 9}")),
        "publisher": lambda: chance.choice((None, "Hive Press")),
        "bibtex_key": lambda: chance.choice((None, f"key{number}")),
        "extra": lambda: chance.choice((None, {"award": it.words(2)})),
        "date": lambda: None,
        "aliases": lambda: [f"once-{number}"],
    }  # fmt: skip


@of("record", 6)
def _field(it: Edited) -> str:
    values = _values(it)
    name = it.turn("field", sorted(values))
    return it.set(it.some(), **{name: values[name]()})


@of("record")
def _year(it: Edited) -> str:
    # Beside its folder, or with it.
    file, year = it.some(), it.chance.choice((2018, 2019, 2020, 2021, 2022, 2023))
    said = it.set(file, year=year)
    if it.chance.random() < 0.5:
        return said
    return f"{said}, {_moved(it, file, f'{PAPERS}/{year}/{Path(file).name}')}"


def _moved(it: Edited, file: str, to: str) -> str:
    text = (it.root / file).read_text("utf-8")
    it.remove(file)
    it.write(to, text)
    return f"{file} is {to}"


@of("record")
def _folder(it: Edited) -> str:
    file = it.some()
    return _moved(it, file, f"{PAPERS}/moved{it.chance.randrange(3)}/{Path(file).name}")


@of("record")
def _added(it: Edited) -> str:
    number = 1000 + it.next()
    name = f"{PAPERS}/2022/p{number}.yaml"
    it.write(name, canonical.record(record(it, number)))
    return f"{name} comes"


@of("record")
def _removed(it: Edited) -> str:
    file = it.some()
    it.remove(file)
    return f"{file} goes"


@of("record")
def _renamed(it: Edited) -> str:
    file = it.some()
    before = it.read(file)
    aliases = [*before.get("aliases", ()), Path(file).stem] * it.chance.randrange(2)
    it.set(file, aliases=aliases or None)
    return _moved(it, file, f"{Path(file).parent.as_posix()}/z{it.next()}.yaml")


@of("record")
def _swapped(it: Edited) -> str:
    one, other = it.some(), it.some()
    texts = [(it.root / name).read_bytes() for name in (one, other)]
    for name, content in zip((other, one), texts, strict=True):
        (it.root / name).write_bytes(content)
    return f"{one} and {other} change contents"


@of("record")
def _touched(it: Edited) -> str:
    for name in it.records():
        (it.root / name).touch()
    return "every record has another time"


@of("shared", 2)
def _tag(it: Edited) -> str:
    chance, tags = it.chance, it.read("data/tags.yaml")
    name, others = chance.choice([*tags]), [*tags]
    values: dict[str, Any] = it.turn("tag", (
        {"label": it.words(1)}, {"description": it.words(4)}, {"aliases": [it.words(1)]},
        {"parent": chance.choice(others)}, {"parent": None}, {"related": chance.sample(others, 2)},
        {"deprecated": chance.choice(others)}, {"deprecated": None},
    ))  # fmt: skip
    tags[name] = {**tags[name], **values}
    if chance.random() < 0.2:
        tags = dict(chance.sample(sorted(tags.items()), len(tags)))
    if chance.random() < 0.2:
        tags[f"new-{it.next()}"] = {"label": it.words(1), "parent": name}
    it.entries("data/tags.yaml", tags)
    return f"the tag {name}: {values}"


@of("shared")
def _venue(it: Edited) -> str:
    chance, venues = it.chance, it.read("data/venues.yaml")
    name, number = chance.choice([*venues]), it.next()
    values: dict[str, Any] = it.turn("venue", (
        {"aliases": [f"V{number}"]}, {"name": f"Conference number {number}"},
        {"kind": chance.choice(("journal", "workshop", "conference"))},
        {"publisher": f"Press {number}"}, {"url": f"https://example.org/v/{number}"},
        {"issn": "1234-567X"},
    ))  # fmt: skip
    venues[name] = {**venues[name], **values}
    it.entries("data/venues.yaml", venues)
    return f"the venue {name}: {values}"


@of("shared")
def _person(it: Edited) -> str:
    chance, people, number = it.chance, it.read("data/people.yaml"), it.next()
    if chance.random() < 0.3 and len(people) > 1:
        people.pop(name := chance.choice([*people]))
    else:
        name = chance.choice([*people, f"person-{number}"])
        values: dict[str, Any] = it.turn("person", (
            {"homepage": f"https://example.org/who/{number}"}, {"aliases": [chance.choice(PEOPLE)]},
            {"name": chance.choice(PEOPLE)}, {"orcid": "0000-0002-1825-0097"},
        ))  # fmt: skip
        people[name] = {"name": chance.choice(PEOPLE), **people.get(name, {}), **values}
    it.entries("data/people.yaml", people)
    return f"the person {name}"


@of("shared", 2)
def _setting(it: Edited) -> str:
    chance, number = it.chance, it.next()
    field_of = {**SETTINGS["fields"], "bits": {"label": f"Bits {number}", "type": "list"}}
    own = {"facet": bool(number % 2), "column": number % 3 == 0}
    changed: list[dict[str, Any]] = [
        {"description": it.words(6)},
        {"repository": chance.choice((None, f"https://github.com/example/b{number}"))},
        {"branch": f"b{number}"},
        {"origins": [{"title": it.words(2), "url": "https://example.org/o"}]},
        {"commands": [{"run": "make bees", "does": it.words(3)}]},
        {"sections": chance.sample(["begin", "papers", "tools", "keepers"], 4)},
        {"highly_cited": {"default": number * 3}},
        {"stars_shown_from": number},
        {"outline": chance.choice((None, {"by": ["topic", "year"]}, {"order": "title"},
                                   {"order": "cited"}, {"by": ["venue"], "order": "as-listed"}))},
        {"readme": chance.choice(({"entry": "title", "authors": True, "bold": True}, {},
                                  {"entry": "table"}, {"tags": "labels", "notes": True},
                                  {"budget": 9_000, "newest": 3, "cited": 3}))},
        {"feeds": {"authors": chance.randrange(5)}},
        {"bibtex": {"venues": chance.choice(("long", "short")), "doi_urls": bool(number % 2)}},
        {"fields": {**field_of, "bits": {**field_of["bits"], **own}}},
    ]  # fmt: skip
    return it.settings(**it.turn("setting", changed))


@of("shared")
def _order(it: Edited) -> str:
    names = [Path(name).stem for name in it.records()]
    it.write("data/order.txt", "\n".join(it.chance.sample(names, len(names))) + "\n")
    return "data/order.txt has another order"


@of("shared")
def _section(it: Edited) -> str:
    name, number = it.turn("section", [*SECTIONS]), it.next()
    text = SECTIONS[name].replace("title: ", f"text: Of {number}\ntitle: ", 1)
    if name == "begin":
        text = text.replace("paper: p0", f"paper: {Path(it.some()).stem}")
    it.write(f"data/sections/{name}.yaml", text)
    return f"the section {name}"


@of("shared")
def _counted(it: Edited) -> str:
    chance, number, metrics = it.chance, it.next(), it.read("data/metrics.yaml")
    key = chance.choice([*metrics])
    metrics[key] = {"stars": number * 11, "archived": chance.random() < 0.3, "as_of": "2026-04-01"}
    paper = Path(it.some()).stem
    metrics[paper] = {"citations": number, "source": "openalex", "as_of": "2026-04-01"}
    it.entries("data/metrics.yaml", {name: _dated(one) for name, one in metrics.items()})
    day = f"data/history/2026-0{chance.randint(1, 4)}-05.yaml"
    it.write(day, f"{key}: {number * 50}\n{paper}: {number}\n")
    return f"counts of {key} and {paper}, {day}"


def _dated(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value if name != "as_of" else str(value) for name, value in values.items()}
