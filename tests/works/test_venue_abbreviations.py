"""Journals by their abbreviations, which no list of venues knows all of."""

import pytest

from awesomequant.works.venues.abbreviations import (
    ends_abbreviated,
    is_abbreviated,
    journal_before_volume,
)


@pytest.mark.parametrize(
    ("text", "journal"),
    [
        ("Found. Comput. Math. 15 (2015)", "Found. Comput. Math."),
        ("Bees and Wax. Bull. Amer. Math. Soc. (N.S.) 46 (2009)", "Bull. Amer. Math. Soc."),
        ("Counting wax. Discrete Comput. Geom. 33 (2005)", "Discrete Comput. Geom."),
        ("Ann. of Math. (2) 160 (2004)", "Ann. of Math."),
    ],
)
def test_a_journal_by_its_abbreviations_goes_up_to_its_volume(text: str, journal: str) -> None:
    found = journal_before_volume(text)
    assert found is not None
    assert text[slice(*found)] == journal


@pytest.mark.parametrize(
    "text", ["A. Keeper, B. Drone. C. Queen 12", "Bees. Wax. 12 hives", "In 2020. Bees 3"]
)
def test_sentences_before_a_number_are_no_journal(text: str) -> None:
    assert journal_before_volume(text) is None


@pytest.mark.parametrize(
    "name", ["Phys. Rev. A", "J. Appl. Phys.", "Bull. Amer. Math. Soc.", "Z Phys"]
)
def test_a_name_of_abbreviations_is_a_journal(name: str) -> None:
    assert is_abbreviated(name)


@pytest.mark.parametrize("name", ["A. Proc", "Ann Keeper", "J", "Wax. Rev of Bees"])
def test_letters_and_whole_words_make_no_journal(name: str) -> None:
    assert not is_abbreviated(name)


def test_the_stop_of_an_abbreviation_ends_no_sentence() -> None:
    assert ends_abbreviated("as in Phys. Rev.")
    assert ends_abbreviated("see vol.")
    assert not ends_abbreviated("the art of bees and of their cell.")
