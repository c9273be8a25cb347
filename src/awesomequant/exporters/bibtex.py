r"""BibTeX for LaTeX users: the right entry type, stable keys, capitals protected, text TeX-safe.

Every character with a meaning in TeX or BibTeX becomes a text command: ``\{`` would not do, since
parsers count braces.  UTF-8 is kept.
"""

import re
from collections.abc import Iterator, Sequence

from awesomequant.library import Library
from awesomequant.models import Paper, Venue
from awesomequant.models.names import parse_name
from awesomequant.text import one_line

SUFFIX = ".bib"
MEDIA_TYPE = "application/x-bibtex"

_TEX = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "$": r"\$", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_SPECIAL = re.compile("[" + re.escape("".join(_TEX)) + "]")
_TYPES = {"journal": "article", "thesis": "phdthesis", "report": "techreport", "preprint": "misc"}
_CONTAINERS = {
    "article": "journal", "inproceedings": "booktitle", "incollection": "booktitle",
    "phdthesis": "school", "techreport": "institution", "misc": "howpublished",
}  # fmt: skip


def export(papers: Sequence[Paper], library: Library) -> str:
    """Give one entry a paper, with a blank line between them."""
    return "\n".join(entry(paper, library) for paper in papers)


def entry(paper: Paper, library: Library) -> str:
    """Give the entry of one paper; it ends with a newline."""
    venue = library.venues.get(paper.venue)
    kind = paper.bibtex_type or _TYPES.get(venue.kind if venue else "", "inproceedings")
    fields = (f"  {name} = {{{value}}},\n" for name, value in _fields(paper, venue, kind))
    return f"@{kind}{{{paper.key},\n{''.join(fields)}}}\n"


def _fields(paper: Paper, venue: Venue | None, kind: str) -> Iterator[tuple[str, str]]:
    yield "title", _capitals(paper.title)
    if paper.authors:
        names = (_safe(parse_name(author).inverted) for author in paper.authors)
        yield "author", " and ".join(names)
    is_preprint = bool(venue and venue.is_preprint)
    container = paper.booktitle or (venue.name if venue else paper.venue)
    if not (is_preprint and paper.arxiv) and kind in _CONTAINERS:
        yield _CONTAINERS[kind], _safe(container)
    yield "year", str(paper.year)
    for name in ("volume", "number", "pages", "publisher"):
        if value := getattr(paper, name):
            yield name, _safe(re.sub(r"(?<=\d)\s*[-–—]+\s*(?=\d)", "--", value))
    if paper.arxiv:
        yield "eprint", paper.arxiv
        yield "archivePrefix", "arXiv"
    if paper.doi:
        yield "doi", _safe(paper.doi)
    if paper.address:
        yield "url", paper.address.replace("{", "%7B").replace("}", "%7D")


def _capitals(title: str) -> str:
    """Give a title with the words in braces whose capitals must stay."""
    return " ".join(_protected(word) for word in one_line(title).split(" "))


def _protected(word: str) -> str:
    inner = sum(char.isupper() for char in word[1:]) or (word[:1].isdigit() and not word.islower())
    return f"{{{_safe(word)}}}" if inner and any(map(str.isupper, word)) else _safe(word)


def _safe(text: str) -> str:
    return _SPECIAL.sub(lambda found: _TEX[found[0]], one_line(text))
