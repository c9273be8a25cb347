"""A text that is mended says what it said before the slip, or is left alone: over sound records."""

from collections.abc import Callable, Iterator

import pytest
from support import TOY

from awesomequant.check.mending import texts
from awesomequant.check.mending.keys import fields_meant, is_one_slip
from awesomequant.check.mending.values import are_parted
from awesomequant.library.paper import Paper
from awesomequant.store import strict
from awesomequant.store.project import problems_in

# What a hand, an editor or a clipboard does to one line.
SLIPS: dict[str, Callable[[str], str]] = {
    "a tab": lambda line: "\t" + line.lstrip(),
    "two blanks more": lambda line: "  " + line,
    "a blank more": lambda line: " " + line,
    "a blank less": lambda line: line.removeprefix(" "),
    "no blank behind the colon": lambda line: line.replace(": ", ":", 1),
    "a no-break space": lambda line: line.replace(": ", ":\u00a0", 1),
    "a full-width colon": lambda line: line.replace(": ", "：", 1),
    "smart quotes": lambda line: line.replace('"', "“", 1).replace('"', "”", 1),
    "no first quote": lambda line: line.replace('"', "", 1),
    "no last quote": lambda line: line[::-1].replace('"', "", 1)[::-1],
    "single quotes": lambda line: line.replace('"', "'"),
    "no first bracket": lambda line: line.replace("[", "", 1),
    "no last bracket": lambda line: line[::-1].replace("]", "", 1)[::-1],
    "two brackets": lambda line: line.replace("]", "]]", 1),
    "a comma more": lambda line: f"{line},",
    "two commas": lambda line: line.replace(",", ",,", 1),
    "two dashes": lambda line: line.replace("- ", "-- ", 1),
    "no line break": lambda line: f"{line}\0",
}
# What YAML reads, as a text or as it was; a value of another form is mended as such.
READ = ("no first bracket", "a comma more", "single quotes", "a blank less")
# What two fields on one line were, nobody takes apart.
LEFT = ("no line break",)
RECORDS = sorted((TOY / "data/papers").rglob("*.yaml"))


def slipped(text: str, slip: Callable[[str], str]) -> Iterator[str]:
    lines = text.split("\n")
    for at, line in enumerate(lines[:-1]):
        yield "\n".join([*lines[:at], slip(line), *lines[at + 1 :]]).replace("\0\n", "")


@pytest.mark.parametrize("name", SLIPS)
def test_a_text_that_is_mended_says_what_it_said(name: str) -> None:
    mended = 0
    for file in RECORDS:
        sound = file.read_text(encoding="utf-8")
        at = file.relative_to(TOY).as_posix()
        for text in slipped(sound, SLIPS[name]):
            if texts.first_slip(at, text) is None:
                continue
            new = texts.readable(at, text)
            if new == text or texts.first_slip(at, new) is not None:
                continue
            is_same = strict.read(new) == strict.read(sound)
            # What YAML reads by then may still be no record, and is told as such.
            assert is_same or problems_in(at, new), (text, new)
            assert texts.readable(at, new) == new
            mended += is_same
    assert mended or name in READ or name in LEFT


def test_a_text_of_many_slips_ends() -> None:
    text = "\n".join(f"\tk{number}：“a” : b" for number in range(400))
    assert texts.readable("data/papers/2020/x.yaml", text)


@pytest.mark.parametrize(
    ("word", "other", "is_one"),
    [
        ("yaer", "year", True),
        ("yer", "year", True),
        ("yeear", "year", True),
        ("yeir", "year", True),
        ("yare", "year", False),
        ("date", "date", True),
        ("data", "tags", False),
    ],
)
def test_one_slip_of_the_pen(word: str, other: str, is_one: bool) -> None:  # noqa: FBT001
    assert is_one_slip(word, other) == is_one


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("Year", [["year"], ["year"]]),
        ("autor", [[], ["authors"]]),
        ("Journal", [[], ["venue"]]),
        ("cote", [[], ["code", "note"]]),
        ("colour", [[], []]),
    ],
)
def test_which_fields_a_key_may_mean(key: str, meant: list[list[str]]) -> None:
    assert list(fields_meant(key, Paper.model_fields, is_record=True)) == meant


@pytest.mark.parametrize(
    ("text", "is_certain"),
    [
        ("Jane Doe", True),
        ("Jane Doe, John Roe", True),
        ("Jane Doe and John Roe", True),
        ("Doe, Jane; Roe, John", True),
        ("Doe, Jane and Roe, John", True),
        ("Doe, Jane", False),
        ("Doe, J., Roe, R.", False),
        ("Doe, Jane, Roe and Max Poe", False),
    ],
)
def test_where_names_end_is_certain_or_not(text: str, is_certain: bool) -> None:  # noqa: FBT001
    assert are_parted(text) == is_certain
