"""JSON Schemas of what people write, made of the model and a list's vocabulary, for editors."""

import re
import sys
from collections.abc import Callable, Iterable
from typing import Any

from awesomequant.library.axes import NOT_STATED, UNKNOWN, AxisPart
from awesomequant.library.decision import Decision
from awesomequant.library.examples import EXAMPLES
from awesomequant.library.field_types import NUMBER, Model, described
from awesomequant.library.library import Library
from awesomequant.library.list_rules import Scope
from awesomequant.library.paper import Paper
from awesomequant.library.results import Benchmark, Evaluated, ResultTable
from awesomequant.library.settings import Settings
from awesomequant.library.vocabulary import Synonyms, Tag, Venue
from awesomequant.store import strict

DRAFT = "http://json-schema.org/draft-07/schema#"  # what YAML editors know best
_GIVEN = ("id", "source_file")  # stated by the file's name
_SLUG = "^[a-z0-9](-?[a-z0-9])*$"
# What an editor shows beside a field, where it says more to who writes than the model does.
_FIELDS = {
    "title": "The title, in double quotes",
    "authors": "Given Family, one item a person; {group: …} for a team",
    "venue": "Where the version of record appeared: an id of data/venues.yaml",
    "year": "The year of the version of record",
    "tags": "Ids of data/tags.yaml",
    "url": "The paper's own page",
    "arxiv": "The preprint's id, in quotes",
    "doi": "The DOI of the version of record",
    "code": "Where the code lies",
    "links": "Whatever else belongs to the paper",
    "note": "A word of the curator",
    "added": "The day it came onto the list, YYYY-MM-DD",
    "aliases": "Ids that the record had before",
    "locked": "Fields that update leaves alone",
    "not_duplicate_of": "Ids of papers that only look like it",
}
_CHOICE = re.compile(r"\^\(([\w|-]+)\)\$")
_NULL = {"type": "null"}


def paper_schema(library: Library) -> dict[str, Any]:
    """Return the schema of a record of ``library``: its tags, venues and own fields as choices."""
    schema: dict[str, Any] = _plain(_told(Paper))
    properties = schema["properties"]
    for name in _GIVEN:
        del properties[name]
    parts = (schema, *schema["$defs"].values())
    for name, held in (
        (name, part["properties"][name]) for part in parts for name in part["properties"]
    ):
        if name in EXAMPLES:
            held["examples"] = [_typed(strict.read(EXAMPLES[name])[name])]
        held["title"] = (
            name  # above what an editor says of it; else the whole record's stands there
        )
    for name, said in _FIELDS.items():
        properties[name]["description"] = said
    tags = sorted(tag.id for tag in library.tags.values() if not tag.deprecated)
    properties["tags"]["items"] = _words(
        (name, library.tags[name].label, library.tags[name].description) for name in tags
    )
    properties["tags"]["examples"] = [tags[:2]] if tags else []
    venues = sorted(library.venues.values(), key=lambda venue: venue.id)
    words = _words((venue.id, venue.id, venue.name) for venue in venues)
    properties["venue"] = {
        "description": properties["venue"]["description"],
        "anyOf": [*words.get("anyOf", ()), _NULL],
    }
    locked = sorted({name.replace("_", "-") for name in properties} | {"stars"})
    properties["locked"]["items"] = {"enum": locked}
    # A field that the list does not declare is a slip, and told as one while it is typed.
    own: dict[str, Any] = {}
    line = {key: properties["volume"][key] for key in ("maxLength", "pattern")}
    for name, field in library.settings.fields.items():
        value: dict[str, Any] = {"type": ["string", "number", "boolean"], **line}
        if field.values:
            value = {"enum": [typed for one in field.values for typed in _as_edited(one)]}
        if field.type == "list":
            value = {"type": "array", "items": value}
        own[name] = {"description": field.label, **value}
    properties["fields"] = {"type": "object", "additionalProperties": False, "properties": own}
    return {
        "$schema": DRAFT,
        "title": f"A paper of {library.settings.title}",
        **schema,
        "required": [name for name in schema["required"] if name not in _GIVEN],
    }


def _words(words: Iterable[tuple[str, str, str | None]]) -> dict[str, Any]:
    """Return the schema of a word of the vocabulary, each with what an editor shows at it.

    An ``enum`` would do to complete and check; but at one word editors show all that it may be, and
    of a const the word's own description.
    """
    found = [
        {"const": typed, "title": label, **({"description": told} if told else {})}
        for name, label, told in words
        for typed in _as_edited(name)
    ]
    return {"anyOf": found} if found else {"enum": []}


def _as_edited(text: str) -> list[str | int]:
    """Return a text as editors may read it: "4", or the number where no quotes stand."""
    is_number = text.isascii() and text.isdecimal() and str(int(text)) == text
    return [text, int(text)] if is_number else [text]


def _typed(value: Any) -> Any:
    """Return a value as an editor reads it: numbers as such."""
    if isinstance(value, dict):
        return {key: _typed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_typed(item) for item in value]
    return _as_edited(value)[-1]


def tags_schema(library: Library) -> dict[str, Any]:
    """Return the schema of data/tags.yaml; what an entry names is one of the tags there."""
    schema = _entries(Tag, f"The tags of {library.settings.title}", {"pattern": _SLUG})
    known = {"enum": sorted(library.tags)}
    fields = schema["additionalProperties"]["properties"]
    fields["parent"] |= known
    fields["deprecated"] |= known
    fields["related"]["items"] |= known
    return schema


def venues_schema(library: Library) -> dict[str, Any]:
    """Return the schema of data/venues.yaml."""
    return _entries(Venue, f"The venues of {library.settings.title}", {})


def synonyms_schema(library: Library) -> dict[str, Any]:
    """Return the schema of data/synonyms.yaml."""
    title = f"Words that mean the same in {library.settings.title}"
    return {"$schema": DRAFT, **_plain(_told(Synonyms)), "title": title}


def list_schema(library: Library) -> dict[str, Any]:
    """Return the schema of data/list.yaml; its sections are those that the list has."""
    schema: dict[str, Any] = _plain(_told(Settings))
    sections = {"papers", *(section.id for section in library.sections)}
    schema["properties"]["sections"]["items"] |= {"enum": sorted(sections)}
    return {"$schema": DRAFT, "title": "What a list says of itself", **schema}


def decision_schema(library: Library) -> dict[str, Any]:
    """Return the schema of a file of data/decisions/."""
    schema: dict[str, Any] = _plain(_told(Decision))
    for name in _GIVEN:
        del schema["properties"][name]
    for name in schema["properties"].keys() & EXAMPLES.keys():
        schema["properties"][name]["examples"] = [_typed(strict.read(EXAMPLES[name])[name])]
    required = [name for name in schema["required"] if name not in _GIVEN]
    title = f"A work that {library.settings.title} refused"
    return {"$schema": DRAFT, **schema, "title": title, "required": required}


def scope_schema(library: Library) -> dict[str, Any]:
    """Return the schema of data/scope.yaml."""
    title = f"What {library.settings.title} is about"
    return {"$schema": DRAFT, **_plain(_told(Scope)), "title": title}


def results_schema(library: Library) -> dict[str, Any]:
    """Return the schema of a file of data/results/: the list's models, benchmarks and axes."""
    schema: dict[str, Any] = _plain(_told(ResultTable))
    for name in _GIVEN:
        del schema["properties"][name]
    rules, held = library.settings.results, library.results.held
    choices = {
        "model": {"enum": [*sorted(held.models), None]},
        "benchmark": {"enum": [*sorted(held.benchmarks), None]},
        "at": _open({
            name: {"description": part.label, **_of_part(part)}
            for name, part in rules.parts.items()
        }),
        "protocol": _open({
            name: {"description": label, "type": ["string", "number", "array"]}
            for name, label in rules.protocol.items()
        }),
    }  # fmt: skip
    numbers = schema["$defs"]["ResultRow"]["properties"]["value"]
    figures = {"type": ["string", "number"], "pattern": f"{numbers['pattern']}|^{NOT_STATED}$"}
    values = _open(dict.fromkeys(sorted(held.benchmarks), figures))
    choices |= {"values": values, "references": values}
    for part in (schema, *schema["$defs"].values()):
        for name, said in choices.items():
            is_mapping = part["properties"].get(name, {}).get("type") == "object"
            if name in part["properties"] and (is_mapping or "enum" in said):
                told = {"description": part["properties"][name]["description"]}
                part["properties"][name] = {**told, "type": "object", **said} if is_mapping else {
                    **told, **said
                }  # fmt: skip
    required = [name for name in schema["required"] if name not in _GIVEN]
    title = f"A table of results that {library.settings.title} keeps"
    return {"$schema": DRAFT, **schema, "title": title, "required": required}


def _of_part(part: AxisPart) -> dict[str, Any]:
    if part.type == "text":
        return {"type": ["string", "number"]}
    words = [*part.words, NOT_STATED, UNKNOWN]
    return {"anyOf": [{"type": "number"}, {"pattern": f"^{NUMBER}$"}, {"enum": words}]}


def _open(properties: dict[str, Any]) -> dict[str, Any]:
    return {"additionalProperties": False, "properties": properties}


def benchmarks_schema(library: Library) -> dict[str, Any]:
    """Return the schema of data/benchmarks.yaml."""
    title = f"What results of {library.settings.title} measure"
    return _entries(Benchmark, title, {"pattern": _SLUG})


def models_schema(library: Library) -> dict[str, Any]:
    """Return the schema of data/models.yaml."""
    return _entries(Evaluated, f"What results of {library.settings.title} are of", {})


SCHEMAS: dict[str, Callable[[Library], dict[str, Any]]] = {
    "schema/paper.schema.json": paper_schema,
    "schema/tags.schema.json": tags_schema,
    "schema/venues.schema.json": venues_schema,
    "schema/synonyms.schema.json": synonyms_schema,
    "schema/list.schema.json": list_schema,
    "schema/decision.schema.json": decision_schema,
    "schema/scope.schema.json": scope_schema,
    "schema/results.schema.json": results_schema,
    "schema/benchmarks.schema.json": benchmarks_schema,
    "schema/models.schema.json": models_schema,
}


def _entries(model: type[Model], title: str, names: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a file with an entry of ``model`` under each id."""
    entry: dict[str, Any] = _plain(_told(model))
    del entry["properties"]["id"]
    entry["required"].remove("id")
    return {
        "$schema": DRAFT,
        "title": title,
        "type": "object",
        "propertyNames": names,
        "additionalProperties": entry,
    }


def _told(model: type[Model]) -> dict[str, Any]:
    """Return pydantic's schema of a model, with what the source says of each of its fields."""
    schema = model.model_json_schema()
    module = sys.modules[model.__module__]
    inner = ((vars(module).get(name), part) for name, part in schema.get("$defs", {}).items())
    for one, part in ((model, schema), *inner):
        if "description" in part:  # how it came to be is for who reads the source
            part["description"] = part["description"].partition("\n\n")[0].replace("``", "`")
        for name, text in described(one).items() if one else ():
            said = {**part["properties"][name], "description": text}
            part["properties"][name] = dict(sorted(said.items()))  # as pydantic has them
    return schema


def _plain(value: Any) -> Any:
    """A schema of pydantic without the titles it invents, and with what it left in Python."""
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if not isinstance(value, dict):
        return value
    kept = {
        {"ge": "minimum"}.get(key, key): _plain(item)
        for key, item in value.items()
        if key != "default" and not (key == "title" and isinstance(item, str))
    }
    # A field may have the name of one of the words left out: highly_cited has a default.
    if isinstance(named := value.get("properties"), dict):
        kept["properties"] = {name: _plain(item) for name, item in named.items()}
    if found := _CHOICE.fullmatch(str(kept.get("pattern", ""))):
        del kept["pattern"]
        kept["enum"] = found[1].split("|")
    options = [option for option in kept.get("anyOf", ()) if option != _NULL]
    if len(options) != 1:
        return kept
    if "$ref" in options[0]:
        return kept
    # Empty is as good as not there.
    rest = {key: item for key, item in kept.items() if key != "anyOf"}
    (one,) = options
    types = one["type"] if isinstance(one["type"], list) else [one["type"]]
    choice = {"enum": [*one["enum"], None]} if "enum" in one else {}
    return {**one, **choice, "type": [*types, "null"], **rest}
