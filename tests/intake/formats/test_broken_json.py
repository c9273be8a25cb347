"""JSON in which one entry is broken, or of kinds that nobody foresaw: it is told, the others come in."""

import json
import random
import time

import pytest
from fuzz.lines import UNITS

from awesomequant.intake.files.json_file import read_around_broken
from awesomequant.intake.formats import Profile, csl_json
from awesomequant.intake.formats import json as any_json
from awesomequant.language.json_parts import sound
from awesomequant.library.draft import Reading

PLAIN = '{"title": "A Good One", "year": 2020}'
ITEM = '{"type": "article-journal", "title": "An Other One", "DOI": "10.1000/b"}'
# What stands in the midst, and how much of it is told: an entry that is lost, or a mend.
LOST = {
    "a comma between fields": '{"title": "B" "year": 1}',
    "a quotation that is not closed": '{"title": "B, "year": 1}',
    "the last quotation": '{"title": "B}',
    "one more quotation": '{"title": ""B", "year": 1}',
    "single quotations": "{'title': 'B'}",
    "bare keys": '{title: "B"}',
    "a comma at the end": '{"title": "B",}',
    "a semicolon": '{"title": "B"; "year": 2}',
    "a bare word": '{"title": tru}',
    "a number that begins with nought": '{"title": "B", "year": 01}',
    "5,000 digits": f'{{"title": "B", "n": {"9" * 5000}}}',
    "20,000 brackets": f'{{"title": "B", "n": {"[" * 20000}{"]" * 20000}}}',
    "20,000 that are not closed": f'{{"title": "B", "n": {"[" * 20000}}}',
    "a hundred objects in one another": '{"title": "B", "n": ' + '{"a":' * 150 + "1" + "}" * 151,
    "one bracket too few": '{"title": "B", "authors": [{"family": "C"}, "year": 2020}',
    "one bracket too many": '{"title": "B", "authors": [{"family": "C"}]], "year": 2020}',
    "a stroke before a quotation": '{"title\\": "B", "year": 1}',
    "half an escape": '{"title": "\\u12", "year": 1}',
    "a comment": "/* c */",
    "JavaScript's nothing": "undefined",
    "nothing between commas": "",
}  # fmt: skip
MENDED = {
    "the end of a line in a text": '{"title": "B\n C"}',
    "a tab in a text": '{"title": "B\tC"}',
    "no comma between entries": '{"title": "B"} {"title": "C"}',
    "a brace that closes too early": '{"title": "B"}, "year": 2020}',
    "a key twice": '{"title": "B", "title": "C"}',
}
# Kinds of values that no field has: the entry comes in as far as it can be understood.
STRANGE = (
    '{"title": "B", "author": 5}', '{"title": "B", "author": true, "editor": 1.5}',
    '{"title": "B", "author": [[["x"]]], "authors": {"a": []}}', '{"title": "B", "year": 1e999}',
    '{"title": "B", "issued": {"date-parts": 5}}', '{"title": "B", "issued": {"date-parts": [5]}}',
    '{"title": "B", "issued": {"date-parts": [[1e999, {}, []]]}}', '{"title": "B", "issued": [[]]}',
    '{"title": "B", "issued": [null]}', '{"title": "B", "issued": {"raw": {"a": 1}}}',
    '{"title": "B", "year": NaN}', '{"title": "B", "page": {"a": [1]}, "note": [], "abstract": true}',
    '{"title": "B", "keyword": {"a": 1}, "volume": 1e400, "id": {"y": []}, "type": ["x"]}',
    '{"title": "B", "URL": ["http://[::1", 5]}', '{"title": "B", "url": {"x": "javascript:alert(1)"}}',
    '{"title": "B", "tags": {"a": {"b": {"c": 1}}}, "code": [[1]], "links": 7}',
    '{"title": "B", "container-title": [[]], "institution": [[]]}', '{"title": "\\ud83d"}',
    '{"title": ["B", 5]}', '{"title": "B", "author": [null, 5, {"family": {"x": 1}}, {"literal": []}]}',
)  # fmt: skip


def read(name: str, text: str) -> Reading:
    if name == "csl-json":
        return csl_json.read(text, "x")
    return any_json.read_profiled(text, "x", Profile())


@pytest.mark.parametrize("name", ["json", "csl-json"])
@pytest.mark.parametrize("kind", LOST)
def test_a_broken_entry_is_told_at_its_place_and_the_others_come_in(name: str, kind: str) -> None:
    good = PLAIN if name == "json" else ITEM
    reading = read(name, f"[{good},\n{good},\n{LOST[kind]},\n{good}]")
    assert len(reading.drafts) == 3
    assert [one.place.line for one in reading.drafts] == [1, 2, 4]
    (told,) = [one for one in reading.problems if "no JSON" in one.message]
    assert told.place.line == 3
    assert len(told.message) < 200


@pytest.mark.parametrize("name", ["json", "csl-json"])
@pytest.mark.parametrize("kind", MENDED)
def test_what_can_be_read_all_the_same_is_read_and_told(name: str, kind: str) -> None:
    good = PLAIN if name == "json" else ITEM
    reading = read(name, f"[{good},\n{MENDED[kind]},\n{good}]")
    assert len(reading.drafts) == 3 + ("between entries" in kind)
    assert [one.place.line for one in reading.problems if one.level != "note"] == [2]


@pytest.mark.parametrize("name", ["json", "csl-json"])
@pytest.mark.parametrize("entry", STRANGE)
def test_values_of_any_kind_cost_no_other_entry(name: str, entry: str) -> None:
    good = PLAIN if name == "json" else ITEM
    reading = read(name, f"[{good},\n{entry},\n{good}]")
    lines = [one.place.line for one in reading.drafts]
    assert lines in ([1, 2, 3], [1, 3])
    assert len(lines) == 3 or [one.line for one in reading.skipped] == [2]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{"papers": [A, ?, A], "n": 012, "m": tru}', 2), ('{"message": {"items": [A, ?, A]}}', 2),
        ('{"data": {"papers": [A, ?, A]}}', 2), ("[A, A", 2), ('[A, {"title": "B', 1), ("[A, A,", 2),
        ("[A]</pre>", 1), ("[A][A]", 2), ("A\n\n\nA", 2), ("\ufeff[A, ?]", 1),
        ('{"lee20": A, "lee21": {"title": oops}, "chen": A}', 2), ("[?]", 0), ("[", 0), ("{", 0),
        ("[[[[", 0), ("hello", 0), ("", 0), ('{"a" 1}', 0), ("[?, A, ?, ?, A, ?]", 2),
    ],
)  # fmt: skip
def test_what_stands_around_the_entries_may_be_broken(text: str, found: int) -> None:
    text = text.replace("A", PLAIN).replace("?", '{"title": "B" "y": 1}')
    reading = read("json", text)
    assert len(reading.drafts) == found
    # Lists behind one another are read as one, of which nothing is lost.
    assert reading.problems or text.replace(PLAIN, "A") in ("A\n\n\nA", "[A][A]")


def test_one_sign_too_many_or_too_few_costs_one_entry() -> None:
    """Of 2,000 damages 96 in 100 cost an entry at most; the rest hit what is around them all."""
    entries = [
        {"title": f"A{n}", "authors": [{"family": "x"}, {"family": "y"}], "year": 2020}
        for n in range(6)
    ]
    dice = random.Random(6)  # noqa: S311 -- makes inputs, guards nothing
    damaged = cheap = 0
    for indent in (None, 1) * 2000:
        text = json.dumps(entries, indent=indent)
        at, way = dice.randrange(len(text)), dice.randrange(3)
        sign = dice.choice("\"'{}[],:\\\n x") if way < 2 else ""
        text = text[:at] + sign + text[at + (way != 1) :]
        try:
            json.loads(text)
        except ValueError:
            damaged += 1
        else:
            continue
        told = Reading()
        held = read_around_broken(text, "x", told)
        assert told.problems
        value = held.value if held and isinstance(held.value, list) else []
        cheap += sum(isinstance(one, dict) for one in value) >= 5
    assert damaged > 2000
    assert cheap > 0.95 * damaged


def test_lines_stay_where_they_are() -> None:
    text = f'[\n{PLAIN},\n{{"title":\n\n"B" 5}},\n{PLAIN}]'
    mended, broken = sound(text)
    assert mended.count("\n") == text.count("\n")
    assert [(one.line, one.column) for one in broken] == [(3, 1)]


@pytest.mark.parametrize(
    "unit", [*UNITS[:30], "[{", '{"a":', "[1,", "[{},", '["', '{"a":1} ', '[{"a":\n},']
)
def test_what_is_no_json_is_known_at_the_cost_of_its_length(unit: str) -> None:
    text = f"[{PLAIN}, " + (unit * 400_000)[:400_000]
    begun = time.process_time()
    read_around_broken(text, "x", Reading())
    assert time.process_time() - begun < 4


def test_a_file_of_which_most_is_broken_is_none() -> None:
    reading = read("json", "[" + f'{PLAIN}, {{"title": "B" 5}}, ' * 200 + PLAIN + "]")
    assert not reading.drafts
    assert "no JSON" in reading.problems[0].message
