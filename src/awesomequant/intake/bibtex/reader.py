"""One entry of BibTeX or BibLaTeX as a draft: each of its fields in a field, or in ``extra``."""

import re
from collections.abc import Callable
from typing import Any, Final

from awesomequant.intake.bibtex.fields import (
    Fields,
    addresses,
    besides_addresses,
    is_address,
)
from awesomequant.language import bibtex, plain
from awesomequant.library.draft import Draft, DraftLink, Reading
from awesomequant.library.problems import Place
from awesomequant.text import squash
from awesomequant.works import clues, dates, kinds
from awesomequant.works.identifiers import arxiv_mentioned
from awesomequant.works.ids import is_bibtex_key
from awesomequant.works.kinds import Kind
from awesomequant.works.people.stated import of_bibtex
from awesomequant.works.titles import with_subtitle

# A volume that others stand in is told by them; one that nobody names is a work of the list.
_VOLUMES: Final = frozenset((
    "proceedings", "mvproceedings", "mvbook", "mvreference", "collection", "mvcollection",
    "reference", "periodical",
))  # fmt: skip
# What stands for other entries and is none.
_NO_WORKS: Final = frozenset(("set", "xdata", "bibnote", "control"))
_TITLES: Final = ("title", "maintitle", "booktitle", "issuetitle", "titleaddon", "shorttitle")
_SUBTITLES: Final = {
    "title": "subtitle", "maintitle": "mainsubtitle", "booktitle": "booksubtitle",
    "issuetitle": "issuesubtitle", "journaltitle": "journalsubtitle",
    "journal": "journalsubtitle",
}  # fmt: skip
_CONTAINERS: Final = (
    "booktitle", "maintitle", "fjournal", "journaltitle", "journal", "shortjournal", "eventtitle",
    "school", "institution", "organization", "howpublished", "series",
)  # fmt: skip
# Who issues a report, a thesis or a standard.
_HOUSES: Final = ("institution", "school", "organization")
# BibLaTeX prints a series of these names, or of a number alone, as words: "new series".
_SERIES: Final = re.compile(r"newseries|oldseries|\d+")
# An abbreviation of astronomers: \apj.
_COMMAND: Final = re.compile(r"\{?\\([a-z]+)\s*\}?")
# Where the address of the work is looked for.
_ADDRESSES: Final = (
    "url", "howpublished", "ee", "link", "bdsk-url-1", "pdf", "adsurl", "note",
)  # fmt: skip
# Where the number of a preprint may stand.
_WITH_ARXIV: Final = (
    "journal", "journaltitle", "booktitle", "howpublished", "note", "volume", "eid", "pages",
    "number",
)  # fmt: skip
_ID: Final = re.compile(
    r"(?:(?:https?://)?(?:www\.)?arxiv(?:\.org/(?:abs|pdf)/|[:\s]+))?"
    r"(\d{4}\.\d{4,5}|[a-zA-Z.-]+/\d{7})(?:v\d+)?(?:\.pdf)?(?:\s*\[[\w.\s-]*\])?", re.IGNORECASE
)  # fmt: skip
# The addresses of what other services number; BibLaTeX names them in its manual.
_EPRINTS: Final = {
    "jstor": "https://www.jstor.org/stable/", "pubmed": "https://pubmed.ncbi.nlm.nih.gov/",
    "hdl": "https://hdl.handle.net/", "pmc": "https://www.ncbi.nlm.nih.gov/pmc/articles/",
    "hal": "https://hal.science/", "iacr": "https://eprint.iacr.org/",
}  # fmt: skip
# Addresses of those who keep the bibliography, and of one's own files.
_NO_LINKS: Final = frozenset(("biburl", "bibsource", "file", "timestamp", "local-url", "note"))
# The values of ``type`` that a type of entry says as well.
_PLAIN_TYPES: Final = frozenset(("phdthesis", "techreport", "resreport"))


def read_scanned(
    source: bibtex.Source, file: str, team: Callable[[str], Any]
) -> tuple[Reading, list[bibtex.Entry]]:
    """Return what the entries of a source say, and for each of its drafts the entry it is of.

    ``file`` is the name that places bear, ``team`` makes an author that is no person of its name.
    """
    reading, works = Reading(), list[bibtex.Entry]()
    for one in source.broken:
        reading.tell(Place(file, one.line, one.column), one.reason)
    for entry in source.entries:
        place = Place(file, entry.line, entry.column)
        if entry.kind in _NO_WORKS or (entry.holds and entry.kind in _VOLUMES):
            reading.prose[("volumes",)] = reading.prose.get(("volumes",), 0) + 1
            continue
        fields = _Work(entry, team)
        if title := fields.title():
            reading.drafts.append(fields.draft(entry, title, place))
            works.append(entry)
            for it, at in fields.unknown.items():
                told = f"the TeX command \\{it} in '{at}' is not known; its text was kept"
                reading.tell(place, told)
        else:
            reading.tell(place, f"'{entry.key}' has no title")
    return reading, works


class _Work(Fields):
    """The fields of an entry, and what they say of its work."""

    def __init__(self, entry: bibtex.Entry, team: Callable[[str], Any]) -> None:
        super().__init__(entry)
        self._team = team

    def title(self) -> str:
        """Return the title with its subtitle; an entry without one bears that of its volume."""
        return self.whole_title(self.find(*_TITLES))

    def whole_title(self, name: str) -> str:
        """Return a title with what its subtitle adds; empty for no title."""
        if not name:
            return ""
        title = self.take(name)
        below = _SUBTITLES.get(name, "")
        said = self.text.get(below, "")
        if not said:
            return title
        whole = with_subtitle(title, said)
        if whole != title or squash(said) in squash(title):
            self.drop(below)
        return whole

    def container(self, kind: Kind) -> tuple[str, str]:
        """Return what the work stands in, and the house that issued it where that is told besides.

        What a house issues stands in a series where it names one: a report, a thesis, a book.
        """
        text = self.text
        names: tuple[str, ...] = _CONTAINERS
        if kind in kinds.ISSUED:  # the title of the whole is no place that a volume appeared at
            names = (
                "series",
                *(name for name in _CONTAINERS if name not in ("maintitle", "series")),
            )
        for name in names:
            value = text.get(name)
            if not value or (name == "series" and _SERIES.fullmatch(value)):
                continue
            if name == "howpublished" and addresses(self.source[name]):
                continue  # it is where, not in what
            source = self.source[name]
            command = _COMMAND.fullmatch(source.strip()) if "\\" in source else None
            if command and command[1] in bibtex.JOURNALS:
                self.drop(name)
                self.unknown.pop(command[1], None)
                value = bibtex.JOURNALS[command[1]]
            else:
                value = self.whole_title(name)
            issuer = ""
            if name == "series" and not text.get("publisher"):
                issuer = self.take(*_HOUSES)
            return value, issuer
        return "", ""

    def own_addresses(self) -> list[str]:
        """Return the addresses of the work, the first of them its own."""
        found = list(self.addresses(*_ADDRESSES))
        kept = [one for name, one in found if name == (found[0][0] if found else "")]
        if kept:
            name = found[0][0]
            if name != "note":
                self.drop(name)
            for other in ("url", "howpublished"):
                held = addresses(self.source.get(other, ""))
                if held and not set(held) - set(kept) and not besides_addresses(self.source[other]):
                    self.drop(other)
            if name == "howpublished" and (said := besides_addresses(self.source[name])):
                self.text["howpublished"] = self.text.get(name) or said
                self.put_back(name)
            return kept
        scheme, number = self.scheme(), self.text.get("eprint", "")
        if number and scheme in _EPRINTS:
            self.drop("eprint", "eprinttype", "archiveprefix")
            return [_EPRINTS[scheme] + number]
        return []

    def scheme(self) -> str:
        return (self.text.get("eprinttype") or self.text.get("archiveprefix") or "arxiv").lower()

    def arxiv(self) -> str | None:
        """Return the number of the preprint, wherever an entry has it."""
        text = self.text
        number = None
        for name in ("eprint", "arxivid", "arxiv"):
            is_named = name in text and (name != "eprint" or self.scheme() == "arxiv")
            if is_named and (stated := _ID.fullmatch(text[name])):
                self.drop("eprint", "eprinttype", "archiveprefix", "arxivid", "arxiv")
                number = number or stated[1]
        for name in _WITH_ARXIV:
            value = text.get(name)
            if value and (found := arxiv_mentioned(value)):
                number = number or found[0]
                if name not in ("journal", "journaltitle", "booktitle") and found[1]:
                    self.drop(name)  # it says nothing else
                    text[name] = ""
        return number

    def date(self) -> dates.Dated:
        """Return the date; what of it no record holds stays in its field."""
        text = self.text
        year = text.get("year", "")
        if "date" in text:  # no TeX: in ``1723~`` the sign means "about"
            text["date"] = self.source["date"].strip("{} \n\t")
        found = dates.read_field(text.get("date", ""))
        if found.year:
            if found.is_whole:
                self.drop("date")
            if dates.of_parts(year) == dates.Dated(found.year):
                self.drop("year")
            if found.month and dates.month_of(text.get("month", "")) == found.month:
                self.drop("month")
            return found
        found = dates.of_parts(year, text.get("month", ""), text.get("day", ""))
        if found.is_whole:
            self.drop("year", "month", "day")
        elif dates.of_parts(year).is_whole:
            self.drop("year")
            if found.month:
                self.drop("month")
        return found

    def kind_of_entry(self, entry: bibtex.Entry, kind: Kind) -> str:
        """Return the type of the entry; a thesis for a master's degree is one of its own."""
        said = self.text.get("type", "")
        if said in _PLAIN_TYPES or kinds.FORMS[kind].bibtex_subtype.lower() == said.lower() != "":
            self.drop("type")
        elif kind is Kind.THESIS and kinds.is_masters(said):
            self.drop("type")
            return "mastersthesis"
        return entry.kind

    def links(self) -> tuple[tuple[DraftLink, ...], tuple[DraftLink, ...]]:
        """Return the code and the other links: all fields that hold an address and nothing else."""
        code, others = [], []
        for name, text in list(self.rest.items()):
            if name in _NO_LINKS or "://" not in text or not is_address(self.source[name]):
                continue
            (address,) = addresses(self.source[name])
            self.drop(name)
            if name in ("code", "github") or clues.is_code(address):
                code.append(DraftLink("code", address))
            else:
                label = (
                    name.removeprefix("url_").removeprefix("url-").removesuffix("url").strip("_-")
                )
                others.append(DraftLink(label or "link", address))
        return tuple(code), tuple(others)

    def draft(self, entry: bibtex.Entry, title: str, place: Place) -> Draft:
        kind = kinds.from_bibtex(entry.kind, self.text)
        arxiv = self.arxiv()
        found = self.own_addresses()
        container, issuer = self.container(kind)
        publisher = self.take("publisher")
        dated = self.date()
        more: dict[str, Any] = {"type": kind, "bibtex_type": self.kind_of_entry(entry, kind)}
        if is_bibtex_key(entry.key):
            more["bibtex_key"] = entry.key
        if editors := of_bibtex(self.names("editor"), self._team):
            more["editors"] = editors
        stated = (
            ("volume", self.take("volume")),
            ("number", self.take("number", "issue")),
            ("pages", self.take("pages", "eid", "articleno", "article-number")),
            ("publisher", publisher or issuer),
            ("abstract", self.take("abstract")),
            ("date", dated.iso),
        )
        more |= {name: value for name, value in stated if value}
        doi = self.take("doi").replace(" ", "") or None
        tags = tuple(self.parts("keywords", "keyword"))
        authors = of_bibtex(self.names("author"), self._team)
        code, links = self.links()  # last, for it looks at all that is left
        draft = Draft(
            place,
            title,
            url=found[0] if found else None,
            venue=container or ("arXiv" if arxiv else publisher) or None,
            year=dated.year,
            tags=tags,
            authors=authors,
            links=(*(DraftLink("link", one) for one in found[1:]), *links),
            arxiv=arxiv,
            doi=doi,
            code=code,
            more=more,
        )
        if plain.show(title).startswith(self.text.get("key", "")):  # by which styles sort it
            self.drop("key")
        more["extra"] = self.rest
        if "venue" in more["extra"]:  # BibLaTeX's is the house that an event was held in
            more["extra"]["eventvenue"] = more["extra"].pop("venue")
        if entry.key and "bibtex_key" not in more:
            more["extra"].setdefault("key", entry.key)
        return draft
