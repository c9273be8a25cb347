"""Read RIS: records between TY and ER, each with its place; what stands outside is reported."""

import re
from collections.abc import Iterator
from typing import Any, Final

from awesomequant.language import markup
from awesomequant.library.author import Author, stated
from awesomequant.library.draft import Draft, DraftLink, Reading
from awesomequant.library.problems import Place
from awesomequant.text import one_line
from awesomequant.works import clues, dates, kinds
from awesomequant.works.identifiers import arxiv_mentioned
from awesomequant.works.ids import is_bibtex_key
from awesomequant.works.kinds import Kind
from awesomequant.works.people import People, group, groups_among, is_et_al, parse_person

SUFFIXES = (".ris",)

# What the tags are called that no field of a record holds (EndNote's and Reference Manager's
# manuals): under these names they are kept in ``extra``.
_NAMES: Final = {
    "A2": "secondary_authors", "A3": "tertiary_authors", "A4": "subsidiary_authors",
    "AD": "author_address", "AN": "accession_number", "AV": "availability", "C1": "custom1",
    "C2": "custom2", "C3": "custom3", "C4": "custom4", "C5": "custom5", "C6": "custom6",
    "C7": "custom7", "C8": "custom8", "CA": "caption", "CN": "call_number",
    "CY": "place_published", "DA": "date", "DB": "name_of_database", "DP": "database_provider",
    "ED": "editors", "EP": "end_page", "ET": "edition", "J1": "alternate_title1",
    "J2": "alternate_title1", "JA": "alternate_title2", "JF": "alternate_title3",
    "JO": "journal_name", "L1": "file_attachments1", "L2": "file_attachments2",
    "L3": "related_records", "L4": "figure", "LA": "language", "LB": "label", "LK": "link",
    "M1": "note", "M2": "miscellaneous2", "M3": "type_of_work", "N1": "notes", "N2": "abstract2",
    "NV": "number_of_volumes", "OP": "original_publication", "PY": "year", "RI": "reviewed_item",
    "RN": "research_notes", "RP": "reprint_edition", "SE": "section", "SN": "issn",
    "ST": "short_title", "T2": "secondary_title", "T3": "tertiary_title",
    "TA": "translated_author", "TT": "translated_title", "U1": "user1", "U2": "user2",
    "U3": "user3", "U4": "user4", "U5": "user5", "Y1": "publication_year", "Y2": "access_date",
}  # fmt: skip
_KNOWN: Final = frozenset(_NAMES) | frozenset((
    "TY", "ER", "ID", "TI", "T1", "CT", "BT", "AU", "A1", "AB", "KW", "DO", "DI", "SP", "EP", "VL",
    "IS", "CP", "PB", "UR",
))  # fmt: skip
_TAG: Final = re.compile(r"[ \t]{0,2}([A-Z][A-Z0-9])(?:([ \t]+)-|-(?=[ \t]))[ \t]*(.*)", re.DOTALL)
_TITLES: Final = ("TI", "T1", "CT", "BT", "ST")
# The title in full before its abbreviations; of a conference its name before its proceedings.
_CONTAINERS: Final = ("T2", "JF", "JO", "BT", "JA", "J2", "J1", "T3")
# C3 names the proceedings of a conference; of a picture it is the size, of data their type.
_OF_CONFERENCES: Final = ("T2", "JF", "JO", "BT", "JA", "J2", "J1", "C3", "T3")
# Whose number stands in SN, where other types have an ISSN or ISBN: reports, standards, patents.
_NUMBERED: Final = frozenset(("RPRT", "GOVDOC", "STAND", "PAT"))
_ISSN_OR_ISBN: Final = re.compile(r"\d{4}-\d{3}[\dXx]|(?:97[89][\s-]?)?(?:\d[\s-]?){9}[\dXx]")
_ADDRESS: Final = re.compile(r"(?:https?|ftp)://[^\s<>\"]+", re.IGNORECASE)
_WITHOUT_SCHEME: Final = re.compile(r"^//(?=[\w-]+\.[\w.-]+/)")
_DOI_ALONE: Final = re.compile(
    r"(?:doi:?\s*|https?://(?:dx\.)?doi\.org/)10\.\S+|10\.\d{4,9}/\S+", re.IGNORECASE
)
_BEFORE_DOI: Final = re.compile(r"(?:doi:?\s*|https?://(?:dx\.)?doi\.org/)(?=10\.)", re.IGNORECASE)
# A record that begins without TY does so with one of these.
_BEGINS: Final = frozenset(("TI", "T1", "AU", "A1", "ID"))


def read(source: str, file: str) -> Reading:
    """Return the records of RIS ``source``; ``file`` is the name that places bear."""
    reading = Reading()
    for place, record in _records(source, file, reading):
        if title := record.take(*_TITLES):
            reading.drafts.append(record.draft(title, place))
        else:
            reading.tell(place, "the record has no title (TI or T1)")
    return reading


class _Record:
    """The values of one record by tag; each that is taken is noted, the others are `rest`."""

    def __init__(self) -> None:
        self.values: dict[str, list[str]] = {}
        self._tags: list[str] = []
        self._taken: set[str] = {"TY", "ER"}

    def add(self, tag: str, value: str) -> None:
        """Add a value below a tag; any tag may come several times."""
        self.values.setdefault(tag, []).append(value)
        self._tags.append(tag)

    def all(self, *tags: str) -> list[str]:
        """Return all values of tags, each on one line and without markup."""
        return [text for tag in tags for one in self.values.get(tag, ()) if (text := _text(one))]

    def in_order(self, *tags: str) -> list[str]:
        """Return all values of tags as they follow each other in the file."""
        left = {tag: iter(self.values.get(tag, ())) for tag in tags}
        return [_text(next(left[tag], "")) for tag in self._tags if tag in left]

    def take(self, *tags: str) -> str:
        """Return the first value of the first tag that has one, and note the tag as taken."""
        for tag in tags:
            values = self.all(tag)
            if values:
                if len(set(values)) == 1:
                    self._taken.add(tag)
                else:  # the others stay
                    self.values[tag] = values[1:]
                return values[0]
        return ""

    def drop(self, *tags: str) -> None:
        """Note tags as taken: what they say stands elsewhere."""
        self._taken.update(tags)

    @property
    def rest(self) -> dict[str, str]:
        """What nobody took, by the names of the tags."""
        rest: dict[str, str] = {}
        for tag in self.values:
            if tag not in self._taken and (value := "; ".join(self.all(tag))):
                name = _NAMES.get(tag, tag)
                rest[name] = f"{rest[name]}; {value}" if name in rest else value
        return rest

    def people(self, *tags: str) -> tuple[Author, ...]:
        """Read the names below all of the tags: ``Family, Given, Suffix``, and groups."""
        self.drop(*tags)
        lists = [self.all(tag) for tag in tags]
        written = lists[0] if lists[0] == lists[-1] else self.in_order(*tags)
        names = [name.strip() for one in written for name in re.split(r"\s*;\s*", one)]
        named = [name for name in names if name.strip(", ") and not is_et_al(name)]
        groups = groups_among(named)
        people = tuple(
            group(name.rstrip(", ")) if name in groups else parse_person(name) for name in named
        )
        return stated(People(people, any(map(is_et_al, names))))

    def keywords(self) -> Iterator[str]:
        """Yield the keywords: one a line, several on one, and a single one that is a list."""
        self.drop("KW")
        written = [
            one
            for value in self.values.get("KW", ())
            for line in value.splitlines()
            for one in _text(line).split(";")
            if one.strip()
        ]
        if len(written) == 1:
            written = written[0].split(",")
        yield from dict.fromkeys(word.strip(" ,") for word in written if word.strip(" ,"))

    def date(self) -> dates.Dated:
        """Return the date that tells most; what of it no record holds stays in its tag."""
        found = [
            (tag, text, dates.read_field(text))
            for tag in ("PY", "DA", "Y1")
            for text in self.all(tag)
        ]
        year = next((dated.year for _, _, dated in found if dated.year), None)
        # EndNote asks for month and day alone in DA, beside the year in PY.
        found = [
            (tag, text, dated if dated.year else dates.of_parts(str(year or ""), text))
            for tag, text, dated in found
        ]
        best = max(
            (dated for _, _, dated in found if dated.year and dated.year == year),
            key=lambda dated: (bool(dated.month), bool(dated.day)),
            default=dates.Dated(),
        )
        for tag, _, dated in found:
            if dated.is_whole and all(
                one in (None, other) for one, other in zip(dated[:3], best[:3], strict=True)
            ):
                self.drop(tag)
        return best

    def addresses(
        self,
    ) -> tuple[str | None, tuple[DraftLink, ...], tuple[DraftLink, ...]]:
        """Return the address of the work, its code, and its further links.

        L1 and L2 are the PDF and the full text; we write the code there, and so do others.
        """
        found: dict[str, list[str]] = {}
        for tag in ("UR", "LK", "L1", "L2"):
            text = " ".join(self.values.get(tag, ()))
            # ScienceDirect left out the scheme for years: "//www.sciencedirect.com/science/…".
            text = _WITHOUT_SCHEME.sub("https://", text.replace("&amp;", "&"))
            found[tag] = [one.rstrip(".,;") for one in _ADDRESS.findall(text)]
            if found[tag] and not _ADDRESS.sub("", text).strip(" ;,"):
                self.drop(tag)
        code = tuple(DraftLink("code", one) for one in found["L2"] if clues.is_code(one))
        pages = list(dict.fromkeys([*found["UR"], *found["LK"]]))
        if not pages:
            pages = [f"http://{one}" for one in self.all("UR") if re.fullmatch(r"www\.\S+", one)]
            self.drop(*("UR",) * bool(pages))
        links = [DraftLink("link", one) for one in pages[1:]]
        links += [DraftLink("pdf", one) for one in found["L1"] if one not in pages]
        links += [
            DraftLink("full text", one)
            for one in found["L2"]
            if not clues.is_code(one) and one not in pages
        ]
        return (pages[0] if pages else None), code, tuple(links)

    def doi(self) -> str | None:
        """Return the DOI: EndNote and others have it in M3, in a note or as an address alone."""
        if doi := self.take("DO", "DI"):
            return _BEFORE_DOI.sub("", doi)
        for tag in ("M3", "N1", "AN", "L3"):
            for text in self.all(tag):
                if _DOI_ALONE.fullmatch(text):
                    if len(self.values[tag]) == 1:
                        self.drop(tag)
                    return _BEFORE_DOI.sub("", text)
        return None

    def arxiv(self) -> str | None:
        """Return the number of the preprint, wherever a record has it."""
        number = None
        for tag in ("AN", "JO", "JF", "T2", "JA", "PB", "M1", "N1", "C7", "SP", "VL"):
            for text in self.all(tag):
                if found := arxiv_mentioned(text):
                    number = number or found[0]
                    if found[1] and tag not in ("JO", "JF", "T2") and len(self.values[tag]) == 1:
                        self.drop(tag)  # it says nothing else
                        del self.values[tag]
                        break
        return number

    def pages(self) -> str:
        first, last = self.take("SP"), self.take("EP")
        if first and last and last not in re.split(r"\W+", first):
            return f"{first}-{last}"
        return first or last or self.take("C7")

    def of_editors(self, type_: str, kind: Kind) -> tuple[str, ...]:
        """Return the tags that name the editors of the work itself, or of what holds it.

        EndNote's manual has in A2 the recipient of a letter, the department of a government, who
        issues a patent, the performers of a film; under a thesis others have its supervisors.
        """
        if kind is Kind.BOOK and self.all("A3", "ED"):
            return ("A3", "ED")
        is_other = kind in (Kind.OTHER, Kind.THESIS) or type_ in ("GOVDOC", "HEAR")
        return ("ED",) if is_other and type_ != "GEN" else ("A2", "ED")

    def own_number(self, type_: str) -> str:
        """Return the number of a report, a standard or a patent, which stands in SN."""
        numbers = self.all("SN") if type_ in _NUMBERED else []
        has_it = len(numbers) == 1 and not _ISSN_OR_ISBN.fullmatch(numbers[0])
        return self.take("SN") if has_it else ""

    def draft(self, title: str, place: Place) -> Draft:
        type_ = self.take("TY").upper()
        kind = kinds.from_ris(type_)
        # An edited book names its editors as authors; those of any other are A3, and A2 is its
        # series'.
        authors = self.people("AU", "A1")
        editors: tuple[Author, ...] = ()
        if type_ == "EDBOOK":
            authors, editors = (), authors
        editors = editors or self.people(*self.of_editors(type_, kind))
        arxiv = self.arxiv()
        dated = self.date()
        address, code, links = self.addresses()
        publisher = self.take("PB")
        containers = _OF_CONFERENCES if kind is Kind.CONFERENCE else _CONTAINERS
        venue = ""
        if kind is Kind.THESIS:
            # T2 has its department, or the service that sells it; of a printed one we write the
            # university to T3, since PB is then its publisher's.
            venue = self.take("T3") or publisher
        venue = venue or self.take(*containers)
        is_preprint = arxiv and kind not in kinds.ISSUED
        more: dict[str, Any] = {"type": kind}
        key = self.take("ID")
        if is_bibtex_key(key):
            more["bibtex_key"] = key
        if kind is Kind.THESIS and kinds.is_masters(next(iter(self.all("M3")), "")):
            self.drop("M3")
            more["bibtex_type"] = "mastersthesis"
        told = (
            ("editors", editors),
            ("pages", self.pages()),
            ("volume", self.take("VL")),
            ("number", self.take("IS", "CP") or self.own_number(type_)),
            ("publisher", publisher),
            ("abstract", self.take("AB", "N2")),
            ("date", dated.iso),
        )
        more |= {name: value for name, value in told if value}
        if more.get("abstract") and self.all("N2") == [more["abstract"]]:
            self.drop("N2")
        draft = Draft(
            place,
            title,
            url=address,
            venue=venue or ("arXiv" if is_preprint else publisher) or None,
            year=dated.year,
            tags=tuple(self.keywords()),
            authors=authors,
            arxiv=arxiv,
            doi=self.doi(),
            code=code,
            links=links,
            more=more,
        )
        for tag in _TITLES:
            if self.all(tag) == [title]:
                self.drop(tag)
        for tag in containers:
            if self.all(tag) == [venue]:
                self.drop(tag)
        more["extra"] = self.rest
        if key and "bibtex_key" not in more:
            more["extra"]["id"] = key
        return draft


def _text(value: str) -> str:
    """Return a value as text: publishers write HTML in it, though RIS has no markup."""
    return markup.read(value) if "<" in value or "&" in value else one_line(value)


def _records(source: str, file: str, reading: Reading) -> Iterator[tuple[Place, _Record]]:
    """Yield place and values of each record; one without an end is ended by the next."""
    record: _Record | None = None
    place = Place(file)
    last: list[str] = []
    for number, line in enumerate(source.lstrip("\ufeff").splitlines(), 1):
        found = _TAG.match(line)
        # Of a line that is not set as RIS asks, only a known tag is one.
        is_tag = found and (found[2] == "  " or found[1] in _KNOWN)
        tag, value = (found[1], found[3].strip()) if found and is_tag else ("", "")
        if tag == "ER":
            if record:
                yield place, record
            record, last = None, []
        elif tag == "TY" or (record is None and tag in _BEGINS):
            if record and record.values.keys() - {"TY"}:  # of types in a row the last counts
                reading.tell(place, "the record has no end (ER)")
                yield place, record
            record, place = _Record(), Place(file, number, len(line) - len(line.lstrip()) + 1)
            record.add(tag, value)
            last = record.values[tag]
            if tag != "TY":
                reading.tell(place, "the record has no beginning (TY)")
        elif record is None:
            if line.strip():
                reading.tell(Place(file, number), f"'{line[:40]}' stands outside a record")
        elif tag:
            record.add(tag, value)
            last = record.values[tag]
        elif line.strip() and last:
            last[-1] += f"\n{line.strip()}"  # a value over several lines
    if record:
        reading.tell(place, "the record has no end (ER)")
        yield place, record
