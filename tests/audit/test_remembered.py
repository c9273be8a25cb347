"""What entries ask of a list, remembered between runs: the same answers, and of the same list."""

from pathlib import Path

import pytest

from awesomequant.audit.remembered import RememberedRecords, RememberedVenues, RememberedVolumes
from awesomequant.audit.truth import Venue
from awesomequant.store.cache import Cache
from awesomequant.works.proceedings import Contents
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


VOLUMES = {("beeconf", 2020): Contents(["Hives of Clay", "Hives of Straw"])}
LOOKED_FOR = (
    ("BeeConf", 2020, "Hives of clay", True), ("BeeConf", 2020, "Hives of Wax", False),
    ("BeeConf", 2021, "Hives of Clay", False), ("JWasps", 2020, "Hives of Clay", False),
)  # fmt: skip


def test_a_volume_is_not_asked_again_for_what_was_looked_for(
    cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = RememberedVolumes(VOLUMES, cache)
    for venue, year, title, is_there in LOOKED_FOR:
        assert first.has_exactly(venue, year, title) is is_there
    first.keep()
    second = RememberedVolumes(VOLUMES, cache)
    monkeypatch.delattr(Contents, "has_exactly")
    for venue, year, title, is_there in LOOKED_FOR:
        assert second.has_exactly(venue, year, title) is is_there
    with pytest.raises(AttributeError):
        second.has_exactly("BeeConf", 2020, "Hives of Straw")


def test_what_was_looked_for_in_other_volumes_says_nothing(cache: Cache) -> None:
    first = RememberedVolumes(VOLUMES, cache)
    assert not first.has_exactly("BeeConf", 2020, "Hives of Wax")
    first.keep()
    changed = {("beeconf", 2020): Contents(["Hives of Wax"])}
    assert RememberedVolumes(changed, cache).has_exactly("BeeConf", 2020, "Hives of Wax")


def test_what_records_say_is_made_once_of_the_same_files(cache: Cache) -> None:
    files = {"data/list.yaml": b"1", "data/papers/hives.yaml": b"2"}
    first = RememberedRecords(files, cache)
    assert first.of("work", "hives", lambda: {"title": "Hives"}) == {"title": "Hives"}
    first.keep()
    again = RememberedRecords(files, cache)
    assert again.of("work", "hives", lambda: {"title": "not asked"}) == {"title": "Hives"}
    assert again.of("titles", "hives", lambda: ["hives"]) == ["hives"]
    changed = RememberedRecords(files | {"data/papers/hives.yaml": b"3"}, cache)
    assert changed.of("work", "hives", lambda: {"title": "Bees"}) == {"title": "Bees"}
    of_none = RememberedRecords({}, cache)
    of_none.of("work", "hives", lambda: {"title": "Wasps"})
    of_none.keep()
    assert RememberedRecords({}, cache).of("work", "hives", lambda: {"title": "Ants"}) == {
        "title": "Ants"
    }
