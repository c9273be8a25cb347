"""Every format is read back by two readers that know nothing of ours: same count, same text."""

import csv
import io
import json
import re
from collections.abc import Callable
from typing import Any

import markdown as python_markdown
import pytest
import rispy
from bibtexparser.entrypoint import parse_string as parse_bibtex
from bs4 import BeautifulSoup
from citeproc.source.json import CiteProcJSON
from markdown_it import MarkdownIt
from pybtex.database import parse_string

from awesomequant.export import exporters
from awesomequant.language import plain, tex
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.settings import Settings
from awesomequant.library.vocabulary import Venue

HOSTILE = (
    "a}, url={javascript:alert(1)}, title={b",
    r"\input{/etc/passwd} \write18{rm} \{ \} % # & _ ^ ~ $x$",
    "@article{injected, title={x}}",
    "=cmd|' /C calc'!A0",
    "TY  - BOOK",
    "ER  -",
    "<script>alert(1)</script> [a](javascript:1) `code` **bold** | cell",
    '"quotes", commas; and semicolons',
    "量子化 für Éléonore – naïve “quotes”",
    "1.58-bit: $E = mc^2$",
    "a\\textbraceright{} b",
    "{{ settings }} {% raw %}",
    "x and y and others",
)
VENUES = {
    "CVPR": Venue(id="CVPR", name="Conference on Computer Vision & Patterns", kind="conference"),
    "TIP": Venue(id="TIP", name="Transactions on Image Processing", kind="journal"),
    "arXiv": Venue(id="arXiv", name="arXiv", kind="preprint"),
    "PhD": Venue(id="PhD", name="Technische Universität", kind="thesis"),
    "TR": Venue(id="TR", name="Report of some Lab", kind="report"),
    "blog": Venue(id="blog", name="A blog", kind="other"),
}


def paper(number: int, title: str, /, **more: Any) -> Paper:
    values = {
        "id": f"p{number}",
        "source_file": f"data/papers/2020/p{number}.yaml",
        "title": title,
        "venue": list(VENUES)[number % len(VENUES)],
        "year": "2020",
        "authors": ["Kurt Gödel", "Ludwig van Beethoven", "Simon and Garfunkel"],
        "tags": ["low-bit"],
        "url": "https://example.org/a_b?x=1&y=%7B",
        "arxiv": "1909.05840",
        "doi": "10.1000/a_b%c",
        "pages": "12–34",
        "code": [{"url": "https://github.com/o/r"}],
    }
    return Paper.model_validate(values | more)


def library_of(*titles: str) -> Library:
    papers = tuple(paper(number, title) for number, title in enumerate(titles))
    return Library(Settings(title="A list", description="x"), venues=VENUES, papers=papers)


LIBRARY = library_of(*HOSTILE)
FORMATS = exporters()


def written(name: str, variant: str | None = None, library: Library = LIBRARY) -> str:
    return FORMATS[name].write(library.papers, library, variant)


TITLES = [" ".join(title.split()) for title in HOSTILE]
HOSTILE_PLAIN = [plain.show(title) for title in HOSTILE]
PLAIN = [plain.show(title) for title in TITLES]
BIBTEX_FIELDS = {
    "title", "author", "booktitle", "journal", "school", "institution", "howpublished", "year",
    "pages", "eprint", "archiveprefix", "doi", "url",
}  # fmt: skip
BIBLATEX_FIELDS = (BIBTEX_FIELDS - {"journal", "school", "year", "archiveprefix"}) | {
    "journaltitle", "organization", "type", "date", "eprinttype", "keywords",
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "fields"), [("bibtex", BIBTEX_FIELDS), ("biblatex", BIBLATEX_FIELDS)]
)
@pytest.mark.parametrize("variant", [None, "latex"])
def test_bibtex_is_read_alike_by_two_parsers(
    name: str, fields: set[str], variant: str | None
) -> None:
    text = written(name, variant)

    first = parse_bibtex(text)
    assert not first.failed_blocks
    assert [tex.read(entry["title"]).text for entry in first.entries] == TITLES
    assert {field.key.lower() for entry in first.entries for field in entry.fields} <= fields

    second = parse_string(text, "bibtex")
    assert list(second.entries) == [paper.id for paper in LIBRARY.papers]
    for entry, title in zip(second.entries.values(), TITLES, strict=True):
        assert tex.read(entry.fields["title"]).text == title
        assert {name.lower() for name in entry.fields} <= fields
        assert len(entry.persons["author"]) == 3, "an 'and' inside a name tore it"
        assert "Beethoven" in str(entry.persons["author"][1])


# What a record of each kind, stated by itself, is in BibTeX, BibLaTeX, RIS and CSL.
@pytest.mark.parametrize(
    ("kind", "bib", "latex", "tag", "csl"),
    [
        ("article", "article{p1", "article{p1", "JOUR", "article-journal"),
        ("conference", "inproceedings{p1", "inproceedings{p1", "CONF", "paper-conference"),
        ("workshop", "inproceedings{p1", "inproceedings{p1", "CONF", "paper-conference"),
        ("preprint", "misc{p1", "online{p1", "UNPB", "article"),
        ("book", "book{p1", "book{p1", "BOOK", "book"),
        ("chapter", "incollection{p1", "incollection{p1", "CHAP", "chapter"),
        ("thesis", "phdthesis{p1", "thesis{p1", "THES", "thesis"),
        ("report", "techreport{p1", "report{p1", "RPRT", "report"),
        ("dataset", "misc{p1", "dataset{p1", "DATA", "dataset"),
        ("software", "misc{p1", "software{p1", "COMP", "software"),
        ("standard", "techreport{p1", "report{p1", "STAND", "standard"),
        ("web", "misc{p1", "online{p1", "ELEC", "webpage"),
        ("other", "misc{p1", "misc{p1", "GEN", "document"),
    ],
)
def test_the_kind_that_a_record_states_is_its_kind_everywhere(
    kind: str, bib: str, latex: str, tag: str, csl: str
) -> None:
    papers = (paper(1, "A Title", type=kind, venue="TIP"),)
    library = Library(Settings(title="A list", description="x"), venues=VENUES, papers=papers)
    assert written("bibtex", library=library).startswith(f"@{bib},")
    assert written("biblatex", library=library).startswith(f"@{latex},")
    assert written("ris", library=library).startswith(f"TY  - {tag}\n")
    assert json.loads(written("csl-json", library=library))[0]["type"] == csl


@pytest.mark.parametrize(
    ("stated", "container"), [(None, "publisher = {MIT Press}"), ("MIT", "publisher = {MIT}")]
)
def test_a_book_is_published_once(stated: str | None, container: str) -> None:
    papers = (paper(1, "A Title", type="book", venue="MIT Press", publisher=stated),)
    library = Library(Settings(title="A list", description="x"), papers=papers)
    for name in ("bibtex", "biblatex"):
        text = written(name, library=library)
        assert text.count("publisher") == 1
        assert container in text


def test_latex_encoding_leaves_no_letter_that_old_tex_cannot_read() -> None:
    text = written("bibtex", "latex", library_of("Schrödinger's naïve – Łódź"))
    assert text.isascii()


def test_ris_is_read_alike_by_two_readers() -> None:
    text = written("ris")
    assert [entry["title"] for entry in rispy.loads(text)] == PLAIN
    records = re.findall(r"^TY  - .*?^ER  - $", text, re.MULTILINE | re.DOTALL)
    assert [re.findall(r"^TI  - (.*)$", record, re.MULTILINE) for record in records] == [
        [title] for title in PLAIN
    ]
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in text.splitlines() if line)
    assert rispy.loads(text)[0]["authors"][:2] == ["Gödel, Kurt", "van Beethoven, Ludwig"]


# The variables of the CSL specification, appendix IV, that an item of ours may have.
CSL = {
    "id", "type", "title", "author", "container-title", "issued", "volume", "issue", "page",
    "publisher", "DOI", "URL", "archive", "archive_location", "keyword", "abstract",
}  # fmt: skip


def test_csl_json_is_read_by_a_citation_processor() -> None:
    text = written("csl-json")
    items = json.loads(text)
    assert [item["title"] for item in items] == HOSTILE_PLAIN
    assert {key for item in items for key in item} <= CSL
    processed = CiteProcJSON(items)
    assert [str(processed[paper.id].title) for paper in LIBRARY.papers] == HOSTILE_PLAIN


def test_csv_keeps_every_text_and_the_safe_form_runs_no_formula() -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv"))))
    assert [row["title"] for row in rows] == HOSTILE_PLAIN
    safe = list(csv.reader(io.StringIO(written("csv", "excel-safe"))))
    assert not [cell for row in safe for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert safe[4][1] == "'" + HOSTILE[3]


def test_the_form_for_excel_begins_with_the_mark_of_utf_8() -> None:
    assert written("csv", "excel-safe").startswith("\ufeffid,title,")
    assert written("csv").startswith("id,")


@pytest.mark.parametrize(
    ("more", "style", "shows", "lacks"),
    [
        ({}, {}, "doi = {10.1000/a_b%c},\n  url = {https://example.org/a_b?x=1&y=%7B}", "\\_"),
        ({"url": None}, {}, "doi = {10.1000/a_b%c},\n", "url = "),
        ({"url": "https://doi.org/10.1000/A_b%25c"}, {}, "doi = ", "url = "),
        ({"url": None}, {"doi_urls": True}, "url = {https://doi.org/10.1000/a_b%25c}", "\\_"),
        ({"doi": None, "url": None}, {}, "url = {https://arxiv.org/abs/1909.05840}", "doi = "),
        ({}, {"venues": "short"}, "= {{TIP}}", "Transactions"),
        ({"booktitle": "A & B"}, {"venues": "short"}, "= {{TIP}}", "A \\& B"),
        ({"booktitle": "A & B"}, {}, "= {{A \\& B}}", "{TIP}"),
        ({"authors": [], "title": "Net: A"}, {}, "title = {Net: A}", "author"),
    ],
)
@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
def test_what_a_list_chooses_of_addresses_and_names_of_venues(
    name: str, more: dict[str, Any], style: dict[str, Any], shows: str, lacks: str
) -> None:
    settings = Settings.model_validate({"title": "x", "description": "x", "bibtex": style})
    papers = (paper(1, "A", **more),)
    text = written(name, library=Library(settings, venues=VENUES, papers=papers))
    assert shows in text
    assert lacks not in text


def test_what_nobody_signed_is_sorted_by_its_title() -> None:
    settings = Settings(title="x", description="x")
    papers = (paper(1, "A & B: On $x$", authors=[]), paper(2, "A", authors=[], editors=["B C"]))
    text = written("bibtex", library=Library(settings, venues=VENUES, papers=papers))
    assert text.count("key = ") == text.count("  key = {A \\& B},\n") == 1


def test_ris_keeps_groups_whole_and_names_proceedings_and_numbers_where_zotero_looks() -> None:
    group = [{"group": "Team, Ltd."}, "Jane Doe"]
    papers = (
        paper(0, "A", authors=group),
        paper(4, "B", number="HL-7"),
        paper(1, "C", number="2"),
    )
    library = Library(Settings(title="x", description="x"), venues=VENUES, papers=papers)
    first, second, third = written("ris", library=library).split("ER  - \n")[:3]
    assert "AU  - Team Ltd.,\nAU  - Doe, Jane\n" in first
    assert "T2  - Conference on Computer Vision & Patterns\nC3  - Conference on Computer" in first
    assert ("SN  - HL-7\n" in second, "IS  - " in second) == (True, False)
    assert ("C3  - " in third, "IS  - 2\n" in third) == (False, True)


Render = Callable[[str], str]


@pytest.mark.parametrize(
    "render", [MarkdownIt("gfm-like", {"linkify": False}).render, python_markdown.markdown]
)
def test_markdown_shows_each_title_as_text(render: Render) -> None:
    page = BeautifulSoup(render(written("markdown")), "html.parser")
    shown = [tag.get_text() for tag in page.select("li > strong, li > p > strong")]
    assert shown == PLAIN
    assert not page.find_all(["script", "table", "em"])
    assert all(str(link["href"]).startswith("https://") for link in page.find_all("a"))


def test_json_and_its_lines_hold_the_same_papers() -> None:
    whole = json.loads(written("json"))["papers"]
    lines = [json.loads(line) for line in written("jsonl").splitlines()]
    assert whole == lines
    assert [paper["title"] for paper in whole] == list(HOSTILE)


@pytest.mark.parametrize("name", FORMATS)
def test_one_paper_is_written_as_in_the_whole(name: str) -> None:
    form = FORMATS[name]
    assert all(form.entry(paper, LIBRARY) in written(name) for paper in LIBRARY.papers)
    one = form.write(LIBRARY.papers[:1], LIBRARY)
    assert one == form.head(LIBRARY) + form.entry(LIBRARY.papers[0], LIBRARY) + form.exporter.TAIL


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_list_is_written_without_fuss(name: str) -> None:
    text = FORMATS[name].write((), LIBRARY)
    assert name not in ("json", "csl-json") or not (json.loads(text) or {}).get("papers")
