"""The page of a paper, whatever its record has: what is told, in which words, and what is not."""

import datetime as dt
import json
from dataclasses import replace
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup, Tag
from support import TOY

from awesomequant.export import exporters
from awesomequant.library.confirmed import By, Confirmed, Verdicts
from awesomequant.library.library import Library
from awesomequant.library.messages import Messages
from awesomequant.library.metrics import History
from awesomequant.library.order import default_order
from awesomequant.library.paper import Paper
from awesomequant.library.settings import Settings
from awesomequant.library.vocabulary import Tag as Word
from awesomequant.library.vocabulary import Venue
from awesomequant.site.counts import about_code, counted, growths
from awesomequant.site.pages import Site
from awesomequant.web.services import Credit

SETTINGS = {"title": "A", "description": "B", "repository": "https://github.com/a/b"}
WORDS = {
    "flight": Word(id="flight", label="Flight"),
    "wings": Word(id="wings", label="Wings & <things>", parent="flight"),
    "wax": Word(id="wax", label="Wax"),
}
VENUES = {
    "BeeConf": Venue(id="BeeConf", name="Conference on Bees", kind="conference"),
    "arXiv": Venue(id="arXiv", name="arXiv", kind="preprint"),
}
THREE = {"title": "Bees", "authors": ["Ann Lee"], "year": 2020}
BOTH = {"venue": "BeeConf", "year": 2020, "arxiv": "1911.11907"}
STARS = {"count": 1234, "source": "github", "as_of": "2021-01-12"}
REPOSITORY = "https://github.com/bee/wing"


def library_of(*records: dict[str, object], **settings: object) -> Library:
    papers = [
        Paper.model_validate({"id": f"p{at}", "source_file": f"data/papers/p{at}.yaml", **record})
        for at, record in enumerate(records)
    ]
    return Library(
        Settings.model_validate({**SETTINGS, **settings}), tags=WORDS, venues=VENUES,
        papers=default_order(papers),
    )  # fmt: skip


def page_of(library: Library, name: str = "p0") -> Tag:
    """Return the article of a paper's page."""
    body = Site(library, TOY, exporters()).paper_page(library.by_id[name]).body
    article = BeautifulSoup(body, "html.parser").article
    assert article
    return article


def said(article: Tag) -> str:
    return " ".join(article.get_text(" ").split())


# A record, what its page says, and what it does not.
SHAPES: list[tuple[dict[str, object], tuple[str, ...], tuple[str, ...]]] = [
    (THREE, ("Ann Lee", "2020", "Cite"), ("unknown", "Paper", "PDF", "Code", "Published", "counted")),
    ({"title": "Bees"}, ("Cite",), ("unknown", "Related", "Note", "Abstract")),
    # Whose page is a file is a PDF, and there is one door to it.
    ({**THREE, "url": "https://a.org/b.PDF?x=1"}, ("PDF",), ("Paper",)),
    ({**THREE, "arxiv": "1911.11907"}, ("Paper PDF", "Preprint November 2019: arXiv:1911.11907"), ("Published",)),
    # Code is called so, whatever its label is.
    ({**THREE, "code": [{"url": REPOSITORY, "label": "torch"}]}, ("Code torch",), ()),
    ({**THREE, "code": [{"url": REPOSITORY, "label": "GitHub"}]}, ("Code",), ("GitHub",)),
    (
        {**THREE, "code": [{"url": REPOSITORY, "stars": STARS}]},
        ("Code 1.2k stars, January 2021",),
        ("2021-01-12",),
    ),
    # A count says when, and who where that is a name.
    (
        {**THREE, "citations": {"count": 1, "source": "seed", "as_of": "2021-01-12"}},
        ("1 citation , counted January 2021",),
        ("seed", "citations"),
    ),
    (
        {**THREE, "citations": {"count": 8, "source": "openalex", "as_of": "2026-02-01"}},
        ("8 citations , counted February 2026 by OpenAlex",),
        ("openalex",),
    ),
    # Versions are told where there are two, or one with a number.
    (
        {**THREE, **BOTH, "doi": "10.1109/a.2020.1", "date": "2020-06-14"},
        ("Published BeeConf 2020, 14 June 2020: 10.1109/a.2020.1", "Preprint November 2019: arXiv:1911.11907"),
        ("2020-06-14",),
    ),
    (
        {**THREE, **BOTH, "url": "https://www.bees.org/a"},
        ("Published BeeConf 2020: bees.org",),
        (),
    ),
    ({**THREE, **BOTH}, ("Published BeeConf 2020 Preprint",), ()),
    # bioRxiv's DOI is the preprint's.
    (
        {**THREE, "venue": "BeeConf", "url": "https://bees.org/a", "links": [{"label": "Preprint", "url": "https://doi.org/10.1101/2020.01.02.123456"}]},
        ("Published BeeConf 2020: bees.org", "Preprint 10.1101/2020.01.02.123456"),
        (),
    ),
    ({**THREE, "venue": "arXiv", "arxiv": "2001.00001"}, ("Preprint January 2020: arXiv:2001.00001",), ("Published",)),
    ({**THREE, "venue": "BeeConf", "doi": "10.1109/a.2020.1"}, ("Published BeeConf 2020: 10.1109/a.2020.1",), ("Preprint",)),
    ({**THREE, "venue": "BeeConf", "url": "https://a.org/b", "date": "2020-06-14"}, ("2020-06-14",), ("Published",)),
    # Topics: the way down, each once.
    (
        {**THREE, "tags": ["wings", "wax", "flight"]},
        ("Flight › Wings & <things> Wax",),
        ("Wax Flight",),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("record", "told", "untold"), SHAPES)
def test_a_page_tells_what_its_record_has_and_nothing_else(
    record: dict[str, object], told: tuple[str, ...], untold: tuple[str, ...]
) -> None:
    article = page_of(library_of(record))
    text = said(article)
    # The reference and the BibTeX say what they say.
    for cite in article.select(".aq-reference, .aq-cite"):
        cite.decompose()
    without = said(article)
    assert [one for one in told if one not in text] == []
    assert [one for one in untold if one in without] == []


FULL: dict[str, object] = {
    **BOTH, "title": "B" * 300, "authors": [f"Ann Lee{chr(97 + at % 26)}{chr(97 + at // 26)}" for at in range(70)] + ["et al."],
    "tags": ["wings", "wax"], "note": "Long. " * 300, "abstract": "So it is. " * 300, "url": "https://a.org/b",
    "links": [{"label": f"L{at}", "url": f"https://a.org/{at}"} for at in range(12)],
    "code": [{"url": f"https://github.com/a/b{at}"} for at in range(12)],
    "extra": {"publisher": "x"}, "added": "2026-01-02",
}  # fmt: skip


@pytest.mark.parametrize(
    "record", [{"title": "Bees"}, THREE, FULL, *(record for record, _, _ in SHAPES)]
)
def test_nothing_on_a_page_is_empty_and_no_heading_stands_alone(record: dict[str, object]) -> None:
    article = page_of(library_of(record, {"title": "Other"}))
    assert article["data-id"] == "p0"
    for part in article.select(
        "p, ul, ol, dl, dd, dt, li, span, small, nav, a, h2, details, summary"
    ):
        assert part.get_text(strip=True), part
    headings = article.find_all("h2")
    for heading, after in pairwise([*headings, None]):
        following = heading.find_next_sibling() if heading else None
        assert following, heading
        assert following is not after
    # Two links with one text lead to one place.
    leads: dict[str, str] = {}
    for link in article.select("a"):
        text = link.get_text(" ", strip=True)
        assert leads.setdefault(text, str(link["href"])) == link["href"]


def test_works_near_to_it_have_a_heading_where_there_are_any() -> None:
    library = library_of(THREE, {"title": "The bee"}, {"title": "Wax"})
    [heading] = page_of(library).select("#related")
    listed = heading.find_next_sibling("ul")
    assert isinstance(listed, Tag)
    assert [link["href"] for link in listed.select("a")] == ["../p1/"]
    assert not page_of(library, "p2").select("#related, .aq-related")


def test_a_paper_that_stands_alone_has_no_neighbours_and_no_edges() -> None:
    article = page_of(library_of(THREE, repository=None))
    assert not article.select("nav, .aq-paper__entry, #related")


@pytest.mark.parametrize(
    ("labels", "told"),
    [
        (["code"], [""]),
        (["PyTorch code", "Code (JAX)", "official code"], ["PyTorch", "JAX", "official"]),
        (["代码", "unofficial"], ["", "unofficial"]),
        (["code", "code"], ["A/b0", "A/b1"]),
        (["torch", "torch", "re-implementation"], ["torch, A/b0", "torch, A/b1", "re-implementation"]),
    ],
)  # fmt: skip
def test_what_stands_beside_the_word_code(labels: list[str], told: list[str]) -> None:
    code = [
        {"url": f"https://github.com/A/b{at}", "label": label} for at, label in enumerate(labels)
    ]
    library = library_of({**THREE, "code": code})
    assert [what for _, what in about_code(library.papers[0])] == told


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("seed", "counted March 2026"),
        ("dblp", 'counted March 2026 by <a href="https://dblp.org/">dblp</a>'),
        ("plain", "counted March 2026 by plain"),
        ("Google Scholar & <b>", "counted March 2026 by Google Scholar &amp; &lt;b&gt;"),
    ],
)
def test_who_counted_has_a_name_or_is_not_told(source: str, text: str) -> None:
    credit = {"dblp": Credit("dblp", "https://dblp.org/"), "plain": Credit("plain", "")}
    measure = library_of(
        {**THREE, "citations": {"count": 1, "source": source, "as_of": "2026-03-09"}}
    ).papers[0].citations  # fmt: skip
    assert measure
    assert counted(measure, credit, Messages()) == text


def test_counts_are_drawn_from_three_days_on_and_told_from_two_months_on() -> None:
    record = {**THREE, "code": [{"url": REPOSITORY, "stars": {**STARS, "as_of": "2026-05-01"}}]}
    library = library_of(record)
    key = "github.com/bee/wing"
    one, two = dt.date(2025, 1, 1), dt.date(2026, 1, 1)
    cases: list[tuple[dict[dt.date, dict[str, int]], str | None, bool]] = [
        ({}, None, False),
        ({two: {"p1": 3}}, None, False),
        ({two: {key: 1000}}, "Stars: 1k in January 2026, 1.2k in May 2026", False),
        ({one: {key: 5}, two: {key: 1000}}, "Stars: 5 in January 2025, 1.2k in May 2026", True),
        ({dt.date(2026, 5, 1): {key: 1234}}, None, False),
    ]
    for snapshots, told, is_drawn in cases:
        article = page_of(replace(library, history=History(snapshots)))
        shown = article.select_one(".aq-growth")
        assert (shown and said(shown)) == told
        assert bool(article.select("svg polyline")) == is_drawn


def test_a_line_stays_inside_its_picture() -> None:
    library = library_of({**THREE, "citations": {"count": 9, "source": "x", "as_of": "2026-05-01"}})
    days = [dt.date(2025, month, 1) for month in range(1, 13)]
    for counts in ([9] * 12, list(range(12)), [12, 0] * 6):
        history = History({day: {"p0": count} for day, count in zip(days, counts, strict=True)})
        [growth] = growths(library.papers[0], replace(library, history=history))
        corners = [corner.split(",") for corner in growth.line.split()]
        assert all(0 <= int(x) <= 120 and 0 <= int(y) <= 24 for x, y in corners)
        assert [int(x) for x, _ in corners] == sorted(int(x) for x, _ in corners)


@pytest.mark.parametrize(
    ("repository", "edit", "report"),
    [
        ("https://github.com/a/b", "/edit/trunk/data/papers/p0.yaml", "/issues/new?title=Mistake%20in%20p0&body="),
        ("https://gitlab.inria.fr/a/b", "/-/edit/trunk/data/papers/p0.yaml", "/-/issues/new?issue[title]=Mistake%20in%20p0&issue[description]="),
        ("https://codeberg.org/a/b", "/_edit/trunk/data/papers/p0.yaml", "/issues/new?title=Mistake%20in%20p0&body="),
    ],
)  # fmt: skip
def test_a_reader_is_led_to_where_the_record_is_mended(
    repository: str, edit: str, report: str
) -> None:
    site = "https://a.org/list/"
    article = page_of(library_of(THREE, repository=repository, branch="trunk", site=site))
    links = {link.get_text(): link["href"] for link in article.select(".aq-paper__entry a")}
    about = "https%3A%2F%2Fa.org%2Flist%2Fpapers%2Fp0%2F%0A%0A"
    assert links == {
        "Edit this entry": f"{repository}{edit}",
        "Report a mistake": f"{repository}{report}{about}",
    }
    article = page_of(library_of(THREE, repository=repository))
    assert "data%2Fpapers%2Fp0.yaml" in str(article.select(".aq-paper__entry a")[1]["href"])


class Sure:
    """Two facts confirmed, and by whom."""

    def confirmed(self) -> Verdicts:
        by_volume = Confirmed(By.PUBLISHER, ("BeeConf 2020",))
        lists = Confirmed(By.SOURCES, ("hive/<b>",), 2)
        return {"p0": {"title": by_volume, "authors": lists, "year": by_volume}}


def test_what_is_confirmed_is_folded_in_one_line() -> None:
    """Who confirms it is named when it is opened; a paper of which nothing is has no line."""
    library = library_of(THREE, {**THREE, "title": "Wasps"})
    library.confirmers.append(Sure())
    fold = page_of(library).select_one("details.aq-confirmed")
    assert fold
    assert said(fold) == (
        "Confirmed: title, authors, and year title and year by the publisher: BeeConf 2020"
        " authors by several sources: hive/<b> and 2 more"
    )
    assert not fold.find("b")
    assert "Confirmed" not in said(page_of(library, "p1"))
    told = json.loads(exporters()["json"].entry(library.by_id["p0"], library))
    assert told["confirmed"] == {"title": "publisher", "authors": "sources", "year": "publisher"}
    assert "confirmed" not in exporters()["json"].entry(library.by_id["p1"], library)
