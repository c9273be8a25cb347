"""What a page tells programs: Highwire and Open Graph tags, JSON-LD, COinS.

Zotero takes the type of an item from the *last* container tag, so that exactly one stands there and
nothing follows it; a page of one paper has no COinS, which would win and bring no PDF.  Neither
form can say "et al.": programs take each name for a person's, so only those known are named.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from awesomequant.export import Citation
from awesomequant.export.names import tag_name
from awesomequant.language import html, plain
from awesomequant.works.kinds import Kind
from awesomequant.works.people import Person

# What stands in a volume or on a site whose title Zotero asks PRISM for: ``citation_conference_
# title`` gives it the name of the meeting alone, and no tag of Highwire's names a site.
_PRISM = frozenset((Kind.CONFERENCE, Kind.WORKSHOP, Kind.WEB))
# What has a number of its own; the number of any other work is that of its issue.
_NUMBERED = frozenset((Kind.REPORT, Kind.STANDARD))


def tags(cited: Citation) -> Iterator[tuple[str, str]]:
    """Yield the names and contents of a paper's ``meta`` tags, what tells its type last."""
    # The tag that names what a work stands in; those of reports and theses name who issued them.
    tag = cited.form.highwire
    is_issued = tag.endswith("_institution")
    is_preprint = cited.kind is Kind.PREPRINT
    place = cited.publisher if is_issued else cited.container
    number = "citation_technical_report_number" if cited.kind in _NUMBERED else "citation_issue"
    yield "citation_title", plain.show(cited.title)
    yield from (("citation_author", name) for name in _names(cited.people))
    yield from (("citation_editor", name) for name in _names(cited.editors))
    known = {
        "citation_publication_date": "/".join(f"{part:02}" for part in cited.date),
        "citation_doi": cited.doi,
        "citation_arxiv_id": cited.arxiv,
        # Of a preprint Zotero keeps PRISM's number as its "archive ID", as it does from arXiv.
        "prism.number": f"arXiv:{cited.arxiv}" if cited.arxiv and is_preprint else None,
        "citation_volume": cited.volume,
        number: cited.number,
        "citation_issn": cited.issn,
        "citation_series_title": cited.series,
        "citation_publisher": None if is_issued else _issuer(cited),
        "citation_public_url": cited.address,
        "citation_pdf_url": cited.pdf,
        "citation_keywords": "; ".join(cited.keywords),
        "prism.publicationName": plain.show(cited.container or "") if cited.kind in _PRISM else "",
    }
    yield from ((name, value) for name, value in known.items() if value)
    yield from zip(("citation_firstpage", "citation_lastpage"), cited.pages, strict=False)
    if tag and place:
        yield tag, plain.show(place)
    else:  # else Zotero takes a work without a container for an article of a journal
        yield "DC.type", cited.form.zotero


def _names(people: Sequence[Person]) -> list[str]:
    """Return the names of all who wrote or edited a work, as tags have them.

    Of a single tag Zotero splits "van den Oord, Aäron Gerard" at the comma into two people, because
    a blank stands on either side (read in its ``processHighwireCreators``).  It does not count one
    that does not break, and makes a plain one of it in the given name.
    """
    names = list(map(tag_name, people))
    if len(names) == 1:
        family, _, given = names[0].partition(", ")
        if " " in family:
            return [f"{family}, {given.replace(' ', chr(0xA0))}" if given else names[0]]
    return names


def _issuer(cited: Citation) -> str | None:
    """Return who issued a work: of a preprint the server, of what has no container its place.

    Zotero has no field for what a preprint or another work stands in, only for who issued it.
    """
    server = "arXiv" if cited.kind is Kind.PREPRINT and cited.arxiv else None
    has_container = cited.form.highwire or cited.kind is Kind.WEB
    return cited.publisher or (None if has_container else cited.container or server)


def article(cited: Citation) -> str:
    """Return a paper as JSON-LD for search engines, safe inside a script element.

    Without what the page's head says besides: its abstract, address, keywords and links.
    """
    identifiers = {"DOI": cited.doi, "arXiv": cited.arxiv}
    forms = {Kind.ARTICLE: "Periodical", Kind.CHAPTER: "Book", Kind.WEB: "WebSite"}
    form = forms.get(cited.kind, "PublicationVolume")
    described: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": cited.form.schema_org,
        "headline": plain.show(cited.title),
        "author": list(map(_agent, cited.people)),
        "editor": list(map(_agent, cited.editors)),
        "datePublished": "-".join(f"{part:02}" for part in cited.date),
        "identifier": [
            {"@type": "PropertyValue", "propertyID": name, "value": value}
            for name, value in identifiers.items()
            if value
        ],
        "isPartOf": cited.container and {"@type": form, "name": plain.show(cited.container)},
        "pagination": "-".join(cited.pages),
        "publisher": {"@type": "Organization", "name": cited.publisher} if cited.publisher else "",
    }
    known = {key: value for key, value in described.items() if value}
    return html.script(known)


def _agent(person: Person) -> dict[str, str]:
    return {"@type": "Organization" if person.is_group else "Person", "name": person.shown}


def coins(cited: Citation) -> str:
    """Return the COinS of a work, as the value of a ``title`` attribute.

    Also of one without people: 242 of the 2,436 of our list.  Zotero offers them with the others,
    looks a chosen one up by its DOI, and else keeps what the span says.
    """
    return "&".join(
        [
            f"{key}={quote(value.replace('+', '%2B'), safe='')}"
            if key == "rft_id"
            else f"{key}={_carried(value)}"
            for key, value in _keys(cited)
        ]
    )


@lru_cache(maxsize=1 << 15)  # names and venues come again, and this is half of what a span takes
def _carried(value: str) -> str:
    """Return a value with all but letters and digits written out.

    Zotero's parser makes a blank of a plus in every spelling ("DuQuant++").  The wide plus of East
    Asian scripts is read as one, and is one again where Unicode is normalised (NFKC); an address
    says the same with its plus written out.
    """
    return quote(value.replace("+", "＋"), safe="")  # noqa: RUF001


# The keys of a work's title and of what it stands in, by the genre; others have a plain title.
_TITLES = {
    "article": ("rft.atitle", "rft.jtitle"),
    "proceeding": ("rft.atitle", "rft.btitle"),
    "bookitem": ("rft.atitle", "rft.btitle"),
    "book": ("rft.btitle", ""),
    "report": ("rft.btitle", ""),
    "webpage": ("rft.title", "rft.source"),
}


def _keys(cited: Citation) -> Iterator[tuple[str, str]]:
    form, genre = cited.form.coins
    title, container = _TITLES.get(genre, ("rft.title", ""))
    yield "ctx_ver", "Z39.88-2004"
    yield "rft_val_fmt", f"info:ofi/fmt:kev:mtx:{form}"
    if genre:
        yield "rft.type" if form == "dc" else "rft.genre", genre
    yield title, plain.show(cited.title)
    if container and cited.container:
        yield container, plain.show(cited.container)
    yield from (("rft.au", tag_name(person)) for person in cited.people)
    known = {
        "rft.date": "-".join(f"{part:02}" for part in cited.date),
        "rft.pages": "-".join(cited.pages),
        "rft.volume": cited.volume,
        "rft.issue": cited.number,
        "rft.issn": cited.issn,
        "rft.series": cited.series,
        "rft.inst" if cited.kind is Kind.THESIS else "rft.publisher": _issuer(cited),
    }
    yield from ((key, value) for key, value in known.items() if value)
    yield from (("rft_id", f"info:doi/{cited.doi}"),) if cited.doi else ()
    yield from (("rft_id", cited.address),) if cited.address else ()
