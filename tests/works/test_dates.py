"""Dates of publication as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomequant.works.dates import read_date

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
    assert (found.year, found.day) == (int(day[:4]), day if len(day) > 4 else None)


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
    assert found is None or 1500 <= found.year < 2100


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_what_programs_write_is_read_back(day: date) -> None:
    for written in (f"{day:%Y-%m-%d}", f"{day:%Y/%m/%d}", f"{day:%d %B %Y}", f"{day:%d.%m.%Y}"):
        assert read_date(written) == (day.year, day.isoformat())
