"""BibTeX source as entries: what is broken is told by its line, and nothing ends the reading."""

import pytest

from awesomequant.language.bibtex import entries


@pytest.mark.parametrize(
    ("source", "fields", "told"),
    [
        ("@misc{a, title={X}, Title={Y}}", [{"title": "X"}], ["'title' is given twice; the first was kept"]),
        ("@misc{a, title={X}}\n@misc{a, title={Y}}", [{"title": "X"}, {"title": "Y"}], ["the key 'a' is given twice"]),
        ("@misc{a, title={X}}\n@misc{a, title={Y}, title={Z}}", [{"title": "X"}, {"title": "Y"}],
         ["the key 'a' is given twice", "'title' is given twice; the first was kept"]),
        ('@string{b = "Bee"}\n@string{b = "Ant"}\n@misc{a, title = b # " {#}s"}', [{"title": "Bee {#}s"}],
         ["the string 'b' is defined twice; the first was kept"]),
        ('@misc{a, title = "Bees" Year = 2018}', [{"title": "Bees", "year": "2018"}], ["a comma is missing before 'Year'"]),
        ("@misc{a, title = {X} title = {Y}}", [{"title": "X"}],
         ["a comma is missing before 'title'", "'title' is given twice; the first was kept"]),
        ("@misc{a, title = {where {b} year = {c}}}", [{"title": "where {b} year = {c}"}], []),
        ("@misc{a, month = may, note = nobody}", [{"month": "May", "note": "nobody"}],
         ["'note' names the string 'nobody', which is not defined"]),
        ("@inproceedings{a, title={X}, crossref={B}}\n@book{b, title={T}, booktitle={BT}, year=2020}",
         [{"title": "X", "booktitle": "T", "year": "2020"}, {"title": "T", "booktitle": "BT", "year": "2020"}], []),
        ("@misc{a, title={X}, crossref={a}}", [{"title": "X"}], ["its crossref 'a' is no entry of the file"]),
        ("@misc{a, title={X}\n@misc{b, title={Y}}", [{"title": "X"}, {"title": "Y"}],
         ["the closing brace of 'a' is missing"]),
    ],
)  # fmt: skip
def test_entries_are_read_and_what_is_odd_is_told(
    source: str, fields: list[dict[str, str]], told: list[str]
) -> None:
    found, broken = entries(source)
    assert [entry.fields for entry in found] == fields
    assert [one.reason for one in broken] == told


def test_ten_thousand_missing_commas_do_not_end_the_reading() -> None:
    fields = " ".join(f"f{'-' * (at % 20)}{chr(97 + at % 26)} = {{x}}" for at in range(10_000))
    ((entry,), broken) = entries(f"@misc{{a, {fields}}}")
    assert len(entry.fields) == 260
    assert sum("comma" in one.reason for one in broken) == 9_999
