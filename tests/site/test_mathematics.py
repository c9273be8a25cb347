"""One title with formulas, in every output: mathematics where it can be, plain text elsewhere."""

import json
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from support import feeds_of, run, with_record

from awesomequant.check.rulebook import rules
from awesomequant.check.run import inspect
from awesomequant.export import exporters
from awesomequant.export.styles import styles
from awesomequant.library.library import Library
from awesomequant.library.settings import Settings
from awesomequant.library.vocabulary import Tag as Word
from awesomequant.site.building import rendered
from awesomequant.site.files import signposts
from awesomequant.site.pages import Site
from awesomequant.site.programs import llms
from awesomequant.site.references import address, groups
from awesomequant.site.search import build
from awesomequant.site.shell import Page
from awesomequant.store import Project, canonical, load

EVERY = rules()
TITLE = r"An $\ell_1$ Bee & a $k$-Means Net"
PLAIN = "An ℓ₁ Bee & a k-Means Net"
MATH = "<math><msub><mi>ℓ</mi><mn>1</mn></msub></math>"
SHOWN = f"An {MATH} Bee &amp; a <math><mi>k</mi></math>-Means Net"


def record(title: str) -> str:
    return canonical.record({
        "title": title, "authors": ["A. Keeper"], "venue": "BeeConf", "year": "2021",
        "tags": ["flight"], "url": "https://x.org/a", "abstract": f"On {title}.",
        "added": "2024-01-02",
        "citations": {"count": "7", "source": "list", "as_of": "2024-01-02"},
    })  # fmt: skip


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    folder = tmp_path_factory.mktemp("list")
    return load(with_record(folder, record(TITLE), "2021/x.yaml"))


@pytest.fixture(scope="module")
def site(project: Project) -> Site:
    return Site(project.library, project.root, exporters())


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[str, Page]:
    return {page.address: page for page in site.pages()}


def test_a_page_has_mathematics_in_its_heading_and_plain_text_in_its_title(
    pages: dict[str, Page],
) -> None:
    page = pages["papers/x/"]
    assert page.heading == SHOWN
    assert page.title == PLAIN
    assert page.description == f"On {PLAIN}."
    assert f'<p dir="auto">On {SHOWN}.</p>' in page.body
    head = BeautifulSoup(page.head, "html.parser")
    tag = head.find("meta", {"name": "citation_title"})
    assert isinstance(tag, Tag)
    assert tag["content"] == PLAIN
    assert json.loads(head.find_all("script")[0].get_text())["headline"] == PLAIN


def test_a_reference_shows_mathematics_and_is_copied_as_plain_text(
    pages: dict[str, Page], project: Project
) -> None:
    [cited] = BeautifulSoup(pages["papers/x/"].body, "html.parser").select(".aq-reference p")
    library = project.library
    made = dict(item for _, _, make in groups(library, styles()) for item in make())
    found = {name: unpacked(content)["references"] for name, content in made.items()}
    by_paper = found[address(library.by_id["x"], library)]["x"]
    assert len(by_paper) == 5
    for html, plain in [(str(cited), str(cited["data-plain"])), *by_paper.values()]:
        assert len(BeautifulSoup(html, "html.parser").find_all("math")) == 2
        # Of a style that sets titles in the capitals of a headline only the case is another.
        assert PLAIN.lower() in plain.lower()
    [cited] = BeautifulSoup(pages["papers/honey/"].body, "html.parser").select(".aq-reference p")
    assert "data-plain" not in cited.attrs
    others = found[address(library.by_id["honey"], library)]["honey"]
    assert all(isinstance(one, str) for one in others.values())


@pytest.mark.parametrize(
    "address", ["years/2021/", "tags/flight/", "venues/beeconf/", "papers/buzz/"]
)
def test_every_list_and_every_neighbour_shows_mathematics(
    pages: dict[str, Page], address: str
) -> None:
    body = pages[address].body
    assert SHOWN in body
    assert "$" not in BeautifulSoup(body, "html.parser").get_text().replace("$n$", "")


@pytest.mark.parametrize("block", ["explore", "newest", "most-cited", "latest-year", "statistics"])
def test_every_block_shows_mathematics(site: Site, block: str) -> None:
    shown = site.block(block, "")
    assert SHOWN in shown
    if block == "statistics":  # a picture's own title is text
        assert f"<title>{PLAIN.replace('&', '&amp;')}: 7</title>" in shown


def unpacked(content: bytes) -> Any:
    """Return the head of a packed file, as the browser gets it."""
    data = zlib.decompressobj(31).decompress(content)  # the first block of a few
    size = struct.unpack("<I", data[:4])[0]
    return json.loads(data[4 : 4 + size])


def row_of(project: Project, identity: str) -> list[Any]:
    """Return a row of the search index as the browser gets it."""
    for name, content in build(project.library):
        if name.startswith("rows-"):
            for row in zip(*unpacked(content)["rows"], strict=True):
                if row[0] == identity:
                    return list(row)
    raise AssertionError(identity)


def test_a_result_has_plain_text_to_mark_and_mathematics_to_show(project: Project) -> None:
    with_math, without = row_of(project, "x"), row_of(project, "honey")
    assert with_math[1] == PLAIN
    assert with_math[15] == SHOWN
    assert without[15] == "", "nothing is sent for the others"


def test_programs_get_plain_text_and_bibtex_mathematics(project: Project) -> None:
    library = project.library
    papers = (library.by_id["x"],)
    written = {name: form.write(papers, library) for name, form in exporters().items()}
    protected = r"title = {An {$\ell_1$} Bee \& a {$k$}-Means Net}"
    assert protected in written["bibtex"]
    assert protected in written["biblatex"]
    assert f"TI  - {PLAIN}\n" in written["ris"]
    assert json.loads(written["csl-json"])[0]["title"] == PLAIN
    assert PLAIN in written["csv"]
    assert json.loads(written["json"])["papers"][0]["title"] == TITLE
    assert PLAIN.replace("&", "&#38;") in written["markdown"]
    assert PLAIN.replace("&", "&#38;") in rendered(project)["README.md"]
    assert f"<title>{PLAIN.replace('&', '&amp;')}</title>" in feeds_of(library, papers)["feed.xml"]


def test_what_speaks_of_the_whole_list_names_it_without_formulas() -> None:
    settings = Settings(title="$k$-Means & Bees", description="On $k$", site="https://a.org/")
    library = Library(settings, tags={"l1": Word(id="l1", label="$\\ell_1$ norms")})
    made = {**dict(signposts(library, [])), "llms.txt": llms(library, beside=True)}
    assert "<ShortName>k-Means &amp; Bees</ShortName>" in made["opensearch.xml"]
    assert made["llms.txt"].startswith("# k-Means &#38; Bees\n\n> On k\n")
    assert "- [ℓ₁ norms](https://a.org/tags/l1/): 0 papers\n" in made["llms.txt"]
    text = feeds_of(library, (), title=settings.title)["feed.xml"]
    assert "<title>k-Means &amp; Bees</title>" in text
    assert "<author><name>k-Means &amp; Bees</name></author>" in text


@pytest.mark.parametrize(
    "formula",
    [r"\sqrt", r"\foo{x}", r"\href{https://x.org}{y}", r"\begin{theorem}", r"\text", "x^2^3"],
)
def test_what_cannot_be_shown_is_told_by_check_and_stops_no_page(
    tmp_path: Path, formula: str
) -> None:
    title = f"A Bee with ${formula}$ in It"
    project = load(with_record(tmp_path, record(title), "2021/x.yaml"))
    told = [
        problem for problem in inspect(project, EVERY, EVERY).problems if problem.rule == "math"
    ]
    assert [problem.place.file for problem in told] == [
        "data/papers/2021/x.yaml"
    ] * 2  # and the abstract
    assert all(formula in problem.message for problem in told)
    pages = {
        page.address: page for page in Site(project.library, project.root, exporters()).pages()
    }
    assert f"<code>${formula}$</code>" in pages["papers/x/"].heading
    assert pages["papers/x/"].title == title
    bibtex = exporters()["bibtex"].entry(project.library.by_id["x"], project.library)
    assert r"\$\textbackslash{}" in bibtex or "x" in formula


def test_unknown_tex_is_told_with_its_line_and_kept(tmp_path: Path) -> None:
    source = tmp_path / "a.bib"
    source.write_text(
        "@article{a,\n title = {Bees \\footnote},\n journal = {\\apjx}, year = 2020, url = {https://x.org/1}}\n"
        "@article{b,\n title = {Bees in {\\LaTeX}}, author = {Nguy{\\~{\\^e}}n, V}, journal = {J}, year = 2020, url = {https://x.org/2}}\n",
        "utf-8",
    )
    done = run("import", source, "--format", "jsonl")
    drafts = [json.loads(line) for line in done.stdout.splitlines()]
    assert [draft["title"] for draft in drafts] == ["Bees footnote", "Bees in LaTeX"]
    assert drafts[0]["venue"] == "apjx"
    assert drafts[1]["authors"] == ["V Nguyễn"]
    assert r"a.bib:1" in done.stderr
    for command, name in (("footnote", "title"), ("apjx", "journal")):
        assert (
            f"the TeX command \\{command} in '{name}' is not known; its text was kept"
            in done.stderr
        )
