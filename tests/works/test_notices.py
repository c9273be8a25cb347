"""Notices on works: their kinds in the words of registries, what they make of a work, as text."""

import pytest

from awesomequant.works.notices import (
    NoticeKind,
    Said,
    Standing,
    gravest,
    is_told,
    of_crossref,
    said,
    standing_of,
)

RETRACTED, DOUBTED, CORRECTED = Standing


@pytest.mark.parametrize(
    ("type_", "kind", "standing"),
    [
        ("retraction", "retraction", RETRACTED),
        ("withdrawal", "withdrawal", RETRACTED),
        ("removal", "removal", RETRACTED),
        ("partial_retraction", "partial-retraction", DOUBTED),
        ("expression_of_concern", "expression-of-concern", DOUBTED),
        ("Expression of Concern", "expression-of-concern", DOUBTED),
        ("correction", "correction", CORRECTED),
        ("corrigendum", "corrigendum", CORRECTED),
        ("erratum", "erratum", CORRECTED),
        ("addendum", "addendum", CORRECTED),
        ("clarification", "addendum", CORRECTED),
        ("of tomorrow", "correction", CORRECTED),
        ("", "correction", CORRECTED),
        ("new_version", None, None),
        ("new_edition", None, None),
    ],
)
def test_what_crossref_calls_an_update(
    type_: str, kind: str | None, standing: Standing | None
) -> None:
    """Its twelve types, and whatever comes: only a new version is no notice."""
    found = of_crossref(type_)
    assert found == kind
    assert found is None or standing_of(found) is standing


@pytest.mark.parametrize(
    ("text", "expected", "words"),
    [
        ("retraction", Said("retraction"), "Retracted"),
        (
            "erratum 10.1000/e 2024-05-02",
            Said("erratum", "10.1000/e", "2024-05-02"),
            "Erratum, 2024-05-02: https://doi.org/10.1000/e",
        ),
        (
            "withdrawal https://arxiv.org/abs/2001.00001",
            Said("withdrawal", address="https://arxiv.org/abs/2001.00001"),
            "Withdrawn: https://arxiv.org/abs/2001.00001",
        ),
        ("corrigendum 2024-05", Said("corrigendum", date="2024-05"), "Corrigendum, 2024-05"),
        # A stranger's file may say anything: nothing but these three forms is taken from it.
        ("erratum 2024-77 javascript:alert(1) 10.1/x 10.1/y", Said("erratum", "10.1/x"),
         "Erratum: https://doi.org/10.1/x"),
        ("", Said("correction"), "Corrected"),
        ("gossip", Said("gossip"), "Corrected"),
    ],
)  # fmt: skip
def test_a_notice_as_one_text(text: str, expected: Said, words: str) -> None:
    found = said(text)
    assert (found, found.words) == (expected, words)
    assert said(found.text) == found


def test_the_gravest_notice_tells_how_a_work_stands() -> None:
    assert gravest(()) is None
    assert gravest((NoticeKind.ERRATUM,)) is CORRECTED
    assert gravest((NoticeKind.ERRATUM, NoticeKind.CONCERN)) is DOUBTED
    assert gravest((NoticeKind.CONCERN, NoticeKind.REMOVAL, NoticeKind.ERRATUM)) is RETRACTED


@pytest.mark.parametrize(
    ("standing", "text", "told"),
    [
        (RETRACTED, "RETRACTED ARTICLE: Bees", True),
        (RETRACTED, "Withdrawn by its authors", True),
        (RETRACTED, "Bees of May", False),
        (DOUBTED, "With an Expression of Concern", True),
        (CORRECTED, "See the erratum", True),
        (CORRECTED, "retracted", False),
    ],
)
def test_a_reference_that_says_how_its_work_stands(
    standing: Standing, text: str, *, told: bool
) -> None:
    assert is_told(standing, text) is told
