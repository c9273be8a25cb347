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
        yield container, tex.write(cited.container)
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
    ):
        if value:
            yield name, value if name == "pages" else tex.write(value)


def verbatim(text: str) -> str:
    """Return an address or an identifier for a field that TeX takes as it is: no brace may stay."""
    return quote(text, safe="/:;.,-_~!$&+=@?#()[]<>*'|%")
