"""A work is of one kind, whatever a format calls it."""

import pytest

from awesomequant.works import kinds
from awesomequant.works.kinds import Kind


def names(text: str) -> list[str]:
    """Split a list of types as the formats' manuals print it."""
    return text.split()


# The types that the formats define; every one has a kind, and OTHER only where it is meant.
BIBTEX = names(
    "article book booklet conference inbook incollection inproceedings manual mastersthesis misc "
    "phdthesis proceedings techreport unpublished"
)
BIBLATEX = names(
    "article book mvbook inbook bookinbook suppbook booklet collection mvcollection incollection "
    "suppcollection dataset manual misc online patent periodical suppperiodical proceedings "
    "mvproceedings inproceedings reference mvreference inreference report software thesis "
    "unpublished conference electronic mastersthesis phdthesis techreport www artwork audio "
    "bibnote commentary image jurisdiction legislation legal letter movie music performance "
    "review standard video"
)
RIS = names(
    "ABST ADVS AGGR ANCIENT ART BILL BLOG BOOK CASE CHAP CHART CLSWK COMP CONF CPAPER CTLG DATA "
    "DBASE DICT EBOOK ECHAP EDBOOK EJOUR ELEC ENCYC EQUA FIGURE GEN GOVDOC GRANT HEAR ICOMM INPR "
    "JFULL JOUR LEGAL MANSCPT MAP MGZN MPCT MULTI MUSIC NEWS PAMP PAT PCOMM RPRT SER SLIDE SOUND "
    "STAND STAT THES UNBILL UNPB VIDEO WEB"
)
CSL = names(
    "article article-journal article-magazine article-newspaper bill book broadcast chapter "
    "classic collection dataset document entry entry-dictionary entry-encyclopedia event figure "
    "graphic hearing interview legal_case legislation manuscript map motion_picture "
    "musical_score pamphlet paper-conference patent performance periodical "
    "personal_communication post post-weblog regulation report review review-book software song "
    "speech standard thesis treaty webpage"
)


@pytest.mark.parametrize(
    ("table", "types"),
    [(kinds._BIBTEX, BIBTEX + BIBLATEX), (kinds._RIS, RIS), (kinds._CSL, CSL)],
    ids=("bibtex", "ris", "csl"),
)
def test_every_type_of_a_format_has_its_kind(table: dict[str, Kind], types: list[str]) -> None:
    assert not [name for name in types if name.lower() not in table]


@pytest.mark.parametrize(
    ("type_", "fields", "kind"),
    [
        ("article", {"journal": "Neural Networks"}, Kind.ARTICLE),
        ("Article", {"journal": "arXiv preprint arXiv:1909.05840"}, Kind.PREPRINT),
        ("article", {"journal": "CoRR"}, Kind.PREPRINT),
        ("article", {"journaltitle": "Journal of arXival Studies"}, Kind.ARTICLE),
        ("article", {"journal": "JMLR", "eprint": "1909.05840"}, Kind.ARTICLE),
        ("inproceedings", {"booktitle": "ICML"}, Kind.CONFERENCE),
        ("conference", None, Kind.CONFERENCE),
        ("inproceedings", {"booktitle": "CVPR Workshops"}, Kind.WORKSHOP),
        ("misc", {"eprint": "1909.05840", "archiveprefix": "arXiv"}, Kind.PREPRINT),
        ("misc", {"howpublished": "arXiv:1909.05840"}, Kind.PREPRINT),
        ("misc", {"howpublished": "https://github.com/a/b"}, Kind.SOFTWARE),
        ("misc", {"howpublished": "https://codeberg.org/a/b"}, Kind.SOFTWARE),
        ("misc", {"howpublished": "https://gitlab.inria.fr/a/b/c"}, Kind.SOFTWARE),
        ("misc", {"howpublished": "https://github.com/about"}, Kind.WEB),
        ("misc", {"url": "https://example.org/post"}, Kind.WEB),
        ("misc", {}, Kind.OTHER),
        ("online", {"eprint": "1909.05840", "eprinttype": "arxiv"}, Kind.PREPRINT),
        ("online", {"url": "https://github.com/a/b"}, Kind.WEB),
        ("software", {}, Kind.SOFTWARE),
        ("patent", {"url": "https://patents.example/1"}, Kind.OTHER),
        ("manual", {}, Kind.REPORT),
        ("proceedings", {}, Kind.BOOK),
        ("incollection", {}, Kind.CHAPTER),
        ("mastersthesis", {}, Kind.THESIS),
        ("unpublished", {}, Kind.PREPRINT),
        ("nosuchtype", {}, Kind.OTHER),
    ],
)
def test_the_fields_of_bibtex_tell_what_its_type_leaves_open(
    type_: str, fields: dict[str, str] | None, kind: Kind
) -> None:
    assert kinds.from_bibtex(type_, fields) is kind


@pytest.mark.parametrize("kind", list(Kind))
def test_what_is_written_is_read_as_the_same_kind(kind: Kind) -> None:
    form = kinds.FORMS[kind]
    assert kinds.from_ris(form.ris) in (kind, Kind.CONFERENCE)
    assert kinds.from_csl(form.csl) in (kind, Kind.CONFERENCE)
    # BibLaTeX has @online for preprints and pages alike, which the eprint tells apart, and @report
    # for standards, which the type does.
    fields = {"eprint": "1909.05840"} if kind is Kind.PREPRINT else {"type": form.biblatex_subtype}
    fields |= {"booktitle": "A Workshop"} if kind is Kind.WORKSHOP else {}
    assert kinds.from_bibtex(form.biblatex, fields) is kind


@pytest.mark.parametrize("kind", list(Kind))
def test_a_kind_without_a_container_tag_stands_in_nothing(kind: Kind) -> None:
    form = kinds.FORMS[kind]
    assert bool(form.highwire) is (form.coins[0] != "dc" and kind is not Kind.BOOK)
    if form.coins[0] == "dc":
        assert form.coins[1] == form.zotero, "Zotero takes no other types there"


@pytest.mark.parametrize("kind", kinds.VENUE_KINDS)
def test_a_venue_publishes_one_kind_and_that_kind_appears_there(kind: str) -> None:
    assert kinds.venue_kind(kinds.from_venue_kind(kind)) == kind


@pytest.mark.parametrize(
    ("kind", "venue", "stated"),
    [
        (Kind.CONFERENCE, "journal", Kind.CONFERENCE),  # one paper of proceedings in a journal
        (Kind.ARTICLE, "conference", None),  # as Google Scholar cites NeurIPS
        (Kind.ARTICLE, "preprint", None),
        (Kind.CONFERENCE, "workshop", None),  # BibTeX has one type for both
        (Kind.WORKSHOP, "conference", Kind.WORKSHOP),
        (Kind.BOOK, "other", Kind.BOOK),
        (Kind.BOOK, None, Kind.BOOK),
        (Kind.SOFTWARE, "conference", Kind.SOFTWARE),
        (Kind.OTHER, "journal", None),
        (Kind.THESIS, "thesis", None),
        (Kind.ARTICLE, "other", Kind.ARTICLE),
    ],
)
def test_a_record_states_only_what_its_venue_does_not_say(
    kind: Kind, venue: str | None, stated: Kind | None
) -> None:
    assert kinds.stated(kind, venue) is stated


def test_crossref_types_are_read_where_csl_has_none() -> None:
    assert kinds.from_csl("posted-content") is Kind.PREPRINT
    assert kinds.from_csl("proceedings-article") is Kind.CONFERENCE
    assert kinds.from_csl("nosuchtype") is Kind.OTHER
