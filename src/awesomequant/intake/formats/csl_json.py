"""Read CSL-JSON, as Zotero, pandoc and Crossref write it: an array of items, or one item."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from awesomequant.intake.files.fence import fenced, shown_of
from awesomequant.intake.files.json_file import read_around_broken
from awesomequant.language import markup
from awesomequant.language.json_text import Steps
from awesomequant.library.author import stated
from awesomequant.library.draft import Draft, Reading
from awesomequant.library.problems import Place
from awesomequant.text import one_line
from awesomequant.works import dates, kinds
from awesomequant.works.identifiers import arxiv_mentioned
from awesomequant.works.ids import is_bibtex_key
from awesomequant.works.kinds import Kind
from awesomequant.works.people import People, Person, from_parts, group, is_et_al, parse_person
from awesomequant.works.titles import with_subtitle

SUFFIXES = (".csl.json", ".csljson", ".json")

# Crossref writes a group under ``name``, CSL under ``literal``.
_NAME_PARTS: Final = (
    "family", "given", "suffix", "non-dropping-particle", "dropping-particle", "literal", "name",
)  # fmt: skip
# Who and when: variables whose values are lists of names, and dates.
_PEOPLE: Final = frozenset((
    "author", "chair", "collection-editor", "compiler", "composer", "container-author",
    "contributor", "curator", "director", "editor", "editorial-director", "executive-producer",
    "guest", "host", "illustrator", "interviewer", "narrator", "organizer", "original-author",
    "performer", "producer", "recipient", "reviewed-author", "script-writer", "series-creator",
    "translator",
))  # fmt: skip
_DATES: Final = ("issued", "published", "published-print", "published-online", "posted",
                 "event-date", "submitted")  # fmt: skip
_OTHER_DATES: Final = frozenset((*_DATES, "accessed", "available-date", "original-date"))
# The other variables that a line of a note may state, as Zotero's field "Extra" has them.
_STATED: Final = frozenset((
    "abstract", "annote", "archive", "archive_location", "archive-place", "authority",
    "call-number", "chapter-number", "citation-key", "collection-number", "collection-title",
    "container-title", "container-title-short", "dimensions", "division", "doi", "edition",
    "event-place", "event-title", "genre", "isbn", "issn", "issue", "jurisdiction", "keyword",
    "language", "license", "medium", "number", "number-of-pages", "number-of-volumes",
    "original-publisher", "original-publisher-place", "original-title", "page", "part-number",
    "part-title", "pmcid", "pmid", "printing-number", "publisher", "publisher-place", "references",
    "reviewed-genre", "reviewed-title", "scale", "section", "source", "status", "supplement-number",
    "title-short", "type", "url", "version", "volume", "volume-title", "arxiv",
))  # fmt: skip
_CAPITALS: Final = {name.lower(): name for name in ("DOI", "ISBN", "ISSN", "PMCID", "PMID", "URL")}
_LINE: Final = re.compile(r"([A-Za-z][\w .-]{0,40}?)[ \t]*:[ \t]*(\S.*)")
_BRACED: Final = re.compile(r"\{:([\w-]{1,40}):[ \t]*+([^{}]*+)\}")
_ARXIV_ID: Final = re.compile(r"\d{4}\.\d{4,5}|[a-z.-]{2,20}/\d{7}", re.IGNORECASE)
# What one item has and our own JSON has not.
_OF_AN_ITEM: Final = re.compile(
    r'"(?:type|DOI|issued|container-title|items|references|message-type)"\s*:'
)
_LOOKED_AT: Final = 20_000


def fits(text: str) -> bool:
    """Whether the text is an array or one item: our own JSON is an object with ``papers``."""
    begin = text.lstrip("\ufeff \t\r\n")[:_LOOKED_AT]
    if begin.startswith("["):
        return True
    is_ours = '"papers"' in begin or '"venue"' in begin
    return begin.startswith("{") and not is_ours and bool(_OF_AN_ITEM.search(begin))


def read(source: str, file: str) -> Reading:
    """Return the items of CSL-JSON ``source``; ``file`` is the name that places bear."""
    reading = Reading()
    found = read_around_broken(source, file, reading)
    if found is None:
        return reading
    for path, raw in _items(found.value):
        place = Place(file, *found.places.get(path, (1, 1)))
        if raw is None and found.is_mended:  # it was told
            continue
        with fenced(reading, place, raw):
            item = _Item(raw) if isinstance(raw, dict) else None
            title = item.title() if item else ""
            if item and title:
                reading.drafts.append(item.draft(title, place))
            else:
                reading.leave_out(place, shown_of(raw), "the item has no title")
    return reading


def _items(document: Any) -> Iterator[tuple[Steps, Any]]:
    """Yield the items, each with where it stands.

    Crossref's API and pandoc's YAML as JSON hold them in an object.
    """
    message = document.get("message") if isinstance(document, dict) else None
    held: list[tuple[Steps, Any]] = [((), document)]
    if isinstance(message, dict):
        held.insert(0, (("message",), message))
    for path, inside in held:
        names = ("items", "references") if isinstance(inside, dict) else ()
        name = next((one for one in names if isinstance(inside.get(one), list)), None)
        if isinstance(inside, list) or name:
            path, inside = ((*path, name), inside[name]) if name else (path, inside)  # noqa: PLW2901
            yield from (((*path, at), one) for at, one in enumerate(inside))
            return
        if path and "title" in inside:
            yield path, inside
            return
    yield (), document


class _Item:
    """The variables of an item; each that is taken is noted, the others are `rest`."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self.values = {
            name: value for name, value in raw.items() if value not in (None, "", [], {})
        }
        self._taken: set[str] = set()
        if isinstance(note := self.values.get("note"), str):
            self.read_note(note)

    def text(self, name: str) -> str:
        """Return a variable as plain text; Crossref writes some of them as lists."""
        value = self.values.get(name)
        value = value[0] if isinstance(value, list) and value else value
        if not isinstance(value, str | int) or isinstance(value, bool):
            return ""
        return markup.read(str(value))

    def take(self, *names: str) -> str:
        """Return the text of the first variable that has one, and note it as taken."""
        for name in names:
            if text := self.text(name):
                self._taken.add(name)
                return text
        return ""

    def drop(self, *names: str) -> None:
        """Note variables as taken: what they say stands elsewhere."""
        self._taken.update(names)

    @property
    def rest(self) -> dict[str, str]:
        """What nobody took, by its own name."""
        left = {name: value for name, value in self.values.items() if name not in self._taken}
        return {name: text for name, value in left.items() if (text := _as_text(name, value))}

    def read_note(self, note: str) -> None:
        """Take the variables that lines of a note state, and leave the other lines in it.

        Zotero's users write there what Zotero has no field for: ``PMID: 123``, ``tex.code: …``,
        and before 2017 ``{:original-date: 1900}``.
        """
        left = []
        for line in _BRACED.sub(lambda found: f"\n{found[1]}: {found[2]}\n", note).splitlines():
            found = _LINE.fullmatch(line.strip())
            name = found[1].lower().replace(" ", "-") if found else ""
            if found and name.startswith("tex."):
                self.values.setdefault(name, found[2])
            elif found and name in _PEOPLE:  # besides those that the item itself names
                family, _, given = (part.strip() for part in found[2].partition("||"))
                person = {"family": family, "given": given} if given else {"literal": family}
                self.values.setdefault(name, [])
                if isinstance(self.values[name], list):
                    self.values[name] = [*self.values[name], person]
            elif found and name in _OTHER_DATES | _STATED:  # what the item says comes first
                stated = {"raw": found[2]} if name in _OTHER_DATES else found[2]
                self.values.setdefault(_CAPITALS.get(name, name), stated)
            elif line.strip():
                left.append(line.strip())
        if left:
            self.values["note"] = "\n".join(left)
        else:
            del self.values["note"]

    def title(self) -> str:
        """Return the title, with the subtitle that Crossref has beside it."""
        title, below = self.take("title"), self.text("subtitle")
        if not title:
            return self.take("title-short", "shortTitle")
        whole = with_subtitle(title, below)
        if whole != title or below in title:
            self.drop("subtitle")
        return whole

    def server(self) -> str:
        """Return the server of a preprint, which Crossref calls its institution."""
        named = self.values.get("institution")
        first = named[0] if isinstance(named, list) and named else named
        if not isinstance(first, dict) or not isinstance(first.get("name"), str):
            return ""
        self.drop("institution")
        return one_line(first["name"])

    def keywords(self) -> Iterator[str]:
        value = self.values.get("keyword")
        self.drop("keyword")
        if not isinstance(value, list):
            text = self.text("keyword")
            value = text.split(";" if ";" in text else ",")
        yield from filter(
            None, (one_line(one).strip(" ,;") for one in value if isinstance(one, str))
        )

    def arxiv(self) -> str | None:
        """Return the number of the preprint, wherever an item has it."""
        if self.text("archive").lower() in ("arxiv", "arxiv.org"):
            for name in ("archive_location", "archive-location"):
                text = self.text(name)
                if _ARXIV_ID.match(text) or arxiv_mentioned(text):
                    self.drop("archive", name)
                    found = arxiv_mentioned(text)
                    return found[0] if found else text
        for name in ("arxiv", "tex.arxivid", "tex.eprint"):
            text = self.text(name)
            if number := _ARXIV_ID.match(text.removeprefix("arXiv:")):
                self.drop(name)
                return number[0]
        for name in (
            "number",
            "archive_location",
            "container-title",
            "publisher",
            "volume",
            "page",
        ):
            if found := arxiv_mentioned(self.text(name)):
                if found[1] and name not in ("container-title", "publisher"):
                    self.drop(name)
                    self.values.pop(name, None)
                return found[0]
        return None

    def date(self) -> dates.Dated:
        """Return the date of publication; what of it no record holds stays in its variable."""
        for name in _DATES:
            found = _date(self.values.get(name))
            if found.year:
                if found.is_whole:
                    self.drop(name)
                return found
        return dates.Dated()

    def draft(self, title: str, place: Place) -> Draft:
        kind = kinds.from_csl(self.take("type"))
        arxiv = self.arxiv()
        publisher = self.take("publisher")
        dated = self.date()
        number = self.take("issue", "number")
        people, editors = (_people(self.values.get(name)) for name in ("author", "editor"))
        self.drop("author", "editor")
        venue = self.take("container-title", "collection-title", "event-title", "event")
        more: dict[str, Any] = {"type": kind}
        key = self.take("citation-key") or self.text("id")
        if is_bibtex_key(key) and "://" not in key:  # Zotero's ids are addresses of its own
            more["bibtex_key"] = key
            if self.text("id") == key:
                self.drop("id")
        if kind is Kind.THESIS and kinds.is_masters(self.text("genre")):
            self.drop("genre")
            more["bibtex_type"] = "mastersthesis"
        told = (
            ("editors", stated(editors)),
            ("volume", self.take("volume")),
            ("number", number),
            ("pages", self.take("page", "article-number")),
            ("publisher", publisher),
            ("abstract", self.take("abstract")),
            ("date", dated.iso),
        )
        more |= {name: value for name, value in told if value}
        is_preprint = arxiv and kind not in kinds.ISSUED
        draft = Draft(
            place,
            title,
            url=self.take("URL") or None,
            venue=venue or self.server() or ("arXiv" if is_preprint else publisher) or None,
            year=dated.year,
            tags=tuple(self.keywords()),
            authors=stated(people),
            arxiv=arxiv,
            doi=self.take("DOI") or None,
            more=more,
        )
        more["extra"] = self.rest
        return draft


def _people(names: Any) -> People:
    """Read a variable of names: a ``literal`` is a group's, or pandoc's word for others."""
    found: list[Person] = []
    others = False
    for name in names if isinstance(names, list) else [names]:
        if isinstance(name, str) and name.strip():
            others |= is_et_al(name)
            found += [] if is_et_al(name) else [parse_person(markup.read(name))]
        if not isinstance(name, dict):
            continue
        part = {key: markup.read(str(name.get(key) or "")) for key in _NAME_PARTS}
        literal = part["literal"] or part["name"]
        whole = literal or f"{part['given']} {part['family']}".strip()
        if not whole:
            continue
        if is_et_al(whole):
            others = True
        elif literal:
            found.append(group(literal))
        else:
            particle = f"{part['dropping-particle']} {part['non-dropping-particle']}".strip()
            family, given, suffix = part["family"], part["given"], part["suffix"]
            found.append(from_parts(family=family, given=given, particle=particle, suffix=suffix))
    return People(tuple(found), others)


def _date(value: Any) -> dates.Dated:
    """Read a date in any of the forms that CSL-JSON has had."""
    if isinstance(value, list):  # pandoc's YAML: [{year: 2019, month: 5}]
        return _date(value[0])._replace(is_whole=len(value) == 1) if value else dates.Dated()
    if not isinstance(value, dict):
        return dates.read_field(str(value)) if isinstance(value, str | int) else dates.Dated()
    parts = value.get("date-parts")
    rows = parts if isinstance(parts, list) else []
    first = rows[0] if rows and isinstance(rows[0], list) else rows
    if not first and "year" in value:
        first = [value.get(name) for name in ("year", "month", "day")]
    written = [str(part).strip() for part in first[:3] if part is not None]
    if not written:
        text = value.get("raw") or value.get("literal") or ""
        return dates.read_field(str(text))
    is_range = len(rows) > 1 and isinstance(rows[0], list)
    is_more = is_range or any(value.get(name) for name in ("season", "circa", "literal"))
    found = (
        dates.read_field("/".join(written)) if len(written) > 1 else dates.read_field(written[0])
    )
    return found._replace(is_whole=found.is_whole and not is_more)


def _as_text(name: str, value: Any) -> str:
    """Return a variable as a person reads it; what has no such form, as JSON."""
    if isinstance(value, str | int | float):
        return str(value)
    if name in _PEOPLE and (people := _people(value).people):
        return "; ".join(person.inverted for person in people)
    if name in _OTHER_DATES and isinstance(value, dict):
        # A date as ISO writes it, a range with its stroke; a literal one as it stands.
        rows = value.get("date-parts")
        days = [
            "-".join(f"{part:0>2}" if str(part).isdecimal() else str(part) for part in row)
            for row in (rows if isinstance(rows, list) else ())
            if isinstance(row, list) and None not in row
        ]
        season = f", season {value['season']}" if value.get("season") else ""
        text = "/".join(days) + season * bool(days)
        return text or str(value.get("literal") or value.get("raw") or "")
    if isinstance(value, list) and all(isinstance(one, str | int) for one in value):
        return "; ".join(map(str, value))
    return json.dumps(value, ensure_ascii=False)
