"""Entries of BibTeX and BibLaTeX: what both write alike."""

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from awesomequant.export.citation import Citation
from awesomequant.export.names import bibtex
from awesomequant.language import tex
from awesomequant.works.kinds import Kind

Fields = Iterable[tuple[str, str]]
# Fields that name a volume or a series; any other names who issued a work that stands in none.
_VOLUMES = frozenset(("booktitle", "journal", "journaltitle", "series"))


def written(kind: str, key: str, fields: Fields) -> str:
    """Return an entry, which ends with a newline; values are TeX and stand in braces.

    A month is a word that each style spells out in its language.
    """
    lines = (
        f"  {name} = {value},\n" if name == "month" else f"  {name} = {{{value}}},\n"
        for name, value in fields
    )
    return f"@{kind}{{{key},\n{''.join(lines)}}}\n"


def named(cited: Citation, container: str) -> Iterator[tuple[str, str]]:
    """Yield title, authors, what the work stands in (the field ``container``), and its editors."""
    yield "title", tex.title(cited.title)
    if cited.people:
        yield "author", bibtex(cited.people, others=cited.others)
    if cited.container:
        # Braces around the whole: pandoc and citation-js set titles of volumes in small letters.
        shown = cited.short if cited.bibtex.venues == "short" and cited.short else cited.container
        yield container, f"{{{tex.write(shown)}}}"
    if cited.editors:
        yield "editor", bibtex(cited.editors, others=cited.more_editors)


def printed(cited: Citation, container: str) -> Iterator[tuple[str, str]]:
    """Yield where in print it stands, and who issued it."""
    # Of a preprint ``howpublished`` says where it appeared, which a publisher does not.
    in_field = cited.container or container in _VOLUMES or cited.kind is Kind.PREPRINT
    issuer = "publisher" if in_field else container
    for name, value in (
        ("series", cited.series),
        ("volume", cited.volume),
        ("number", cited.number),
        ("pages", "--".join(map(tex.write, cited.pages))),
        (issuer, cited.publisher),
        ("issn", cited.issn),
    ):
        if value:
            yield name, value if name == "pages" else tex.write(value)


def places(cited: Citation) -> Iterator[tuple[str, str]]:
    r"""Yield DOI and address: styles hand them to commands that print every sign as it is.

    A DOI with ``\_`` in it leads nowhere, for none of them reads the backslash as TeX.
    """
    if cited.doi:
        yield "doi", verbatim(cited.doi)
    address = cited.address if cited.bibtex.doi_urls else cited.address_beside_doi
    if address:
        yield "url", verbatim(address)


def verbatim(text: str) -> str:
    """Return an address or an identifier for a field that TeX takes as it is: no brace may stay."""
    return quote(text, safe="/:;.,-_~!$&+=@?#()[]<>*'|%")
