"""What a model finds wrong with a file's values, as problems at the exact line and column."""

import re
import unicodedata
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from awesomequant.library.examples import EXAMPLES
from awesomequant.library.problems import MOST_OF_A_FILE, Place, Problem, left_out
from awesomequant.library.problems import Path as Steps
from awesomequant.store import strict, syntax
from awesomequant.store.canonical import inline
from awesomequant.store.syntax import RULE as YAML
from awesomequant.store.syntax import YamlError
from awesomequant.text import did_you_mean, nearest

RULE = "schema"
# The form of a field that takes one of some words.
_CHOICE = re.compile(r"\^\(([\w|-]+)\)\$")


@dataclass(frozen=True, slots=True)
class Source:
    """What stands in a file of the project, or under one of its keys.

    ``file`` is relative to the project's root, ``text`` the whole file, ``values`` what stands in
    it at the path ``under``.
    """

    file: str
    text: str
    values: Any
    under: Steps = ()

    def entry(self, key: str) -> "Source":
        """Return what stands under one key of the values."""
        return Source(self.file, self.text, self.values[key], (*self.under, key))


# What pydantic calls an error, and what we say of it; {input} and the names of its context stand
# for values.  A type that is not here gets pydantic's own words.
_SAYINGS = {
    "string_type": "{name} must be text, not {kind}",
    "list_type": "{name} must be a list, not {kind}; write [a, b], or '- ' before each item",
    "tuple_type": "{name} must be a list, not {kind}; write [a, b], or '- ' before each item",
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
    "enum": "{name}: '{input}' is none of {expected}",
    "string_pattern_mismatch": "{name}: '{input}' is not of the form {pattern}",
}

# What kind of YAML value stands where another was wanted.
_KINDS = {dict: "a mapping", list: "a list", str: "text", type(None): "empty"}

# Where text stands in place of what is wanted: a slip on that line tells why.
_MISREAD = frozenset(
    ("extra_forbidden", "string_type", "list_type", "tuple_type", "dict_type", "model_type")
)


def problems_of(
    error: ValidationError,
    model: type[BaseModel],
    source: Source,
    own: Container[str] = (),
    most: int = MOST_OF_A_FILE,
) -> list[Problem]:
    """Return each thing that ``model`` finds wrong in ``source``; or the slips that are behind.

    ``own`` are the fields that the list adds to its records, and which stand under "fields".  From
    the one behind ``most`` on they are counted, and one problem stands for all of them.
    """
    places = strict.positions(source.text)
    problems: list[Problem] = []
    misled: dict[int, YamlError] = {}
    either: set[Steps] = set()
    details = error.errors(include_url=False)
    details, others = details[:most], details[most:]
    # Where "titel" stands, "title" is missing too: one slip is told once, as the misspelt field.
    misspelt = {
        (*detail["loc"][:-1], nearest(str(detail["loc"][-1]), fields_at(model, detail["loc"])))
        for detail in details
        if detail["type"] == "extra_forbidden"
    }
    for detail in details:
        if detail["type"] == "missing" and detail["loc"] in misspelt:
            continue
        path, place = _placed(detail, source, places)
        there = _standing(path, source)
        if there in either or _tries(detail, path[len(there) :], there == source.under):
            if there not in either:
                either.add(there)
                message, hint = _unlike(there, source)
                problems.append(Problem(place, RULE, message, hint, path=there))
            continue
        message, hint = _said(detail, model)
        if detail["type"] == "extra_forbidden" and len(path) == 1 and path[0] in own:
            hint = f"write 'fields: {{{path[0]}: {inline(detail['input'] or '…')}}}'"
        problems.append(Problem(place, RULE, message, hint, path=there))
        is_item = bool(path) and isinstance(path[-1], int)
        if detail["type"] in _MISREAD or is_item:
            slip = syntax.in_value(source.text, place.line)
            misled |= {slip.line: slip} if slip else {}
    if misled:
        problems = [
            Problem(Place(source.file, slip.line, slip.column), YAML, slip.message, slip.hint)
            for slip in misled.values()
        ]
    if others:
        _, place = _placed(others[0], source, places)
        one = left_out([Problem(place, RULE, "", stands_for=len(others))])
        problems.append(one)
    return problems


def _placed(
    detail: ErrorDetails, source: Source, places: Mapping[Steps, tuple[int, int]]
) -> tuple[Steps, Place]:
    """Return the path of what is wrong, and where it stands.

    Of a wrong key the key's place; what is missing is told where it would stand.
    """
    path: Steps = (*source.under, *(step for step in detail["loc"] if step != "[key]"))
    at = places.get((*path, None)) if detail["type"] == "extra_forbidden" else None
    there = path
    while at is None:
        at, there = places.get(there), there[:-1]
    return path, Place(source.file, *at)


def _tries(detail: ErrorDetails, beyond: Steps, at_top: bool) -> bool:  # noqa: FBT001
    """Return whether a fault names what pydantic tried where a value may be one of two kinds.

    A name is a text or a group: what is wrong with it is told as of either.
    """
    is_named = detail["type"] in ("missing", "extra_forbidden") or at_top
    return len(beyond) > is_named


def _unlike(path: Steps, source: Source) -> tuple[str, str]:
    """Word what is wrong with a value that may be one of two kinds, and is neither."""
    held = source.values
    for step in path[len(source.under) :]:
        held = held[step]
    name = ".".join(map(str, path[len(source.under) :]))
    return f"'{name}' is not of its form: this is {_KINDS.get(type(held), 'another')}", _example(
        path
    )


def _example(path: Steps) -> str:
    """Return the right form of the field at a path; empty for one of anybody's own words."""
    field = next((step for step in reversed(path) if isinstance(step, str)), "")
    example = EXAMPLES.get(field)
    return f"write it as in '{example}'" if example else ""


def _standing(path: Steps, source: Source) -> Steps:
    """Return as much of a path as leads to something: pydantic adds what it tried there."""
    held, kept = source.values, len(source.under)
    for step in path[kept:]:
        try:
            held = held[step]
        except (KeyError, IndexError, TypeError):
            break
        kept += 1
    return path[:kept]


def faults(model: type[BaseModel], values: Mapping[str, Any]) -> dict[str, str]:
    """Return what ``model`` finds wrong with each field; empty where ``values`` are sound."""
    try:
        model.model_validate(values)
    except ValidationError as error:
        details = error.errors(include_url=False)
        return {str(one["loc"][0]): _said(one, model)[0] for one in details if one["loc"]}
    return {}


def refused_at(model: type[BaseModel], values: Mapping[str, Any]) -> list[tuple[int | str, ...]]:
    """Return the path of each thing that ``model`` finds wrong; none where ``values`` are sound."""
    try:
        model.model_validate(values)
    except ValidationError as error:
        return [detail["loc"] for detail in error.errors(include_url=False)]
    return []


def _said(detail: ErrorDetails, model: type[BaseModel]) -> tuple[str, str]:
    """Return message and hint for one of pydantic's errors."""
    kind, path = detail["type"], detail["loc"]
    name = f"'{'.'.join(str(step) for step in path)}'" if path else "the file"
    if kind == "missing":
        return f"{name} is missing", f"add '{path[-1]}: …'"
    if kind == "extra_forbidden":
        hints = [did_you_mean(str(path[-1]), fields_at(model, path))]
        # Letters of other scripts, and hyphens that show nowhere, look like those of the field.
        hints += [
            f"'{sign}' is a {unicodedata.name(sign, 'sign without a name').lower()}"
            for sign in str(path[-1])
            if not sign.isascii()
        ]
        return f"'{path[-1]}' is not a field here", "; ".join(filter(None, hints[:2]))
    if kind == "value_error":
        message, _, hint = detail["msg"].removeprefix("Value error, ").partition("; ")
        return f"{name}: {message}", hint or _example(path)
    if kind == "too_long" and isinstance(detail["input"], str):
        kind = "string_too_long"
    context = {key: value for key, value in detail.get("ctx", {}).items() if key != "error"}
    found = _KINDS.get(type(detail["input"]), "this")
    words = {"name": name, "kind": found, "input": str(detail["input"])[:40]}
    saying = _SAYINGS.get(kind)
    message = saying.format_map({**context, **words}) if saying else f"{name}: {detail['msg']}"
    message, _, hint = message.partition("; ")
    if hint.startswith("write [a, b]"):
        hint = f"{hint}{_example(path).removeprefix('write it').replace(' as', ', as', 1)}"
    hint = hint or _example(path)
    if words_only := _CHOICE.fullmatch(str(context.get("pattern", ""))):
        words_known = words_only[1].split("|")
        message = f"{name}: '{words['input']}' is none of {', '.join(words_known)}"
        hint = did_you_mean(words["input"], words_known)
    return message, hint


def fields_at(model: type[BaseModel], path: Steps) -> Iterable[str]:
    """Return the fields of the model that the last step of ``path`` was looked for in."""
    for step in path[:-1]:
        if isinstance(step, str) and step in model.model_fields:
            model = _model_in(model.model_fields[step].annotation) or model
    return model.model_fields


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """Return the first model that an annotation such as ``tuple[Code, ...] | None`` names."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)
