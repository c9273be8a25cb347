"""Read EndNote's XML, as EndNote, Mendeley and Rayyan export a library.

The parser knows no document types: an entity could grow to gigabytes, or read a file of ours.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from xml.parsers import expat

from awesomequant.intake.fields.columns import Role
from awesomequant.intake.fields.labelled import Item, draft_of
from awesomequant.library.draft import Reading
from awesomequant.library.problems import Level, Place, Refusal
from awesomequant.text import one_line

SUFFIXES = (".xml",)

# Where the parts of a record stand, and what they are.
_FIELDS = {
    "titles/title": Role.TITLE, "titles/secondary-title": Role.VENUE,
    "periodical/full-title": Role.VENUE, "electronic-resource-num": Role.DOI,
    "dates/year": Role.DATE, "dates/pub-dates/date": Role.DATE, "abstract": Role.ABSTRACT,
    "volume": Role.VOLUME, "number": Role.ISSUE, "issue": Role.ISSUE, "pages": Role.PAGES,
    "publisher": Role.PUBLISHER, "label": Role.ID, "urls/related-urls/url": Role.PAPER,
    "urls/web-urls/url": Role.PAPER,
}  # fmt: skip
_LISTS = {
    "contributors/authors/author": Role.AUTHORS,
    "contributors/secondary-authors/author": Role.EDITORS,
    "keywords/keyword": Role.TAGS,
}
_KEPT = {
    "isbn": "ISBN or ISSN", "language": "language", "pub-location": "place",
    "edition": "edition", "titles/short-title": "short title", "work-type": "type of work",
    "titles/tertiary-title": "series", "accession-num": "accession number", "notes": "notes",
}  # fmt: skip
_DEEPEST = 30
_RECORD = re.compile(r"<record(?=[\s/>])", re.IGNORECASE)


@dataclass(slots=True)
class _Record:
    """A record while it is read: its line, its type, the texts of its parts by their path."""

    line: int
    type: str = ""
    texts: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def items(self) -> Iterator[Item]:
        """Yield what the parts of a record say."""
        yield Item("type", (Role.KIND,), self.type)
        for path, role in _FIELDS.items():
            for text in self.texts.get(path, ()):
                yield Item(path.rpartition("/")[2], (role,), text)
        for path, role in _LISTS.items():
            yield Item(path.rpartition("/")[2], (role,), self.texts.get(path, []))
        for path, label in _KEPT.items():
            yield Item(label, (), "; ".join(self.texts.get(path, ())))


def fits(text: str) -> bool:
    """Whether the text holds records as EndNote has them."""
    return "<record" in text[:2000] and "<records" in text[:2000]


def read(source: str, file: str) -> Reading:
    """Return the records of EndNote's XML; raises Refusal for XML that is another program's."""
    if not fits(source):
        raise Refusal(f"{file} is XML, and not EndNote's; {_HINT}")
    reading = Reading()
    left: set[str] = set()
    for record in _records(source, file, reading):
        place = Place(file, record.line)
        left |= record.texts.keys() - _FIELDS.keys() - _LISTS.keys() - _KEPT.keys()
        draft = draft_of(place, record.items(), {})
        if draft.title:
            reading.drafts.append(draft)
        else:
            reading.leave_out(place, "", "the record has no title")
    if left:
        told = f"what is of EndNote itself was left out: {', '.join(sorted(left))}"
        reading.tell(Place(file), told, Level.NOTE)
    return reading


_HINT = "export the entries as BibTeX or RIS"


class _RefusedError(ValueError):
    """The XML has what no list of references needs."""


class _BombError(_RefusedError):
    """It has a document type, with entities of its own: nothing of it is read."""


def _records(source: str, file: str, reading: Reading) -> list[_Record]:
    """Return the records; one that is broken is told, and the others are read."""
    try:
        return _parsed(source, 0)
    except _BombError as error:
        reading.leave_out(Place(file), "", f"the XML is not read: {error}")
        return []
    except (expat.ExpatError, ValueError):
        pass
    found: list[_Record] = []
    starts = [one.start() for one in _RECORD.finditer(source)]
    line = at = 0
    for start, end in pairwise((*starts, len(source))):
        line, at = line + source.count("\n", at, start), start
        text = source[start:end]
        closed = text.find("</record>")
        # What stands behind its end is no part of a record, and one without an end is not whole.
        text = text[: closed + len("</record>")] if closed >= 0 else text
        try:
            found += _parsed(text, line)
        except (expat.ExpatError, ValueError) as error:
            words = re.sub(r": line \d+, column \d+$", "", str(error))
            at_line = line + max(getattr(error, "lineno", 1), 1)
            told = f"the XML of this record is broken in line {at_line}: {words}"
            shown = one_line(re.sub(r"<[^<>]{0,200}>", " ", text[:500]))[:60]
            reading.leave_out(Place(file, line + 1), shown, told)
    if not starts:
        reading.leave_out(Place(file), "", "the XML is broken, and no record stands in it")
    return found


def _parsed(source: str, above: int) -> list[_Record]:
    """Return the records of XML that stands below so many lines; raises where it is broken."""
    found: list[_Record] = []
    path: list[str] = []
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def start(name: str, attributes: Mapping[str, str]) -> None:
        path.append(name.lower())
        if len(path) > _DEEPEST:
            raise _RefusedError("it is nested too deeply")
        if path[-1] == "record":
            found.append(_Record(above + parser.CurrentLineNumber))
        elif path[-1] == "ref-type" and found:
            found[-1].type = attributes.get("name", "")
        elif path[-1] != "style" and "record" in path:  # a style is but a font
            found[-1].texts[_inner(path)].append("")

    def text(data: str) -> None:
        if path and "record" in path and (inner := _inner(path)) in found[-1].texts:
            found[-1].texts[inner][-1] += data

    def doctype(*_: object) -> None:
        raise _BombError("it has a document type, which may hide a bomb")

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: path.pop()
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = doctype
    parser.Parse(source, True)  # noqa: FBT003 -- expat has it so
    for record in found:
        told_texts = {
            name: [one for one in map(str.strip, texts) if one]
            for name, texts in record.texts.items()
        }
        record.texts = {name: texts for name, texts in told_texts.items() if texts}
    return found


def _inner(path: list[str]) -> str:
    """Return the path of a part inside its record, without the styles around its text."""
    inner = path[path.index("record") + 1 :]
    return "/".join(name for name in inner if name != "style")
