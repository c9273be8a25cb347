"""pandoc and citation-js read one work alike in every format: its people, place, date and numbers.

Each reads our list and the hard works in BibTeX, BibLaTeX, RIS and CSL-JSON, and makes CSL-JSON of
them, which is held against the record.  What a format or a client cannot say stands below, each
with its reason; nothing else may differ.
"""

import html
import json
import re
import subprocess
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import clients
import hard_works
import pytest
from support import ROOT

from awesomequant.export import Citation, citation, exporters
from awesomequant.language import math
from awesomequant.library.library import Library
from awesomequant.store import load
from awesomequant.works.people import Person

FORMATS = ("bibtex", "biblatex", "ris", "csl-json")
_SCRIPT = """
const core = require("@citation-js/core");
require("@citation-js/plugin-bibtex");
require("@citation-js/plugin-ris");
const [file, type] = process.argv.slice(1);
const options = { generateGraph: false, ...(type && { forceType: type }) };
const text = require("fs").readFileSync(file, "utf8");
console.log(JSON.stringify(new core.Cite(text, options).data));
"""
_TYPES_OF_CITATION_JS = {"bibtex": "@bibtex/text", "biblatex": "@biblatex/text", "ris": "@ris/file"}

# What each makes of a kind that it has no word for, or that the format has none for.
KINDS = {
    ("pandoc 3", "bibtex"): {"article": "", "dataset": "", "software": "", "standard": "report", "webpage": "", "document": ""},
    ("pandoc 3", "biblatex"): {"article": "webpage", "standard": "report", "document": ""},
    ("pandoc 3", "ris"): {"article": "unpublished", "software": "program", "standard": "report", "webpage": "misc", "document": "entry"},
    ("citation-js", "bibtex"): {"article": "document", "dataset": "document", "software": "document", "standard": "report", "webpage": "document"},
    ("citation-js", "biblatex"): {"article": "webpage", "standard": "report"},
    ("citation-js", "ris"): {"article": "manuscript"},
}  # fmt: skip
# What a client does not read of a format, or reads in an order of its own.
UNREAD = {
    # It takes a date from PY alone, the second part of a name for a suffix, and the number of a
    # report or the publisher of an article not at all.
    ("pandoc 3", "ris"): {"day", "number", "order", "publisher", "editor"},
    # The year of a conference is that of the event to it; it reads no publisher of an article.
    ("citation-js", "ris"): {"year", "day", "number", "publisher"},
}


def libraries() -> Iterator[Library]:
    yield load(ROOT).library
    yield hard_works.library()


@cache
def cited() -> dict[str, Citation]:
    return {
        paper.key: citation(paper, library) for library in libraries() for paper in library.papers
    }


def pandoc(file: Path, name: str) -> str:
    (program,) = clients.found("pandoc 3") or [""]
    form = {"csl-json": "csljson"}.get(name, name)
    command = [program, "-f", form, "-t", "csljson", str(file)]
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout


def citation_js(file: Path, name: str) -> str:
    node, core, *_ = clients.found("citation-js") or [""]
    folder = Path(core).parents[3]
    command = [node, "-e", _SCRIPT, str(file), _TYPES_OF_CITATION_JS.get(name, "")]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=True, encoding="utf-8")
    return done.stdout


READERS = {"pandoc 3": pandoc, "citation-js": citation_js}


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("client", READERS)
def test_a_work_is_the_same_in_every_format(client: str, name: str, tmp_path: Path) -> None:
    if not clients.found(client):
        pytest.skip(clients.left_out(client))
    form = exporters()[name]
    found: dict[str, dict[str, Any]] = {}
    for number, library in enumerate(libraries()):
        file = tmp_path / f"{number}{form.suffix}"
        file.write_text(form.write(library.papers, library), "utf-8")
        items = json.loads(READERS[client](file, name))
        assert len(items) == len(library.papers)
        keys = [paper.key for paper in library.papers]
        found |= dict(zip(keys, items, strict=True))
        assert name == "ris" or [item["id"] for item in items] == keys
    wrong = [
        f"{key}: {line}"
        for key, item in found.items()
        for line in differences(cited()[key], item, client, name)
    ]
    assert not wrong, "\n".join(wrong)


def differences(one: Citation, item: dict[str, Any], client: str, name: str) -> Iterator[str]:
    """Yield what an item says otherwise than the work it was made of."""
    unread = UNREAD.get((client, name), set())
    stated = KINDS.get((client, name), {}).get(one.form.csl, one.form.csl)
    yield from _differs("type", stated, item.get("type", ""))
    words = [piece.text for piece in math.pieces(one.title) if not piece.is_math]
    shown = _text(item.get("title", ""))
    lost = [run for run in words if _text(run) not in shown]
    yield from _differs("title", [], lost)
    for what, people, others in (
        ("author", one.people, one.others),
        ("editor", one.editors, one.more_editors),
    ):
        names = [_name(person) for person in item.get(what, ())]
        expected = [*map(_shown, people), *["others"] * others]
        if "order" in unread:
            names, expected = (["".join(sorted(one)) for one in each] for each in (names, expected))
        if what not in unread:
            yield from _differs(what, expected, names)
    held = [item.get(part, "") for part in ("container-title", "event-title", "publisher", "collection-title")]  # fmt: skip
    for what, value in (("place", one.container), ("publisher", one.publisher)):
        if value and what not in unread and _text(value) not in map(_text, held):
            yield f"{what} {value!r}, not {held!r}"
    date = (item.get("issued") or item.get("event-date") or {}).get("date-parts", [[]])[0]
    length = 1 if "day" in unread else 3
    yield from _differs("date", [*one.date][:length], [int(part) for part in date][:length])
    yield from _differs("volume", one.volume or "", str(item.get("volume", "")))
    if "number" not in unread:
        number = item.get("number") or item.get("issue") or ""
        yield from _differs("number", _text(one.number or ""), _text(str(number)))
    pages = re.sub("[–-]+", "-", str(item.get("page", "")))
    yield from _differs("pages", "-".join(one.pages), pages)
    yield from _differs("doi", (one.doi or "").lower(), item.get("DOI", "").lower())


def _differs(what: str, ours: object, theirs: object) -> Iterable[str]:
    return [f"{what} {ours!r}, not {theirs!r}"] if ours != theirs else []


def _shown(person: Person) -> str:
    parts = (person.given, person.particle, person.family, person.suffix)
    return _text(person.shown if person.is_group else " ".join(filter(None, parts)))


def _name(name: dict[str, str]) -> str:
    order = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix", "literal")
    text = _text(" ".join(name[part] for part in order if name.get(part)))
    return "others" if text in ("etal", "others") else text


def _text(text: str) -> str:
    """Return letters and digits, small: clients change quotation marks, dashes and capitals."""
    bare = html.unescape(re.sub(r"</?(?:span|i|b|sub|sup|em)\b[^>]*>", "", text))
    folded = unicodedata.normalize("NFKC", bare).casefold()
    return "".join(char for char in folded if char.isalnum())
