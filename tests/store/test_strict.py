"""The strict reader: what it takes, what it refuses and where, whatever the parser."""

import contextlib
import subprocess
import sys
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from awesomequant.store import events, printed, strict
from awesomequant.store.syntax import YamlError

TEXT_SCALARS = [
    "1909.05840", "2004.10560", "0123", "1.10", "1e3", "12:30:45", "No", "no", "Yes", "on", "off",
    "true", "False", "Null", "NULL", "1_000", "0x1F", "0o17", ".inf", "-.inf", ".nan", "1.58",
    "2020-01-01", "2020-13-45", "9" * 5000, "=", "?x", "-x", "!x"[1:], "a: b"[:1],
]  # fmt: skip

REFUSED = [
    ("title: GhostNet: More", 1, 16, "double quotes"),
    ("a: [1, 2", 1, 4, "close it"),
    ("a:\n\tb: c", 2, 1, "blanks"),
    ("a: @x", 1, 4, "double quotes"),
    ("a: `x`", 1, 4, "double quotes"),
    ('a: "x\nb: 1', 1, 4, "closing quote"),
    ('a: "\\q"', 1, None, "single quotes"),
    ("a: 1\na: 2", 2, 1, "keep one"),
    ("x:\n  - {a: 1, a: 2}", 2, 12, "keep one"),
    ("<<: {a: 1}", 1, 1, "write the fields out"),
    ("a: &x 1", 1, 4, "write the value out"),
    ("a: &x [1]", 1, 4, "write the value out"),
    ("a: *x", 1, 4, "write the value out"),
    ("a: !!str 1", 1, 4, "quotes"),
    ("a: !!python/object:os.system {}", 1, 4, "quotes"),
    ("a: !!binary aGk=", 1, 4, "quotes"),
    ("a: !foo [1]", 1, 4, "quotes"),
    ("? [a]\n: b", 1, 3, "quotes"),
    (": b", 1, None, ""),
    ("~: b", 1, 1, "name before the colon"),
    ("a: 1\n---\nb: 2", 2, 1, "one document"),
    ("- a\nb: 1", None, 1, ""),
    ("[" * 100_000, 1, 13, ""),
    ("{a: " * 50, 1, None, ""),
]  # fmt: skip


@pytest.fixture(params=["libyaml", "pure Python", "our own form first"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run a test on both parsers: the C one may be missing from a PyYAML."""
    name = str(request.param)
    if name != "our own form first":
        monkeypatch.setattr(printed, "read", lambda _: None)
        loader = yaml.CBaseLoader if name == "libyaml" else yaml.BaseLoader
        monkeypatch.setattr(events, "LOADER", loader)
    return name


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("text", TEXT_SCALARS)
def test_a_scalar_stays_the_text_that_was_written(text: str) -> None:
    assert strict.read(f"a: {text}") == {"a": text}


@pytest.mark.usefixtures("parser")
def test_only_an_unquoted_empty_value_a_tilde_or_null_is_nothing() -> None:
    text = "a:\nb: ~\nc: null\nd: ''\ne: '~'\nf: \"null\""
    assert strict.read(text) == {"a": None, "b": None, "c": None, "d": "", "e": "~", "f": "null"}


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(("text", "line", "column", "hint"), REFUSED)
def test_what_is_refused_has_its_place_and_a_hint(
    text: str, line: int | None, column: int | None, hint: str
) -> None:
    with pytest.raises(YamlError) as caught:
        strict.read(text)
    assert line in (caught.value.line, None)
    assert column in (caught.value.column, None)
    assert hint in caught.value.hint
    assert caught.value.message


@pytest.mark.parametrize("code", [0, 1, 0x1B, 0x7F, 0x85, 0x200B, 0x2028, 0x2029, 0x202E, 0x2066, 0xE0041])  # fmt: skip
def test_a_character_that_hides_text_is_refused_at_its_place(code: int) -> None:
    with pytest.raises(YamlError, match=f"U\\+{code:04X}") as caught:
        strict.decode(f"a: x\nb: y{chr(code)}z".encode())
    assert (caught.value.line, caught.value.column) == (2, 5)
    assert caught.value.hint == "delete it"


@pytest.mark.parametrize("word", ["شبکه\u200cهای", "क्\u200dष", "👩🏽\u200d🔬", "1\ufe0f⃣"])
def test_a_joiner_that_its_script_needs_is_read_and_one_that_hides_is_refused(word: str) -> None:
    assert strict.read(strict.decode(f'title: "{word} x"\n'.encode())) == {"title": f"{word} x"}
    hidden = f'title: "{word} Al\u200cpha"\n'
    with pytest.raises(YamlError) as error:
        strict.decode(hidden.encode())
    assert error.value.column == hidden.rindex("\u200c") + 1


def test_bytes_that_are_not_utf_8_are_refused_at_their_place() -> None:
    with pytest.raises(YamlError, match="0xe9") as caught:
        strict.decode(b"a: 1\nb: caf\xe9")
    assert (caught.value.line, caught.value.column) == (2, 7)
    assert "UTF-8" in caught.value.hint
    with pytest.raises(YamlError):
        strict.decode("a: 1".encode("utf-16"))


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('tags: ["\n  - a\n   - b", c]\n', {"tags": [" - a - b", "c"]}),
        ("note: |\n  - a\n   - b\n", {"note": "- a\n - b\n"}),
    ],
)
def test_what_looks_like_an_item_in_a_text_of_several_lines_is_text(text: str, value: Any) -> None:
    assert strict.read(text) == value


def test_a_byte_order_mark_and_windows_line_ends_are_fine() -> None:
    assert strict.read(strict.decode(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n")) == {"a": "1", "b": "2"}


MERGE_BOMB = "a: &a {k: v}\n" + "".join(
    f"{chr(98 + i)}: &{chr(98 + i)}\n  <<: [{', '.join(['*' + chr(97 + i)] * 9)}]\n"
    for i in range(9)
)
ALIAS_BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{chr(98 + i)}: &{chr(98 + i)} [{','.join(['*' + chr(97 + i)] * 9)}]\n" for i in range(8)
)


@pytest.mark.parametrize("bomb", [MERGE_BOMB, ALIAS_BOMB, "[" * 100_000, "{a: " * 20_000])
def test_a_bomb_ends_as_one_error_in_a_process_that_lives(bomb: str) -> None:
    code = (
        "import sys; from awesomequant.store import strict, syntax\n"
        "try: strict.read(sys.stdin.read())\n"
        "except syntax.YamlError as error: print(error.line)\n"
    )
    # An ordinary loader needs a minute and more, or dies: the bound is no measurement.
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=bomb,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.strip().isdigit()


def test_positions_tell_keys_and_values_apart() -> None:
    places = strict.positions("a: 1\ncode:\n  - url: x\n    label: y\nb: [p, q]\n")
    assert places["code", 0, "label"] == (4, 12)
    assert places["code", 0, "label", None] == (4, 5)
    assert places["b", 1] == (5, 8)
    assert places["b", None] == (5, 1)


@pytest.mark.usefixtures("parser")
def test_twelve_levels_are_read_and_thirteen_refused() -> None:
    value = strict.read("[" * 12 + "x" + "]" * 12)
    for _ in range(12):
        (value,) = value
    assert value == "x"
    for deep, column in (("[" * 13 + "]" * 13, 13), ("a: " + "[" * 11 + "{}" + "]" * 11, 15)):
        with pytest.raises(YamlError, match="more than 12 levels deep") as caught:
            strict.read(deep)
        assert caught.value.column == column


SWALLOWED = [
    # a dash that YAML reads as the end of the plain text above it, and where it stands
    ("tags:\n  - a\n    - b\n", (3, 5)),
    ("tags:\n  - a\n  - b\n     - c\nyear: 1\n", (4, 6)),
    ("tags:\r\n  - a\r\n    - b\r\n", (3, 5)),
    # Where somebody meant it, the text is read as it stands.
    ('note: "one\n  - a\n    - b"\n', None),
    ("note: |\n  - a\n    - b\n", None),
    ("note: >\n  - a\n    - b\n", None),
    ("tags:\n  - a\n  - - b\n", None),
    ("note: one\nother: |\n  - a\n    - b\n", None),
]


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(("text", "place"), SWALLOWED)
def test_an_item_that_became_text_is_told_where_it_stands(
    text: str, place: tuple[int, int] | None
) -> None:
    if place is None:
        assert strict.read(text)
        return
    with pytest.raises(YamlError, match="read as part of the one above") as caught:
        strict.read(text)
    assert (caught.value.line, caught.value.column) == place


KEYS = [
    ("? [a]\n: b", 1, 3, "a key must be plain text"),
    ("{[a]: b}", 1, 2, "a key must be plain text"),
    ("a:\n  ~: b", 2, 3, "a key is empty"),
    ("{null: b}", 1, 2, "a key is empty"),
    ("a:\n  <<: b", 2, 3, "the merge key '<<' is not allowed"),
    ("'<<': b", 1, 1, "the merge key '<<' is not allowed"),
    ("a: {b: 1, 'b': 2}", 1, 11, "'b' is given twice"),
    ("&k a: 1", 1, 1, "the anchor '&k' is not allowed"),
    ("!t a: 1", 1, 1, "the tag '!t' is not allowed"),
    ("!t &k a: 1", 1, 1, "the anchor '&k' is not allowed"),
    ("a: &x {}", 1, 4, "the anchor '&x' is not allowed"),
    ("a: !t {}", 1, 4, "the tag '!t' is not allowed"),
    ("a: [*x]", 1, 5, "the alias '*x' is not allowed"),
]


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(("text", "line", "column", "message"), KEYS)
def test_what_is_refused_is_named(text: str, line: int, column: int, message: str) -> None:
    with pytest.raises(YamlError) as caught:
        strict.read(text)
    assert (caught.value.line, caught.value.column, caught.value.message) == (line, column, message)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("# only a comment\n", None),
        ("x", "x"),
        ("[]", []),
        ("{}", {}),
        ("---\na: 1\n...\n", {"a": "1"}),
        ("a: [1, {b: [c, ~]}, []]\nd: {e: {}}\n", {"a": ["1", {"b": ["c", None]}, []], "d": {"e": {}}}),
        ("- a\n- - b\n  - c: d\n- e\n", ["a", ["b", {"c": "d"}], "e"]),
        ('"": a', {"": "a"}),
        ("'~': a", {"~": "a"}),
    ],
)  # fmt: skip
def test_values_are_built_as_they_are_nested(text: str, value: object) -> None:
    assert strict.read(text) == value


LONE = "the line ends in a carriage return alone"


@pytest.mark.parametrize(
    ("content", "place", "message", "hint"),
    [
        (b"a: 1\rb: 2\n", (1, 5), LONE, "line ends LF"),
        (b"a: 1\r\nb: 2\r", (2, 5), LONE, "line ends LF"),
        (b"a: 1\nb: \xff", (2, 4), "the byte 0xff is not UTF-8", "UTF-8"),
        (b"\xef\xbb\xbfa: 1\nb: \xc3\xb6\xe9\n", (2, 5), "the byte 0xe9 is not UTF-8", "UTF-8"),
        (b"\xef\xbb\xbf\xff", (1, 1), "the byte 0xff is not UTF-8", "UTF-8"),
        ("a: ö\nb: ö\u200bx".encode(), (2, 5), "the invisible character U+200B", "delete it"),
    ],
)
def test_what_no_editor_shows_is_told_with_its_place(
    content: bytes, place: tuple[int, int], message: str, hint: str
) -> None:
    with pytest.raises(YamlError) as caught:
        strict.decode(content)
    assert (caught.value.line, caught.value.column) == place
    assert caught.value.message.startswith(message)
    assert hint in caught.value.hint


def test_positions_of_an_empty_text_are_none() -> None:
    assert strict.positions("") == {}
    assert strict.positions("x") == {(): (1, 1)}
    assert strict.positions("a:\n  b: c\n") == {
        (): (1, 1), ("a", None): (1, 1), ("a",): (2, 3), ("a", "b", None): (2, 3),
        ("a", "b"): (2, 6),
    }  # fmt: skip


@given(st.text(max_size=400))
def test_any_text_is_read_or_refused_and_nothing_else_happens(text: str) -> None:
    with contextlib.suppress(YamlError):
        strict.read(text)
