"""What mends an entry, written as its reader writes: braces, names, venues, strings of the file."""

import re
from collections.abc import Callable, Sequence

from awesomequant.audit.documents import Document, Entry
from awesomequant.audit.editing import Macro, can_edit, is_braced
from awesomequant.audit.findings import MENDS, Mend
from awesomequant.audit.truth import Work
from awesomequant.audit.wishes import Names, Venues, Wishes
from awesomequant.language import tex
from awesomequant.language.plain import show
from awesomequant.text import squash
from awesomequant.works.identifiers import Identifier, arxiv_mentioned, identified
from awesomequant.works.kinds import Kind
from awesomequant.works.people import People, Person, initials, is_et_al, split_bibtex
from awesomequant.works.people.bibtex import bibtex
from awesomequant.works.people.stated import people
from awesomequant.works.venues import is_preprint_server

# Fields that speak of the bibliography, of files or of words, and of no identifier.
_NO_IDS = frozenset((
    "title", "author", "editor", "abstract", "keywords", "file", "timestamp", "biburl", "bibsource",
    "annote", "booktitle",
))  # fmt: skip
_ADDRESSES = ("url", "ee", "link", "pdf", "howpublished", "note", "bdsk-url-1")
_PLACES = ("volume", "number", "issue", "pages", "eid", "articleno")
_HOUSES = ("publisher", "institution", "organization", "school")
_OF_ARXIV = re.compile(r"arxiv|\bcorr\b|^abs/|^\d{4}\.\d{4,5}", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_PROCEEDINGS = re.compile(
    r"\s*(?:in\s+)?(proceedings of the|proceedings of|proc\. of|proc\.)\s", re.IGNORECASE
)
_YEAR = re.compile(r"\d{4}")
_SHORT_WORDS = 2


class Writer:
    """Makes the mends of one entry; what cannot be written there is None."""

    def __init__(self, document: Document, entry: Entry, wishes: Wishes) -> None:
        self.document, self.entry, self.wishes = document, entry, wishes

    def can(self, mend: Mend) -> bool:
        """Whether a mend can be made in the text."""
        return can_edit(self.document, self.entry, mend)

    def text(self, text: str) -> str:
        """Return our text as TeX, in ASCII where the file is."""
        return self._plain(tex.write(text))

    def _plain(self, source: str) -> str:
        return tex.ascii_only(source) if self.document.is_ascii and not source.isascii() else source

    def put(self, name: str, value: str, shown: str) -> Mend:
        """Return the mend that writes one field."""
        text = MENDS["write" if self.entry.has(name) else "insert"]
        return Mend(text.format(value=shown), {name: value})

    def title(self, title: str) -> str:
        """Return a title, in braces of its own where the one that stands there is."""
        written = self._plain(tex.title(title))
        return f"{{{written}}}" if is_braced(self.entry.value("title").strip()) else written

    def year(self, year: int) -> Mend:
        """Return the mend of the year: in ``date`` its month and day stay."""
        puts: dict[str, str | None] = {}
        if date := self.entry.value("date"):
            puts["date"] = _YEAR.sub(str(year), date, count=1)
        if self.entry.has("year") or not date:
            name = "date" if self.entry.is_biblatex and not self.entry.has("year") else "year"
            puts[name] = str(year)
        text = MENDS["write" if self.entry.has("date", "year") else "insert"]
        return Mend(text.format(value=year), puts)

    def pages(self, cited: Work) -> str:
        """Return the pages with the dash that stands between those that are there."""
        dash = "--" if "--" in self.entry.value("pages") or not self.entry.has("pages") else "-"
        return dash.join(map(self.text, cited.pages))

    # Venues.

    def container(
        self, cited: Work, resolves: Callable[[str], bool] = lambda _: False
    ) -> Mend | None:
        """Return the mend of where it appeared; a string of the file where one ``resolves``."""
        form = cited.form
        usual = form.biblatex_container if self.entry.is_biblatex else form.bibtex_container
        name = self.entry.container or usual
        where = self._where(cited, self.entry.value(name))
        if not where:
            return None
        value, where = self._called(cited) or (self.text(where), where)
        raw = self._raw(name)
        if raw and raw[0] not in '{"':
            own = (one for one, text in self.document.strings.items() if resolves(text))
            value = Macro(found) if (found := next(own, "")) else value
        elif is_braced(self.entry.value(name).strip()):
            value = _held(value)
        text = MENDS["write" if self.entry.has(name) else "insert"]
        return Mend(text.format(value=f"“{show(where)}”"), {name: value})

    def venue_form(self, cited: Work) -> Mend | None:
        """Return the mend of a venue that is right and not in the form that was asked for."""
        wish, name = self.wishes.venues, self.entry.container
        if wish is Venues.KEEP or not name or not (cited.short and cited.container):
            return None
        said = squash(tex.read(self.entry.value(name)).text)
        is_long = squash(cited.container) in said
        is_wanted = is_long if wish is Venues.LONG else said == squash(cited.short)
        return None if is_wanted else self.container(cited)

    def _called(self, cited: Work) -> tuple[str, str] | None:
        """Return how other entries of the file write a venue, and how that reads."""
        raw = self.wishes.called.get(cited.venue.id, "") if cited.venue else ""
        if not raw or self.wishes.venues is not Venues.KEEP:
            return None
        if raw[0] in '{"':
            return raw[1:-1], raw[1:-1]
        return Macro(raw), self.document.strings.get(raw.lower(), raw)

    def _where(self, cited: Work, old: str) -> str:
        long = cited.container or cited.issuer or ""
        if not cited.short:
            return long
        is_short = self.wishes.is_short if not old else len(old.split()) <= _SHORT_WORDS
        if self.wishes.venues is not Venues.KEEP:
            is_short = self.wishes.venues is Venues.SHORT
        if is_short:
            return cited.short
        begins = _PROCEEDINGS.match(old)
        is_event = cited.kind in (Kind.CONFERENCE, Kind.WORKSHOP)
        if begins and is_event and not long.lower().startswith(("proceedings", "findings")):
            return f"{begins[1]} {long}"
        return long

    def _raw(self, name: str) -> str:
        stand = self.entry.source.stands.get(name) if self.entry.source else None
        return self.document.text[stand.value : stand.end] if stand else ""

    # People.

    def authors(self, known: People, places: Sequence[int | None], said: People) -> Mend | None:
        """Return the mend that names a list's authors, those that are there as they stand."""
        pieces = self._pieces()
        keeps = len(pieces) == len(places) and self.wishes.names is Names.KEEP
        held = {at: piece for at, piece in zip(places, pieces, strict=False) if at is not None}
        named = [at for at in places if at is not None]
        last = max(named) + 1 if said.others and named else len(known.people)
        names = [
            held[at] if keeps and at in held else self._name(person)
            for at, person in enumerate(known.people[:last])
        ]
        return self._of_names(names, others=said.others or known.others)

    def names(self, known: People, places: Sequence[int | None], said: People) -> Mend | None:
        """Return the mend of names that are right and not in the form that was asked for."""
        pieces, wish = self._pieces(), self.wishes.names
        if wish is Names.KEEP or len(pieces) != len(said.people):
            return None
        names = list(pieces)
        for number, at in enumerate(places):
            person = said.people[number]
            if at is None or person.is_group or not person.given:
                continue
            if wish is Names.INITIALS and not has_initials(person):
                names[number] = self._name(person)
            elif wish is Names.FULL and has_initials(person):
                whole = known.people[at]
                if whole.given and not has_initials(whole):
                    names[number] = self._name(whole)
        return None if names == pieces else self._of_names(names, others=said.others)

    def _pieces(self) -> list[str]:
        found = split_bibtex(self.entry.value("author"))
        return [one for one in found if not is_et_al(one)]

    def _of_names(self, names: list[str], *, others: bool) -> Mend | None:
        old = self.entry.value("author")
        between = _AND.search(old)
        value = (between[0] if between else " and ").join([*names, *["others"] * others])
        shown = tex.read(value).text.replace(" and ", "; ")
        cut = f"{shown[:120]} …" if len(shown) > 120 else shown  # noqa: PLR2004 -- a line and a half
        text = MENDS["write" if old else "insert"]
        return Mend(text.format(value=cut), {"author": value})

    def _name(self, person: Person) -> str:
        """Return a name as the others of the entry are written."""
        pieces = self._pieces()
        has_commas = not pieces or 2 * sum("," in one for one in pieces) >= len(pieces)
        wish = self.wishes.names
        said = self.entry.draft.authors
        short = [has_initials(one) for one in people(said) if one.given]
        is_short = wish is Names.INITIALS or (
            wish is Names.KEEP and bool(short) and sum(short) * 2 > len(short)
        )
        if is_short and person.given:
            person = Person(
                person.family, initials(person), person.particle, person.suffix, person.is_group
            )
        if not has_commas and not (person.is_group or person.suffix or " " in person.family):
            return self._plain(tex.write(person.shown if not person.family_first else
                                         f"{person.given} {person.surname}".strip()))  # fmt: skip
        return self._plain(bibtex([person], others=False))

    # Identifiers.

    def identifier(
        self, wrong: Identifier, right: Identifier | None, cited: Work
    ) -> tuple[str, Mend | None]:
        """Return the field that holds a wrong identifier, and the mend that puts the right one."""
        puts: dict[str, str | None] = {}
        fields = self.entry.source.fields if self.entry.source else {}
        for name, value in fields.items():
            if name in _NO_IDS or (new := _replaced(name, value, wrong, right, cited)) is None:
                continue
            puts[name] = new
        where = next(iter(puts), "")
        if not puts or right is None or any(value == fields[name] for name, value in puts.items()):
            return where, None
        return where, Mend(MENDS["write"].format(value=right.id), puts)

    # Versions.

    def published(self, cited: Work) -> Mend | None:
        """Return the mend that cites the version of record in place of the preprint."""
        entry = self.entry
        if entry.source is None:
            return None
        form, new = cited.form, entry.is_biblatex
        target = form.biblatex_container if new else form.bibtex_container
        puts: dict[str, str | None] = {}
        renames: dict[str, str] = {}
        old = entry.container
        where = self._where(cited, "")
        if not where:
            return None
        if old and old != target:
            if entry.has(target):
                puts[old] = None
            else:
                renames[old] = target
        value, where = self._called(cited) or (self.text(where), where)
        is_held = old and is_braced(entry.value(old).strip())
        puts[target] = _held(value) if is_held else value
        puts |= self._of_record(cited)
        if cited.arxiv and not self._still_names(cited.arxiv, puts, renames):
            puts["eprint"] = cited.arxiv
            puts["eprinttype" if new else "archiveprefix"] = "arxiv" if new else "arXiv"
        kind = form.biblatex if new else form.bibtex
        title = MENDS["cite"].format(value=f"{show(where)} {cited.year}")
        return Mend(title, puts, renames, "" if kind == entry.source.kind else kind)

    def _still_names(
        self, number: str, puts: dict[str, str | None], renames: dict[str, str]
    ) -> bool:
        """Return whether the number of the preprint stands in some field after a change."""
        fields = self.entry.source.fields if self.entry.source else {}
        left = {name: text for name, text in fields.items() if name not in renames}
        texts = {**left, **puts}
        return any(number in (text or "") for name, text in texts.items() if name not in _NO_IDS)

    def _of_record(self, cited: Work) -> dict[str, str | None]:
        """Return the fields that speak of the preprint, with what the version of record has."""
        entry, puts = self.entry, dict[str, str | None]()
        puts |= self.year(cited.year or 0).puts
        if entry.has("date"):
            puts["date"] = "-".join(f"{part:02}" for part in cited.date)
        puts |= {name: None for name in ("month", "day") if entry.has(name)}
        # Of proceedings styles print the volume or the number, and complain of both.
        number = cited.number if cited.kind is Kind.ARTICLE or not cited.volume else None
        known = {"volume": cited.volume, "number": number}
        for name in _PLACES:
            value = known.get(name)
            has_one = entry.has(name, "issue" if name == "number" else name)
            if entry.has(name) and _OF_ARXIV.search(entry.value(name).strip("{} ")):
                puts[name] = self.text(value) if value else None
            elif value and not has_one:
                puts[name] = self.text(value)
        if cited.pages and (not entry.has("pages") or "pages" in puts):
            puts["pages"] = "--".join(map(self.text, cited.pages))
        return puts | self._houses(cited) | self._addresses(cited)

    def _houses(self, cited: Work) -> dict[str, str | None]:
        """Return the fields that name arXiv for a publisher, a journal or in a note."""
        entry, puts = self.entry, dict[str, str | None]()
        for name in (*_HOUSES, "note", "howpublished", "journal", "journaltitle", "series"):
            text = tex.read(entry.value(name)).text.strip() if entry.has(name) else ""
            told = arxiv_mentioned(text) if text and name != entry.container else None
            if (told and told[1]) or (
                name != entry.container and text and is_preprint_server(text)
            ):
                house = cited.issuer if name == "publisher" else None
                puts[name] = self.text(house) if house else None
        return puts

    def _addresses(self, cited: Work) -> dict[str, str | None]:
        """Return DOI and address where they are those that arXiv gave."""
        puts: dict[str, str | None] = {}
        if "10.48550/" in self.entry.value("doi"):
            puts["doi"] = tex.verbatim(cited.doi) if cited.doi else None
        if "10.48550/" in self.entry.value("url") and cited.link:
            puts["url"] = tex.verbatim(cited.link)
        return puts


def _held(value: str) -> str:
    """Return a value in braces of its own; the name of a string stands without any."""
    return value if isinstance(value, Macro) or is_braced(value) else f"{{{value}}}"


def has_initials(person: Person) -> bool:
    """Return whether the given names of a person are initials alone: ``J. P.``, ``J``."""
    words = [word for word in re.split(r"[\s.\-]+", person.given) if word]
    return bool(words) and all(len(word) == 1 and word.isascii() for word in words)


def _replaced(
    name: str, value: str, wrong: Identifier, right: Identifier | None, cited: Work
) -> str | None:
    """Return a field's value with the right identifier; as it is where there is none to write.

    None where the field does not hold the wrong one.
    """
    plain = value.replace("\\", "")
    if wrong.scheme == "arxiv":
        is_there, new = wrong.id in value, value.replace(wrong.id, right.id if right else wrong.id)
    elif wrong.scheme == "doi":
        is_there, new = wrong.id in plain.lower(), value
        if right:
            new = re.sub(re.escape(wrong.id), lambda _: right.id, plain, flags=re.IGNORECASE)
    else:
        stated = identified(tex.address(value).strip("{} ")) if name in _ADDRESSES else None
        told = identified(cited.link) if cited.link else None
        is_there, new = stated == wrong, (right and right.url) or value
        if right and told and cited.link and told.scheme == right.scheme:
            new = tex.verbatim(cited.link)
    return new if is_there else None
