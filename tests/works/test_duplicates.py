"""The ladder of duplicates joins what is one work and keeps apart what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomequant.text import squash
from awesomequant.works.identifiers import Identifier
from awesomequant.works.likely_pairs import likely_pairs
from awesomequant.works.titles import Verdict, is_like, ratio, same_identifier, title_key
from awesomequant.works.vetoes import are_rivals, authors_agree, title_veto

PAIRS = [  # two titles with one identifier, and what the ladder says
    (
        "Improved training of binary networks for human pose estimation",
        "Fully Quantized Network for Object Detection",
        Verdict.COLLISION,
    ),
    (
        "Binarized Collaborative Filtering with Distilling Graph Convolutional Network",
        "Binarized Collaborative Filtering with Distilling Graph Convolutional Networks",
        Verdict.DUPLICATE_ID,
    ),
    (
        "ECQ$^x$: Explainability-Driven Nets",
        "ECQx: Explainability-Driven Nets",
        Verdict.DUPLICATE_ID,
    ),
]


@pytest.mark.parametrize(("one", "other", "verdict"), PAIRS)
def test_titles_decide_what_a_common_identifier_means(
    one: str, other: str, verdict: Verdict
) -> None:
    assert same_identifier(one, other) is verdict


APART = [
    ("Qwen2.5 Technical Report", "Qwen3 Technical Report", "numbers"),
    ("CaloClouds: Fast Simulation", "CaloClouds II: Fast Simulation", "numbers"),
    ("Comment on An Implementation of Nets", "An Implementation of Nets", "about"),
    ("A Guide to Constraining Theories", "Constraining Theories", "about"),
    ("QuIP: Few Bits with Guarantees", "QuIP#: Few Bits with Guarantees", "acronyms"),
    ("XNOR-Net: One Bit", "XNOR-Net++: One Bit", "acronyms"),
    ("Network Pruning", "Structured Network Pruning", "word more"),
    ("Editorial", "Editorial", "many works"),
]


@pytest.mark.parametrize(("one", "other", "why"), APART)
def test_vetoes_keep_works_apart(one: str, other: str, why: str) -> None:
    assert why in title_veto(one, other)
    assert why in title_veto(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Learning Sparse Networks", "Learning Sparse Network"),
        ("I Know What You Quantize", "I Know What You Quantized"),
        ("The Lottery Ticket Hypothesis", "Lottery Ticket Hypothesis"),
    ],
)
def test_nothing_keeps_twins_apart(one: str, other: str) -> None:
    assert title_veto(one, other) == ""


def test_rivals_have_two_ids_of_one_scheme_that_gives_a_work_one() -> None:
    def ids(*names: str) -> list[Identifier]:
        return [Identifier(*name.split(":")) for name in names]

    assert are_rivals(ids("arxiv:1"), ids("arxiv:2"))
    assert not are_rivals(ids("arxiv:1"), ids("openreview:2"))
    assert not are_rivals(ids("arxiv:1", "doi:1"), ids("arxiv:1"))
    assert not are_rivals(ids("ecva:2020/1"), ids("ecva:2020/2"))
    assert not are_rivals(ids("github:a/b"), ids("github:a/c"))


def test_authors_agree_on_family_and_initial_or_where_one_side_is_silent() -> None:
    assert authors_agree(["Jürgen Lee", "Bo Chen"], ["Lee, J."])
    assert authors_agree([], ["Ann Lee"])
    assert not authors_agree(["Ann Lee"], ["Bo Lee", "Ann Chen"])


TITLES = st.lists(
    st.lists(
        st.sampled_from(["binary", "net", "quantized", "low", "bit", "fast", "graph", "deep"]),
        min_size=2,
    )
    .map(" ".join)
    .filter(lambda title: len(title) < 80),
    max_size=12,
)


@given(TITLES)
def test_no_like_pair_of_a_small_list_is_missed(titles: list[str]) -> None:
    found = {(one, other) for one, other, _ in likely_pairs(titles)}
    squashed = [squash(title) for title in titles]
    near = {
        (one, other)
        for other in range(len(titles))
        for one in range(other)
        if squashed[one][:12] == squashed[other][:12] and is_like(squashed[one], squashed[other])
    }
    assert near <= found
    assert all(is_like(squashed[one], squashed[other]) for one, other in found)


@given(st.text(max_size=30), st.text(max_size=30))
def test_likeness_has_no_order_and_the_guards_never_lie(one: str, other: str) -> None:
    assert ratio(one, other) == ratio(other, one)
    if squash(one) or squash(other):
        assert is_like(squash(one), squash(other)) == (ratio(one, other) >= 0.92)


def test_short_and_generic_titles_prove_nothing() -> None:
    assert title_key("Introduction") is None
    assert title_key("Nets") is None
    assert title_key("Binary Networks!") == "binarynetworks"
