"""What is merely another form of what the list has, and what is not; contradictions; people."""

import pytest

from awesomequant.audit.contradictions import contradictions
from awesomequant.audit.documents import of_bibtex
from awesomequant.audit.forms import are_other_pages, may_be_form, means_venue
from awesomequant.audit.people import Order, compared
from awesomequant.intake.joining import statement
from awesomequant.library.vocabulary import Venue
from awesomequant.works.people import People, parse_person
from awesomequant.works.venues import Venues

VENUES = {
    one.id: one
    for one in (
        Venue(id="ACL", name="Annual Meeting of Linguists", kind="conference"),
        Venue(id="COLING", name="Conference on Words", kind="conference"),
        Venue(id="LREC", name="Conference on Corpora", kind="conference", aliases=("LREC-COLING",)),
        Venue(
            id="ACL Findings", name="Findings of Linguists: ACL", kind="conference",
            aliases=("ACL-Findings",),
        ),
        Venue(id="ES-FoMo", name="Workshop on Foundations", kind="workshop"),
        Venue(id="Pattern Letters", name="Pattern Recognition Letters", kind="journal"),
        Venue(id="PRL", name="Physical Review Letters", kind="journal"),
    )
}  # fmt: skip


@pytest.mark.parametrize(
    ("written", "venue", "is_form"),
    [
        ("COLING", "LREC", True),
        ("ACL", "ACL Findings", False),
        ("PRL", "Pattern Letters", True),
        ("Physical Review Letters", "Pattern Letters", False),
        ("ICML Workshop ES-FoMo", "ES-FoMo", True),
        ("COLING", "ACL", False),
    ],
)
def test_a_name_of_another_venue_may_mean_one(written: str, venue: str, *, is_form: bool) -> None:
    """Two that hold a conference together; an acronym that two journals have."""
    resolver = Venues(VENUES.values())
    assert means_venue(written, resolver.resolve(written), VENUES[venue], resolver) is is_form


@pytest.mark.parametrize(
    ("written", "venue", "may_be"),
    [
        ("Proc. Conf. Corp.", "LREC", True),
        ("Pattern Recognit. Lett.", "Pattern Letters", True),
        ("Quaternary Science", "PRL", False),
        ("Proceedings of the 12th Conference", "ACL", True),
    ],
)
def test_what_is_no_name_of_the_list_may_be_a_form(
    written: str, venue: str, *, may_be: bool
) -> None:
    """Of a text that shares a telling word, or has none."""
    assert may_be_form(written, VENUES[venue]) is may_be


@pytest.mark.parametrize(
    ("said", "known", "are_other"),
    [
        ("100--109", "100–109", False),
        ("100", "100–109", False),
        ("1234-45", "1234–1245", False),
        ("1--10", "3401–3410", False),
        ("arXiv--2306", "12–20", False),
        ("101--109", "100–109", True),
        ("e12", "100–109", False),
    ],
)
def test_pages(said: str, known: str, *, are_other: bool) -> None:
    """Dashes, short forms, pages of their own and numbers of articles are no other pages."""
    assert are_other_pages(said, known) is are_other


def _people(text: str) -> People:
    others = text.endswith(" et al.")
    names = text.removesuffix(" et al.").split("; ")
    return People(tuple(map(parse_person, filter(None, names))), others)


@pytest.mark.parametrize(
    ("said", "known", "order"),
    [
        ("A. Roe; B. Lee", "Ann Roe; Bo Lee", Order.RIGHT),
        ("Ann Roe et al.", "Ann Roe; Bo Lee; Cy Moe", Order.RIGHT),
        ("Ann Roe; Bo Lee; Cy Moe", "Ann Roe; Bo Lee et al.", Order.RIGHT),
        ("Ann Roe; Cy Moe", "Ann Roe; Bo Lee; Cy Moe", Order.LOST),
        ("Bo Lee et al.", "Ann Roe; Bo Lee; Cy Moe", Order.LOST),
        ("Bo Lee; Ann Roe", "Ann Roe; Bo Lee", Order.MOVED),
        ("Ann Roe; Dan Poe", "Ann Roe; Bo Lee", Order.UNLIKE),
        ("Dan Poe", "Ann Roe; Bo Lee", Order.OTHERS),
        ("", "Ann Roe", Order.UNTOLD),
    ],
)
def test_authors(said: str, known: str, order: Order) -> None:
    """In their order, the first of them and "et al.", or not."""
    assert compared(_people(said), _people(known)).order is order


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ("journal={arXiv preprint arXiv:2305.00001}, year=2021", "arXiv 2305.00001 is of 2023"),
        ("journal={arXiv preprint arXiv:2305.00001}, year=2024", ""),
        ("journal={Annals}, year=1988, eprint={1005.00001}, archiveprefix={arXiv}", ""),
        ("eprint={2305.00001}, url={https://arxiv.org/abs/2305.00002}, year=2023", "'url' says"),
        ("journal={Annals}, pages={310--290}, year=2001", "pages run backwards"),
        ("journal={Annals}, pages={1234--45}, year=2001", ""),
        ("publisher={Elsevier}, doi={10.1109/x.1}, year=2001", "DOI is one of IEEE or ACM"),
        ("publisher={ACM}, doi={10.1109/x.1}, year=2001", ""),
        (
            "booktitle={ACL}, url={https://aclanthology.org/2020.acl-main.1/}, year=2017",
            "is of 2020",
        ),
        (
            "booktitle={X}, pages={9--1}, eprint={hep-th/9901001}, archiveprefix={arXiv}",
            "backwards",
        ),
    ],
)
def test_what_an_entry_says_against_itself(fields: str, told: str) -> None:
    """Of any field, whatever a list knows."""
    document = of_bibtex(f"@article{{a, title={{On Bees and Other Works}}, {fields}}}", "x.bib")
    entry = document.entries[0]
    found = [
        one.message
        for one in contradictions(document, entry, statement(entry.draft), Venues(VENUES.values()))
    ]
    assert told in "".join(found)
    assert len(found) == bool(told)
