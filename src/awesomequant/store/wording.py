"""What a model finds wrong with a file's values, as problems at the exact line and column."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from awesomequant.library.problems import Path, Place, Problem
from awesomequant.store import strict
from awesomequant.text import did_you_mean

RULE = "schema"


@dataclass(frozen=True, slots=True)
class Source:
    """What stands in a file of the project, or under one of its keys.

    ``file`` is relative to the project's root, ``text`` the whole file, ``values`` what stands in
    it at the path ``under``.
    """

    file: str
    text: str
    values: Any
    under: Path = ()

    def entry(self, key: str) -> "Source":
        """Give what stands under one key of the values."""
        return Source(self.file, self.text, self.values[key], (*self.under, key))


# What pydantic calls an error, and what we say of it; {input} and the names of its context stand
# for values.  A type that is not here gets pydantic's own words.
_SAYINGS = {
    "string_type": "{name} must be text, not {kind}",
    "list_type": "{name} must be a list, not {kind}; write [a, b]",
    "tuple_type": "{name} must be a list, not {kind}; write [a, b]",
    "dict_type": "{name} must be a mapping, not {kind}",
    "model_type": "{name} must be a mapping of fields, not {kind}",
    "int_type": "{name} must be a number, not {kind}",
    "date_type": "{name} must be a day as YYYY-MM-DD, not {kind}",
    "date_from_datetime_parsing": "{name}: no such day",
    "date_parsing": "{name}: no such day",
    "string_too_short": "{name} is empty",
    "string_too_long": "{name} is too long; at most {max_length} characters",
    "too_long": "{name} has too many items; at most {max_length}",
    "too_short": "{name} needs at least {min_length}",
    "greater_than_equal": "{name} must be {ge} or more",
    "string_pattern_mismatch": "{name}: '{input}' is not of the form {pattern}",
}


def problems_of(
    error: ValidationError, model: type[BaseModel], source: Source
) -> Iterable[Problem]:
    """Yield each thing that ``model`` finds wrong in ``source``."""
    places = strict.positions(source.text)
    for detail in error.errors(include_url=False):
        path: Path = (*source.under, *(step for step in detail["loc"] if step != "[key]"))
        place = _place(places, path, detail["type"], source.file)
        yield Problem(place, RULE, *_said(detail, model))


def faults(model: type[BaseModel], values: Mapping[str, Any]) -> dict[str, str]:
    """Return what ``model`` finds wrong with each field; empty where ``values`` are sound."""
    try:
        model.model_validate(values)
    except ValidationError as error:
        details = error.errors(include_url=False)
        return {str(one["loc"][0]): _said(one, model)[0] for one in details if one["loc"]}
    return {}


def _place(places: Mapping[Path, tuple[int, int]], path: Path, kind: str, file: str) -> Place:
    """Give the place of a value, of a wrong key, or of the mapping in which one is missing."""
    found = places.get((*path, None)) if kind == "extra_forbidden" else None
    while found is None and path not in places:
        path = path[:-1]
    return Place(file, *(found or places[path]))


def _said(detail: ErrorDetails, model: type[BaseModel]) -> tuple[str, str]:
    """Give message and hint for one of pydantic's errors."""
    kind, path = detail["type"], detail["loc"]
    name = f"'{'.'.join(str(step) for step in path)}'" if path else "the file"
    if kind == "missing":
        return f"{name} is missing", f"add '{path[-1]}: …'"
    if kind == "extra_forbidden":
        known = did_you_mean(str(path[-1]), fields_at(model, path))
        return f"'{path[-1]}' is not a field here", known
    if kind == "value_error":
        return f"{name}: {detail['msg'].removeprefix('Value error, ')}", ""
    if kind == "too_long" and isinstance(detail["input"], str):
        kind = "string_too_long"
    context = {key: value for key, value in detail.get("ctx", {}).items() if key != "error"}
    words = {"name": name, "kind": _kind(detail["input"]), "input": str(detail["input"])[:40]}
    saying = _SAYINGS.get(kind)
    message = saying.format_map({**context, **words}) if saying else f"{name}: {detail['msg']}"
    message, _, hint = message.partition("; ")
    return message, hint


def _kind(value: Any) -> str:
    """Say what kind of YAML value stands where another was wanted."""
    kinds = {dict: "a mapping", list: "a list", str: "text", type(None): "empty"}
    return kinds.get(type(value), "this")


def fields_at(model: type[BaseModel], path: Path) -> Iterable[str]:
    """Give the fields of the model that the last step of ``path`` was looked for in."""
    for step in path[:-1]:
        if isinstance(step, str) and step in model.model_fields:
            model = _model_in(model.model_fields[step].annotation) or model
    return model.model_fields


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """Give the first model that an annotation such as ``tuple[Code, ...] | None`` names."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)
