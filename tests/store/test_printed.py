"""The reader of our own form says what the parser says, or nothing."""

import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomequant.library.paper import Paper
from awesomequant.store import canonical, events, printed
from awesomequant.store.syntax import YamlError

RECORDS = sorted((Path(__file__).parents[2] / "data").rglob("*.yaml"))
# What means something to YAML, alone and beside other signs.
SIGNS = [
    *"-:#[]{},\"'|>&*!%@`?~=<\\ \n\t\r", ": ", " #", "- ", "\n  ", "\n    ", "\n\n", " \n", "null", "~",
    "---\n", "...\n", "? ", "é", "\u2028", "\x85", "\ufeff", "\ufffe", "\x07", "\\n", "\\x41", '\\"',
    "a: b\n", "<<: ", "  - ", "    - ", "[a, b]", "{a: b}", "{a: [b]}", ">-\n  ", "|\n  ", "''", '""',
]  # fmt: skip


def same_or_aside(text: str) -> bool:
    """Say whether the text was read, having compared what both say of it."""
    found = printed.read(text)
    if found is None:
        return False
    assert found == events.read(text), text
    return True


def test_records_are_in_our_form() -> None:
    read = [same_or_aside(file.read_text("utf-8")) for file in RECORDS]
    assert sum(read) > 0.97 * len(RECORDS) > 1_000


@pytest.mark.parametrize(
    "text",
    [
        "a: b\n",
        'a: "b: c # d"\nb: "\\"q\\" \\\\ \\n"\n',
        "a: https://x.org/a_b?c=d#e\n",
        "a: don't, [b] {c} & *d\n",
        "a: x-y:z\n",
        "a: null\nb: [null, a]\nc: {d: null}\n",
        'a: [b, "c, d", e f]\nb: [2, 4]\n',
        "a: [{group: The Bees}, Jane Doe]\n",
        'a: {b: 1, c: [2, 3], d: "e"}\n',
        "a: >-\n  one\n  two - three\n  # four\nb: c\n",
        "a: |\n  one\n  two\n",
        "a: |-\n  - one\n  two: x\n",
        'a:\n  - b\n  - "c: d"\n  - e: f\n    g: {h: i}\n  - {group: j}\nk: l\n',
        "a:\n  - b\n  - http://x.org\n",
    ],
)
def test_what_is_read(text: str) -> None:
    assert same_or_aside(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "a", "a: b", "a: b # c\n", "a: b\n# c\n", "a:\n", "a: ~\n", "a: b\na: c\n", "a: 'b'\n",
        "null: a\n", "a: {b: c, b: d}\n", "a:\n  - b: c\n    b: d\n", "a:\n- b\n", "a: b\n  c\n",
        "a:\n  - b\n    c\n", "a:\n  - b\n     - c\n", "a: >\n  b\n\n  c\n", "a: >-\n  b \n  c\n",
        "a: |2-\n  b\n", "a: >-\n   b\n  c\n", 'a: "b\n  c"\n', 'a: "\\x41"\n', "a: &b c\n",
        "a: *b\n", "a: !b c\n", "<<: {a: b}\n", "a: b:\n", "a: b: c\n", "--- a\n", "a: b\n---\n",
        "a: b\r\n", "a:\tb\n", "a: b\u2028\n", "a: b\x85\n", "a: \ufffe\n", "\ufeffa: b\n", "a: \ud800\n",
        "a: [b,c]\n", "a: [b: c]\n", "a: [[b]]\n", "a: []\n", "a: {}\n", "? a\n: b\n", f"{'a' * 2_000}: b\n",
    ],
)  # fmt: skip
def test_what_is_left_to_the_parser(text: str) -> None:
    assert printed.read(text) is None


keys = st.from_regex(r"[a-z_]{1,8}", fullmatch=True)
texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30) | st.sampled_from(
    ["null", "~", "a: b", "1909.05840", "x " * 80, "- a", "#", "a\nb", " a", "a:", "a\n"]
)
fields = st.dictionaries(keys, texts | st.lists(texts, max_size=3), max_size=4)
groups = st.fixed_dictionaries({"group": texts})


@given(
    st.dictionaries(
        keys,
        texts | fields | st.lists(texts | groups, max_size=5) | st.lists(fields, max_size=3),
        max_size=8,
    )
)
def test_what_we_print_is_read_or_left(record: dict[str, Any]) -> None:
    same_or_aside(canonical.record(record))


def test_thousands_of_changed_records_are_read_alike_or_left() -> None:
    chance = random.Random(13)  # noqa: S311 -- a seed: the same changes each time
    texts = [file.read_text("utf-8") for file in chance.sample(RECORDS, 150)]
    read = left = wrong = 0
    for _ in range(6_000):
        text = chance.choice(texts)
        for _ in range(chance.choice((1, 1, 1, 2, 3))):
            at, end = sorted((chance.randrange(len(text) + 1), chance.randrange(len(text) + 1)))
            new = chance.choice(SIGNS)
            match chance.randrange(5):
                case 0:  # a sign more
                    text = text[:at] + new + text[at:]
                case 1:  # one in place of another
                    text = text[:at] + new + text[at + 1 :]
                case 2:  # a passage less
                    text = text[:at] + text[min(end, at + 40) :]
                case 3:  # a passage twice
                    text = text[:at] + text[at : min(end, at + 200)] + text[at:]
                case _:  # a line elsewhere
                    lines = text.splitlines(keepends=True) or [""]
                    line = chance.choice(lines)
                    lines.insert(chance.randrange(len(lines) + 1), new + line if at % 2 else line)
                    text = "".join(lines)
        try:
            events.read(text)
        except YamlError:
            wrong += 1
            assert printed.read(text) is None, text
            continue
        if same_or_aside(text):
            read += 1
        else:
            left += 1
    # The test would say nothing where all went one way.
    assert min(read, left, wrong) > 400, (read, left, wrong)


def test_no_text_takes_long() -> None:
    for text in (
        "a: " + "b #" * 20_000 + "\n",
        "a: [" + "b, " * 20_000 + "\n",
        "a: {" + "b: c, " * 20_000 + "\n",
        'a: "' + '\\"' * 20_000 + "\n",
        "a: >-\n" + "  b\n" * 20_000 + " c\n",
        "a:\n" + "  - b\n    c: d\n" * 20_000 + "e\n",
        "a: " + "b:c" * 20_000 + ": \n",
        "a" * 100_000 + "\n",
    ):
        assert printed.read(text) is None


def test_it_reads_what_a_paper_is_made_of() -> None:
    # A field with a name that is no key here would send every record the long way.
    for name in Paper.model_fields:
        assert printed.read(f"{name}: a\n") == {name: "a"}
