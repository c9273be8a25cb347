"""Tag records by a list's own rules: what their titles and the words of their sources say.

Rules add and never take away: a tag that a person wrote stays, and what a person does not want is
said in the rules' ``reviewed``.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from awesomequant.language.plain import show
from awesomequant.library.attribution import Attribution
from awesomequant.library.change import BEHIND, Change
from awesomequant.library.draft import Draft
from awesomequant.library.library import Library
from awesomequant.library.list_rules import TagReview, TagRule
from awesomequant.library.paper import Paper
from awesomequant.store.list_rules import Placed

BY = "tag-rules"
_NONE: tuple[TagReview | None, str] = (None, "")


@dataclass(frozen=True, slots=True)
class Filed:
    """How sources file one work: their ``words``, ``headings``, its authors' ``keywords``."""

    words: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()

    def with_(self, other: "Filed") -> "Filed":
        """Return what both say."""
        return Filed(
            (*self.words, *other.words),
            (*self.headings, *other.headings),
            (*self.keywords, *other.keywords),
            (*self.lists, *other.lists),
        )


def of_attribution(known: Attribution | None) -> Filed:
    """Return how the sources of a record that came by an import file it."""
    if known is None:
        return Filed()
    return Filed(known.words, known.headings, known.keywords, known.met)


def of_draft(draft: Draft) -> Filed:
    """Return how the file that an entry stands in files it.

    An importer that tells its sources (``attribution``) has their own words there; what it has as
    tags is then its reading of them.
    """
    said = draft.more.get("attribution")
    if said:
        parts = ("words", "headings", "keywords", "met")
        return Filed(*(tuple(map(str, said.get(part) or ())) for part in parts))
    return Filed(words=tuple(draft.tags), headings=tuple(draft.sections))


@dataclass(frozen=True, slots=True)
class Given:
    """What a rule gives a record: a tag, or the ``value`` of an own ``field``, and why."""

    tag: str
    field: str
    value: str
    why: str

    def __str__(self) -> str:
        """Word it as one line of a plan."""
        what = f"{self.field}: {self.value}" if self.field else self.tag
        return f"+ {what} ({self.why})"


@dataclass(frozen=True, slots=True)
class _Compiled:
    rule: TagRule
    place: str
    parts: tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]
    unless: tuple[re.Pattern[str], ...]


class Tagger:
    """Says what the rules of a list give to its records."""

    def __init__(self, placed: Placed, library: Library) -> None:
        """Take the rules apart once."""
        self._library = library
        self._rules = [
            _Compiled(
                rule,
                str(place),
                tuple(
                    (part, _all(getattr(rule, part)))
                    for part in ("titles", "words", "headings", "keywords")
                    if getattr(rule, part)
                ),
                _all(rule.unless),
            )
            for rule, place in zip(placed.rules.rules, placed.places, strict=True)
        ]
        self._reviews: dict[str, tuple[TagReview | None, str]] = {
            review.record: (review, str(place))
            for review, place in zip(placed.rules.reviewed, placed.reviews, strict=True)
        }

    def given(self, paper: Paper, filed: Filed) -> tuple[Given, ...]:
        """Return all that reviews and rules give to a record, whether it has it or not."""
        names = (paper.id, *paper.aliases)
        review, place = next((self._reviews[one] for one in names if one in self._reviews), _NONE)
        found: dict[tuple[str, str, str], Given] = {}
        for tag in review.tags if review else ():
            found[tag, "", ""] = Given(tag, "", "", f"{place}: {review.because if review else ''}")
        # What a person said of this record goes before all rules.
        kept_off = {*(review.without if review else ())}
        rules = [one for one in self._rules if not {one.rule.tag, one.rule.field} & kept_off]
        texts = {
            "titles": _plain(map(show, (paper.title, *paper.also_titled, *paper.known_as))),
            "words": _plain(filed.words),
            "headings": _plain(filed.headings),
            "keywords": _plain(filed.keywords),
        }
        for one in rules:
            for value, why in _held(one, texts, filed.lists):
                key = (one.rule.tag or "", one.rule.field or "", value)
                found.setdefault(key, Given(*key, f"{one.place}: {why}"))
        # What stands for all the rest is asked last, wherever in the file its rule stands.
        if not paper.tags and not any(given.tag for given in found.values()):
            for one in rules:
                if one.rule.otherwise and one.rule.tag:
                    why = f"{one.place}: no other rule holds"
                    found[one.rule.tag, "", ""] = Given(one.rule.tag, "", "", why)
        # No tag under which another one counts already.
        above = {tag for one in found.values() for tag in self._library.lineage.get(one.tag, ())}
        return tuple(one for one in found.values() if not one.tag or one.tag not in above)

    def missing(self, paper: Paper, filed: Filed) -> tuple[Given, ...]:
        """Return what a record lacks of what the rules give it; nothing where it is `locked`."""
        counted = set(self._library.tags_of(paper))
        lacking = []
        for given in self.given(paper, filed):
            if given.tag:
                is_lacking = "tags" not in paper.locked and given.tag not in counted
            else:
                own, has = self._library.settings.fields[given.field], paper.fields.get(given.field)
                # "W12A345" is read as bits by no rule: a value that the list does not know is none.
                is_value = not own.values or given.value in own.values
                # A list takes one more; another field only while it is empty.
                has_room = given.value not in (has or ()) if own.type == "list" else not has
                is_lacking = "fields" not in paper.locked and is_value and has_room
            lacking += [given] if is_lacking else []
        return tuple(lacking)


def changes(paper: Paper, given: Iterable[Given], library: Library) -> list[Change]:
    """Return what puts tags and values into the file of a record, behind what stands there."""
    made: list[Change] = []
    values: dict[str, list[Given]] = {}
    for one in given:
        if one.tag:
            made.append(Change(paper.source_file, ("tags", BEHIND), one.tag, one.why, BY))
        else:
            values.setdefault(one.field, []).append(one)
    held: dict[str, Any] = {}
    for field, several in values.items():
        known = paper.fields.get(field) or ()
        is_list = library.settings.fields[field].type == "list"
        # Of two values for one place the first stays: rules stand in the order of preference.
        held[field] = [*known, *(one.value for one in several)] if is_list else several[0].value
    file, whys = paper.source_file, [one.why for one in chain(*values.values())]
    if held and not paper.fields:  # one change, for there is no mapping yet to put the others into
        made.append(Change(file, ("fields",), held, "; ".join(whys), BY))
    else:
        made += [
            Change(file, ("fields", name), to, "; ".join(whys), BY) for name, to in held.items()
        ]
    return made


def _held(
    one: _Compiled, texts: dict[str, tuple[str, ...]], lists: Iterable[str]
) -> Iterator[tuple[str, str]]:
    """Yield the values that a rule gives (empty for a tag), each with what says so."""
    if any(pattern.search(title) for pattern in one.unless for title in texts["titles"]):
        return
    for part, patterns in one.parts:
        for text in texts[part]:
            for pattern in patterns:
                for match in pattern.finditer(text):
                    value = one.rule.value or ""
                    value = match.expand(value) if "\\" in value else value
                    yield value, f"{part} '{match[0].strip() or text}'"
    for name in (one for one in dict.fromkeys(one.rule.lists) if one in lists):
        yield one.rule.value or "", f"lists '{name}'"


def _all(patterns: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


def _plain(texts: Iterable[str]) -> tuple[str, ...]:
    """Return texts without accents: case stays, for a pattern may ask for it."""
    marked = (unicodedata.normalize("NFKD", text) for text in texts)
    return tuple("".join(c for c in one if not unicodedata.combining(c)) for one in marked)
