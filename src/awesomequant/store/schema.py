"""JSON Schemas of what people write, made of the model and a list's vocabulary, for editors."""

import sys
from collections.abc import Callable
from typing import Any

from awesomequant.library.field_types import Model, described
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.settings import Settings
from awesomequant.library.vocabulary import Synonyms, Tag, Venue

DRAFT = "http://json-schema.org/draft-07/schema#"  # what YAML editors know best
_GIVEN = ("id", "source_file")  # stated by the file's name
_SLUG = "^[a-z0-9](-?[a-z0-9])*$"
# What an editor shows beside a field, and the form where the model checks it in code.
_FIELDS: dict[str, dict[str, Any]] = {
    "title": {"description": "The title, in double quotes"},
    "authors": {"description": "Given Family, one item a person; {group: …} for a team"},
    "venue": {"description": "Where the version of record appeared: an id of data/venues.yaml"},
    "year": {"description": "The year of the version of record"},
    "tags": {"description": "Ids of data/tags.yaml"},
    "url": {"description": "The paper's own page", "pattern": "^https?://"},
    "arxiv": {
        "description": "The preprint's id, in quotes",
        "pattern": r"^(\d{4}\.\d{4,5}|[a-z-]+(\.[A-Z]{2})?/\d{7})$",
    },
    "doi": {
        "description": "The DOI of the version of record",
        "pattern": r"^10\.\d{4,9}[^/]*/\S+$",
    },
    "code": {"description": "Where the code lies"},
    "links": {"description": "Whatever else belongs to the paper"},
    "note": {"description": "A word of the curator"},
    "added": {"description": "The day it came onto the list, YYYY-MM-DD"},
    "aliases": {"description": "Ids that the record had before", "item_pattern": _SLUG},
    "locked": {"description": "Fields that update leaves alone"},
    "not_duplicate_of": {"description": "Ids of papers that only look like it"},
    "volume": {"type": ["string", "number"]},
    "number": {"type": ["string", "number"]},
    "pages": {"type": ["string", "number"]},
}


def paper_schema(library: Library) -> dict[str, Any]:
    """Return the schema of a record of ``library``: its tags, venues and own fields as choices."""
    schema: dict[str, Any] = _plain(_told(Paper))
    properties = schema["properties"]
    for name in _GIVEN:
        del properties[name]
    for name, more in _FIELDS.items():
        of_field = properties[name]
        if "item_pattern" in more:
            of_field["items"] |= {"pattern": more["item_pattern"]}
        of_field |= {key: value for key, value in more.items() if key != "item_pattern"}
    tags = sorted(tag.id for tag in library.tags.values() if not tag.deprecated)
    properties["tags"]["items"] = {"enum": tags}
    properties["venue"] = {**properties["venue"], "enum": sorted(library.venues)}
    # A field that the list does not declare is a slip, and told as one while it is typed.
    own: dict[str, Any] = {}
    for name, field in library.settings.fields.items():
        value: dict[str, Any] = {"enum": list(field.values)} if field.values else {"type": "string"}
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


SCHEMAS: dict[str, Callable[[Library], dict[str, Any]]] = {
    "schema/paper.schema.json": paper_schema,
    "schema/tags.schema.json": tags_schema,
    "schema/venues.schema.json": venues_schema,
    "schema/synonyms.schema.json": synonyms_schema,
    "schema/list.schema.json": list_schema,
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
    options = [option for option in kept.get("anyOf", ()) if option != {"type": "null"}]
    if len(options) == 1:
        return {**options[0], **{key: item for key, item in kept.items() if key != "anyOf"}}
    return kept
