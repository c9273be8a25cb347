"""Read the rules of a list: what it is about, and which words make which tag."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from awesomequant.library.library import Library
from awesomequant.library.list_rules import Scope, TagRule, TagRules
from awesomequant.library.problems import Place, Problem, Refusal
from awesomequant.store import strict
from awesomequant.store.reader import Reader
from awesomequant.store.strays import SCOPE, TAG_RULES
from awesomequant.text import did_you_mean

# What the list is about.


def read_scope(root: Path) -> Scope:
    """Return the scope of the list at ``root``; raises Refusal where it has none or a wrong one."""
    if not (root / SCOPE).is_file():
        raise Refusal(f"there is no {SCOPE}, which says what the list is about")
    return Reader(root).required(SCOPE, Scope)


# Which words make which tag, each rule with its place.

RULE = "tag-rules"


@dataclass(frozen=True, slots=True)
class Placed:
    """The rules of a list, and where each stands; ``reviews`` are the places of what was read."""

    rules: TagRules
    places: tuple[Place, ...]
    reviews: tuple[Place, ...]


def read_tag_rules(root: Path, library: Library) -> Placed:
    """Return the rules of the list at ``root``; raises Refusal where it has none or wrong ones."""
    if not (root / TAG_RULES).is_file():
        raise Refusal(f"there is no {TAG_RULES}, which says what words make what tag")
    reader = Reader(root)
    placed = _placed(reader, library)
    if placed is None or reader.problems:
        raise Refusal("\n".join(map(str, reader.problems)))
    return placed


def faults(root: Path, library: Library) -> list[Problem]:
    """Return what is wrong with the rules of a list; nothing where it has none."""
    reader = Reader(root)
    if (root / TAG_RULES).is_file():
        _placed(reader, library)
    return reader.problems


def _placed(reader: Reader, library: Library) -> Placed | None:
    source = reader.mapping(TAG_RULES)
    rules = reader.validated(TagRules, source, {}) if source else None
    if source is None or rules is None:
        return None
    at = {path: Place(TAG_RULES, *place) for path, place in strict.positions(source.text).items()}
    for path, message, hint in _unknown(rules, library):
        reader.problems.append(Problem(at[path], RULE, message, hint))
    return Placed(
        rules,
        tuple(at["rules", index] for index, _ in enumerate(rules.rules)),
        tuple(at["reviewed", index] for index, _ in enumerate(rules.reviewed)),
    )


Step = str | int
Fault = tuple[tuple[Step, ...], str, str]


def _unknown(rules: TagRules, library: Library) -> Iterator[Fault]:
    """Yield the tags, own fields, values and records that the list does not have."""
    for index, rule in enumerate(rules.rules):
        if rule.tag:
            yield from _of_tag(("rules", index, "tag"), rule.tag, library)
        else:
            yield from _of_field(("rules", index), rule, library)
    fields = library.settings.fields
    aliases = {alias for paper in library.papers for alias in paper.aliases}
    # A record may have got another id since it was read; its old one leads to it.
    for number, review in enumerate(rules.reviewed):
        if review.record not in library.by_id and review.record not in aliases:
            hint = did_you_mean(review.record, library.by_id)
            path = ("reviewed", number, "record")
            yield path, f"there is no record '{review.record}'", hint
        for index, tag in enumerate(review.tags):
            yield from _of_tag(("reviewed", number, "tags", index), tag, library)
        for index, name in enumerate(review.without):
            if name not in fields:
                yield from _of_tag(("reviewed", number, "without", index), name, library)


def _of_tag(path: tuple[Step, ...], tag: str, library: Library) -> Iterator[Fault]:
    known = library.tags.get(tag)
    if known is None:
        hint = did_you_mean(tag, library.tags) or "add it to data/tags.yaml"
        yield path, f"the tag '{tag}' is not in data/tags.yaml", hint
    elif known.deprecated:
        yield path, f"the tag '{tag}' was replaced", f"write '{known.deprecated}'"


def _of_field(path: tuple[Step, ...], rule: TagRule, library: Library) -> Iterator[Fault]:
    own = library.settings.fields.get(rule.field or "")
    if own is None:
        hint = did_you_mean(rule.field or "", library.settings.fields)
        hint = hint or "define it under 'fields' in data/list.yaml"
        yield (*path, "field"), f"the list has no field '{rule.field}' of its own", hint
    # What a group of the pattern finds is known only when a title is met.
    elif own.values and "\\" not in (rule.value or "") and rule.value not in own.values:
        hint = did_you_mean(rule.value or "", own.values)
        hint = hint or "it is one of " + ", ".join(own.values)
        yield (*path, "value"), f"'{rule.value}' is no value of '{own.label}'", hint
