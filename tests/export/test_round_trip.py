"""A list goes out as BibTeX or BibLaTeX and comes back: no fact is lost, and none changes.

A list of physics in the shape of large reviews of that field (collaborations, "et al.", formulas in
titles, keys of INSPIRE, numbers of articles for pages), the hard works, and our own list.
"""

import unicodedata
from collections.abc import Callable
from itertools import cycle
from typing import Any

import hard_works
import pytest
from support import ROOT

from awesomequant.export import Citation, citation, exporters
from awesomequant.intake.accession import accession
from awesomequant.intake.formats import bibtex
from awesomequant.intake.records import Provenance
from awesomequant.language import plain
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.settings import Settings
from awesomequant.library.vocabulary import Venue
from awesomequant.store import load
from awesomequant.text import one_line
from awesomequant.works.kinds import Kind

VENUES = {
    venue.id: venue
    for venue in (
        Venue(id="JHEP", name="Journal of High Energy Physics", kind="journal", issn="1029-8479"),
        Venue(id="PRD", name="Physical Review D", kind="journal", publisher="American Physical Society"),
        Venue(id="SciPost Phys.", name="SciPost Physics", kind="journal"),
        Venue(id="NeurIPS", name="Advances in Neural Information Processing Systems", kind="conference"),
        Venue(id="ML4PS", name="Machine Learning and the Physical Sciences Workshop", kind="workshop"),
        Venue(id="arXiv", name="arXiv", kind="preprint"),
        Venue(id="CERN", name="CERN", kind="report"),
        Venue(id="Heidelberg", name="Universität Heidelberg", kind="thesis"),
    )
}  # fmt: skip
TITLES = (
    r"Search for $t\bar{t}H$ production at $\sqrt{s}=13$ TeV with the ATLAS detector",
    r"$\alpha_s(m_Z^2)$ from jets: a Bayesian view",
    r"A $K^0_S \to \pi^+\pi^-$ trigger in $\mathcal{O}(10)$ ns",
    "OmniFold: A Method to Simultaneously Unfold All Observables",
    "How to GAN LHC Events?",
    "Deep-learned Top Tagging with a Lorentz Layer",
    "Jets & Bosons: 100% of C++ in #1 {Detector}",
    "Parton showers — “from” Sudakov to Łódź",
)
PEOPLE: tuple[list[Any], ...] = (
    [{"group": "ATLAS Collaboration"}],
    ["Georges Aad", "et al."],
    ["Georges Aad", {"group": "ATLAS and CMS Collaborations"}, "et al."],
    ["Anders Andreassen", "Patrick T. Komiske", "Jesse Thaler"],
    ["Ludwig van der Berg", "O'Neil, Cathy", "King, Jr., Martin"],
    ["Tilman Plehn", "Nguyễn Thị Minh", "王小明", "Ćwikła-Nowak, Ewa", "Al-Khwarizmi, M."],
    [f"Ann{chr(97 + number % 26)} B. Authorin" for number in range(40)],
)  # fmt: skip
PRINTED: tuple[dict[str, Any], ...] = (
    {"venue": "JHEP", "volume": "09", "pages": "045", "date": "2021-09", "doi": "10.1007/JHEP09(2021)045", "arxiv": "2103.00001"},
    {"venue": "PRD", "volume": "101", "number": "9", "pages": "091901", "date": "2020-05-01", "doi": "10.1103/PhysRevD.101.091901"},
    {"venue": "SciPost Phys.", "volume": "7", "number": "6", "pages": "075–091", "year": "2019", "doi": "10.21468/SciPostPhys.7.6.075"},
    {"venue": "arXiv", "year": "2022", "arxiv": "2201.08187"},
    {"venue": "arXiv", "year": "1999", "arxiv": "hep-ph/9903380"},
    {"venue": "NeurIPS", "year": "2018", "pages": "1–11", "url": "https://papers.example.org/a_b?c=d&e=~f"},
    {"venue": "ML4PS", "year": "2020", "arxiv": "2010.00001"},
    {"venue": "CERN", "year": "2017", "number": "CERN-LHCC-2017-020", "url": "https://cds.example.org/record/2285582"},
    {"venue": "Heidelberg", "year": "2021", "url": "https://archiv.example.org/1"},
    {"venue": "Heidelberg", "year": "2020", "bibtex_type": "mastersthesis", "url": "https://archiv.example.org/2"},
    {"type": "dataset", "publisher": "Zenodo", "year": "2019", "doi": "10.5281/zenodo.2603256"},
    {"type": "software", "year": "2023", "url": "https://github.com/o/r_s"},
)  # fmt: skip
KEYS = ("Aad:2012tfa", "CMS-PAS-JME-18-002", "DBLP:journals/corr/abs-2201-08187", "plehn+_2021")


def physics() -> Library:
    """Return a list in which every title meets people, places and keys of every form."""
    people, printed, keys = cycle(PEOPLE), cycle(PRINTED), cycle(KEYS)
    papers = tuple(
        Paper.model_validate(
            {
                "id": f"p{number}",
                "source_file": "x.yaml",
                "title": f"{title}, study {number} of {len(TITLES) * 21}",
                "authors": next(people),
                "bibtex_key": f"{next(keys)}-{number}",
                **_numbered(next(printed), number),
            }
        )
        for number, title in enumerate(TITLES * 21)
    )
    return Library(Settings(title="Physics", description="x"), venues=VENUES, papers=papers)


def _numbered(printed: dict[str, Any], number: int) -> dict[str, Any]:
    """Return where a work was printed, with identifiers that no other has."""
    ends = {"doi": f".{number}", "url": f"{number}"}
    numbered = {name: f"{value}{ends.get(name, '')}" for name, value in printed.items()}
    if "arxiv" in printed:
        form, digits = ("hep-ph/99", 5) if "/" in printed["arxiv"] else ("2201.", 5)
        numbered["arxiv"] = f"{form}{number + 3000:0{digits}}"
        numbered["year"] = "1999" if "/" in printed["arxiv"] else "2022"
        numbered.pop("date", None)
    return numbered


FACTS = (
    "kind", "is_masters", "people", "others", "editors", "more_editors", "pages", "volume", "number",
    "year", "date", "doi", "arxiv", "publisher", "series",
)  # fmt: skip


def told(one: Citation) -> dict[str, Any]:
    """Return what a citation says; of a formula what it shows, of blanks that there are some."""
    said = {name: getattr(one, name) for name in FACTS}
    # A ligature is the two letters that it joins.
    title = unicodedata.normalize("NFKC", plain.show(one_line(one.title)))
    # Of a title that a volume has besides its venue an import may take the venue alone.
    place = None if one.paper.booktitle else plain.show(one.container or "")
    # Nothing but an address is a page of the web.
    if one.kind is Kind.OTHER and not one.container and one.address:
        said["kind"] = Kind.WEB
    return said | {"title": title, "container": place, "doi": (one.doi or "").lower()}


@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
@pytest.mark.parametrize("variant", [None, "latex"])
@pytest.mark.parametrize("make", [physics, hard_works.library, lambda: load(ROOT).library],
                         ids=["physics", "hard", "ours"])  # fmt: skip
def test_a_list_comes_back_as_it_went_out(
    make: Callable[[], Library], variant: str | None, name: str
) -> None:
    library = make()
    text = exporters()[name].write(library.papers, library, variant)
    reading = bibtex.read(text, "x.bib")
    assert not reading.problems
    settings = Settings(title="x", description="x")
    empty = Library(settings, venues=library.venues, tags=library.tags)
    plan = accession(reading.drafts, empty, Provenance("x", "2020-01-01"))
    papers: list[Paper] = []
    for file, values in plan.records.items():
        held = {field: value for field, value in values.items() if value not in (None, [], {})}
        number = f"p{len(papers)}"
        papers.append(Paper.model_validate({**held, "id": number, "source_file": file}))
    back = Library(settings, venues=library.venues, papers=tuple(papers))
    keys = {paper.key if paper.bibtex_key else _id(paper): paper for paper in papers}
    wrong = [f"{paper.key} is lost" for paper in library.papers if paper.key not in keys]
    for paper in library.papers:
        if paper.key in keys:
            before, after = told(citation(paper, library)), told(citation(keys[paper.key], back))
            if paper.booktitle:
                after["container"] = None
            wrong += [
                f"{paper.key}: {fact} {before[fact]!r}, then {after[fact]!r}"
                for fact in before
                if before[fact] != after[fact]
            ]
    assert not wrong, "\n".join(wrong)


def _id(paper: Paper) -> str:
    return paper.source_file.rpartition("/")[2].removesuffix(".yaml")
