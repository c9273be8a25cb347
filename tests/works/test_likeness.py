"""Titles are taken apart and compared: how like they are, and what keeps like ones apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomequant.works.likeness import Likeness, compare_titles, ratio
from awesomequant.works.titles import Title

EQUAL, SPELLED, EXTENDED = Likeness.EQUAL, Likeness.SPELLED, Likeness.EXTENDED
NAMED, LIKE, UNLIKE = Likeness.NAMED, Likeness.LIKE, Likeness.UNLIKE

PAIRS = [
    (EQUAL, "Bees, Honey & Wax", "bees honey and wax"),
    (EQUAL, "ECQˣ: Explainable Bees", "ECQx: Explainable Bees"),
    (EQUAL, "[ICML] Bees of the Lowlands", "Bees of the Lowlands (Extended Version)"),
    (EQUAL, "Bees of the Lowlands (Abstract)", "Bees of the Lowlands"),
    (SPELLED, "Counting Networks of Bees", "Counting Network of Bees"),
    (SPELLED, "The Wax Hypothesis Examined", "Wax Hypothesis Examined"),
    (SPELLED, "Post-training of an Old Drone", "Posttraining of Old Drones"),
    (SPELLED, "Large Langugae Models of Bees", "Large Language Models of Bees"),
    (EXTENDED, "HiveNet: Sharing Nectar by Mail", "Sharing Nectar by Mail"),
    (EXTENDED, "The Waggle Hypothesis", "The Waggle Hypothesis: Finding Short Dances"),
    (EXTENDED, "A Long Title that the Table of Somebody", "A Long Title that the Table of Somebody Cut Off"),
    (NAMED, "AWQ: Weights for Phones", "AWQ: Activations for Servers"),
    (LIKE, "Regression of Honey Yields for Cold Summers", "Regression of Honey Yields for Old Summers"),
    (UNLIKE, "Local Dances of Old Bees", "Logical Dances of Bold Bears"),
    (UNLIKE, "CodeT5+: Bees", "CodeT5: Wasps"),
    (LIKE, "ISS++: Stepping Stones for Young Bees", "ISS: Stepping Stones for Young Bees"),
]  # fmt: skip


@pytest.mark.parametrize(("likeness", "one", "other"), PAIRS)
def test_titles_are_more_or_less_alike(likeness: Likeness, one: str, other: str) -> None:
    assert compare_titles(Title(one), Title(other)).likeness is likeness
    assert compare_titles(Title(other), Title(one)) == compare_titles(Title(one), Title(other))


APART = [
    ("numbers", "Honey in 2 Steps of Equal Length", "Honey in 3 Steps of Equal Length"),
    ("numbers", "CaloBees I: Showers", "CaloBees II: Showers"),
    ("numbers", "Wax, Part A", "Wax, Part B"),
    ("numbers", "Two-Step Dances of Bees", "Three-Step Dances of Bees"),
    ("answer", "Comment on: Dances of Bees", "Dances of Bees"),
    ("answer", "Dances of Bees: A Reply", "Dances of Bees"),
    ("correction", "Author Correction: Dances of Bees", "Dances of Bees"),
    ("correction", "Dances of Bees (Erratum)", "Dances of Bees"),
    ("companion", "A Guide to Dances of Bees", "Dances of Bees"),
    ("companion", "Supplementary Material for Dances of Bees", "Dances of Bees"),
    ("survey", "Dances of Bees: A Survey", "Dances of Bees"),
    ("number or sign", "QuIP: Few Bits for Bees", "QuIP#: Few Bits for Bees"),
    ("number or sign", "HAWQ-V2: Traces of Hives", "HAWQ-V3: Traces of Hives"),
    ("names", "PTQSAM: Segments of Anything for Bees", "PQ-SAM: Segments of Anything for Bees"),
    ("word more", "Pruning Trees Now", "Pruning Trees Now a"),
    ("word more", "Shape from Vision and Touch of Bees", "Shape from Vision and a Touch of Old Bees"),
]  # fmt: skip


@pytest.mark.parametrize(("why", "one", "other"), APART)
def test_like_titles_are_kept_apart(why: str, one: str, other: str) -> None:
    compared = compare_titles(Title(one), Title(other))
    assert why in compared.apart or compared.likeness is not EQUAL
    assert compared.apart == compare_titles(Title(other), Title(one)).apart


SPECIFIC = [
    (True, "A Field Study of Solitary Bees in Orchards"),
    (True, "GhostNet: Cheap Features"),
    (True, "基于深度学习的蜜蜂舞蹈识别方法研究"),
    (False, "Deep Learning"),
    (False, "Introduction"),
    (False, "A Survey of Deep Neural Networks"),
    (False, "Knowledge Distillation: A Survey"),
    (False, "Less is More"),
    (False, "蜜蜂综述"),
    (False, "???"),
]


@pytest.mark.parametrize(("specific", "title"), SPECIFIC)
def test_a_title_is_specific_or_many_works_may_bear_it(title: str, *, specific: bool) -> None:
    assert Title(title).is_specific is specific


def test_numbers_are_read_in_every_form() -> None:
    assert Title("Four Bits, 4 Bits and Part IV").numbers == ("4", "4", "4")
    assert Title("I Know 1.58 Bits").numbers == ("1.58",)
    assert Title("The Second Edition").numbers == ("2",)
    assert Title("Second-Order Bees").numbers == ()


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    first, second = Title(one), Title(other)
    assert compare_titles(first, second) == compare_titles(second, first)
    assert ratio(one, other) == ratio(other, one)
    assert compare_titles(first, first).likeness is EQUAL
