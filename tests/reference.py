"""The pages of reference that are made of what the code says: settings, files, formats, services.

``python tests/test_docs.py`` writes them, with the others that are made.
"""

import inspect
from collections.abc import Iterable, Mapping
from types import ModuleType
from typing import Any

from pydantic import BaseModel

from awesomequant.check.reports import REPORTS
from awesomequant.export.formats import EXPORTERS
from awesomequant.export.styles import STYLES
from awesomequant.intake.formats import IMPORTERS
from awesomequant.library.attribution import Attribution, Witness
from awesomequant.library.axes import Axis, AxisPart, Reference, ResultSettings
from awesomequant.library.decision import Decision, Overruling
from awesomequant.library.field_types import described
from awesomequant.library.list_rules import Review, Scope, TagReview, TagRule, TagRules
from awesomequant.library.metrics import Metric
from awesomequant.library.persons import Person
from awesomequant.library.results import (
    Benchmark,
    Evaluated,
    ResultReference,
    ResultRow,
    ResultSource,
    ResultTable,
)
from awesomequant.library.sections import Highlight, Highlights, Resource, Resources, Team
from awesomequant.library.settings import (
    LOOKS,
    Bibtex,
    Feeds,
    HighlyCited,
    Outline,
    OwnField,
    Readme,
    Rules,
    Settings,
)
from awesomequant.library.vocabulary import Synonyms, Tag, Venue
from awesomequant.registry import parts
from awesomequant.web.services import SERVICES

# Parts of data/list.yaml that have fields of their own, in the order in which the page has them.
_NESTED = (
    ("readme", Readme),
    ("outline", Outline),
    ("fields: NAME", OwnField),
    ("highly_cited", HighlyCited),
    ("bibtex", Bibtex),
    ("feeds", Feeds),
    ("rules", Rules),
    ("results", ResultSettings),
    ("results: reference", Reference),
    ("results: axes: NAME", Axis),
    ("results: axes: NAME: parts: PART", AxisPart),
)
# Every file that a list may have below data/: who writes it, what it is, and its models.
FILES: tuple[tuple[str, str, str, tuple[tuple[str, type[BaseModel]], ...]], ...] = (
    ("list.yaml", "you", "What the list is called and how it reads: [its settings](list.md).", ()),
    (
        "papers/YEAR/ID.yaml", "you, `add`, `import`",
        "One paper: [its record](records.md). The file's name is its id.", (),
    ),
    ("tags.yaml", "you, `import`", "The tags that records may use, each under its id.", (("", Tag),)),
    ("venues.yaml", "you, `import`", "The venues, each under the id that records name.", (("", Venue),)),
    ("people.yaml", "you", "Who is who, where names do not tell, each under the address of the page.", (("", Person),)),
    (
        "sections/ID.yaml", "you",
        "What stands around the papers: a file a section, named in `sections` of `list.yaml`.",
        (
            ("`kind: highlights`", Highlights), ("each of its `items`", Highlight),
            ("`kind: resources`", Resources), ("each of its `items`", Resource),
            ("`kind: team`", Team),
        ),
    ),
    ("order.txt", "you, `init --from`", "Ids of papers, one a line, in an order of your own: `outline: {order: as-listed}`.", ()),
    ("scope.yaml", "you", "What counts: [as data](../how-to/scope.md).", (("", Scope), ("each of `reviewed`", Review))),
    (
        "tag-rules.yaml", "you", "Which words make which tag: [tags by rules](../tagging.md).",
        (("", TagRules), ("each of `rules`", TagRule), ("each of `reviewed`", TagReview)),
    ),
    ("synonyms.yaml", "you", "Words that mean the same to a search.", (("", Synonyms),)),
    (
        "decisions/YEAR/ID.yaml", "`refuse`", "A work that was refused: [on record](../decide.md).",
        (("", Decision), ("`overruled`", Overruling)),
    ),
    (
        "results/ID.yaml", "you", "One table of one source: [results](../how-to/results.md). The file's name is its id.",
        (("", ResultTable), ("`source`", ResultSource), ("each of `references`", ResultReference), ("each of `rows`", ResultRow)),
    ),
    ("benchmarks.yaml", "you", "What results measure, each under the id that they name.", (("", Benchmark),)),
    ("models.yaml", "you", "What results are of, each under its usual name.", (("", Evaluated),)),
    ("declined.yaml", "`update --apply`", "What was proposed and declined; it is not proposed again.", ()),
    ("metrics.yaml", "`update`", "What machines counted, a line a paper (by its id) or repository (`github.com/owner/name`).", (("", Metric),)),
    ("history/DAY.yaml", "`update`", "The counts that had changed on that day, and no others.", ()),
    ("provenance/YEAR.yaml", "`import`", "Who said what a record says, a line a record: [what is confirmed](../how-to/scope.md#what-is-confirmed).", (("", Attribution),)),
    ("provenance/sources.yaml", "`import`, you", "The sources, by the names that the lines have for them.", (("", Witness),)),
    ("proceedings/VENUE/YEAR.txt", "`proceedings`", "The titles of a whole volume, one a line, packed as `.txt.xz` where it is long.", ()),
)  # fmt: skip


def _fields(model: type[BaseModel]) -> Iterable[tuple[str, str, str]]:
    """Yield name, default and what is said of each field of a model that a file may hold."""
    said: dict[str, str] = {}
    for one in reversed(model.__mro__):
        if issubclass(one, BaseModel) and one.__module__.startswith("awesomequant.library"):
            said |= described(one) if one.__name__ != "Model" else {}
    for name, field in model.model_fields.items():
        # The name of the file or the key of the entry; of a repository it is its number.
        if name == "source_file" or (name == "id" and model is not Metric):
            continue
        default = field.get_default(call_default_factory=True)
        default = default or False if name == "authors" and model is Readme else default
        yield name, "needed" if field.is_required() else _shown(default), said.get(name, "")


def _shown(value: Any) -> str:
    """Return a default as YAML has it; nothing where there is none to speak of."""
    if isinstance(value, BaseModel) or value in (None, (), {}, ""):
        return ""
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, tuple):
        return f"`[{', '.join(map(str, value))}]`"
    return f"`{value}`"


def _line(said: str) -> str:
    return " ".join(said.split()).replace("``", "`").removesuffix(".")


def _table(model: type[BaseModel]) -> list[str]:
    rows = ["| field | without it | what it is |", "|---|---|---|"]
    for name, default, said in _fields(model):
        assert said, f"{model.__name__}.{name} has no docstring below it"
        rows.append(f"| `{name}` | {default} | {_line(said)} |")
    return rows


def settings_page() -> str:
    """Return the page of ``data/list.yaml``."""
    rows = [
        "# Settings of a list",
        "",
        "`data/list.yaml`, field by field; made of the model that reads it. The smallest that is valid:",
        "",
        "```yaml",
        "title: Awesome Bees",
        "description: What is known of bees, and code that counts them.",
        "```",
        "",
        "With everything:",
        "",
        "```yaml",
        _EVERYTHING.strip(),
        "```",
        "",
        *_table(Settings),
    ]
    for name, model in _NESTED:
        rows += ["", f"## `{name}`", "", *_table(model)]
        if model is Readme:
            rows += ["", "What each `look` sets; [how they look](../how-to/look.md):", ""]
            rows += ["| `look` | sets |", "|---|---|"]
            for look, sets in LOOKS.items():
                told = ", ".join(f"`{key}: {str(one).lower()}`" for key, one in sets.items())
                rows.append(f"| `{look}` | {told or 'nothing'} |")
    return "\n".join(rows) + "\n"


_EVERYTHING = """
title: Awesome Bees
description: What is known of bees, and code that counts them.
repository: https://github.com/example/awesome-bees
site: https://example.github.io/awesome-bees/
branch: main
licence: CC0-1.0
language: en
accent: "#7a5c00"
maintainers:
  - {name: Ann Keeper, url: "https://example.org/ann"}
origins:
  - {title: The old bee list, url: "https://example.org/bees", note: "Its papers up to 2025."}
commands:
  - {run: make bees, does: Build the list}
pictures:
  - {path: docs/images/hive.png, alt: "Where bees live, by country."}
sections: [survey, papers, tools]
highly_cited: {default: 100, years: {2025: 10, 2026: 3}}
stars_shown_from: 50
bibtex: {venues: long, doi_urls: false, keys: author-year-word}
outline: {by: [topic, year], order: newest}
feeds: {authors: 5}
readme: {look: classic, authors: true, tags: ids, notes: true, budget: 512000, newest: 25, cited: 25}
rules: {ignore: [title-case], error: [incomplete]}
fields:
  species: {label: Species, type: choice, values: [honey bee, bumblebee], facet: true, column: true}
results: {reference: {label: By hand}, protocol: {light: Light}, axes: {size: {label: Size of the hive}}}
"""


def files_page() -> str:
    """Return the page of every file below ``data/``."""
    rows = [
        "# Files of a list",
        "",
        "Every file that may lie below `data/`; made of the models that read them. A list needs the first; each other is there\nwhere it is wanted.",
        "",
        "| file in `data/` | written by | what it is |",
        "|---|---|---|",
    ]
    for name, writer, said, models in FILES:
        link = f"[`{name}`](#{_anchor(name)})" if models else f"`{name}`"
        rows.append(f"| {link} | {writer} | {said} |")
    rows += [
        "",
        "Beside `data/`: `docs/` and `mkdocs.yml` (pages of your own), `templates/` (your look), `messages/` (your words),",
        "`checks/`, `exporters/`, `importers/`, `reports/`, `sources/`, `styles/` ([parts of your own](../parts.md)),",
        "`README.md` and `lists/` (made of the records).",
    ]
    for name, _, _, models in FILES:
        if models:
            rows += ["", f"## `{name}`"]
        for about, model in models:
            rows += ["", *([f"{about}:", ""] if about else []), *_table(model)]
    return "\n".join(rows) + "\n"


def _anchor(name: str) -> str:
    """Return the address of a heading as MkDocs makes it: letters, digits and hyphens."""
    kept = "".join(char for char in name.lower() if char.isalnum() or char in "-_ ")
    return "-".join(kept.split())


def formats_page() -> str:
    """Return the page of the parts that come with the package."""
    readers, writers, styles, reports, services = (
        parts(kind) for kind in (IMPORTERS, EXPORTERS, STYLES, REPORTS, SERVICES)
    )
    rows = ["# Formats and services", "", "What comes with awesomequant; made of what each part says of itself. More of each kind: [parts of your own](../parts.md).", "", "## Read: `import`", "", "| `--from` | files | what they are |", "|---|---|---|"]  # fmt: skip
    for name, part in sorted(readers.items()):
        rows.append(f"| `{name}` | {_codes(part.SUFFIXES)} | {_first(part)} |")
    rows += ["", "[What can be read](../exchange.md) says how.", "", "## Written: `export`", "", "| `--format` | file | offered on the site as | variants |", "|---|---|---|---|"]  # fmt: skip
    for name, one in sorted(writers.items(), key=lambda each: (each[1].ORDER, each[0])):
        rows.append(f"| `{name}` | `{one.SUFFIX}` | {one.LABEL} | {_codes(one.VARIANTS)} |")
    rows += ["", "[What is written](export.md) says how. A variant is an option: `--encoding latex`, `--excel-safe`.", "", "## Styles of references", "", "| file | on the page of a paper |", "|---|---|"]  # fmt: skip
    for name, style in sorted(styles.items(), key=lambda each: (each[1].ORDER, each[0])):
        rows.append(f"| `{name}` | {style.LABEL} |")
    rows += ["", "## Reports: `check --output-format`", "", "| form | what it is |", "|---|---|"]
    for name, report in sorted(reports.items()):
        rows.append(f"| `{name}` | {_first(report)} |")
    rows += ["", "## Services: `update`, `add`, `links`", "", "The lowest rank is asked first and believed; from 50 on what is said is only proposed.", "", "| service | host | asked by | tells, with its rank | keys to a request | seconds between | key in |", "|---|---|---|---|---|---|---|"]  # fmt: skip
    for _, module in sorted(services.items()):
        one = module.SERVICE
        tells: Mapping[str, int] = {**one.by_title, **one.tells}
        told = ", ".join(f"{what} {rank}" for what, rank in sorted(tells.items()))
        rows.append(
            f"| {f'[{one.title}]({one.home})' if one.home else one.title or one.name} | `{one.host}` "
            f"| {', '.join(one.schemes)} | {told} | {one.batch} | {one.interval:g} | {_codes(one.tokens)} |"
        )
    return "\n".join(rows) + "\n"


def _codes(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _first(part: Any) -> str:
    """Return the first sentence of what a part says of itself."""
    module = part if isinstance(part, ModuleType) else inspect.getmodule(part.read)
    text = " ".join((inspect.getdoc(part) or inspect.getdoc(module) or "").split("\n\n")[0].split())
    return text.replace("``", "`").removeprefix("Read ").removesuffix(".")
