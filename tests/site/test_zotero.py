"""Zotero's button and Google Scholar's rules on pages of works that are hard to tell.

What is saved is asked of a replay of Zotero's translators; the built site of our own list is asked
in ``test_site.py``.
"""

import re
from functools import cache
from html import escape
from typing import Any

import pytest
import zotero
from bs4 import BeautifulSoup
from support import ROOT
from zotero import Item, saved

from awesomequant.export import exporters
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.settings import Settings
from awesomequant.library.vocabulary import Venue
from awesomequant.site.page_size import PER_PAGE
from awesomequant.site.pages import Site
from awesomequant.site.shell import SLOTS, Page, Shell, source

VENUES = {
    "NeurIPS": Venue(id="NeurIPS", name="Advances in Neural Information Processing Systems", kind="conference"),
    "TinyML": Venue(id="TinyML", name="Workshop on Tiny ML", kind="workshop"),
    "JHEP": Venue(id="JHEP", name="Journal of High Energy Physics", kind="journal", publisher="Springer", issn="1029-8479"),
    "arXiv": Venue(id="arXiv", name="arXiv", kind="preprint"),
    "bioRxiv": Venue(id="bioRxiv", name="bioRxiv", kind="preprint"),
    "MIT Press": Venue(id="MIT Press", name="MIT Press", kind="other"),
    "LNCS": Venue(id="LNCS", name="Lecture Notes in Computer Science", kind="conference", publisher="Springer"),
    "ETH": Venue(id="ETH", name="ETH Zürich", kind="thesis"),
    "CERN": Venue(id="CERN", name="CERN", kind="report"),
    "Zenodo": Venue(id="Zenodo", name="Zenodo", kind="other"),
    "Distill": Venue(id="Distill", name="The Distill Blog", kind="other"),
}  # fmt: skip
NEURIPS = {"proceedingsTitle": VENUES["NeurIPS"].name, "conferenceName": VENUES["NeurIPS"].name}
JHEP = {"publicationTitle": VENUES["JHEP"].name, "publisher": "Springer", "ISSN": "1029-8479"}
JANE, DOE = "Jane Doe", [("Doe", "Jane")]
TWENTY_FIVE = [f"Ann B. Author{letter}" for letter in "abcdefghijklmnopqrstuvwxy"]

# A record, the type of the item, its people (family, given; a group has no given name), its fields.
CASES: dict[str, tuple[dict[str, Any], str, list[tuple[str, str]], dict[str, str]]] = {
    r"Bounds in $\ell_1$ and $O(n^2)$": (
        {"authors": [JANE], "venue": "NeurIPS", "date": "2024-06-17", "pages": "12–34", "doi": "10.1000/a.b", "abstract": "We show $x^2$."},
        "conferencePaper", DOE, NEURIPS | {"date": "2024-06-17", "pages": "12-34", "DOI": "10.1000/a.b", "abstractNote": "We show x²."},
    ),
    "Published, with its preprint": (
        {"authors": [JANE], "venue": "NeurIPS", "year": "2020", "arxiv": "1909.05840"},
        "conferencePaper", DOE, NEURIPS | {"date": "2020"},
    ),
    "Published, by the DOI of its preprint": (
        {"authors": [JANE], "venue": "JHEP", "year": "2020", "url": "https://doi.org/10.48550/arXiv.1909.05840"},
        "journalArticle", DOE, JHEP | {"date": "2020"},
    ),
    "A workshop paper": (
        {"authors": [JANE], "venue": "TinyML", "year": "2020"},
        "conferencePaper", DOE, {"proceedingsTitle": "Workshop on Tiny ML", "conferenceName": "Workshop on Tiny ML", "date": "2020"},
    ),
    "An article": (
        {"authors": [JANE, {"group": "CMS Collaboration"}], "venue": "JHEP", "date": "2021-03", "volume": "7", "number": "3", "pages": "107281", "doi": "10.1007/JHEP03(2021)107"},
        "journalArticle", [*DOE, ("CMS Collaboration", "")], JHEP | {"date": "2021-03", "volume": "7", "issue": "3", "pages": "107281", "DOI": "10.1007/jhep03(2021)107"},
    ),
    "A preprint": (
        {"authors": [JANE], "venue": "arXiv", "date": "2019-09-12", "arxiv": "1909.05840"},
        "preprint", DOE, {"repository": "arXiv", "archiveID": "arXiv:1909.05840", "DOI": "10.48550/arXiv.1909.05840", "date": "2019-09-12"},
    ),
    "A preprint of the last century": (
        {"authors": [JANE], "venue": "arXiv", "year": "1999", "arxiv": "hep-th/9901001"},
        "preprint", DOE, {"repository": "arXiv", "archiveID": "arXiv:hep-th/9901001", "DOI": "10.48550/arXiv.hep-th/9901001", "date": "1999"},
    ),
    "A preprint elsewhere": (
        {"authors": [JANE], "venue": "bioRxiv", "year": "2020", "doi": "10.1101/2020.01.30.927871"},
        "preprint", DOE, {"repository": "bioRxiv", "DOI": "10.1101/2020.01.30.927871", "date": "2020"},
    ),
    "A book": (
        {"type": "book", "authors": [JANE], "venue": "MIT Press", "year": "2016"},
        "book", DOE, {"publisher": "MIT Press", "date": "2016"},
    ),
    "A volume of a series": (
        {"type": "book", "editors": [JANE, "John Roe"], "venue": "LNCS", "publisher": "Springer", "year": "2016", "volume": "12"},
        "book", [], {"publisher": "Springer", "series": VENUES["LNCS"].name, "date": "2016", "volume": "12"},
    ),
    "A chapter": (
        {"type": "chapter", "authors": [JANE], "editors": ["Vincent van Gogh"], "booktitle": "A Handbook", "venue": "MIT Press", "publisher": "MIT Press", "year": "2016", "pages": "3-9"},
        "bookSection", DOE, {"bookTitle": "A Handbook", "publisher": "MIT Press", "date": "2016", "pages": "3-9"},
    ),
    "A thesis": (
        {"authors": [JANE], "venue": "ETH", "date": "2019-03", "doi": "10.3929/ethz-1"},
        "thesis", DOE, {"university": "ETH Zürich", "date": "2019-03", "DOI": "10.3929/ethz-1"},
    ),
    "A thesis of no known school": (
        {"type": "thesis", "authors": [JANE], "year": "2019"}, "thesis", DOE, {"date": "2019"},
    ),
    "A report": (
        {"authors": [{"group": "ATLAS Collaboration"}], "venue": "CERN", "year": "2023", "number": "CERN-2023-001"},
        "report", [("ATLAS Collaboration", "")], {"institution": "CERN", "date": "2023", "reportNumber": "CERN-2023-001"},
    ),
    "A standard": (
        {"type": "standard", "authors": [{"group": "ISO"}], "venue": "CERN", "year": "2018", "number": "9001"},
        "standard", [("ISO", "")], {"publisher": "CERN", "date": "2018", "number": "9001"},
    ),
    "A data set": (
        {"type": "dataset", "authors": [JANE], "venue": "Zenodo", "year": "2022", "doi": "10.5281/zenodo.1"},
        "dataset", DOE, {"repository": "Zenodo", "date": "2022", "DOI": "10.5281/zenodo.1"},
    ),
    "A program": (
        {"type": "software", "authors": [{"group": "The Team"}], "year": "2022", "url": "https://github.com/o/r"},
        "computerProgram", [("The Team", "")], {"date": "2022"},
    ),
    "A page of the web": (
        {"type": "web", "authors": [JANE], "venue": "Distill", "date": "2020-01-02"},
        "webpage", DOE, {"websiteTitle": "The Distill Blog", "date": "2020-01-02"},
    ),
    "Another work": (
        {"type": "other", "authors": [JANE], "venue": "Distill", "year": "2020"},
        "document", DOE, {"publisher": "The Distill Blog", "date": "2020"},
    ),
    "Nothing but a title": ({"added": "2024-01-01"}, "document", [], {}),
    "By nobody, with a DOI": (
        {"venue": "NeurIPS", "year": "2020", "doi": "10.1000/c", "added": "2024-01-01"},
        "conferencePaper", [], NEURIPS | {"date": "2020", "DOI": "10.1000/c"},
    ),
    "Others left out": (
        {"authors": [JANE, "et al."], "venue": "NeurIPS", "year": "2020"},
        "conferencePaper", DOE, NEURIPS | {"date": "2020"},
    ),
    "Suffixes and particles": (
        {"authors": ["King, Jr., Martin Luther", "Henry Ford II", "Ludwig van Beethoven", "de La Vallée Poussin, Charles-Jean", "J.-P. Serre", "K. He"], "venue": "NeurIPS", "year": "2020"},
        "conferencePaper",
        [("King Jr.", "Martin Luther"), ("Ford II", "Henry"), ("van Beethoven", "Ludwig"), ("de La Vallée Poussin", "Charles-Jean"), ("Serre", "J.-P."), ("He", "K.")],
        NEURIPS | {"date": "2020"},
    ),
    "By one with names of several words": (
        {"authors": ["van den Oord, Aäron Gerard"], "venue": "NeurIPS", "year": "2020"},
        "conferencePaper", [("van den Oord", "Aäron Gerard")], NEURIPS | {"date": "2020"},
    ),
    "By one with a suffix": (
        {"authors": ["King, Jr., Martin Luther"], "venue": "NeurIPS", "year": "2020"},
        "conferencePaper", [("King Jr.", "Martin Luther")], NEURIPS | {"date": "2020"},
    ),
    "Names in other scripts": (
        {"authors": ["王小明", "李 明", "김철수", "Иванов, Иван", "Nguyễn Thị Minh Khai", "Plato"], "venue": "NeurIPS", "year": "2020"},
        "conferencePaper", [("王小明", ""), ("李", "明"), ("김철수", ""), ("Иванов", "Иван"), ("Nguyễn", "Thị Minh Khai"), ("Plato", "")],
        NEURIPS | {"date": "2020"},
    ),
    "神经网络的二值量化方法": (
        {"authors": ["王小明"], "venue": "NeurIPS", "year": "2020"},
        "conferencePaper", [("王小明", "")], NEURIPS | {"date": "2020"},
    ),
    "Groups with marks in their names": (
        {"authors": [{"group": "Atlus Co., Ltd. and Sons"}, {"group": "Bell; Labs"}], "venue": "NeurIPS", "year": "2020"},
        "conferencePaper", [("Atlus Co. Ltd. and Sons", ""), ("Bell Labs", "")], NEURIPS | {"date": "2020"},
    ),
    "Many authors": (
        {"authors": TWENTY_FIVE, "venue": "NeurIPS", "year": "2020"},
        "conferencePaper", [(name[7:], "Ann B.") for name in TWENTY_FIVE], NEURIPS | {"date": "2020"},
    ),
    "C++ and DuQuant++": (
        {"authors": [JANE], "venue": "NeurIPS", "year": "2020", "url": "https://a.org/c++"},
        "conferencePaper", DOE, NEURIPS | {"date": "2020"},
    ),
    'A <b>title</b> & "quotes" = 50% > x; y': (
        {"authors": [JANE], "venue": "NeurIPS", "year": "2020"}, "conferencePaper", DOE, NEURIPS | {"date": "2020"},
    ),
}  # fmt: skip
# What a list may say of its site in mkdocs.yml, and where the theme puts it.
SHELL = (
    '<!doctype html><html lang="en"><head><meta name="description" content="A list of papers">'
    '<meta name="author" content="Keeper of the List"><link rel="canonical" href="https://a.org/'
    f'shell/{SLOTS["address"]}/"><meta name="generator" content="mkdocs"><title>{SLOTS["title"]} '
    f"- A list</title></head><body><h1>{SLOTS['heading']}</h1>{SLOTS['body']}</body></html>"
)


@cache
def pages() -> dict[str, Page]:
    papers = tuple(
        Paper.model_validate({"id": f"p{number}", "source_file": "x.yaml", "title": title, **case[0]})
        for number, (title, case) in enumerate(CASES.items())
    )  # fmt: skip
    settings = Settings(title="A list", description="x", site="https://a.org/")
    site = Site(Library(settings, venues=VENUES, papers=papers), ROOT, exporters())
    return {page.address: page for page in site.pages()}


def whole(page: Page) -> str:
    return Shell.of(SHELL).fill(page)


def page_of(title: str) -> str:
    return whole(pages()[f"papers/p{list(CASES).index(title)}/"])


def in_plain(title: str) -> str:
    return title.replace(r"$\ell_1$", "ℓ₁").replace("$O(n^2)$", "O(n²)")


@pytest.mark.parametrize("title", CASES)
def test_the_page_of_a_work_is_saved_as_what_it_is(title: str) -> None:
    record, kind, people, fields = CASES[title]
    [item] = saved(page_of(title))
    assert item.type == kind
    assert zotero.names(item.people) == people
    assert item.fields.pop("title") == in_plain(title)
    item.fields.pop("url")
    date = item.fields.pop("date", "").replace("/", "-")
    assert item.fields | ({"date": date} if date else {}) == fields
    if "arxiv" in record:
        assert item.pdf == f"https://arxiv.org/pdf/{record['arxiv']}"


def test_who_edited_a_work_is_saved_as_its_editor() -> None:
    [item] = saved(page_of("A chapter"))
    assert zotero.names(item.people, "editor") == [("van Gogh", "Vincent")]
    [item] = saved(page_of("A volume of a series"))
    assert zotero.names(item.people, "editor") == [("Doe", "Jane"), ("Roe", "John")]


def test_an_address_keeps_its_plus_in_a_list() -> None:
    text = next(page.body for page in pages().values() if page.address == "years/2020/")
    assert "https://a.org/c%252B%252B" in text
    urls = {item.fields.get("url") for item in saved(whole(pages()["years/2020/"]))}
    assert "https://a.org/c%2B%2B" in urls


# Fields that COinS has no key for; of a meeting it names the proceedings alone.
NOT_IN_COINS = {"abstractNote", "conferenceName", "archiveID", "reportNumber", "number"}


@pytest.mark.parametrize("title", CASES)
def test_a_list_offers_every_work_as_what_it_is(title: str) -> None:
    _, kind, people, fields = CASES[title]
    listed = [
        item
        for address, page in pages().items()
        if address.startswith(("years/", "venues/", "authors/"))
        for item in saved(whole(page))
        if item.fields["title"] == in_plain(title).replace("+", "\uff0b")
    ]
    assert bool(listed) == (title != "Nothing but a title")
    for item in listed:
        assert item.type == kind
        assert zotero.names(item.people) == people
        told = {name: text for name, text in item.fields.items() if name not in ("title", "url")}
        assert told == {name: text for name, text in fields.items() if name not in NOT_IN_COINS}


def test_a_long_list_offers_the_papers_of_each_page_and_links_to_all() -> None:
    papers = tuple(
        Paper(id=f"p{number}", source_file="x.yaml", title=f"T{number}", year=2020)
        for number in range(2 * PER_PAGE + 1)
    )
    site = Site(Library(Settings(title="A", description="x"), papers=papers), ROOT, exporters())
    parts = {page.address: whole(page) for page in site.pages() if "years/" in page.address}
    assert list(parts) == ["years/2020/", "years/2020_2/", "years/2020_3/"]
    offered = [[item.fields["title"] for item in saved(page)] for page in parts.values()]
    titles = [one.title for one in papers]
    # What is older nobody picks from by hand; of such a page the page itself is offered.
    assert offered == [titles[:PER_PAGE], titles[PER_PAGE : 2 * PER_PAGE], ["2020 - A"]]
    trees = [BeautifulSoup(page, "html.parser") for page in parts.values()]
    [link] = trees[0].find_all("link", type="application/x-bibtex")
    assert link["href"] == "papers.bib"
    for tree in trees:
        files = [str(one["href"]) for one in tree.select(".aq-take a")]
        assert files[0] == "../../years/2020/papers.bib"
    shown = [tree.select(".aq-list .aq-row__title") for tree in trees]
    assert [one.text for rows in shown for one in rows] == titles
    around = [
        [str(one["href"]) for one in tree.select("head link[rel=prev], head link[rel=next]")]
        for tree in trees
    ]
    first, second, third = (f"../../{address}" for address in parts)
    assert around == [[second], [first, third], [second]]


def test_the_replay_finds_what_pages_get_wrong() -> None:
    """Each is a way in which a page of ours was wrong, or might be."""
    page = page_of("By nobody, with a DOI")
    signed = page.replace("</head>", '<meta name="author" content="Keeper of the List"></head>')
    assert zotero.names(saved(signed)[0].people) == [("List", "Keeper of the")]
    timed = page_of("Nothing but a title").replace("<time>", '<time datetime="2024-01-01">')
    assert saved(timed)[0].fields["date"] == "2024-01-01"
    described = page.replace("</head>", '<meta name="description" content="NeurIPS 2020"></head>')
    assert saved(described)[0].fields["abstractNote"] == "NeurIPS 2020"
    # Of a work without an abstract the name has a capital, which search engines do not mind.
    assert '<meta name="Description" content="' in page
    assert "abstractNote" not in saved(page)[0].fields
    volume = '<meta name="prism.publicationName" content="[^"]*">'
    assert "proceedingsTitle" not in saved(re.sub(volume, "", page))[0].fields
    twice = page.replace("</head>", '<meta name="citation_journal_title" content="J"></head>')
    assert saved(twice)[0].type == "journalArticle"
    alone = page_of("By one with names of several words").replace("\u00a0", " ")
    assert len(saved(alone)[0].people) == 2
    third = Item("book", [("author", *zotero.clean_author("King, Martin, Jr.", has_comma=True))])
    assert zotero.names(third.people) == [("King", "Martin")]


# Google Scholar's guidelines for webmasters: a title, an author and a year, or no tag counts; one
# author a tag, without "et al."; dates as 2010/5/12; one container; pages one by one.
_DATE = re.compile(r"\d{4}(/\d{2}(/\d{2})?)?")


@pytest.mark.parametrize("title", CASES)
def test_the_page_of_a_work_is_as_google_scholar_asks(title: str) -> None:
    record, _, people, _ = CASES[title]
    page = BeautifulSoup(page_of(title), "html.parser")
    found: dict[str, list[str]] = {}
    for tag in page.find_all("meta", attrs={"name": True}):
        found.setdefault(str(tag["name"]), []).append(str(tag["content"]))
    assert found["citation_title"] == [in_plain(title)]
    heading = page.h1
    assert heading
    assert "$" in title or heading.get_text() == title
    assert len(found.get("citation_author", ())) == len(people)
    assert not [name for name in found.get("citation_author", ()) if re.search("et al|;", name)]
    dates = found.get("citation_publication_date", [])
    assert len(dates) == ("year" in record or "date" in record)
    assert all(map(_DATE.fullmatch, dates))
    containers = [name for name in found if name.endswith(("_title", "_institution"))]
    assert len(set(containers) - {"citation_title", "citation_series_title"}) <= 1
    assert "–" not in "".join(found.get("citation_firstpage", []))
    assert all(re.match("https?://", one) for one in found.get("citation_pdf_url", ()))
    assert escape("Keeper of the List") not in str(page)


def test_a_shell_without_slots_for_them_says_nothing_of_the_site() -> None:
    shell = Shell.of(f"<head></head>{source()}")
    assert "description" not in shell.fill(Page("papers/x/", "A", "A", "", "b"))
