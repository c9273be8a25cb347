"""A volume knows its titles however they are written, and the nearest where it lacks one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomequant.works.proceedings import Contents, volume

HELD = Contents(
    (
        "Alpha Networks of Few Bits",
        "variationalnetworkquantization",
        "Scalable Methods for 8-bit Training of Neural Networks",
        "Gradients: A Very Long Story of Small Numbers in Large Machines",
        "Étude sur les réseaux à peu de bits",
    )
)


@pytest.mark.parametrize(
    "title",
    [
        "Alpha Networks of Few Bits",
        "ALPHA NETWORKS, of few bits.",
        "Variantional Network Quantization",
        "Gradients: A Very Long Story of Small Numbers in Large Machines (and Small Ones)",
        "Etude sur les reseaux a peu de bits",
    ],
)
def test_a_title_is_held_in_any_spelling(title: str) -> None:
    assert HELD.holds(title)


@pytest.mark.parametrize(
    "title",
    [
        "Alpha Networks of Many Bits",
        "Scalable Methods for 4-bit Training of Neural Networks",
        "Alpha Networks",  # how another title may begin
        "量子化",
        "",
        "…",
    ],
)
def test_another_title_is_not(title: str) -> None:
    assert not HELD.holds(title)


def test_the_nearest_is_shown_as_it_was_written() -> None:
    near = HELD.nearest("Alpha Network of Few Bits")
    assert near is not None
    assert near.title == "Alpha Networks of Few Bits"
    assert HELD.nearest("Wasps") is None
    assert Contents(()).nearest("Wasps") is None


@given(st.lists(st.text(min_size=1, max_size=60), max_size=8))
def test_a_volume_holds_every_title_it_was_made_of(titles: list[str]) -> None:
    contents = Contents(titles)
    assert all(contents.has_exactly(title) for title in titles)


def test_a_volume_is_named_by_venue_and_year() -> None:
    assert volume("IEEE J. Solid-State Circuits", 2020) == ("ieee-j-solid-state-circuits", 2020)
