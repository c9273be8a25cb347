"""Venues that entries name, remembered between runs: the same answers, and of the same venues."""

from pathlib import Path

import pytest

from awesomequant.audit.remembered import RememberedVenues
from awesomequant.audit.truth import Venue
from awesomequant.store.cache import Cache
from awesomequant.works.venues import Venues

VENUES = (
    Venue("BeeConf", "Conference on Bees", "conference", ("Bees Conf",)),
    Venue("JWasps", "Journal of Wasps", "journal"),
)
TEXTS = (
    "Proc. of the 12th Conference on Bees, BeeConf 2020, Vienna, Austria", "Journal of Wasps",
    "Workshop on Hives at BeeConf", "arXiv preprint arXiv:1905.01234", "Nowhere", "", "J. Wasps",
)  # fmt: skip


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "kept.sqlite")


def test_another_run_has_the_answers_and_works_nothing_out(
    cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, plain = RememberedVenues(VENUES, cache), Venues(VENUES)
    asked = [(text, kind) for text in TEXTS for kind in (None, "conference")]
    expected = [plain.resolve(text, kind=kind) for text, kind in asked]
    assert [first.resolve(text, kind=kind) for text, kind in asked] == expected
    first.keep()
    second = RememberedVenues(VENUES, cache)
    monkeypatch.delattr(Venues, "_worked_out")
    assert [second.resolve(text, kind=kind) for text, kind in asked] == expected


def test_other_venues_have_other_answers(cache: Cache) -> None:
    first = RememberedVenues(VENUES, cache)
    assert first.resolve("Conference on Bees").id == "BeeConf"
    first.keep()
    assert RememberedVenues(VENUES[1:], cache).resolve("Conference on Bees").id is None


def test_a_text_that_is_no_venue_is_not_kept(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    first = RememberedVenues(VENUES, cache)
    first.resolve("x" * 601)
    first.resolve("Journal of Wasps")
    first.keep()
    second = RememberedVenues(VENUES, cache)
    monkeypatch.delattr(Venues, "_worked_out")
    assert second.resolve("Journal of Wasps").id == "JWasps"
    with pytest.raises(AttributeError):
        second.resolve("x" * 601)
