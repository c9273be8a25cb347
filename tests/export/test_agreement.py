"""Every output says the same of a work: its kind, people, place, date, identifiers and pages.

Each is read back by a parser that is not ours and asked the same questions; the answers are held
against a table written by hand, and for the toy list against one another.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import feedparser
import pytest
from answers import FORMATS, READERS, TYPES, Answers, from_coins, from_json_ld, from_meta
from bs4 import BeautifulSoup
from support import ROOT, TOY, feeds_of

from awesomequant.export import exporters
from awesomequant.language import plain
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.settings import Settings
from awesomequant.library.vocabulary import Venue
from awesomequant.site.pages import Site
from awesomequant.store import load

VENUES = {
    "NeurIPS": Venue(id="NeurIPS", name="Advances in Neural Information Processing Systems", kind="conference"),
    "Nature": Venue(id="Nature", name="Nature", kind="journal", publisher="Springer Nature"),
    "arXiv": Venue(id="arXiv", name="arXiv", kind="preprint"),
    "bioRxiv": Venue(id="bioRxiv", name="bioRxiv", kind="preprint"),
    "MIT Press": Venue(id="MIT Press", name="MIT Press", kind="other"),
    "Springer": Venue(id="Springer", name="Springer", kind="conference"),
    "ETH": Venue(id="ETH", name="ETH Zürich", kind="thesis"),
    "OpenAI": Venue(id="OpenAI", name="OpenAI", kind="report"),
    "Zenodo": Venue(id="Zenodo", name="Zenodo", kind="other"),
    "Distill": Venue(id="Distill", name="The Distill Blog", kind="other"),
}  # fmt: skip
JANE = ("Doe", "Jane")
TWENTY_FIVE = [f"Ann B. Author{letter}" for letter in "abcdefghijklmnopqrstuvwxy"]

# Each record, and what is true of it.
CASES: dict[str, tuple[Answers, Answers]] = {
    "a group": (
        {"authors": [{"group": "Google DeepMind"}, "Jane Doe"], "venue": "Nature", "date": "2024-06-17", "volume": "7", "pages": "12–34", "doi": "10.1000/a.b"},
        {"type": "article", "people": [("Google DeepMind",), JANE], "place": ["Nature", "Springer Nature"], "date": "2024-06-17", "doi": "10.1000/a.b", "pages": "12-34"},
    ),
    "a group alone, with a comma and an and": (
        {"authors": [{"group": "Atlus Co., Ltd. and Sons"}], "venue": "NeurIPS", "year": "2020"},
        {"type": "conference", "people": [("Atlus Co., Ltd. and Sons",)], "place": ["Advances in Neural Information Processing Systems"], "date": "2020"},
    ),
    "many authors": (
        {"authors": TWENTY_FIVE, "venue": "NeurIPS", "year": "2020"},
        {"type": "conference", "people": [(name[7:], "Ann B.") for name in TWENTY_FIVE], "place": ["Advances in Neural Information Processing Systems"], "date": "2020"},
    ),
    "others left out": (
        {"authors": ["Jane Doe", "et al."], "venue": "Nature", "year": "2021"},
        {"type": "article", "people": [JANE], "others": True, "place": ["Nature", "Springer Nature"], "date": "2021"},
    ),
    "a suffix and a particle": (
        {"authors": ["King, Jr., Martin Luther", "Vincent van Gogh"], "venue": "Nature", "year": "2021"},
        {"type": "article", "people": [("King", "Martin Luther", "Jr."), ("van Gogh", "Vincent")], "place": ["Nature", "Springer Nature"], "date": "2021"},
    ),
    "a Chinese name": (
        {"authors": ["王小明", "李 明"], "venue": "NeurIPS", "year": "2021"},
        {"type": "conference", "people": [("王小明",), ("李", "明")], "place": ["Advances in Neural Information Processing Systems"], "date": "2021"},
    ),
    "a book": (
        {"type": "book", "authors": ["Jane Doe"], "venue": "MIT Press", "year": "2016"},
        {"type": "book", "people": [JANE], "place": ["MIT Press"], "date": "2016"},
    ),
    "a book of editors": (
        {"type": "book", "editors": ["Jane Doe", "et al."], "publisher": "MIT Press", "year": "2016"},
        {"type": "book", "people": [], "editors": [JANE], "place": ["MIT Press"], "date": "2016"},
    ),
    "a chapter": (
        {"type": "chapter", "authors": ["Jane Doe"], "editors": ["Vincent van Gogh", {"group": "The Board"}], "booktitle": "A Handbook", "venue": "MIT Press", "publisher": "MIT Press", "year": "2016", "pages": "3-9"},
        {"type": "chapter", "people": [JANE], "editors": [("van Gogh", "Vincent"), ("The Board",)], "place": ["A Handbook", "MIT Press"], "date": "2016", "pages": "3-9"},
    ),
    "proceedings of which only the publisher is known": (
        {"authors": ["Jane Doe"], "venue": "Springer", "year": "2016"},
        {"type": "conference", "people": [JANE], "place": ["Springer"], "date": "2016"},
    ),
    "a thesis": (
        {"authors": ["Jane Doe"], "venue": "ETH", "date": "2019-03"},
        {"type": "thesis", "people": [JANE], "place": ["ETH Zürich"], "date": "2019-03"},
    ),
    "a thesis of an old record": (
        {"authors": ["Jane Doe"], "venue": "ETH", "year": "2019", "bibtex_type": "mastersthesis"},
        {"type": "master's thesis", "people": [JANE], "place": ["ETH Zürich"], "date": "2019"},
    ),
    "a thesis that arXiv has": (
        {"type": "thesis", "authors": ["Jane Doe"], "venue": "arXiv", "year": "2019", "arxiv": "1909.05840"},
        {"type": "thesis", "people": [JANE], "place": [], "date": "2019", "arxiv": "1909.05840", "doi": "10.48550/arXiv.1909.05840"},
    ),
    "a report": (
        {"authors": [{"group": "OpenAI"}], "venue": "OpenAI", "year": "2023", "number": "7"},
        {"type": "report", "people": [("OpenAI",)], "place": ["OpenAI"], "date": "2023"},
    ),
    "a dataset": (
        {"type": "dataset", "authors": ["Jane Doe"], "venue": "Zenodo", "year": "2022", "doi": "10.5281/zenodo.1"},
        {"type": "dataset", "people": [JANE], "place": ["Zenodo"], "date": "2022", "doi": "10.5281/zenodo.1"},
    ),
    "software": (
        {"type": "software", "authors": [{"group": "The Team"}], "year": "2022", "url": "https://github.com/o/r"},
        {"type": "software", "people": [("The Team",)], "place": [], "date": "2022"},
    ),
    "a page": (
        {"type": "web", "authors": ["Jane Doe"], "venue": "Distill", "date": "2020-01-02"},
        {"type": "web", "people": [JANE], "place": ["The Distill Blog"], "date": "2020-01-02"},
    ),
    "a venue of no kind": (
        {"authors": ["Jane Doe"], "venue": "Distill", "year": "2020"},
        {"type": "other", "people": [JANE], "place": ["The Distill Blog"], "date": "2020"},
    ),
    "a preprint": (
        {"authors": ["Jane Doe"], "venue": "arXiv", "date": "2019-09-12", "arxiv": "1909.05840"},
        {"type": "preprint", "people": [JANE], "place": [], "date": "2019-09-12", "arxiv": "1909.05840", "doi": "10.48550/arXiv.1909.05840"},
    ),
    "a preprint elsewhere": (
        {"authors": ["Jane Doe"], "venue": "bioRxiv", "year": "2019", "url": "https://www.biorxiv.org/content/10.1101/2020.01.30.927871v1"},
        {"type": "preprint", "people": [JANE], "place": ["bioRxiv"], "date": "2019", "doi": "10.1101/2020.01.30.927871"},
    ),
    "a published paper with its preprint": (
        {"authors": ["Jane Doe"], "venue": "NeurIPS", "year": "2020", "arxiv": "1909.05840"},
        {"type": "conference", "people": [JANE], "place": ["Advances in Neural Information Processing Systems"], "date": "2020", "arxiv": "1909.05840"},
    ),
    "a published paper with the DOI of its preprint": (
        {"authors": ["Jane Doe"], "venue": "NeurIPS", "year": "2020", "url": "https://doi.org/10.48550/arXiv.1909.05840"},
        {"type": "conference", "people": [JANE], "place": ["Advances in Neural Information Processing Systems"], "date": "2020", "arxiv": "1909.05840"},
    ),
    "a published paper with the DOI of its preprint on another server": (
        {"authors": ["Jane Doe"], "venue": "Nature", "year": "2021", "doi": "10.1101/2020.01.30.927871"},
        {"type": "article", "people": [JANE], "place": ["Nature", "Springer Nature"], "date": "2021"},
    ),
    "identifiers in an address": (
        {"authors": ["Jane Doe"], "venue": "Nature", "year": "2015", "url": "https://doi.org/10.1038/nature14539"},
        {"type": "article", "people": [JANE], "place": ["Nature", "Springer Nature"], "date": "2015", "doi": "10.1038/nature14539"},
    ),
    "no year": (
        {"authors": ["Jane Doe"], "venue": "NeurIPS"},
        {"type": "conference", "people": [JANE], "place": ["Advances in Neural Information Processing Systems"]},
    ),
    "no venue": (
        {"authors": ["Jane Doe"], "year": "2020", "arxiv": "1909.05840"},
        {"type": "preprint", "people": [JANE], "place": [], "date": "2020", "arxiv": "1909.05840", "doi": "10.48550/arXiv.1909.05840"},
    ),
    r"an $\ell_1$ title": (
        {"authors": ["Jane Doe"], "venue": "NeurIPS", "year": "2020"},
        {"type": "conference", "people": [JANE], "place": ["Advances in Neural Information Processing Systems"], "date": "2020"},
    ),
    "nothing but a title": ({}, {"type": "other", "people": [], "place": []}),
    "no people": (
        {"venue": "Nature", "year": "2020", "pages": "107281"},
        {"type": "article", "people": [], "place": ["Nature", "Springer Nature"], "date": "2020", "pages": "107281"},
    ),
}  # fmt: skip


def library() -> Library:
    papers = tuple(
        Paper.model_validate({"id": f"p{number}", "source_file": "x.yaml", "title": name, **record})
        for number, (name, (record, _)) in enumerate(CASES.items())
    )
    settings = Settings(title="A list", description="x", site="https://a.org/")
    return Library(settings, venues=VENUES, papers=papers)


def told(library: Library) -> dict[str, dict[str, Answers]]:
    """Return what each output says of each paper, by the paper's id and the output's name."""
    found: dict[str, dict[str, Answers]] = {paper.id: {} for paper in library.papers}
    ids = {paper.key: paper.id for paper in library.papers}
    formats = exporters()
    for name, read in READERS.items():
        for key, said in read(formats[name].write(library.papers, library)).items():
            found[ids[key]][name] = said
    pages = {page.address: page for page in Site(library, ROOT, formats).pages()}
    for paper in library.papers:
        head = BeautifulSoup(pages[paper.page].head, "html.parser")
        found[paper.id]["meta"] = from_meta(head)
        found[paper.id]["json-ld"] = from_json_ld(head.find_all("script")[0].get_text())
    for address, page in pages.items():
        for span in BeautifulSoup(page.body, "html.parser").find_all("span", class_="Z3988"):
            assert address.startswith(("years/", "venues/", "tags/", "authors/"))
            said = from_coins(str(span["title"]))
            paper = next(one for one in library.papers if plain.show(one.title) == said["title"])
            found[paper.id]["coins"] = said
    return found


@cache
def of_the_table() -> dict[str, dict[str, Answers]]:
    made = library()
    return {one.title: said for one, said in zip(made.papers, told(made).values(), strict=True)}


def expected(case: str, output: str) -> Iterator[tuple[str, Any]]:
    """Yield each question that an output can answer, with the answer."""
    record, truth = CASES[case]
    for question in ("date", "doi", "arxiv", "pages"):
        yield question, truth.get(question)
    # Mathematics is mathematics in TeX, as the record has it in our own data, and else plain text.
    has_math = output in ("bibtex", "biblatex", "json", "jsonl")
    yield "title", case if has_math else case.replace(r"$\ell_1$", "ℓ₁")
    names = [name if isinstance(name, str) else name["group"] for name in record.get("authors", ())]
    if output in ("csv", "json", "jsonl"):
        yield "kind", truth["type"].removeprefix("master's ")
        if output == "csv":  # the others have the names as the record does
            names = [
                name.replace("King, Jr., Martin Luther", "Martin Luther King Jr.") for name in names
            ]
        yield "shown", [name for name in names if name != "et al."] or None
        yield "others", truth.get("others")
        if output == "csv":
            yield "place", truth["place"]
        return
    column = FORMATS.index("zotero" if output in ("meta", "coins") else output)
    yield "type", TYPES[truth["type"]][column]
    yield "place", truth["place"]
    if output == "json-ld":
        groups = [name["group"] for name in record.get("authors", ()) if isinstance(name, dict)]
        yield "groups", groups or None
        return
    # Where a comma parts names, none can stand in a group's.
    is_parted = output in ("ris", "meta", "coins")
    people = [tuple(p.replace(",", "") if is_parted and len(n) == 1 else p for p in n) for n in truth["people"]]  # fmt: skip
    if output in ("meta", "coins"):  # Zotero has two fields for a name, and none for "et al."
        people = [(f"{name[0]} {name[2]}", name[1]) if name[2:] else name for name in people]
    else:
        yield "others", truth.get("others")
    yield "people", people
    if output != "coins":  # which has no key for them
        yield "editors", truth.get("editors")


@pytest.mark.parametrize("case", CASES)
def test_each_output_says_of_a_difficult_record_what_is_true(case: str) -> None:
    said = of_the_table()[case]
    record, _ = CASES[case]
    listed = record.get("authors") and (record.get("year") or record.get("date"))
    assert (
        set(said) == {*READERS, "meta", "json-ld", *(["coins"] if listed else [])}
        or "coins" in said
    )
    for output, found in said.items():
        for question, answer in expected(case, output):
            if output == "coins" and question == "arxiv":
                continue  # COinS has no key for it
            heard = found.get(question)
            if question == "date" and output == "bibtex" and answer:
                answer = answer[:7]  # noqa: PLW2901 -- BibTeX knows no day
            if question == "doi" and output in ("json", "jsonl") and answer:
                answer = answer.lower()  # noqa: PLW2901 -- identifiers are compared by it
            assert heard == answer, f"{output}: {question}"


def test_the_doi_of_a_preprint_stands_in_nothing_that_cites_its_published_work() -> None:
    made = library()
    formats = {name: form for name, form in exporters().items() if name not in ("json", "jsonl")}
    pages = {page.address: page for page in Site(made, ROOT, exporters()).pages()}
    published = [one for one in made.papers if one.title.startswith("a published paper")]
    assert len(published) == 3
    for paper in published:
        said = [form.entry(paper, made) for form in formats.values()]
        said.append(pages[paper.page].head)
        for text in said:
            assert not re.search(r"10\.48550|doi\W{1,9}10\.1101|info%3Adoi", text, re.IGNORECASE), (
                text
            )
    # A preprint has its own.
    own = {one.title: one for one in made.papers}
    assert "10.48550/arXiv.1909.05840" in pages[own["a preprint"].page].head
    assert "10.1101/2020.01.30.927871" in pages[own["a preprint elsewhere"].page].head


def test_a_publisher_is_never_the_title_of_a_volume() -> None:
    made = library()
    [paper] = [one for one in made.papers if one.title.startswith("proceedings of which")]
    written = {name: form.entry(paper, made) for name, form in exporters().items()}
    assert "publisher = {Springer}" in written["bibtex"]
    assert "booktitle" not in written["bibtex"] + written["biblatex"]
    assert "T2" not in written["ris"]
    assert "container-title" not in written["csl-json"]
    pages = {page.address: page for page in Site(made, ROOT, exporters()).pages()}
    assert "citation_conference_title" not in pages[paper.page].head
    assert "isPartOf" not in pages[paper.page].head
    assert "rft.btitle=Springer" not in pages["years/2016/"].body


@pytest.mark.parametrize("name", ["buzz", "counting-bees-2021", "honey"])
def test_the_outputs_agree_on_the_toy_list(name: str) -> None:
    said = told(load(TOY).library)[name]
    for question in ("people", "shown", "place", "date", "doi", "arxiv", "pages"):
        heard = {
            output: found.get(question)
            for output, found in said.items()
            if not (question in ("people", "shown", "place") and question not in found)
            and not (question == "arxiv" and output == "coins")
        }
        told_alike = {str(answer).lower() for answer in heard.values()}
        assert len(told_alike) <= 1, (question, heard)


def test_a_feed_names_groups_and_tells_that_others_are_left_out() -> None:
    made = library()
    dated = tuple(paper.model_copy(update={"added": "2024-01-01"}) for paper in made.papers)
    parsed = feedparser.parse(feeds_of(made, dated)["feed.xml"])
    names = {
        entry.title: [one.name for one in entry.get("authors", ())] for entry in parsed.entries
    }
    assert names["a group"] == ["Google DeepMind", "Jane Doe"]
    assert names["others left out"] == ["Jane Doe", "et al."]
