"""How a work is cited: its names as formats write them, what it stands in, who issued it."""

from typing import Any

import pytest

from awesomequant.export.citation import Citation, citation
from awesomequant.export.names import sorted_name, tag_name
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.settings import Settings
from awesomequant.library.vocabulary import Venue
from awesomequant.works.kinds import FORMS, Kind
from awesomequant.works.people import Person, group
from awesomequant.works.people.bibtex import bibtex

VENUES = (
    Venue(id="NeurIPS", name="Advances in Neural Systems", kind="conference", issn="1049-5258"),
    Venue(id="Nature", name="Nature", kind="journal", publisher="Springer Nature"),
    Venue(id="arXiv", name="arXiv", kind="preprint"),
    Venue(id="Press", name="MIT Press", kind="other"),
    Venue(id="Elsevier", name="Elsevier", kind="conference"),
    Venue(id="IEEE", name="IEEE", kind="conference"),
    Venue(id="ACM", name="ACM", kind="other"),
    Venue(id="Springer", name="Springer", kind="journal"),
    Venue(id="LNCS", name="Lecture Notes", kind="conference", issn="0302-9743"),
    Venue(id="Tracts", name="Tracts", kind="journal"),
    Venue(id="Days", name="Days of Bees", kind="workshop"),
    Venue(id="ETH", name="ETH Zürich", kind="thesis"),
    Venue(id="Blog", name="A Blog", kind="other"),
)
LIBRARY = Library(
    Settings.model_validate({
        "title": "A list", "description": "x",
        "fields": {"bits": {"label": "Bits", "type": "list"}, "grain": {"label": "Grain"}},
    }),
    venues={venue.id: venue for venue in VENUES},
)  # fmt: skip


def cited(**given: Any) -> Citation:
    record = {"id": "p", "source_file": "p.yaml", "title": "Bees", "year": 2020, **given}
    return citation(Paper.model_validate(record), LIBRARY)


@pytest.mark.parametrize(
    ("person", "in_bibtex", "in_ris", "in_tags"),
    [
        (Person("Lee", "Ann"), "Lee, Ann", "Lee, Ann", "Lee, Ann"),
        (Person("Madonna"), "Madonna", "Madonna", "Madonna"),
        (Person("Pope Francis"), "{Pope Francis}", "Pope Francis", "Pope Francis,"),
        (Person("Gogh", "Vincent", "van"), "van Gogh, Vincent", "van Gogh, Vincent", "van Gogh, Vincent"),
        (Person("King", "Martin", suffix="Jr."), "King, Jr., Martin", "King, Martin, Jr.", "King Jr., Martin"),
        (Person("Pelé", suffix="Jr."), "{Pelé Jr.}", "Pelé Jr.", "Pelé Jr.,"),
        (Person("And", "Metin"), "{And}, Metin", "And, Metin", "And, Metin"),
        (Person("Rock and Roll", "Ann"), "{Rock and Roll}, Ann", "Rock and Roll, Ann", "Rock and Roll, Ann"),
        (Person("Brandt", "A, B"), "Brandt, {A, B}", "Brandt, A, B", "Brandt, A B"),
        (Person("Anderson-Sand", "O."), "Anderson-Sand, O.", "Anderson-Sand, O.", "Anderson-Sand, O."),
        (Person("100%", "Ann"), r"100\%, Ann", "100%, Ann", "100%, Ann"),
        (group("DeepMind"), "{DeepMind}", "DeepMind", "DeepMind"),
        (group("Atlus Co., Ltd."), "{Atlus Co., Ltd.}", "Atlus Co. Ltd.", "Atlus Co. Ltd.,"),
    ],
)  # fmt: skip
def test_a_name_is_parted_as_each_reader_parts_it(
    person: Person, in_bibtex: str, in_ris: str, in_tags: str
) -> None:
    assert bibtex([person], others=False) == in_bibtex
    assert (sorted_name(person), tag_name(person)) == (in_ris, in_tags)


def test_names_are_joined_and_those_left_out_are_told() -> None:
    people = [Person("Lee", "Ann"), Person("Chen", "Bo")]
    assert bibtex(people, others=False) == "Lee, Ann and Chen, Bo"
    assert bibtex(people, others=True) == "Lee, Ann and Chen, Bo and others"
    assert bibtex([], others=False) == ""


# What a record says, and what it stands in, its series and its publisher.
@pytest.mark.parametrize(
    ("given", "place"),
    [
        ({"venue": "NeurIPS"}, ("Advances in Neural Systems", None, None)),
        ({"venue": "Bees Meeting"}, ("Bees Meeting", None, None)),
        ({"venue": "Nature"}, ("Nature", None, "Springer Nature")),
        ({"venue": "Nature", "publisher": "Other"}, ("Nature", None, "Other")),
        ({"venue": "NeurIPS", "booktitle": "Bees 1"}, ("Bees 1", None, None)),
        ({"booktitle": "Elsevier", "publisher": "elsevier"}, (None, None, "elsevier")),
        ({"venue": "NeurIPS", "type": "other"}, ("Advances in Neural Systems", None, None)),
        # A server of preprints is named by the number, and is no school and no book.
        ({"venue": "arXiv", "arxiv": "2001.01234"}, (None, None, None)),
        ({"venue": "arXiv"}, ("arXiv", None, None)),
        ({"venue": "arXiv", "type": "thesis"}, (None, None, None)),
        ({"venue": "NeurIPS", "type": "preprint", "arxiv": "2001.01234"}, ("Advances in Neural Systems", None, None)),
        # A book's venue is its publisher; where it has one besides, or is a series of volumes, its series.
        ({"venue": "Press", "type": "book"}, (None, None, "MIT Press")),
        ({"venue": "Press", "type": "book", "publisher": "Mit press"}, (None, None, "Mit press")),
        ({"venue": "Blog", "type": "book", "publisher": "Other"}, (None, "A Blog", "Other")),
        ({"venue": "LNCS", "type": "book"}, (None, "Lecture Notes", None)),
        ({"venue": "Tracts", "type": "book"}, (None, "Tracts", None)),
        ({"venue": "Days", "type": "book"}, (None, "Days of Bees", None)),
        ({"venue": "Nature", "type": "book"}, (None, "Nature", "Springer Nature")),
        ({"type": "book"}, (None, None, None)),
        ({"type": "book", "publisher": "Other"}, (None, None, "Other")),
        ({"venue": "A Press", "type": "book"}, (None, None, "A Press")),
        ({"venue": "ETH", "type": "thesis"}, (None, None, "ETH Zürich")),
        ({"venue": "LNCS", "type": "thesis"}, (None, None, "Lecture Notes")),
        ({"venue": "ETH", "type": "report", "publisher": "Lab"}, (None, "ETH Zürich", "Lab")),
        # Imports that found no title of a volume took the publisher for one.
        ({"venue": "Elsevier"}, (None, None, "Elsevier")),
        ({"venue": "Springer Verlag"}, (None, None, "Springer Verlag")),
        ({"venue": "Elsevier", "publisher": "Other"}, (None, None, "Other")),
        ({"venue": "Elsevier", "booktitle": "Bees 1"}, ("Bees 1", None, None)),
        ({"venue": "Press", "type": "chapter"}, (None, None, "MIT Press")),
        ({"venue": "Press", "type": "web"}, ("MIT Press", None, None)),
        ({"venue": "ACM", "type": "conference"}, (None, None, "ACM")),
        # … but a journal, and an acronym of a conference, may have a house's name.
        ({"venue": "Springer"}, ("Springer", None, None)),
        ({"venue": "IEEE"}, ("IEEE", None, None)),
    ],
)  # fmt: skip
def test_a_venue_means_what_the_kind_of_the_work_makes_of_it(
    given: dict[str, Any], place: tuple[str | None, ...]
) -> None:
    found = cited(**given)
    assert (found.container, found.series, found.publisher) == place


@pytest.mark.parametrize(
    ("given", "arxiv", "doi"),
    [
        ({"venue": "arXiv", "arxiv": "2001.01234"}, "2001.01234", "10.48550/arXiv.2001.01234"),
        ({"arxiv": "2001.01234"}, "2001.01234", "10.48550/arXiv.2001.01234"),
        ({"url": "https://arxiv.org/abs/2001.01234"}, "2001.01234", "10.48550/arXiv.2001.01234"),
        ({"venue": "arXiv", "arxiv": "2001.01234", "type": "article"}, "2001.01234", "10.48550/arXiv.2001.01234"),
        ({"venue": "Blog", "arxiv": "2001.01234", "type": "preprint"}, "2001.01234", "10.48550/arXiv.2001.01234"),
        ({"venue": "arXiv", "arxiv": "2001.01234", "doi": "10.1000/x"}, "2001.01234", "10.1000/x"),
        ({"venue": "NeurIPS", "arxiv": "2001.01234"}, "2001.01234", None),
        ({"venue": "Bees Meeting", "arxiv": "2001.01234"}, "2001.01234", None),
        ({"venue": "NeurIPS", "url": "https://doi.org/10.1000/x"}, None, "10.1000/x"),
        ({"venue": "arXiv"}, None, None),
    ],
)  # fmt: skip
def test_only_a_preprint_has_the_doi_that_arxiv_gives(
    given: dict[str, Any], arxiv: str | None, doi: str | None
) -> None:
    found = cited(**given)
    assert (found.arxiv, found.doi) == (arxiv, doi)


@pytest.mark.parametrize(
    ("written", "pages"),
    [
        (None, ()),
        ("12–34", ("12", "34")),
        ("12--34", ("12", "34")),
        ("12 - 34", ("12", "34")),
        ("e12", ("e12",)),
        ("-7", ("-7",)),
    ],
)
def test_pages_are_the_first_and_the_last(written: str | None, pages: tuple[str, ...]) -> None:
    assert cited(pages=written).pages == pages


@pytest.mark.parametrize(
    ("given", "date"),
    [
        ({"date": "2020-06-17"}, (2020, 6, 17)),
        ({"date": "2020-06"}, (2020, 6)),
        ({}, (2020,)),
        ({"year": None}, ()),
    ],
)
def test_the_date_is_as_long_as_it_is_known(given: dict[str, Any], date: tuple[int, ...]) -> None:
    assert cited(**given).date == date


@pytest.mark.parametrize(
    ("given", "is_masters"),
    [
        ({"type": "thesis", "bibtex_type": "mastersthesis"}, True),
        ({"type": "thesis", "bibtex_type": "mathesis"}, True),
        ({"type": "thesis", "bibtex_type": "phdthesis"}, False),
        ({"type": "thesis"}, False),
        ({"type": "report", "bibtex_type": "mastersthesis"}, False),
    ],
)
def test_a_masters_thesis_is_told_by_its_type(given: dict[str, Any], *, is_masters: bool) -> None:
    assert cited(**given).is_masters is is_masters


def test_a_serial_number_is_that_of_what_the_work_stands_in() -> None:
    assert cited(venue="NeurIPS").issn == "1049-5258"
    assert cited(venue="LNCS", type="book").issn == "0302-9743"
    assert cited(venue="NeurIPS", booktitle="Bees 1").issn is None
    assert cited(venue="Bees Meeting").issn is None


def test_a_series_of_its_own_is_kept_where_the_venue_is_none() -> None:
    assert cited(venue="NeurIPS", extra={"series": "Bees"}).series == "Bees"
    assert cited(venue="LNCS", type="book", extra={"series": "Bees"}).series == "Lecture Notes"


def test_editors_and_authors_left_out_are_told_apart() -> None:
    found = cited(authors=["Ann Lee"], editors=["Bo Chen", "et al."])
    assert [person.shown for person in found.editors] == ["Bo Chen"]
    assert (found.others, found.more_editors) == (False, True)
    assert not cited(editors=["Bo Chen"]).more_editors


def test_own_fields_are_answered_in_the_order_of_the_list() -> None:
    assert cited(fields={"grain": "fine"}).own == {"bits": (), "grain": ("fine",)}
    assert cited(fields={"bits": ["1", "2"]}).own == {"bits": ("1", "2"), "grain": ()}


def test_the_address_of_the_pdf_is_that_of_the_first_identifier_that_tells_it() -> None:
    url = "https://openaccess.thecvf.com/content_CVPR_2020/html/Doe_Nets_CVPR_2020_paper.html"
    assert cited(url=url).pdf == url.replace("html/", "papers/").replace(".html", ".pdf")
    assert cited(doi="10.1000/x", arxiv="2001.01234").pdf == "https://arxiv.org/pdf/2001.01234"
    assert cited(doi="10.1000/x").pdf is None


def test_a_citation_is_worked_out_once_and_never_for_another_of_the_same_id() -> None:
    one, other = (
        Paper.model_validate({"id": "p", "source_file": "p.yaml", "title": title, "year": 2020})
        for title in ("Bees", "Wasps")
    )
    library = Library(LIBRARY.settings, papers=(one,))
    assert citation(one, library) is citation(one, library)
    assert citation(other, library).title == "Wasps"
    assert citation(one, library).title == "Bees"


def test_each_kind_has_its_form() -> None:
    for kind in Kind:
        assert cited(type=kind.value).form is FORMS[kind]
