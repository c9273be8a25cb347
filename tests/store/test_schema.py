"""What an editor marks and what reading refuses agree, over the table of beginners' mistakes."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from check.beginners import FILE, LIST, MISTAKES, SOUND, Mistake, put
from jsonschema import Draft7Validator
from listing import write

from awesomequant.check.run import audit
from awesomequant.library.problems import Level
from awesomequant.store import load
from awesomequant.store.schema import paper_schema

# What no schema can say: refused by ``check`` alone.
ONLY_CHECK = {
    "a year to come": "a schema is a file, and would have to change with the year",
    "no such day": "how many days a month has depends on month and year",
    "a title that begins with &": "an anchor is YAML, and means nothing to a schema",
    "line ends of an old Macintosh": "an editor ends a line there",
}
# What stands in a record beside the sound fields, and is no beginner's mistake: both take it, both
# refuse it, or the one alone does for a reason.
TAKEN = [
    "title: 1984", "title: true", "volume: 12", "number: 3", "pages: 12", 'year: "2020"', "doi: null",
    "citations: ~", "type:", "date: 2020-06", "date: 2020-06-14", "code: []", "links: []",
    "known_as: [4bit, 8]", "editors: [Jane Doe, {group: A Team}]", "fields: {bits: [4], grain: tensor}",
    "fields: {remark: 7}", "locked: [venue, stars]", "url: HTTPS://Example.org", "bibtex_key: doe2020",
    "aliases: [2048]", "citations: {count: 7, source: OpenAlex, as_of: 2024-01-02}", "extra: {a: 1}",
    "doi: 10.1109/CVPR.2020.00001", "arxiv: math/0211159", "note: |\n  one\n  two", "venue: ~",
]  # fmt: skip
REFUSED = [
    "title: ~", 'title: " "', "title: [a]", "tags: ~", "tags: low-bit", "tags: [Low-bit]", "venue: cvpr",
    "year: 20", "year: 1800", "year: 2020.5", "year: true", "date: 2020", "date: 2020-13", "added: today",
    "url: example.org", "url: ftp://example.org/x", "url: https://localhost/x", "doi: 7",
    "url: https://a.org/b https://c.org/d", "code: [https://a.org]", "code: [{label: a}]",
    "links: [{url: https://a.org}]", "type: talk", "fields: {bits: 4}", "fields: {bits: [3]}",
    "fields: {nope: 1}", "locked: [nope]", "aliases: [A_b]", "bibtex_type: In-Proceedings", "extra: {a: }",
    "citations: {count: -1, source: a, as_of: 2024-01-02}", "citations: {count: 1}", "stars: 12",
    "citations: {count: 1.5, source: a, as_of: 2024-01-02}", "bibtex_key: a b", "known_as: [[a]]",
    "authors: [{name: Jane}]", "authors: [[Jane]]", "authors: [~]", "fields: ~", "arxiv: 2001.1",
]  # fmt: skip
# A number with a point loses its last nought in every other program: marked, so that it is quoted.
ONLY_MARKED = ["arxiv: 2001.01235"]


class _Edited(yaml.SafeLoader):
    """YAML 1.2 as editors read it: days and "yes" are text."""


_Edited.yaml_implicit_resolvers = {}
for _tag, _form, _first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    _Edited.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_form})$"), _first)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("list"), LIST)


@pytest.fixture(scope="module")
def validator(root: Path) -> Draft7Validator:
    schema = paper_schema(load(root).library)
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema)


def is_marked(validator: Draft7Validator, text: str) -> bool:
    """Return whether an editor marks something: the YAML itself, a key twice, or by the schema."""
    try:
        value: Any = yaml.load(text, Loader=_Edited)  # noqa: S506 -- a SafeLoader
    except yaml.YAMLError:
        return True
    keys = re.findall(r"^([\w-]+):", text, re.MULTILINE)
    return len(keys) > len(set(keys)) or not validator.is_valid(value)


def is_refused(root: Path, text: str) -> bool:
    found = audit(load(root, {FILE: text}))
    return any(one.level is Level.ERROR for one in found if one.place.file == FILE)


RECORDS = [one for one in MISTAKES if one.file == FILE and isinstance(one.text, str)]


@pytest.mark.parametrize("mistake", RECORDS, ids=lambda mistake: mistake.name)
def test_the_editor_marks_what_check_refuses(
    mistake: Mistake, validator: Draft7Validator, root: Path
) -> None:
    assert isinstance(mistake.text, str)
    refused, marked = is_refused(root, mistake.text), is_marked(validator, mistake.text)
    assert (refused, marked) == (
        (True, False) if mistake.name in ONLY_CHECK else (refused, refused)
    )


@pytest.mark.parametrize(
    ("line", "who"),
    [
        *((line, set[str]()) for line in TAKEN),
        *((line, {"check", "editor"}) for line in REFUSED),
        *((line, {"editor"}) for line in ONLY_MARKED),
    ],
)
def test_what_a_field_takes_is_one_thing(
    line: str, who: set[str], validator: Draft7Validator, root: Path
) -> None:
    text = put(line)
    found = {"check": is_refused(root, text), "editor": is_marked(validator, text)}
    assert {name for name, is_wrong in found.items() if is_wrong} == who


def test_an_editor_shows_at_a_word_what_it_means(root: Path) -> None:
    tags = (
        "low-bit: {label: Low-bit networks, description: Of few bits.}\n"
        "old: {label: Old, deprecated: low-bit}\n2048: {label: The game}\n"
    )
    fields = paper_schema(load(root, {"data/tags.yaml": tags}).library)["properties"]
    assert fields["tags"]["items"] == {
        "anyOf": [
            {"const": "2048", "title": "The game"},
            {"const": 2048, "title": "The game"},
            {"const": "low-bit", "title": "Low-bit networks", "description": "Of few bits."},
        ]
    }
    venue = next(one for one in fields["venue"]["anyOf"] if one.get("const") == "CVPR")
    assert venue["description"] == "Conference on Computer Vision and Pattern Recognition"
    assert all(field["description"] for field in fields.values() if "properties" not in field)


@pytest.mark.parametrize("name", SOUND)
def test_the_editor_takes_what_check_takes(name: str, validator: Draft7Validator) -> None:
    assert not is_marked(validator, SOUND[name])
