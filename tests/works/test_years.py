"""The year that a text names, and the day, beside whatever else it says."""

import pytest

from awesomequant.works.years import LATEST, date_of, of_heading, without_dates, year_of

NAMED = """
2017: ICLR'17 | 2017-ICML- | ICML 2017 | (2017) | CVPR ’17 | Interspeech 2017: 1234-1238
2017: arXiv 1708 | Keeper and Drone, May 2017 | presented on 3 août 2017 | 2017.05
2024: EMNLP24 findings | ICLR-24
1984: SIGCOMM '84
"""
NONE = """
ResNet50 | Salsa20 family of ciphers | MICRO '54 | 1890–1960 | 41 2020:12 | arXiv:2004.01234 | bees
"""


@pytest.mark.parametrize(
    ("text", "year"),
    [
        (text.strip(), int(year))
        for year, _, texts in (line.partition(":") for line in NAMED.strip().splitlines())
        for text in texts.split("|")
    ],
)
def test_a_year_is_found_however_it_is_written(text: str, year: int) -> None:
    assert year_of(text) == year


@pytest.mark.parametrize("text", [text.strip() for text in NONE.split("|")])
def test_other_numbers_are_no_year(text: str) -> None:
    assert year_of(text) is None


def test_no_work_is_of_a_year_to_come() -> None:
    assert year_of(f"ICML {LATEST}") == LATEST
    assert year_of(f"ICML {LATEST + 1}") is None


@pytest.mark.parametrize(
    ("heading", "year"),
    [
        ("2023", 2023), ("ICML 2023", 2023), ("Papers from 2022", 2022), ("Before 2022", None),
        ("2019-2021", None), ("2022 and earlier", None), ("From 2022", None),
        ("What was printed on bees and on wax in 2020", 2020),
        ("The winners of the 2019 challenge on bees", None),
    ],
)  # fmt: skip
def test_a_heading_names_one_year_or_none(heading: str, year: int | None) -> None:
    assert of_heading(heading) == year


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-06-17", "2024-06-17"), ("ICML, June 2024", "2024-06"), ("ICML 2024", None),
        ("accepted 3 août 2017 in Wax", "2017-08-03"),
    ],
)  # fmt: skip
def test_a_day_is_told_with_its_month(text: str, day: str | None) -> None:
    assert date_of(text) == day


def test_a_name_is_left_without_its_dates() -> None:
    assert without_dates("ICML, June 2024, Vienna").split() == ["ICML,", ",", "Vienna"]
    assert without_dates("ResNet50 2016").split() == ["ResNet50"]
