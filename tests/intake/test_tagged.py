"""PubMed's and EndNote's forms: their corners, and what a stranger may write in them."""

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomequant.intake.formats import endnote, endnote_xml, pubmed
from awesomequant.library.author import Group
from awesomequant.library.problems import Refusal

RECORD = "<xml><records><record>{}</record></records></xml>"


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("TI  - Of bees.", "title", "Of bees"),
        ("TI  - [Of bees].", "title", "Of bees"),
        ("TI  - Of bees ...", "title", "Of bees ..."),
        ("TI  - [Bees] and wasps.", "title", "[Bees] and wasps"),
        ("TI  - Of bees\n      and of wasps", "title", "Of bees and of wasps"),
        ("AU  - van der Waben J", "authors", ("J. van der Waben",)),
        ("AU  - Plato", "authors", ("Plato",)),
        ("AU  - Imker AB\nFAU - Imker, Ann Bea", "authors", ("Ann Bea Imker",)),
        ("CN  - Bee Group", "authors", (Group(group="Bee Group"),)),
        ("DP  - 2020", "year", 2020),
        ("DP  - 2019 Dec-2020 Jan", "year", None),
        ("TA  - J Hiv\nJT  - Journal of Hives", "venue", "Journal of Hives"),
        ("BTI - The Book of Bees", "venue", "The Book of Bees"),
        ("AID - doi:10.1234/bees", "doi", "10.1234/bees"), ("DP  - 2013 06 10", "year", 2013),
        ("AID - S0140-6736(20)30183-5 [pii]\nAID - 10.1016/S0140-6736(20)30183-5 [doi]", "doi",
         "10.1016/s0140-6736(20)30183-5"),
        ("PMID- 77", "url", "https://pubmed.ncbi.nlm.nih.gov/77/"),
    ],
)  # fmt: skip
def test_a_tag_of_pubmed(line: str, name: str, value: object) -> None:
    title = "" if name == "title" else "TI  - Bees\n"
    (draft,) = pubmed.read(f"{title}{line}\n", "x").drafts
    assert getattr(draft, name) == value


def test_articles_of_pubmed_are_parted_by_blank_lines_or_by_their_numbers() -> None:
    text = "PMID- 1\nTI  - Bees\nPMID- 2\nTI  - Wasps\n\n\nTI  - Honey\n"
    drafts = pubmed.read(text, "x").drafts
    assert [(one.title, one.place.line) for one in drafts] == [
        ("Bees", 1),
        ("Wasps", 3),
        ("Honey", 7),
    ]


def test_references_of_endnote_are_parted_by_their_type_or_by_blank_lines() -> None:
    text = "%0 Book\n%T Bees\n%X one\n\ntwo\n\n%K a\n%0 Book\n%T Wasps\n\n%A Ann Lee\n%T Honey\n"
    drafts = endnote.read(text, "x").drafts
    assert [(one.title, one.place.line) for one in drafts] == [
        ("Bees", 1),
        ("Wasps", 8),
        ("Honey", 11),
    ]
    assert drafts[0].tags == ("a",)


def test_the_anthology_calls_the_proceedings_a_series() -> None:
    text = (
        "%0 Conference Proceedings\n%T Bees\n%A Lee, Ann\n%Y Wabe, Karl\n%S Proceedings of HiveConf\n"
        "%D 2025\n%8 November\n%I Hive Press\n%F lee-2025-bees\n%P 677-693\n"
    )
    (draft,) = endnote.read(text, "x").drafts
    assert (draft.venue, draft.year, draft.more["date"]) == (
        "Proceedings of HiveConf",
        2025,
        "2025-11",
    )
    assert (draft.more["editors"], draft.more["bibtex_key"]) == (("Karl Wabe",), "lee-2025-bees")


def test_cnki_says_how_many_pages_and_which() -> None:
    text = "%0 Conference Proceedings\r\n%A 王海霞\r\n%T 蜜蜂\r\n%B 大会\r\n%P 5\r\n%K 蜂;蜜\r\n%P 269-273\r\n"
    (draft,) = endnote.read(text, "x").drafts
    assert (draft.authors, draft.venue, draft.tags) == (("王海霞",), "大会", ("蜂", "蜜"))
    assert draft.more["pages"] == "269-273"


def test_what_stands_outside_a_reference_is_told() -> None:
    (problem,) = endnote.read("My library\n%0 Book\n%T Bees\n", "x").problems
    assert "'My library' stands outside a reference" in str(problem)


@pytest.mark.parametrize(
    "bomb",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + RECORD.format("<titles><title>&b;</title></titles>"),
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + RECORD.format("<titles><title>&a;</title></titles>"),
        '<!DOCTYPE x SYSTEM "http://x.example.org/x.dtd">' + RECORD.format("<titles><title>Bees</title></titles>"),
    ],
)  # fmt: skip
def test_xml_with_a_document_type_is_not_read(bomb: str) -> None:
    reading = endnote_xml.read(bomb, "x")
    assert not reading.drafts
    assert "it has a document type, which may hide a bomb" in str(reading.problems[0])


def test_broken_xml_costs_the_record_in_which_it_breaks() -> None:
    text = RECORD.format(
        "<titles><title>Bees</title></titles></record><record><titles><title>Wasps"
    )
    reading = endnote_xml.read(text.removesuffix("</record></records></xml>"), "x")
    assert [draft.title for draft in reading.drafts] == ["Bees"]
    assert "the XML of this record is broken in line 1" in str(reading.problems[0])


def test_xml_of_another_program_is_named() -> None:
    with pytest.raises(Refusal, match="is XML, and not EndNote's; export the entries as BibTeX"):
        endnote_xml.read("<rss><channel/></rss>", "x.xml")


def test_no_depth_of_xml_is_too_deep() -> None:
    reading = endnote_xml.read(RECORD.format("<a>" * 50_000), "x")
    assert "nested too deeply" in str(reading.problems[0])


TAGGED = st.lists(
    st.sampled_from(["TI  - ", "AU  - ", "DP  - ", "PMID- ", "      ", "%0 ", "%A ", "%T ", "%K ", "\n", "%", "a"])
    | st.text(max_size=8),
    max_size=30,
)  # fmt: skip


@given(TAGGED)
def test_any_tagged_text_is_read(parts: list[str]) -> None:
    for text in ("".join(parts), "\n".join(parts)):
        for importer in (pubmed, endnote):
            reading = importer.read(text, "x")
            assert all(draft.title for draft in reading.drafts)


@given(st.text(alphabet="<>/&;\"'= recodstilaunhx!?[]-\n", max_size=120))
def test_any_xml_is_read_or_told(inner: str) -> None:
    for text in (RECORD.format(inner), f"<xml><records><record>{inner}", inner):
        with suppress(Refusal):
            reading = endnote_xml.read(text, "x")
            assert all(draft.title for draft in reading.drafts)


@pytest.mark.parametrize(
    "part", ["TI  - a\n", "%T a\n", "%0 a\n", "PMID- 1\n", "      x\n", "\n", "%"]
)
def test_long_files_are_read_in_time(part: str) -> None:
    began = time.process_time()
    for importer in (pubmed, endnote):
        importer.read(part * (200_000 // len(part)), "x")
    assert time.process_time() - began < 10
