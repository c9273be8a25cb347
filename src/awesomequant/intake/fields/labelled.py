"""A draft from labelled values: the cells of a row under their heads, an object under its keys.

What a value is, its label says (``columns``); what does not fit there is kept under its own name,
so that nothing is lost: "soon" is no address of code, and stands in ``extra`` as it stood.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, NamedTuple

from awesomequant.intake.fields import values
from awesomequant.intake.fields.columns import Role
from awesomequant.intake.fields.links import ADDRESSED, Links
from awesomequant.intake.formats import bibtex
from awesomequant.library.draft import Draft, DraftLink
from awesomequant.library.problems import Place
from awesomequant.library.settings import OwnField
from awesomequant.text import fold, one_line
from awesomequant.works import kinds
from awesomequant.works.dates import Dated, read_date
from awesomequant.works.ids import is_bibtex_key
from awesomequant.works.venues import is_preprint_server


class Item(NamedTuple):
    """A value with its label and what it is: text, or what YAML and JSON have beside it."""

    label: str
    roles: tuple[Role, ...]
    value: Any


_LONGEST_NOTHING = max(map(len, values.NOTHING))
_WORD = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"(?<![\d.])(?:19|20)\d\d(?![\d.])")
_SHORT_YEAR = re.compile(r"(?<=[A-Za-z])\s?['\u2019](\d\d)(?!\d)")
_ARXIV = re.compile(r"\barxiv:\s?(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})", re.IGNORECASE)
# Zotero's key of an item looks like this, and no person's key of a citation does.
_ZOTERO_KEY = re.compile(r"[23456789A-NP-Z]{8}")
# Numbers and hashes of databases are no keys that anybody would cite by.
_DATABASE_ID = re.compile(r"\d+|[0-9a-f]{12,}|[0-9a-f-]{32,}|https?:.*", re.IGNORECASE)
# Under "Type" a sheet has topics, and a bibliography what no topic is called.
_SURELY_A_KIND = re.compile(
    r"(?:in)?proceedings|in(?:collection|book)|journal.?article|conference.?paper|\w*thesis"
    r"|tech.?report|book.?(?:section|chapter)",
    re.IGNORECASE,
)
_BIBTEX = re.compile(r"\s*@[A-Za-z]{3,20}\s*\{")
_LONGEST_VALUE = 80
_OLDEST_SHORT = 80
_SAID = ("title", "citations", "authors", "authors_written")
# The fields of a record that bear other names than their roles.
_NAMES = {
    Role.VOLUME: "volume", Role.ISSUE: "number", Role.PAGES: "pages",
    Role.PUBLISHER: "publisher", Role.ID: "bibtex_key", Role.KIND: "type",
}  # fmt: skip


def explained(heads: Sequence[str], roles: Sequence[tuple[Role, ...]], what: str) -> Iterator[str]:
    """Yield what was understood of each head, a line each; ``what`` is a column or a key."""
    for head, said in zip(heads, roles, strict=True):
        yield f"{what} '{head}': {' and '.join(said) or 'kept under its own name'}"


def draft_of(place: Place, items: Iterable[Item], own: Mapping[str, OwnField]) -> Draft:
    """Return the draft that labelled values come to; its title is empty where none has one.

    ``own`` are the own fields of the list: a value under the label of one is that field's.
    """
    entry = _Entry(own)
    for item in items:
        entry.take(item)
    draft = entry.draft(place)
    extra = draft.more.get("extra") or {}
    for label, text in extra.items():
        # What only the BibTeX says that stands among the values is taken from it.
        found = bibtex.read(text, place.file) if _BIBTEX.match(text) else None
        if found and len(found.drafts) == 1 and not found.problems:
            below = found.drafts[0]
            rest = {**(below.more.get("extra") or {}), **extra}
            del rest[label]
            whole = replace(draft.over(below), place=place, tags=draft.tags or below.tags)
            return replace(whole, more={**whole.more, "extra": rest})
    return draft


class _Entry:
    """What the values of one entry say, gathered until all of them are known."""

    def __init__(self, own: Mapping[str, OwnField]) -> None:
        """Begin with nothing said; ``own`` are the list's own fields by name."""
        self.fields = own
        self.own = {fold(word): name for name, one in own.items() for word in (name, one.label)}
        self.said: dict[str, Any] = {}
        self.more: dict[str, Any] = {}
        self.links = Links()
        self.tags: list[str] = []
        self.leading: set[str] = set()
        """The words of labels that have an address: of ``project_page`` and ``code``."""
        self.dates: list[tuple[str, str, Dated]] = []
        self.months: list[tuple[str, str]] = []
        self.stars: int | None = None
        self.answers: dict[str, Any] = {}
        self.extra: dict[str, str] = {}

    def take(self, item: Item) -> None:
        """Understand one value; what its label does not fit is kept under the label."""
        text = values.text_of(item.value)
        is_title = Role.TITLE in item.roles
        is_short = len(text) <= _LONGEST_NOTHING
        if not text or (is_short and fold(text) in values.NOTHING and not is_title):
            return
        if self.own and (name := self.own.get(fold(item.label.strip()))):
            is_taken = self._answer(name, item.value, text)
        elif len(item.roles) > 1 and isinstance(item.value, str):
            is_taken = self._combined(item, text)
        else:
            role = item.roles[0] if item.roles else Role.OTHER
            is_taken = self._take(role, item.label, item.value, text)
        if values.is_address(text):
            self.leading |= set(_WORD.findall(fold(item.label.replace("_", " "))))
        if not is_taken:
            self.keep(item.label, text)

    def keep(self, label: str, text: str) -> None:
        """Keep a value that no field of a record holds, under its own name."""
        name = one_line(label) or "column without a name"
        # Two columns of one name, and two values of one kind, both stay.
        self.extra[name] = f"{self.extra[name]}; {text}" if name in self.extra else text

    def _answer(self, name: str, value: Any, text: str) -> bool:
        """Take a value for an own field of the list; False where it cannot be one."""
        field = self.fields[name]
        parts = value if isinstance(value, list) else [text]
        if field.type == "list":
            parts = [part for one in parts for part in values.listed(values.text_of(one))]
        answers = tuple(filter(None, (one_line(values.text_of(part)) for part in parts)))
        is_list = field.type == "list"
        known = field.type != "choice" or set(answers) <= set(field.values)
        if not answers or not known or max(map(len, answers)) > _LONGEST_VALUE:
            return False
        if not is_list and len(answers) > 1:
            return False
        self.answers[name] = answers if is_list else answers[0]
        return True

    def _combined(self, item: Item, text: str) -> bool:
        """Understand a cell that holds several things, as ``Title & Authors`` says."""
        roles = list(item.roles)
        if Role.TITLE in roles:  # it stands in the first line
            first, _, text = text.partition("\n")
            self._title(first)
            roles.remove(Role.TITLE)
        addressed = [role for role in roles if role in ADDRESSED]
        if addressed:
            for label, address in values.links(text):
                self.links.add(addressed[0], item.label, label, address)
            text = values.without_links(text)
        if not text.strip():
            return True
        if Role.VENUE in roles:  # "CVPR 2020": the year is found in it when all is known
            return self._take(Role.VENUE, item.label, text, text)
        return any(self._take(role, item.label, text, text) for role in roles)

    def _take(self, role: Role, label: str, value: Any, text: str) -> bool:
        """Take a value for what its label says it is; False where it cannot be that."""
        reader = _READERS.get(role)  # a chain of cases takes a tenth of the time of a table
        return reader(self, role, label, value, text) if reader else self._further(role, text)

    def take_venue_or_date(self, role: Role, label: str, _: Any, text: str) -> bool:
        """Take a venue or a date: the head "Published" stands above both."""
        if dated := read_date(text):
            self.dates.append((label, text, dated))
            return True
        if role is Role.DATE:  # "June" says something beside the year
            self.months.append((label, text))
            return True
        return self._once("venue", one_line(text))

    def take_tags(self, _: Role, _label: str, value: Any, text: str) -> bool:
        """Take tags, or what a bibliography has under "Type"."""
        if _SURELY_A_KIND.fullmatch(text):
            return self._further(Role.KIND, text)
        self.tags += values.listed(value if isinstance(value, list) else text)
        return True

    def take_unknown(self, _: Role, label: str, value: Any, text: str) -> bool:
        """Take what nobody knows for a link, where it is an address and nothing but that."""
        return values.is_address(text) and self.take_addressed(Role.LINKS, label, value, text)

    def _once(self, name: str, value: Any) -> bool:
        """Take the first value of a field; False for a second that says something else."""
        if value and name not in self.said:
            self.said[name] = value
            return True
        return bool(value) and fold(str(self.said[name])) == fold(str(value))

    def _title(self, text: str) -> bool:
        """Take the title, and its link where it bears one."""
        title, address = values.titled(text)
        if address:
            self.links.papers.insert(0, address)
        return self._once("title", one_line(title).strip("* "))

    def take_title(self, _: Role, _label: str, _value: Any, text: str) -> bool:
        """Take the title."""
        return self._title(text)

    def take_people(self, role: Role, _: str, value: Any, text: str) -> bool:
        """Take authors or editors."""
        people = tuple(values.people_of(value))
        if role is Role.EDITORS:
            return self.more.setdefault("editors", people) is people
        if isinstance(value, str):
            self.said.setdefault("authors_written", text)
        return self._once("authors", people)

    def take_addressed(self, role: Role, label: str, value: Any, text: str) -> bool:
        """Take addresses and identifiers; False where there is none."""
        return self.links.take(role, label, value, text)

    def take_count(self, role: Role, _: str, _value: Any, text: str) -> bool:
        """Take citations or stars; False for what is no number."""
        number = values.number(text)
        if number is not None and role is Role.STARS:
            self.stars = number
            return True
        return number is not None and self._once("citations", number)

    def _further(self, role: Role, text: str) -> bool:
        """Take a field that few sources have; False where it is given twice, or is none."""
        name, value = _NAMES.get(role, role.value), text
        if role is Role.ROW:
            return True
        if role is Role.ID and _ZOTERO_KEY.fullmatch(text):
            self.keep("zotero-key", text)
            return True
        if role is Role.ID:
            value = text if is_bibtex_key(text) and not _DATABASE_ID.fullmatch(text) else ""
        elif role is Role.KIND:
            found = (kinds.from_name(name) for name in re.split(r"[;,] ?", text))
            value = next((kind for kind in found if kind is not kinds.Kind.OTHER), "")
        elif role is Role.ADDED:
            day = (read_date(text) or Dated()).iso or ""
            value = day if len(day) == len("2024-06-17") else ""
        elif role in _NAMES:
            value = re.sub(r"(?<=\w)\s?[-\u2013]{1,3}\s?(?=\w)", "-", one_line(text))
        return bool(value) and self.more.setdefault(name, value) == value

    def _dated(self) -> tuple[int | None, str | None]:
        """Return year and day: of several dates the year stated alone counts, then the venue's.

        The day of a preprint of 2025 does not make a paper of ICLR 2026 one of 2025.
        """
        alone = [dated.year for _, _, dated in self.dates if not dated.iso]
        # The years that a venue is written with: "CVPR 2020", "ICLR'21".
        venue = self.said.get("venue") or ""
        short = map(int, _SHORT_YEAR.findall(venue))
        of_venue = {*map(int, _YEAR.findall(venue))}
        # The eighties are the oldest that are written in two digits.
        of_venue |= {1900 + year if year > _OLDEST_SHORT else 2000 + year for year in short}
        years = alone or (list(of_venue) if len(of_venue) == 1 else [])
        years = years or [dated.year for _, _, dated in self.dates]
        year = years[0] if years else None
        for label, text, dated in self.dates:
            if dated.year != year:
                self.keep(label, text)
        days = [dated.iso for _, _, dated in self.dates if dated.iso and dated.year == year]
        for label, text in self.months:
            whole = f"{year}-{text}" if text.isdecimal() else f"{text} {year}"
            found = read_date(whole) if year and len(text) <= _LONGEST_VALUE else None
            if found and found.iso:
                days.append(found.iso)
            else:
                self.keep(label, text)
        return year, max(days, key=len, default=None)

    def draft(self, place: Place) -> Draft:
        """Return what all the values came to."""
        year, day = self._dated()
        url = self.links.url()
        for label, text in self.links.beside:
            self.keep(label, text)
        if told := self.extra.get("Extra"):
            # Zotero keeps the number of a preprint among what it has no field for.
            number = _ARXIV.search(told)
            self.links.identify("arxiv", number[1] if number else "")
        code = [DraftLink("code", link) for link in dict.fromkeys(self.links.code)]
        if self.stars is not None and code:
            code[0] = DraftLink("code", code[0].url, self.stars)
        elif self.stars is not None:
            self.keep("stars", str(self.stars))
        # What a press, a school or arXiv issues has no other venue.
        house = self.more.get("publisher")
        is_issued = self.more.get("type") in (*kinds.ISSUED, kinds.Kind.PREPRINT)
        is_issued = is_issued or is_preprint_server(house or "")
        tags = map(one_line, self.tags)
        further = {"date": day, "fields": self.answers, "extra": self.extra}
        return Draft(
            place,
            url=url,
            venue=self.said.get("venue") or (house if is_issued else None),
            year=year,
            # Beside ``code:`` and ``project_page:`` the tags Code and Project say that these are
            # there, and are no topics.
            tags=tuple(dict.fromkeys(tag for tag in tags if tag and fold(tag) not in self.leading)),
            code=tuple(code),
            links=tuple(dict.fromkeys(self.links.others)),
            arxiv=self.links.ids.get("arxiv"),
            doi=self.links.ids.get("doi"),
            more={**self.more, **{name: value for name, value in further.items() if value}},
            **{"title": "", **{name: self.said[name] for name in _SAID if name in self.said}},
        )


# How the values of each role are taken; all other roles are single fields of a record.
_READERS: Final[Mapping[Role, Callable[[_Entry, Role, str, Any, str], bool]]] = {
    Role.TITLE: _Entry.take_title,
    **dict.fromkeys((Role.AUTHORS, Role.EDITORS), _Entry.take_people),
    **dict.fromkeys((Role.VENUE, Role.DATE), _Entry.take_venue_or_date),
    **dict.fromkeys(ADDRESSED, _Entry.take_addressed),
    Role.TAGS: _Entry.take_tags,
    **dict.fromkeys((Role.CITATIONS, Role.STARS), _Entry.take_count),
    Role.OTHER: _Entry.take_unknown,
}
