"""RIS for reference managers: one tag and one value a line, so that no value can add a tag."""

from awesomequant.export.citation import Citation
from awesomequant.export.names import sorted_name
from awesomequant.language import plain
from awesomequant.text import one_line
from awesomequant.works.kinds import Kind
from awesomequant.works.people import ET_AL, Person

LABEL = "RIS"
ORDER = 2
SUFFIX = ".ris"
MEDIA_TYPE = "application/x-research-info-systems"
BETWEEN = "\n"


def entry(cited: Citation) -> str:
    """Return the record of one work."""
    kind, form, date, pages = cited.kind, cited.form, cited.date, cited.pages
    is_book = kind is Kind.BOOK
    # Reference managers take A2 for the editors of what holds a work, and for those of a book's
    # series; its own editors are A3.
    editor = "A3" if is_book else "A2"
    is_numbered = kind in (Kind.REPORT, Kind.STANDARD)
    day = ""
    if len(date) > 1:
        # ``2024/06/17/`` or ``2024/06//``: RIS asks for all three strokes.
        day = "".join([f"{part:02}/" for part in date]) + "/" * (3 - len(date))
    container = plain.show(cited.container or "")
    lines = [f"TY  - {form.ris}\nID  - {cited.key}", _line("TI", plain.show(cited.title))]
    # RIS has no word for "et al.": shown as written it is odd, left out it makes a sole author.
    lines += [f"AU  - {_name(person)}".rstrip() for person in cited.people]
    if cited.others:
        lines.append(f"AU  - {ET_AL}")
    lines += [f"{editor}  - {_name(person)}".rstrip() for person in cited.editors]
    if cited.more_editors:
        lines.append(f"{editor}  - {ET_AL}")
    once = (
        ("T2", plain.show(cited.series or "") if is_book else container),
        # Of a conference T2 is its name to Zotero and citation-js, and C3 the title of its volume;
        # others read T2 alone.
        ("C3", container if form.ris == "CONF" else None),
        ("T3", None if is_book else cited.series),
        ("PY", str(cited.year or "")),
        ("DA", day),
        ("SP", pages[0] if pages else None),
        ("EP", pages[1] if len(pages) > 1 else None),
        ("VL", cited.volume),
        # The number of a report or standard is SN; IS is an issue's, and kept as a note by Zotero.
        ("SN" if is_numbered else "IS", cited.number),
        ("PB", cited.publisher),
        ("SN", None if is_numbered else cited.issn),
        ("M3", "Master's thesis" if cited.is_masters else None),
        ("DO", cited.doi),
        ("UR", cited.address),
        ("AN", f"arXiv:{cited.arxiv}" if cited.arxiv else None),
        ("N1", plain.show(cited.warning)),
        ("AB", plain.show(cited.abstract or "")),
    )
    lines += [_line(tag, value) for tag, value in once if value]
    lines += [f"L2  - {code.url}" for code in cited.paper.code]
    lines += [f"KW  - {tag}" for tag in cited.keywords]
    lines.append("ER  - \n")
    return "\n".join(lines)


def brief(text: str, _cited: Citation) -> str:
    """Return the record without its abstract."""
    start = text.find("\nAB  - ")
    return text if start < 0 else text[:start] + text[text.index("\n", start + 1) :]


def _line(tag: str, value: str) -> str:
    """Return a line; whatever stands in its value, it is one."""
    return f"{tag}  - {one_line(value)}".rstrip()


def _name(person: Person) -> str:
    """Return a name in its order; a comma behind a group's, by which nobody takes it apart.

    So EndNote's manual has it; Zotero, pandoc and citation-js read one name in one field.
    """
    name = sorted_name(person)
    return f"{name}," if person.is_group else name
