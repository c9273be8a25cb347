"""What a page tells programs: Highwire and Open Graph tags, JSON-LD, COinS.

Zotero takes the type of an item from the *last* container tag, so that exactly one stands there and
nothing follows it; a page of one paper has no COinS, which would win and bring no PDF.  Neither
form can say "et al.": programs take each name for a person's, so only those known are named.
"""

from collections.abc import Sequence
from functools import lru_cache
from json.encoder import encode_basestring as _text
from urllib.parse import quote

from awesomequant.export import Citation
from awesomequant.export.names import tag_name
from awesomequant.language import html, plain
from awesomequant.works.kinds import Form, Kind
from awesomequant.works.people import Person

# What stands in a volume or on a site whose title Zotero asks PRISM for: ``citation_conference_
# title`` gives it the name of the meeting alone, and no tag of Highwire's names a site.
# Tuples: to look a kind up in a set takes longer than to compare it with three.
_PRISM = (Kind.CONFERENCE, Kind.WORKSHOP, Kind.WEB)
# What has a number of its own; the number of any other work is that of its issue.
_NUMBERED = (Kind.REPORT, Kind.STANDARD)


def tags(cited: Citation) -> list[tuple[str, str]]:
    """Return the names and contents of a paper's ``meta`` tags, what tells its type last."""
    # The tag that names what a work stands in; those of reports and theses name who issued them.
    form = cited.form
    tag = form.highwire
    is_issued = tag.endswith("_institution")
    is_preprint = cited.kind is Kind.PREPRINT
    place = cited.publisher if is_issued else cited.container
    number = "citation_technical_report_number" if cited.kind in _NUMBERED else "citation_issue"
    found = [("citation_title", plain.show(cited.title))]
    found += [("citation_author", name) for name in _names(cited.people)]
    found += [("citation_editor", name) for name in _names(cited.editors)]
    known = (
        ("citation_publication_date", _dated(cited, "/")),
        ("citation_doi", cited.doi),
        ("citation_arxiv_id", cited.arxiv),
        # Of a preprint Zotero keeps PRISM's number as its "archive ID", as it does from arXiv.
        ("prism.number", f"arXiv:{cited.arxiv}" if cited.arxiv and is_preprint else None),
        ("citation_volume", cited.volume),
        (number, cited.number),
        ("citation_issn", cited.issn),
        ("citation_series_title", cited.series),
        ("citation_publisher", None if is_issued else _issuer(cited, form)),
        ("citation_public_url", cited.address),
        ("citation_pdf_url", cited.pdf),
        ("citation_keywords", "; ".join(cited.keywords)),
        ("prism.publicationName", cited.kind in _PRISM and plain.show(cited.container or "")),
    )
    found += [(name, value) for name, value in known if value]
    found += zip(("citation_firstpage", "citation_lastpage"), cited.pages, strict=False)
    if tag and place:
        found.append((tag, plain.show(place)))
    else:  # else Zotero takes a work without a container for an article of a journal
        found.append(("DC.type", form.zotero))
    return found


def _dated(cited: Citation, between: str = "-") -> str:
    """Return the date of a work as far as it is known, its parts with two digits at least."""
    date = cited.date
    return str(date[0]) if len(date) == 1 else between.join([f"{part:02}" for part in date])


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


def _issuer(cited: Citation, form: Form) -> str | None:
    """Return who issued a work: of a preprint the server, of what has no container its place.

    Zotero has no field for what a preprint or another work stands in, only for who issued it.
    """
    if cited.publisher or form.highwire or cited.kind is Kind.WEB:
        return cited.publisher
    server = "arXiv" if cited.kind is Kind.PREPRINT and cited.arxiv else None
    return cited.container or server


def article(cited: Citation) -> str:
    """Return a paper as JSON-LD for search engines, safe inside a script element.

    Without what the page's head says besides: its abstract, address, keywords and links.
    """
    form = _FORMS.get(cited.kind, "PublicationVolume")
    title, container = plain.show(cited.title), cited.container
    # As text: to build values and have them written takes twice as long, and is done for each page.
    said = [f'{{"@context":"https://schema.org","@type":"{cited.form.schema_org}"']
    if title:
        said.append(f'"headline":{_text(title)}')
    if cited.people:
        said.append(f'"author":[{_agents(cited.people)}]')
    if cited.editors:
        said.append(f'"editor":[{_agents(cited.editors)}]')
    if cited.date:
        said.append(f'"datePublished":"{_dated(cited)}"')
    identifiers = [
        _text(f"{scheme}:{value}")
        for scheme, value in (("doi", cited.doi), ("arXiv", cited.arxiv))
        if value
    ]
    if identifiers:
        said.append(f'"identifier":[{",".join(identifiers)}]')
    if container:
        said.append(f'"isPartOf":{{"@type":"{form}","name":{_text(plain.show(container))}}}')
    if cited.pages:
        said.append(f'"pagination":{_text("-".join(cited.pages))}')
    if cited.publisher:
        said.append(f'"publisher":{{"@type":"Organization","name":{_text(cited.publisher)}}}')
    return html.in_script(",".join(said) + "}")


_FORMS = {Kind.ARTICLE: "Periodical", Kind.CHAPTER: "Book", Kind.WEB: "WebSite"}


def _agents(people: Sequence[Person]) -> str:
    return ",".join(
        [
            f'{{"@type":"{"Organization" if person.is_group else "Person"}",'
            f'"name":{_text(person.shown)}}}'
            for person in people
        ]
    )


def coins(cited: Citation) -> str:
    """Return the COinS of a work, as the value of a ``title`` attribute.

    Also of one without people: 242 of the 2,436 of our list.  Zotero offers them with the others,
    looks a chosen one up by its DOI, and else keeps what the span says.
    """
    return "&".join(
        [
            # An address says a plus as it says any sign, and not as the wide one.
            f"{key}={quote(value.replace('+', '%2B'), safe=_AS_IS)}"
            if key == "rft_id"
            else f"{key}={_carried(value)}"
            for key, value in _keys(cited)
        ]
    )


# What means nothing to those who take a span apart, and stands in each address and name.
_AS_IS = ",/:"


@lru_cache(maxsize=1 << 15)  # names and venues come again, and this is half of what a span takes
def _carried(value: str) -> str:
    """Return a value with all but letters, digits and a few signs written out.

    Zotero's parser makes a blank of a plus in every spelling ("DuQuant++").  The wide plus of East
    Asian scripts is read as one, and is one again where Unicode is normalised (NFKC); an address
    says the same with its plus written out.
    """
    return value.translate(_WRITTEN_OUT)


class _WrittenOut(dict[int, str]):
    """How a character stands in a span, by its code; worked out when it is met first."""

    # `quote` takes each letter by itself in Python: half of what a span took.
    def __missing__(self, code: int) -> str:
        char = "＋" if code == ord("+") else chr(code)  # noqa: RUF001
        self[code] = quote(char, safe=_AS_IS)
        return self[code]


_WRITTEN_OUT = _WrittenOut()


# The keys of a work's title and of what it stands in, by the genre; others have a plain title.
_TITLES = {
    "article": ("rft.atitle", "rft.jtitle"),
    "proceeding": ("rft.atitle", "rft.btitle"),
    "bookitem": ("rft.atitle", "rft.btitle"),
    "book": ("rft.btitle", ""),
    "report": ("rft.btitle", ""),
    "webpage": ("rft.title", "rft.source"),
}


def _keys(cited: Citation) -> list[tuple[str, str]]:
    kind = cited.form
    form, genre = kind.coins
    title, container = _TITLES.get(genre, ("rft.title", ""))
    found = [("ctx_ver", "Z39.88-2004"), ("rft_val_fmt", f"info:ofi/fmt:kev:mtx:{form}")]
    if genre:
        found.append(("rft.type" if form == "dc" else "rft.genre", genre))
    found.append((title, plain.show(cited.title)))
    if container and cited.container:
        found.append((container, plain.show(cited.container)))
    found += [("rft.au", tag_name(person)) for person in cited.people]
    known = (
        ("rft.date", _dated(cited)),
        ("rft.pages", "-".join(cited.pages)),
        ("rft.volume", cited.volume),
        ("rft.issue", cited.number),
        ("rft.issn", cited.issn),
        ("rft.series", cited.series),
        ("rft.inst" if cited.kind is Kind.THESIS else "rft.publisher", _issuer(cited, kind)),
        ("rft_id", f"info:doi/{cited.doi}" if cited.doi else None),
        ("rft_id", cited.address),
    )
    found += [(key, value) for key, value in known if value]
    return found
