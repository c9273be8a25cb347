"""RIS for reference managers: one tag and one value a line, so that no value can add a tag."""

from collections.abc import Iterator

from awesomequant.export.citation import Citation, sorted_name
from awesomequant.language import plain
from awesomequant.text import one_line
from awesomequant.works.kinds import Kind
from awesomequant.works.people import ET_AL

LABEL = "RIS"
ORDER = 2
SUFFIX = ".ris"
MEDIA_TYPE = "application/x-research-info-systems"
BETWEEN = "\n"


def entry(cited: Citation) -> str:
    """Return the record of one work."""
    lines = (f"{tag}  - {one_line(value)}".rstrip() + "\n" for tag, value in _tags(cited))
    return "".join(lines) + "ER  - \n"


def _tags(cited: Citation) -> Iterator[tuple[str, str]]:
    is_book = cited.kind is Kind.BOOK
    yield "TY", cited.form.ris
    yield "ID", cited.key
    yield "TI", plain.show(cited.title)
    yield from (("AU", sorted_name(person)) for person in cited.people)
    if cited.others:
        # RIS has no word for it: shown as written it is odd, left out it makes a sole author.
        yield "AU", ET_AL
    # Reference managers take A2 for the editors of what holds a work, and for those of a book's
    # series; its own editors are A3.
    editor = "A3" if is_book else "A2"
    yield from ((editor, sorted_name(person)) for person in cited.editors)
    if cited.more_editors:
        yield editor, ET_AL
    day = ""
    if len(cited.date) > 1:
        # ``2024/06/17/`` or ``2024/06//``: RIS asks for all three strokes.
        day = "".join(f"{part:02}/" for part in cited.date) + "/" * (3 - len(cited.date))
    tags = {
        "T2": plain.show((cited.series if is_book else cited.container) or ""),
        "T3": None if is_book else cited.series,
        "PY": str(cited.year or ""),
        "DA": day,
        **dict(zip(("SP", "EP"), cited.pages, strict=False)),
        "VL": cited.volume,
        "IS": cited.number,
        "PB": cited.publisher,
        "SN": cited.issn,
        "M3": "Master's thesis" if cited.is_masters else None,
        "DO": cited.doi,
        "UR": cited.address,
        "AN": f"arXiv:{cited.arxiv}" if cited.arxiv else None,
        "AB": plain.show(cited.abstract or ""),
    }
    yield from ((tag, value) for tag, value in tags.items() if value)
    yield from (("L2", code.url) for code in cited.paper.code)
    yield from (("KW", tag) for tag in cited.keywords)
