"""What a page tells programs: Highwire and Open Graph tags, JSON-LD, COinS.

Zotero takes the type of an item from the *last* container tag, so that exactly one stands there and
nothing follows it; a page of one paper has no COinS, which would win and bring no PDF.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from awesomequant.export.citation import citation
from awesomequant.language import plain
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.works import kinds
from awesomequant.works.identifiers import pdf_url

# More spans a page make it slow; the pages of years and venues are shorter.
MOST_SPANS = 200
# Which keys of a COinS hold the title and what the work stands in, by genre; a book by itself has
# its publisher there, and what Dublin Core describes its source.
_COINS = {
    "article": ("rft.atitle", "rft.jtitle"), "dissertation": ("rft.title", "rft.inst"),
    "proceeding": ("rft.atitle", "rft.btitle"), "bookitem": ("rft.atitle", "rft.btitle"),
    "book": ("rft.btitle", "rft.pub"), "dc": ("rft.title", "rft.source"),
}  # fmt: skip


def pdf_of(paper: Paper) -> str | None:
    """Give the direct address of a paper's PDF where its identifiers tell it."""
    found = (pdf_url(identifier, paper.url or "") for identifier in paper.identifiers)
    return next((url for url in found if url), None)


def tags(paper: Paper, library: Library) -> Iterator[tuple[str, str]]:
    """Yield the names and contents of a paper's ``meta`` tags, the container last."""
    cited = citation(paper, library)
    yield "citation_title", plain.show(paper.title)
    yield from (("citation_author", name.inverted) for name in cited.names)
    if paper.year:
        yield "citation_publication_date", str(paper.year)
    doi = paper.doi or (f"10.48550/arXiv.{paper.arxiv}" if paper.arxiv else None)
    known = {
        "citation_doi": doi,
        "citation_arxiv_id": paper.arxiv,
        "citation_volume": paper.volume,
        "citation_issue": paper.number,
        "citation_abstract": plain.show(paper.abstract or ""),
        "citation_public_url": paper.address,
        "citation_pdf_url": pdf_of(paper),
        "citation_keywords": "; ".join(paper.tags),
    }
    yield from ((name, value) for name, value in known.items() if value)
    yield from zip(("citation_firstpage", "citation_lastpage"), cited.pages, strict=False)
    form = kinds.FORMS[cited.kind]
    if not form.highwire:
        yield "DC.type", form.coins[1]
    elif cited.container:
        yield form.highwire, cited.container


def article(paper: Paper, library: Library, page: str | None) -> str:
    """Give a paper as JSON-LD for search engines, safe inside a script element."""
    cited = citation(paper, library)
    identifiers = {"doi": "DOI", "arxiv": "arXiv"}
    described: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": kinds.FORMS[cited.kind].schema_org,
        "headline": plain.show(paper.title),
        "author": [{"@type": "Person", "name": name} for name in paper.names],
        "datePublished": str(paper.year or ""),
        "abstract": plain.show(paper.abstract or ""),
        "url": page,
        "sameAs": [url for url in {paper.url: 0, **_resolved(paper)} if url],
        "identifier": [
            {"@type": "PropertyValue", "propertyID": identifiers[found.scheme], "value": found.id}
            for found in paper.identifiers
            if found.scheme in identifiers
        ],
        "isPartOf": _container(cited.kind, cited.container),
        "keywords": list(paper.tags),
    }
    return _in_script({key: value for key, value in described.items() if value})


def _resolved(paper: Paper) -> dict[str | None, int]:
    return {found.url: 0 for found in paper.identifiers}


def _container(kind: kinds.Kind, name: str | None) -> dict[str, str] | None:
    form = "Periodical" if kind is kinds.Kind.ARTICLE else "PublicationVolume"
    return {"@type": form, "name": name} if name else None


def _in_script(value: object) -> str:
    """Give JSON in which nothing ends the script element nor breaks a line of JavaScript."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text


def coins(papers: Sequence[Paper], library: Library) -> list[str]:
    """Give the COinS of the papers with known authors, as values of ``title`` attributes.

    None where they are more than a page should carry: Zotero looks up a span without an author.
    """
    named = [paper for paper in papers if paper.authors]
    return [_span(paper, library) for paper in named] if len(named) <= MOST_SPANS else []


def _span(paper: Paper, library: Library) -> str:
    # A plus cannot be carried: the parser makes a blank of it in every spelling.
    return "&".join(f"{key}={quote(value, safe='')}" for key, value in _keys(paper, library))


def _keys(paper: Paper, library: Library) -> Iterator[tuple[str, str]]:
    cited = citation(paper, library)
    yield "ctx_ver", "Z39.88-2004"
    form, genre = kinds.FORMS[cited.kind].coins
    yield "rft_val_fmt", f"info:ofi/fmt:kev:mtx:{form}"
    title, place = _COINS.get(genre) or _COINS[form]
    yield "rft.type" if form == "dc" else "rft.genre", genre
    yield title, plain.show(paper.title)
    yield place, "arXiv" if form == "dc" and paper.arxiv else cited.container or paper.venue or ""
    yield from (("rft.au", name.inverted) for name in cited.names)
    if paper.year:
        yield "rft.date", str(paper.year)
    yield from (("rft.pages", "-".join(cited.pages)),) if cited.pages else ()
    yield from (("rft.volume", paper.volume),) if paper.volume else ()
    yield from (("rft_id", f"info:doi/{paper.doi}"),) if paper.doi else ()
    yield from (("rft_id", paper.address),) if paper.address else ()
