"""An edit changes one value of a YAML text and keeps every other byte, or it is refused."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomequant.store import strict
from awesomequant.store.edit import EditError, comments, drop_comment, remove, rename_key, set_value
from awesomequant.store.edit.change import changed
from awesomequant.store.syntax import YamlError

RECORD = """\
# a record with everything in it
title: "Binary Nets: 100 # not a comment"   # the title
authors: ['Ann O''Neil', Bo]
venue: arXiv
# the year of the preprint
year: 2017
tags:   # both apply
  - binarization  # sure
  # not sure
  - low-bit
arxiv: "1705.09864"
code:
  - url: http://github.com/x/y  # mirror
    label: code
    stars: {count: 5, source: seed, as_of: 2021-01-12}

  # another
  - url: https://github.com/a/b
note: |  # kept short
  # two lines

  of note

# the end
"""

# What is set where, and the one line that differs: before (empty for a new one) and after.
SET = [
    (("title",), "New: Ö 🙂", 'title: "New: Ö 🙂"   # the title'),
    (("authors", 0), "Ann O'Hara", "authors: ['Ann O''Hara', Bo]"),
    (("authors",), ["C"], "authors: [C]"),
    (("authors", 2), "Cy: d", "authors: ['Ann O''Neil', Bo, \"Cy: d\"]"),
    (("venue",), "IEEE Trans. Magn.", "venue: IEEE Trans. Magn."),
    (("year",), 2018, "year: 2018"),
    (("tags", 0), "nlp", "  - nlp  # sure"),
    (("tags", 2), "nlp", "  - nlp"),
    (("arxiv",), "1909.05840", 'arxiv: "1909.05840"'),
    (("code", 0, "url"), "https://github.com/x/y", "  - url: https://github.com/x/y  # mirror"),
    (("code", 0, "stars", "count"), 7, "    stars: {count: 7, source: seed, as_of: 2021-01-12}"),
    (("code", 1, "label"), "torch", "    label: torch"),
    (
        ("code", 1, "stars"),
        {"count": 1, "source": "seed"},
        "    stars: {count: 1, source: seed}",
    ),
    (("doi",), "10.1000/1", "doi: 10.1000/1"),
    (("citations",), {"count": 3, "source": "x"}, "citations: {count: 3, source: x}"),
    (("url",), "https://x.org/a?b=c", "url: https://x.org/a?b=c"),
    (("added",), "2021-01-12", "added: 2021-01-12"),
]


@pytest.mark.parametrize(("path", "value", "line"), SET, ids=lambda item: str(item)[:40])
def test_setting_a_value_changes_its_line_alone(path: Any, value: Any, line: str) -> None:
    result = set_value(RECORD, path, value)
    old, new = RECORD.splitlines(), result.splitlines()
    assert line in new
    assert strict.read(result) == changed(strict.read(RECORD), path, value)
    rest = [text for text in new if text != line]
    assert len(new) - len(old) in (0, 1)
    assert rest == [text for text in old if text in rest]


NEW_FIELDS = [
    ("doi", "arxiv"),
    ("url", "  - low-bit"),
    ("citations", "  - url: https://github.com"),
]


@pytest.mark.parametrize(("key", "above"), NEW_FIELDS)
def test_a_new_field_goes_where_the_canonical_order_has_it(key: str, above: str) -> None:
    value = {"count": 1} if key == "citations" else "https://x.org/"
    lines = set_value(RECORD, (key,), value).splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith(f"{key}:"))
    assert lines[at - 1].startswith(above)


REMOVED = [
    (("venue",), ["venue: arXiv"], []),
    (("authors", 0), ["authors: ['Ann O''Neil', Bo]"], ["authors: [Bo]"]),
    (("authors", 1), ["authors: ['Ann O''Neil', Bo]"], ["authors: ['Ann O''Neil']"]),
    (("tags", 0), ["  - binarization  # sure"], ["  # sure"]),
    (("code", 0, "label"), ["    label: code"], []),
    (
        ("code", 0, "stars", "source"),
        ["    stars: {count: 5, source: seed, as_of: 2021-01-12}"],
        ["    stars: {count: 5, as_of: 2021-01-12}"],
    ),
    (
        ("code", 0, "stars", "count"),
        ["    stars: {count: 5, source: seed, as_of: 2021-01-12}"],
        ["    stars: {source: seed, as_of: 2021-01-12}"],
    ),
]


@pytest.mark.parametrize(("path", "gone", "come"), REMOVED, ids=lambda item: str(item)[:40])
def test_removing_a_value_removes_its_lines_alone(
    path: Any, gone: list[str], come: list[str]
) -> None:
    result = remove(RECORD, path)
    old, new = RECORD.splitlines(), result.splitlines()
    assert [line for line in old if line not in new] == gone
    assert [line for line in new if line not in old] == come


REFUSED = [
    (remove, (RECORD, ("nothing",))),
    (remove, (RECORD, ("code", 0))),  # the comment on its first line would lose its line
    (set_value, (RECORD, ("code", 5, "url"), "x")),
    (set_value, (RECORD, ("title", "x"), "x")),
    (set_value, (RECORD, ("tags",), ["a"])),  # its comments would go
    (set_value, (RECORD, ("note",), "short")),  # the same
    (rename_key, (RECORD, ("venue",), "year")),
    (rename_key, (RECORD, ("nothing",), "year")),
    (rename_key, (RECORD, ("tags", 0), "x")),
    (set_value, (RECORD, ("tags", 3), "x")),  # the last stands at 1
    (set_value, (RECORD, ("tags", "x"), "x")),
    (remove, ("a:\n  - - b\n    - c\n", ("a", 0, 0))),
    (remove, ("code:\n  - url: x  # why\n    label: y\n", ("code", 0, "url"))),
    (remove, (RECORD, ("tags", 7))),
    (remove, (RECORD, ("title", 0))),
]


def test_a_list_within_a_list_is_set_on_its_line() -> None:
    assert strict.read(set_value("a:\n  - - b\n  - d\n", ("a", 0), ["c"])) == {"a": [["c"], "d"]}


@pytest.mark.parametrize(("edit", "arguments"), REFUSED)
def test_an_edit_that_would_touch_more_is_refused(edit: Any, arguments: Any) -> None:
    with pytest.raises(EditError, match="by hand"):
        edit(*arguments)


SMALL = [
    ("", ("title",), "a", 'title: "a"\n'),
    ("# only a comment", ("year",), 1, "# only a comment\nyear: 1\n"),
    ("a: 1", ("b",), 2, "a: 1\nb: 2\n"),
    ("a: 1\r\nb: 2\r\n", ("c",), "3", "a: 1\r\nb: 2\r\nc: 3\r\n"),
    ("note:\nyear: 1\n", ("note",), "x", "note: x\nyear: 1\n"),
    ("year: 1\n", ("title",), "x", 'title: "x"\nyear: 1\n'),
    ("tags: []\n", ("tags", 0), "x", "tags: [x]\n"),
    ("{year: 1}\n", ("title",), "x", "{title: x, year: 1}\n"),
    ("tags:\n- a\n- b\n", ("tags",), ["c"], "tags: [c]\n"),
    ("title: >\n  a\n  b\nyear: 1\n", ("title",), "c", "title: c\nyear: 1\n"),
    ("venue: x\n", ("venue",), "- y: #z", 'venue: "- y: #z"\n'),
    ("fields: {a: b}\n", ("fields", "bits"), ["1", "fp8"], "fields: {a: b, bits: [1, fp8]}\n"),
    ("{title: x}\n", ("year",), 1, "{title: x, year: 1}\n"),
    # A new field comes behind those before it in the model, in whatever order they stand.
    ("# top\nyear: 1\n", ("title",), "x", '# top\ntitle: "x"\nyear: 1\n'),
    ("year: 1\ntitle: x\n", ("venue",), "y", "year: 1\ntitle: x\nvenue: y\n"),
    ("year: 1\nmine: x\n", ("title",), "y", 'title: "y"\nyear: 1\nmine: x\n'),
    ("title: x\nmine: x\n", ("mine2",), "y", "title: x\nmine: x\nmine2: y\n"),
    ("code:\n  - label: a\n", ("code", 0, "url"), "b", "code:\n  - label: a\n    url: b\n"),
    ("code:\n  -\n    label: a\n", ("code", 0, "url"), "b", "code:\n  -\n    url: b\n    label: a\n"),
    # A comment that is indented deeper than what it stands below belongs to it.
    ("tags:\n  - a\n  # on b\nurl: x\n", ("tags", 1), "c", "tags:\n  - a\n  - c\n  # on b\nurl: x\n"),
    ("tags:\n- a\n # on a\n", ("tags", 1), "c", "tags:\n- a\n # on a\n- c\n"),
    ("code:\n  - url: x\n   # on x\n   # still\n", ("code", 1), {"url": "y"},
     "code:\n  - url: x\n   # on x\n   # still\n  - url: y\n"),
    ("code:\n- url: x\n", ("code", 1), {"url": "y", "label": "z"},
     "code:\n- url: x\n- url: y\n  label: z\n"),
    ("tags:\n  - a\n  - b", ("tags", 2), "c", "tags:\n  - a\n  - b\n  - c\n"),
    # Quotes stay where they are, and come where they are needed.
    ("a: 'x'\n", ("a",), "it's", "a: 'it''s'\n"),
    ("a: 'x'\n", ("a",), "two\n\nlines\n", 'a: "two\\n\\nlines\\n"\n'),
    ('a: "x"\n', ("a",), "y", 'a: "y"\n'),
    ('a: "x"\n', ("a",), True, 'a: "true"\n'),
    ("a: false\n", ("a",), True, "a: true\n"),
    ("a: x\n", ("a",), "1909.05840", 'a: "1909.05840"\n'),
    ("a: x\n", ("a",), "null", 'a: "null"\n'),
    ("a: x\n", ("a",), "Ö: y", 'a: "Ö: y"\n'),
    ("a: x\n", ("a",), "Öl (new)", "a: Öl (new)\n"),
    ("a: x\n", ("a",), "Ö 2", "a: Ö 2\n"),
    ("a: {b: , c: 1}\n", ("a", "b"), "x", "a: {b: x, c: 1}\n"),
    ("{a: }\n", ("a",), "x", "{a: x}\n"),
    ("a: [x, y]\n", ("a", 1), {"b": "c"}, "a: [x, {b: c}]\n"),
    # What is written without brackets is replaced whole.
    ("a:\n  tags:\n    - x\n  b: 1\n", ("a", "tags"), ["y", "z"], "a:\n  tags: [y, z]\n  b: 1\n"),
    ("a:\n  code:\n    - x\nb: 1\n", ("a", "code"), [{"url": "y"}, {"url": "z"}],
     "a:\n  code:\n    - url: y\n    - url: z\nb: 1\n"),
    ("'a: b':\n  c: 1\n", ("a: b",), {"d": "2"}, "'a: b': {d: 2}\n"),
    ("venue: x\n", ("venue",), "A, b [in print]", "venue: A, b [in print]\n"),
    ("venue: [x, y]\n", ("venue", 0), "A, b", 'venue: ["A, b", y]\n'),
    ("# only a comment\n", ("year",), 1, "# only a comment\nyear: 1\n"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "path", "value", "result"), SMALL)
def test_odd_texts_are_edited_too(text: str, path: Any, value: Any, result: str) -> None:
    assert set_value(text, path, value) == result


TAKEN = [
    # The last that is taken out leaves brackets: without them nothing would stand there.
    ("tags:\n  - a\nyear: 1\n", ("tags", 0), "tags:\n  []\nyear: 1\n"),
    ("code:\n  - url: x\nyear: 1\n", ("code", 0, "url"), "code:\n  - {}\nyear: 1\n"),
    ("a: [x]\n", ("a", 0), "a: []\n"),
    ("a: 1\n", ("a",), "{}\n"),
    ("a: [x, y, z]\n", ("a", 0), "a: [y, z]\n"),
    ("a: [x, y, z]\n", ("a", 1), "a: [x, z]\n"),
    ("a: [x, y, z]\n", ("a", 2), "a: [x, y]\n"),
    ("a: {x: 1, y: 2}\n", ("a", "y"), "a: {x: 1}\n"),
    # A key beside the dash makes way for the next.
    ("code:\n  - url: x\n    label: y\n", ("code", 0, "url"), "code:\n  - label: y\n"),
    ("code:\n  - url: x\n    label: y\n", ("code", 0, "label"), "code:\n  - url: x\n"),
    ("code:\n  - url: x\n  - url: y\n", ("code", 0), "code:\n  - url: y\n"),
    # A comment behind a value goes to a line of its own, as deep as the value stood.
    ("a:\n  b: 1  # why\n  c: 2\n", ("a", "b"), "a:\n  # why\n  c: 2\n"),
    ("a: 1\nb: 2  # why", ("b",), "a: 1\n# why\n"),
    ("a: 1\nb: 2", ("b",), "a: 1\n"),
]


@pytest.mark.parametrize(("text", "path", "result"), TAKEN)
def test_a_value_is_taken_out_with_its_line_or_its_comma(text: str, path: Any, result: str) -> None:
    assert remove(text, path) == result


@pytest.mark.parametrize(
    ("text", "path", "rest"),
    [
        ("fields: {a: b}\n", ("fields", "a"), "fields: {}\n"),
        ("tags: [a, b, c]\n", ("tags", 1), "tags: [a, c]\n"),
        ("code:\n  - label: x\n    url: u\n", ("code", 0, "label"), "code:\n  - url: u\n"),
        ("a: 1\nb: 2  # of b\n", ("b",), "a: 1\n# of b\n"),
        ("- a\n- b\n", (0,), "- b\n"),
    ],
)
def test_what_is_left_stands_as_it_stood(text: str, path: Any, rest: str) -> None:
    assert remove(text, path) == rest


def test_a_key_that_no_record_may_have_is_no_new_name() -> None:
    with pytest.raises(YamlError, match="merge key"):
        rename_key("a: 1\n", ("a",), "<<")


def test_a_key_is_renamed_and_its_value_stays() -> None:
    text = "a: {label: x}  # one\nb:\n  label: y\n"
    assert rename_key(text, ("b",), "c: d") == text.replace("b:\n", '"c: d":\n')
    assert rename_key(text, ("b", "label"), "name") == text.replace("  label", "  name")
    assert rename_key(text, ("a", "label"), "name") == text.replace("{label", "{name")


def test_comments_are_found_and_nothing_else() -> None:
    found = comments(RECORD)
    assert [comment.text for comment in found][:3] == [
        "# a record with everything in it",
        "# the title",
        "# the year of the preprint",
    ]
    assert "# two lines" not in [comment.text for comment in found]
    assert [RECORD.splitlines()[c.line - 1].endswith(c.text) for c in found] == [True] * len(found)
    for comment in found:
        without = drop_comment(RECORD, comment)
        assert strict.read(without) == strict.read(RECORD)
        assert len(comments(without)) == len(found) - 1


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp"]), max_size=30)
PATHS = [("title",), ("authors", 0), ("tags", 0), ("tags", 1), ("code", 0, "url"), ("venue",)]


@given(st.sampled_from(PATHS), TEXT)
def test_any_text_can_be_set_and_every_comment_is_still_there(path: Any, value: str) -> None:
    result = set_value(RECORD, path, value)
    assert strict.read(result) == changed(strict.read(RECORD), path, value)
    assert [found.text for found in comments(result)] == [found.text for found in comments(RECORD)]
    assert len(re.findall("\n", result)) == len(re.findall("\n", RECORD))
