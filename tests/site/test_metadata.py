"""What pages tell programs: Zotero, search engines, feed readers, crawlers."""

import csv
import io
import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urljoin

import feedparser
import pytest
import rispy
from bibtexparser.entrypoint import parse_string as parse_bibtex
from bs4 import BeautifulSoup
from hostile import TITLES
from pybtex.database import parse_string
from support import ROOT, feeds_of, files_of, with_record

from awesomequant.export import exporters
from awesomequant.language import plain
from awesomequant.language.plain import show
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.settings import Settings
from awesomequant.site.feeds import LENGTH, LENGTH_OF_AUTHOR, LENGTH_OF_PART
from awesomequant.site.files import signposts, sitemaps
from awesomequant.site.pages import Site
from awesomequant.site.result_files import result_files
from awesomequant.site.shell import Page
from awesomequant.store import canonical, load

CONTAINERS = {
    "citation_conference_title",
    "citation_journal_title",
    "citation_technical_report_institution",
    "citation_dissertation_institution",
    "citation_inbook_title",
}


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    project = load(ROOT)
    site = Site(project.library, ROOT, exporters())
    return {page.address: page for page in site.pages()}


def metas(page: Page) -> list[tuple[str, str]]:
    found = BeautifulSoup(page.head, "html.parser").find_all("meta")
    return [(str(tag.get("name")), str(tag["content"])) for tag in found if tag.get("name")]


def test_every_paper_has_one_container_or_none_and_it_stands_last(pages: dict[str, Page]) -> None:
    library = load(ROOT).library
    for paper in library.papers:
        found = metas(pages[paper.page])
        names = [name for name, _ in found]
        containers = [name for name in names if name in CONTAINERS]
        kind = library.venues[paper.venue or ""].kind
        assert len(containers) == (0 if kind == "preprint" else 1), paper.id
        assert names[-1] in {*CONTAINERS, "DC.type"}
        assert names.count("citation_author") == len(paper.names)
        assert dict(found)["citation_title"] == show(paper.title)
        assert not {"author", "keywords"} & set(names)


def test_a_paper_page_offers_its_pdf_and_its_identifiers(pages: dict[str, Page]) -> None:
    found = dict(metas(pages["papers/q-bert/"]))
    assert found["citation_pdf_url"] == "https://arxiv.org/pdf/1909.05840"
    assert "citation_doi" not in found, "its DOI would be the preprint's, not that of AAAI"
    preprint = dict(metas(pages["papers/dorefa-net/"]))
    assert preprint["citation_doi"] == "10.48550/arXiv.1606.06160"
    survey = metas(pages["papers/binary-neural-networks-2020/"])
    assert ("citation_journal_title", "Pattern Recognition") in survey
    assert ("citation_firstpage", "107281") in survey
    assert ("citation_author", "Qin, Haotong") in survey


def spans(page: Page) -> Iterator[dict[str, list[str]]]:
    for tag in BeautifulSoup(page.body, "html.parser").find_all("span", class_="Z3988"):
        assert tag.get_text() == ""
        yield parse_qs(str(tag["title"]), strict_parsing=True)


def test_a_list_carries_its_first_papers_as_coins(pages: dict[str, Page]) -> None:
    parts = Site(load(ROOT).library, ROOT, exporters()).parts()
    for part in (part for part in parts if part.address.startswith("years/") and part.number < 3):
        found = spans(pages[part.address])
        titles = [(span.get("rft.atitle") or span["rft.title"])[0] for span in found]
        # Zotero makes blanks of pluses: the wide one stands for them.
        assert titles == [show(paper.title).replace("+", "\uff0b") for paper in part.papers]
    for page in pages.values():
        if page.address.startswith("papers/"):
            assert not list(spans(page))


@pytest.mark.parametrize("title", TITLES)
def test_hostile_text_breaks_out_of_no_program_s_part(tmp_path: Path, title: str) -> None:
    record = {"title": title, "authors": [title, "A Bee"], "venue": "BeeConf", "year": "2020"}
    record |= {"url": "https://x.org/a", "abstract": title, "added": "2024-01-02"}
    project = load(with_record(tmp_path, canonical.record(record)))
    site = Site(project.library, project.root, exporters())
    pages = {page.address: page for page in site.pages()}
    head = BeautifulSoup(pages["papers/x/"].head, "html.parser")
    scripts = head.find_all("script")
    assert len(scripts) == 1
    title = plain.show(title)
    assert json.loads(scripts[0].get_text())["headline"] == title
    found = dict(metas(pages["papers/x/"]))
    assert found["citation_title"] == title
    assert pages["papers/x/"].description == title
    span = next(span for span in spans(pages["years/2020/"]))
    # Zotero makes blanks of pluses: the wide one stands for them.
    assert span["rft.atitle"] == [title.replace("+", "\uff0b")]
    text = feeds_of(project.library, project.library.papers)["feed.xml"]
    parsed = feedparser.parse(text)
    assert not parsed.bozo
    entry = next(entry for entry in parsed.entries if entry.link == "https://a.org/papers/x/")
    tree = ET.fromstring(text)  # noqa: S314 -- our own text
    titles = [node.text for node in tree.iter("{http://www.w3.org/2005/Atom}title")]
    assert title in titles
    assert entry.updated == "2024-01-02T00:00:00Z"


def test_the_files_are_where_the_pages_say() -> None:
    project = load(ROOT)
    formats = exporters()
    site = Site(project.library, ROOT, formats)
    pages = list(site.pages())
    listed = {page.address for page in pages}
    written = files_of(site, formats, [page.address for page in pages])
    written |= dict(result_files(site.results, project.library))
    for page in pages:
        for tag in BeautifulSoup(page.head + page.body, "html.parser").find_all(
            ["link", "a"], href=True
        ):
            target = urljoin(f"https://site/{page.address}", str(tag["href"]).partition("?")[0])
            name = target.removeprefix("https://site/")
            if name not in (target, "explore/", "results/", "compare/"):  # MkDocs makes them
                is_asset = (ROOT / "templates/site" / name).is_file()
                assert name in written or name in listed or is_asset, (page.address, tag)
    assert json.loads(written["papers.json"])["schema"] == 1
    assert len(json.loads(written["papers.json"])["papers"]) == len(project.library.papers)
    assert len(feedparser.parse(written["feed.xml"]).entries) == 50
    for name in ("sitemap.xml", "opensearch.xml"):
        ET.fromstring(written[name])  # noqa: S314 -- our own text
    assert written["sitemap.xml"].count("<loc>") == len(pages)
    assert (
        "Sitemap: https://awesomequant.github.io/awesomequant/sitemap.xml" in written["robots.txt"]
    )
    assert written["llms.txt"].startswith("# Awesome Model Quantization\n")


def test_a_sitemap_that_is_too_long_for_one_file_names_its_parts() -> None:
    found = dict(sitemaps("https://a.org/", [f"papers/{number}/" for number in range(50_001)]))
    assert set(found) == {"sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"}
    assert "<loc>https://a.org/sitemap-2.xml</loc>" in found["sitemap.xml"]
    assert found["sitemap-1.xml"].count("<url>") == 50_000
    assert "<loc>https://a.org/papers/50000/</loc>" in found["sitemap-2.xml"]


def test_a_list_that_does_not_say_where_its_site_is_has_no_sitemap() -> None:
    library = Library(Settings(title="A", description="x"))
    assert dict(signposts(library, [""])) == {"robots.txt": "User-agent: *\nAllow: /\n"}


def test_every_prebuilt_file_is_read_by_libraries_that_are_not_ours() -> None:
    project = load(ROOT)
    formats = exporters()
    site = Site(project.library, ROOT, formats)
    lists = {"": project.library.papers}
    lists |= {listed.address: tuple(listed.papers) for listed in site.lists(authors=False)}
    listed = lists | {one.address: tuple(one.papers) for one in site.lists()}
    written = files_of(site, formats)
    for address, papers in lists.items():
        bib = written[f"{address}papers.bib"]
        assert [entry.key for entry in parse_bibtex(bib).entries] == [paper.key for paper in papers]
        assert list(parse_string(bib, "bibtex").entries) == [paper.key for paper in papers]
        if address:  # the other formats of a part are joined by the browser
            assert f"{address}papers.ris" not in written
            continue
        titles = [show(paper.title) for paper in papers]
        assert [item["title"] for item in rispy.loads(written[f"{address}papers.ris"])] == titles
        assert [
            item["title"] for item in json.loads(written[f"{address}papers.csl.json"])
        ] == titles
        rows = list(csv.DictReader(io.StringIO(written[f"{address}papers.csv"])))
        assert [row["title"] for row in rows] == titles
        # A paper of two topics stands under both in a list by topics.
        lines = {
            line for line in written[f"{address}papers.md"].split("\n") if line.startswith("- ")
        }
        assert len(lines) == len(papers)
    for name, text in written.items():
        if name.endswith("feed.xml"):
            parsed = feedparser.parse(text)
            papers = listed[name.removesuffix("feed.xml")]
            assert not parsed.bozo, name
            lengths = {"feed.xml": LENGTH, "authors": LENGTH_OF_AUTHOR}
            most = lengths.get(name.partition("/")[0], LENGTH_OF_PART)
            assert len(parsed.entries) == min(most, sum(bool(paper.added) for paper in papers))


@pytest.mark.parametrize("abstract", ["Short.", "word " * 200 + "end", "of $x^2$ " * 60 + "end"])
@pytest.mark.parametrize("room", [0, 10])
def test_a_page_describes_its_paper_by_the_abstract(
    monkeypatch: pytest.MonkeyPatch, abstract: str, room: int
) -> None:
    monkeypatch.setattr("awesomequant.site.pages._ROOM", room)
    paper = Paper(id="a", source_file="a.yaml", title="A", abstract=abstract)
    site = Site(Library(Settings(title="A", description="x"), papers=(paper,)), ROOT, exporters())
    described, shown = site.paper_page(paper).description, show(abstract)
    if room or len(shown) < 321 or "$" in abstract:  # else cite.js says the rest
        assert described == shown
    else:
        assert len(described) <= 322
        assert described.endswith("word …")
        assert shown.startswith(described.removesuffix(" …"))
