"""Dates of publication as people write them, and in all the forms that bibliographies have."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomequant.works.dates import Dated, month_of, of_parts, read_date, read_field

DATES = """
2020: 2020 | (2020) | 2020. | c2020 | Spring 2020 | May-June 2020 | 6/7/2020
2020: year 2020 | 2020-00-00 | 2020年 | 2020 г.
2020-05: 2020-05 | 2020/5 | 2020.05 | 5/2020 | 05/2020 | May 2020 | 12-14 May 2020 | 2020 May | mai 2020 | Mai 2020
2020-05: mayo de 2020 | maggio 2020 | май 2020 | 2020年5月 | 2020년 5월 | 2020/05// | 2020-05-00
2020-05-12: 2020-05-12 | 2020/05/12 | 2020/5/12/ | 2020-05-12T08:00:00Z | 2020-05-12 08:30 | 2020-05-12-08:30:00 | May 12, 2020 10:12 AM
2020-05-12: 12 May 2020 | May 12, 2020 | May 12th, 2020 | 2020 May 12 | 12. Mai 2020 | 12.05.2020
2020-05-12: 12 мая 2020 | 12 de mayo de 2020 | 2020年5月12日 | 20200512 | 2020-05-12T07:19:41+00:00
2020-05-31: 31/5/2020 | 5/31/2020 | 31.5.2020
2020-02: 2020-2
2020-05-05: 5/5/2020
1904-02-29: 29 February 1904
"""
TABLE = [
    (text.strip(), line.partition(":")[0])
    for line in DATES.strip().split("\n")
    for text in line.partition(":")[2].split("|")
]


@pytest.mark.parametrize(("text", "day"), TABLE, ids=[text for text, _ in TABLE])
def test_a_date_is_read_as_far_as_it_is_told(text: str, day: str) -> None:
    found = read_date(text)
    assert found
    assert (found.year, found.iso) == (int(day[:4]), day if len(day) > 4 else None)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "n.d.",
            "Before 2022",
            "since 2020",
            "2019-2021",
            "2019, 2020",
            "CVPR 2020",
            "ICLR'20",
        ),
        *("20", "'20", "13/2020", "2020-13", "2020-02-30", "30.02.2020", "1234", "99999", "43952"),
        *("forthcoming", "May", "1 2 3 May 2020", "12 2020", "𝟚𝟘𝟚𝟘-xx"),
    ],
)
def test_what_is_no_one_date_is_none(text: str) -> None:
    assert read_date(text) is None


@given(st.text(max_size=80))
def test_any_text_is_a_date_or_none(text: str) -> None:
    found = read_date(text)
    assert found is None or 1500 <= (found.year or 0) < 2100


@pytest.mark.parametrize("number", ["9" * 5000, "99999999999999999999", "²", "१२३४५६७८९"])
def test_a_number_that_is_none_of_a_calendar_is_passed_over(number: str) -> None:
    assert of_parts(number, "1", "2") == Dated(is_whole=False)
    assert of_parts("2020", number)[:2] == (2020, None)
    assert of_parts("2020", "jan", number)[:3] == (2020, 1, None)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_what_programs_write_is_read_back(day: date) -> None:
    for written in (f"{day:%Y-%m-%d}", f"{day:%Y/%m/%d}", f"{day:%d %B %Y}", f"{day:%d.%m.%Y}"):
        assert read_date(written) == Dated(day.year, day.month, day.day)


@pytest.mark.parametrize(
    ("text", "year", "iso", "is_whole"),
    [
        # EDTF, as BibLaTeX's manual lists it
        ("1950", 1950, None, True), ("1997/", 1997, None, True), ("1997/..", 1997, None, False),
        ("/1997", 1997, None, False), ("../1997", 1997, None, False), ("1967-02", 1967, "1967-02", True),
        ("2009-01-31", 2009, "2009-01-31", True), ("1988/1992", 1988, None, False),
        ("2002-01/2002-02", 2002, "2002-01", False), ("1995-03-30/1995-04-05", 1995, "1995-03-30", False),
        ("2004-04-05T14:34:00", 2004, "2004-04-05", False), ("2004-04-05T14:34:00-03:30", 2004, "2004-04-05", False),
        ("2004-04-05T14:34:00Z", 2004, "2004-04-05", False),
        ("0000", None, None, False), ("-0876", None, None, False), ("-0877/-0866", None, None, False),
        ("0768", None, None, False), ("1723~", 1723, None, False), ("1923?", 1923, None, False),
        ("1923%", 1923, None, False), ("2004-22", 2004, None, False), ("199X", None, None, False),
        ("19XX", None, None, False), ("1999-XX", 1999, None, False), ("1999-01-XX", 1999, "1999-01", False),
        ("1999-XX-XX", 1999, None, False), ("1850", 1850, None, False),
        # RIS
        ("2001/05/03/", 2001, "2001-05-03", True), ("2001/05//", 2001, "2001-05", True), ("2001///", 2001, None, True),
        ("2001/5/3", 2001, "2001-05-03", True), ("2001/05//Spring", 2001, "2001-05", False), ("2001/00/00", 2001, None, True),
        ("///", None, None, False), ("2020//25/Conf", 2020, None, False),
        # words
        ("May 3, 2001", 2001, "2001-05-03", True), ("3 May 2001", 2001, "2001-05-03", True), ("2001 Sept.", 2001, "2001-09", True),
        ("Spring 2001", 2001, None, False), ("c1995", 1995, None, False), ("in press", None, None, False),
        # no calendar has them
        ("2020-02-31", 2020, "2020-02", False), ("2020-13", 2020, None, False), ("2020/13/01", 2020, None, False),
        ("", None, None, True),
    ],
)  # fmt: skip
def test_a_date_is_read_as_far_as_a_record_holds_it(
    text: str, year: int | None, iso: str | None, *, is_whole: bool
) -> None:
    found = read_field(text)
    assert (found.year, found.iso, found.is_whole) == (year, iso, is_whole)


@pytest.mark.parametrize(
    ("parts", "year", "iso", "is_whole"),
    [
        (("2020", "June"), 2020, "2020-06", True), (("2020", "6"), 2020, "2020-06", True),
        (("2020", "3\u00a0March"), 2020, "2020-03-03", True), (("2020", "March 3"), 2020, "2020-03-03", True),
        (("2020", "Jun", "17"), 2020, "2020-06-17", True), (("2020", "März"), 2020, "2020-03", True),
        (("2020", "May-June"), 2020, None, False), (("2020", "Summer"), 2020, None, False), (("2020", "06-17"), 2020, None, False),
        (("2020", "8,"), 2020, "2020-08", True), (("in press", "jun"), None, None, False), (("", "jun"), None, None, False),
        (("2004/2005",), 2004, None, False), (("2004/05",), 2004, None, False), (("[1995]",), 1995, None, False),
        (("2020a",), 2020, None, False), (("January 1978",), 1978, "1978-01", True), (("January 1978", "May"), 1978, "1978-01", False),
        (("2020", "jun", "31"), 2020, "2020-06", False),
    ],
)  # fmt: skip
def test_a_date_in_parts_is_put_together(
    parts: tuple[str, ...], year: int | None, iso: str | None, *, is_whole: bool
) -> None:
    found = of_parts(*parts)
    assert (found.year, found.iso, found.is_whole) == (year, iso, is_whole)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)))
def test_a_day_is_the_same_however_it_is_written(day: date) -> None:
    whole = Dated(day.year, day.month, day.day)
    assert read_field(day.isoformat()) == whole
    assert read_field(f"{day:%Y/%m/%d/}") == whole
    assert read_field(f"{day:%B} {day.day}, {day.year}") == whole
    assert of_parts(str(day.year), f"{day:%b}", str(day.day)) == whole


@given(st.text(max_size=40), st.text(max_size=20))
def test_no_text_makes_a_date_that_no_calendar_has(text: str, month: str) -> None:
    for found in (read_field(text), of_parts(text, month)):
        assert found.year is None or 1000 <= found.year < 2200
        assert found.month is None or 1 <= found.month <= 12
    assert month_of(text) is None or 1 <= (month_of(text) or 0) <= 12
