"""Unseen characters: refused, but for the joiners that a script needs to be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomequant.language.characters import character, composed, find_refused, visible

# Words are spelled with these joiners in newspapers and in Unicode's own examples.
KEPT = {
    "Persian": "شبکه\u200cهای عصبی",
    "Persian after a mark": "مِی\u200cخواهم",
    "Urdu": "انتخاب\u200cکردہ",
    "Hindi": "क्\u200dष",
    "Hindi, a half letter at the end": "क्\u200d है",
    "Marathi": "दर्\u200dया",
    "Bengali": "র\u200d্যাম",
    "Malayalam": "അവന്\u200d",
    "Sinhala": "ශ්\u200dරී",
    "Kannada": "ರ್\u200cನ",
    "Khmer": "ក\u200dខ",
    "a family": "👨\u200d👩\u200d👧 at work",
    "a profession in a skin colour": "👩🏽\u200d🔬",
    "a flag": "🏳\ufe0f\u200d🌈",
    "a heart": "❤\ufe0f",
    "a key": "1\ufe0f⃣",
    "Mongolian": "ᠮᠣᠩᠭᠣᠯ\u180bᠨ",
}
REFUSED = {
    "between Latin letters": ("Al\u200cpha", 2),
    "a joiner between Latin letters": ("Al\u200dpha", 2),
    "between scripts": ("aش\u200ca", 2),
    "in front": ("\u200cشبکه", 0),
    "at the end": ("شبکه\u200c", 4),
    "twice": ("شبکه\u200c\u200cهای", 4),
    "between digits": ("1\u200d2", 1),
    "behind a picture": ("👨\u200d and", 1),
    "a zero-width space": ("a\u200bb", 1),
    "a right-to-left mark": ("شبکه \u200f", 5),
    "a left-to-right mark": ("\u200ea", 0),
    "an override": ("a\u202eb", 1),
    "an isolate": ("a\u2066b\u2069", 1),
    "a word joiner": ("a\u2060b", 1),
    "a byte order mark": ("\ufeffa", 0),
    "a tag": ("a\U000e0041", 1),
    "a control": ("a\x07", 1),
    "a line of JavaScript's": ("a\u2028b", 1),
    "after one that is kept": ("شبکه\u200cهای\u200b", 8),
}


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_a_script_keeps_its_joiners(text: str) -> None:
    assert find_refused(text) is None
    assert visible(text) == text


@pytest.mark.parametrize(("text", "place"), REFUSED.values(), ids=REFUSED)
def test_what_hides_is_found_at_its_place_and_taken_away(text: str, place: int) -> None:
    assert find_refused(text) == place
    assert find_refused(visible(text)) is None


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("Net\u00adwork", "Network"),
        ("a\ufe0fb", "ab"),
        ("☂\ufe0e", "☂"),
        ("a\u180bb", "ab"),
        ("\u3164x", "x"),
        ("naïve – 王小明", "naïve – 王小明"),
        ("line\nline\tcell", "line\nline\tcell"),
    ],
)
def test_debris_of_other_programs_goes_and_letters_stay(text: str, clean: str) -> None:
    assert visible(text) == clean


@given(st.text(st.sampled_from("aشह्👩\u200c\u200d\u200b\ufe0f\u202e🏽 "), max_size=12))
def test_what_is_made_visible_is_never_refused(text: str) -> None:
    assert find_refused(visible(text)) is None
    assert visible(visible(text)) == visible(text)


@pytest.mark.parametrize(
    ("code", "char"),
    [
        (65, "A"),
        (0x1F600, "😀"),
        (0xD800, "\ufffd"),
        (0x110000, "\ufffd"),
        (0x10FFFF, "\U0010ffff"),
        (0xDFFF, "\ufffd"),
        (0xE000, "\ue000"),
        (0xD7FF, "\ud7ff"),
    ],
)
def test_a_number_that_is_no_character_is_told_as_such(code: int, char: str) -> None:
    assert character(code) == char


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("cafe\u0301", "café"),
        ("x\u0302", "x̂"),
        ("e\u0302\u0301", "ế"),
        ("plain", "plain"),
        ("\uf900\u2126", "\uf900\u2126"),  # NFC has other signs for these two
    ],
)
def test_letters_and_their_marks_are_one_sign_and_no_other_sign_changes(
    text: str, whole: str
) -> None:
    assert composed(text) == whole
